"""What is due when: the blood tests of a guideline, and the measurements of metabolites."""

import datetime
from dataclasses import dataclass
from typing import NamedTuple

from core.evidence import Citation, Evidence


class ScheduledTest(NamedTuple):
    """One dated (or, without a start date, only numbered) blood test.

    `week` counts from the start, or from the change of dose where `after_change`."""

    week: int
    date: datetime.date | None
    moved_from: datetime.date | None
    tests: tuple[str, ...]
    after_change: bool = False


@dataclass(frozen=True, slots=True)
class Monitoring:
    """The schedule of the chosen guideline for 12 months.

    `changed` is the day the dose changed, and `change` the code of the message that says what the guideline
    does then; both None without a change."""

    guideline: str
    dates: tuple[ScheduledTest, ...]
    assumption: str | None
    citations: tuple[Citation, ...]
    changed: datetime.date | None = None
    change: str | None = None

    def __hash__(self) -> int:
        """Quick, because schedules that are equal mostly are one object: what is said of one is remembered."""
        return hash((self.guideline, self.dates[:1], self.changed))


class MetaboliteDue(NamedTuple):
    """One measurement of 6-TGN and 6-MMPN: on a day, or from `first` to `last` where the source gives weeks from
    to; `last` is None for a day."""

    first: ScheduledTest
    last: ScheduledTest | None = None


@dataclass(frozen=True, slots=True)
class MetabolitePlan:
    """When one source measures metabolites in 12 months; nothing is due where it asks for no dates.

    `message` is the code of what the source says besides, or None."""

    source: str
    due: tuple[MetaboliteDue, ...]
    message: str | None
    evidence: Evidence

    def __hash__(self) -> int:
        """Quick, because plans that are equal mostly are one object: what is said of a plan is remembered."""
        return hash((self.source, self.due[:1]))
