"""All commands by name, in the order in which the help lists them."""

from argparse import ArgumentParser
from collections.abc import Callable
from dataclasses import dataclass

from briefdesk.cli import (
    bench,
    budget,
    checks,
    demo,
    findings,
    letters,
    members,
    projects,
    review,
    roster,
    settings,
    source,
    templates,
)
from briefdesk.cli.parser import Parser, common_options

DESCRIPTION = """\
Turn a report into letters to members of Congress and a one-page brief.
Without a command Briefdesk opens its window, on PROJECT if one is named.
"""


@dataclass(frozen=True, slots=True)
class Command:
    """A command: its name, one line of help, and the function that adds its options."""

    name: str
    help: str
    add_options: Callable[[ArgumentParser, Parser], None]


COMMANDS = (
    Command("demo", "build the sample project: letters and one-pager, PDF and DOCX", demo.add_options),
    Command("new", "make a project", projects.add_new_options),
    Command("set", "change settings of a project, and what its one-pager shows", settings.add_options),
    Command("letters", "write a letter to each recipient of a project", letters.add_letters_options),
    Command("brief", "write a project's one-pager", letters.add_brief_options),
    Command("budget", "what each block of a one-pager takes, and how to make it fit", budget.add_options),
    Command("check", "preflight: what to mend before the letters go out", checks.add_options),
    Command("dismiss", "let a warning of preflight stand, for a reason", checks.add_dismiss_options),
    Command("members", "members of Congress by query, and how each is addressed", members.add_options),
    Command("findings", "findings by words, source, kind, topic and state", findings.add_options),
    Command("source", "read, add, list, export or remove source documents", source.add_source_options),
    Command("review", "accept, dismiss, edit, merge and split the findings of a source", review.add_options),
    Command("template", "list, check, preview, export or add templates", templates.add_options),
    Command("bench", "measure speed, beside others' libraries if asked", bench.add_options),
    Command("roster", "show, import or compare the roster of Congress", roster.add_options),
)


def command_names() -> tuple[str, ...]:
    """Return the names of all commands."""
    return tuple(command.name for command in COMMANDS)


def build_parser() -> Parser:
    """Return the parser of the whole command line."""
    common = common_options()
    parser = Parser(
        prog="briefdesk", usage="briefdesk [PROJECT | COMMAND ...]", description=DESCRIPTION, parents=[common]
    )
    parser.add_argument("--version", action="store_true", help="print the version and leave")
    commands = parser.add_subparsers(title="commands", prog="briefdesk", metavar="COMMAND", dest="command")
    for command in COMMANDS:
        added = commands.add_parser(
            command.name,
            help=command.help,
            description=f"{command.help[:1].upper()}{command.help[1:]}.",
            parents=[common],
        )
        command.add_options(added, common)
    return parser
