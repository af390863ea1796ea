"""One sub-command, from its arguments to its exit code."""

import argparse
from collections.abc import Callable, Mapping

from ui.terminal import answers, ids, import_result, papers, search, self_test, verify
from ui.terminal.command_line import Usage, parser
from ui.terminal.output import refuse
from ui.terminal.services import Services
from ui.terminal.streams import Refused

Command = Callable[[argparse.Namespace, Services], int]
COMMANDS: Mapping[str, Command] = {
    "assess": answers.assess,
    "summary": papers.summary,
    "handout": papers.handout,
    "search": search.search,
    "genotype": answers.genotype,
    "import": import_result.import_result,
    "schedule": answers.schedule,
    "book": ids.book,
    "verify": verify.verify,
    "self-test": self_test.self_test,
}


def run(arguments: list[str], services: Services) -> int:
    """Run one command line; the exit codes are those of the outside contract."""
    as_json = "--json" in arguments
    try:
        parsed = parser().parse_args(arguments)
        if parsed.version:
            return ids.version(services)
        if parsed.command is None:
            raise Usage("A command is wanted.")
        return COMMANDS[parsed.command](parsed, services)
    except (Usage, Refused) as reason:
        return refuse(reason.args, as_json)
