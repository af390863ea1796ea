"""The first page of the summary: the answer, and everything that led to it."""

from core.assessment import Assessment, GuidelineLine, ResultReading, Status, TraceStep
from core.book import Book, ThresholdRow
from core.findings import Finding, Severity
from core.quantity import DoseRange, Quantity, rounded, written
from core.report.document import (
    Align,
    Block,
    Column,
    DoseBox,
    FindingRow,
    FindingRows,
    Heading,
    Icon,
    Paragraph,
    Row,
    RulerFigure,
    RulerWords,
    Span,
    Table,
    Text,
    Weight,
    plain,
    strong,
)
from core.report.identity import names_a_dose
from core.report.labels import LABELS, SEVERITIES, counted, label
from core.report.numbering import Numbering
from core.report.words import Said, Words

_ICONS = {
    Status.RECOMMENDED: Icon.RECOMMENDED,
    Status.NOT_RECOMMENDED: Icon.STOP,
    Status.NEEDS_INPUT: Icon.OPEN,
    Status.NO_ADVICE: Icon.NOTE,
}
_LATER_REDUCTIONS = {"xanthine-oxidase-inhibitor", "kidney"}
_STEP_COLUMNS = (
    Column("", 0.027),
    Column(label("step"), 0.14),
    Column(label("working"), 0.506),
    Column(label("result"), 0.25, Align.RIGHT),
    Column(label("source"), 0.077, Align.RIGHT),
)


def dose_box(assessment: Assessment, words: Words) -> DoseBox:
    """Status, headline and detail; range, disease and first dates beside a dose."""
    return DoseBox(
        _icon(assessment),
        _status(assessment, words),
        words.headline(assessment),
        words.detail(assessment),
        _aside(assessment, words),
    )


def _icon(assessment: Assessment) -> Icon:
    if any(f.code == "results-withhold" for f in assessment.findings):
        return Icon.ALERT
    return _ICONS[assessment.status]


def _status(assessment: Assessment, words: Words) -> str:
    """`Recommended, with 2 warnings`: the heaviest findings are counted beside the status."""
    weights = [finding.severity for finding in assessment.findings]
    for severity in (Severity.STOP, Severity.WARNING):
        if severity in weights:
            return f"{words.status(assessment)}, with {counted(severity, weights.count(severity))}"
    return words.status(assessment)


def _aside(assessment: Assessment, words: Words) -> tuple[Text, ...]:
    dose, case = assessment.dose, assessment.case
    if dose is None:
        return ()
    lines: list[Text] = [(Span(label("range")), Span(words.range_text(dose.range), Weight.SEMIBOLD))]
    if case.indication:
        lines.append(plain(words.name_of("indication", case.indication)))
    if case.start_date:
        lines.append(plain(label("first-dose", date=words.date(case.start_date))))
    first = next((t.date for t in assessment.monitoring.dates if t.date), None) if assessment.monitoring else None
    if first:
        lines.append(plain(label("first-test", date=words.date(first))))
    return tuple(lines)


def ruler(assessment: Assessment) -> list[Block]:
    """The dose ruler; nothing without a dose."""
    dose = assessment.dose
    if dose is None:
        return []
    chosen = dose.suggested.mg_per_day if dose.suggested else None
    chosen_words = "" if chosen is None else written(chosen)
    words = RulerWords(
        strong(label("ruler-chosen") + chosen_words) if chosen_words else (),
        (Span(label("ruler-adjusted")), Span(_span(dose.range), Weight.SEMIBOLD)),
        plain(label("ruler-usual") + _span(dose.usual)),
        plain(label("ruler-maximum") + written(dose.maximum_mg_per_day)),
        label("ruler-unit"),
    )
    alt = label(
        "ruler-alt",
        usual=_span(dose.usual),
        adjusted=_span(dose.range),
        maximum=written(dose.maximum_mg_per_day),
        chosen=label("ruler-alt-chosen", dose=chosen_words) if chosen_words else label("ruler-alt-none"),
    )
    return [RulerFigure(dose.usual, dose.range, dose.maximum_mg_per_day, chosen, words, alt)]


