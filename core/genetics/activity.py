"""Reads a TPMT enzyme activity with the bands and the unit of a named laboratory."""

from dataclasses import dataclass
from decimal import Decimal

from core.assessment import Measured
from core.book import Band, Book, Laboratory, Phenotype
from core.findings import Finding, Severity
from core.genetics.notation import case_field
from core.genetics.spelling import shown
from core.quantity import Unreadable, read_number, read_quantity

GENE_WITH_ACTIVITY = "TPMT"
"""No NUDT15 activity assay is in routine use (facts: *1 and phase)."""


@dataclass(frozen=True, slots=True)
class Activity:
    """A measured activity in its laboratory's unit; `band` is None in a gap between two bands."""

    value: Decimal
    laboratory: Laboratory
    band: Band | None

    @property
    def phenotype(self) -> Phenotype:
        """The phenotype that the band stands for, measured and not inferred from alleles."""
        return Phenotype.NO_RESULT if self.band is None else self.band.phenotype

    @property
    def as_measured(self) -> Measured | None:
        """What stands beside the call; None in a gap."""
        laboratory, band = self.laboratory, self.band
        return Measured(self.value, laboratory.unit, laboratory.name, band.name) if band else None


def read_activity(gene: str, typed: str | None, laboratory: str | None, book: Book) -> Activity | Finding:
    """The activity, or the refusal.

    Refusals: `activity-of-this-gene` (NUDT15 has no assay), `activity-without-laboratory`,
    `laboratory-unknown`, `laboratory-without-bands`, `laboratory-without-activity`,
    `activity-unreadable` (params reason, unit).
    """
    if gene != GENE_WITH_ACTIVITY:
        return _refused("activity-of-this-gene", gene)
    if typed is None:
        return _refused("laboratory-without-activity", gene, laboratory=shown(laboratory or ""))
    if laboratory is None:
        return _refused("activity-without-laboratory", gene, typed=shown(typed), **_laboratories(book))
    known = book.laboratories.get(laboratory)
    if known is None:
        return _refused("laboratory-unknown", gene, laboratory=shown(laboratory), **_laboratories(book))
    if not known.bands:
        return _refused("laboratory-without-bands", gene, laboratory=known.name)
    return _in_bands(gene, typed, known)


def band_of(value: Decimal, laboratory: Laboratory) -> Band | None:
    """The band that a value (in the laboratory's unit) lies in; None in a gap."""
    return next((band for band in laboratory.bands if _above(value, band) and _below(value, band)), None)


def _in_bands(gene: str, typed: str, known: Laboratory) -> Activity | Finding:
    value = _number(typed, known.unit)
    if isinstance(value, Unreadable):
        params = {"typed": shown(typed), "reason": value.reason, "unit": known.unit, "laboratory": known.name}
        return _refused("activity-unreadable", gene, **params)
    return Activity(value, known, band_of(value, known))


def _number(typed: str, unit: str) -> Decimal | Unreadable:
    if " " not in typed:
        return read_number(typed)
    quantity = read_quantity(typed, (unit,))
    return quantity if isinstance(quantity, Unreadable) else quantity.value


def _above(value: Decimal, band: Band) -> bool:
    return band.low is None or value > band.low or (value == band.low and not band.low_open)


def _below(value: Decimal, band: Band) -> bool:
    return band.high is None or value < band.high or (value == band.high and not band.high_open)


def _laboratories(book: Book) -> dict[str, object]:
    """Those whose bands can read a value, and those that are named and have none."""
    refused = tuple(one.id for one in book.laboratories.values() if not one.bands)
    return {
        "laboratories": tuple(one.id for one in book.laboratories.values() if one.bands),
        "refused": refused,
        "variant": "some-refused" if refused else None,
    }


def _refused(code: str, gene: str, **params: object) -> Finding:
    return Finding(code, Severity.STOP, case_field(gene), {"gene": gene, **params})
