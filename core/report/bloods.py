"""Blood results on the summary, each against the sets that name it."""

from collections.abc import Sequence

from core.assessment import Assessment, ResultReading
from core.book import Book, ThresholdRow
from core.quantity import Quantity
from core.report.document import Align, Block, Column, Heading, Row, Table
from core.report.labels import label
from core.report.numbering import Numbering
from core.report.spans import Text, plain, strong
from core.report.words import Words

_COLUMNS = (
    Column(label("readings-test"), 0.12),
    Column(label("readings-value"), 0.13),
    Column(label("readings-says"), 0.58),
    Column(label("source"), 0.17, Align.RIGHT),
)


def readings(assessment: Assessment, book: Book, words: Words, numbering: Numbering) -> list[Block]:
    """Each result against the threshold sets, the chosen one first; sets that say the same share a row."""
    if not assessment.results:
        return []
    alike: dict[str, dict[str, list[ResultReading]]] = {}
    for reading in sorted(assessment.results, key=lambda reading: not reading.chosen):
        alike.setdefault(reading.test, {}).setdefault(_said(reading, book), []).append(reading)
    groups = [pair for by_words in alike.values() for pair in by_words.items()]
    rows = tuple(Row(_reading(said, group, words, numbering)) for said, group in groups)
    return [Heading(label("readings"), label("readings-aside")), Table(_COLUMNS, rows)]


def _said(reading: ResultReading, book: Book) -> str:
    row = next((row for row in book.threshold_sets[reading.set].rows if row.id == reading.rule), None)
    return f"{limit_words(row)}: {row.action}" if row else label("not-reached")


def _reading(said: str, alike: Sequence[ResultReading], words: Words, numbering: Numbering) -> tuple[Text, ...]:
    """One row for the sets that say the same about a result; the set in use stands first, in the strong weight."""
    first = alike[0]
    names = [words.name_of("threshold-set", reading.set) for reading in alike]
    shown = strong(f"{said} · {names.pop(0)}") if first.chosen else plain(f"{said} · ")
    return (
        plain(test_name(first.test, words)),
        strong(quantity_words(first.value)),
        (*shown, *plain((", " if first.chosen and names else "") + ", ".join(names))),
        plain(numbering.numbers(citation for reading in alike for citation in reading.citations)),
    )


def test_name(test: str, words: Words) -> str:
    """The name of a test with a capital, as a label."""
    return capital(words.name_of("test", test))


def capital(name: str) -> str:
    """A name as it begins a line: `Platelets`, but `eGFR` and `6-TGN`."""
    return name if name[1:2].isupper() else name[:1].upper() + name[1:]


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
