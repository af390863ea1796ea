"""The tab Guidelines compared: every edition for this pair of genes."""

from collections.abc import Mapping
from dataclasses import dataclass

from core.assessment import Assessment
from core.book import Edition
from core.report.words import Words
from ui.models.comparing import guideline_table
from ui.models.view import Table


@dataclass(frozen=True, slots=True)
class GuidelinesView:
    """The table, or a sentence when there is nothing to compare."""

    note: str
    table: Table


def present(assessment: Assessment, editions: Mapping[str, Edition], words: Words) -> GuidelinesView:
    """All editions side by side."""
    table = guideline_table(assessment, editions, words, ranges=True)
    if not table.rows:
        return GuidelinesView("Enter TPMT to compare what the guidelines say.", Table())
    genes = " and ".join(f"{call.gene} {call.phenotype.value}" for call in assessment.genes.values())
    return GuidelinesView(f"One applies, the others stand beside it. For {genes}.", table)
