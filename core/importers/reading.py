"""What reading a result file gives: calls by our own tables, what the file itself says, and what must be said."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from core.assessment import GeneCall
from core.case_form import GeneForm
from core.findings import Finding, Severity

MATCH, PHENOTYPE, REPORT = "pharmcat-match", "pharmcat-phenotype", "pharmcat-report"
REPORT_TABLE, OUTSIDE_CALL, VARIANTS, BUNDLE = "pharmcat-report-tsv", "outside-call", "vcf", "fhir"
WORDS, MARKUP = "words", "markup"
UNKNOWN = "unknown"
"""The kinds of file; WORDS for a result in plain words, MARKUP for XML and HTML, which are not read.

UNKNOWN for text that none of our readers knows.
"""


class ImportedValue(NamedTuple):
    """One measurement of a file, ready for the case field `field` (`weight`, `results.alt`, `tpmt.activity`).

    `text` is the number and a unit that the field accepts; `date` is the day as the file writes it, or empty;
    `code` is the code it was found under.
    """

    field: str
    text: str
    date: str
    code: str


@dataclass(frozen=True, slots=True)
class ImportReading:
    """One file, read. A file that is refused has a finding of severity stop, and no calls and no values.

    `version` is that of the program or standard that wrote it, `data_version` that of its allele tables; either may
    be empty. `calls` and `forms` go by gene (TPMT, NUDT15): the call by today's tables, and what a case would need
    to hold it. `reported` is the phenotype that the file gives, as CPIC writes it.
    """

    kind: str
    version: str = ""
    data_version: str = ""
    calls: Mapping[str, GeneCall] = field(default_factory=dict)
    forms: Mapping[str, GeneForm] = field(default_factory=dict)
    reported: Mapping[str, str] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    values: tuple[ImportedValue, ...] = ()

    @property
    def refused(self) -> bool:
        """True when the file cannot be used."""
        return any(finding.severity is Severity.STOP for finding in self.findings)


class Unusable(Exception):
    """A file that must be refused as a whole: the code of the message, and its params.

    Raised inside the readers only; `core.importers.detect` turns it into a finding.
    """

    def __init__(self, code: str, **params: object) -> None:
        super().__init__(code)
        self.code, self.params = code, params
