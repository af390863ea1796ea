"""What the importers are measured on: a long variant file and a bundle of a hundred full observations."""

import json

from tests.core.importers import bundles
from tests.core.importers.variant_file import COMPLETE


def variant_lines() -> list[str]:
    """A complete variant file with 200,000 lines of other places in it."""
    head, body = COMPLETE.split("\n")[:6], COMPLETE.split("\n")[6:]
    other = [f"chr6\t{place}\t.\tA\tC\t50\tPASS\tAC=1;AF=0.5\tGT:DP\t0/1:30" for place in range(1_000, 201_000)]
    return [*head, *other, *body]


def bundle() -> str:
    """A genotype and 99 observations with all that real ones carry."""
    crowd = (_full(number) for number in range(99))
    return json.dumps(bundles.bundle(bundles.genotype(bundles.TPMT, "*1/*3A"), *crowd), indent=2)


def _full(number: int) -> dict[str, object]:
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
