"""`briefdesk members --match`: whom the rows of a list mean, who is ambiguous, and who isn't there."""

import sys
from collections import Counter
from pathlib import Path
from typing import Any

from briefdesk.cli.call import DONE, IN_PART, Answer, Call
from briefdesk.cli.columns import table
from briefdesk.cli.wrong import CallWrong
from briefdesk.english import counted
from briefdesk.model.choosing import MatchKind, NameMatch
from briefdesk.pipeline.choosing import match_names, query_of, read_name_list

STDIN = "-"
_MAX_CHARACTERS = 20_000_000
_TALLY = (
    (MatchKind.MATCHED, "matched"),
    (MatchKind.AMBIGUOUS, "ambiguous"),
    (MatchKind.VACANT, "vacant"),
    (MatchKind.UNKNOWN, "not there"),
)


def match_list(call: Call, source: str) -> Answer:
    """Match a list in a file, or on standard input for "-": status 1 where a row means nobody for certain."""
    rows = read_name_list(_standard_input() if source == STDIN else Path(source))
    found = match_names(call.desk, rows)
    counts = Counter(match.kind for match in found)
    tally = ", ".join(f"{counts[kind]:,} {word}" for kind, word in _TALLY if counts[kind]) or "no names"
    query = query_of(match.member.bioguide for match in found if match.member)
    lines = table(
        [[str(m.line), m.text[:50], m.kind, _who(m), m.why] for m in found],
        head=("LINE", "ROW", "", "WHO", "WHY"),
    )
    document = {
        "rows": [_match_json(match) for match in found],
        "counts": {kind: counts[kind] for kind, _ in _TALLY},
        "query": query,
    }
    asked = (f"To choose those who matched: {query}",) if query else ()
    shown = lines if found else ()
    status = DONE if counts[MatchKind.MATCHED] == len(found) else IN_PART
    return Answer(document, (*shown, f"{counted(len(found), 'row')}: {tally}.", *asked), status)


def _standard_input() -> str:
    if sys.stdin is None:
        raise CallWrong("There is no standard input to read the list from.", "Give the list as a file.")
    try:
        return sys.stdin.read(_MAX_CHARACTERS + 1)
    except UnicodeDecodeError as error:
        raise CallWrong("Standard input holds no readable text.", "Send it as UTF-8.") from error


def _who(match: NameMatch) -> str:
    if match.contacts and not match.members:
        return ", ".join(contact.name for contact in match.contacts)
    names = [f"{m.full_name} ({m.seat.code}, {m.bioguide})" for m in match.members]
    if match.member is not None:
        return names[0]
    return "; ".join(f"{name}?" for name in names[:3]) + (" ..." if len(names) > 3 else "")


def _match_json(match: NameMatch) -> dict[str, Any]:
    return {
        "line": match.line,
        "text": match.text,
        "kind": match.kind,
        "likeness": match.likeness,
        "why": match.why,
        "bioguide": match.member.bioguide if match.member else None,
        "members": [
            {"bioguide": m.bioguide, "name": m.full_name, "seat": m.seat.code} for m in match.members
        ],
        "contacts": [contact.name for contact in match.contacts],
        "vacant": match.vacant.seat.code if match.vacant else None,
    }
