"""The preview: which papers there are now, on which paper, and under which name they leave."""

from typing import NamedTuple

from core.assessment import Assessment, Status

SUMMARY, HANDOUT, LARGE_PRINT, SHORT = "summary", "handout", "large-print", "short"
KINDS = ((SUMMARY, "Summary"), (HANDOUT, "Handout"), (LARGE_PRINT, "Large print"), (SHORT, "One page"))
LEAF = "book"
NO_PATIENT = "From the book; nothing of a patient is on these pages."
SIZES = (("a4", "A4"), ("letter", "Letter"))
NO_PRINTER = "No printer is set up on this computer. Save the PDF instead."


class PreviewView(NamedTuple):
    """`possible` are the kinds that can be made now; `kind` is the one shown, empty when there is none."""

    kind: str
    possible: tuple[str, ...]
    file_name: str
    note: str


def present(assessment: Assessment, wanted: str) -> PreviewView:
    """A refused case has no paper; a handout needs a recommended dose."""
    possible: tuple[str, ...] = () if assessment.status is Status.REFUSED else (SUMMARY,)
    if assessment.status is Status.RECOMMENDED:
        possible = tuple(kind for kind, _ in KINDS)
    kind = wanted if wanted in possible else next(iter(possible), "")
    return PreviewView(kind, possible, file_name(kind), _note(possible))


def file_name(kind: str) -> str:
    """A name that tells nothing of the patient."""
    kinds = {LARGE_PRINT: "handout-large-print", SHORT: "handout-one-page"}
    return f"azathioprine-{kinds.get(kind, kind)}.pdf"


def _note(possible: tuple[str, ...]) -> str:
    if not possible:
        return "There is no paper while an entry cannot be read."
    return "" if len(possible) > 1 else "The handout is made only when a dose is recommended."


def counted(pages: int) -> str:
    """`2 pages`."""
    return "1 page" if pages == 1 else f"{pages} pages"
