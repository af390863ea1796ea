"""Whose paper it is: identifiers as typed, the case in short, the foot of the page."""

import re
from datetime import date, datetime

from core.assessment import Assessment, CallState, GeneCall
from core.book import Book
from core.evidence import Review
from core.quantity import rounded
from core.report.document import Fact, Facts, Footer
from core.report.labels import GENE_STATES, label
from core.report.provenance import code_of
from core.report.words import Words

_NHS_DIGITS = 10
_NHS_MODULUS = 11
_LONG_NAME = 36
"""A longer name has a row of its own."""
_LONG_LIST = 80
"""A longer list of medicines or circumstances has one too."""
_DOSE_UNIT = re.compile(r"\d\s*mg")


def is_nhs_number(number: str) -> bool:
    """True for ten digits (spaces apart) whose last one is the check digit of the other nine."""
    digits = number.replace(" ", "")
    if not re.fullmatch(r"[0-9]{10}", digits):
        return False
    total = sum(int(d) * weight for d, weight in zip(digits, range(_NHS_DIGITS, 1, -1), strict=False))
    return (-total) % _NHS_MODULUS == int(digits[-1])


def number_fact(assessment: Assessment) -> Fact:
    """The number under the label `NHS number` only where it is one; then written 3-3-4."""
    number = assessment.case.number.strip()
    if assessment.case.practice == "uk" and is_nhs_number(number):
        digits = number.replace(" ", "")
        return Fact(label("nhs-number"), f"{digits[:3]} {digits[3:6]} {digits[6:]}")
    return Fact(label("number"), number or label("not-given"))


def birth_date(assessment: Assessment, words: Words) -> str:
    """The date of birth as typed, an ISO date as `14-Mar-1984`; empty when not given."""
    typed = assessment.case.date_of_birth.strip()
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", typed):
        return typed
    try:
        return words.date(date.fromisoformat(typed))
    except ValueError:
        return typed


def identifiers(assessment: Assessment, words: Words, printed: datetime) -> Facts:
    """The identifiers as typed, and when the page was made."""
    name = Fact(label("name"), assessment.case.name.strip() or label("not-given"))
    others = (
        number_fact(assessment),
        Fact(label("date-of-birth"), birth_date(assessment, words) or label("not-given")),
        Fact(label("printed"), f"{words.date(printed.date())}, {printed:%H:%M}"),
    )
    rows = ((name,), others) if len(name.value) > _LONG_NAME else ((name, *others),)
    return Facts(rows, ruled=True)


def case_facts(assessment: Assessment, words: Words) -> Facts:
    """The case as the answer was worked out from; the planned start only beside a dose."""
    case = assessment.case
    typed = case.typed
    clearance = assessment.derived.creatinine_clearance
    dose_or_disease = (
        Fact(label("planned-start"), _typed(typed.planned_start))
        if assessment.dose is not None
        else Fact(label("indication"), _named(words, "indication", case.indication))
    )
    medicines = Fact(label("medicines"), _listed(words, "medicine", case.medicines))
    circumstances = Fact(label("circumstances"), _listed(words, "circumstance", case.circumstances))
    first = (
        Fact(label("age"), _typed(typed.age)),
        Fact(label("sex"), _typed(typed.sex)),
        Fact(label("weight"), _typed(typed.weight)),
        Fact(label("height"), _typed(typed.height)),
        dose_or_disease,
        Fact(label("creatinine"), _typed(typed.creatinine).replace("umol", "µmol")),
    )
    second = (
        Fact(label("tpmt"), gene_words(assessment.genes.get("TPMT"), typed.tpmt.activity if typed.tpmt else None)),
        Fact(label("nudt15"), gene_words(assessment.genes.get("NUDT15"), None)),
        _short(medicines, len(case.medicines)),
        _short(circumstances, len(case.circumstances)),
        Fact(label("edition"), words.edition_name(case.edition)),
        Fact(label("clearance"), f"{rounded(clearance, 1)} mL/min" if clearance else label("not-known")),
    )
    below = tuple((fact,) for fact in (medicines, circumstances) if len(fact.value) > _LONG_LIST)
    return Facts((first, second, *below))


def _short(fact: Fact, count: int) -> Fact:
    """A list of many has a row of its own, and here its number."""
    return fact if len(fact.value) <= _LONG_LIST else Fact(fact.label, label("listed-below", count=str(count)))


def gene_words(call: GeneCall | None, activity: str | None) -> str:
    """`*1/*3A`, a phenotype, an activity with its meaning, or the word for not knowing."""
    if call is None:
        return GENE_STATES["not-tested"]
    if call.diplotype:
        return call.diplotype
    if call.state is not CallState.CALLED:
        return GENE_STATES[call.state.value]
    return f"{activity}, {call.phenotype.value}" if activity else call.phenotype.value


def footer(assessment: Assessment, book: Book, words: Words) -> Footer:
    """The patient's line, the edition of the book and the page numbers, for every page."""
    number = number_fact(assessment)
    born = birth_date(assessment, words)
    shown = "NHS " if number.label == label("nhs-number") else ""
    parts = [
        f"{shown}{number.value}" if assessment.case.number.strip() else "",
        label("born", date=born) if born else "",
    ]
    return Footer(
        assessment.case.name.strip(),
        " · ".join(part for part in parts if part),
        label("book", version=book.version, code=code_of(book)) + until_approved(book, "pending"),
        label("page", page="{page}", pages="{pages}"),
    )


def until_approved(book: Book, name: str) -> str:
    """The label behind a dot, as long as no person has approved the book; then nothing."""
    return "" if book.review is Review.APPROVED else f" · {label(name)}"


def language(assessment: Assessment) -> str:
    """The language of a paper, as a screen reader must know it."""
    return language_of(assessment.case.practice)


def language_of(practice: str) -> str:
    """The language in which a practice writes."""
    return "en-US" if practice == "us" else "en-GB"


def names_a_dose(text: str) -> bool:
    """True when a text has a number in mg: such a line never stands on a page without a dose."""
    return _DOSE_UNIT.search(text) is not None


def _typed(text: str | None) -> str:
    return (text or "").strip() or label("not-given")


def _named(words: Words, kind: str, id: str | None) -> str:
    return words.name_of(kind, id) if id else label("not-given")


def _listed(words: Words, kind: str, ids: tuple[str, ...]) -> str:
    return ", ".join(words.name_of(kind, id) for id in ids) or label("none-entered")
