"""The source check: every statement with how far it was checked and what stands behind it."""

from collections.abc import Sequence

from core.evidence import Verification
from core.passages import Passage, Statement
from ui.presenters.book.reading import CHECK, CONTENTS, Reader, counted, evidence_in, review_of
from ui.presenters.book.references import Numbering
from ui.presenters.book.view import BookView, ListRow, Paragraph

VERDICTS = {
    Verification.READ: "read in the source",
    Verification.SECONDARY: "second hand",
    Verification.POLICY: "Azalea's own rule",
    Verification.UNVERIFIED: "not verified",
}
ONLY = "="
"""`check:=G` lists the statements of one verdict in the whole book."""
_LISTED = (Verification.SECONDARY, Verification.POLICY, Verification.UNVERIFIED)
_DISAGREE = "sources disagree"


def check(what: str, reader: Reader) -> BookView:
    """The overview, one chapter (its id) or one verdict (`=G`)."""
    if what.startswith(ONLY) and what[1:] in {verdict.value for verdict in _LISTED}:
        return _one_verdict(Verification(what[1:]), reader)
    section = reader.section(what)
    return _chapter(section.id, reader.heading(section), reader) if section else _overview(reader)


def _overview(reader: Reader) -> BookView:
    rows, everything = [], list[Passage]()
    for section in reader.library.sections():
        passages = reader.library.passages(section.id)
        everything += passages
        if passages:
            number = counted(len(evidence_in(passages)), "statement")
            rows.append(ListRow(CHECK + section.id, reader.heading(section), number, _tally(passages)))
    return BookView(
        "check",
        "Source check",
        "The book",
        CONTENTS,
        review=review_of(evidence_in(everything)),
        note=f"{counted(len(evidence_in(everything)), 'statement')}: {_tally(everything)}.",
        rows=tuple(rows),
        more_title="In the whole book",
        more=tuple(_verdict_row(verdict, everything) for verdict in _LISTED),
    )


def _verdict_row(verdict: Verification, passages: Sequence[Passage]) -> ListRow:
    number = sum(evidence.verification is verdict for evidence in evidence_in(passages))
    said = VERDICTS[verdict]
    return ListRow(CHECK + ONLY + verdict.value, said[:1].upper() + said[1:], counted(number, "statement"))


def _tally(passages: Sequence[Passage]) -> str:
    """`20 read in the source, 2 second hand`; what there is none of is left out."""
    found = [evidence.verification for evidence in evidence_in(passages)]
    counts = {verdict: found.count(verdict) for verdict in VERDICTS}
    return ", ".join(f"{number} {VERDICTS[verdict]}" for verdict, number in counts.items() if number)


def _chapter(id: str, title: str, reader: Reader) -> BookView:
    passages = reader.library.passages(id)
    found = [(passage, statement) for passage in passages for statement in passage.statements]
    return _listing(title, f"{_tally(passages)}.", found, reader)


def _one_verdict(verdict: Verification, reader: Reader) -> BookView:
    found = [
        (passage, statement)
        for section in reader.library.sections()
        for passage in reader.library.passages(section.id)
        for statement in passage.statements
        if statement.evidence.verification is verdict
    ]
    said = VERDICTS[verdict]
    return _listing(said[:1].upper() + said[1:], f"{counted(len(found), 'statement')}.", found, reader)


def _listing(title: str, note: str, found: Sequence[tuple[Passage, Statement]], reader: Reader) -> BookView:
    numbering = Numbering(reader)
    paragraphs, last = [], ""
    for passage, statement in found:
        heading = "" if passage.id == last else reader.title(passage)
        paragraphs.append(_paragraph(passage, statement, heading, numbering))
        last = passage.id
    review = review_of(statement.evidence for _, statement in found)
    return BookView(
        "check",
        title,
        "Source check",
        CHECK,
        review=review,
        note=note,
        paragraphs=tuple(paragraphs),
        references=numbering.references(),
    )


def _paragraph(passage: Passage, statement: Statement, heading: str, numbering: Numbering) -> Paragraph:
    verdict = VERDICTS[statement.evidence.verification]
    said = (verdict, _DISAGREE if passage.positions else "", statement.id)
    wording, cited = numbering.reader.wording(statement), numbering.cited(statement.evidence)
    return Paragraph(heading, wording, cited, status=" · ".join(filter(None, said)), target=passage.id)
