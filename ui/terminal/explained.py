"""Gene results explained, and the tables for other thiopurines beside them, as text and as JSON."""

from collections.abc import Iterator

from core.assessment import CallState, GeneCall
from core.book import Book
from core.findings import Finding
from core.genetics.call import uncalled
from core.genetics.explain import PARTS, explain
from core.genetics.reference import ReferenceLine, reference_lines
from core.quantity import written
from ui.terminal.as_text import block, chips, wrapped
from ui.terminal.json_sources import Json, citation_texts
from ui.wording import Wording


def explained_lines(calls: tuple[GeneCall, ...], book: Book, words: Wording) -> Iterator[str]:
    """A block for each gene, and one for the other thiopurines."""
    for call in calls:
        yield from block(f"{call.gene} explained", _parts(explain(call, book), words))
    yield from block(words.message("reference-title").whole, _others(calls, book, words))


def _parts(said: tuple[Finding, ...], words: Wording) -> Iterator[str]:
    for part in PARTS:
        own = [one for one in said if one.field == part]
        if own:
            yield f"  {words.message(f'explain-part-{part}').text}"
        for finding in own:
            yield from wrapped(f"{words.finding(finding).whole}{chips(finding.citations, words)}", "    ", "      ")


def _others(calls: tuple[GeneCall, ...], book: Book, words: Wording) -> Iterator[str]:
    for one in _reference(calls, book):
        line = one.line
        strength = f" ({line.strength})" if line.strength else ""
        name = f"{words.name_of('medicine', one.medicine)}, {words.edition_name(line.edition)}"
        text = f"{name}: {words.guideline(line)}{strength}{chips(line.citations, words)}"
        yield from wrapped(text, "  ", "    ")


def _reference(calls: tuple[GeneCall, ...], book: Book) -> tuple[ReferenceLine, ...]:
    by_gene = {call.gene: call for call in calls}
    if all(call.state is not CallState.CALLED for call in calls):
        return ()
    tpmt, nudt15 = (by_gene.get(gene) or uncalled(gene, CallState.NOT_TESTED, book) for gene in ("TPMT", "NUDT15"))
    return reference_lines(book, tpmt, nudt15)


def explained_json(calls: tuple[GeneCall, ...], book: Book, words: Wording) -> Json:
    """`explained` by gene, and `reference_only`: what the editions say of mercaptopurine and tioguanine."""
    explained = {call.gene: [_said_json(finding, words) for finding in explain(call, book)] for call in calls}
    return {"explained": explained, "reference_only": [_line_json(one, words) for one in _reference(calls, book)]}


def _said_json(finding: Finding, words: Wording) -> Json:
    text, citations = words.finding(finding).whole, citation_texts(finding.citations)
    return {"about": finding.field, "code": finding.code, "text": text, "citations": citations}


def _line_json(one: ReferenceLine, words: Wording) -> Json:
    line = one.line
    factor = [written(value) for value in line.factor_percent] if line.factor_percent else None
    return {
        "medicine": one.medicine,
        "edition": line.edition,
        "factor_percent": factor,
        "strength": line.strength,
        "text": words.guideline(line),
        "citations": citation_texts(line.citations),
    }
