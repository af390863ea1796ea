"""Checks of the book's sentences and names: placeholders, forbidden writing, numbers that need a source."""

import re
from collections.abc import Callable, Iterator
from string import Formatter

from db.reader import Content, Entry
from db.shapes import place_of

_ID = re.compile(r"[a-z0-9]+(?:[.-][a-z0-9]+)*")
_NUMBER = re.compile(r"(?<![\w*{~.-])[0-9]+(?:\.[0-9]+)?(?!-?[A-Za-z])")
"""A number of its own, not the digits of `NUDT15`, `*3A`, `B12` or `6-TGN`."""
_PARAMETER = re.compile(r"~?[a-z0-9_-]+")
_FORBIDDEN: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"\b(?:AZA|AZT)\b"), "write azathioprine in full"),
    (re.compile(r"\b(?:OD|BD|QD|QDS|TDS)\b|\bq\.d\."), "write daily or twice daily"),
    (re.compile(r"[µμ]g\b|\bug\b"), "write micrograms in full"),
    (re.compile(r"\b[0-9]+\.[0-9]*0 mg\b"), "no trailing zero in a dose"),
    (re.compile(r"(?<![0-9])\.[0-9]+ mg\b"), "a leading zero in a dose"),
    (re.compile(r"\b(?:cut|reduce|reduced|lower|lowered)\b[^.;]{0,40}\bby [0-9]+%"), "say what remains of the dose"),
)

Sentences = Iterator[tuple[str, str]]


def _sentences(content: Content) -> Sentences:
    """Every sentence of the book with its place."""
    for entry in content.entries["messages"]:
        yield entry.place, f"{entry.item.lead} {entry.item.text}"
    for entry in content.entries["passages"]:
        yield entry.place, entry.item.title
        for part in (*entry.tree["statements"], *entry.tree.get("positions", [])):
            words = (part.get(key, "") for key in ("heading", "patient_heading", "clinician", "patient", "who", "says"))
            yield place_of(part), " ".join(words)


def _writing(content: Content) -> Iterator[str]:
    for place, sentence in _sentences(content):
        for pattern, advice in _FORBIDDEN:
            if found := pattern.search(sentence):
                yield f"{place}: '{found[0]}': {advice}"


def _placeholders(content: Content) -> Iterator[str]:
    terms = {term.id for term in content.items("terms")}
    for entry in content.entries["messages"]:
        for text in (entry.item.lead, entry.item.text):
            yield from (f"{entry.place}: {entry.item.code}: {fault}" for fault in _parameter_faults(text, terms))


def _parameter_faults(text: str, terms: set[str]) -> Iterator[str]:
    try:
        names = [name for _, name, _, _ in Formatter().parse(text) if name is not None]
    except ValueError:
        yield "a brace is not closed"
        return
    for name in names:
        if not _PARAMETER.fullmatch(name):
            yield f"'{{{name}}}' is not the name of a parameter"
        elif name.startswith("~") and name[1:] not in terms:
            yield f"the word '{name[1:]}' is not in terms"


def _numbers_without_source(content: Content) -> Iterator[str]:
    for entry in content.entries["messages"]:
        message = entry.item
        if message.severity and message.evidence is None and (found := _NUMBER.search(_bare(message.text))):
            yield f"{entry.place}: {message.code} has the number {found[0]} but no citations"


def _bare(text: str) -> str:
    """The text without its parameters."""
    return re.sub(r"\{[^}]*\}", "", text)


def _names(content: Content) -> Iterator[str]:
    """Ids are lower-case words with hyphens; those of passages and statements have a dot after the section."""
    for table in (
        "sources",
        "sections",
        "figures",
        "terms",
        "practices",
        "indications",
        "regimens",
        "editions",
        "reference_editions",
        "laboratories",
        "medicines",
        "circumstances",
        "rules",
        "renal",
        "schedules",
        "tests",
        "symptoms",
        "thresholds",
        "metabolite_times",
        "passages",
    ):
        for entry in content.entries[table]:
            if not _ID.fullmatch(entry.item.id):
                yield f"{entry.place}: '{entry.item.id}' is not an id: lower-case words with hyphens"


def _statements(content: Content) -> Iterator[str]:
    seen: dict[str, Entry] = {}
    for entry in content.entries["passages"]:
        if not entry.item.statements:
            yield f"{entry.place}: {entry.item.id} says nothing"
        for statement in entry.item.statements:
            if statement.id in seen:
                first = seen[statement.id].place
                yield f"{entry.place}: the statement '{statement.id}' is given twice, first at {first}"
            seen[statement.id] = entry


def _severities(content: Content) -> Iterator[str]:
    """A rule and its message must agree on how much they weigh."""
    severities = {message.code: message.severity for message in content.items("messages")}
    for entry in content.entries["rules"]:
        weight = severities.get(entry.item.message)
        if weight not in (None, entry.item.severity):
            yield f"{entry.place}: {entry.item.id} is a {entry.item.severity.value}, its message is not"


def _groups(content: Content) -> Iterator[str]:
    """A class has no class of its own."""
    grouped = {medicine.id for medicine in content.items("medicines") if medicine.groups}
    for entry in content.entries["medicines"]:
        for group in entry.item.groups:
            if group in grouped:
                yield f"{entry.place}: {entry.item.id} is in {group}, which is itself in a group"


WORD_CHECKS: tuple[Callable[[Content], Iterator[str]], ...] = (
    _writing,
    _placeholders,
    _numbers_without_source,
    _names,
    _statements,
    _severities,
    _groups,
)
