"""`python -m tests.bench`: one line a measurement; ends with 1 when one is above its ceiling."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from pathlib import Path
from pickle import dumps
from resource import RUSAGE_CHILDREN, RUSAGE_SELF, getrusage

from core.assess import assess
from core.case_form import CaseForm
from core.case_json import form_from_json
from core.case_reading import read_case
from core.importers.detect import read_result, read_variants
from core.report.document import Document
from core.report.summary import build_summary
from db.library import Library
from db.rulebook import load_book
from resources import resource
from tests.bench import dosing, search, start
from tests.bench.genes import advised, advised_at_first_sight, matched
from tests.bench.importers import bundle, variant_lines
from tests.bench.papers import COMPILED, EMPTY, FIRST, plain_document, process
from tests.bench.search import Figure
from ui.paper import render
from ui.wording import Wording

ROOT = Path(__file__).resolve().parents[2]
BOOK = load_book()
LIBRARY = Library()
WORDS = Wording(BOOK, "uk")
CASE = """{"indication": "crohns-disease", "age": "42 years", "sex": "female", "weight": "70 kg", "height": "165 cm",
"planned_start": "2 mg/kg/day", "tpmt": {"genotype": "*1/*3A"}, "nudt15": {"genotype": "*1/*1"},
"creatinine": "80 umol/L", "medicines": ["allopurinol"], "start_date": "2026-11-23"}"""


@dataclass(frozen=True)
class Measurement:
    """What is measured, against which yardstick, and how many times as long it may take."""

    name: str
    what: Callable[[], object]
    yardstick: Callable[[], object]
    ceiling: float


def _answered() -> object:
    form = form_from_json(CASE)
    assert isinstance(form, CaseForm)
    return assess(read_case(form, BOOK), BOOK)


ANSWER = assess(read_case(form, BOOK), BOOK) if isinstance(form := form_from_json(CASE), CaseForm) else None


def _summary() -> Document:
    assert ANSWER
    return build_summary(ANSWER, BOOK, WORDS, datetime(2026, 11, 23))  # noqa: DTZ001


def _printed() -> object:
    return render(_summary(), "a4")


def _python(*arguments: str) -> Callable[[], object]:
    command = (sys.executable, *arguments)
    return lambda: subprocess.run(command, cwd=ROOT, capture_output=True, check=True, env=COMPILED)


def _hashed() -> object:
    """The yardstick inside Python: read the book's bytes."""
    return resource("azalea.sqlite").read_bytes()


SUMMARY = _summary()
VARIANTS, BUNDLE = variant_lines(), bundle()
CASES = dosing.sums(BOOK)
MEASUREMENTS = (
    Measurement("start of the terminal / start of Python", _python("main.py", "--version"), _python("-c", "pass"), 30),
    Measurement("loading the book / a start of Python", load_book, _python("-c", "pass"), 20),
    Measurement("one answer / a start of Python", _answered, _python("-c", "pass"), 1),
    Measurement(
        "different cases assessed / the same numbers in bare Decimal",
        dosing.answering(BOOK, CASES),
        lambda: [dosing.bare(one) for one in CASES],
        5,
    ),
    Measurement("a batch / reading its answers back", dosing.batch(BOOK, CASES), dosing.read_back(BOOK, CASES), 3.5),
    Measurement("one search / one answer", lambda: LIBRARY.search("allopurinol dose"), _answered, 60),
    Measurement("genotypes to advice / matching their texts", lambda: advised(BOOK), matched, 60),
    Measurement("the same at first sight / matching their texts", lambda: advised_at_first_sight(BOOK), matched, 700),
    Measurement(
        "a variant file of 200,000 lines / splitting its lines",
        lambda: read_variants(VARIANTS, BOOK),
        lambda: [line.split("\t", 2) for line in VARIANTS],
        4,
    ),
    Measurement(
        "a bundle of 100 observations / reading its JSON",
        lambda: read_result(BUNDLE, BOOK),
        lambda: json.loads(BUNDLE),
        5,
    ),
    Measurement("one summary / one answer", _printed, _answered, 200),
    Measurement("warm export / the same words plainly set", _printed, lambda: plain_document(SUMMARY), 1.5),
    Measurement("first export / an empty ReportLab process", process(FIRST, dumps(SUMMARY)), process(EMPTY), 1.3),
)


def seconds(actions: Sequence[Callable[[], object]], times: int = 7) -> list[float]:
    """The quickest of a few runs of each, in turn: what disturbs a machine only ever makes it slower."""
    taken: list[list[float]] = [[] for _ in actions]
    for _time in range(times):
        for action, own in zip(actions, taken, strict=True):
            start = _spent()
            action()
            own.append(_spent() - start)
    return [min(own) for own in taken]


def _spent() -> float:
    """Seconds of work of this process and of those it waited for; what others do on the machine does not count."""
    used = [getrusage(who) for who in (RUSAGE_SELF, RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def ratios() -> Iterator[Figure]:
    """Every measurement beside its yardstick."""
    few, many = dosing.memory(1000), dosing.memory(10_000)
    yield "peak memory of a batch of 10,000 lines / of 1,000", many / few, 1.05
    for one in MEASUREMENTS:
        what, yardstick = seconds((one.what, one.yardstick))
        yield one.name, what / yardstick, one.ceiling


TOPICS = {"search": search.figures, "start": start.figures}


def main(topics: Sequence[str]) -> int:
    """Measure everything, or only the topics that are named: `search`, `start`."""
    named = [TOPICS[topic] for topic in topics if topic in TOPICS]
    slow = 0
    for name, figure, ceiling in chain.from_iterable(measure() for measure in named or (ratios, *TOPICS.values())):
        slow += figure > ceiling
        print(f"{'SLOW' if figure > ceiling else 'ok  '} {name}: {figure:.3g} (at most {ceiling:.3g})")
    return 1 if slow else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
