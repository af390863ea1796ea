"""The cell of an edition that a pair of gene calls falls into."""

from core.assessment import GeneCall
from core.book import Advice, Edition, EditionRow, Phenotype


def row_for(edition: Edition, tpmt: GeneCall, nudt15: GeneCall) -> EditionRow:
    """The row by the edition's own function table.

    A pair without a row (No Result with No Result) is unassigned: never a reason to leave a dose as it is.
    """
    pair = phenotype_in(edition, tpmt), phenotype_in(edition, nudt15)
    row = edition.rows.get(pair)
    return _unassigned(edition, *pair) if row is None else row


def phenotype_in(edition: Edition, call: GeneCall) -> Phenotype:
    """The phenotype that this edition's table gives to a call."""
    return call.by_table.get(edition.table, Phenotype.NO_RESULT)


def _unassigned(edition: Edition, tpmt: Phenotype, nudt15: Phenotype) -> EditionRow:
    return EditionRow(
        tpmt=tpmt,
        nudt15=nudt15,
        advice=Advice.UNASSIGNED,
        low=None,
        high=None,
        strength="",
        applies_from=None,
        capped_below=False,
        message="edition-without-row",
        evidence=edition.evidence,
    )
