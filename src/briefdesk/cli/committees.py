"""`briefdesk committees`: the committees with their subcommittees, and who leads each."""

from argparse import ArgumentParser
from collections.abc import Iterator
from typing import Any

from briefdesk.cli.call import Answer, Call
from briefdesk.cli.columns import table
from briefdesk.cli.parser import Parser
from briefdesk.english import counted
from briefdesk.model.choosing import CommitteeNode
from briefdesk.model.congress import Chamber
from briefdesk.pipeline.choosing import committee_tree


def add_options(parser: ArgumentParser, _common: Parser) -> None:
    """Add the options of `briefdesk committees`."""
    parser.add_argument("words", nargs="*", metavar="WORDS", help="words of a name, a code, a leader")
    parser.set_defaults(run=list_committees)


def list_committees(call: Call) -> Answer:
    """List the committees in which the words are, all without words."""
    branches = committee_tree(call.desk, words=" ".join(call.options.words))
    rows = [row for branch in branches for node in branch.committees for row in _rows(node)]
    full = sum(len(branch.committees) for branch in branches)
    lines = table(rows, head=("CODE", "COMMITTEE", "MEMBERS", "LED BY")) if rows else ()
    document = [
        {"chamber": branch.chamber, "committees": [_node_json(node) for node in branch.committees]}
        for branch in branches
    ]
    subs = len(rows) - full
    return Answer(document, (*lines, f"{counted(full, 'committee')}, {counted(subs, 'subcommittee')}."))


def _rows(node: CommitteeNode, depth: int = 0) -> Iterator[list[str]]:
    leaders = "; ".join(f"{lead.title or lead.role} {lead.member.full_name}" for lead in node.leaders)
    chamber = {Chamber.SENATE: "Senate ", Chamber.HOUSE: "House "}.get(node.committee.chamber, "")
    name = f"– {node.label}" if depth else f"{chamber}{node.committee.full_name}"
    yield [node.committee.code, name, str(node.members), leaders]
    for sub in node.subcommittees:
        yield from _rows(sub, depth + 1)


def _node_json(node: CommitteeNode) -> dict[str, Any]:
    return {
        "code": node.committee.code,
        "name": node.committee.full_name,
        "members": node.members,
        "leaders": [
            {
                "bioguide": lead.member.bioguide,
                "name": lead.member.full_name,
                "role": lead.role,
                "title": lead.title,
            }
            for lead in node.leaders
        ],
        "subcommittees": [_node_json(sub) for sub in node.subcommittees],
    }