def _span(doses: DoseRange) -> str:
    if doses.is_point:
        return written(doses.low)
    return label("to", low=written(doses.low), high=written(doses.high))


def needed(assessment: Assessment, words: Words) -> list[Block]:
    """What is missing, while something is."""
    if assessment.status is not Status.NEEDS_INPUT or not assessment.missing:
        return []
    names = [LABELS.get(field.replace("_", "-"), field) for field in assessment.missing]
    rows = tuple(FindingRow(Severity.NOTE, strong(name)) for name in names)
    return [Heading(label("needed")), FindingRows(rows)]


def findings(assessment: Assessment, words: Words, numbering: Numbering) -> list[Block]:
    """Every finding, the heaviest first, each with its word, for there is no colour on paper."""
    if not assessment.findings:
        return []
    ordered = sorted(assessment.findings, key=lambda finding: finding.severity.rank)
    rows = tuple(_finding_row(finding, words.finding(finding), numbering) for finding in ordered)
    return [Heading(label("findings")), FindingRows(rows)]


def _finding_row(finding: Finding, said: Said, numbering: Numbering) -> FindingRow:
    lead = " ".join(part for part in (SEVERITIES[finding.severity], said.lead) if part)
    text = (Span(lead, Weight.SEMIBOLD), Span(f" {said.text}"))
    return FindingRow(finding.severity, text, numbering.marks(finding.citations))


def steps(assessment: Assessment, words: Words, numbering: Numbering) -> list[Block]:
    """The working, one row a step; without a dose the steps that name one are left out."""
    rows = []
    for step in assessment.trace:
        cells = _step_cells(step, words)
        if assessment.dose is not None or not any(names_a_dose(cell) for cell in cells):
            rows.append((cells, step))
    if not rows:
        return []
    why, aside = ("why", "why-aside") if assessment.dose else ("why-no-dose", "why-no-dose-aside")
    body = tuple(
        _step_row(number, cells, numbering.numbers(step.citations), number == len(rows))
        for number, (cells, step) in enumerate(rows, start=1)
    )
    return [Heading(label(why), label(aside)), Table(_STEP_COLUMNS, body)]


def _step_cells(step: TraceStep, words: Words) -> tuple[str, str, str]:
    said = words.step(step)
    return said.name, said.working, said.result


def _step_row(number: int, cells: tuple[str, str, str], sources: str, last: bool) -> Row:
    name, working, result = cells
    texts = (plain(str(number)), plain(name), plain(working), strong(result), plain(sources))
    return Row(texts, closing=last and number > 1)


def compared(assessment: Assessment, words: Words, numbering: Numbering) -> list[Block]:
    """What every edition says for these genes, side by side; figures in mg only beside a dose."""
    if not assessment.guidelines:
        return []
    aside = ", ".join(f"{gene} {call.phenotype.value}" for gene, call in assessment.genes.items())
    if any(s.changed and s.step in _LATER_REDUCTIONS for s in assessment.trace) and assessment.dose:
        aside = f"{aside}; {label('compared-before')}"
    table = _with_doses if assessment.dose is not None else _without_doses
    return [Heading(label("compared"), aside), table(assessment, words, numbering)]


def _with_doses(assessment: Assessment, words: Words, numbering: Numbering) -> Table:
    planned = assessment.dose.planned_mg_per_day if assessment.dose else 0
    header = label("compared-from", dose=f"{written(planned)} {label('ruler-unit')}")
    columns = (
        Column(label("compared-edition"), 0.17),
        Column(label("compared-says"), 0.34),
        Column(header, 0.21, Align.RIGHT),
        Column("", 0.035),
        Column(label("compared-strength"), 0.168),
        Column(label("source"), 0.077, Align.RIGHT),
    )
    rows = tuple(Row(_line_with_dose(line, words, numbering)) for line in assessment.guidelines)
    return Table(columns, rows)


