"""`briefdesk demo`: the sample project as finished files, to see what comes out."""

import hashlib
import itertools
import time
from argparse import ArgumentParser
from pathlib import Path

from briefdesk.cli.call import DONE, IN_PART, Answer, Call
from briefdesk.cli.letter_answers import brief_json, letters_json, say_set_aside
from briefdesk.cli.letters import write_letters
from briefdesk.cli.parser import Parser
from briefdesk.english import counted
from briefdesk.model.draft import Project
from briefdesk.pipeline.export import export_brief
from briefdesk.pipeline.projects import sample_project, save_project
from briefdesk.store.atomic import make_folder
from briefdesk.store.project_file import SUFFIX, file_hash, project_to_bytes

DEFAULT_OUT = Path("briefdesk-demo")


def add_options(parser: ArgumentParser, _common: Parser) -> None:
    """Add the options of `briefdesk demo`."""
    parser.add_argument(
        "--out", type=Path, default=DEFAULT_OUT, metavar="DIR", help=f"folder (default: {DEFAULT_OUT})"
    )
    parser.set_defaults(run=make_demo)


def make_demo(call: Call) -> Answer:
    """Write the sample project, its letters and its one-pager."""
    out: Path = call.options.out
    started = time.perf_counter()
    project = sample_project(call.desk)
    make_folder(out)
    saved = _save_beside(project, out)
    exported = write_letters(call, project, out / "letters", noted=False, project_name=str(saved))
    brief = export_brief(call.desk, project, out)
    say_set_aside(call, brief.set_aside)
    seconds = time.perf_counter() - started
    document = {
        "out": str(out),
        "project": str(saved),
        **letters_json(exported),
        "brief": brief_json(brief),
        "seconds": round(seconds, 2),
    }
    lines = (
        f"Project      {saved}",
        f"Letters      {out / 'letters'}",
        *(f"One-pager    {file.path}" for file in brief.files),
        f"Wrote {counted(len(exported.made), 'letter')} and a one-pager, as PDF and DOCX, "
        f"to {out.absolute()} in {seconds:.1f} s.",
    )
    return Answer(document, lines, IN_PART if exported.failed else DONE)


def _save_beside(project: Project, out: Path) -> Path:
    """Save the sample in `out`; a sample that the user has changed since is left alone."""
    data = project_to_bytes(project)
    for number in itertools.count(1):
        path = out / (f"sample{SUFFIX}" if number == 1 else f"sample-{number}{SUFFIX}")
        if not path.exists() or file_hash(path) == hashlib.sha256(data).hexdigest():
            break
    save_project(project, path)
    return path
