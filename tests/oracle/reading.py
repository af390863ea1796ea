"""A case as JSON text, read by interface.md and entry-and-display.md, or the fields that must be refused."""

import json
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from tests.oracle import alleles
from tests.oracle.activity import activity_phenotype, lower_function
from tests.oracle.numbers import NUMBER, RefusedError, quantity
from tests.oracle.regimens import INDICATIONS
from tests.oracle.thresholds import SETS

EDITIONS = ("cpic-2025", "cpic-2018", "dpwg-2025", "fda-label")
MEDICINES = (
    "allopurinol oxipurinol tiopurinol febuxostat mercaptopurine tioguanine ribavirin warfarin enalapril".split()
)
CIRCUMSTANCES = (
    "pregnant breastfeeding planning-pregnancy active-malignancy active-infection hypersensitivity-azathioprine "
    "hypersensitivity-mercaptopurine previous-azathioprine-pancreatitis previous-alkylating-agent recent-transfusion "
    "hepatic-impairment live-vaccine-planned phototherapy"
).split()
RESULT_UNITS = {
    **dict.fromkeys(("white-cells", "neutrophils", "platelets", "lymphocytes"), ("x10^9/L", "/uL")),
    **dict.fromkeys(("alt", "ast"), ("U/L",)),
    "mcv": ("fL",),
    "albumin": ("g/L", "g/dL"),
}
KEYS = (
    "case_version practice indication age sex weight height planned_start tpmt nudt15 edition creatinine "
    "renal_reference medicines circumstances accept_untested confirmed results thresholds start_date monitoring "
    "tablets identifiers"
).split()
STOCK = {"uk": (Fraction(25), Fraction(50)), "us": (Fraction(50), Fraction(75), Fraction(100))}
REFERENCE = {"uk": "uk-handbook", "us": "us-card"}


@dataclass(frozen=True)
class Gene:
    """The phenotype by the current table and by that of 2018; not called when both are No Result."""

    called: bool
    now: str = alleles.NO_RESULT
    in_2018: str = alleles.NO_RESULT


STATES = ("not-tested", "no-call", "partial", "ambiguous", "conflicting", "unknown-allele", "undefined-activity")
UNTESTED = Gene(called=False)


@dataclass
class Case:
    """One case; None is not given. Age in years, weight and height in kg and m."""

    practice: str = "uk"
    indication: str | None = None
    age: Fraction | None = None
    sex: str | None = None
    weight: Fraction | None = None
    height: Fraction | None = None
    planned: tuple[Fraction, str] | None = None
    tpmt: Gene = UNTESTED
    nudt15: Gene = UNTESTED
    edition: str = "cpic-2025"
    creatinine: tuple[Fraction, str] | None = None
    reference: str = "uk-handbook"
    medicines: frozenset[str] = frozenset()
    circumstances: frozenset[str] = frozenset()
    accepts_untested: bool = False
    weight_confirmed: bool = False
    results: dict[str, Fraction] = field(default_factory=dict)
    thresholds: str | None = None
    tablets: tuple[Fraction, ...] = STOCK["uk"]
    refused: set[str] = field(default_factory=set)


def read(text: str) -> Case:
    """The case with the fields that must be refused; those of a key written twice too."""
    twice: set[str] = set()
    given = json.loads(text, object_pairs_hook=lambda pairs: _noting(pairs, twice))
    typed = {key: value for key, value in given.items() if value is not None and key in KEYS}
    practice = "us" if typed.get("practice") == "us" else "uk"
    case = Case(reference=REFERENCE[practice], tablets=STOCK[practice], refused=twice | (given.keys() - set(KEYS)))
    for key, (into, reader) in READERS.items():
        try:
            if key in typed:
                setattr(case, into, reader(typed[key]))
        except RefusedError:
            case.refused.add(key)
    return case


def _noting(pairs: list[tuple[str, Any]], twice: set[str]) -> dict[str, Any]:
    names = [name for name, _ in pairs]
    twice.update(name for name in names if names.count(name) > 1)
    return dict(pairs)


Reader = Callable[[Any], Any]


def _one_of(ids: Iterable[str]) -> Reader:
    def reader(value: Any) -> Any:
        if value not in tuple(ids):
            raise RefusedError(value)
        return value

    return reader


def _several_of(ids: Iterable[str]) -> Reader:
    return lambda value: frozenset(map(_one_of(ids), value))


def _positive(unit: str) -> Reader:
    def reader(value: Any) -> Any:
        number, _ = quantity(value, (unit,))
        if number == 0:
            raise RefusedError(value)
        return number

    return reader


