"""How long a search takes: beside a bare bm25 query of SQLite on the same book, and in a book a hundred times as long.

Processor time of this thread, so that other programs count as little as possible; 99 of 100 must keep the ceiling.
"""

import sqlite3
import time
from collections.abc import Callable, Iterator, Sequence

from db.library import Library
from db.open import open_book
from db.search_words import words_of
from tests.search.asked import questions

LONGER = 100
FRAME = 1000 / 60
"""Milliseconds between two pictures on a screen of 60 Hz."""
AT_MOST = 1.5
"""How many times as long as the bare query."""
_RUNS, _TYPED_EVERY = 7, 25
_BARE = """SELECT rowid, bm25(passage_search, 10.0, 6.0, 1.0, 1.0) AS rank FROM passage_search
    WHERE passage_search MATCH ? ORDER BY rank LIMIT 8"""

Figure = tuple[str, float, float]
"""What was measured, the figure, and the highest that will do."""


def figures() -> Iterator[Figure]:
    """Every measurement of the search."""
    asked = [question.ask for question in questions() if words_of(question.ask)]
    connection = open_book()
    library = Library(connection)
    bare = [_quickest(lambda ask=ask: _bare(connection, ask)) for ask in asked]
    ours = [_quickest(lambda ask=ask: library.search(ask)) for ask in asked]
    yield "one search / a bare bm25 query, 99 of 100", _slow(ours) / _slow(bare), AT_MOST
    yield "one search / a bare bm25 query, middle", _middle(ours) / _middle(bare), AT_MOST
    longer = Library(book_times(LONGER))
    longer.search("allopurinol")
    typed = [ask[:end] for ask in asked[::_TYPED_EVERY] for end in range(1, len(ask) + 1)]
    keys = [_once(lambda begun=begun: longer.search(begun)) for begun in typed]
    yield f"a key pressed in a book {LONGER} times as long, 99 of 100, ms", _slow(keys), FRAME
    for ask in asked:
        longer.search(ask)
    again = [_once(lambda ask=ask: longer.search(ask)) for ask in asked]
    yield "a question asked again in that book, 99 of 100, ms", _slow(again), FRAME


def book_times(times: int) -> sqlite3.Connection:
    """The book in memory with every passage so often, each copy with an id of its own."""
    longer = sqlite3.connect(":memory:")
    book = open_book()
    book.backup(longer)
    book.close()
    names = [row[1] for row in longer.execute("PRAGMA table_info(passages)")]
    rows = longer.execute("SELECT * FROM passages").fetchall()
    texts = longer.execute("SELECT rowid, title, keywords, clinician, patient FROM passage_search").fetchall()
    at, marks = names.index("id"), ", ".join("?" * len(names))
    for copy in range(1, times):
        more = copy * len(rows)
        copies = [(row[0] + more, *row[1:at], f"{row[at]}-{copy}", *row[at + 1 :]) for row in rows]
        longer.executemany(f"INSERT INTO passages VALUES ({marks})", copies)  # noqa: S608  marks only
        longer.executemany(
            "INSERT INTO passage_search(rowid, title, keywords, clinician, patient) VALUES (?, ?, ?, ?, ?)",
            [(row[0] + more, *row[1:]) for row in texts],
        )
    return longer


def _bare(connection: sqlite3.Connection, ask: str) -> object:
    words = " OR ".join(f'"{word}"' for word in words_of(ask))
    return connection.execute(_BARE, (words,)).fetchall()


def _once(action: Callable[[], object]) -> float:
    start = time.thread_time_ns()
    action()
    return (time.thread_time_ns() - start) / 1e6


def _quickest(action: Callable[[], object]) -> float:
    return min(_once(action) for _run in range(_RUNS))


def _slow(taken: Sequence[float]) -> float:
    return sorted(taken)[len(taken) * 99 // 100]


def _middle(taken: Sequence[float]) -> float:
    return sorted(taken)[len(taken) // 2]
