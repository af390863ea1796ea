"""The command that finds passages of the book."""

import argparse
import textwrap
from collections.abc import Sequence
from typing import Any

from core.passages import Hit, SearchAnswer, Statement
from ui.terminal.as_text import WIDTH
from ui.terminal.output import DONE, say, say_json
from ui.terminal.services import Services


def search(arguments: argparse.Namespace, services: Services) -> int:
    """`search "WORDS"`: the passages that answer, or that nothing in the book does."""
    answer = services.library().search(arguments.words, arguments.audience, arguments.limit)
    if arguments.json:
        say_json(answer_json(answer))
    else:
        say("\n".join(_lines(answer)))
    return DONE


def answer_json(answer: SearchAnswer) -> dict[str, Any]:
    """The passages, or the titles that come close."""
    if not answer.answered:
        return {"answered": False, "nearest": list(answer.nearest)}
    return {"answered": True, "passages": [_hit_json(hit) for hit in answer.hits]}


def _hit_json(hit: Hit) -> dict[str, Any]:
    passage = hit.passage
    return {
        "id": passage.id,
        "title": passage.title,
        "section": passage.section,
        "text": hit.text,
        "score": round(hit.score, 4),
        "grade": next((one.grade for one in _answering(hit) if one.grade), ""),
        "citations": _citations(hit),
    }


def _citations(hit: Hit) -> list[str]:
    return list(dict.fromkeys(str(citation) for one in _answering(hit) for citation in one.evidence.citations))


def _answering(hit: Hit) -> Sequence[Statement]:
    """The statement that answers; the whole passage when the text is none of its statements."""
    statements = hit.passage.statements
    return [one for one in statements if hit.text in (one.clinician, one.patient)] or statements


def _lines(answer: SearchAnswer) -> list[str]:
    if not answer.answered:
        near = [f"  {title}" for title in answer.nearest]
        return ["Not in this reference.", *(["Near it:", *near] if near else [])]
    lines: list[str] = []
    for hit in answer.hits:
        text = textwrap.wrap(hit.text, WIDTH, initial_indent="  ", subsequent_indent="  ")
        lines += [hit.passage.title, *text, f"  [{'; '.join(_citations(hit))}]", ""]
    return [*lines, "Content pending human review."]
