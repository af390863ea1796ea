"""Compares the two answers to one case."""

from fractions import Fraction
from math import floor
from typing import Any

from tests.oracle.answer import Answer, Dose, answer, clearance
from tests.oracle.numbers import written
from tests.oracle.program import answer_of_the_program
from tests.oracle.tablets import DAYS

Differences = dict[str, tuple[Any, Any]]

# Findings about the case, whatever its status; and those of a dose, which only a recommended case has.
OF_THE_CASE = {
    "tpmt-not-tested",
    "nudt15-not-tested",
    "planned-start-above-maximum",
    "current-edition-stops",
    "results-withhold",
    "chosen-set-silent",
    "confirm-weight",
}
OF_THE_DOSE = {
    "below-reduction-threshold",
    "phenotype-indeterminate",
    "editions-disagree",
    "combined-reductions",
    "kidney-function-unknown",
    "well-below-point",
}


def differences(text: str) -> Differences:
    """What the program and the oracle say, where they differ: {what: (program, oracle)}."""
    return _differences(_of_program(answer_of_the_program(text)), _of_oracle(answer(text)))


def _differences(program: dict[str, Any], oracle: dict[str, Any]) -> Differences:
    if program["status"] == oracle["status"] == "refused":
        return {} if program["refused"] & oracle["refused"] else {"refused": (program["refused"], oracle["refused"])}
    return {key: (program[key], oracle[key]) for key in oracle if key != "refused" and program[key] != oracle[key]}


def _of_program(said: dict[str, Any]) -> dict[str, Any]:
    recommended = said["status"] == "recommended"
    codes = {finding["code"] for finding in said["findings"]}
    return {
        "status": said["status"],
        "findings": codes & _compared(said["status"]),
        "missing": set(said["missing"]),
        "refused": {str(finding["field"]).split(".")[0] for finding in said["findings"]},
        "dose": said["dose"] and _dose(said["dose"]),
        "alternative": said["dose"] and said["dose"]["alternative"] and said["dose"]["alternative"]["mg_per_day"],
        "phenotypes": [gene["phenotype"] for gene in said["genes"].values()],
        "editions": {line["edition"]: line["range_mg_per_day"] for line in said["guidelines"]} if recommended else None,
        "clearance": said["derived"].get("creatinine_clearance_ml_per_min") if recommended else None,
        "week": _week_faults(said["dose"]) if recommended else None,
    }


def _dose(dose: dict[str, Any]) -> tuple[Any, ...]:
    plan, suggested = dose["suggested"], None
    if plan:
        count = sum(tablet["count"] for tablet in plan["tablets"])
        suggested = (plan["kind"], plan["mg_per_day"], plan["mg_per_kg_per_day"], count)
    return dose["planned_mg_per_day"], *dose["range_mg_per_day"], suggested, dose["maximum_mg_per_day"]


def _week_faults(dose: dict[str, Any]) -> list[str]:
    """Days above the maximum, or days and tablets that do not add up to the mean."""
    plan = dose["suggested"]
    if plan is None or plan["kind"] == "suspension":
        return []
    days = [Fraction(day) for day in plan["week_mg"]]
    tablets = sum(Fraction(tablet["strength_mg"]) * tablet["count"] for tablet in plan["tablets"])
    faults = {
        "not seven days": len(days) != DAYS,
        "above the maximum": max(days) > Fraction(dose["maximum_mg_per_day"]),
        "not the mean": written(sum(days, Fraction(0)) / DAYS) != plan["mg_per_day"],
        "not the tablets": tablets != (days[0] if plan["kind"] == "daily" else sum(days)),
    }
    return [fault for fault, found in faults.items() if found]


def _of_oracle(said: Answer) -> dict[str, Any]:
    dose = said.dose
    rate = clearance(said.case) if dose else None
    return {
        "status": said.status,
        "findings": said.findings & _compared(said.status),
        "missing": said.missing,
        "refused": said.refused,
        "dose": dose and _written_dose(dose, said.case.weight or Fraction(0)),
        "alternative": dose and dose.alternative and written(dose.alternative),
        "phenotypes": [said.case.tpmt.now, said.case.nudt15.now],
        "editions": dose and {name: said and [*map(written, said)] for name, said in dose.of_editions.items()},
        "clearance": None if rate is None else written(Fraction(floor(rate * 10 + Fraction(1, 2)), 10)),
        "week": [] if dose else None,
    }


def _written_dose(dose: Dose, weight: Fraction) -> tuple[Any, ...]:
    plan, suggested = dose.suggested, None
    if plan:
        suggested = (plan.kind, written(plan.mg_per_day), written(plan.mg_per_day / weight), plan.tablets)
    return written(dose.planned), written(dose.low), written(dose.high), suggested, written(dose.limit)


def _compared(status: str) -> set[str]:
    return OF_THE_CASE | OF_THE_DOSE if status == "recommended" else OF_THE_CASE