def _line_with_dose(line: GuidelineLine, words: Words, numbering: Numbering) -> tuple[Text, ...]:
    figure = words.range_text(line.range_mg) if line.range_mg else label("no-figure")
    return (
        _edition(line, words),
        plain(words.guideline(line)),
        strong(figure) if line.applies else plain(figure),
        (),
        plain(line.strength or label("no-grade")),
        plain(numbering.numbers(line.citations)),
    )


def _without_doses(assessment: Assessment, words: Words, numbering: Numbering) -> Table:
    columns = (
        Column(label("compared-edition"), 0.17),
        Column(label("compared-says"), 0.533),
        Column(label("compared-standing"), 0.22),
        Column(label("source"), 0.077, Align.RIGHT),
    )
    rows = []
    for line in assessment.guidelines:
        standing = line.strength or label("no-grade") if line.applies else label("comparison-only")
        said = words.guideline(line)
        texts = (_edition(line, words), plain(label("no-figure") if names_a_dose(said) else said))
        rows.append(Row((*texts, plain(standing), plain(numbering.numbers(line.citations)))))
    return Table(columns, tuple(rows))


def _edition(line: GuidelineLine, words: Words) -> Text:
    name = words.edition_name(line.edition)
    if not line.applies:
        return plain(name)
    return (Span(name, Weight.SEMIBOLD), Span(label("applies")))


def readings(assessment: Assessment, book: Book, words: Words, numbering: Numbering) -> list[Block]:
    """Blood results against the threshold sets, the chosen one first, and the metabolites."""
    blocks: list[Block] = []
    if assessment.results:
        ordered = sorted(assessment.results, key=lambda reading: not reading.chosen)
        columns = (
            Column(label("readings-test"), 0.17),
            Column(label("readings-value"), 0.2),
            Column(label("readings-says"), 0.353),
            Column(label("readings-in-set"), 0.2),
            Column(label("source"), 0.077, Align.RIGHT),
        )
        rows = tuple(Row(_reading(reading, book, words, numbering)) for reading in ordered)
        blocks += [Heading(label("readings")), Table(columns, rows)]
    return [*blocks, *_metabolites(assessment, book, words, numbering)]


def _reading(reading: ResultReading, book: Book, words: Words, numbering: Numbering) -> tuple[Text, ...]:
    rows = {row.id: row for row in book.threshold_sets[reading.set].rows}
    row = rows.get(reading.rule or "")
    said = f"{limit_words(row)}: {row.action}" if row else label("not-reached")
    shown = strong if reading.chosen else plain
    return (
        plain(words.name_of("test", reading.test)),
        strong(quantity_words(reading.value)),
        shown(said),
        plain(words.name_of("threshold-set", reading.set)),
        plain(numbering.numbers(reading.citations)),
    )


def quantity_words(quantity: Quantity) -> str:
    """A laboratory value with the precision it came with."""
    return f"{quantity.value} {unit_words(quantity.unit)}"


def unit_words(unit: str) -> str:
    """`x10^9/L` as `×10⁹/L`, `umol` as `µmol`."""
    return unit.replace("x10^9", "×10⁹").replace("x10^8", "×10⁸").replace("umol", "µmol").replace("/uL", "/µL")


def limit_words(row: ThresholdRow) -> str:
    """`below 3.5 ×10⁹/L`, `above 2 × upper limit`."""
    value = label("multiple", value=str(row.value)) if row.multiple else f"{row.value} {unit_words(row.unit)}"
    return label(row.comparator, value=value)


def _metabolites(assessment: Assessment, book: Book, words: Words, numbering: Numbering) -> list[Block]:
    found = assessment.metabolites
    if found is None:
        return []
    aside = label("ratio", ratio=rounded(found.ratio, 1)) if found.ratio is not None else ""
    blocks: list[Block] = [Heading(label("metabolites"), aside)]
    for pattern in found.patterns:
        row = book.metabolite_rows.get(pattern)
        if row is not None:
            said = words.message(row.message)
            text = said.text if assessment.dose or not names_a_dose(said.text) else ""
            marks = numbering.marks(row.evidence.citations)
            blocks.append(Paragraph((*strong(said.lead), Span(f" {text} {marks}"))))
    return blocks
