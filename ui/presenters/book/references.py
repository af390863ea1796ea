"""The numbered references of a page."""

from dataclasses import dataclass, field

from core.evidence import Citation, Evidence, Source, Verification
from ui.presenters.book.reading import Reader
from ui.presenters.book.view import Cited, Reference

_KNOWN_AS = {
    Verification.READ: "Read",
    Verification.SECONDARY: "Known second hand",
    Verification.POLICY: "Azalea's own rule",
    Verification.UNVERIFIED: "Not verified",
}


@dataclass
class Numbering:
    """Numbers the sources of a page in the order they are first needed."""

    reader: Reader
    sources: list[str] = field(default_factory=list)

    def cited(self, evidence: Evidence) -> tuple[Cited, ...]:
        """The citations of a statement in the order of their numbers, one a source."""
        places: dict[int, list[str]] = {}
        for citation in evidence.citations:
            places.setdefault(self._number(citation), []).append(citation.locator)
        return tuple(Cited(number, "; ".join(filter(None, where))) for number, where in sorted(places.items()))

    def _number(self, citation: Citation) -> int:
        if citation.source not in self.sources:
            self.sources.append(citation.source)
        return self.sources.index(citation.source) + 1

    def references(self) -> tuple[Reference, ...]:
        """The full references in order."""
        return tuple(reference(id, number, self.reader) for number, id in enumerate(self.sources, 1))


def reference(id: str, number: int, reader: Reader) -> Reference:
    """One source with everything that helps to find it again."""
    line, source = reader.words.reference(id), reader.book.sources.get(id)
    if source is None:
        return Reference(number, id, line, line, "", "", "Not in the list of sources")
    return Reference(
        number, source.short, line, source.title, _ids(source), source.address or "", _read(source, reader)
    )


def _ids(source: Source) -> str:
    known = (
        str(source.year) if source.year else "",
        f"PMID {source.pmid}" if source.pmid else "",
        f"doi {source.doi}" if source.doi else "",
    )
    return " · ".join(filter(None, known))


def _read(source: Source, reader: Reader) -> str:
    """`Read on 22-Nov-2026: abstract.`"""
    said = _KNOWN_AS[source.verification]
    when = f" on {reader.words.date(source.read_on)}" if source.read_on else ""
    what = f": {source.what_was_read}" if source.what_was_read else ""
    return f"{said}{when}{what}".rstrip(".") + "."
