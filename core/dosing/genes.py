"""Which gene results forbid azathioprine, and the steps that show why."""

from dataclasses import replace

from core.assessment import CallState, GeneCall, TraceStep
from core.book import Book, Edition, Function, Phenotype
from core.case import Choices
from core.dosing.step import traced
from core.findings import Finding, Severity
from core.genetics.phenotype import CURRENT_TABLE, alike
from core.messages import cited, finding

LOWERED = (Function.NO, Function.DECREASED)
NOT_ASSIGNED = (Phenotype.NO_RESULT, Phenotype.INDETERMINATE)


def poor_by(call: GeneCall, table: str) -> bool:
    """True for a poor metaboliser by one function table."""
    return call.by_table.get(table, call.phenotype) is Phenotype.POOR


def poor_findings(book: Book, calls: tuple[GeneCall, ...], edition: Edition) -> tuple[Finding, ...]:
    """A stop for every gene that is poor by the current table or by the edition's own."""
    found: list[Finding] = []
    for call in calls:
        now, then = poor_by(call, CURRENT_TABLE), poor_by(call, edition.table)
        if not (now or then):
            continue
        gene = call.gene.lower()
        shown = {"gene": call.gene, "diplotype": call.diplotype or "", "edition": edition.id}
        found.append(finding(book, f"{gene}-poor", gene, shown))
        if now and not then:
            found.append(finding(book, "current-edition-stops", "edition", shown))
    return tuple(found)


def tpmt_unknown(book: Book, call: GeneCall, choices: Choices) -> tuple[Finding, ...]:
    """TPMT without a result stops the dose, unless the prescriber chose to go on."""
    if call.state is CallState.CALLED:
        return ()
    variant = None if call.state is CallState.NOT_TESTED else "no-assignment"
    variant = "unresolved" if lowered_but_unresolved(book, call) else variant
    if "tpmt" in choices.accept_untested:
        return (finding(book, "tpmt-untested-accepted", "tpmt", {"variant": variant}),)
    return (finding(book, "tpmt-not-tested", "tpmt", {"variant": variant}, severity=Severity.STOP),)


def nudt15_unknown(book: Book, call: GeneCall, choices: Choices) -> tuple[Finding, ...]:
    """NUDT15 without a result never blocks, but it is never taken for normal without saying so.

    A result that is there, shows lowered function and cannot be resolved does block: the full dose by TPMT
    alone would ignore what the laboratory found. The prescriber may still choose to go on.
    """
    if call.state is CallState.CALLED:
        return ()
    if lowered_but_unresolved(book, call):
        if "nudt15" not in choices.accept_untested:
            return (finding(book, "nudt15-unresolved", "nudt15", severity=Severity.STOP),)
        return (finding(book, "nudt15-not-tested", "nudt15", {"variant": "unresolved"}),)
    variant = None if call.state is CallState.NOT_TESTED else "no-assignment"
    return (finding(book, "nudt15-not-tested", "nudt15", {"variant": variant}),)


def lowered_but_unresolved(book: Book, call: GeneCall) -> bool:
    """True for several fitting diplotypes, or a pair with an allele that certainly works less; False for a call."""
    if call.state is CallState.CALLED:
        return False
    if call.state in (CallState.AMBIGUOUS, CallState.CONFLICTING):
        return True
    names = (call.diplotype or "").split("/")
    known = (book.alleles.get((call.gene, name)) for name in names)
    return any(allele is not None and allele.functions.get(CURRENT_TABLE) in LOWERED for allele in known)


def at_least_lowered(book: Book, call: GeneCall, choices: Choices) -> GeneCall:
    """The call that the dose rests on when the prescriber goes on with a result that is not resolved.

    What shows lowered function is Intermediate or Poor: never the full dose of a gene that was not tested.
    """
    if call.gene.lower() not in choices.accept_untested or not lowered_but_unresolved(book, call):
        return call
    return replace(call, by_table=alike(Phenotype.POSSIBLE_INTERMEDIATE, book))


def unassigned(calls: tuple[GeneCall, GeneCall], edition: Edition) -> bool:
    """True when neither gene has a phenotype that gives a dose."""
    return all(call.by_table.get(edition.table, call.phenotype) in NOT_ASSIGNED for call in calls)


def gene_steps(book: Book, calls: tuple[GeneCall, ...], stops: tuple[str, ...]) -> tuple[TraceStep, ...]:
    """How each phenotype came about, and which findings (`stops`, their codes) forbid the drug."""
    steps = [step for call in calls for step in _steps_of(book, call)]
    for stop in dict.fromkeys(stops):
        steps.append(
            traced(book, "stop-rule", "step-stop-rule", "not-recommended", {"stop": stop}, citations=cited(book, stop))
        )
    return tuple(steps)


def _steps_of(book: Book, call: GeneCall) -> tuple[TraceStep, ...]:
    if call.state is not CallState.CALLED:
        unknown = {"gene": call.gene, "state": call.state.value}
        return (traced(book, "phenotype", "step-gene-unknown", "no-result", unknown),)
    result = call.phenotype.value
    shown: dict[str, object] = {
        "gene": call.gene,
        "diplotype": call.diplotype or "",
        "functions": call.functions,
        "basis": call.basis,
    }
    if call.measured is not None and call.basis == "activity":
        measured = call.measured
        shown |= {"value": measured.value, "unit": measured.unit, "laboratory": measured.laboratory}
        shown |= {"band": measured.band, "variant": "measured"}
    message = "step-phenotype" if call.basis == "genotype" else "step-phenotype-given"
    return (traced(book, "phenotype", message, result, shown, citations=call.citations),)
