"""`briefdesk theme`: the themes at hand, and checking, duplicating, handing out and adding one."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from briefdesk.cli.call import Answer, Call
from briefdesk.cli.checks import problems_answer
from briefdesk.cli.columns import table
from briefdesk.cli.parser import Parser
from briefdesk.cli.paths import is_there
from briefdesk.cli.projects import opened_to_make
from briefdesk.cli.wrong import CallWrong
from briefdesk.model.draft import Project
from briefdesk.pipeline.themes import (
    ThemeEntry,
    add_theme,
    check_theme_text,
    duplicate_theme,
    export_theme,
    remove_theme,
    text_of,
    theme_file_text,
    themes,
)


def add_options(parser: ArgumentParser, common: Parser) -> None:
    """Add the subcommands of `briefdesk theme`."""
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)

    def command(name: str, help_: str, run: Any) -> ArgumentParser:
        added = commands.add_parser(name, parents=[common], help=help_)
        added.set_defaults(run=run)
        return added

    listed = command("list", "the themes at hand", list_themes)
    check = command("check", "what is wrong with a theme file", check_file)
    check.add_argument("file", type=Path, metavar="FILE")
    duplicate = command("duplicate", "a copy of a theme, to make your own", duplicate_one)
    duplicate.add_argument("id", metavar="ID")
    duplicate.add_argument("new_id", metavar="NEW-ID", nargs="?", default="", help="(default: ID-copy)")
    export = command("export", "write a theme to a file", export_file)
    export.add_argument("id", metavar="ID")
    export.add_argument("file", type=Path, metavar="FILE")
    export.add_argument("--replace", action="store_true", help="replace a file of that name")
    for one in (listed, duplicate, export):
        one.add_argument(
            "--project", type=Path, metavar="PROJECT", help="with the themes that came in a project or pack"
        )
    add = command("add", "keep a theme file for your projects", add_file)
    add.add_argument("file", type=Path, metavar="FILE")
    remove = command("remove", "take a theme of your own out; projects keep their copy", remove_one)
    remove.add_argument("id", metavar="ID")


def list_themes(call: Call) -> Answer:
    """List the themes at hand."""
    found = themes(call.desk, _project(call))
    rows = [[t.id, _whence(t), t.name, t.fault or t.description] for t in found]
    return Answer([_json(t) for t in found], table(rows, head=("ID", "FROM", "NAME", "DESCRIPTION")))


def check_file(call: Call) -> Answer:
    """Check a theme file."""
    file: Path = call.options.file
    return problems_answer(check_theme_text(theme_file_text(file), file.name))


def duplicate_one(call: Call) -> Answer:
    """Keep a copy of a theme under a name of its own."""
    made = duplicate_theme(call.desk, call.options.id, call.options.new_id, project=_project(call))
    path = call.desk.folders.themes / f"{made}.toml"
    return Answer({"id": made, "path": str(path)}, (f"Made the theme {made}: {path}",))


def export_file(call: Call) -> Answer:
    """Write a theme's text to a file."""
    options, project = call.options, _project(call)
    text_of(call.desk, options.id, project)
    if is_there(options.file) and not options.replace and not options.file.is_dir():
        raise CallWrong(f"“{options.file}” is there already.", "Choose another name, or add --replace.")
    export_theme(call.desk, options.id, options.file, project=project)
    return Answer({"id": options.id, "path": str(options.file)}, (f"Wrote {options.file}.",))


def add_file(call: Call) -> Answer:
    """Keep a theme in the user's library."""
    made = add_theme(call.desk, call.options.file)
    return Answer({"id": made}, (f"Added the theme {made}.",))


def remove_one(call: Call) -> Answer:
    """Take an own theme out of the library."""
    remove_theme(call.desk, call.options.id)
    return Answer({"removed": call.options.id}, (f"Removed the theme {call.options.id}.",))


def _project(call: Call) -> Project | None:
    return opened_to_make(call) if call.options.project else None


def _whence(theme: ThemeEntry) -> str:
    if theme.brought:
        return "project"
    return "ships" if theme.shipped else "own"


def _json(theme: ThemeEntry) -> dict[str, object]:
    return {
        "id": theme.id,
        "name": theme.name,
        "description": theme.description,
        "shipped": theme.shipped,
        "from": _whence(theme),
        "fault": theme.fault,
    }
