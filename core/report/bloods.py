"""Blood results on the summary, each against the sets that name it."""

from core.assessment import Assessment, ResultReading
from core.book import Book, ThresholdRow
from core.quantity import Quantity
from core.report.document import Align, Block, Column, Heading, Row, Table
from core.report.labels import label
from core.report.numbering import Numbering
from core.report.spans import Text, plain, strong
from core.report.words import Words

_COLUMNS = (
    Column(label("readings-test"), 0.14),
    Column(label("readings-value"), 0.16),
    Column(label("readings-says"), 0.4),
    Column(label("readings-in-set"), 0.2),
    Column(label("source"), 0.1, Align.RIGHT),
)


def readings(assessment: Assessment, book: Book, words: Words, numbering: Numbering) -> list[Block]:
    """Blood results against the threshold sets, the chosen one first."""
    if not assessment.results:
        return []
    ordered = sorted(assessment.results, key=lambda reading: not reading.chosen)
    rows = tuple(Row(_reading(reading, book, words, numbering)) for reading in ordered)
    return [Heading(label("readings")), Table(_COLUMNS, rows)]


def _reading(reading: ResultReading, book: Book, words: Words, numbering: Numbering) -> tuple[Text, ...]:
    rows = {row.id: row for row in book.threshold_sets[reading.set].rows}
    row = rows.get(reading.rule or "")
    said = f"{limit_words(row)}: {row.action}" if row else label("not-reached")
    shown = strong if reading.chosen else plain
    return (
        plain(test_name(reading.test, words)),
        strong(quantity_words(reading.value)),
        shown(said),
        plain(words.name_of("threshold-set", reading.set)),
        plain(numbering.numbers(reading.citations)),
    )


def test_name(test: str, words: Words) -> str:
    """The name of a test with a capital, as a label."""
    name = words.name_of("test", test)
    return name[:1].upper() + name[1:]


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
