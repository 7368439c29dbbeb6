"""`briefdesk template duplicate | versions | compare | restore | remove | fields`."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from briefdesk.cli.call import Answer, Call
from briefdesk.cli.columns import plain, table
from briefdesk.cli.parser import Parser
from briefdesk.cli.projects import require_template
from briefdesk.cli.template_facts import template_json
from briefdesk.english import counted
from briefdesk.model.template import TemplateField, TemplateKind, TemplateVersion, VersionKind
from briefdesk.pipeline.projects import read_project
from briefdesk.pipeline.recipients import chosen
from briefdesk.pipeline.template_guide import template_fields
from briefdesk.pipeline.template_versions import (
    KEPT_VERSIONS,
    ComparedLine,
    Side,
    compare_templates,
    duplicate_template,
    remove_template,
    restore_template,
    template_version,
    template_versions,
)

_SIGNS = {Side.BOTH: " ", Side.BEFORE: "-", Side.AFTER: "+"}
_KINDS = {
    VersionKind.FOUND: "as it was found",
    VersionKind.SAVED: "saved",
    VersionKind.IMPORTED: "imported",
    VersionKind.COPIED: "duplicated",
    VersionKind.RESTORED: "restored",
    VersionKind.UNDONE: "put back by undo",
}


def add_options(commands: Any, common: Parser) -> None:
    """Add these to the subcommands of `briefdesk template`; `commands` is what argparse collects them in."""

    def command(name: str, help_: str, run: Any) -> ArgumentParser:
        made: ArgumentParser = commands.add_parser(name, parents=[common], help=help_)
        made.set_defaults(run=run)
        return made

    copy = command("duplicate", "keep a copy of a template, to make your own", duplicate)
    copy.add_argument("id", metavar="ID")
    copy.add_argument("new_id", metavar="NEW-ID", nargs="?", default="", help="(default: ID-copy)")
    command("remove", "take out one of your own; its versions stay", remove).add_argument("id", metavar="ID")
    command("versions", f"the last {KEPT_VERSIONS} texts of a template", versions).add_argument(
        "id", metavar="ID"
    )
    compare = command("compare", "two versions, line by line", compare_versions)
    compare.add_argument("id", metavar="ID")
    compare.add_argument("before", metavar="BEFORE", type=int, help="number of a version")
    compare.add_argument("after", metavar="AFTER", type=int, nargs="?", help="(default: the newest)")
    restore = command("restore", "make a template what it was; that is a new version", restore_version)
    restore.add_argument("id", metavar="ID")
    restore.add_argument("number", metavar="VERSION", type=int)
    fields = command("fields", "the fields that a template can use, and what they hold", list_fields)
    fields.add_argument("id", metavar="ID", nargs="?", help="a template, for its own fields too")
    fields.add_argument("--kind", choices=[kind.value for kind in TemplateKind], default="letter")
    fields.add_argument("--project", type=Path, metavar="PROJECT", help="take the examples from a project")
    fields.add_argument("--to", metavar="QUERY", help="with --project: its recipient for the examples")


def duplicate(call: Call) -> Answer:
    """Keep a copy of a template."""
    require_template(call, call.options.id)
    made = duplicate_template(call.desk, call.options.id, call.options.new_id)
    return Answer(template_json(made), (f"Added “{made.name}” as {made.id}.",))


def remove(call: Call) -> Answer:
    """Take a template of one's own out of the library."""
    require_template(call, call.options.id)
    remove_template(call.desk, call.options.id)
    words = f"Removed {call.options.id}. “briefdesk template restore” brings a version back."
    return Answer({"removed": call.options.id}, (words,))


def versions(call: Call) -> Answer:
    """List the versions of a template, the newest first."""
    found = template_versions(call.desk, call.options.id)
    rows = [[str(v.number), v.day.isoformat(), _KINDS[v.kind], _lines(v)] for v in found]
    lines = table(rows, head=("NO", "DAY", "HOW", "LENGTH"))
    note = f"The last {KEPT_VERSIONS} versions are kept."
    return Answer([_version_json(v) for v in found], (*lines, note))


def compare_versions(call: Call) -> Answer:
    """Show two versions line by line: “-” stood before, “+” came."""
    desk, options = call.desk, call.options
    before = template_version(desk, options.id, options.before)
    newest = template_versions(desk, options.id)[0]
    after = newest if options.after is None else template_version(desk, options.id, options.after)
    lines = compare_templates(before.text, after.text)
    changed = sum(line.side is not Side.BOTH for line in lines)
    head = f"Version {before.number} and version {after.number}: {counted(changed, 'line')} changed."
    shown = [f"{_SIGNS[line.side]} {plain(line.text)}" for line in lines]
    document = {"before": before.number, "after": after.number, "lines": [_line_json(li) for li in lines]}
    return Answer(document, (head, *shown))


def restore_version(call: Call) -> Answer:
    """Make a template what it was in a version."""
    made = restore_template(call.desk, call.options.id, call.options.number)
    return Answer(template_json(made), (f"{made.id} is again what it was in version {call.options.number}.",))


def list_fields(call: Call) -> Answer:
    """List the fields in words, with examples."""
    desk, options = call.desk, call.options
    kind = TemplateKind(options.kind)
    declared: tuple[TemplateField, ...] = ()
    if options.id is not None:
        require_template(call, options.id)
        template = desk.template(options.id)
        kind, declared = (template.kind, template.fields) if template else (kind, ())
    project = read_project(options.project) if options.project else None
    to = chosen(desk, project, options.to)[0].id if project and options.to else None
    found = template_fields(desk, kind, declared, project, to)
    rows = [[entry.usage, entry.words, plain(entry.example)] for entry in found]
    document = [
        {"field": e.path, "type": e.type.value, "words": e.words, "example": e.example, "usage": e.usage}
        for e in found
    ]
    return Answer(document, table(rows, head=("FIELD", "HOLDS", "EXAMPLE")))


def _lines(version: TemplateVersion) -> str:
    return counted(version.text.count("\n") + 1, "line")


def _version_json(version: TemplateVersion) -> dict[str, Any]:
    return {"number": version.number, "day": version.day.isoformat(), "how": version.kind.value}


def _line_json(line: ComparedLine) -> dict[str, Any]:
    return {
        "side": line.side.value,
        "before": line.before,
        "after": line.after,
        "text": line.text,
        "marks": [list(mark) for mark in line.marks],
    }
