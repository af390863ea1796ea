"""What of a gene, a finding, a step or a guideline is the same in many answers: its JSON, put together once."""

from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache

from core.assessment import GeneCall, Measured
from core.evidence import Citation
from core.findings import Severity
from core.quantity import written
from ui.terminal.json_pieces import NOTHING, Frame, Piece, cited, quoted, texts
from ui.wording import Wording


def _framed(before: str, after: str, citations: tuple[Citation, ...]) -> Frame:
    text, sources = cited(citations)
    return Frame(f"{{{before}", f'{after}, "citations": {text}}}', sources)


@lru_cache(maxsize=2048)
def finding_frame(
    code: str, variant: object, severity: Severity, citations: tuple[Citation, ...], words: Wording
) -> Frame:
    """A finding around its field and its text; the field may be any key that was typed, and is not remembered."""
    frame = _framed(f'"code": "{code}", "severity": "{severity.value}", "field": ', "", citations)
    return frame._replace(templates=words.templates_of(code, variant))


@lru_cache(maxsize=2048)
def step_frame(step: str, message: str, variant: object, citations: tuple[Citation, ...], words: Wording) -> Frame:
    """A step of the working around its text."""
    frame = _framed(f'"step": "{step}", "text": ', "", citations)
    return frame._replace(templates=words.templates_of(message, variant))


@lru_cache(maxsize=2048)
def guideline_frame(
    edition: str,
    advice: str,
    factor_percent: tuple[Decimal, Decimal] | None,
    applies: bool,
    strength: str,
    message: str,
    params: tuple[tuple[str, object], ...],
    citations: tuple[Citation, ...],
    words: Wording,
) -> Frame:
    """What one edition says, around the range of the dose."""
    factor = texts(written(part) for part in factor_percent) if factor_percent else NOTHING
    before = (
        f'"edition": {quoted(edition)}, "advice": "{advice}", "factor_percent": {factor}, '
        f'"applies": {"true" if applies else "false"}, "range_mg_per_day": '
    )
    said = words.message(message, dict(params)).whole
    return _framed(before, f', "strength": {quoted(strength)}, "text": {quoted(said)}', citations)


@lru_cache(maxsize=1024)
def gene_piece(call: GeneCall) -> Piece:
    """One gene: what was called, and what else the result fits."""
    others = [
        f'{{"diplotype": {quoted(other.diplotype)}, "phenotype": "{other.phenotype.value}"}}'
        for other in call.alternatives
    ]
    citations, sources = cited(call.citations)
    text = (
        f'{{"state": "{call.state.value}", "diplotype": {_text(call.diplotype)}, '
        f'"phenotype": "{call.phenotype.value}", "basis": {_text(call.basis)}, '
        f'"alternatives": {listed(others)}, "activity": {_activity(call.measured)}, "citations": {citations}}}'
    )
    return Piece(text, sources)


def _text(value: str | None) -> str:
    return NOTHING if value is None else quoted(value)


def _activity(measured: Measured | None) -> str:
    """The activity that was given, with its unit, its laboratory and its band there."""
    if measured is None:
        return NOTHING
    unit, band = quoted(measured.unit), quoted(measured.band)
    return (
        f'{{"value": {quoted(written(measured.value))}, "unit": {unit}, '
        f'"laboratory": {quoted(measured.laboratory)}, "band": {band}}}'
    )


def listed(items: Iterable[str]) -> str:
    """A list of what is JSON already."""
    return f"[{', '.join(items)}]"
