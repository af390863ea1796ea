"""The sub-commands and their options, as data for `argparse`; no rule and no output."""

import argparse


class Usage(Exception):
    """A command line that cannot be understood; the text says why (exit code 2)."""


class _Parser(argparse.ArgumentParser):
    """Raises instead of leaving the program; accepts no abbreviations."""

    def error(self, message: str) -> None:  # type: ignore[override]
        raise Usage(f"{message}\nTry: {self.prog} --help")


def parser() -> argparse.ArgumentParser:
    """The whole command line; `arguments.command` names the sub-command."""
    root = _Parser(
        prog="azalea",
        description="Azathioprine: reference and starting dose. Without a command the window opens.",
        epilog="Exit codes: 0 done, 2 input refused, 3 batch with refused lines, 4 book not usable, 1 our bug.",
        allow_abbrev=False,
    )
    root.add_argument("--version", action="store_true", help="program and book version")
    commands = root.add_subparsers(dest="command", metavar="COMMAND", parser_class=_Parser)
    _assess(commands)
    _papers(commands)
    _search(commands)
    _genotype(commands)
    _import(commands)
    _schedule(commands)
    _book(commands)
    verify = _command(commands, "verify", "say what a code printed on a paper stands for")
    verify.add_argument("code", metavar="CODE", help="13 characters, for example from the foot of a page")
    _command(commands, "self-test", "verify the book and re-run its checks")
    return root


_Commands = argparse._SubParsersAction  # the only name argparse has for it


def _command(commands: "_Commands[_Parser]", name: str, help_: str) -> _Parser:
    return commands.add_parser(name, help=help_, description=f"{help_[:1].upper()}{help_[1:]}.", allow_abbrev=False)


def _json(command: _Parser) -> None:
    command.add_argument("--json", action="store_true", help="write JSON instead of text")


def _assess(commands: "_Commands[_Parser]") -> None:
    assess = _command(commands, "assess", "assess one case, or one case a line")
    which = assess.add_mutually_exclusive_group(required=True)
    which.add_argument("case", nargs="?", metavar="CASE.json", help="a case; - reads standard input")
    which.add_argument("--batch", metavar="CASES.jsonl", help="one case a line; one assessment a line comes out")
    _json(assess)


def _papers(commands: "_Commands[_Parser]") -> None:
    for name, whose in (("summary", "clinician's summary"), ("handout", "patient's handout")):
        paper = _command(commands, name, f"write the {whose} as a PDF")
        paper.add_argument("case", metavar="CASE.json", help="a case; - reads standard input")
        paper.add_argument("-o", "--output", required=True, metavar="OUT.pdf", help="the file to write")
        paper.add_argument("--paper", choices=("a4", "letter"), help="default: that of the case's practice")
        if name == "handout":
            size = paper.add_mutually_exclusive_group()
            size.add_argument("--large-print", action="store_true", help="18 point instead of 12")
            size.add_argument("--short", action="store_true", help="the most important on one page")


def _search(commands: "_Commands[_Parser]") -> None:
    search = _command(commands, "search", "find passages of the book, with their citations")
    search.add_argument("words", metavar="WORDS", help="words or a question, in quotation marks")
    search.add_argument("--limit", type=_limit, default=5, metavar="N", help="at most N passages (1 to 100)")
    search.add_argument("--audience", choices=("clinician", "patient"), default="clinician", help="whose wording")
    _json(search)


def _limit(text: str) -> int:
    if text.isascii() and text.isdigit() and len(text) <= 3 and 1 <= int(text) <= 100:
        return int(text)
    raise argparse.ArgumentTypeError("a whole number from 1 to 100 is wanted")


def _genotype(commands: "_Commands[_Parser]") -> None:
    genotype = _command(commands, "genotype", "read reported genotypes as they are written")
    genotype.add_argument("texts", nargs="+", metavar="TEXT", help='for example "TPMT *1/*3A"')
    _json(genotype)


def _import(commands: "_Commands[_Parser]") -> None:
    result = _command(commands, "import", "read a result file: PharmCAT, VCF, FHIR or a table")
    result.add_argument("file", metavar="FILE", help="the file, plain or packed with gzip; - reads standard input")
    _json(result)


def _schedule(commands: "_Commands[_Parser]") -> None:
    schedule = _command(commands, "schedule", "date the blood tests of 12 months")
    schedule.add_argument("--start", required=True, metavar="DATE", help="first day, for example 2026-11-23")
    schedule.add_argument("--guideline", required=True, metavar="ID", help="whose schedule; see book ids")
    schedule.add_argument("--dose-changed", metavar="DATE", help="the day the dose changed, if it did")
    schedule.add_argument(
        "--ics", metavar="OUT.ics", help="also write the dates as a calendar file; it never names the patient"
    )
    _json(schedule)


def _book(commands: "_Commands[_Parser]") -> None:
    book = _command(commands, "book", "say which book this is, or which ids a case may use")
    what = "status: edition and review; ids: every id; practices: what differs between UK and US practice"
    book.add_argument("what", choices=("status", "ids", "practices"), help=what)
    _json(book)
