"""`briefdesk source`: what can be cited, where it stands, and keeping it."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from briefdesk.cli.call import Answer, Call
from briefdesk.cli.columns import table, wrapped
from briefdesk.cli.editions import add_edition_options
from briefdesk.cli.findings import exported_lines, finding_lines, require_source
from briefdesk.cli.parser import Parser
from briefdesk.cli.paths import is_there
from briefdesk.cli.shapes import pack_json, source_json
from briefdesk.cli.wrong import CallWrong
from briefdesk.english import counted
from briefdesk.model.finding import SourcePack
from briefdesk.model.library import SourceEntry
from briefdesk.pipeline import library
from briefdesk.pipeline.sources import (
    PACK_ENDINGS,
    ReportFacts,
    add_source,
    lacks_title,
    read_source,
    report_facts,
)
from briefdesk.store.library import safe_name

_FACTS = {
    "title": "what the report is called, where its file does not tell",
    "publisher": "who published it",
    "date": "when: 2025, 2025-03 or “March 4, 2025”",
    "url": "where it stands on the web",
}


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
    for fact, what in _FACTS.items():
        add.add_argument(f"--{fact}", default="", metavar=fact.upper(), help=what)
    add.set_defaults(run=add_file)
    commands.add_parser("list", parents=[common], help="the sources at hand").set_defaults(run=list_sources)
    show = commands.add_parser("show", parents=[common], help="one source with its passages and findings")
    show.add_argument("id", metavar="ID")
    show.add_argument("--dismissed", action="store_true", help="with the findings that were dismissed")
    show.set_defaults(run=show_source)
    add_edition_options(commands, common)
    _add_keeping_options(commands, common)


def _add_keeping_options(commands: Any, common: Parser) -> None:
    """Add what shares sources and keeps the library safe."""
    remove = commands.add_parser("remove", parents=[common], help="remove a source; a pack of it is kept")
    remove.add_argument("id", metavar="ID")
    remove.set_defaults(run=remove_source)
    export = commands.add_parser("export", parents=[common], help="write a source as a pack to share")
    export.add_argument("id", metavar="ID")
    export.add_argument("file", type=Path, metavar="FILE")
    export.add_argument("--dismissed", action="store_true", help="with the findings that were dismissed")
    export.set_defaults(run=export_source)
    backup = commands.add_parser("backup", parents=[common], help="write the whole library to one file")
    backup.add_argument("file", type=Path, metavar="FILE")
    backup.set_defaults(run=back_up)
    for parser in (export, backup):
        parser.add_argument("--replace", action="store_true", help="replace a file of that name")
    again = commands.add_parser("restore", parents=[common], help="put a backup in the library’s place")
    again.add_argument("file", type=Path, metavar="FILE")
    again.set_defaults(run=restore)


def read_file(call: Call) -> Answer:
    """Read a file and show what Briefdesk makes of it."""
    return _shown(read_source(call.options.file))


def add_file(call: Call) -> Answer:
    """Keep a source pack or report in the user's library."""
    options = call.options
    facts = report_facts(options.title, options.publisher, options.date, options.url)
    editions = {entry.id: entry.edition for entry in call.desk.sources()}
    held = _held_of_pack(call, options.file)
    pack = add_source(call.desk, options.file, facts=facts)
    document = pack.document
    if held is None:
        known = not _is_pack(options.file) and editions.get(document.id) == document.edition
    else:
        known = held == call.desk.library.pack(document.id, dismissed=True)
    lines = _added_lines(pack, known=known, told=facts != ReportFacts())
    if lacks_title(document, options.file):
        lines.append("The file does not tell its title, so it has that of its name: give it with --title.")
    lines += [
        f"Footnotes lack its {fact}: give it with --{option}."
        for fact, option, told in (
            ("publisher", "publisher", document.publisher),
            ("date", "date", document.date),
            ("address", "url", document.url),
        )
        if not told
    ]
    answer = {**source_json(document), "findings": len(pack.findings), "known": known}
    return Answer(answer, tuple(lines))


def _is_pack(path: Path) -> bool:
    return path.name.lower().endswith(PACK_ENDINGS)


