"""All commands by name, in the order in which the help lists them."""

import importlib
from argparse import ArgumentParser
from dataclasses import dataclass

from briefdesk.cli.loading import loading
from briefdesk.cli.parser import Parser, common_options

DESCRIPTION = """\
Turn a report into letters to members of Congress and a one-page brief.
Without a command Briefdesk opens its window, on PROJECT if one is named.
"""


@dataclass(frozen=True, slots=True)
class Command:
    """A command: its name, one line of help, its module in this room and the function there for options."""

    name: str
    help: str
    module: str
    function: str = "add_options"

    def add_options(self, parser: ArgumentParser, common: Parser) -> None:
        """Add the options of the command; its module, and all that it needs, is loaded now."""
        with loading():
            module = importlib.import_module(f"briefdesk.cli.{self.module}")
        getattr(module, self.function)(parser, common)


COMMANDS = (
    Command("demo", "build the sample project: letters and one-pager, PDF and DOCX", "demo"),
    Command("new", "make a project", "projects", "add_new_options"),
    Command("set", "change settings of a project, and what its one-pager shows", "settings"),
    Command("letters", "write a letter to each recipient of a project", "letters", "add_letters_options"),
    Command("brief", "write a project's one-pager", "letters", "add_brief_options"),
    Command("budget", "what each block of a one-pager takes, and how to make it fit", "budget"),
    Command("check", "preflight: what to mend before the letters go out", "checks"),
    Command("explain", "why each letter differs from the base letter", "explain"),
    Command("rule", "who gets a part of the letter, and how: list, add, move or remove rules", "rule"),
    Command("edit", "edit one letter by hand, or settle such edits", "hand_edit"),
    Command("approve", "approve letters or the one-pager as they are", "approvals", "add_approve_options"),
    Command("approvals", "which pages are approved, and by whom", "approvals", "add_approvals_options"),
    Command("lock", "lock parts whose wording is settled, or list them", "approvals", "add_lock_options"),
    Command("unlock", "unlock parts", "approvals", "add_lock_options"),
    Command("signon", "organizations that sign: list, import, add, sign, decline, versions", "sign_on"),
    Command("dismiss", "let a warning of preflight stand, for a reason", "checks", "add_dismiss_options"),
    Command("members", "members of Congress by query, and how each is addressed", "members"),
    Command("committees", "committees and subcommittees, and who leads each", "committees"),
    Command("address", "forms of address that single members prefer, with reasons", "address"),
    Command("contacts", "list, add, remove, import or export your own contacts", "contacts"),
    Command("lists", "members saved under a name, for list:NAME in a query", "lists"),
    Command("log", "which letters were made, for whom, from which sources", "log"),
    Command("findings", "findings by words, source, kind, topic and state", "findings"),
    Command("source", "read, add, list, export or remove source documents", "source", "add_source_options"),
    Command("facts", "local facts of states and districts: list, add, import, pick", "facts"),
    Command("review", "accept, dismiss, edit, merge and split the findings of a source", "review"),
    Command("template", "list, check, preview, export or add templates", "templates"),
    Command("theme", "how pages look: list, check, duplicate, export or add themes", "themes"),
    Command("pack", "partner packs: export, show, fill, merge", "packs"),
    Command("bench", "measure speed, beside others' libraries if asked", "bench"),
    Command("roster", "show, import or compare the roster of Congress", "roster"),
)


def command_names() -> tuple[str, ...]:
    """Return the names of all commands."""
    return tuple(command.name for command in COMMANDS)


def build_parser(called: str | None) -> Parser:
    """Return the parser of the whole command line, with the options of the command that is `called`."""
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
        if command.name == called:
            command.add_options(added, common)
    return parser
