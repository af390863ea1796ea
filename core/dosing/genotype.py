"""Step 3: the selected edition's factor; every edition beside it for comparison."""

from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from core.assessment import CallState, GeneCall, GuidelineLine
from core.book import Advice, Book, Edition, EditionRow, Phenotype
from core.dosing.planned_start import PlannedStart, shown_per_kg
from core.dosing.step import UNCHANGED, Situation, StepOutcome, traced
from core.findings import Finding
from core.genetics.editions import row_for
from core.messages import finding
from core.quantity import DoseRange


def below_threshold(row: EditionRow, mg_per_kg: Fraction) -> bool:
    """True when the row's reduction is not asked for because the planned start is low already."""
    return row.reduces and row.applies_from is not None and mg_per_kg < row.applies_from.exact


def edition_range(row: EditionRow, plan: PlannedStart, weight_kg: Fraction) -> DoseRange | None:
    """The planned start under one row, in mg/day; None when the row gives no figure for a dose."""
    if row.advice is not Advice.FACTOR:
        return plan.range if row.advice is Advice.NO_RECOMMENDATION else None
    if not row.reduces:
        return plan.range
    if not below_threshold(row, plan.mg_per_kg):
        return plan.range.times(*row.keeps)
    return plan.range.at_most(row.guard_per_kg * weight_kg) if row.capped_below else plan.range


def genotype_step(situation: Situation, plan: PlannedStart, range_: DoseRange) -> StepOutcome:
    """The step for the selected edition, which leaves `range_` of the planned start."""
    edition, row = situation.edition, situation.row
    whole = plan.range
    low, high = row.percent
    params: dict[str, object] = {"mg": plan.mg_per_day, "low": low, "high": high, "edition": edition.id}
    findings: tuple[Finding, ...] = ()
    if row.advice is Advice.NO_RECOMMENDATION:
        message = "step-genotype-none"
    elif below_threshold(row, plan.mg_per_kg):
        message = "step-genotype-below" if range_ == whole else "step-genotype-guard"
        params |= {"threshold": row.applies_from.value if row.applies_from else None}
        params |= {
            "per_kg": shown_per_kg(plan, row.applies_from),
            "guard": row.guard_per_kg * situation.weight_kg,
            "weight": situation.weight_kg,
        }
        citations = row.evidence.citations
        findings = (finding(situation.book, "below-reduction-threshold", "planned_start", params, citations=citations),)
    else:
        message = "step-genotype"
    result = UNCHANGED if range_ == whole else range_
    cited = row.evidence.citations
    step = traced(situation.book, "genotype", message, result, params, citations=cited, passage=edition.passage)
    return StepOutcome(range_, (step,), findings, lowered=range_ != whole)


class Advised(NamedTuple):
    """What one edition says for a pair of genes: its row, and the line of it at and below the row's threshold."""

    row: EditionRow
    line: GuidelineLine
    below: GuidelineLine


@lru_cache(maxsize=256)
def advised(book: Book, calls: tuple[GeneCall, GeneCall], selected: str) -> tuple[Advised, ...]:
    """What every edition says, the selected one first; no dose is planned yet."""
    order = sorted(book.editions.values(), key=lambda edition: edition.id != selected)
    return tuple(_advised(edition, row_for(edition, *calls), edition.id == selected) for edition in order)


def _advised(edition: Edition, row: EditionRow, applies: bool) -> Advised:
    factor: tuple[Decimal, Decimal] | None = None
    if row.low is not None and row.high is not None:
        factor = (row.low, row.high)
    params: dict[str, object] = {"low": row.low, "high": row.high}
    if row.applies_from is not None:
        params |= {"from": row.applies_from.value, "variant": None}
    line = GuidelineLine(
        edition=edition.id,
        advice=row.advice.value,
        factor_percent=factor,
        applies=applies,
        strength=row.strength,
        message=row.message,
        params=params,
        range_mg=None,
        citations=row.evidence.citations,
    )
    return Advised(row, line, line._replace(params=params | {"variant": "below"}) if row.applies_from else line)


def guideline_lines(
    editions: tuple[Advised, ...], plan: PlannedStart | None, weight_kg: Fraction | None
) -> tuple[GuidelineLine, ...]:
    """What every edition says of the planned start."""
    if plan is None or weight_kg is None:
        return tuple([one.line for one in editions])
    return tuple([_of_plan(one, plan, weight_kg) for one in editions])


def _of_plan(advised: Advised, plan: PlannedStart, weight_kg: Fraction) -> GuidelineLine:
    row, line, below = advised
    if below is not line and below_threshold(row, plan.mg_per_kg):
        line = below
    range_ = edition_range(row, plan, weight_kg)
    return line if range_ is None else line.with_range(range_)


def editions_disagree(book: Book, lines: tuple[GuidelineLine, ...]) -> tuple[Finding, ...]:
    """One warning for each edition whose range has no dose in common with the selected one's."""
    chosen = next(line for line in lines if line.applies)
    if chosen.range_mg is None:
        return ()
    return tuple(
        finding(
            book,
            "editions-disagree",
            "edition",
            {
                "edition": chosen.edition,
                "range": chosen.range_mg,
                "other": line.edition,
                "other_range": line.range_mg,
            },
            citations=(*line.citations, *chosen.citations),
        )
        for line in lines
        if not line.applies and line.range_mg is not None and not line.range_mg.overlaps(chosen.range_mg)
    )


def phenotype_findings(book: Book, calls: tuple[GeneCall, GeneCall], edition: Edition) -> tuple[Finding, ...]:
    """Warnings that a gene says nothing in this edition: Indeterminate, or an allele its table lacks."""
    found: list[Finding] = []
    for call in calls:
        phenotype = call.by_table.get(edition.table, call.phenotype)
        lacking = phenotype is Phenotype.NO_RESULT and call.state is CallState.CALLED
        if phenotype is Phenotype.INDETERMINATE or lacking:
            diplotype = call.diplotype or ""
            variant = "not-in-table" if lacking else None
            found.append(
                finding(
                    book,
                    "phenotype-indeterminate",
                    call.gene.lower(),
                    {"gene": call.gene, "diplotype": diplotype, "edition": edition.id, "variant": variant},
                    citations=call.citations,
                )
            )
    return tuple(found)
