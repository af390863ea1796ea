"""One case and the book become one assessment: the only place that names the order of the chain."""

from fractions import Fraction
from functools import partial
from typing import NamedTuple

from core.assessment import (
    Assessment,
    Derived,
    Dose,
    GeneCall,
    GuidelineLine,
    Status,
    Titration,
    TraceStep,
)
from core.book import Book
from core.case import Case, CaseReading
from core.dosing.beginning import bilirubin_before_start
from core.dosing.combined import combined_reductions
from core.dosing.derived import derived_steps, derived_values
from core.dosing.dose import dose_findings, dose_from, tablet_step, unusual_strengths
from core.dosing.genes import gene_steps
from core.dosing.genotype import (
    editions_disagree,
    genotype_step,
    guideline_lines,
)
from core.dosing.kidney import creatinine_clearance, kidney_step
from core.dosing.limits import age_step, kidney_less, maximum_step
from core.dosing.no_rule import no_rule_for_age
from core.dosing.other_plan import lower_at_the_threshold, reached
from core.dosing.planned_start import (
    PlannedStart,
    above_maximum,
    planned_start,
    start_steps,
)
from core.dosing.situation import situation_of
from core.dosing.step import Situation, StepOutcome
from core.dosing.titration import titration
from core.dosing.xanthine_oxidase import xanthine_oxidase_step
from core.findings import Finding, Severity
from core.messages import finding
from core.monitoring.metabolite_times import metabolite_plans
from core.monitoring.metabolite_windows import window_findings
from core.monitoring.metabolites import metabolite_findings, read_metabolites
from core.monitoring.results import ASKING, read_results, result_findings
from core.monitoring.schedule import dated_schedule
from core.monitoring.symptoms import symptom_findings
from core.monitoring.trend import trend_findings, trends
from core.profile import Profile, profile_of
from core.quantity import DoseRange

STOP_AT_NEEDS_INPUT = frozenset(("tpmt-not-tested", "planned-start-above-maximum", "nudt15-unresolved", *ASKING))
"""Stop findings that ask for an entry; every other stop forbids azathioprine."""


class _Answer(NamedTuple):
    """What the chain found: a dose only when nothing stood against it."""

    dose: Dose | None
    trace: tuple[TraceStep, ...]
    findings: tuple[Finding, ...]
    titration: Titration | None = None


def assess(reading: CaseReading, book: Book) -> Assessment:
    """Answer one case. Pure: the same case and book give the same assessment."""
    case = reading.case
    profile = profile_of(case.choices, book)
    regimen, weight_kg = profile.regimen, case.weight_kg
    plan = planned_start(case, regimen, weight_kg) if regimen and weight_kg else None
    lines = guideline_lines(profile.editions, plan, weight_kg)
    clearance = creatinine_clearance(case, book)
    answer = _answer(case, book, profile, plan, lines[0].range_mg, clearance)
    refusals = (*reading.refusals, *profile.refusals)
    missing = (*case.missing, "tpmt") if profile.tpmt_missing else case.missing
    found = _findings_of_the_case(case, book, profile, plan)
    bloods = _findings_of_bloods(case, book)
    status = _status(refusals, (*found, *bloods), missing, reading.questions, answer)
    found = (*refusals, *reading.questions, *found)
    return _assembled(case, book, profile, lines, clearance, found, bloods, missing, answer, status, refusals)


def _findings_of_the_case(case: Case, book: Book, profile: Profile, plan: PlannedStart | None) -> tuple[Finding, ...]:
    """What genes, medicines, circumstances, symptoms and plan say, whether or not a dose can be worked out."""
    found = (*profile.findings, *symptom_findings(case, book), *unusual_strengths(book, case))
    if profile.regimen is None:
        return found
    return (
        *found,
        *above_maximum(book, profile.regimen, case.planned_start, plan, case.weight_kg),
        *bilirubin_before_start(book, profile.regimen, case.results),
    )


def _findings_of_bloods(case: Case, book: Book) -> tuple[Finding, ...]:
    """What results say; in the order of display after what the chain says itself."""
    if not case.results and not case.earlier:
        return ()
    return (
        *result_findings(case.results, book, case.thresholds, case.symptoms),
        *trend_findings(case, book),
        *metabolite_findings(case.results, book),
        *window_findings(case.results, book),
    )


def _status(
    refusals: tuple[Finding, ...],
    found: tuple[Finding, ...],
    missing: tuple[str, ...],
    questions: tuple[Finding, ...],
    answer: _Answer,
) -> Status:
    """The precedence of the design: refused, not recommended, needs input, no advice, recommended."""
    stops = {f.code for f in found if f.severity is Severity.STOP}
    if refusals:
        return Status.REFUSED
    if stops - STOP_AT_NEEDS_INPUT:
        return Status.NOT_RECOMMENDED
    if missing or questions or stops:
        return Status.NEEDS_INPUT
    return Status.RECOMMENDED if answer.dose is not None else Status.NO_ADVICE