def _held_of_pack(call: Call, path: Path) -> SourcePack | None:
    """Return what the library holds under the id of a pack file: packs may differ in findings alone."""
    if not _is_pack(path):
        return None
    return call.desk.library.pack(read_source(path).document.id, dismissed=True)


def _added_lines(pack: SourcePack, *, known: bool, told: bool) -> list[str]:
    """Say what came into the library: nothing where it had all of the file, but for facts told."""
    name = f"“{pack.document.short_title}” ({pack.document.id})"
    if not known:
        return [f"Added {name} with {_size(pack)}."]
    news = "Its facts are as you told them; the rest" if told else "It"
    return [f"{name} is in the library already: nothing in the file is new.", f"{news} stays as you left it."]


def list_sources(call: Call) -> Answer:
    """List the sources at hand."""
    entries = call.desk.sources()
    rows = [(e.id, e.publisher, e.date, str(e.accepted), str(e.suggested), str(e.dismissed)) for e in entries]
    document = [_entry_json(call, entry) for entry in entries]
    head = ("ID", "PUBLISHER", "DATE", "ACCEPTED", "SUGGESTED", "DISMISSED")
    return Answer(document, table(rows, head=head))


def _entry_json(call: Call, entry: SourceEntry) -> dict[str, Any]:
    """Return a source's own facts and counts; `findings` are those not dismissed."""
    document = call.desk.library.document(entry.id)
    return {
        **(source_json(document) if document else {"id": entry.id}),
        "sections": len(document.sections) if document else 0,
        "findings": entry.accepted + entry.suggested,
        "accepted": entry.accepted,
        "suggested": entry.suggested,
        "dismissed": entry.dismissed,
        "shipped": entry.shipped,
    }


def show_source(call: Call) -> Answer:
    """Show one source."""
    source = require_source(call, call.options.id)
    pack = call.desk.library.pack(source, dismissed=call.options.dismissed)
    if pack is None:
        raise library.SourceUnknown(source)
    return _shown(pack)


def remove_source(call: Call) -> Answer:
    """Remove a source from the library; a pack of it stays beside the library."""
    source = require_source(call, call.options.id)
    kept = call.desk.folders.library / "removed" / f"{safe_name(source)}{PACK_ENDINGS[0]}"
    library.export_pack(call.desk, source, kept, dismissed=True)
    library.remove_source(call.desk, source)
    line = f"Removed “{source}”. To take it back: briefdesk source add “{kept}”"
    return Answer({"removed": source, "kept": str(kept)}, wrapped(line))


def export_source(call: Call) -> Answer:
    """Write a source with its findings as a pack."""
    source = require_source(call, call.options.id)
    path: Path = call.options.file
    if is_there(path) and not call.options.replace:
        raise CallWrong(f"“{path}” is there already.", "Choose another name, or add --replace.")
    written = library.export_pack(call.desk, source, path, dismissed=call.options.dismissed)
    document = {"path": str(written.path), "findings": written.findings, "left_out": written.left_out}
    return Answer(document, exported_lines(written))


def back_up(call: Call) -> Answer:
    """Write all that the library holds to one file."""
    path: Path = call.options.file
    if is_there(path) and not call.options.replace:
        raise CallWrong(f"“{path}” is there already.", "Choose another name, or add --replace.")
    library.backup_library(call.desk, path)
    sources = len(call.desk.sources())
    line = f"Wrote the library with {counted(sources, 'source')} to “{path}”."
    return Answer({"path": str(path), "sources": sources}, wrapped(line))


def restore(call: Call) -> Answer:
    """Put what a backup holds in the place of the library."""
    path: Path = call.options.file
    library.restore_library(call.desk, path)
    sources = len(call.desk.sources())
    line = f"The library holds {counted(sources, 'source')} now. What it held before is kept beside it."
    return Answer({"path": str(path), "sources": sources}, wrapped(line))


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
        lines.extend(finding_lines(finding))
    lines.append(f"{_size(pack)}.")
    return Answer(pack_json(pack), tuple(lines))


def _size(pack: SourcePack) -> str:
    passages = sum(len(section.passages) for section in pack.document.sections)
    sections = counted(len(pack.document.sections), "section")
    return f"{sections}, {counted(passages, 'passage')} and {counted(len(pack.findings), 'finding')}"
