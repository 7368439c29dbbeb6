"""`briefdesk facts`: what is known of states and districts, each with its source and date."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from briefdesk.cli.call import DONE, IN_PART, Answer, Call
from briefdesk.cli.columns import plain, wrapped
from briefdesk.cli.parser import Parser, subcommands
from briefdesk.cli.projects import add_project, opened
from briefdesk.cli.shapes import refused_json, refused_lines
from briefdesk.english import counted, printed_date
from briefdesk.errors import StoreError
from briefdesk.model.address_book import LocalFactEntry
from briefdesk.model.local_fact import LocalFact
from briefdesk.pipeline.local_facts import add_local_fact, import_local_facts, local_facts, pick_local_facts
from briefdesk.pipeline.projects import save_project
from briefdesk.store.project_file import file_hash


def add_options(parser: ArgumentParser, common: Parser) -> None:
    """Add the subcommands of `briefdesk facts`."""
    add = subcommands(parser, common)
    listed = add("list", "the local facts of the library, of one place or all", list_facts)
    listed.add_argument("place", nargs="?", default="", metavar="PLACE", help="TX, Texas or TX-34")
    new = add("add", "keep a fact about a state or district", keep_fact)
    new.add_argument("place", metavar="PLACE", help="TX, Texas or TX-34")
    new.add_argument("fact", metavar="FACT", help="the fact, as a sentence")
    new.add_argument("--source", default="", metavar="TITLE", help="the publication it comes from")
    new.add_argument("--date", default="", metavar="DATE", help="its date: 2025, 2025-03 or 2025-03-04")
    new.add_argument("--publisher", default="", metavar="NAME", help="who published it")
    new.add_argument("--url", default="", metavar="URL", help="its web address")
    add("import", "take facts from a CSV or XLSX file", take_facts).add_argument(
        "file", type=Path, metavar="FILE"
    )
    pick = add("pick", "put into a project’s letter the facts about its recipients’ places", pick_facts)
    add_project(pick)


def list_facts(call: Call) -> Answer:
    """List the local facts."""
    found = local_facts(call.desk, call.options.place)
    lines: list[str] = []
    for entry in found:
        lines.append(plain(f"{entry.place:<6} {entry.finding.id}"))
        lines.extend(wrapped(entry.finding.text, indent=7))
        cited = ", ".join(filter(None, (entry.publisher, entry.title, printed_date(entry.date), entry.url)))
        lines.extend(wrapped(cited, indent=7))
    return Answer([_json(entry) for entry in found], (*lines, f"{counted(len(found), 'local fact')}."))


def keep_fact(call: Call) -> Answer:
    """Keep a fact."""
    options = call.options
    fact = LocalFact(
        options.place, options.fact, options.source, options.date, options.publisher, options.url
    )
    _ask_to_keep(call)
    finding = add_local_fact(call.desk, fact)
    entry = next(e for e in local_facts(call.desk) if e.finding.id == finding.id)
    return Answer(_json(entry), (f"Kept as “{finding.id}”.",))


def take_facts(call: Call) -> Answer:
    """Take facts from a file; exit status 1 where some rows were refused."""
    _ask_to_keep(call)
    done = import_local_facts(call.desk, call.options.file)
    document = {"taken": [finding.id for finding in done.taken], "refused": refused_json(done.refused)}
    lines = (*refused_lines(done.refused), f"{counted(len(done.taken), 'local fact')} taken.")
    return Answer(document, lines, IN_PART if done.refused else DONE)


def _ask_to_keep(call: Call) -> None:
    """Raise StoreError where the library would forget a fact as soon as this command ends."""
    library = call.desk.library
    if library.forgets:
        raise StoreError(f"No fact was kept. {library.problem}", library.next_step)


def pick_facts(call: Call) -> Answer:
    """Put the fitting facts into a project's letter, each for its place alone."""
    path: Path = call.options.project
    expected, before = file_hash(path), opened(call)
    after = pick_local_facts(call.desk, before)
    added = [finding for finding in after.letter.picked() if finding not in before.letter.picked()]
    save_project(after, path, expected=expected)
    return Answer({"picked": added}, (f"{counted(len(added), 'local fact')} put into the letter.",))


def _json(entry: LocalFactEntry) -> dict[str, Any]:
    return {
        "place": entry.place,
        "id": entry.finding.id,
        "text": entry.finding.text,
        "source": entry.source,
        "title": entry.title,
        "publisher": entry.publisher,
        "date": entry.date,
        "url": entry.url,
    }
