"""`briefdesk source` and `briefdesk findings`: what can be cited, and where it stands."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from briefdesk.cli.call import Answer, Call
from briefdesk.cli.columns import counted, table, wrapped
from briefdesk.cli.parser import Parser
from briefdesk.cli.shapes import finding_json, pack_json, source_json
from briefdesk.cli.wrong import CallWrong, did_you_mean
from briefdesk.model.finding import Finding, FindingKind, SourcePack
from briefdesk.pipeline.sources import add_source, find_findings, read_source


def add_source_options(parser: ArgumentParser, common: Parser) -> None:
    """Add the subcommands of `briefdesk source`."""
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    read = commands.add_parser(
        "read", parents=[common], help="outline, passages and findings of a file; changes nothing"
    )
    read.add_argument("file", type=Path, metavar="FILE")
    read.set_defaults(run=read_file)
    add = commands.add_parser("add", parents=[common], help="keep a source pack or report for your projects")
    add.add_argument("file", type=Path, metavar="FILE")
    add.set_defaults(run=add_file)
    commands.add_parser("list", parents=[common], help="the sources at hand").set_defaults(run=list_sources)
    show = commands.add_parser("show", parents=[common], help="one source with its passages and findings")
    show.add_argument("id", metavar="ID")
    show.set_defaults(run=show_source)


def add_findings_options(parser: ArgumentParser, _common: Parser) -> None:
    """Add the options of `briefdesk findings`."""
    parser.add_argument("words", nargs="*", metavar="WORDS", help="words that must all occur")
    parser.add_argument("--source", metavar="ID", help="only of this source")
    parser.add_argument(
        "--kind",
        choices=[kind.value for kind in FindingKind],
        metavar="KIND",
        help=f"only these: {', '.join(FindingKind)}",
    )
    parser.set_defaults(run=list_findings)


def read_file(call: Call) -> Answer:
    """Read a file and show what Briefdesk makes of it."""
    return _shown(read_source(call.options.file))


def add_file(call: Call) -> Answer:
    """Keep a source pack or report in the user's library."""
    pack = add_source(call.desk, call.options.file)
    line = f"Added “{pack.document.short_title}” ({pack.document.id}) with {_size(pack)}."
    return Answer({**source_json(pack.document), "findings": len(pack.findings)}, (line,))


def list_sources(call: Call) -> Answer:
    """List the sources at hand."""
    packs = call.desk.packs
    rows = [[p.document.id, p.document.publisher, p.document.date, str(len(p.findings))] for p in packs]
    document = [
        {**source_json(p.document), "sections": len(p.document.sections), "findings": len(p.findings)}
        for p in packs
    ]
    return Answer(document, table(rows, head=("ID", "PUBLISHER", "DATE", "FINDINGS")))


def show_source(call: Call) -> Answer:
    """Show one source."""
    return _shown(_pack(call, call.options.id))


def list_findings(call: Call) -> Answer:
    """Find findings by words, source and kind."""
    options = call.options
    packs = (_pack(call, options.source),) if options.source else call.desk.packs
    kind = FindingKind(options.kind) if options.kind else None
    document: list[dict[str, Any]] = []
    lines: list[str] = []
    for pack in packs:
        for finding in find_findings((pack,), " ".join(options.words), kind=kind):
            document.append(finding_json(finding, pack.document))
            lines.extend(_finding_lines(finding))
    lines.append(f"{counted(len(document), 'finding')}." if document else "No finding matches.")
    return Answer(document, tuple(lines))


def _pack(call: Call, source_id: str) -> SourcePack:
    pack = call.desk.pack(source_id)
    if pack is None:
        known = [p.document.id for p in call.desk.packs]
        raise CallWrong(
            f"There is no source “{source_id}”.",
            f"{did_you_mean(source_id, known)}List the sources with `briefdesk source list`.",
        )
    return pack


def _shown(pack: SourcePack) -> Answer:
    document = pack.document
    facts = ", ".join(f for f in (document.publisher, document.date) if f)
    lines = [*wrapped(document.title), *wrapped(facts), *wrapped(document.url), ""]
    for section in document.sections:
        lines.extend(wrapped(f"{'#' * section.level} {section.heading}"))
        for passage in section.passages:
            lines.extend(wrapped(f"[{passage.number or 'caption'}] {passage.text}", indent=2))
    lines.append("")
    for finding in pack.findings:
        lines.extend(_finding_lines(finding))
    lines.append(f"{_size(pack)}.")
    return Answer(pack_json(pack), tuple(lines))


def _finding_lines(finding: Finding) -> tuple[str, ...]:
    citation = finding.citation
    cited = f"{citation.heading}, para. {citation.number}" if citation else ""
    return (
        *wrapped(f"{finding.id}  ({finding.kind.replace('_', ' ')})"),
        *wrapped(finding.text, indent=4),
        *wrapped(cited, indent=4),
        "",
    )


def _size(pack: SourcePack) -> str:
    passages = sum(len(section.passages) for section in pack.document.sections)
    sections = counted(len(pack.document.sections), "section")
    return f"{sections}, {counted(passages, 'passage')} and {counted(len(pack.findings), 'finding')}"
