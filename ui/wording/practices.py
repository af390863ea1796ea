"""What differs between the practices, as one table: worked out from the book, so that it cannot say anything else."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from core.book import Book, Figure, Practice, Regimen, Rule
from core.case_reading import regimen_for
from ui.wording import Wording, values

SEVERITIES = {"stop": "stop", "warning": "warning", "note": "note"}


class Difference(NamedTuple):
    """One row: what, and how each practice of the book has it, in their order."""

    what: str
    each: tuple[str, ...]


def differences(book: Book) -> tuple[Difference, ...]:
    """Defaults, rules, regimens and words that are not the same in every practice."""
    rows = (*_defaults(book), *_rules(book), *_regimens(book), *_words(book))
    return tuple(row for row in rows if len(set(row.each)) > 1)


def _defaults(book: Book) -> Iterator[Difference]:
    says: dict[str, Callable[[Practice, Wording], str]] = {
        "Tablets in stock": lambda practice, _: f"{values.listed([values.number(s) for s in practice.strengths])} mg",
        "Kidney doses from": lambda practice, words: words.name_of("renal-reference", practice.renal_reference),
        "Thresholds": lambda practice, words: words.name_of("threshold-set", practice.thresholds),
        "Blood test schedule": lambda practice, words: words.name_of("schedule", practice.monitoring),
        "Creatinine in": lambda practice, _: values.unit(practice.creatinine_unit),
        "Paper": lambda practice, _: practice.paper.capitalize(),
        "Name of the medicine": lambda _, words: words.drug(),
    }
    for what, say in says.items():
        yield Difference(what, tuple(say(one, Wording(book, one.id)) for one in book.practices.values()))


def _rules(book: Book) -> Iterator[Difference]:
    """Medicines and circumstances that one practice stops and another warns of, or whose part of the dose differs."""
    words = Wording(book, next(iter(book.practices)))
    by_subject: dict[tuple[str, tuple[str, ...]], list[Rule]] = {}
    for rule in book.rules:
        if rule.practices:
            by_subject.setdefault((rule.subject, rule.indications), []).append(rule)
    for (subject, indications), own in by_subject.items():
        kind = "circumstance" if subject in book.circumstances else "medicine"
        where = values.listed([words.name_of("indication", one) for one in indications])
        name = words.name_of(kind, subject)
        what = f"{name[:1].upper()}{name[1:]}{f' in {where[:1].lower()}{where[1:]}' if where else ''}"
        yield Difference(what, tuple(_weight(book, subject, own, practice) for practice in book.practices))


def _weight(book: Book, subject: str, own: list[Rule], practice: str) -> str:
    """`warning, one quarter to one third of the dose`; a rule without a practice stands behind those that have one."""
    found = [rule for rule in own if practice in rule.practices]
    found = found or [rule for rule in book.rules if rule.subject == subject and not rule.practices]
    if not found:
        return "no rule"
    rule = found[0]
    kept = "" if rule.remains is None else f", {values.parts(*rule.remains)} of the dose"
    return f"{SEVERITIES[rule.severity.value]}{kept}"


def _regimens(book: Book) -> Iterator[Difference]:
    """Start and maximum for each indication whose regimens differ."""
    words = Wording(book, next(iter(book.practices)))
    for indication in book.indications:
        found = [regimen_for(book, indication, practice) for practice in book.practices]
        if any(found):
            yield Difference(words.name_of("indication", indication), tuple(_regimen(one) for one in found))


def _regimen(regimen: Regimen | None) -> str:
    if regimen is None:
        return "no regimen"
    start = regimen.standard_start
    first = "no standard start" if start is None else f"start {_figure(start)}"
    most = [_figure(one) for one in (regimen.maximum, regimen.maximum_daily) if one is not None]
    return f"{first}, at most {values.listed(most)}"


def _figure(figure: Figure) -> str:
    return f"{values.number(figure.value)} {figure.unit}"


def _words(book: Book) -> Iterator[Difference]:
    for id in book.terms:
        each = tuple(Wording(book, practice).term(id) for practice in book.practices)
        yield Difference("Word", each)
