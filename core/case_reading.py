"""A `CaseForm` becomes a `Case`, with what had to be refused and what must be confirmed.

Genes are left as typed: `core.genetics.call` reads them, because a gene has states of its own.
"""

import re
from collections.abc import Collection
from datetime import date
from fractions import Fraction
from functools import lru_cache

from core.book import Book, Practice, Regimen
from core.case import Case, CaseReading
from core.case_form import CaseForm, GeneForm
from core.evidence import Citation
from core.findings import Finding, Severity
from core.messages import finding, refusal
from core.other_unit import in_limit_unit, meant_instead
from core.quantity import Quantity, Unreadable, read_quantity
from core.results_reading import read_earlier, read_results

SEXES = ("female", "male")
GENE_FIELDS = ("tpmt", "nudt15")
CONFIRMABLE = ("age", "weight", "height", "creatinine")
MONTHS = {name: n for n, name in enumerate("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(), 1)}
_ISO_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
_WARD_DATE = re.compile(r"([0-9]{2})-([A-Z][a-z]{2})-([0-9]{4})", re.ASCII)
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff\u2028\u2029]")


class _Reader:
    """Reads one form; gathers refusals and questions on the way."""

    def __init__(self, form: CaseForm, book: Book) -> None:
        self.form, self.book = form, book
        self.refusals: list[Finding] = []
        self.questions: list[Finding] = []

    def refuse(self, code: str, field: str, citations: tuple[Citation, ...] = (), **params: object) -> None:
        self.refusals.append(refusal(self.book, code, field, citations, **params))

    def choice(self, field: str, typed: str | None, known: Collection[str], default: str | None = None) -> str | None:
        """One id out of `known`; an unknown one is refused and nothing is guessed."""
        if typed is None or typed in known:
            return typed if typed is not None else default
        self.refuse("id-unknown", field, typed=typed, known=tuple(known))
        return default

    def choices(self, field: str, typed: tuple[str, ...], known: Collection[str]) -> tuple[str, ...]:
        """Several ids, each once, in the order given."""
        if not typed:
            return ()
        read = (self.choice(field, one, known) for one in typed)
        return tuple(dict.fromkeys(one for one in read if one is not None))

    def quantity(self, field: str, typed: str | None) -> Quantity | None:
        """A number with one of the field's units, inside its hard limits."""
        if typed is None:
            return None
        limit = self.book.limits[field]
        read = read_quantity(typed, limit.units)
        if isinstance(read, Unreadable):
            self.unreadable(field, read)
            return None
        return read if self.within(field, read) else None

    def unreadable(self, field: str, read: Unreadable) -> None:
        self.refuse(f"number-{read.reason}", field, typed=read.typed, accepted=read.accepted)

    def within(self, field: str, read: Quantity) -> bool:
        """Refuse what lies outside the hard limits; ask about what is merely unlikely."""
        limit = self.book.limits[field]
        value = in_limit_unit(self.book, read)
        if limit.plausible[0] <= value <= limit.plausible[1]:
            return True
        if limit.hard[0] <= value <= limit.hard[1]:
            self.ask(field, read)
            return True
        self.refuse_outside(field, f"{read.value} {read.unit}", **self._asked(field, read, value))
        return False

    def _asked(self, field: str, read: Quantity, value: Fraction) -> dict[str, object]:
        """What a refusal adds: the unit that may have been meant, and the value in the unit of the limits."""
        meant = meant_instead(self.book, field, read)
        asked: dict[str, object] = {} if meant is None else {"variant": "other-unit", "meant": meant}
        if read.unit == "mg/dL":
            asked |= {"variant": "converted-other-unit" if meant else "converted", "same": value}
        return asked

    def refuse_outside(self, field: str, typed: str, **asked: object) -> None:
        """Refuse a value outside the hard limits of a field, saying which they are and what was `asked` beside."""
        limit = self.book.limits[field]
        shown = {"low": limit.hard_low, "high": limit.hard_high, "unit": limit.units[0]}
        zero_age = field == "age" and typed.startswith("0 ")
        code = "age-zero" if zero_age else "out-of-limits"
        self.refuse(code, field, limit.evidence.citations, typed=typed, **asked, **shown)

    def ask(self, field: str, read: Quantity, **params: object) -> None:
        """One question per field, unless it was answered yes."""
        if field in self.form.confirmed or any(q.field == field for q in self.questions):
            return
        shown = {"typed": f"{read.value} {read.unit}", **params}
        sources = self.book.limits[field].evidence.citations
        asked = finding(self.book, f"confirm-{field}", field, shown, citations=sources, severity=Severity.WARNING)
        self.questions.append(asked)

    def day(self, field: str, typed: str | None) -> date | None:
        """A calendar date, as 2026-11-23 or 23-Nov-2026."""
        if typed is None:
            return None
        day = parse_day(typed)
        low, high = years_of_care(self.book)
        if day is None or not low <= day.year <= high:
            self.refuse("date-unreadable", field, typed=typed, low=low, high=high)
            return None
        return day

    def printable(self, field: str, typed: str | None) -> str:
        """Free text for the papers; characters that cannot be printed are refused."""
        if typed and _UNPRINTABLE.search(typed):
            self.refuse("text-unprintable", field, typed=typed)
            return ""
        return typed or ""


@lru_cache(maxsize=8)
def years_of_care(book: Book) -> tuple[int, int]:
    """The first and the last year that a date may have."""
    figures = book.figures
    return int(figures["start-year-first"].value), int(figures["start-year-last"].value)


def parse_day(text: str) -> date | None:
    """A date written as 2026-11-23 or 23-Nov-2026; None when it is neither or not on the calendar."""
    try:
        if _ISO_DATE.fullmatch(text):
            return date.fromisoformat(text)
        ward = _WARD_DATE.fullmatch(text)
        return date(int(ward[3]), MONTHS.get(ward[2], 0), int(ward[1])) if ward else None
    except ValueError:
        return None


def read_case(form: CaseForm, book: Book) -> CaseReading:
    """Read every field of the form; never raises for what was typed."""
    reader = _Reader(form, book)
    case = _read(reader, form, book)
    return CaseReading(case, tuple(reader.refusals), tuple(reader.questions))


def _read(reader: _Reader, form: CaseForm, book: Book) -> Case:
    practice = book.practices[reader.choice("practice", form.practice, book.practices, "uk") or "uk"]
    indication = reader.choice("indication", form.indication, book.indications)
    age, weight = reader.quantity("age", form.age), reader.quantity("weight", form.weight)
    height = reader.quantity("height", form.height)
    age_years = in_limit_unit(reader.book, age) if age else None
    weight_kg = weight.exact if weight else None
    _ask_about_weight(reader, age_years, weight, height)
    reader.choices("confirmed", form.confirmed, CONFIRMABLE)
    defaults = _defaults(reader, form, practice, book)
    start_date, results_date = reader.day("start_date", form.start_date), reader.day("results_date", form.results_date)
    return Case(
        practice=practice.id,
        indication=indication,
        age_years=age_years,
        sex=reader.choice("sex", form.sex, SEXES),
        weight_kg=weight_kg,
        height_cm=height.exact if height else None,
        planned_start=_planned_start(reader, form.planned_start, weight_kg),
        tpmt=form.tpmt or GeneForm(),
        nudt15=form.nudt15 or GeneForm(),
        **defaults,
        creatinine=reader.quantity("creatinine", form.creatinine),
        medicines=reader.choices("medicines", form.medicines, book.medicines),
        circumstances=reader.choices("circumstances", form.circumstances, book.circumstances),
        accept_untested=frozenset(reader.choices("accept_untested", form.accept_untested, GENE_FIELDS)),
        results=read_results(reader, form.results),
        start_date=start_date,
        tablets_mg=_tablets(reader, form.tablets, practice),
        name=reader.printable("identifiers.name", form.name),
        number=reader.printable("identifiers.number", form.number),
        date_of_birth=reader.printable("identifiers.date_of_birth", form.date_of_birth),
        typed=form,
        missing=_missing(form, indication, practice, book),
        results_date=results_date,
        earlier=read_earlier(reader, form.earlier, results_date),
        symptoms=reader.choices("symptoms", form.symptoms, book.symptoms),
        dose_changed=_dose_changed(reader, form, start_date),
    )


def _defaults(reader: _Reader, form: CaseForm, practice: Practice, book: Book) -> dict[str, str]:
    """What the practice decides unless the case does."""
    options: tuple[tuple[str, str | None, Collection[str], str], ...] = (
        ("edition", form.edition, book.editions, "cpic-2025"),
        ("renal_reference", form.renal_reference, book.renal_references, practice.renal_reference),
        ("thresholds", form.thresholds, book.threshold_sets, practice.thresholds),
        ("monitoring", form.monitoring, book.schedules, practice.monitoring),
    )
    return {
        field: default if typed is None else reader.choice(field, typed, known, default) or default
        for field, typed, known, default in options
    }


def _dose_changed(reader: _Reader, form: CaseForm, start: date | None) -> date | None:
    """The day the dose changed, never before the first tablet."""
    changed = reader.day("dose_changed", form.dose_changed)
    if changed is not None and start is not None and changed < start:
        reader.refuse("date-before-start", "dose_changed", typed=form.dose_changed)
        return None
    return changed


def _planned_start(reader: _Reader, typed: str | None, weight_kg: Fraction | None) -> Quantity | None:
    """mg/kg/day or mg/day; the hard limit is per kilogram and needs the weight for mg/day."""
    if typed is None:
        return None
    limit = reader.book.limits["planned_start"]
    read = read_quantity(typed, limit.units)
    if isinstance(read, Unreadable):
        reader.unreadable("planned_start", read)
        return None
    per_kg = read.exact if read.unit == "mg/kg/day" else read.exact / weight_kg if weight_kg else None
    if read.value == 0 or (per_kg is not None and not limit.hard[0] <= per_kg <= limit.hard[1]):
        reader.refuse_outside("planned_start", typed)
        return None
    return read


def _tablets(reader: _Reader, typed: tuple[str, ...], practice: Practice) -> tuple[Fraction, ...]:
    """Strengths in mg, ascending; the practice's when the case names none."""
    if not typed:
        return practice.strengths
    most = int(reader.book.figures["tablet-strengths-most"].value)
    if len(typed) > most:
        reader.refuse("too-many-tablets", "tablets", most=most)
        return ()
    read = (reader.quantity("tablets", one) for one in typed)
    return tuple(sorted({one.exact for one in read if one is not None}))


def _missing(form: CaseForm, indication: str | None, practice: Practice, book: Book) -> tuple[str, ...]:
    """Required fields that were not given, in the order of the form."""
    required = (("indication", form.indication), ("age", form.age), ("weight", form.weight))
    missing = [field for field, typed in required if typed is None]
    regimen = regimen_for(book, indication, practice.id)
    if regimen is not None and regimen.standard_start is None and form.planned_start is None:
        missing.append("planned_start")
    return tuple(missing)


@lru_cache(maxsize=1024)
def regimen_for(book: Book, indication: str | None, practice: str) -> Regimen | None:
    """The regimen of an indication under a practice, if the book has one."""
    fits = (r for r in book.regimens if r.indication == indication and practice in r.practices)
    return next(fits, None)


def _ask_about_weight(
    reader: _Reader, age_years: Fraction | None, weight: Quantity | None, height: Quantity | None
) -> None:
    """Ask when an adult's weight is out of proportion: pounds, or a slipped decimal point."""
    figures = reader.book.figures
    if weight is None or age_years is None or age_years < figures["adult-from"].exact:
        return
    weight_kg = weight.exact
    if height is None:
        if not figures["adult-weight-low"].exact <= weight_kg <= figures["adult-weight-high"].exact:
            reader.ask("weight", weight)
        return
    metres = height.exact / 100
    likely = figures["likely-body-mass-index"].exact * metres * metres
    factor = figures["weight-too-much"].exact
    if not likely / factor < weight_kg < likely * factor:
        reader.ask("weight", weight, variant="for-height", height=height)
