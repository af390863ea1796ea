"""`python -m tests.bench_assess`: how long one assessment takes, and how many cases a batch answers in a second.

Processor time, not wall time, so that other programs on the machine count as little as possible.
The targets are those of issue 5: 99 of 100 assessments under 1 ms, 5,000 cases a second, memory flat.
"""

import json
import random
import sys
import time
import tracemalloc
from collections.abc import Callable, Sequence

from core.assess import assess
from core.case_form import CaseForm
from core.case_json import form_from_json
from core.case_reading import read_case
from db.rulebook import load_book
from ui.terminal.case_file import answer_text

BOOK = load_book()
CASES = 2000
INDICATIONS = ("crohns-disease", "rheumatoid-arthritis", "ulcerative-colitis", "anca-vasculitis", "atopic-dermatitis")


def case(seed: int) -> str:
    """One plausible case; the same seed gives the same case."""
    pick = random.Random(seed)  # noqa: S311  not for secrets
    entries: dict[str, object] = {
        "practice": pick.choice(["uk", "us"]),
        "indication": pick.choice(INDICATIONS),
        "age": f"{pick.randint(18, 90)} years",
        "sex": pick.choice(["female", "male"]),
        "weight": f"{pick.randint(45, 110)} kg",
        "tpmt": {"genotype": pick.choice(["*1/*1", "*1/*3A", "*1/*3C"])},
        "nudt15": {"genotype": pick.choice(["*1/*1", "*1/*3"])},
        "creatinine": f"{pick.randint(50, 200)} umol/L",
        "medicines": pick.choice([[], [], ["allopurinol"], ["enalapril"]]),
        "start_date": "2026-11-23",
    }
    return json.dumps(entries)


def answered(text: str) -> None:
    """A full assessment, from the text of the case."""
    form = form_from_json(text)
    assert isinstance(form, CaseForm)
    assess(read_case(form, BOOK), BOOK)


def written(text: str) -> None:
    """The same, as the line of JSON that a batch prints."""
    answer_text(text, BOOK).as_line()


def microseconds(action: Callable[[str], None], texts: Sequence[str]) -> list[float]:
    """How long each took, quickest first."""
    taken = []
    for text in texts:
        start = time.process_time_ns()
        action(text)
        taken.append((time.process_time_ns() - start) / 1000)
    return sorted(taken)


def memory_after(texts: Sequence[str], times: int) -> int:
    """Kilobytes held after answering all texts so often."""
    tracemalloc.start()
    for _time in range(times):
        for text in texts:
            written(text)
    held, _peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return held // 1024


def main() -> int:
    """Measure and print."""
    texts = [case(seed) for seed in range(CASES)]
    microseconds(written, texts[:200])
    for name, action in (("assessment", answered), ("assessment and its line of JSON", written)):
        taken = microseconds(action, texts)
        middle, slow = taken[CASES // 2], taken[CASES * 99 // 100]
        rate = 1e6 * CASES / sum(taken)
        print(f"{name}: median {middle:.0f} us, 99 of 100 under {slow:.0f} us, {rate:.0f} different cases a second")
    print(f"memory held after 1 and after 4 rounds: {memory_after(texts, 1)} and {memory_after(texts, 3)} kB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
