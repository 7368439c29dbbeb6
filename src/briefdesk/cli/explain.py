"""`briefdesk explain`: why each letter differs from the letter that everybody would get."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from briefdesk.cli.call import Answer, Call
from briefdesk.cli.parser import Parser
from briefdesk.cli.projects import add_project, opened
from briefdesk.cli.shapes import bioguide_of
from briefdesk.english import counted
from briefdesk.model.explanation import Explanation, LineChange, Reason
from briefdesk.pipeline.explain import explain
from briefdesk.pipeline.review_sheet import sheet_pdf
from briefdesk.store.atomic import write_atomic

_MARKS = {LineChange.SAME: " ", LineChange.ADDED: "+", LineChange.REMOVED: "-"}
_EFFECTS = {
    "only_for": "included",
    "left out": "not included",
    "leave_out": "left out",
    "move_up": "moved up",
    "reword": "reworded",
    "relevance": "moved up",
    "hand_edit": "edited by hand",
}


def add_options(parser: ArgumentParser, _common: Parser) -> None:
    """Add the options of `briefdesk explain`."""
    add_project(parser)
    parser.add_argument("--to", metavar="QUERY", help="these recipients in place of the project's own")
    parser.add_argument(
        "--sheet",
        type=Path,
        metavar="FILE.pdf",
        help="write the review sheet of all letters, for a supervisor",
    )
    parser.set_defaults(run=explain_letters)


def explain_letters(call: Call) -> Answer:
    """Say for each letter which rules fired, on which datum, and how it differs from the base letter."""
    project = opened(call)
    found = explain(call.desk, project, call.options.to)
    differing = sum(one.differs for one in found)
    lines = [line for one in found for line in _lines(one)]
    tally = f"{counted(differing, 'letter')} of {len(found)} {'differs' if differing == 1 else 'differ'}."
    document: dict[str, Any] = {"recipients": [_json(one) for one in found]}
    if call.options.sheet is not None:
        sheet = sheet_pdf(call.desk, project, found)
        write_atomic(call.options.sheet, sheet.data)
        document["sheet"] = {"path": str(call.options.sheet), "pages": sheet.page_count}
        lines = [f"Wrote “{call.options.sheet}”, {counted(sheet.page_count, 'page')}."]
    return Answer(document, (*lines, tally))


def _lines(one: Explanation) -> list[str]:
    lines = [f"{one.addressee.name} ({one.addressee.id})"]
    lines += [f"  {reason.label}: {_said(reason)}" for reason in one.reasons]
    lines += [f"  Address: {note}" for note in one.addressee.notes]
    lines += [f"  {line}" for line in _diff(one)]
    return [*lines, ""]


def _said(reason: Reason) -> str:
    day = f" ({reason.as_of:%Y-%m-%d})" if reason.as_of else ""
    return f"{_EFFECTS.get(reason.effect, reason.effect)}. {reason.rule}: {reason.because}{day}"


def _json(one: Explanation) -> dict[str, Any]:
    return {
        "bioguide": bioguide_of(one.addressee),
        "id": one.addressee.id,
        "name": one.addressee.name,
        "rules": [_rule_json(r) for r in one.reasons if r.effect != "hand_edit"],
        "overrides": [
            *(_rule_json(r) for r in one.reasons if r.effect == "hand_edit"),
            *({"part": "address", "because": note} for note in one.addressee.notes),
        ],
        "diff": "\n".join(_diff(one)),
    }


def _rule_json(reason: Reason) -> dict[str, Any]:
    return {
        "part": reason.part,
        "label": reason.label,
        "rule": reason.query or reason.rule,
        "in_words": reason.rule,
        "effect": reason.effect.replace(" ", "_"),
        "because": reason.because,
        "as_of": reason.as_of.isoformat() if reason.as_of else None,
    }


def _diff(one: Explanation) -> list[str]:
    """Return what differs, one paragraph a line: "-" of the base letter, "+" of this one."""
    lines: list[str] = []
    for line in one.comparison:
        if line.change is LineChange.REWORDED:
            lines += [f"- {line.base}", f"+ {line.text}"]
        elif line.change is not LineChange.SAME:
            lines.append(f"{_MARKS[line.change]} {line.text or line.base}")
    return lines
