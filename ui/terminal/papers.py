"""The commands that write a page; `main.py` brings what makes it, so that ReportLab is not imported before."""

import argparse

from core.assessment import Assessment, Status
from ui.terminal.case_file import Answer, answer_file
from ui.terminal.output import DONE, REFUSED, complain, say
from ui.terminal.services import Services
from ui.terminal.streams import write_whole


def summary(arguments: argparse.Namespace, services: Services) -> int:
    """`summary CASE.json -o OUT.pdf`: for every status but `refused`."""
    answer = answer_file(arguments.case, services.book())
    if answer.assessment is None or answer.refused:
        return _not_printed(answer, "no-paper-for-refused")
    return _write("summary", answer.assessment, answer, arguments, services)


def handout(arguments: argparse.Namespace, services: Services) -> int:
    """`handout CASE.json -o OUT.pdf`: only when a dose is recommended."""
    answer = answer_file(arguments.case, services.book())
    if answer.assessment is None or answer.assessment.status is not Status.RECOMMENDED:
        return _not_printed(answer, "handout-needs-a-dose")
    kind = "large-print" if arguments.large_print else "short" if arguments.short else "handout"
    return _write(kind, answer.assessment, answer, arguments, services)


def _write(kind: str, assessment: Assessment, answer: Answer, arguments: argparse.Namespace, services: Services) -> int:
    paper = arguments.paper or answer.book.practices[assessment.case.practice].paper
    pdf = services.page(kind, assessment, answer.book, paper)
    write_whole(arguments.output, pdf, source=arguments.case)
    say("Written. Content pending human review.")
    case = assessment.case
    gaps = services.unshown(case.name + case.number + case.date_of_birth)
    if gaps:
        complain((f"{gaps} characters of the identifiers stand as □: the page cannot show them.",))
    return DONE


def _not_printed(answer: Answer, code: str) -> int:
    status = answer.words.status(answer.assessment).lower() if answer.assessment else "refused"
    complain((answer.words.message(code, {"status": status}).whole, *answer.reasons))
    return REFUSED
