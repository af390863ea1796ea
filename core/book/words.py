"""The sentences and the words that differ between practices."""

from dataclasses import dataclass

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

    @property
    def citations(self) -> tuple[Citation, ...]:
        """What it rests on; empty when it rests on nothing."""
        return self.evidence.citations if self.evidence else ()


@dataclass(frozen=True, slots=True)
class Term:
    """A word that differs between practices or audiences, for example FBC and CBC."""

    id: str
    uk: str
    us: str
    patient: str