def _age(value: Any) -> Fraction:
    number, unit = quantity(value, ("years", "months"))
    if number == 0:
        raise RefusedError(value)
    return number / 12 if unit == "months" else number


def _gene(gene: str, value: Any) -> Gene:
    """A genotype of two alleles, a phenotype in CPIC's term, an enzyme activity, or a state that is not a call.

    Genotype and activity may stand together, nothing else may.
    """
    given = {key for key, part in value.items() if part is not None} if isinstance(value, dict) else {"not an object"}
    if not given:
        return UNTESTED
    if given == {"phenotype"}:
        term = _one_of(alleles.PHENOTYPES)(value["phenotype"])
        return Gene(True, term, term)
    if given == {"state"}:
        _one_of(STATES)(value["state"])
        return UNTESTED
    if given == {"genotype"}:
        return _by_alleles(gene, value["genotype"])
    if given in ({"activity", "laboratory"}, {"activity", "laboratory", "genotype"}):
        return _with_activity(_by_alleles(gene, value["genotype"]) if "genotype" in given else UNTESTED, value)
    raise RefusedError(value)


def _by_alleles(gene: str, written: Any) -> Gene:
    pair = _pair(gene, written)
    if not alleles.known(gene, pair):
        return UNTESTED
    now, in_2018 = (alleles.phenotype(gene, pair, table) for table in (alleles.CURRENT, alleles.BEFORE_2026))
    return Gene(True, now, in_2018)


def _pair(gene: str, written: Any) -> tuple[str, str]:
    """The two alleles in the notations of genotype-formats.md section 5 that name both."""
    if not isinstance(written, str):
        raise RefusedError(written)
    plain = re.sub(f"{gene}|[ *\u2217\ufe61\uff0a]", "", written).upper()
    pair = re.fullmatch("([0-9]+[A-Z]?)[/|]([0-9]+[A-Z]?)", plain)
    if not pair:
        raise RefusedError(written)
    return f"*{pair[1]}", f"*{pair[2]}"


def _with_activity(by_alleles: Gene, value: dict[str, Any]) -> Gene:
    """Where alleles and enzyme disagree the lower function is used; a value in a gap says nothing."""
    if not isinstance(value["activity"], str) or not NUMBER.fullmatch(value["activity"]):
        raise RefusedError(value["activity"])
    measured = activity_phenotype(value.get("laboratory", ""), Fraction(value["activity"]))
    if measured is None:
        return by_alleles
    return Gene(True, lower_function(by_alleles.now, measured), lower_function(by_alleles.in_2018, measured))


def _results(value: dict[str, Any]) -> dict[str, Fraction]:
    """Counts in x10^9/L, enzymes in U/L, albumin in g/L."""
    read_values = {}
    for test, typed in value.items():
        if test not in RESULT_UNITS:
            raise RefusedError(test)
        number, unit = quantity(typed, RESULT_UNITS[test])
        read_values[test] = number * {"/uL": Fraction(1, 1000), "g/dL": Fraction(10)}.get(unit, Fraction(1))
    return read_values


def _tablets(value: Any) -> tuple[Fraction, ...]:
    return tuple(quantity(strength, ("mg",))[0] for strength in value)


# The key of the case, the field it goes into, and how it is read.
READERS: dict[str, tuple[str, Reader]] = {
    "practice": ("practice", _one_of(("uk", "us"))),
    "indication": ("indication", _one_of(INDICATIONS)),
    "age": ("age", _age),
    "sex": ("sex", _one_of(("female", "male"))),
    "weight": ("weight", _positive("kg")),
    "height": ("height", lambda value: _positive("cm")(value) / 100),
    "planned_start": ("planned", lambda value: quantity(value, ("mg/kg/day", "mg/day"))),
    "tpmt": ("tpmt", lambda value: _gene("TPMT", value)),
    "nudt15": ("nudt15", lambda value: _gene("NUDT15", value)),
    "edition": ("edition", _one_of(EDITIONS)),
    "creatinine": ("creatinine", lambda value: quantity(value, ("umol/L", "mg/dL"))),
    "renal_reference": ("reference", _one_of(("uk-handbook", "us-card"))),
    "medicines": ("medicines", _several_of(MEDICINES)),
    "circumstances": ("circumstances", _several_of(CIRCUMSTANCES)),
    "accept_untested": ("accepts_untested", lambda value: "tpmt" in _several_of(("tpmt",))(value)),
    "confirmed": ("weight_confirmed", lambda value: "weight" in _several_of(("weight",))(value)),
    "results": ("results", _results),
    "thresholds": ("thresholds", _one_of(SETS)),
    "tablets": ("tablets", _tablets),
}
