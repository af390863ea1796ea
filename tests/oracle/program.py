"""The one door to the program under test: a case as JSON text in, its answer as the terminal would print it out."""

import json
from functools import cache
from typing import Any

from core.assess import assess
from core.book import Book
from core.case_form import CaseForm
from core.case_json import form_from_json
from core.case_reading import read_case
from db.rulebook import load_book
from ui.terminal.as_json import assessment_line, refused_line
from ui.wording import Wording


@cache
def loaded_book() -> Book:
    """The book as built; loaded once for all cases."""
    return load_book()


@cache
def _words(practice: str) -> Wording:
    return Wording(loaded_book(), practice)


def answer_of_the_program(text: str) -> dict[str, Any]:
    """The assessment of one case as a dictionary, in the words of interface.md."""
    try:
        return _answer(text)
    except Exception as broken:
        raise RuntimeError(f"the program broke on {text}") from broken


def _answer(text: str) -> dict[str, Any]:
    book = loaded_book()
    form = form_from_json(text)
    if not isinstance(form, CaseForm):
        return dict(json.loads(refused_line(form, book, _words("uk"))))
    reading = read_case(form, book)
    return dict(json.loads(assessment_line(assess(reading, book), book, _words("uk"))))
