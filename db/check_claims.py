"""Checks of what is claimed: verdicts that contradict each other, references, approvals and dates.

The same checks run on the book and on any other text whose claims are typed in (the article this book began with).
"""

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import date
from itertools import product
from typing import NamedTuple

from core.evidence import Review
from db.reader import Content, mappings
from db.shapes import place_of

_LICENCE = re.compile(r"(?:^|\. )(?P<verdict>Licensed|Off-label): (?P<where>[^.]*)")
_COUNTRY = re.compile(r"\b(?:US|UK|EU)\b")
_USES, _DOSE = "uses.", "dose."


class Claim(NamedTuple):
    """A verdict on one question about one subject: `lupus`, `licence in the US`, `licensed`."""

    subject: str
    matter: str
    verdict: str
    place: str


class Writing(NamedTuple):
    """A text as its claims, and what stands around them. `cited` are the numbers of references in the text, `listed`
    those of its list; `reviewer` is who approved it, empty when nobody is named."""

    place: str
    claims: tuple[Claim, ...]
    cited: frozenset[str]
    listed: frozenset[str]
    shown_as: frozenset[Review]
    reviewer: str


def faults(writing: Writing, book: Iterable[Claim] = ()) -> Iterator[str]:
    """What is wrong with a text, by itself and held against the claims of the book."""
    yield from contradictions(writing.claims)
    yield from _against(writing.claims, book)
    if len(writing.listed) < len(writing.cited):
        yield f"{writing.place}: {len(writing.cited)} references are cited, {len(writing.listed)} are listed"
    for number in sorted(writing.cited - writing.listed):
        yield f"{writing.place}: reference {number} is cited but not listed"
    if Review.APPROVED in writing.shown_as and not writing.reviewer:
        yield f"{writing.place}: shown as approved, but no reviewer is named"
    if len(writing.shown_as) > 1:
        yield f"{writing.place}: more than one review status is shown"


def contradictions(claims: Iterable[Claim]) -> Iterator[str]:
    """Two verdicts on one matter of one subject."""
    first: dict[tuple[str, str], Claim] = {}
    for claim in claims:
        before = first.setdefault((claim.subject, claim.matter), claim)
        if before.verdict != claim.verdict:
            yield (
                f"{claim.place}: {claim.subject}, {claim.matter}: {claim.verdict}, "
                f"but {before.verdict} at {before.place}"
            )


def _against(claims: Iterable[Claim], book: Iterable[Claim]) -> Iterator[str]:
    held: dict[tuple[str, str], set[str]] = defaultdict(set)
    for claim in book:
        held[claim.subject, claim.matter].add(claim.verdict)
    for claim in claims:
        known = held.get((claim.subject, claim.matter))
        if known and claim.verdict not in known:
            words = " or ".join(sorted(known))
            yield f"{claim.place}: {claim.subject}, {claim.matter}: {claim.verdict}; the book says {words}"


def claims_of(content: Content) -> list[Claim]:
    """What the book itself claims: licences by the grades of its pages, and how much its rules weigh."""
    return [*_licences(content), *_weights(content)]


def _licences(content: Content) -> Iterator[Claim]:
    """A grade such as `Licensed: UK, EU. Off-label: US`, on the page of a disease and on that of its dose."""
    for entry in content.entries["passages"]:
        id: str = entry.item.id
        if id.startswith((_USES, _DOSE)) and entry.item.statements:
            grade = entry.item.statements[0].grade
            for found in _LICENCE.finditer(grade):
                for country in _COUNTRY.findall(found["where"]):
                    subject = id.removeprefix(_USES).removeprefix(_DOSE)
                    yield Claim(subject, f"licence in the {country}", found["verdict"].lower(), entry.place)


def _weights(content: Content) -> Iterator[Claim]:
    """How much the rules on a subject weigh, for every practice and disease that they name."""
    practices = [practice.id for practice in content.items("practices")]
    for entry in content.entries["rules"]:
        rule = entry.item
        for practice, indication in product(rule.practices or practices, rule.indications or ("any disease",)):
            yield Claim(rule.subject, f"{practice}, {indication}", rule.severity.value, entry.place)


def _marks(content: Content) -> Iterator[str]:
    """A page marked Stop belongs to a rule that stops."""
    weights: dict[str, set[str]] = defaultdict(set)
    for rule in content.items("rules"):
        weights[rule.passage].add(rule.severity.value)
    for entry in content.entries["passages"]:
        found = weights.get(entry.item.id)
        if entry.item.mark == "Stop" and found and "stop" not in found:
            yield f"{entry.place}: {entry.item.id} is marked Stop, its rules are only {' and '.join(sorted(found))}"


def _approvals(content: Content) -> Iterator[str]:
    """What is approved names the person who did it, and nothing else names one."""
    head = content.head
    yield from _approval("book.yaml", head.review is Review.APPROVED, head.reviewer)
    for entries in content.entries.values():
        for part in (part for entry in entries for part in mappings(entry.tree) if "citations" in part):
            is_approved = part.get("review") == Review.APPROVED.value
            yield from _approval(place_of(part), is_approved, str(part.get("reviewer", "")))
            if head.review is Review.APPROVED and not is_approved:
                yield f"{place_of(part)}: not approved, but the book is"


def _approval(place: str, is_approved: bool, reviewer: str) -> Iterator[str]:
    if is_approved and not reviewer.strip():
        yield f"{place}: approved, but no reviewer is named"
    if reviewer and not is_approved:
        yield f"{place}: a reviewer is named, but it is not approved"


def _dates(content: Content) -> Iterator[str]:
    for entry in content.entries["passages"]:
        if entry.item.updated > content.head.valid_until:
            yield f"{entry.place}: {entry.item.id} was updated after the end of the book"


def expired(valid_until: Collection[tuple[str, date]], on: date) -> Iterator[str]:
    """What is to be reviewed by a day that has passed."""
    yield from (f"{place}: the review was due on {due.isoformat()}" for place, due in valid_until if due < on)


def _contradictions(content: Content) -> Iterator[str]:
    yield from contradictions(claims_of(content))


CLAIM_CHECKS: tuple[Callable[[Content], Iterator[str]], ...] = (_contradictions, _marks, _approvals, _dates)
