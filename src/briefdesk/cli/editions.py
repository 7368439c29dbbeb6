"""`briefdesk source edition` and `briefdesk source trace`: what is newer, what comes from where."""

from argparse import ArgumentParser
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefdesk.cli.call import DONE, IN_PART, Answer, Call
from briefdesk.cli.columns import wrapped
from briefdesk.cli.findings import place_words
from briefdesk.cli.parser import Parser
from briefdesk.cli.paths import is_there
from briefdesk.cli.wrong import CallWrong, did_you_mean
from briefdesk.english import counted
from briefdesk.model.library import Anchor, Anchored
from briefdesk.model.source import SourceDocument
from briefdesk.pipeline.editions import EditionPlan, plan_edition, take_edition, trace_sentence
from briefdesk.pipeline.projects import read_project

if TYPE_CHECKING:
    from argparse import _SubParsersAction

_SHOWN = (Anchor.CHANGED, Anchor.GONE, Anchor.MOVED)


def add_edition_options(commands: "_SubParsersAction[ArgumentParser]", common: Parser) -> None:
    """Add `edition` and `trace` to the subcommands of `briefdesk source`."""
    edition = commands.add_parser(
        "edition", parents=[common], help="what a newer edition of a source changes, and taking it up"
    )
    edition.add_argument("id", metavar="ID")
    edition.add_argument("file", type=Path, metavar="FILE")
    edition.add_argument(
        "--take", action="store_true", help="take the edition up; without it nothing changes"
    )
    edition.set_defaults(run=compare_edition)
    trace = commands.add_parser("trace", parents=[common], help="the passage that a sentence comes from")
    trace.add_argument("where", metavar="PROJECT|ID", help="a project file, or a source")
    trace.add_argument("sentence", metavar="SENTENCE")
    trace.set_defaults(run=show_trace)


def compare_edition(call: Call) -> Answer:
    """Tell what a newer edition changes, and take it up where asked to."""
    options = call.options
    plan = plan_edition(call.desk, options.id, options.file)
    if options.take:
        take_edition(call.desk, plan)
    lines = [*_finding_lines(plan), *_project_lines(plan), _summary(plan)]
    lines += [plan.marks] if plan.marks else []
    lines.append("Taken up." if options.take else "Nothing was changed. Take the edition up with --take.")
    return Answer({**_plan_json(plan), "taken": bool(options.take)}, tuple(lines))


def show_trace(call: Call) -> Answer:
    """Tell where a sentence comes from; exit status 1 where no passage is near."""
    documents = _documents(call, call.options.where)
    found = trace_sentence(call.options.sentence, documents)
    if found is None:
        return Answer({"found": False}, ("No passage says this.",), IN_PART)
    document = next(d for d in documents if d.id == found.citation.source)
    passage = document.passage(found.citation.passage)
    words = passage.text[found.start : found.end] if passage else ""
    place = f"{document.short_title}, {place_words(found.citation)}"
    answer = {
        "found": True,
        "source": document.id,
        "section": found.citation.heading,
        "passage": found.citation.passage,
        "number": found.citation.number,
        "start": found.start,
        "end": found.end,
        "words": words,
        "likeness": found.likeness,
    }
    return Answer(answer, (*wrapped(place), *wrapped(words, indent=4)), DONE)


def _documents(call: Call, where: str) -> tuple[SourceDocument, ...]:
    """Return the documents of a project file, or of a source of the library."""
    pack = call.desk.pack(where)
    if pack is not None:
        return (pack.document,)
    if is_there(Path(where)):
        return tuple(source.document for source in read_project(Path(where)).sources)
    raise CallWrong(
        f"There is no project file and no source “{where}”.",
        f"{did_you_mean(where, [e.id for e in call.desk.sources()])}"
        "List the sources with `briefdesk source list`.",
    )


def _finding_lines(plan: EditionPlan) -> list[str]:
    lines: list[str] = []
    for anchor in _SHOWN:
        for found in plan.of(anchor):
            lines += wrapped(f"{anchor.upper()}  {found.finding.id}")
            lines += wrapped(found.before, indent=4)
            if anchor is Anchor.CHANGED:
                lines += wrapped(f"now: {found.after}", indent=4)
            for citation in found.citations if anchor is Anchor.MOVED else ():
                lines += wrapped(f"now in {place_words(citation)}", indent=4)
            lines.append("")
    for finding in plan.suggestions_new:
        lines += [*wrapped(f"NEW  {finding.id}"), *wrapped(finding.text, indent=4), ""]
    return lines


def _project_lines(plan: EditionPlan) -> list[str]:
    lines: list[str] = []
    for use in plan.projects:
        touched = plan.touched(use)
        if touched:
            what = counted(len(touched), "finding")
            lines += wrapped(f"“{use.title}” uses {what} that changed or went: {use.path}")
    return [*lines, ""] if lines else []


def _summary(plan: EditionPlan) -> str:
    parts = ", ".join(f"{len(plan.of(a))} {a.value}" for a in Anchor)
    new = counted(len(plan.suggestions_new), "new suggestion")
    return f"{counted(len(plan.anchored), 'finding')}: {parts}; {new}."


def _plan_json(plan: EditionPlan) -> dict[str, Any]:
    return {
        "source": plan.entry.id,
        "edition": plan.entry.edition,
        "new_edition": plan.document.edition,
        "counts": {a.value: len(plan.of(a)) for a in Anchor},
        "findings": [_anchored_json(a) for a in plan.anchored],
        "marks": plan.marks,
        "new": [{"id": f.id, "text": f.text} for f in plan.suggestions_new],
        "projects": [
            {
                "path": use.path,
                "title": use.title,
                "seen": use.seen.isoformat(),
                "touched": [a.finding.id for a in plan.touched(use)],
            }
            for use in plan.projects
        ],
    }


def _anchored_json(found: Anchored) -> dict[str, Any]:
    return {
        "id": found.finding.id,
        "anchor": found.anchor.value,
        "before": found.before,
        "after": found.after,
        "likeness": round(found.likeness, 3),
        "places": [
            {"section": c.heading, "passage": c.passage, "number": c.number, "start": c.start, "end": c.end}
            for c in found.citations
        ],
    }
