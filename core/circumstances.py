"""Which rules of the book a case's medicines and circumstances meet, and what they say."""

from collections.abc import Mapping
from functools import lru_cache

from core.book import Book, Rule
from core.case import Choices
from core.findings import Finding, Severity
from core.messages import finding

MEDICINES, CIRCUMSTANCES = "medicines", "circumstances"


@lru_cache(maxsize=8)
def _by_subject(book: Book) -> Mapping[str, tuple[Rule, ...]]:
    """The rules of the book by what they are about, in the book's order."""
    subjects = dict.fromkeys(rule.subject for rule in book.rules)
    return {subject: tuple(rule for rule in book.rules if rule.subject == subject) for subject in subjects}


def rules_met(book: Book, choices: Choices) -> tuple[Rule, ...]:
    """The rules of a practice and indication, in the order of the medicines and circumstances."""
    subjects = [*_subjects(book, choices), *choices.circumstances]
    return tuple(rule for subject in dict.fromkeys(subjects) for rule in _strongest(book, choices, subject))


def _strongest(book: Book, choices: Choices, subject: str) -> list[Rule]:
    """A stop silences the milder rules of the same subject."""
    met = [rule for rule in _by_subject(book).get(subject, ()) if _applies(rule, choices)]
    return [rule for rule in met if rule.severity is Severity.STOP] or met


def _subjects(book: Book, choices: Choices) -> list[str]:
    """Each medicine, then the classes it belongs to."""
    return [subject for id in choices.medicines for subject in (id, *book.medicines[id].groups)]


def _applies(rule: Rule, choices: Choices) -> bool:
    here = not rule.practices or choices.practice in rule.practices
    return here and (not rule.indications or choices.indication in rule.indications)


def rule_findings(book: Book, choices: Choices) -> tuple[Finding, ...]:
    """One finding a rule; `named` tells what in the case met it (enalapril for ACE inhibitors).

    A message `ribavirin.us` is a wording of the finding `ribavirin` for one practice."""
    return tuple(_said(book, choices, rule) for rule in rules_met(book, choices))


def _said(book: Book, choices: Choices, rule: Rule) -> Finding:
    named = tuple(id for id in choices.medicines if rule.subject in (id, *book.medicines[id].groups))
    field = MEDICINES if named else CIRCUMSTANCES
    code, _, variant = rule.message.partition(".")
    return finding(
        book,
        code,
        field,
        {"subject": rule.subject, "named": named, "variant": variant},
        citations=rule.evidence.citations,
        severity=rule.severity,
        passage=rule.passage,
    )
