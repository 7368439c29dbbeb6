"""Organizations of `briefdesk signon`: listed, taken from a table and written to one, changed, removed."""

from pathlib import Path
from typing import Any

from briefdesk.cli.call import DONE, IN_PART, Answer, Call
from briefdesk.cli.paths import refuse_existing
from briefdesk.cli.projects import opened
from briefdesk.cli.shapes import refused_json, refused_lines
from briefdesk.cli.sign_on_listing import TEXTS, hashed, listed, told
from briefdesk.cli.wrong import CallWrong
from briefdesk.english import counted
from briefdesk.model.draft import Signatory
from briefdesk.pipeline.projects import save_project
from briefdesk.pipeline.sign_on import sign_on_view
from briefdesk.pipeline.signatories import (
    address_lines,
    is_listed,
    named,
    with_signatory,
    without_signatories,
)
from briefdesk.pipeline.signatory_files import export_signatories, import_signatories
from briefdesk.pipeline.signing_logos import signing_logo_file


def list_signings(call: Call) -> Answer:
    """List the organizations with their states."""
    return listed(call, opened(call), call.options.state)


def take_table(call: Call) -> Answer:
    """Take organizations from a file; exit status 1 where some rows were refused."""
    expected, project = hashed(call)
    done = import_signatories(project, call.options.file)
    save_project(done.project, call.options.project, expected=expected)
    document = {
        "taken": [s.organization for s in done.taken],
        "refused": refused_json(done.refused),
        "alike": refused_json(done.alike),
        "not_read": list(done.passed_over),
        "listed_already": done.listed,
    }
    unread = [done.passed_over_words] if done.passed_over else []
    lines = (*refused_lines(done.refused), *refused_lines(done.alike), *unread, done.words)
    return Answer(document, lines, IN_PART if done.refused else DONE)


def write_table(call: Call) -> Answer:
    """Write the organizations to a file."""
    path: Path = call.options.file
    refuse_existing(path, replace=call.options.replace)
    count = export_signatories(sign_on_view(call.desk, opened(call), call.desk.today), path)
    said = f"Wrote {counted(count, 'organization')} to “{path}”."
    return Answer({"path": str(path), "organizations": count}, (said,))


def keep_organization(call: Call) -> Answer:
    """List an organization; of one that is listed, what is not given stays."""
    options = call.options
    expected, project = hashed(call)
    if not is_listed(project, options.organization):
        project = with_signatory(project, Signatory(options.organization))
    old = named(project, options.organization)
    given: dict[str, Any] = {
        field: value for field in (*TEXTS, "tier") if (value := getattr(options, field)) is not None
    }
    if "address" in given:
        given["address"] = address_lines(given["address"])
    facts: dict[str, Any] = {field: getattr(old, field) for field in Signatory.__slots__}
    if options.show_logo:
        given["shows_logo"] = options.show_logo == "yes"
        if given["shows_logo"] and not (options.logo or old.logo):
            raise CallWrong(f"“{old.organization}” has no logo to show.", "Give one with --logo FILE.")
    if options.logo == "none":
        given["logo"] = None
    logo = signing_logo_file(Path(options.logo)) if options.logo not in {None, "none"} else None
    project = with_signatory(project, Signatory(**{**facts, **given}), was=old.organization, logo=logo)
    save_project(project, options.project, expected=expected)
    return told(call, project, old.organization)


def drop_organization(call: Call) -> Answer:
    """Take an organization off the list."""
    expected, project = hashed(call)
    one = named(project, call.options.organization)
    project = without_signatories(project, frozenset({one.organization}))
    save_project(project, call.options.project, expected=expected)
    return Answer({"removed": one.organization}, (f"Removed “{one.organization}”.",))
