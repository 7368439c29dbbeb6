"""`briefdesk log`: which letters were made, for whom and on what."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from briefdesk.cli.call import Answer, Call
from briefdesk.cli.columns import table
from briefdesk.cli.parser import Parser
from briefdesk.cli.paths import refuse_existing
from briefdesk.english import counted
from briefdesk.model.address_book import LogEntry
from briefdesk.model.congress import Bioguide
from briefdesk.model.source import SourceId
from briefdesk.pipeline.letter_log import (
    ALL,
    NEWEST,
    clear_log,
    export_log,
    letter_log,
    log_is_on,
    switch_log,
)

_SWITCHED = {"on": True, "off": False}
_HELP = """\
A query asks the log with `heard:`: `heard:any`, `heard:SOURCE-ID`, `heard:"Project title"`.
Who has not heard from you about a source: `briefdesk members -heard:SOURCE-ID`.
"""


def add_options(parser: ArgumentParser, _common: Parser) -> None:
    """Add the options of `briefdesk log`."""
    parser.epilog = _HELP
    parser.add_argument("--member", metavar="ID", help="letters to this member, as R000122")
    parser.add_argument("--source", metavar="ID", help="letters that rest on this source")
    parser.add_argument("--project", metavar="TITLE", help="letters of the project of this title")
    parser.add_argument("--all", action="store_true", help=f"not only the newest {NEWEST}")
    ways = parser.add_mutually_exclusive_group()
    ways.add_argument("--csv", type=Path, metavar="FILE", help="write them to a CSV file")
    ways.add_argument(
        "--clear", action="store_true", help="remove the letters of --project, or all, from the log"
    )
    ways.add_argument("--note", choices=tuple(_SWITCHED), help="note letters from now on, or none")
    parser.add_argument("--replace", action="store_true", help="replace a file of that name")
    parser.set_defaults(run=show_log)


def show_log(call: Call) -> Answer:
    """Show the letters noted, write them to a file, remove them, or switch the log."""
    options = call.options
    if options.note:
        return _switched(call, on=_SWITCHED[options.note])
    if options.clear:
        return _cleared(call)
    whole = options.all or options.csv
    found = letter_log(
        call.desk,
        member=Bioguide(options.member.upper()) if options.member else None,
        source=SourceId(options.source) if options.source else None,
        project=options.project,
        limit=ALL if whole else NEWEST,
    )
    if options.csv:
        refuse_existing(options.csv, replace=options.replace)
        count = export_log(call.desk, options.csv, found)
        said = f"Wrote {counted(count, 'letter')} to “{options.csv}”."
        return Answer({"path": str(options.csv), "letters": count}, (said,))
    rows = [[e.day.isoformat(), e.name, e.project, e.subject, str(len(e.files))] for e in found]
    lines = table(rows, head=("DATE", "FOR", "PROJECT", "SUBJECT", "FILES")) if rows else ()
    off = () if log_is_on(call.desk) else ("The log is off: letters made now are not noted.",)
    return Answer([_json(e) for e in found], (*lines, f"{counted(len(found), 'letter')}.", *off))


def _switched(call: Call, *, on: bool) -> Answer:
    switch_log(call.desk, on=on)
    said = "Letters are noted from now on." if on else "Letters are no longer noted; what was noted stays."
    return Answer({"on": on}, (said,))


def _cleared(call: Call) -> Answer:
    count = clear_log(call.desk, project=call.options.project)
    return Answer({"removed": count}, (f"Removed {counted(count, 'letter')} from the log.",))


def _json(entry: LogEntry) -> dict[str, Any]:
    return {
        "number": entry.number,
        "date": entry.day.isoformat(),
        "addressee": entry.addressee,
        "name": entry.name,
        "members": list(entry.members),
        "project": entry.project,
        "subject": entry.subject,
        "sources": list(entry.sources),
        "findings": list(entry.findings),
        "files": [{"path": p, "sha256": s} for p, s in zip(entry.files, entry.sha256, strict=True)],
    }
