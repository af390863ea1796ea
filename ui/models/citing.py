"""From citations and findings of the domain to chips and rows of a view; no Qt."""

from collections.abc import Iterable, Sequence

from core.assessment import Assessment, Status
from core.evidence import Citation
from core.findings import Finding, Severity
from core.report.words import Words
from ui.models.view import Chip, Chips, FindingRow, Place

_TONES = {Severity.STOP: "stop", Severity.WARNING: "warn", Severity.NOTE: "note"}
_MOST = 2


def chips_for(citations: Sequence[Citation], passage: str | None, words: Words, most: int = _MOST) -> Chips:
    """One chip a source, `most` at most, the rest counted."""
    first = {citation.source: citation for citation in reversed(citations)}
    kept = [citation for citation in citations if first[citation.source] is citation]
    chips = tuple(_chip(citation, passage, words) for citation in kept)
    unlike = tuple(chip for number, chip in enumerate(chips) if chip.text not in {c.text for c in chips[:number]})
    return Chips(unlike[:most], max(0, len(unlike) - most))


def _chip(citation: Citation, passage: str | None, words: Words) -> Chip:
    reference = words.reference(citation.source)
    where = f"{reference} ({citation.locator})" if citation.locator else reference
    return Chip(words.chip(citation), where, Place(passage or "", citation.source, citation.locator))


def place_of(chips: Chips, passage: str | None) -> Place:
    """Where a click on the row itself leads."""
    return chips.shown[0].place if chips.shown else Place(passage or "")


def finding_row(finding: Finding, words: Words) -> FindingRow:
    """One finding in words."""
    said = words.finding(finding)
    chips = chips_for(finding.citations, finding.passage, words)
    place = place_of(chips, finding.passage)
    return FindingRow(finding.code, _TONES[finding.severity], said.lead, said.text, chips, place)


def finding_rows(findings: Iterable[Finding], words: Words) -> tuple[FindingRow, ...]:
    """Findings in the order of display: stop, warning, note, and within a rank as they came."""
    ordered = sorted(findings, key=lambda finding: finding.severity.rank)
    return tuple(finding_row(finding, words) for finding in ordered)


def refusals(assessment: Assessment) -> tuple[Finding, ...]:
    """The entries that could not be read."""
    return assessment.refusals


def entries_that_stop(assessment: Assessment) -> tuple[Finding, ...]:
    """Stops that one entry can lift: a planned start above the maximum. (A missing TPMT is a missing entry.)"""
    if assessment.status is not Status.NEEDS_INPUT:
        return ()
    stops = (f for f in assessment.findings if f.severity is Severity.STOP and f.field)
    return tuple(f for f in stops if f.field not in assessment.missing)


def questions(assessment: Assessment) -> tuple[Finding, ...]:
    """The entries that need one confirmation."""
    return tuple(f for f in assessment.findings if f.code.startswith("confirm-"))


def shown_findings(assessment: Assessment) -> tuple[Finding, ...]:
    """What belongs in the findings list: not what already stands beside its field."""
    beside = {id(f) for f in (*refusals(assessment), *questions(assessment))}
    return tuple(f for f in assessment.findings if id(f) not in beside and not _only_empty(f, assessment))


def _only_empty(finding: Finding, assessment: Assessment) -> bool:
    """True for `not tested` of a gene that nobody has typed yet: it stands among the missing entries."""
    if assessment.status not in (Status.NEEDS_INPUT, Status.REFUSED):
        return False
    typed = assessment.case.typed
    empty = {"tpmt-not-tested": typed.tpmt is None, "nudt15-not-tested": typed.nudt15 is None}
    return empty.get(finding.code, False)
