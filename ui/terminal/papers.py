"""The commands that write a page. ReportLab is imported only here, and only when a page is asked for."""

import argparse

from core.assessment import Assessment, Status
from core.report.document import Document
from ui.terminal.case_file import Answer, answer_file
from ui.terminal.output import DONE, REFUSED, complain, say
from ui.terminal.services import Services
from ui.terminal.streams import write_whole


def summary(arguments: argparse.Namespace, services: Services) -> int:
    """`summary CASE.json -o OUT.pdf`: for every status but `refused`."""
    from core.report.summary import build_summary

    answer = answer_file(arguments.case, services.book())
    if answer.assessment is None or answer.refused:
        return _not_printed(answer, "no-paper-for-refused")
    document = build_summary(answer.assessment, answer.book, answer.words, services.today())
    return _write(document, answer.assessment, arguments, answer)


def handout(arguments: argparse.Namespace, services: Services) -> int:
    """`handout CASE.json -o OUT.pdf`: only when a dose is recommended."""
    from core.report.handout import build_handout

    answer = answer_file(arguments.case, services.book())
    if answer.assessment is None or answer.assessment.status is not Status.RECOMMENDED:
        return _not_printed(answer, "handout-needs-a-dose")
    document = build_handout(
        answer.assessment, answer.book, answer.words, services.today(), large_print=arguments.large_print
    )
    return _write(document, answer.assessment, arguments, answer)


def _write(document: Document, assessment: Assessment, arguments: argparse.Namespace, answer: Answer) -> int:
    from ui.paper import render

    paper = arguments.paper or answer.book.practices[assessment.case.practice].paper
    write_whole(arguments.output, render(document, paper), source=arguments.case)
    say("Written. Content pending human review.")
    return DONE


def _not_printed(answer: Answer, code: str) -> int:
    status = answer.words.status(answer.assessment).lower() if answer.assessment else "refused"
    complain((answer.words.message(code, {"status": status}).whole, *answer.reasons))
    return REFUSED