def _answer(
    case: Case,
    book: Book,
    profile: Profile,
    plan: PlannedStart | None,
    by_genes: DoseRange | None,
    clearance: Fraction | None,
) -> _Answer:
    """Run the chain if its inputs are there; what it finds counts only for a case that may have a dose."""
    regimen, row = profile.regimen, profile.editions[0].row
    situation = situation_of(case, book, regimen, profile.dosed, profile.rules, row, clearance) if regimen else None
    if situation is None or plan is None:
        none = () if case.indication is None or regimen else (finding(book, "no-regimen", "indication"),)
        return _Answer(None, (), none)
    against = no_rule_for_age(situation) or profile.no_rule
    if against:
        return _Answer(None, (), against)
    return _Answer(None, (), ()) if by_genes is None else _chain(situation, profile, plan, by_genes)


def _chain(situation: Situation, profile: Profile, plan: PlannedStart, by_genes: DoseRange) -> _Answer:
    """From the planned start, of which the selected edition leaves `by_genes`, to whole tablets, and from there to the
    aim of the regimen."""
    book = situation.book
    steps = _steps(situation, plan, by_genes)
    dose = dose_from(situation, plan, steps[-1].range)
    trace = (
        *start_steps(book, situation.regimen, plan, situation.weight_kg, situation.row.applies_from),
        *[step for outcome in steps for step in outcome.trace],
        tablet_step(situation, dose),
    )
    findings = (
        *profile.unsaid,
        *[found for outcome in steps for found in outcome.findings],
        *combined_reductions(situation, *steps[:3]),
        *kidney_less(situation),
        *dose_findings(situation, dose),
        *lower_at_the_threshold(situation, plan, dose),
    )
    return _Answer(dose, trace, findings, titration(situation, dose, partial(reached, situation)))


def _steps(situation: Situation, plan: PlannedStart, by_genes: DoseRange) -> tuple[StepOutcome, ...]:
    """The order: genotype, xanthine oxidase, kidney, age, maximum."""
    genotype = genotype_step(situation, plan, by_genes)
    inhibitor = xanthine_oxidase_step(situation, genotype.range)
    kidney = kidney_step(situation, inhibitor.range)
    age = age_step(situation, kidney.range)
    return genotype, inhibitor, kidney, age, maximum_step(situation, age.range)


def _assembled(
    case: Case,
    book: Book,
    profile: Profile,
    lines: tuple[GuidelineLine, ...],
    clearance: Fraction | None,
    found: tuple[Finding, ...],
    bloods: tuple[Finding, ...],
    missing: tuple[str, ...],
    answer: _Answer,
    status: Status,
    refusals: tuple[Finding, ...],
) -> Assessment:
    """Put the parts together; nothing of a dose survives in any status but `recommended`."""
    recommended = status is Status.RECOMMENDED
    dose = answer.dose if recommended else None
    derived = derived_values(case, book, dose, clearance)
    if recommended:
        found += (*editions_disagree(book, lines), *answer.findings)
    elif status is Status.NO_ADVICE:
        found += answer.findings
    found += bloods
    return Assessment(
        status=status,
        case=case,
        genes=profile.genes,
        dose=dose,
        guidelines=_shown(lines, status, missing),
        findings=tuple(sorted(found, key=lambda f: f.severity.rank)),
        derived=derived if status is not Status.REFUSED else Derived(),
        trace=_trace(case, book, profile.calls, answer, derived, found, status),
        monitoring=dated_schedule(book.schedules[case.monitoring], case.start_date, case.dose_changed)
        if recommended
        else None,
        results=read_results(case.results, book, case.thresholds),
        metabolites=read_metabolites(case.results, book),
        missing=missing,
        refusals=refusals,
        titration=answer.titration if recommended else None,
        trends=trends(case, book),
        metabolite_plans=metabolite_plans(book, case.start_date, case.dose_changed) if recommended else (),
    )


def _shown(lines: tuple[GuidelineLine, ...], status: Status, missing: tuple[str, ...]) -> tuple[GuidelineLine, ...]:
    """The comparison in the words that order nothing and name no mg unless recommended, and none at all before TPMT
    is known: "the usual dose by NUDT15 alone" must not be read as an answer."""
    if status is Status.RECOMMENDED:
        return lines
    if status is Status.REFUSED or "tpmt" in missing:
        return ()
    return tuple(line._replace(range_mg=None, params={**line.params, "variant": "aside"}) for line in lines)


def _trace(
    case: Case,
    book: Book,
    calls: tuple[GeneCall, GeneCall],
    answer: _Answer,
    derived: Derived,
    found: tuple[Finding, ...],
    status: Status,
) -> tuple[TraceStep, ...]:
    """The chain for a recommended case; otherwise how the genes were read, and never a dose."""
    if status is Status.REFUSED:
        return ()
    if status is Status.RECOMMENDED:
        return (*answer.trace, *derived_steps(case, book, derived, answer.dose))
    worked_out = derived_steps(case, book, derived, None)
    if status is Status.NEEDS_INPUT:
        return worked_out
    stops = tuple(f.code for f in found if f.severity is Severity.STOP and f.code not in STOP_AT_NEEDS_INPUT)
    return (*gene_steps(book, calls, stops), *worked_out)
