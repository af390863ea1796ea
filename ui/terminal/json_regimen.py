"""What the book says of a regimen, as JSON: where it is licensed, its ranges, how long it takes, when to stop."""

from core.book import Book, Figure, Remark
from core.case_reading import regimen_for
from core.quantity import written
from ui.terminal.json_sources import Json, citation_texts

_FIGURES = (
    "standard_start", "usual_low", "usual_high", "target_low", "target_high", "maximum", "maximum_daily",
)  # fmt: skip


def regimen_json(book: Book, indication: str | None, practice: str) -> Json | None:
    """The regimen of an indication under a practice; None where the sources give none."""
    regimen = regimen_for(book, indication, practice)
    if regimen is None:
        return None
    figures = {name: _figure(getattr(regimen, name)) for name in _FIGURES}
    return {
        "id": regimen.id,
        "licence": regimen.licence,
        "route": regimen.route,
        "children": regimen.children,
        **figures,
        "time_to_effect": _remark(regimen.time_to_effect),
        "stop_rule": _remark(regimen.stop_rule),
        "citations": citation_texts(regimen.evidence.citations),
    }


def _figure(figure: Figure | None) -> Json | None:
    if figure is None:
        return None
    value = f"{written(figure.value)} {figure.unit}"
    return {"value": value, "citations": citation_texts(figure.evidence.citations)}


def _remark(remark: Remark | None) -> Json | None:
    if remark is None:
        return None
    return {"text": remark.text, "citations": citation_texts(remark.evidence.citations)}
