"""`briefdesk letters` and `briefdesk brief`: finished files from a project."""

import contextlib
import shlex
import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from concurrent.futures import Executor
from pathlib import Path
from typing import Any

from briefdesk.cli.call import DONE, IN_PART, Answer, Call
from briefdesk.cli.columns import plain
from briefdesk.cli.letter_answers import (
    Exported,
    brief_json,
    letters_json,
    say_problems,
    say_set_aside,
)
from briefdesk.cli.parser import Parser, a_count, a_list
from briefdesk.cli.processes import executor_of, rare_collections
from briefdesk.cli.projects import add_project, opened_to_make, out_folder
from briefdesk.cli.wrong import CallWrong
from briefdesk.english import counted
from briefdesk.model.draft import Project
from briefdesk.model.outcome import LetterFailed, LetterMade, LetterOutcome, PrintMade, SeatVacant
from briefdesk.pipeline.desk import Desk
from briefdesk.pipeline.export import (
    BRIEF_FORMATS,
    LETTER_FORMATS,
    MailOrder,
    export_brief,
    export_letters,
)
from briefdesk.pipeline.recipients import chosen, seats_without_letter, suggestion

DEFAULT_FORMATS = ("pdf", "docx")


def add_letters_options(parser: ArgumentParser, _common: Parser) -> None:
    """Add the options of `briefdesk letters`."""
    add_project(parser)
    parser.add_argument("--to", metavar="QUERY", help="these recipients in place of the project's own")
    parser.add_argument(
        "--format",
        type=a_list,
        default=DEFAULT_FORMATS,
        metavar="LIST",
        help=f"of {','.join(LETTER_FORMATS)}",
    )
    parser.add_argument("--out", type=Path, metavar="DIR", help="folder (default: PROJECT-export beside it)")
    parser.add_argument(
        "--order",
        choices=tuple(MailOrder),
        default=MailOrder.ROSTER,
        help="of letters and print file: roster, name, state, or office building and room",
    )
    parser.add_argument(
        "--two-sided", action="store_true", help="in the print file, begin each letter on a sheet of its own"
    )
    where = parser.add_mutually_exclusive_group()
    where.add_argument(
        "--jobs", type=a_count, default=1, metavar="N", help="processes; pays above 1,000 letters"
    )
    where.add_argument("--cluster", metavar="ADDRESS", help="set the pages on this Dask cluster")
    parser.add_argument("--resume", action="store_true", help="keep letters that are there and up to date")
    _add_archival(parser)
    parser.set_defaults(run=make_letters)


def add_brief_options(parser: ArgumentParser, _common: Parser) -> None:
    """Add the options of `briefdesk brief`."""
    add_project(parser)
    parser.add_argument(
        "--format", type=a_list, default=DEFAULT_FORMATS, metavar="LIST", help=f"of {','.join(BRIEF_FORMATS)}"
    )
    parser.add_argument("--out", type=Path, metavar="DIR", help="folder (default: PROJECT-export beside it)")
    _add_archival(parser)
    parser.set_defaults(run=make_brief)


def _add_archival(parser: ArgumentParser) -> None:
    parser.add_argument("--archival", action="store_true", help="PDFs that archives ask for (PDF/A-2a)")


def make_letters(call: Call) -> Answer:
    """Write a letter to each recipient."""
    options = call.options
    out = out_folder(options)
    with rare_collections(), executor_of(options.jobs, options.cluster) as executor:
        exported = write_letters(
            call,
            opened_to_make(call),
            out,
            formats=options.format,
            to=options.to,
            resume=options.resume,
            archival=options.archival,
            order=MailOrder(options.order),
            two_sided=options.two_sided,
            executor=executor,
            project_name=str(options.project),
        )
    kept = sum(letter.kept for letter in exported.made)
    line = f"Wrote {counted(len(exported.made), 'letter')} ({counted(exported.pages, 'page')}) to {out}"
    lines = [f"{line}, {kept:,} of them unchanged." if kept else f"{line}."]
    if exported.printed:
        file = exported.printed.file
        lines.append(f"For printing: {file.path} ({counted(file.pages, 'page')})")
    return Answer(letters_json(exported), tuple(lines), IN_PART if exported.failed else DONE)


