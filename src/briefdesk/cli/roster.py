"""`briefdesk roster`: the members of Congress as Briefdesk knows them, and their renewal from a data set."""

from argparse import ArgumentParser
from pathlib import Path

from briefdesk.cli.call import Answer, Call
from briefdesk.cli.parser import Parser, a_date
from briefdesk.cli.roster_answers import (
    change_answer,
    plan_document,
    plan_lines,
    summary_answer,
    vacant_json,
    warning_lines,
)
from briefdesk.cli.roster_update import restore, update
from briefdesk.english import counted
from briefdesk.pipeline.roster import (
    ORIGIN,
    PUBLISHED_ADDRESS,
    RosterPlan,
    plan_update,
    take_update,
    write_roster,
)

DATASET_HELP = "the data set of unitedstates/congress-legislators: a folder, a zip, or any of its files"
DATE_HELP = "the data's day (default: that of its files)"


def add_options(parser: ArgumentParser, common: Parser) -> None:
    """Add the subcommands of `briefdesk roster`."""
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    show = commands.add_parser("show", parents=[common], help="date, origin and size of the roster in use")
    show.set_defaults(run=show_roster)
    renew = commands.add_parser("import", parents=[common], help="put a newer data set to use")
    renew.add_argument("paths", type=Path, nargs="+", metavar="PATH", help=DATASET_HELP)
    renew.add_argument("--as-of", type=a_date, metavar="DATE", help=DATE_HELP)
    renew.add_argument("--origin", default=ORIGIN, metavar="TEXT", help="where the data came from")
    renew.add_argument(
        "--out", type=Path, metavar="FILE", help="write the roster to FILE, put nothing to use"
    )
    _add_all_the_same(renew)
    renew.set_defaults(run=import_dataset)
    diff = commands.add_parser("diff", parents=[common], help="what a data set would change; changes nothing")
    diff.add_argument("paths", type=Path, nargs="+", metavar="PATH", help=DATASET_HELP)
    diff.add_argument("--as-of", type=a_date, metavar="DATE", help=DATE_HELP)
    diff.set_defaults(run=diff_dataset)
    fetch = commands.add_parser(
        "update", parents=[common], help="fetch the published data set; the one command that uses the network"
    )
    fetch.add_argument(
        "--from", dest="address", default=PUBLISHED_ADDRESS, metavar="URL",
        help="where from, a star for each file’s name (default: %(default)s)",
    )  # fmt: skip
    fetch.add_argument(
        "--as-of", type=a_date, metavar="DATE", help="the data's day, where the server tells none"
    )
    fetch.add_argument("--yes", action="store_true", help="replace the roster without asking")
    _add_all_the_same(fetch)
    fetch.set_defaults(run=update)
    back = commands.add_parser("restore", parents=[common], help="take the last update or import back")
    back.set_defaults(run=restore)


def _add_all_the_same(parser: ArgumentParser) -> None:
    parser.add_argument("--older", action="store_true", help="even if it is older than the one in use")
    parser.add_argument(
        "--partial", action="store_true", help="even if it holds much less than the one in use"
    )


def show_roster(call: Call) -> Answer:
    """Show the roster in use."""
    return summary_answer(call.desk)


def import_dataset(call: Call) -> Answer:
    """Put a data set to use, or write it as a roster to a file."""
    options = call.options
    plan = _plan(call, origin=options.origin)
    if options.out is None:
        take_update(call.desk, plan, older=options.older, partial=options.partial)
        return summary_answer(call.desk, *plan_lines(plan), "The roster is in use.")
    write_roster(plan.roster, options.out)
    roster = plan.roster
    line = f"Wrote {counted(len(roster.members), 'member')} as of {roster.as_of} to {options.out}."
    document = {
        "as_of": roster.as_of,
        "origin": roster.origin,
        "members": len(roster.members),
        "committees": sum(c.parent is None for c in roster.committees),
        "vacant": [vacant_json(seat) for seat in roster.vacant],
        "warnings": list(roster.warnings),
        "path": str(options.out),
    }
    return Answer(document, (*warning_lines(roster.warnings), line))


def diff_dataset(call: Call) -> Answer:
    """Show what a data set would change."""
    plan = _plan(call)
    return change_answer(plan, plan_document(plan))


def _plan(call: Call, origin: str | None = None) -> RosterPlan:
    options = call.options
    plan = plan_update(call.desk, tuple(options.paths), as_of=options.as_of, origin=origin)
    if options.as_of is None:
        call.say(f"Taken as of {plan.of}, the date of its files; name another with --as-of.")
    return plan
