"""What `briefdesk members --address` prints: blocks, envelopes or lines, one by one or in joint letters."""

from typing import Any

from briefdesk.cli.call import Answer, Call
from briefdesk.cli.columns import table
from briefdesk.english import counted
from briefdesk.model.addressee import Addressee
from briefdesk.model.draft import Grouping
from briefdesk.pipeline.recipients import envelopes, find_members, in_one_line, shared

FORMS = ("block", "envelope", "line")


def list_addresses(call: Call, query: str, *, as_role: bool, form: str | None, joint: str | None) -> Answer:
    """List addressees, as they share letters by `joint`, each with its address in a form of `FORMS`."""
    grouping = Grouping(joint) if joint else Grouping.EACH
    found = shared(call.desk, query, find_members(call.desk, query, as_role=as_role), grouping)
    document = [_json(call, addressee) for addressee in found]
    count = f"{counted(len(found), 'addressee')}."
    if form is None:
        rows = [[a.id, a.name, a.salutation] for a in found]
        return Answer(document, (*(table(rows, head=("ID", "NAME", "SALUTATION")) if rows else ()), count))
    lines = [line for addressee in found for line in _lines(call, addressee, form)]
    return Answer(document, (*lines, count))


def _lines(call: Call, addressee: Addressee, form: str) -> tuple[str, ...]:
    if form == "line":
        return (in_one_line(addressee),) if in_one_line(addressee) else ()
    blocks = envelopes(call.desk, addressee)
    if form == "block":
        blocks = addressee.blocks or ((addressee.names,) if addressee.names else ())
    lines = tuple(line for block in blocks for line in (*block, ""))
    return (*lines, addressee.salutation, "") if form == "block" else lines


def _json(call: Call, addressee: Addressee) -> dict[str, Any]:
    return {
        "id": addressee.id,
        "name": addressee.name,
        "members": [member.bioguide for member in addressee.members],
        "blocks": [list(block) for block in addressee.blocks],
        "names": list(addressee.names),
        "envelopes": [list(block) for block in envelopes(call.desk, addressee)],
        "line": in_one_line(addressee),
        "salutation": addressee.salutation,
        "notes": list(addressee.notes),
    }
