"""A result file before anything of it enters the case: what it says, what we say, and what would be typed."""

from collections.abc import Mapping
from typing import NamedTuple

from core.assessment import CallState, GeneCall
from core.book import Phenotype
from core.case_form import CaseForm, GeneForm
from core.case_reading import parse_day
from core.genetics.entry import without_name
from core.importers import reading
from core.importers.reading import ImportedValue, ImportReading
from core.report.words import Words
from ui.models.citing import finding_rows
from ui.models.view import Cell, FindingRow, Row, Table

_KINDS: Mapping[str, str] = {
    reading.MATCH: "PharmCAT matches",
    reading.PHENOTYPE: "PharmCAT phenotypes",
    reading.REPORT: "PharmCAT report",
    reading.REPORT_TABLE: "PharmCAT table",
    reading.OUTSIDE_CALL: "Table of outside calls",
    reading.VARIANTS: "Variant file (VCF)",
    reading.BUNDLE: "FHIR bundle",
    reading.WORDS: "Result in words",
    reading.MARKUP: "XML or HTML",
}
_STATES: Mapping[CallState, str] = {
    CallState.NOT_TESTED: "not tested",
    CallState.NO_CALL: "no call",
    CallState.PARTIAL: "positions are missing",
    CallState.AMBIGUOUS: "more than one diplotype fits",
    CallState.CONFLICTING: "the inputs disagree",
    CallState.UNKNOWN_ALLELE: "an allele that the tables lack",
    CallState.UNDEFINED_ACTIVITY: "between two bands",
}
_FIELDS: Mapping[str, str] = {"weight": "kg", "height": "cm"}
_LABELS: Mapping[str, str] = {"weight": "Weight", "height": "Height", "creatinine": "Creatinine"}
_ACTIVITY = "tpmt.activity"


class Offer(NamedTuple):
    """One result that can be ticked: `typed` is what would stand in the field; empty when it may not enter.

    `text` of a gene says what its field holds now as well."""

    field: str
    label: str
    text: str
    day: str
    typed: str
    ticked: bool
    note: str = ""


class ImportView(NamedTuple):
    """`usable` when there is anything that may enter."""

    source: str
    table: Table
    findings: tuple[FindingRow, ...]
    offers: tuple[Offer, ...]
    usable: bool


def present(read: ImportReading, form: CaseForm, creatinine_unit: str, words: Words) -> ImportView:
    """What a reading holds; a measurement is ticked beforehand only where the case has none, a gene unless it would
    put no result in the place of an entry."""
    genes = () if read.refused else tuple(_gene(gene, read, form) for gene in read.forms)
    offers = (*genes, *(_offer(value, form, creatinine_unit, words) for value in read.values))
    usable = any(offer.typed for offer in offers)
    return ImportView(_source(read), _table(read), finding_rows(read.findings, words), offers, usable)


def _source(read: ImportReading) -> str:
    kind = _KINDS.get(read.kind, "")
    made = f"version {read.version}" if read.version else ""
    tables = f"allele tables {read.data_version}" if read.data_version else ""
    return ", ".join(part for part in (kind, made, tables) if part)


def _table(read: ImportReading) -> Table:
    heads = ("Gene", "Result", "Phenotype here", "Phenotype in the file", "")
    rows = tuple(_row(gene, call, read.reported.get(gene, "")) for gene, call in read.calls.items())
    return Table(rows, heads, (76, 0, 0, 0, -1), "Genes in the file")


def _row(gene: str, call: GeneCall, reported: str) -> Row:
    ours = call.phenotype.value if call.state is CallState.CALLED else _STATES[call.state]
    differs = bool(reported) and reported.casefold() != call.phenotype.value.casefold()
    theirs = f"{reported} (differs)" if differs else reported or "none given"
    cells = (
        Cell(gene, strong=True),
        Cell(call.diplotype or "no diplotype"),
        Cell(ours, strong=True),
        Cell(theirs, "warn" if differs else "muted", strong=differs),
    )
    return Row(cells, copied="; ".join(cell.text for cell in cells))


def _typed(gene: str, form: GeneForm) -> str:
    """What a person would type into the gene's field."""
    if form.state is not None:
        return form.state.replace("-", " ")
    return without_name(gene, form.genotype or form.phenotype or "")


def _gene(gene: str, read: ImportReading, form: CaseForm) -> Offer:
    """A gene of the file beside what the case holds of it."""
    field, typed, call = gene.casefold(), _typed(gene, read.forms[gene]), read.calls[gene]
    held = getattr(form, field)
    if held is None:
        return Offer(field, gene, typed, "", typed, ticked=True)
    now = _typed(gene, held) or "the activity that was typed"
    assigned = bool(call.diplotype) or call.phenotype is not Phenotype.NO_RESULT
    note = "" if assigned else "This is no result. The entry stays unless you tick it."
    text = f"now: {now}, the same" if now == typed else f"now: {now} → {typed}"
    return Offer(field, gene, text, "", typed, ticked=assigned, note=note)


def _offer(value: ImportedValue, form: CaseForm, creatinine_unit: str, words: Words) -> Offer:
    parsed = parse_day(value.date) if value.date else None
    day = words.date(parsed) if parsed else "no date in the file"
    root, _, test = value.field.partition(".")
    label = words.name_of("test", test) if root == "results" else _LABELS.get(root, root)
    if value.field == _ACTIVITY:
        note = "Type it yourself with its laboratory: an activity means nothing without one."
        return Offer(value.field, "TPMT activity", value.text, day, "", ticked=False, note=note)
    unit = creatinine_unit if value.field == "creatinine" else _FIELDS.get(value.field, "")
    typed = value.text.removesuffix(f" {unit}") if unit else value.text
    return Offer(value.field, label, value.text, day, typed, ticked=_is_empty(value.field, form))


def _is_empty(field: str, form: CaseForm) -> bool:
    root, _, test = field.partition(".")
    return test not in form.results if root == "results" else not getattr(form, field)


def chosen(view: ImportView, ticked: frozenset[str]) -> tuple[dict[str, str], dict[str, str]]:
    """What enters: texts for the fields of the case, and blood results by test."""
    taken = {offer.field: offer.typed for offer in view.offers if offer.typed and offer.field in ticked}
    results = {f.partition(".")[2]: typed for f, typed in taken.items() if f.startswith("results.")}
    fields = {f: typed for f, typed in taken.items() if not f.startswith("results.")}
    return fields, results
