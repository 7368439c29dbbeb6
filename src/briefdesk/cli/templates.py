"""`briefdesk template`: the templates at hand, and checking, trying, adding and handing out one."""

import hashlib
from argparse import ArgumentParser
from pathlib import Path

from briefdesk.cli import template_history
from briefdesk.cli.call import Answer, Call
from briefdesk.cli.checks import problems_answer
from briefdesk.cli.columns import table
from briefdesk.cli.parser import Parser
from briefdesk.cli.paths import is_there
from briefdesk.cli.projects import require_template
from briefdesk.cli.template_facts import template_json
from briefdesk.cli.wrong import CallWrong
from briefdesk.english import counted
from briefdesk.pipeline.templates import (
    add_template,
    check_template_file,
    export_template,
    preview_template,
    same_template,
)
from briefdesk.store.atomic import write_atomic


def add_options(parser: ArgumentParser, common: Parser) -> None:
    """Add the subcommands of `briefdesk template`."""
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    commands.add_parser("list", parents=[common], help="the templates at hand").set_defaults(
        run=list_templates
    )
    check = commands.add_parser("check", parents=[common], help="what is wrong with a template file")
    check.add_argument("file", type=Path, metavar="FILE")
    check.set_defaults(run=check_file)
    preview = commands.add_parser(
        "preview", parents=[common], help="a PDF of the sample project on a template file"
    )
    preview.add_argument("file", type=Path, metavar="FILE")
    preview.add_argument("-o", "--out", type=Path, metavar="PDF", help="(default: FILE's name with .pdf)")
    preview.set_defaults(run=preview_file)
    export = commands.add_parser(
        "export", parents=[common], help="write a template to a file, to make your own"
    )
    export.add_argument("id", metavar="ID")
    export.add_argument("file", type=Path, metavar="FILE")
    export.add_argument("--replace", action="store_true", help="replace a file of that name")
    export.set_defaults(run=export_file)
    add = commands.add_parser("add", parents=[common], help="keep a template for your projects")
    add.add_argument("file", type=Path, metavar="FILE")
    add.set_defaults(run=add_file)
    template_history.add_options(commands, common)


def list_templates(call: Call) -> Answer:
    """List the templates at hand."""
    templates = call.desk.templates
    rows = [[t.id, t.kind, t.name, t.description] for t in templates]
    lines = table(rows, head=("ID", "KIND", "NAME", "DESCRIPTION"))
    return Answer([template_json(t) for t in templates], lines)


def check_file(call: Call) -> Answer:
    """Check a template file."""
    return problems_answer(check_template_file(call.desk, call.options.file))


def preview_file(call: Call) -> Answer:
    """Write a PDF of the sample project on a template file."""
    file: Path = call.options.file
    out: Path = call.options.out or Path(f"{file.stem}.pdf")
    rendered = preview_template(call.desk, file)
    write_atomic(out, rendered.data)
    document = {
        "path": str(out),
        "format": rendered.format,
        "pages": rendered.page_count,
        "sha256": hashlib.sha256(rendered.data).hexdigest(),
    }
    return Answer(document, (f"Wrote {out} ({counted(rendered.page_count, 'page')}).",))


def export_file(call: Call) -> Answer:
    """Write a template's text to a file."""
    options = call.options
    require_template(call, options.id)
    if is_there(options.file) and not options.replace and not options.file.is_dir():
        raise CallWrong(f"“{options.file}” is there already.", "Choose another name, or add --replace.")
    export_template(call.desk, options.id, options.file)
    return Answer({"id": options.id, "path": str(options.file)}, (f"Wrote {options.file}.",))


def add_file(call: Call) -> Answer:
    """Keep a template in the user's library."""
    if (there := same_template(call.desk, call.options.file)) is not None:
        told = f"“{there.name}” is here already, as {there.id}. Nothing was added. "
        told += f"A copy: briefdesk template duplicate {there.id}"
        return Answer({**template_json(there), "added": False}, (told,))
    template = add_template(call.desk, call.options.file)
    return Answer(
        {**template_json(template), "added": True},
        (f"Added the {template.kind} template “{template.name}” as {template.id}.",),
    )
