"""`briefdesk roster`: the members of Congress as Briefdesk knows them, and their renewal from a data set."""

import datetime as dt
from argparse import ArgumentParser
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from briefdesk.cli.call import Answer, Call
from briefdesk.cli.columns import table, wrapped
from briefdesk.cli.parser import Parser, a_date
from briefdesk.english import counted
from briefdesk.model.congress import Member, VacantSeat
from briefdesk.pipeline.recipients import RosterSummary, roster_summary
from briefdesk.pipeline.roster import (
    MEMBERS_FILE,
    ORIGIN,
    CommitteeChange,
    PlaceChange,
    diff_roster,
    import_roster,
)

DATASET_HELP = "the data set of unitedstates/congress-legislators: a folder or a zip file"


def add_options(parser: ArgumentParser, common: Parser) -> None:
    """Add the subcommands of `briefdesk roster`."""
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    show = commands.add_parser("show", parents=[common], help="date, origin and size of the roster in use")
    show.set_defaults(run=show_roster)
    renew = commands.add_parser("import", parents=[common], help="put a newer data set to use")
    renew.add_argument("path", type=Path, metavar="PATH", help=DATASET_HELP)
    renew.add_argument("--as-of", type=a_date, metavar="DATE", help="the data's date (default: its files')")
    renew.add_argument("--origin", default=ORIGIN, metavar="TEXT", help="where the data came from")
    renew.add_argument(
        "--out", type=Path, metavar="FILE", help="write the roster to FILE, put nothing to use"
    )
    renew.add_argument("--older", action="store_true", help="even if it is older than the one in use")
    renew.add_argument(
        "--partial", action="store_true", help="even if it holds much less than the one in use"
    )
    renew.set_defaults(run=import_dataset)
    diff = commands.add_parser("diff", parents=[common], help="what a data set would change; changes nothing")
    diff.add_argument("path", type=Path, metavar="PATH", help=DATASET_HELP)
    diff.add_argument("--as-of", type=a_date, metavar="DATE", help="the data's date (default: its files')")
    diff.set_defaults(run=diff_dataset)


def show_roster(call: Call) -> Answer:
    """Show the roster in use."""
    summary = roster_summary(call.desk)
    return _summary_answer(summary, "")


def import_dataset(call: Call) -> Answer:
    """Put a data set to use, or write it as a roster to a file."""
    options = call.options
    roster = import_roster(
        call.desk,
        options.path,
        as_of=options.as_of or _date_of(call, options.path),
        origin=options.origin,
        out=options.out,
        older=options.older,
        partial=options.partial,
    )
    if options.out is None:
        return _summary_answer(roster_summary(call.desk), "The roster is in use.")
    line = f"Wrote {counted(len(roster.members), 'member')} as of {roster.as_of} to {options.out}."
    document = {
        "as_of": roster.as_of,
        "origin": roster.origin,
        "members": len(roster.members),
        "committees": sum(c.parent is None for c in roster.committees),
        "vacant": [_vacant_json(seat) for seat in roster.vacant],
        "warnings": list(roster.warnings),
        "path": str(options.out),
    }
    return Answer(document, (*_warning_lines(roster.warnings), line))


def diff_dataset(call: Call) -> Answer:
    """Show what a data set would change."""
    options = call.options
    change = diff_roster(call.desk, options.path, as_of=options.as_of or _date_of(call, options.path))
    rows = [
        *(["left", m.bioguide, m.full_name, m.seat.code, ""] for m in change.left),
        *(["new", m.bioguide, m.full_name, m.seat.code, ""] for m in change.new),
        *(
            ["changed", m.after.bioguide, m.after.full_name, m.after.seat.code, ", ".join(m.what)]
            for m in change.moved
        ),
    ]
    document = {
        "left": [_member_json(m) for m in change.left],
        "new": [_member_json(m) for m in change.new],
        "changed": [{**_member_json(m.after), "what": list(m.what)} for m in change.moved],
        "committees": [_committee_json(c) for c in change.committees],
        "places": [_place_json(p) for p in change.places],
        "older": change.older,
    }
    tail = [
        f"{counted(len(change.left), 'member')} left, {len(change.new)} new, {len(change.moved)} changed; "
        f"{counted(len(change.committees), 'committee')} and {counted(len(change.places), 'committee seat')} "
        "changed."
    ]
    if change.older:
        tail.append("This data set is older than the roster in use.")
    lines = table(rows, head=("", "ID", "NAME", "SEAT", "WHAT")) if rows else ()
    return Answer(document, (*lines, *tail))


def _summary_answer(summary: RosterSummary, last: str) -> Answer:
    warnings = [*summary.warnings, *(problem.message for problem in summary.problems)]
    document = {
        "as_of": summary.as_of,
        "origin": summary.origin,
        "members": summary.members,
        "senators": summary.senators,
        "representatives": summary.representatives,
        "delegates": summary.delegates,
        "vacant": [_vacant_json(seat) for seat in summary.vacant],
        "committees": summary.committees,
        "age_days": summary.age_days,
        "warnings": warnings,
    }
    facts = table(
        [
            ["As of", f"{summary.as_of} ({counted(summary.age_days, 'day')} old)"],
            ["Origin", summary.origin],
            ["Members", f"{summary.members:,}"],
            ["", counted(summary.senators, "senator")],
            ["", counted(summary.representatives, "representative")],
            ["", f"{summary.delegates:,} delegates and resident commissioner"],
            ["Committees", f"{summary.committees:,}"],
            *(["Vacant", f"{seat.seat.code}: {seat.reason}"] for seat in summary.vacant),
        ]
    )
    return Answer(document, (*facts, *_warning_lines(warnings), *([last] if last else [])))


def _warning_lines(warnings: Iterable[str]) -> tuple[str, ...]:
    return tuple(line for warning in warnings for line in wrapped(f"Warning: {warning}"))


def _date_of(call: Call, path: Path) -> dt.date:
    """Return the date of the data set's files, as the best guess at the data's own."""
    file = path / MEMBERS_FILE if path.is_dir() else path
    try:
        seconds = file.stat().st_mtime
    except (OSError, ValueError):
        return call.desk.today  # the reader will say what is wrong with it
    date = min(dt.datetime.fromtimestamp(seconds).astimezone().date(), call.desk.today)
    call.say(f"Taken as of {date}, the date of {file.name}; name another with --as-of.")
    return date


def _vacant_json(seat: VacantSeat) -> dict[str, str]:
    return {"seat": seat.seat.code, "reason": seat.reason}


def _member_json(member: Member) -> dict[str, Any]:
    return {"bioguide": member.bioguide, "name": member.full_name, "seat": member.seat.code}


def _committee_json(change: CommitteeChange) -> dict[str, Any]:
    some = change.after or change.before
    what = "new" if change.before is None else "gone" if change.after is None else "renamed"
    return {"code": some.code if some else "", "name": some.full_name if some else "", "what": what}


def _place_json(change: PlaceChange) -> dict[str, Any]:
    return {
        "bioguide": change.bioguide,
        "committee": change.committee,
        "before": change.before.role if change.before else None,
        "after": change.after.role if change.after else None,
    }
