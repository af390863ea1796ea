"""The case column as it stands, without Qt and without the book: what is typed, what may be chosen, what is shown."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from core.case_form import CaseForm, GeneForm
from ui.models.view import Choice, FieldView

LINES = (
    # field, object name, label, spoken name, whether a group ends here
    ("age", "caseAge", "Age", "Age in years", False),
    ("sex", "caseSex", "Sex", "Sex", False),
    ("weight", "caseWeight", "Weight", "Weight in kilograms", False),
    ("height", "caseHeight", "Height", "Height in centimetres", True),
    ("indication", "caseIndication", "Indication", "Indication", False),
    ("planned_start", "casePlannedStart", "Planned start", "Planned start in mg/kg/day", False),
    ("start_date", "caseStartDate", "Start date", "Start date", True),
    ("tpmt", "caseTpmt", "TPMT", "TPMT: genotype, phenotype, activity or not tested", False),
    ("nudt15", "caseNudt15", "NUDT15", "NUDT15: genotype, phenotype or not tested", False),
    ("edition", "caseEdition", "Edition", "Edition of the genotype guideline", True),
    ("creatinine", "caseCreatinine", "Creatinine", "Creatinine", True),
    ("medicines", "caseMedicines", "Other medicines", "Other medicines", False),
    ("circumstances", "caseCircumstances", "Circumstances", "Circumstances", False),
)
LISTS, PICKED, GENES = ("sex", "indication", "edition"), ("medicines", "circumstances"), ("tpmt", "nudt15")
PAPER = (("name", "Name"), ("number", "Number"), ("date_of_birth", "Date of birth"))
UNITS: Mapping[str, str] = {
    "age": "years",
    "weight": "kg",
    "height": "cm",
    "planned_start": "mg/kg/day",
    "creatinine": "umol/L",
}
FIELDS = (
    "age", "sex", "weight", "height", "indication", "planned_start", "start_date", "tpmt", "nudt15", "edition",
    "creatinine", "medicines", "circumstances", "identifiers",
)  # fmt: skip
_NUMBER_LIKE = re.compile(r"[0-9.,]+")


class Typed(NamedTuple):
    """The case column exactly as it stands on the screen."""

    texts: Mapping[str, str]
    laboratory: str = ""
    medicines: tuple[str, ...] = ()
    circumstances: tuple[str, ...] = ()

    @property
    def parts(self) -> Mapping[str, object]:
        """Field by field."""
        picked = {"medicines": self.medicines, "circumstances": self.circumstances}
        return {**self.texts, "tpmt_laboratory": self.laboratory, **picked}


class CaseChoices(NamedTuple):
    """What the lists of the case column offer."""

    sexes: tuple[Choice, ...]
    indications: tuple[Choice, ...]
    editions: tuple[Choice, ...]
    laboratories: tuple[Choice, ...]
    laboratory_units: Mapping[str, str]
    medicines: tuple[Choice, ...]
    circumstances: tuple[Choice, ...]
    units: Mapping[str, tuple[str, ...]]
    beside: Mapping[str, str]
    """The unit beside each field; creatinine has the practice's."""
    stars: Mapping[str, tuple[str, ...]]
    """The star alleles that a gene field may end in."""
    terms: tuple[str, ...]
    """What a gene field takes in words."""


ENTER_BLOODS = "Enter results in Bloods"


class CaseView(NamedTuple):
    """What stands around every field; `accepted` when TPMT was accepted as not known, `bloods` what was entered."""

    fields: Mapping[str, FieldView]
    accepted: bool
    bloods: str = ENTER_BLOODS


NOTHING = CaseView({field: FieldView() for field in FIELDS}, accepted=False)
"""What stands beside the fields while the calculator is off: nothing is worked out from them."""


def parted(ids: tuple[str, ...], choices: tuple[Choice, ...]) -> tuple[tuple[Choice, ...], str]:
    """What a list of things holds: the choices picked, and last a text that is none of them."""
    known = {choice.id: choice for choice in choices}
    texts = [id for id in ids if id not in known]
    return tuple(known[id] for id in ids if id in known), texts[-1] if texts else ""


def asks_for_laboratory(text: str) -> bool:
    """True when the TPMT field holds a bare number: an activity, which is nothing without its laboratory."""
    return bool(_NUMBER_LIKE.fullmatch(text.strip()))


def form_from(typed: Typed, choices: CaseChoices) -> CaseForm:
    """The form, as typed; an empty field is not given."""
    texts = typed.texts

    def measure(field: str) -> str | None:
        return _with_unit(texts.get(field, ""), choices.beside[field], choices.units.get(field, ()))

    return CaseForm(
        indication=texts.get("indication") or None,
        age=measure("age"),
        sex=texts.get("sex") or None,
        weight=measure("weight"),
        height=measure("height"),
        planned_start=measure("planned_start"),
        tpmt=gene_form(texts.get("tpmt", ""), typed.laboratory),
        nudt15=gene_form(texts.get("nudt15", ""), "", "NUDT15"),
        edition=texts.get("edition") or None,
        creatinine=measure("creatinine"),
        medicines=typed.medicines,
        circumstances=typed.circumstances,
        start_date=texts.get("start_date") or None,
        name=texts.get("name") or None,
        number=texts.get("number") or None,
        date_of_birth=texts.get("date_of_birth") or None,
    )


def _with_unit(text: str, unit: str, units: tuple[str, ...]) -> str | None:
    """Add the unit that stands beside the field, unless one was typed with a space before it."""
    if not text:
        return None
    return text if any(text.endswith(f" {known}") for known in units) else f"{text} {unit}"


def gene_form(text: str, laboratory: str, gene: str = "TPMT") -> GeneForm | None:
    """A gene field takes a genotype, a phenotype, `not tested`, or (TPMT) an activity."""
    if not text.strip():
        return None
    if asks_for_laboratory(text):
        return GeneForm(activity=text, laboratory=laboratory or None)
    from core.genetics.entry import form_of  # with the grammar of all notations: no start needs it

    return form_of(gene, text)
