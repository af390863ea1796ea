"""The case column: what was typed becomes a `CaseForm`; what was read stands beside the fields."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from core.assessment import Assessment, CallState
from core.book import Book, Phenotype
from core.case import CaseForm, GeneForm
from core.findings import Finding
from core.quantity import rounded
from core.report.words import Words
from ui.models.citing import entries_that_stop, questions, refusals
from ui.models.view import Choice, FieldView

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
TERMS = (*(p.value for p in Phenotype if p is not Phenotype.NO_RESULT), "not tested")
"""What a gene field takes in words."""
_A_YEAR = timedelta(days=366)
_NUMBER_LIKE = re.compile(r"[0-9.,]+")
_STATES = {
    CallState.NOT_TESTED: "",
    CallState.NO_CALL: "no call in the result",
    CallState.PARTIAL: "positions are missing",
    CallState.AMBIGUOUS: "more than one diplotype fits",
    CallState.CONFLICTING: "two inputs disagree",
    CallState.UNKNOWN_ALLELE: "an allele that the tables lack",
    CallState.UNDEFINED_ACTIVITY: "between two bands: telephone the laboratory",
}


@dataclass(frozen=True, slots=True)
class Typed:
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


@dataclass(frozen=True, slots=True)
class CaseChoices:
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


_ENTER_BLOODS = "Enter results in Bloods"


@dataclass(frozen=True, slots=True)
class CaseView:
    """What stands around every field; `accepted` when TPMT was accepted as not known, `bloods` what was entered."""

    fields: Mapping[str, FieldView]
    accepted: bool
    bloods: str = _ENTER_BLOODS


def choices_from(book: Book, practice: str, words: Words) -> CaseChoices:
    """Fill the lists from the book, in the order of their names."""
    indications = tuple(
        Choice(i.id, words.name_of("indication", i.id), (i.id, *i.synonyms)) for i in book.indications.values()
    )
    return CaseChoices(
        sexes=(Choice("female", "female"), Choice("male", "male")),
        indications=tuple(sorted(indications, key=lambda choice: choice.name.casefold())),
        editions=tuple(Choice(edition, words.edition_name(edition)) for edition in book.editions),
        laboratories=tuple(Choice(lab.id, f"{lab.name}, {lab.unit}") for lab in book.laboratories.values()),
        laboratory_units={lab.id: lab.unit for lab in book.laboratories.values()},
        medicines=tuple(
            Choice(m.id, words.name_of("medicine", m.id), (m.id, *m.synonyms)) for m in book.medicines.values()
        ),
        circumstances=tuple(
            Choice(c.id, words.name_of("circumstance", c.id), (c.id, *c.synonyms)) for c in book.circumstances.values()
        ),
        units={field: limit.units for field, limit in book.limits.items()},
        beside={**UNITS, "creatinine": book.practices[practice].creatinine_unit},
        stars={gene.casefold(): tuple(name for of, name in book.alleles if of == gene) for gene in ("TPMT", "NUDT15")},
    )


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


def present(assessment: Assessment, words: Words, today: date) -> CaseView:
    """What stands under and beside the fields; `today` is the day on the wall of the ward."""
    wrong = {_root(f): f for f in reversed(refusals(assessment))}
    wrong = {_root(f): f for f in reversed(entries_that_stop(assessment))} | wrong
    asked = {_root(f): f for f in reversed(questions(assessment))}
    under = _under(assessment)
    missing = set(assessment.missing)
    fields = {
        field: _field_view(field, wrong.get(field), asked.get(field), under.get(field, ""), field in missing, words)
        for field in FIELDS
    }
    if (far := _far(assessment.case.start_date, today, words)) is not None and not fields["start_date"].state:
        fields["start_date"] = far
    accepted = "tpmt" in assessment.case.accept_untested
    return CaseView(fields, accepted, _bloods(assessment.case.typed))


def _far(start: date | None, today: date, words: Words) -> FieldView | None:
    """A start date of another year is asked about and not refused: somebody may have started long ago."""
    if start is None or abs(start - today) <= _A_YEAR:
        return None
    said = words.message("start-date-far", {"variant": "ahead" if start > today else None})
    return FieldView(state="confirm", message=f"{said.lead} {said.text}")


def _bloods(form: CaseForm) -> str:
    """`10 dates entered`, `1 date, 2 symptoms`; otherwise where results are entered."""
    days = len({one.date for one in form.earlier} | ({form.results_date} if form.results else set()))
    counts = [
        f"{number} {word}{'' if number == 1 else 's'}"
        for number, word in ((days, "date"), (len(form.symptoms), "symptom"))
    ]
    said = [one for one in counts if not one.startswith("0 ")]
    return f"{', '.join(said)} entered" if said else _ENTER_BLOODS


NOTHING = CaseView({field: FieldView() for field in FIELDS}, accepted=False)
"""What stands beside the fields while the calculator is off: nothing is worked out from them."""


def _root(finding: Finding) -> str:
    return finding.field.partition(".")[0]


def _field_view(
    field: str, wrong: Finding | None, asked: Finding | None, under: str, missing: bool, words: Words
) -> FieldView:
    if wrong is not None:
        return FieldView(state="refused", message=_sentence(wrong, words))
    if asked is not None:
        typed = str(asked.params.get("typed", ""))
        return FieldView(under=under, state="confirm", message=_sentence(asked, words), action=f"It is {typed}")
    return FieldView(missing=missing, under=under)


def _sentence(finding: Finding, words: Words) -> str:
    said = words.finding(finding)
    return f"{said.lead} {said.text}".strip()


def _under(assessment: Assessment) -> dict[str, str]:
    """What the program worked out from a field."""
    under = {name: _gene(assessment, gene) for name, gene in (("tpmt", "TPMT"), ("nudt15", "NUDT15"))}
    clearance = assessment.derived.creatinine_clearance
    if clearance is not None:
        under["creatinine"] = f"clearance {rounded(clearance, 1)} mL/min"
    return under


def _gene(assessment: Assessment, gene: str) -> str:
    typed = assessment.case.tpmt if gene == "TPMT" else assessment.case.nudt15
    call = assessment.genes.get(gene)
    if call is None or typed == GeneForm():
        return ""
    if call.state is CallState.CALLED:
        return call.phenotype.value + (", measured" if call.basis == "activity" else "")
    return _STATES[call.state]
