"""The topics of the book: which files hold them, what they become, what names an entry."""

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import cache
from hashlib import sha256
from itertools import product
from typing import Any, NamedTuple

from core import book
from core.evidence import Evidence, Review, Source
from core.passages import Passage, Section
from db.shapes import Tree, shape_of

Prepare = Callable[[dict[str, Tree]], list[dict[str, Tree]]]


class BookHead(NamedTuple):
    """`book.yaml`: what holds for the whole book. `policies` are our own rules, in sentences;
    `kept_sources` are sources that stay although nothing cites them; `reviewer` is the person who approved the book."""

    version: str
    valid_until: date
    review: Review
    policies: tuple[str, ...]
    kept_sources: tuple[str, ...] = ()
    reviewer: str = ""


class NamedFigure(NamedTuple):
    """A single number of the book with its name, and what it is."""

    id: str
    what: str
    value: Decimal
    unit: str
    evidence: Evidence


class SameMeaning(NamedTuple):
    """A word that somebody may type, and the words of the book that mean the same."""

    word: str
    also: tuple[str, ...]


class Topic(NamedTuple):
    """One table of the book. `files` are globs below the content folder; `key` are the fields
    that name an entry; `prepare` unfolds one written entry into the entries it stands for."""

    table: str
    files: str
    kind: type
    key: tuple[str, ...]
    prepare: Prepare = lambda entry: [entry]

    def name_of(self, item: Any) -> Any:
        """The key of an item: one text, or a tuple."""
        parts = tuple(getattr(item, name) for name in self.key)
        return parts[0] if len(parts) == 1 else parts


def _like(entry: dict[str, Tree], changes: Mapping[str, Tree]) -> dict[str, Tree]:
    """The entry with other values, still knowing its place in the file."""
    copy = type(entry)(entry)
    copy.update(changes)
    if hasattr(entry, "place"):
        copy.place = entry.place  # type: ignore[attr-defined]
    return copy


def spread(entry: dict[str, Tree], names: Sequence[str]) -> list[dict[str, Tree]]:
    """One entry for every combination of the values that `names` list."""
    lists = [entry[name] if isinstance(entry.get(name), list) else [entry.get(name, "")] for name in names]
    return [_like(entry, dict(zip(names, values, strict=True))) for values in product(*lists)]


def _functions(entry: dict[str, Tree]) -> list[dict[str, Tree]]:
    return spread(entry, ("table", "gene", "first", "second"))


def _edition(entry: dict[str, Tree]) -> list[dict[str, Tree]]:
    rows = entry.get("rows", [])
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        return [entry]
    return [_like(entry, {"rows": [one for row in rows for one in spread(row, ("tpmt", "nudt15"))]})]


def _threshold_set(entry: dict[str, Tree]) -> list[dict[str, Tree]]:
    rows = entry.get("rows", [])
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        return [entry]
    return [_like(entry, {"rows": [_like(row, {"set": entry.get("id", "")}) for row in rows]})]


def _same_meaning(entry: dict[str, Tree]) -> list[dict[str, Tree]]:
    return spread(entry, ("word",))


TOPICS: tuple[Topic, ...] = (
    Topic("sources", "sources/*.yaml", Source, ("id",)),
    Topic("sections", "sections.yaml", Section, ("id",)),
    Topic("limits", "limits.yaml", book.Limit, ("field",)),
    Topic("figures", "figures.yaml", NamedFigure, ("id",)),
    Topic("terms", "terms.yaml", book.Term, ("id",)),
    Topic("practices", "practices.yaml", book.Practice, ("id",)),
    Topic("indications", "indications.yaml", book.Indication, ("id",)),
    Topic("regimens", "regimens*.yaml", book.Regimen, ("id",)),
    Topic("alleles", "alleles/*.yaml", book.Allele, ("gene", "name")),
    Topic("phenotypes", "phenotypes.yaml", book.PhenotypeRule, ("table", "gene", "first", "second"), _functions),
    Topic("phase", "phase.yaml", book.PhaseAlternative, ("gene", "diplotype")),
    Topic("frequencies", "frequencies.yaml", book.AlleleFrequency, ("gene", "allele")),
    Topic("editions", "editions/*.yaml", book.Edition, ("id",), _edition),
    Topic("reference_editions", "references/*.yaml", book.ReferenceEdition, ("id",), _edition),
    Topic("laboratories", "laboratories.yaml", book.Laboratory, ("id",)),
    Topic("medicines", "medicines.yaml", book.Medicine, ("id",)),
    Topic("circumstances", "circumstances.yaml", book.Circumstance, ("id",)),
    Topic("rules", "rules/*.yaml", book.Rule, ("id",)),
    Topic("renal", "renal.yaml", book.RenalReference, ("id",)),
    Topic("schedules", "schedules.yaml", book.Schedule, ("id",)),
    Topic("tests", "tests.yaml", book.Test, ("id",)),
    Topic("thresholds", "thresholds/*.yaml", book.ThresholdSet, ("id",), _threshold_set),
    Topic("symptoms", "symptoms.yaml", book.Symptom, ("id",)),
    Topic("metabolites", "metabolites.yaml", book.MetaboliteRow, ("pattern",)),
    Topic("metabolite_times", "metabolite-times.yaml", book.MetaboliteTimes, ("id",)),
    Topic("messages", "messages/*.yaml", book.Message, ("code",)),
    Topic("passages", "passages/*.yaml", Passage, ("id",)),
    Topic("search", "search*.yaml", SameMeaning, ("word",), _same_meaning),
)
HEAD_FILE = "book.yaml"


def columns(topic: Topic) -> tuple[str, ...]:
    """The columns of a topic's table, after its number."""
    return tuple(shape_of(topic.kind).keys)


@cache
def schema_number() -> int:
    """Changes whenever a table or a column does, so that no program reads a book of another shape."""
    shape = canonical([[topic.table, *columns(topic)] for topic in TOPICS])
    return int.from_bytes(sha256(shape.encode()).digest()[:4], "big") >> 1


def canonical(tree: Tree) -> str:
    """A tree as JSON text, always the same for the same tree."""
    return json.dumps(tree, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
