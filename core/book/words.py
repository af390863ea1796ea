"""The sentences and the words that differ between practices."""

from dataclasses import dataclass, field

from core.evidence import Citation, Evidence
from core.findings import Severity


@dataclass(frozen=True, slots=True)
class Message:
    """The sentence behind a code: a Semibold lead, then one sentence; `{name}` takes a parameter,
    `{~fbc}` a word of the practice's vocabulary."""

    code: str
    lead: str
    text: str
    severity: Severity | None = None
    passage: str | None = None
    evidence: Evidence | None = None
    citations: tuple[Citation, ...] = field(init=False, repr=False, compare=False)
    """What it rests on; empty when it rests on nothing."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "citations", self.evidence.citations if self.evidence else ())


@dataclass(frozen=True, slots=True)
class Term:
    """A word that differs between practices or audiences, for example FBC and CBC."""

    id: str
    uk: str
    us: str
    patient: str
