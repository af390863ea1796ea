"""How long the readers may take: the requirements of the work, with the best of a few runs."""

import json
import time
from collections.abc import Callable

from core.book import Book
from core.importers.detect import read_result, read_variants
from tests.core.importers import bundles
from tests.core.importers.told import told
from tests.core.importers.variant_file import COMPLETE

RUNS = 9


def best(work: Callable[[], object]) -> float:
    """Seconds of the fastest of some runs."""
    taken = []
    for _ in range(RUNS):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return min(taken)


def test_two_hundred_thousand_lines_take_a_third_of_a_second_at_most(book: Book) -> None:
    head, body = COMPLETE.split("\n")[:6], COMPLETE.split("\n")[6:]
    other = [f"chr6\t{place}\t.\tA\tC\t50\tPASS\tAC=1;AF=0.5\tGT:DP\t0/1:30" for place in range(1_000, 201_000)]
    lines = [*head, *other, *body]
    assert told(read_variants(lines, book), "TPMT")[0] == "called"
    assert best(lambda: read_variants(lines, book)) <= 0.3


def full(number: int) -> dict[str, object]:
    """An observation with all that a real one carries beside its value."""
    day = f"2026-10-{number % 28 + 1:02}"
    div = f"<div><p><b>Narrative of observation {number}</b></p><p>status: final; value: 3.1 x10^9/L; {day}</p></div>"
    profile = "http://hl7.org/fhir/us/core/StructureDefinition/us-core-observation-lab"
    category = bundles.concept("laboratory", "Laboratory", "http://terminology.hl7.org/CodeSystem/observation-category")
    low, high = ({"value": value, "unit": "10*9/L", "code": "10*9/L"} for value in (1.8, 7.5))
    beside = {
        "id": f"observation-{number}",
        "meta": {"versionId": "1", "lastUpdated": f"{day}T08:00:00+00:00", "profile": [profile]},
        "text": {"status": "generated", "div": div},
        "category": [category],
        "issued": f"{day}T09:00:00+00:00",
        "performer": [{"reference": "Organization/1", "display": "Laboratory"}],
        "referenceRange": [{"low": low, "high": high, "text": "1.8 to 7.5"}],
    }
    return bundles.measured("751-8", 3.1, "10*9/L", day) | beside


def test_a_hundred_observations_take_five_times_plain_json_at_most(book: Book) -> None:
    crowd = (full(number) for number in range(99))
    text = json.dumps(bundles.bundle(bundles.genotype(bundles.TPMT, "*1/*3A"), *crowd), indent=2)
    assert best(lambda: read_result(text, book)) <= 5 * best(lambda: json.loads(text))
