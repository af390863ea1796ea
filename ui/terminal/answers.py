"""The commands that answer a case, a genotype or a start date."""

import argparse
from datetime import date

from core.book import Book
from core.case_reading import parse_day, years_of_care
from core.monitoring.metabolite_times import metabolite_plans
from core.monitoring.schedule import dated_schedule
from ui.terminal import as_json, as_text
from ui.terminal.case_file import DEFAULT_PRACTICE, answer_file, answer_lines
from ui.terminal.explained import explained_lines
from ui.terminal.genotype_texts import read_texts
from ui.terminal.json_bloods import dated_json
from ui.terminal.output import DONE, REFUSED, SOME_REFUSED, complain, say, say_json, say_line
from ui.terminal.services import Services
from ui.terminal.streams import STANDARD_INPUT, Refused, write_whole
from ui.wording import Wording
from ui.wording.calendar_file import calendar_file


def assess(arguments: argparse.Namespace, services: Services) -> int:
    """`assess CASE.json` and `assess --batch CASES.jsonl`."""
    return _batch(arguments.batch, services) if arguments.batch is not None else _one(arguments, services)


def _one(arguments: argparse.Namespace, services: Services) -> int:
    answer = answer_file(arguments.case, services.book())
    if arguments.json:
        say_json(answer.as_json())
    elif answer.assessment and not answer.refused:
        say(as_text.assessment_text(answer.assessment, answer.book, answer.words))
    if answer.refused:
        complain(answer.reasons)
    return REFUSED if answer.refused else DONE


def _batch(name: str, services: Services) -> int:
    refused = 0
    for number, line in enumerate(answer_lines(name, services.book()), 1):
        say_line(line.json)
        if line.reasons:
            refused += 1
            complain(f"Line {number}: {reason}" for reason in line.reasons)
    return SOME_REFUSED if refused else DONE


def genotype(arguments: argparse.Namespace, services: Services) -> int:
    """`genotype "TEXT" …`: what the results say, without a case."""
    book = services.book()
    words = Wording(book, DEFAULT_PRACTICE)
    read = read_texts(arguments.texts, book)
    if arguments.json:
        say_json(as_json.genotype_json(read.calls, read.findings, read.refused, book, words))
    elif not read.refused:
        said = as_text.genotype_lines(read.calls, read.findings, words)
        say("\n".join((*said, *explained_lines(read.calls, book, words), *as_text.footer(book))))
    if read.refused:
        complain(as_text.refusal_lines(read.refusals, words))
    return REFUSED if read.refused else DONE


def schedule(arguments: argparse.Namespace, services: Services) -> int:
    """`schedule --start DATE --guideline ID`: 12 months of dated blood tests; `--ics` also as a calendar file."""
    book = services.book()
    chosen = book.schedules.get(arguments.guideline)
    start = _day("--start", arguments.start, book)
    changed = _day("--dose-changed", arguments.dose_changed, book) if arguments.dose_changed is not None else None
    if chosen is None:
        raise Refused(f"--guideline: not in this book; it has {', '.join(book.schedules)}.")
    if changed is not None and changed < start:
        raise Refused("--dose-changed: before the start; the dose changes on or after the first day.")
    words = Wording(book, DEFAULT_PRACTICE)
    dated, plans = dated_schedule(chosen, start, changed), metabolite_plans(book, start, changed)
    if arguments.ics is not None:
        write_whole(arguments.ics, calendar_file(dated, start, book, words), source=STANDARD_INPUT)
    if arguments.json:
        say_json(dated_json(dated, plans, book, words))
    else:
        say("\n".join(as_text.dated_lines(dated, plans, book, words)))
    return DONE


def _day(option: str, text: str, book: Book) -> date:
    day, (low, high) = parse_day(text), years_of_care(book)
    if day is None or not low <= day.year <= high:
        raise Refused(f"{option}: not a date; write it as 2026-11-23 or 23-Nov-2026, from {low} to {high}.")
    return day
