"""Every indication with every pair of phenotypes under every edition and practice: what must hold for all."""

import itertools
import json
from fractions import Fraction

import pytest

from core.assessment import Assessment, PlanKind, Status
from core.book import Book, Phenotype
from ui.terminal.as_text import assessment_text
from ui.terminal.case_file import answer_text

PHENOTYPES = [phenotype.value for phenotype in Phenotype if phenotype is not Phenotype.NO_RESULT]
MEDICINES: tuple[list[str], ...] = ([], ["allopurinol"])
WEIGHTS = ("48 kg", "70 kg", "103.5 kg")


@pytest.mark.sweep
@pytest.mark.parametrize("practice", ["uk", "us"])
@pytest.mark.parametrize("edition", ["cpic-2025", "cpic-2018", "dpwg-2025", "fda-label"])
def test_what_holds_for_every_case(practice: str, edition: str, book: Book) -> None:
    grid = itertools.product(book.indications, PHENOTYPES, PHENOTYPES, MEDICINES, WEIGHTS)
    for indication, tpmt, nudt15, medicines, weight in grid:
        case = {
            "practice": practice, "edition": edition, "indication": indication, "age": "42 years", "weight": weight,
            "planned_start": "1.5 mg/kg/day", "tpmt": {"phenotype": tpmt}, "nudt15": {"phenotype": nudt15},
            "medicines": medicines, "start_date": "2026-11-23",
        }  # fmt: skip
        answer = answer_text(json.dumps(case), book)
        assert answer.assessment, case
        _check(answer.assessment, book)
        poor = Phenotype.POOR.value in (tpmt, nudt15)
        assert not poor or answer.assessment.status is Status.NOT_RECOMMENDED, case
        text = assessment_text(answer.assessment, book, answer.words)
        assert "{" not in text, case
        assert json.loads(json.dumps(answer.as_json()))["status"] == answer.assessment.status.value


def _check(assessment: Assessment, book: Book) -> None:
    """A dose exactly when recommended, inside its range and under its maximum, made of whole tablets."""
    assert (assessment.dose is not None) == (assessment.status is Status.RECOMMENDED)
    assert all(finding.code in book.messages for finding in assessment.findings)
    if assessment.dose is None or assessment.dose.suggested is None:
        return
    dose, plan = assessment.dose, assessment.dose.suggested
    assert dose.range.low <= dose.range.high <= max(dose.maximum_mg_per_day, dose.range.low)
    assert plan.mg_per_day <= dose.range.high
    assert dose.range.is_point or plan.mg_per_day >= dose.range.low
    if plan.kind is not PlanKind.SUSPENSION:
        assert sum(plan.week_mg, Fraction(0)) == 7 * plan.mg_per_day
