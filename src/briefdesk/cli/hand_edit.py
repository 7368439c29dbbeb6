"""`briefdesk edit`: one letter edited by hand, and what becomes of that later."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from briefdesk.cli.call import Answer, Call
from briefdesk.cli.parser import Parser
from briefdesk.cli.projects import add_project, opened
from briefdesk.cli.rule import require_part
from briefdesk.cli.wrong import CallWrong
from briefdesk.english import counted
from briefdesk.model.addressee import AddresseeId
from briefdesk.model.draft import PartId, Project
from briefdesk.pipeline.letter_lines import LINE_LABELS
from briefdesk.pipeline.projects import save_project
from briefdesk.pipeline.recipients import chosen
from briefdesk.pipeline.tailoring import (
    Settlement,
    drop_edit,
    edit_by_hand,
    hand_edit_of,
    settle_edit,
)
from briefdesk.pipeline.told_rules import EditState, ToldEdit, told_edits
from briefdesk.store.project_file import file_hash

STATE_WORDS = {
    EditState.STANDS: "stands",
    EditState.MERGED: "merged with the new text for everyone",
    EditState.CONFLICT: "in conflict with the new text for everyone; the edit stands",
    EditState.PART_GONE: "its part is no longer in the letter",
    EditState.NOT_WRITTEN_TO: "nobody of that id gets a letter",
}


def add_options(parser: ArgumentParser, _common: Parser) -> None:
    """Add the options of `briefdesk edit`."""
    add_project(parser)
    parser.add_argument(
        "--to", metavar="ID", help="whose letter, as R000122; without it all edits are listed"
    )
    parser.add_argument("--part", metavar="PART", help="a part of the letter by its id, “subject” or “close”")
    how = parser.add_mutually_exclusive_group()
    how.add_argument("--text", metavar="TEXT", help="what this letter says; fields stay fields")
    how.add_argument("--drop", action="store_true", help="go back to the text for everyone")
    how.add_argument("--keep", action="store_true", help="keep the edit, after that text changed")
    how.add_argument("--take", action="store_true", help="take the new text for everyone")
    parser.add_argument("--reason", default="", metavar="TEXT", help="why this letter alone; kept with it")
    parser.set_defaults(run=run_edit)


def run_edit(call: Call) -> Answer:
    """Edit one letter by hand, settle or drop an edit, or list them."""
    options = call.options
    path: Path = options.project
    expected = file_hash(path)
    project = opened(call)
    if options.text is not None or options.drop or options.keep or options.take:
        project = _changed(call, project)
        save_project(project, path, expected=expected)
    edits = told_edits(call.desk, project, chosen(call.desk, project))
    if options.to is not None:
        edits = tuple(told for told in edits if told.edit.addressee == options.to)
    lines = [line for told in edits for line in _lines(told)]
    return Answer(
        {"edits": [_json(told) for told in edits]}, (*lines, f"{counted(len(edits), 'edit')} by hand.")
    )


def _changed(call: Call, project: Project) -> Project:
    options = call.options
    if options.to is None or options.part is None:
        raise CallWrong("Which part of whose letter?", "Add --to with an id, and --part.")
    to, part = AddresseeId(options.to), PartId(options.part)
    if options.text is not None:
        if all(a.id != to for a in chosen(call.desk, project)):
            raise CallWrong(f"No letter goes to “{to}”.", "Write an id that `briefdesk explain` lists.")
        if part not in LINE_LABELS:
            require_part(project, part)
        day = call.desk.today
        return edit_by_hand(call.desk, project, to, part, options.text, reason=options.reason, day=day)
    if hand_edit_of(project, to, part) is None:
        raise CallWrong(
            f"The letter to {to} has no edit of “{part}”.", "List the edits with `briefdesk edit PROJECT`."
        )
    if options.drop:
        return drop_edit(project, to, part)
    how = Settlement.KEEP if options.keep else Settlement.TAKE
    return settle_edit(call.desk, project, to, part, how)


def _lines(told: ToldEdit) -> tuple[str, ...]:
    edit = told.edit
    return (
        f"{told.name}, {told.label} ({edit.addressee}, {edit.part}), {edit.day:%Y-%m-%d}: {edit.reason}",
        f"  {STATE_WORDS[told.state].capitalize()}.",
        f"  {told.text}",
    )


def _json(told: ToldEdit) -> dict[str, Any]:
    edit = told.edit
    return {
        "to": edit.addressee,
        "name": told.name,
        "part": edit.part,
        "label": told.label,
        "state": told.state.value.replace(" ", "_"),
        "reason": edit.reason,
        "day": edit.day.isoformat(),
        "base": edit.base,
        "text": told.text,
        "master": told.master,
    }
