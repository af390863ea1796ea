"""What a search found, with the words that answer."""

import re

from core.passages import Hit
from ui.models.find import folded, pieces, word_starts
from ui.presenters.book.reading import CONTENTS, SECTION, Reader, counted
from ui.presenters.book.view import BookView, FoundRow, ListRow, Pieces

MOST_FOUND = 8
_SHORT = 48
_SENTENCE_END = re.compile(r"(?<=[.?!]) (?=[A-Z0-9*])")
_WARNING = re.compile(r"Not verified|(?:Do not|Never|Stop)\b")
_SMALL_WORDS = frozenset(
    "the and for with what which can how does not are is was who when why this that from has have may should "
    "you your i my me on in of to a an or if it be do at by".split()
)


def search(query: str, reader: Reader) -> BookView:
    """The passages that answer, or the nearest headings."""
    answer = reader.library.search(query, reader.audience, MOST_FOUND)
    if answer.answered and answer.hits:
        asked = _asked(f"{query} {answer.meant}")
        found = tuple(_row(hit, asked, reader) for hit in answer.hits)
        return BookView("search", _title(len(found)), "The book", CONTENTS, found=found, meant=answer.meant)
    return _nothing(answer.nearest, answer.meant, reader)


def _asked(query: str) -> frozenset[str]:
    words = (folded(word) for word in re.findall(r"[\w*][\w*-]*", query))
    return frozenset(word for word in words if word not in _SMALL_WORDS and len(word) > 1 and not word.isdigit())


def _row(hit: Hit, asked: frozenset[str], reader: Reader) -> FoundRow:
    section = reader.section(hit.passage.section)
    heading = reader.heading(section) if section else ""
    return FoundRow(
        hit.passage.id, _marked(reader.title(hit.passage), asked), heading, excerpt(reader.filled(hit.text), asked)
    )


def _marked(text: str, asked: frozenset[str]) -> Pieces:
    return pieces(text, word_starts(text, asked))


def excerpt(text: str, asked: frozenset[str]) -> Pieces:
    """The whole sentence that holds most of what was asked: none is cut, it may carry a dose; a short one goes on. A
    text that opens with a warning is shown from there."""
    sentences = _SENTENCE_END.split(text)
    held = [len({folded(sentence[a:b]) for a, b in word_starts(sentence, asked)}) for sentence in sentences]
    best = held.index(max(held))
    first, last = 0 if _WARNING.match(text) else best, best + 1
    while last < len(sentences) and len(" ".join(sentences[first:last])) < _SHORT:
        last += 1
    return _marked(" ".join(sentences[first:last]), asked)


def _title(number: int) -> str:
    return f"The {number} best passages" if number == MOST_FOUND else counted(number, "passage")


def _nothing(nearest: tuple[str, ...], meant: str, reader: Reader) -> BookView:
    places = {
        passage.title: ListRow(passage.id, reader.title(passage), reader.heading(section))
        for section in reader.library.sections()
        for passage in reader.library.passages(section.id)
    } | {section.title: ListRow(SECTION + section.id, reader.heading(section)) for section in reader.library.sections()}
    rows = tuple(places[title] for title in nearest if title in places)
    note = "Nothing in the book answers this."
    more_title = "Nearest headings" if rows else ""
    return BookView(
        "search",
        "Not in this reference",
        "The book",
        CONTENTS,
        note=note,
        meant=meant,
        more_title=more_title,
        more=rows,
    )
