"""From the suggested dose to the aim of the regimen, in dated steps of whole tablets.

Only where the regimen's source names a step. The aim goes through the same chain as the start; the step keeps
the same part of itself as the aim does. No rise is faster than the source's: what a step gives but no tablet
holds waits for the next one.
"""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from fractions import Fraction
from functools import lru_cache

from core.assessment import Dose, PlanKind, TabletPlan, Titration, TitrationStep
from core.book import Book, Phenotype, Rise, Schedule
from core.book.regimens import in_mg
from core.dosing.handfuls import handfuls_of
from core.dosing.planned_start import PlannedStart
from core.dosing.step import Situation, point
from core.dosing.tablets import daily
from core.messages import cited
from core.monitoring.schedule import schedule_for
from core.quantity import DoseRange, Quantity

Chain = Callable[[PlannedStart], DoseRange | None]
"""What the chain of the case makes of a planned dose."""

MESSAGE = "titration"
LAST_DAY = 364
_CARRIERS = (Phenotype.INTERMEDIATE, Phenotype.POSSIBLE_INTERMEDIATE)
_SATURDAY = 5


def titration(situation: Situation, dose: Dose, chain: Chain) -> Titration | None:
    """The plan; None without a step in the source, a daily dose to begin with, or a higher one to reach."""
    rise = situation.regimen.rise
    if rise is None or dose.suggested is None or dose.suggested.kind is not PlanKind.DAILY:
        return None
    carrier = _is_carrier(situation)
    aim = _aim(rise, situation)
    reached = chain(_stated(rise, aim, situation.weight_kg))
    if reached is None:
        return None
    part = reached.high / aim
    step = in_mg(rise.step, situation.weight_kg) * part
    first, then = _waits(rise, situation.book, carrier)
    doses = tuple(_rises(situation, dose.suggested, step, reached.high, range(first, LAST_DAY + 1, then)))
    if not doses:
        return None
    variant = "carrier" if carrier else "lowered" if part < 1 else None
    params = {"step": step, "first": first, "then": then, "most": reached.high, "part": part * 100, "variant": variant}
    tests = _test_days(_schedule(situation), situation.case.start_date)
    return Titration(
        steps=tuple(_dated(situation, tests, day, plan) for day, plan in ((0, dose.suggested), *doses)),
        most_mg_per_day=reached.high,
        tests=_schedule(situation).tests,
        message=MESSAGE,
        params=params,
        citations=(*rise.evidence.citations, *cited(situation.book, MESSAGE)),
        passage=situation.book.messages[MESSAGE].passage,
    )


def _aim(rise: Rise, situation: Situation) -> Fraction:
    """How far the source goes, in mg/day."""
    carrier = situation.tpmt.phenotype in _CARRIERS
    until = rise.until_intermediate if carrier and rise.until_intermediate else rise.until
    aim = in_mg(until, situation.weight_kg)
    return aim if rise.at_most is None else min(aim, in_mg(rise.at_most, situation.weight_kg))


def _is_carrier(situation: Situation) -> bool:
    return situation.tpmt.phenotype in _CARRIERS or situation.nudt15.phenotype in _CARRIERS


def _waits(rise: Rise, book: Book, carrier: bool) -> tuple[int, int]:
    """Days to the first rise and between rises; never less than CPIC's time to a steady state for carriers."""
    least = book.figures["titration-carrier-days"].value if carrier else 1
    return int(max(rise.first_after.value, least)), int(max(rise.then_every.value, least))


def _stated(rise: Rise, aim: Fraction, weight_kg: Fraction) -> PlannedStart:
    return PlannedStart(False, Quantity(rise.until.value, rise.until.unit), aim / weight_kg, aim, point(aim))


def _rises(
    situation: Situation, start: TabletPlan, step: Fraction, most: Fraction, days: range
) -> Iterator[tuple[int, TabletPlan]]:
    """Each higher whole-tablet dose with its day, which is one of `days` after the start."""
    handfuls = handfuls_of(situation.case.tablets_mg)
    top = handfuls.units(most)
    held = handfuls.units(start.mg_per_day)
    allowed = start.mg_per_day
    for day in days:
        allowed = min(allowed + step, most)
        reached = handfuls.first(range(handfuls.units(allowed), held, -1))
        if reached is not None:
            held, plan = reached, daily(handfuls, reached)
            allowed = plan.mg_per_day
            yield day, plan
        if handfuls.first(range(held + 1, top + 1)) is None:
            return


def _schedule(situation: Situation) -> Schedule:
    return situation.book.schedules[situation.case.monitoring]


def _dated(situation: Situation, tests: tuple[int, ...], day: int, plan: TabletPlan) -> TitrationStep:
    """One dose with its date and the blood test before it; `tests` are the days of the schedule."""
    start, per_kg = situation.case.start_date, plan.mg_per_day / situation.weight_kg
    if day == 0:
        return TitrationStep(day, start, plan, per_kg)
    due = start + timedelta(day) if start else None
    window = int(situation.book.figures["titration-test-days"].value)
    planned = [test for test in tests if day - window <= test <= day]
    test = planned[-1] if planned else _workday_before(day, start)
    test_date = start + timedelta(test) if start else None
    return TitrationStep(day, due, plan, per_kg, test, test_date, bool(planned))


@lru_cache(maxsize=1024)
def _test_days(schedule: Schedule, start: date | None) -> tuple[int, ...]:
    """The days of the schedule's blood tests, where they were moved to."""
    dates = schedule_for(schedule, start).dates
    return tuple(sorted((test.date - start).days if test.date and start else test.week * 7 for test in dates))


def _workday_before(day: int, start: date | None) -> int:
    """The last day from Monday to Friday before a day."""
    if start is None:
        return day - 1
    weekday = (start + timedelta(day - 1)).weekday()
    return day - 1 - max(0, weekday - _SATURDAY + 1)