def make_brief(call: Call) -> Answer:
    """Write the one-pager."""
    options = call.options
    made = export_brief(
        call.desk,
        opened_to_make(call),
        out_folder(options),
        formats=options.format,
        archival=options.archival,
    )
    lines = [f"Wrote {file.path}" for file in made.files]
    lines.append(
        f"Fits on one page: {made.fit.size_pt:g} pt on {made.fit.leading_pt:g} pt, "
        f"{counted(made.fit.lines_spare, 'line')} to spare."
    )
    say_set_aside(call, made.set_aside)
    say_problems(call, [p.severity for p in made.problems], str(call.options.project))
    return Answer(brief_json(made), tuple(lines))


def write_letters(
    call: Call,
    project: Project,
    out: Path,
    *,
    formats: tuple[str, ...] = DEFAULT_FORMATS,
    to: str | None = None,
    resume: bool = False,
    archival: bool = False,
    order: MailOrder = MailOrder.ROSTER,
    two_sided: bool = False,
    executor: Executor | None = None,
    noted: bool = True,
    project_name: str = "PROJECT",
) -> Exported:
    """Export the letters, telling progress and failures as they come; they are `noted` in the log.

    `project_name` is for messages.
    """
    total = len(chosen(call.desk, project, to))
    if total == 0:
        raise _nobody(call.desk, project, to)
    outcomes = export_letters(
        call.desk,
        project,
        out,
        formats=formats,
        to=to,
        resume=resume,
        archival=archival,
        order=order,
        two_sided=two_sided,
        executor=executor,
        noted=noted,
    )
    exported = _exported(outcomes, total)
    _say_exported(call, exported, project_name)
    return exported


def _exported(outcomes: Iterator[LetterOutcome], total: int) -> Exported:
    """Make the letters and sort them by what became of each, counting on the terminal."""
    made: list[LetterMade] = []
    failed: list[LetterFailed] = []
    vacant: list[SeatVacant] = []
    printed: PrintMade | None = None
    # Closed even when the user stops it, so that the manifest tells what was made.
    with contextlib.closing(outcomes), _counter(total) as count:  # type: ignore[type-var]  # a generator
        for outcome in outcomes:
            match outcome:
                case LetterMade():
                    made.append(outcome)
                case LetterFailed():
                    failed.append(outcome)
                case PrintMade():
                    printed = outcome
                    continue
                case SeatVacant():
                    vacant.append(outcome)
                    continue
            count()
    return Exported(tuple(made), tuple(failed), printed, tuple(vacant))


def _say_exported(call: Call, exported: Exported, project_name: str) -> None:
    """Tell what was set aside, who gets no letter and why, and what preflight found."""
    set_aside = [path for letter in exported.made for path in letter.set_aside]
    set_aside += exported.printed.set_aside if exported.printed else ()
    say_set_aside(call, set_aside)
    for seat in exported.vacant:
        call.say(f"No letter to {seat.seat.code} ({seat.name}): {seat.reason}.")
    for failure in exported.failed:
        call.say(f"No letter to {failure.addressee.name}: {failure.error} {failure.next_step}")
    say_problems(call, [p.severity for letter in exported.made for p in letter.problems], project_name)


def _nobody(desk: Desk, project: Project, to: str | None) -> CallWrong:
    query = project.recipients.query if to is None else to
    if not query.strip():
        what = "The project has no recipients." if to is None else "The query after --to is empty."
        return CallWrong(what, "Name the recipients: --to chamber:senate")
    vacant = seats_without_letter(desk, project, to)
    if vacant:
        seats = ", ".join(f"{seat.seat.code} ({seat.name})" for seat in vacant)
        return CallWrong(f"No letter to {seats}: {vacant[0].reason}.", "Choose members who hold a seat.")
    meant = suggestion(desk, query)
    if meant is not None:
        return CallWrong(meant.reason, f"Did you mean --to {shlex.quote(meant.query)}?")
    return CallWrong(
        f"Nobody matches “{plain(query)}”.", "Try the query with `briefdesk members` until it fits."
    )


@contextlib.contextmanager
def _counter(total: int) -> Iterator[Any]:
    """Give a function that counts one letter on the terminal; silent where there is no terminal."""
    shown = sys.stderr is not None and sys.stderr.isatty()
    done = 0

    def count() -> None:
        nonlocal done
        done += 1
        if shown:
            with contextlib.suppress(OSError):  # a terminal that has gone must not stop the letters
                print(f"\r{done:,} of {total:,} letters", end="", file=sys.stderr, flush=True)

    try:
        yield count
    finally:
        if shown and done:
            print(file=sys.stderr)
