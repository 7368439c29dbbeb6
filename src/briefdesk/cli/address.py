"""`briefdesk address`: forms of address that single members prefer, each with its reason."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from briefdesk.cli.call import Answer, Call, Run
from briefdesk.cli.columns import table
from briefdesk.cli.parser import Parser
from briefdesk.cli.projects import add_project, opened
from briefdesk.english import counted
from briefdesk.model.addressee import AddressOverride
from briefdesk.model.congress import Bioguide
from briefdesk.pipeline.addressing import clear_override, require_member, set_override
from briefdesk.pipeline.at_hand import preferred_forms
from briefdesk.pipeline.projects import save_project
from briefdesk.store.project_file import file_hash


def add_options(parser: ArgumentParser, common: Parser) -> None:
    """Add the subcommands of `briefdesk address`."""
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)

    def add(name: str, text: str, run: Run, *, member: bool = True) -> ArgumentParser:
        command = commands.add_parser(name, parents=[common], help=text)
        add_project(command)
        if member:
            command.add_argument("member", metavar="MEMBER", help="the member's id, as R000122")
        command.set_defaults(run=run)
        return command

    add("list", "forms that members prefer, with their reasons", list_forms, member=False)
    kept = add("set", "keep the form that a member prefers", set_form)
    kept.add_argument("--salutation", default="", metavar="TEXT", help="the whole greeting: “Dear Dr. X:”")
    kept.add_argument("--title", default="", metavar="TEXT", help="in place of “Chairman” or “Senator”")
    kept.add_argument(
        "--block", default="", metavar="LINES", help="the whole inside address, its lines parted by “;”"
    )
    kept.add_argument("--reason", default="", metavar="TEXT", help="where the form comes from; kept with it")
    add("clear", "address a member by the house style again", clear_form)


def list_forms(call: Call) -> Answer:
    """List the preferred forms of the project and of the address book."""
    project = opened(call)
    own = {override.member for override in project.overrides}
    found = tuple(preferred_forms(call.desk, project).values())
    document = [
        {**_json(override), "kept_in": "project" if override.member in own else "address book"}
        for override in found
    ]
    rows = [[o.member, _name(call, o.member), _form(o), o.reason] for o in found]
    lines = table(rows, head=("ID", "NAME", "FORM", "REASON")) if rows else ()
    return Answer(document, (*lines, f"{counted(len(found), 'form')} of address preferred."))


def set_form(call: Call) -> Answer:
    """Keep a preferred form in the project."""
    options = call.options
    path, expected = _file(call)
    project = set_override(
        call.desk,
        opened(call),
        Bioguide(options.member),
        reason=options.reason,
        title=options.title,
        salutation=options.salutation,
        block=tuple(line.strip() for line in options.block.split(";") if line.strip()),
    )
    save_project(project, path, expected=expected)
    (kept,) = (o for o in project.overrides if o.member == options.member)
    return Answer(_json(kept), (f"{_name(call, kept.member)}: {_form(kept)}",))


def clear_form(call: Call) -> Answer:
    """Take a preferred form out of the project."""
    path, expected = _file(call)
    project = opened(call)
    member = require_member(call.desk, project, call.options.member)
    save_project(clear_override(project, member), path, expected=expected)
    return Answer({"bioguide": member}, (f"{_name(call, member)} is addressed by the house style.",))


def _file(call: Call) -> tuple[Path, str | None]:
    path: Path = call.options.project
    return path, file_hash(path)


def _name(call: Call, member: Bioguide) -> str:
    found = call.desk.index.member(member)
    return found.full_name if found else "not in the roster"


def _form(override: AddressOverride) -> str:
    return " | ".join((*filter(None, (override.title, override.salutation)), *override.block))


def _json(override: AddressOverride) -> dict[str, Any]:
    return {
        "bioguide": override.member,
        "title": override.title,
        "salutation": override.salutation,
        "block": list(override.block),
        "reason": override.reason,
    }
