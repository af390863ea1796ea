"""The program and the oracle answer the same random cases alike. Longer: `python -m tests.oracle.sweep 100000`."""

from random import Random

import pytest

from tests.oracle.agreement import differences
from tests.oracle.answer import answer
from tests.oracle.generator import case_text

CASES = 2500


@pytest.mark.parametrize("seed", range(8))
def test_program_and_oracle_agree_on_random_cases(seed: int) -> None:
    random = Random(seed)  # noqa: S311  the same cases every time
    for text in [case_text(random) for _ in range(CASES)]:
        assert not differences(text), text


def test_the_random_cases_reach_every_status_and_kind_of_dose() -> None:
    random = Random(7)  # noqa: S311  the same cases every time
    answers = [answer(case_text(random)) for _ in range(2000)]
    statuses = {"recommended", "not-recommended", "needs-input", "no-advice", "refused"}
    assert {said.status for said in answers} == statuses
    assert sum("chosen-set-silent" in said.findings for said in answers) > 10
    kinds = {said.dose.suggested.kind for said in answers if said.dose and said.dose.suggested}
    assert kinds == {"daily", "weekly-pattern", "suspension"}
