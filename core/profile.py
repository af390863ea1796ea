"""What the genes and the choices of a case lead to, before any number of the patient.

The same few come again and again, in a batch as at a desk: each is worked out once.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from core.assessment import CallState, GeneCall
from core.book import Book, Regimen, Rule
from core.case import Choices
from core.case_form import GeneForm
from core.case_reading import regimen_for
from core.circumstances import rule_findings, rules_met
from core.dosing.genes import at_least_lowered, nudt15_unknown, poor_findings, tpmt_unknown
from core.dosing.genotype import Advised, advised, phenotype_findings
from core.dosing.no_rule import no_rule_for_genes
from core.findings import Finding
from core.genetics.call import GeneReading, call_gene
from core.genetics.confounders import activity_confounders
from core.genetics.spelling import LONGEST
from core.messages import cited


class Profile(NamedTuple):
    """Genes, regimen, rules and guidelines of some choices, with what must be said of them.

    `calls` are those of TPMT and NUDT15, `genes` the same by name; `dosed` are the calls that the dose rests on: a
    result that the prescriber goes on with is at least lowered. `tpmt_missing` is true where TPMT is needed first.
    `findings` are said of every case, `unsaid` beside a dose: the genes of which the selected edition says nothing.
    `no_rule` says why it gives no dose at all."""

    calls: tuple[GeneCall, GeneCall]
    genes: Mapping[str, GeneCall]
    dosed: tuple[GeneCall, GeneCall]
    tpmt_missing: bool
    regimen: Regimen | None
    rules: tuple[Rule, ...]
    editions: tuple[Advised, ...]
    refusals: tuple[Finding, ...]
    findings: tuple[Finding, ...]
    unsaid: tuple[Finding, ...]
    no_rule: tuple[Finding, ...]


def forget() -> None:
    """Drop what is remembered: a typed gene may hold anything, also a name."""
    for memory in (_remembered, _remembered_gene, advised):
        memory.cache_clear()


def profile_of(choices: Choices, book: Book) -> Profile:
    """The profile of some choices, out of memory where they were met before."""
    is_short = _is_short((*choices.tpmt, *choices.nudt15))
    return (_remembered if is_short else _worked_out)(choices, book)


def _is_short(typed: Iterable[str | None]) -> bool:
    """False for what is too long to be a result: it is read like any other, and kept by nobody."""
    return sum(map(len, filter(None, typed))) <= LONGEST


def _worked_out(choices: Choices, book: Book) -> Profile:
    tpmt, nudt15 = _gene("TPMT", choices.tpmt, book), _gene("NUDT15", choices.nudt15, book)
    calls = (tpmt.call, nudt15.call)
    dosed = (at_least_lowered(book, tpmt.call, choices), at_least_lowered(book, nudt15.call, choices))
    edition, editions = book.editions[choices.edition], advised(book, dosed, choices.edition)
    return Profile(
        calls=calls,
        genes={call.gene: call for call in calls},
        dosed=dosed,
        tpmt_missing=_is_missing(tpmt, choices),
        regimen=regimen_for(book, choices.indication, choices.practice),
        rules=rules_met(book, choices),
        editions=editions,
        refusals=(*tpmt.refusals, *nudt15.refusals),
        findings=_findings(book, choices, tpmt, nudt15),
        unsaid=phenotype_findings(book, dosed, edition),
        no_rule=no_rule_for_genes(book, dosed, edition, editions[0].row),
    )


def _findings(book: Book, choices: Choices, tpmt: GeneReading, nudt15: GeneReading) -> tuple[Finding, ...]:
    """What genes, medicines and circumstances say, whether or not a dose can be worked out."""
    return (
        *poor_findings(book, (tpmt.call, nudt15.call), book.editions[choices.edition]),
        *tpmt_unknown(book, tpmt.call, choices),
        *nudt15_unknown(book, nudt15.call, choices),
        *tpmt.findings,
        *nudt15.findings,
        *activity_confounders(book, choices),
        *rule_findings(book, choices),
    )


def _is_missing(tpmt: GeneReading, choices: Choices) -> bool:
    """A TPMT that was refused is not missing but wrong."""
    unknown = tpmt.call.state is not CallState.CALLED and not tpmt.refusals
    return unknown and "tpmt" not in choices.accept_untested


def _gene(gene: str, form: GeneForm, book: Book) -> GeneReading:
    return (_remembered_gene if _is_short(form) else _read_gene)(gene, form, book)


def _read_gene(gene: str, form: GeneForm, book: Book) -> GeneReading:
    """The call of a gene; its findings with the passage that the book keeps for their message."""
    reading = call_gene(gene, form, book)
    explained = (
        found._replace(passage=book.messages[found.code].passage, citations=found.citations or cited(book, found.code))
        for found in reading.findings
    )
    return replace(reading, findings=tuple(explained))


_remembered = lru_cache(maxsize=512)(_worked_out)
_remembered_gene = lru_cache(maxsize=1024)(_read_gene)
