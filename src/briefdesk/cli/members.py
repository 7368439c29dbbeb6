"""`briefdesk members`: who a recipient query selects, and how each would be addressed."""

import shlex
from argparse import ArgumentParser
from typing import Any

from briefdesk.cli.address_forms import FORMS, list_addresses
from briefdesk.cli.call import Answer, Call
from briefdesk.cli.columns import plain, table
from briefdesk.cli.member_card import show_card
from briefdesk.cli.name_lists import match_list
from briefdesk.cli.parser import Parser
from briefdesk.english import counted
from briefdesk.model.addressee import Addressee
from briefdesk.model.congress import CommitteeRole, Member
from briefdesk.model.draft import Grouping
from briefdesk.pipeline.recipients import find_members, suggestion

QUERY_HELP = """\
A query's terms must all hold; a comma means any of; a leading - negates; a bare word is a name.
  chamber:senate  state:TX,AZ  district:TX-34  party:D  committee:SSAS  committee:"Armed Services"
  committee:SSAS*  (with subcommittees)  role:chair  delegation:TX  member:R000122  name:"Reed"
Put a query with quotes or spaces between single quotes: 'committee:"Armed Services" role:chair'.
"""


def add_options(parser: ArgumentParser, _common: Parser) -> None:
    """Add the options of `briefdesk members`."""
    parser.epilog = QUERY_HELP
    parser.add_argument("query", nargs="*", metavar="QUERY", help="which members (default: all)")
    parser.add_argument(
        "--as",
        dest="capacity",
        choices=("member", "role"),
        default="member",
        help="greet as a member, or by the office held on a committee that the query names",
    )
    parser.add_argument(
        "--address", choices=FORMS, help="print addresses: as in the letter, on envelopes, or in one line"
    )
    parser.add_argument(
        "--joint",
        choices=tuple(g for g in Grouping if g is not Grouping.EACH),
        help="address those who share a letter together: leaders of a committee, senators of a state, ...",
    )
    parser.add_argument(
        "--match", metavar="FILE", help="match a list of names, ids or e-mails: CSV, XLSX, text, - for stdin"
    )
    parser.add_argument("--card", action="store_true", help="what is known of one member: id, seat or name")
    parser.set_defaults(run=list_members)


def list_members(call: Call) -> Answer:
    """List the members that a query selects."""
    query = as_query(call.options.query)
    options = call.options
    as_role = options.capacity == "role"
    if options.match is not None:
        return match_list(call, options.match)
    if options.card:
        return show_card(call, " ".join(options.query))
    if options.address or options.joint:
        return list_addresses(call, query, as_role=as_role, form=options.address, joint=options.joint)
    found = find_members(call.desk, query, as_role=as_role)
    rows = [
        [m.bioguide, m.full_name, m.seat.code, m.party, m.title, a.salutation]
        for a in found
        for m in a.members
    ]
    lines = table(rows, head=("ID", "NAME", "SEAT", "PARTY", "TITLE", "SALUTATION")) if rows else ()
    meant = suggestion(call.desk, query) if query.strip() and not rows else None
    if meant is not None:
        call.say(plain(f"{meant.reason} Did you mean {shlex.quote(meant.query)}?"))
    return Answer(
        [addressee_json(a, member) for a in found for member in a.members],
        (*lines, f"{counted(len(found), 'member')}."),
    )


def as_query(words: list[str]) -> str:
    """Return the words of a command line as one query; a word that held spaces is quoted again."""
    return " ".join(words if len(words) == 1 else map(_quoted, words))


def addressee_json(addressee: Addressee, member: Member) -> dict[str, Any]:
    """Return a member as addressed."""
    return {
        "bioguide": member.bioguide,
        "name": member.full_name,
        "chamber": member.chamber,
        "state": member.state,
        "district": member.seat.district,
        "party": member.party,
        "title": member.title,
        "committees": [_committee_json(role) for role in addressee.committees],
        "inside_address": list(addressee.inside_address),
        "salutation": addressee.salutation,
    }


def _committee_json(role: CommitteeRole) -> dict[str, str]:
    return {
        "code": role.committee.code,
        "name": role.committee.full_name,
        "role": role.membership.role,
        "title": role.membership.title,
    }


def _quoted(word: str) -> str:
    """Quote a term that the shell has stripped of its quotes: name:Van Hollen."""
    key, mark, value = word.partition(":")
    if not any(c.isspace() for c in word.strip()) or '"' in word or ":" in value:
        return word
    return f'{key}:"{value}"' if mark else f'"{word}"'
