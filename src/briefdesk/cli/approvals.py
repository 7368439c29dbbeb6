"""`briefdesk approve` and `briefdesk approvals`: who has seen which page; `briefdesk lock`: settled parts."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from briefdesk.cli.call import DONE, IN_PART, Answer, Call
from briefdesk.cli.parser import Parser
from briefdesk.cli.projects import add_project, opened
from briefdesk.cli.shapes import bioguide_of
from briefdesk.cli.wrong import CallWrong, did_you_mean
from briefdesk.english import counted
from briefdesk.errors import BriefdeskError
from briefdesk.model.draft import PartId, Project
from briefdesk.pipeline.approvals import (
    ApprovalState,
    Reviewed,
    approve,
    reviewed_brief,
    reviewed_letters,
    withdraw,
)
from briefdesk.pipeline.drafts import DocumentName, draft_of, part_label
from briefdesk.pipeline.projects import save_project
from briefdesk.pipeline.recipients import chosen
from briefdesk.pipeline.tailoring import lock_findings, set_locked
from briefdesk.store.project_file import file_hash


def add_approve_options(parser: ArgumentParser, _common: Parser) -> None:
    """Add the options of `briefdesk approve`."""
    add_project(parser)
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--to", metavar="QUERY", help="the letters to these recipients (default: all letters)")
    what.add_argument("--brief", action="store_true", help="the one-pager")
    who = parser.add_mutually_exclusive_group(required=True)
    who.add_argument("--by", metavar="NAME", help="who approves")
    who.add_argument("--withdraw", action="store_true", help="take the approval back")
    parser.set_defaults(run=approve_pages)


def add_approvals_options(parser: ArgumentParser, _common: Parser) -> None:
    """Add the options of `briefdesk approvals`."""
    add_project(parser)
    parser.add_argument("--to", metavar="QUERY", help="these recipients in place of the project's own")
    parser.set_defaults(run=list_approvals)


def add_lock_options(parser: ArgumentParser, _common: Parser) -> None:
    """Add the options of `briefdesk lock` and `briefdesk unlock`."""
    add_project(parser)
    parser.add_argument("parts", nargs="*", metavar="PART", help="ids of parts; without, they are listed")
    parser.add_argument("--findings", action="store_true", help="all picked findings")
    parser.add_argument("--brief", action="store_true", help="of the one-pager, not of the letter")
    parser.set_defaults(run=lock_parts)


def approve_pages(call: Call) -> Answer:
    """Approve pages as they are now, or take that back, and save the project."""
    options = call.options
    path: Path = options.project
    expected, project = file_hash(path), opened(call)
    document: DocumentName = "brief" if options.brief else "letter"
    to = None if options.to is None else [one.id for one in chosen(call.desk, project, options.to)]
    if to is not None:
        own = {one.id for one in chosen(call.desk, project)}
        if strangers := [one for one in to if one not in own]:
            raise CallWrong(
                f"This project writes no letter to {counted(len(strangers), 'recipient')} of that query.",
                "Approve letters that the project writes; see `briefdesk approvals`.",
            )
    if options.withdraw:
        project = withdraw(project, document, to)
    else:
        project = approve(call.desk, project, document, by=options.by, day=call.desk.today, to=to)
    save_project(project, path, expected=expected)
    pages = "the one-pager" if options.brief else counted(len(to or chosen(call.desk, project)), "letter")
    said = f"Took back the approval of {pages}." if options.withdraw else f"Approved {pages}."
    return Answer(_json(call, project, None), (said,))


def list_approvals(call: Call) -> Answer:
    """List the state of each page; status 1 where some are not approved."""
    project = opened(call)
    answer = _json(call, project, call.options.to)
    pages = [*answer["letters"], *([answer["brief"]] if answer["brief"] else [])]
    lines = [f"{page['name']}: {page['words']}" for page in pages]
    done = sum(page["state"] == ApprovalState.APPROVED for page in pages)
    lines.append(f"{done} of {counted(len(pages), 'page')} approved.")
    return Answer(answer, tuple(lines), DONE if done == len(pages) else IN_PART)


def lock_parts(call: Call) -> Answer:
    """Lock or unlock parts and save the project; without parts, list them."""
    options = call.options
    path: Path = options.project
    expected, project = file_hash(path), opened(call)
    document: DocumentName = "brief" if options.brief else "letter"
    locked = options.command == "lock"
    known = [part.id for part in draft_of(project, document).parts]
    for name in options.parts:
        if name not in known:
            raise CallWrong(
                f"There is no part “{name}”.",
                f"{did_you_mean(name, known)}List them with `briefdesk lock {path}`.",
            )
    if options.findings:
        project = lock_findings(project, document, locked)
    for name in options.parts:
        project = set_locked(project, document, PartId(name), locked)
    if options.findings or options.parts:
        save_project(project, path, expected=expected)
    parts = [
        {
            "id": part.id,
            "label": part_label(call.desk, project, document, part),
            "locked": part.locked,
        }
        for part in draft_of(project, document).parts
    ]
    lines = [f"{p['id']}  {p['label']}{'  locked' if p['locked'] else ''}" for p in parts]
    return Answer({"project": str(path), "document": document, "parts": parts}, tuple(lines))


def _json(call: Call, project: Project, to: str | None) -> dict[str, Any]:
    try:
        brief = _page_json(reviewed_brief(call.desk, project))
    except BriefdeskError:
        brief = None  # a one-pager that cannot be made is no page
    return {"letters": [_page_json(one) for one in reviewed_letters(call.desk, project, to)], "brief": brief}


def _page_json(one: Reviewed) -> dict[str, Any]:
    given = one.approval
    return {
        "bioguide": bioguide_of(one.addressee) if one.addressee else None,
        "id": one.addressee.id if one.addressee else None,
        "name": one.addressee.name if one.addressee else "One-pager",
        "state": one.state.value,
        "by": given.by if given else None,
        "day": given.day.isoformat() if given else None,
        "words": one.words,
    }
