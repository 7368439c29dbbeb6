"""Projects named on the command line: opening one, saving one, and `briefdesk new`."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from briefdesk.cli.call import Answer, Call
from briefdesk.cli.parser import Parser, a_list, a_setting
from briefdesk.cli.paths import is_there
from briefdesk.cli.wrong import CallWrong, did_you_mean
from briefdesk.english import counted
from briefdesk.model.draft import Project
from briefdesk.model.template import TemplateKind
from briefdesk.pipeline.projects import (
    BRIEF_TEMPLATE,
    LETTER_TEMPLATE,
    SENDER_FIELDS,
    new_project,
    read_project,
    save_project,
)
from briefdesk.pipeline.recipients import chosen
from briefdesk.store.project_file import SUFFIX
from briefdesk.store.settings import read_settings

# That of the store, which takes long to load for the few calls that name a pack.
PACK_SUFFIX = ".briefpack"


def add_project(parser: ArgumentParser) -> None:
    """Add the argument that names a project."""
    parser.add_argument("project", type=Path, metavar="PROJECT", help=f"a {SUFFIX} file")


def opened(call: Call) -> Project:
    """Return the project that the call names."""
    path: Path = call.options.project
    return read_project(path)


def opened_to_make(call: Call) -> Project:
    """Return the project that the call names; of a partner pack, the project as the partner filled it."""
    path: Path = call.options.project
    if path.suffix.lower() != PACK_SUFFIX:
        return opened(call)
    # Here, not above: few calls name a pack.
    from briefdesk.pipeline.pack_fill import filled_project  # noqa: PLC0415
    from briefdesk.pipeline.partner_packs import read_pack  # noqa: PLC0415

    return filled_project(call.desk, read_pack(path))


def out_folder(options: Namespace) -> Path:
    """Return where a project's files go: `--out`, else a folder beside the project."""
    if options.out is not None:
        return Path(options.out)
    project: Path = options.project
    return project.with_name(f"{project.stem}-export")


def require_template(call: Call, template_id: str, kind: TemplateKind | None = None) -> None:
    """Raise CallWrong with the nearest template where there is none of that id and kind."""
    if call.desk.template(template_id, kind) is not None:
        return
    known = [t.id for t in call.desk.templates if kind in (None, t.kind)]
    what = f"{kind} template" if kind else "template"
    raise CallWrong(
        f"There is no {what} “{template_id}”.",
        f"{did_you_mean(template_id, known)}List the templates with `briefdesk template list`.",
    )


def add_new_options(parser: ArgumentParser, _common: Parser) -> None:
    """Add the options of `briefdesk new`."""
    parser.add_argument("project", type=Path, metavar="PROJECT", help=f"the {SUFFIX} file to make")
    parser.add_argument("--source", metavar="ID", help="the source to cite (default: the first of the list)")
    parser.add_argument(
        "--pick", type=a_list, default=(), metavar="all|ID,...", help="the findings and asks to use"
    )
    parser.add_argument("--template", default=LETTER_TEMPLATE, metavar="ID", help="the letter's template")
    parser.add_argument(
        "--brief-template", default=BRIEF_TEMPLATE, metavar="ID", help="the one-pager's template"
    )
    parser.add_argument(
        "--to", default="", metavar="QUERY", help="the recipients; see `briefdesk members --help`"
    )
    parser.add_argument(
        "--set",
        dest="settings",
        type=a_setting,
        action="append",
        default=[],
        metavar="KEY=VALUE",
        help="title, date, citations, letter.subject, sender.organization, field.NAME, chart, quote, ...: "
        "see `briefdesk set --help`",
    )
    parser.add_argument("--replace", action="store_true", help="replace a project of that name")
    parser.set_defaults(run=make_project)


def make_project(call: Call) -> Answer:
    """Make a project file."""
    # Here, not above: letters do without the library.
    from briefdesk.cli.findings import require_source  # noqa: PLC0415
    from briefdesk.pipeline.library import note_project_use  # noqa: PLC0415

    options = call.options
    if not options.project.name:
        raise CallWrong("The project has no name.", "Name the file to make: briefdesk new letters.briefdesk")
    path: Path = options.project if options.project.suffix else options.project.with_suffix(SUFFIX)
    if is_there(path) and not options.replace:
        raise CallWrong(f"“{path}” is there already.", "Choose another name, or add --replace.")
    require_template(call, options.template, TemplateKind.LETTER)
    require_template(call, options.brief_template, TemplateKind.BRIEF)
    if options.source is not None:
        require_source(call, options.source)
    project = new_project(
        call.desk,
        source=options.source,
        pick=options.pick,
        template=options.template,
        brief_template=options.brief_template,
        to=options.to,
        settings=_sender_settings(call) | dict(options.settings),
    )
    recipients = len(chosen(call.desk, project))
    save_project(project, path)
    note_project_use(call.desk, project, path)
    picked = list(project.picked())
    document = {
        "project": str(path),
        "title": project.title,
        "sources": [pack.document.id for pack in project.sources],
        "findings": picked,
        "template": project.letter.template,
        "brief_template": project.brief.template,
        "query": project.recipients.query,
        "recipients": recipients,
    }
    line = f"Made “{path}” with {counted(len(picked), 'finding')} for {counted(recipients, 'recipient')}."
    return Answer(document, (line,))


def _sender_settings(call: Call) -> dict[str, str]:
    """Return the user's own sender profile as settings, which `--set` may change."""
    sender = read_settings(call.desk.folders.config).sender
    found = {f"sender.{name}": getattr(sender, name) for name in SENDER_FIELDS}
    found["sender.address"] = ";".join(sender.address)
    return {key: value for key, value in found.items() if value}
