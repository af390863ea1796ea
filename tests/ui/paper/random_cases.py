"""Random cases for the papers: those of the second calculation, with a patient, a start and a schedule."""

import json
from collections.abc import Iterator
from random import Random

from core.assessment import Assessment, Status
from core.book import Book
from tests.oracle.generator import case_text
from ui.terminal.case_file import answer_text

NAMES = ("", "EXAMPLE, Ann", "Featherstonehaugh, Maximiliana Wilhelmina", "Zoë \u05d0 Ōe", "<b>X & Y</b>")
NUMBERS = ("", "9990000018", "H123/456", "1234567890123456789012345678901234567890")
BIRTHS = ("", "1984-03-14", "14/3/84", "unknown")
STARTS = ("2026-11-23", "2026-12-26", "2028-02-29", "2027-01-02", None)
METABOLITES = ("0", "1", "60", "234", "235", "300", "450", "451", "1200", "19000")


def assessments(book: Book, number: int, seed: int) -> Iterator[tuple[str, Assessment]]:
    """`number` cases that are not refused, each with its assessment; the same for the same seed."""
    random = Random(seed)  # noqa: S311  the same cases every time
    found = 0
    while found < number:
        text = _with_a_patient(case_text(random), book, random)
        assessment = answer_text(text, book).assessment
        if assessment is not None and assessment.status is not Status.REFUSED:
            found += 1
            yield text, assessment


def _with_a_patient(text: str, book: Book, random: Random) -> str:
    case = json.loads(text)
    case["identifiers"] = {
        "name": random.choice(NAMES),
        "number": random.choice(NUMBERS),
        "date_of_birth": random.choice(BIRTHS),
    }
    start = random.choice(STARTS)
    if start:
        case["start_date"] = start
    case["monitoring"] = random.choice(list(book.schedules))
    if random.random() < 0.2:
        levels = {test: f"{random.choice(METABOLITES)} pmol/8x10^8 RBC" for test in ("6-tgn", "6-mmpn")}
        case["results"] = {**(case.get("results") or {}), **levels}
    return json.dumps(case)
