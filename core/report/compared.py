"""The guidelines side by side: the words of their standing for every face, and the table of the summary."""

from core.assessment import Assessment, GuidelineLine, Status
from core.quantity import written
from core.report.document import Align, Block, Column, Heading, Row, Table
from core.report.labels import label
from core.report.numbering import Numbering
from core.report.spans import Span, Text, Weight, plain, strong
from core.report.words import Words

_LATER_REDUCTIONS = {"xanthine-oxidase-inhibitor", "kidney"}


def in_force(line: GuidelineLine, assessment: Assessment) -> bool:
    """True for the edition that a recommended dose rests on; beside any other case no edition applies."""
    return line.applies and assessment.status is Status.RECOMMENDED


def standing(line: GuidelineLine, assessment: Assessment) -> str:
    """`applies, Strong` for the edition that the dose rests on, else `comparison only`."""
    if not in_force(line, assessment):
        return label("comparison-only")
    return ", ".join(part for part in (label("standing-applies"), line.strength) if part)


def compared_note(assessment: Assessment) -> str:
    """What stands beside the heading: whether one edition applies."""
    return label("compared-one" if assessment.status is Status.RECOMMENDED else "compared-none")


def compared(assessment: Assessment, words: Words, numbering: Numbering) -> list[Block]:
    """What every edition says for these genes, side by side; figures in mg only beside a dose."""
    if not assessment.guidelines:
        return []
    aside = ", ".join(f"{gene} {call.phenotype.value}" for gene, call in assessment.genes.items())
    if assessment.dose is None:
        aside = f"{aside}; {compared_note(assessment)}"
    elif any(s.changed and s.step in _LATER_REDUCTIONS for s in assessment.trace):
        aside = f"{aside}; {label('compared-before')}"
    table = _with_doses if assessment.dose is not None else _without_doses
    return [Heading(label("compared"), aside), table(assessment, words, numbering)]


def _with_doses(assessment: Assessment, words: Words, numbering: Numbering) -> Table:
    planned = assessment.dose.planned_mg_per_day if assessment.dose else 0
    header = label("compared-from", dose=f"{written(planned)} {label('ruler-unit')}")
    columns = (
        Column(label("compared-edition"), 0.195),
        Column(label("compared-says"), 0.305),
        Column(header, 0.21, Align.RIGHT),
        Column("", 0.035),
        Column(label("compared-strength"), 0.155),
        Column(label("source"), 0.1, Align.RIGHT),
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


def _edition(line: GuidelineLine, words: Words) -> Text:
    name = words.edition_name(line.edition)
    if not line.applies:
        return plain(name)
    return (Span(name, Weight.SEMIBOLD), Span(label("applies")))


def _without_doses(assessment: Assessment, words: Words, numbering: Numbering) -> Table:
    columns = (
        Column(label("compared-edition"), 0.195),
        Column(label("compared-says"), 0.525),
        Column(label("compared-standing"), 0.18),
        Column(label("source"), 0.1, Align.RIGHT),
    )
    rows = []
    for line in assessment.guidelines:
        texts = (words.edition_name(line.edition), words.guideline(line), standing(line, assessment))
        rows.append(Row((*map(plain, texts), plain(numbering.numbers(line.citations)))))
    return Table(columns, tuple(rows))
