"""`python -m tests.golden`: writes the cases of `tests/cases` for the self-test of an installed copy.

One source: a case is written once, in YAML, and every copy of the program re-runs it."""

import json

from resources import resource
from tests.test_cases import every_case

TARGET = resource("safety", "golden.jsonl")


def golden_text() -> str:
    """One case a line, in the order of the files."""
    return "".join(f"{json.dumps(case._asdict(), ensure_ascii=False)}\n" for case in every_case())


if __name__ == "__main__":
    TARGET.write_text(golden_text(), encoding="utf-8")
