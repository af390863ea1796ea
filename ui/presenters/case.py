"""The case column: what it offers from the book, and what stands beside the fields once they were read."""

from datetime import date, timedelta

from core.assessment import Assessment, CallState
from core.book import Book, Phenotype
from core.case_form import CaseForm, GeneForm
from core.findings import Finding
from core.quantity import rounded
from core.report.words import Words
from ui.models.case_column import ENTER_BLOODS, FIELDS, UNITS, CaseChoices, CaseView
from ui.models.citing import entries_that_stop, questions, refusals
from ui.models.view import Choice, FieldView

_A_YEAR = timedelta(days=366)
_STATES = {
    CallState.NOT_TESTED: "",
    CallState.NO_CALL: "no call in the result",
    CallState.PARTIAL: "positions are missing",
    CallState.AMBIGUOUS: "more than one diplotype fits",
    CallState.CONFLICTING: "two inputs disagree",
    CallState.UNKNOWN_ALLELE: "an allele that the tables lack",
    CallState.UNDEFINED_ACTIVITY: "between two bands: telephone the laboratory",
}


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
        terms=(*(p.value for p in Phenotype if p is not Phenotype.NO_RESULT), "not tested"),
    )


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
    return f"{', '.join(said)} entered" if said else ENTER_BLOODS


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
