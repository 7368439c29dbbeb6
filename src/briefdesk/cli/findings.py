"""`briefdesk findings`: search over all sources, saved filters, near-duplicates, export of what was found."""

from argparse import ArgumentParser
from dataclasses import replace
from pathlib import Path
from typing import Any

from briefdesk.cli.call import Answer, Call
from briefdesk.cli.columns import table, wrapped
from briefdesk.cli.parser import Parser
from briefdesk.cli.shapes import finding_json
from briefdesk.cli.wrong import CallWrong, did_you_mean
from briefdesk.english import counted
from briefdesk.model.finding import Citation, Finding, FindingKind, FindingState
from briefdesk.model.library import FindingQuery, FoundFinding
from briefdesk.model.source import SourceDocument, SourceId
from briefdesk.pipeline import library
from briefdesk.pipeline.desk import Desk


def place_words(citation: Citation) -> str:
    """Return a place in a source: “Texas, para. 4”, or “Texas, caption” for what has no number."""
    place = f"para. {citation.number}" if citation.number > 0 else "caption"
    return f"{citation.heading}, {place}" if citation.heading else place


def add_options(parser: ArgumentParser, _common: Parser) -> None:
    """Add the options of `briefdesk findings`."""
    parser.add_argument("words", nargs="*", metavar="WORDS", help="words that must all occur, or begin one")
    parser.add_argument("--source", metavar="ID", help="only of this source")
    parser.add_argument(
        "--kind",
        choices=[kind.value for kind in FindingKind],
        metavar="KIND",
        help=f"only these: {', '.join(FindingKind)}",
    )
    parser.add_argument("--topic", metavar="TOPIC", help="only with this topic")
    parser.add_argument(
        "--state",
        choices=[state.value for state in FindingState],
        metavar="STATE",
        help=f"only these: {', '.join(FindingState)} (default: all but dismissed)",
    )
    parser.add_argument("--filter", metavar="NAME", help="search as it was saved under this name")
    parser.add_argument("--save-filter", metavar="NAME", help="save this search under a name")
    parser.add_argument("--remove-filter", metavar="NAME", help="remove a saved search")
    parser.add_argument("--filters", action="store_true", help="list the saved searches")
    parser.add_argument("--duplicates", action="store_true", help="list findings that say nearly the same")
    parser.add_argument("--export", type=Path, metavar="FILE", help="write what is found as source packs")
    parser.set_defaults(run=list_findings)


def list_findings(call: Call) -> Answer:
    """Find findings, or do what the options say instead."""
    options = call.options
    if options.filters:
        return _saved(call)
    if options.remove_filter is not None:
        library.remove_filter(call.desk, options.remove_filter)
        return Answer({"removed": options.remove_filter}, (f"Removed the filter “{options.remove_filter}”.",))
    if options.duplicates:
        return _duplicates(call)
    query = _query(call)
    lines: tuple[str, ...] = ()
    if options.save_filter is not None:
        kept = library.save_filter(call.desk, options.save_filter, query)
        lines = (f"Saved as the filter “{kept.name}”.",)
    if options.export is not None:
        return _exported(call, query)
    found = library.search_findings(call.desk, query, library.ALL).found
    shown = [line for item in found for line in finding_lines(item.finding)]
    count = f"{counted(len(found), 'finding')}." if found else "No finding matches."
    return Answer(_Documents(call.desk).json(found), (*shown, *lines, count))


def finding_lines(finding: Finding) -> tuple[str, ...]:
    """Return a finding for people: its id, its words, its place."""
    citation = finding.citation
    cited = place_words(citation) if citation else ""
    state = "" if finding.state is FindingState.ACCEPTED else f", {finding.state}"
    return (
        *wrapped(f"{finding.id}  ({finding.kind.replace('_', ' ')}{state})"),
        *wrapped(finding.text, indent=4),
        *wrapped(cited, indent=4),
        "",
    )


class _Documents:
    """The documents that found findings cite, each read once."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._known: dict[SourceId, SourceDocument | None] = {}

    def json(self, found: tuple[FoundFinding, ...]) -> list[dict[str, Any]]:
        """Return found findings with the places that they can be traced to."""
        shown = []
        for item in found:
            document = self._of(item.source)
            if document is not None:
                shown.append(finding_json(item.finding, document))
        return shown

    def _of(self, source: SourceId) -> SourceDocument | None:
        if source not in self._known:
            self._known[source] = self._desk.library.document(source)
        return self._known[source]


def _query(call: Call) -> FindingQuery:
    """Return what the call searches for: the saved filter, and over it what the call says itself."""
    options = call.options
    query = FindingQuery()
    if options.filter is not None:
        query = _filter(call, options.filter)
    if options.source is not None:
        query = replace(query, source=require_source(call, options.source))
    if options.words:
        query = replace(query, words=" ".join(options.words))
    if options.kind:
        query = replace(query, kinds=(FindingKind(options.kind),))
    if options.topic is not None:
        query = replace(query, topic=options.topic)
    if options.state:
        query = replace(query, states=(FindingState(options.state),))
    return query


def _filter(call: Call, name: str) -> FindingQuery:
    known = {kept.name: kept.query for kept in library.saved_filters(call.desk)}
    if name not in known:
        raise CallWrong(
            f"There is no saved filter “{name}”.",
            f"{did_you_mean(name, list(known))}List the saved ones with `briefdesk findings --filters`.",
        )
    return known[name]


def require_source(call: Call, source_id: str) -> SourceId:
    """Return the id of a source of the library. Raises CallWrong with the nearest known one."""
    known = [entry.id for entry in call.desk.sources()]
    if source_id not in known:
        raise CallWrong(
            f"There is no source “{source_id}”.",
            f"{did_you_mean(source_id, known)}List the sources with `briefdesk source list`.",
        )
    return SourceId(source_id)


def _saved(call: Call) -> Answer:
    kept = library.saved_filters(call.desk)
    document = [
        {
            "name": item.name,
            "words": item.query.words,
            "source": item.query.source,
            "kinds": list(item.query.kinds),
            "topic": item.query.topic,
            "states": list(item.query.states),
        }
        for item in kept
    ]
    rows = [(item.name, item.query.words, item.query.source or "", item.query.topic) for item in kept]
    lines = table(rows, head=("NAME", "WORDS", "SOURCE", "TOPIC")) if rows else ("No filter is saved.",)
    return Answer(document, lines)


def _duplicates(call: Call) -> Answer:
    groups = library.near_duplicates(call.desk)
    documents = _Documents(call.desk)
    lines: list[str] = []
    for number, group in enumerate(groups, start=1):
        lines.append(f"{number}.")
        for item in group:
            lines.extend(finding_lines(item.finding))
    summary = f"{counted(len(groups), 'group')} of findings that say nearly the same."
    lines.append(summary if groups else "No two findings say nearly the same.")
    return Answer([documents.json(group) for group in groups], tuple(lines))


def _exported(call: Call, query: FindingQuery) -> Answer:
    written = library.export_findings(call.desk, query, call.options.export)
    document = [{"path": str(w.path), "findings": w.findings, "left_out": w.left_out} for w in written]
    return Answer(document, tuple(line for w in written for line in exported_lines(w)))


def exported_lines(written: library.ExportedPack) -> tuple[str, ...]:
    """Return what was written, and what could not be, for people."""
    lines = [*wrapped(f"Wrote {counted(written.findings, 'finding')} to “{written.path}”.")]
    if written.left_out:
        count = counted(written.left_out, "finding")
        lines.extend(wrapped(f"Left out {count}: a pack has no place for a finding without a passage."))
    return tuple(lines)
