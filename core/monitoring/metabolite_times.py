"""When 6-TGN and 6-MMPN are measured: the times of every source that was read, for the sources differ."""

from datetime import date
from functools import lru_cache

from core.book import Book, MetaboliteSpan, MetaboliteTimes
from core.monitoring.schedule import scheduled
from core.scheduling import MetaboliteDue, MetabolitePlan

TESTS = ("6-tgn", "6-mmpn")


@lru_cache(maxsize=1024)
def metabolite_plans(book: Book, start: date | None, changed: date | None) -> tuple[MetabolitePlan, ...]:
    """One plan a source, in the order of the book; without a start date only the weeks.

    A weekend moves to Monday as in every schedule. After a change of dose the source's own times are added; what
    was due before stays, because no source that was read says more."""
    return tuple(_plan(times, start, changed) for times in book.metabolite_times.values())


def _plan(times: MetaboliteTimes, start: date | None, changed: date | None) -> MetabolitePlan:
    due = [_due(span, start, after_change=False) for span in times.spans]
    if changed is not None:
        due += [_due(span, changed, after_change=True) for span in times.after_change]
        due.sort(key=lambda one: one.first.date or date.max)
    return MetabolitePlan(times.id, tuple(due), times.message, times.evidence)


def _due(span: MetaboliteSpan, start: date | None, after_change: bool) -> MetaboliteDue:
    first, last = (
        scheduled(week, start, TESTS)._replace(after_change=after_change) for week in (span.first, span.last)
    )
    return MetaboliteDue(first, last if span.last > span.first else None)
