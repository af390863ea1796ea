"""A gene result of this case, explained as a page of the reader."""

from collections.abc import Iterator, Mapping

from core.assessment import GeneCall
from core.evidence import Evidence, Review, Verification
from core.findings import Finding
from core.genetics.explain import PARTS, explain
from ui.presenters.book.reading import CONTENTS, STATUS, Reader
from ui.presenters.book.references import Numbering
from ui.presenters.book.view import BookView, Paragraph


def explanation(gene: str, calls: Mapping[str, GeneCall], reader: Reader) -> BookView:
    """What the alleles are, what was tested, how sure it is, how common, what would settle it."""
    call = calls.get(gene)
    title = f"{gene} explained"
    if call is None or reader.audience == "patient":
        note = "This page has no wording for patients." if call else f"The case has no result of {gene} to explain."
        return BookView("explained", title, "The book", CONTENTS, note=note)
    numbering = Numbering(reader)
    shown = ", ".join(part for part in (call.diplotype, call.phenotype.value) if part)
    return BookView(
        "explained",
        f"{gene}: {shown}",
        "The book",
        CONTENTS,
        "Explained",
        "info",
        "muted",
        review="not yet reviewed by a person",
        paragraphs=tuple(_paragraphs(explain(call, reader.book), numbering)),
        references=numbering.references(),
    )


def _paragraphs(said: tuple[Finding, ...], numbering: Numbering) -> Iterator[Paragraph]:
    for part in PARTS:
        heading = numbering.reader.words.message(f"explain-part-{part}").text
        for finding in (one for one in said if one.field == part):
            yield _paragraph(finding, heading, numbering)
            heading = ""


def _paragraph(finding: Finding, heading: str, numbering: Numbering) -> Paragraph:
    sentence = numbering.reader.words.finding(finding)
    evidence = Evidence(finding.citations, _verification(finding, numbering.reader), Review.UNDER_REVIEW)
    text = f"{sentence.lead} {sentence.text}".strip()
    return Paragraph(heading, text, numbering.cited(evidence), status=STATUS[evidence.verification])


def _verification(finding: Finding, reader: Reader) -> Verification:
    """How far the sentence was checked; where its figures come from one source, how far that was."""
    evidence = reader.book.messages[finding.code].evidence
    if evidence is not None:
        return evidence.verification
    sources = [reader.book.sources[citation.source] for citation in finding.citations]
    return sources[0].verification if sources else Verification.READ
