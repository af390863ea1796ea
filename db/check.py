"""Cross-checks of the book, each with a plain error that names file and line.

This file follows ids and sources; `db.check_tables` looks at the numbers, `db.check_words` at the sentences,
`db.check_claims` at verdicts and approvals, `db.check_prose` at units and reading.
"""

from collections.abc import Iterator, Mapping
from datetime import date

from core.evidence import Verification
from db.check_claims import CLAIM_CHECKS, expired
from db.check_prose import PROSE_CHECKS
from db.check_tables import TABLE_CHECKS
from db.check_words import WORD_CHECKS
from db.reader import Content, mappings
from db.shapes import Tree, place_of
from db.topics import TOPICS

REFERENCES: Mapping[str, tuple[str, ...]] = {
    "passage": ("passages",),
    "message": ("messages",),
    "assumption": ("messages",),
    "section": ("sections",),
    "indication": ("indications",),
    "indications": ("indications",),
    "practices": ("practices",),
    "used_by": ("practices",),
    "groups": ("medicines",),
    "test": ("tests",),
    "tests": ("terms",),
    "subject": ("medicines", "circumstances"),
    "symptoms": ("symptoms",),
    "renal_reference": ("renal",),
    "thresholds": ("thresholds",),
    "monitoring": ("schedules",),
}
"""Which topic an id under a key belongs to. The tests of a schedule are words of the practice."""

CALCULATED = (
    "limits",
    "figures",
    "practices",
    "regimens",
    "alleles",
    "phenotypes",
    "phase",
    "editions",
    "laboratories",
    "renal",
    "schedules",
    "tests",
    "thresholds",
    "metabolites",
    "metabolite_times",
    "symptoms",
)
"""Topics whose facts enter a calculation; of the rules, those that say what remains of a dose."""


def problems(content: Content) -> list[str]:
    """Everything that is wrong; empty when the book holds together."""
    ids = (_unknown_ids, _unknown_sources, _unused_sources, _unverified, _unsupported)
    checks = (*ids, *TABLE_CHECKS, *WORD_CHECKS, *CLAIM_CHECKS, *PROSE_CHECKS)
    return [problem for check in checks for problem in check(content)]


def overdue(content: Content, on: date) -> list[str]:
    """What was to be reviewed by a day that has passed; the book can be built all the same."""
    return list(expired([("book.yaml", content.head.valid_until)], on))


def _all_mappings(content: Content, tables: tuple[str, ...]) -> Iterator[dict[str, Tree]]:
    for table in tables:
        for entry in content.entries[table]:
            yield from mappings(entry.tree)


def _tables() -> tuple[str, ...]:
    return tuple(topic.table for topic in TOPICS)


def _ids(content: Content) -> dict[str, set[str]]:
    return {topic.table: {str(topic.name_of(item)) for item in content.items(topic.table)} for topic in TOPICS}


def _unknown_ids(content: Content) -> Iterator[str]:
    """An id that leads nowhere. Passages are not followed while none are written."""
    ids = _ids(content)
    for mapping in _all_mappings(content, _tables()):
        for key, tables in REFERENCES.items():
            known = set().union(*(ids[table] for table in tables))
            if key in mapping and (known or tables != ("passages",)):
                values = mapping[key] if isinstance(mapping[key], list) else [mapping[key]]
                for value in values:
                    if value not in known:
                        yield f"{place_of(value)}: {key} '{value}' is not in {' or '.join(tables)}"


def _cited(mapping: dict[str, Tree]) -> list[Tree]:
    return list(mapping.get("citations", []))


def _source(citation: str) -> str:
    return citation.partition(" @ ")[0]


def _unknown_sources(content: Content) -> Iterator[str]:
    known = _ids(content)["sources"]
    for mapping in _all_mappings(content, _tables()):
        for citation in _cited(mapping):
            if _source(citation) not in known:
                yield f"{place_of(citation)}: source '{_source(citation)}' is not in sources"


def _unused_sources(content: Content) -> Iterator[str]:
    used = {_source(citation) for mapping in _all_mappings(content, _tables()) for citation in _cited(mapping)}
    for entry in content.entries["sources"]:
        if entry.item.id not in used and entry.item.id not in content.head.kept_sources:
            yield f"{entry.place}: source '{entry.item.id}' is not cited; cite it, keep it in book.yaml or take it out"


def _unverified(content: Content) -> Iterator[str]:
    """Facts that nobody verified, where they would be computed with."""
    facts = list(_all_mappings(content, CALCULATED))
    facts += [entry.tree for entry in content.entries["rules"] if "remains" in entry.tree]
    for fact in facts:
        if fact.get("verification") == "G" or any(_source(citation) == "g" for citation in _cited(fact)):
            yield f"{place_of(fact)}: an unverified fact (G) may not enter a calculation"


_SUPPORT: Mapping[str, tuple[Verification, ...]] = {
    "R": (Verification.READ,),
    "S": (Verification.READ, Verification.SECONDARY),
    "P": (Verification.POLICY,),
    "G": tuple(Verification),
}


def _unsupported(content: Content) -> Iterator[str]:
    """A fact that claims more than any of its sources can give."""
    status = {source.id: source.verification for source in content.items("sources")}
    for mapping in _all_mappings(content, tuple(table for table in _tables() if table != "sources")):
        found = {status.get(_source(citation)) for citation in _cited(mapping)}
        claimed = str(mapping.get("verification", ""))
        if found and claimed and not found & set(_SUPPORT[claimed]):
            yield f"{place_of(mapping)}: verification {claimed}, but none of its sources has that status"
