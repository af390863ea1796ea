"""What a text may mean among the names that the book offers; the names are asked for when something is typed."""

from collections.abc import Callable
from typing import cast

from ui.models import matching
from ui.models.case_column import CaseChoices
from ui.models.view import Choice


class Offered:
    """Finds things by their names: `indications`, `medicines` or `circumstances`, and the ends of a gene's result."""

    def __init__(self, choices: Callable[[], CaseChoices]) -> None:
        self._choices = choices

    def named(self, things: str) -> tuple[Callable[[str], tuple[Choice, ...]], Callable[[str], Choice | None]]:
        """What may be meant by a text, and what Enter takes."""

        def known() -> tuple[Choice, ...]:
            return cast("tuple[Choice, ...]", getattr(self._choices(), things))

        return lambda typed: matching.matches(known(), typed), lambda typed: matching.meant(known(), typed)

    def ends(self, gene: str, typed: str) -> tuple[str, ...]:
        """The whole texts that a gene field may become."""
        return matching.genotype_ends(self._choices().stars[gene], self._choices().terms, typed)
