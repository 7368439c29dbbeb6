"""Facts about states and districts: entered or imported with their source, picked for the recipients."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from briefdesk.congress.conditions import ValueUnknown, known_place
from briefdesk.errors import BriefdeskError
from briefdesk.model.address_book import LocalFactEntry
from briefdesk.model.draft import Project
from briefdesk.model.finding import Finding, FindingId, FindingKind, FindingState, SourcePack
from briefdesk.model.library import FindingQuery
from briefdesk.model.local_fact import LocalFact
from briefdesk.model.source import SourceId
from briefdesk.model.table import RefusedRow
from briefdesk.pipeline.desk import Desk
from briefdesk.pipeline.drafts import pick_finding
from briefdesk.pipeline.library import ALL
from briefdesk.pipeline.recipients import chosen
from briefdesk.pipeline.table_columns import MEND_FORMULA, columns_of, row_text, without_result
from briefdesk.sources.local_facts import (
    FactInvalid,
    checked_fact,
    facts_source,
    is_cited,
    place_of,
    with_fact,
)
from briefdesk.sources.tables import TableInvalid, read_table

_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "place": ("place", "state", "district", "state or district", "seat"),
    "text": ("fact", "text", "local fact", "finding", "statement"),
    "source": ("source", "title", "source title", "publication"),
    "publisher": ("publisher", "published by", "organization", "organisation"),
    "date": ("date", "year", "published", "source date"),
    "url": ("url", "address", "web address", "link", "web"),
}


@dataclass(frozen=True, slots=True)
class ImportedFacts:
    """What an import took, and the rows that it refused."""

    taken: tuple[Finding, ...]
    refused: tuple[RefusedRow, ...]


def add_local_fact(desk: Desk, fact: LocalFact) -> Finding:
    """Keep a fact in the library, in a source for what it is cited from, and return it as a finding.

    Its place may be a state's name or code or a district ("Texas", "TX", "TX-34"). Raises FactInvalid,
    WordingRefused or StoreError.
    """
    shelf = _Shelf(desk)
    shelf.add(checked_local_fact(desk, fact))
    return shelf.keep()[0]


def import_local_facts(desk: Desk, path: Path) -> ImportedFacts:
    """Keep the facts of a CSV or XLSX file: columns place, fact, source, date, publisher and url.

    A row that lacks something, or stands in the library already, is refused with its line and the reason.
    Raises TableInvalid, SourceUnreadable or StoreError.
    """
    table = read_table(path)
    columns = columns_of(table.header, _COLUMNS)
    missing = [name for name in ("place", "text", "source", "date") if name not in columns]
    if missing:
        shown = ", ".join("fact" if name == "text" else name for name in missing)
        raise TableInvalid(
            f"“{path.name}” has no column {shown}.",
            "Head the columns with place, fact, source, date, publisher and url.",
            where=str(path),
        )
    known = {(entry.place, entry.finding.text) for entry in local_facts(desk)}
    shelf = _Shelf(desk)
    refused: list[RefusedRow] = []
    for row in table.rows:
        found = {name: row.cell(at) for name, at in columns.items()}
        try:
            failed = without_result(found.values())
            if failed:
                raise FactInvalid(failed, MEND_FORMULA)
            fact = checked_local_fact(desk, LocalFact(**{"publisher": "", "url": "", **found}))
            if (fact.place, fact.text) in known:
                raise FactInvalid("The fact is there already.", "Look for it in the library of sources.")
            shelf.add(fact)
        except BriefdeskError as error:
            refused.append(RefusedRow(row.line, row_text(row), str(error)))
            continue
        known.add((fact.place, fact.text))
    return ImportedFacts(shelf.keep(), tuple(refused))


def local_facts(desk: Desk, place: str = "") -> tuple[LocalFactEntry, ...]:
    """Return the local facts of the library with their places and sources, of one place or all.

    Dismissed ones are left out. Raises FactInvalid for a place that there is not.
    """
    wanted = _place(place) if place.strip() else ""
    found = desk.library.search(FindingQuery(kinds=(FindingKind.LOCAL_FACT,)), ALL).found
    entries: list[LocalFactEntry] = []
    for source in dict.fromkeys(item.source for item in found):
        pack = desk.library.pack(source)
        entries += _entries(pack) if pack else ()
    entries.sort(key=lambda entry: entry.place)
    return tuple(entry for entry in entries if not wanted or entry.place == wanted)


def pick_local_facts(desk: Desk, project: Project) -> Project:
    """Return the project with the facts about its recipients' places in the letter, each only for its place.

    The sources that they are cited from come along. Raises RecipientsUnreadable or ComposeError.
    """
    places = _places(desk, project)
    held = frozenset(project.letter.picked())
    wanted = [e for e in local_facts(desk) if e.place in places and e.finding.id not in held]
    for entry in wanted:
        project = pick_finding(desk, with_pack(desk, project, entry.source), "letter", entry.finding.id)
    return project


def with_pack(desk: Desk, project: Project, source: SourceId) -> Project:
    """Return the project with the library's copy of a source of facts; what it had picked stays."""
    pack = desk.library.pack(source)
    if pack is None:
        return project
    copy = next((kept for kept in project.sources if kept.document.id == source), None)
    if copy is None:
        return replace(project, sources=(*project.sources, pack))
    there, picked = {finding.id for finding in pack.findings}, project.picked()
    lost = tuple(f for f in copy.findings if f.id in picked and f.id not in there)
    grown = SourcePack(pack.document, (*pack.findings, *lost))
    return replace(project, sources=tuple(grown if kept is copy else kept for kept in project.sources))


def checked_local_fact(desk: Desk, fact: LocalFact) -> LocalFact:
    """Return the fact with tidy fields and its place by code.

    Raises FactInvalid, whose `where` names the field, or WordingRefused.
    """
    tidy = checked_fact(replace(fact, place=_place(fact.place)))
    if tidy.date > desk.today.isoformat():
        raise FactInvalid(
            f"The date {tidy.date} lies ahead.", "Enter when the source was published.", where="date"
        )
    return tidy


def _place(text: str) -> str:
    try:
        return known_place(text)
    except ValueUnknown as error:
        sentence = str(error)
        raise FactInvalid(
            sentence[:1].upper() + sentence[1:],
            "Write a state or a district: TX, Texas or TX-34.",
            where="place",
        ) from error


class _Shelf:
    """The sources of some facts, each read once and put back once, whatever number of facts they gain."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._packs: dict[SourceId, SourcePack] = {}
        self._added: list[FindingId] = []

    def add(self, fact: LocalFact) -> None:
        """Put a fact into its source. Raises FactInvalid where it is there already."""
        grown, finding = with_fact(self._pack_for(fact), fact)
        self._packs[grown.document.id] = grown
        self._added.append(finding.id)

    def keep(self) -> tuple[Finding, ...]:
        """Put the sources into the library and return the findings added. Raises StoreError."""
        for pack in self._packs.values():
            self._desk.library.put(pack, today=self._desk.today)
        by_id = {finding.id: finding for pack in self._packs.values() for finding in pack.findings}
        return tuple(by_id[finding_id] for finding_id in self._added)

    def _pack_for(self, fact: LocalFact) -> SourcePack:
        empty = facts_source(fact)
        known = self._known(empty.document.id)
        if known is None or is_cited(fact, known.document):
            return known or empty
        # Another publication of that title and date.
        other = facts_source(fact, known)
        return self._known(other.document.id) or other

    def _known(self, source: SourceId) -> SourcePack | None:
        return self._packs.get(source) or self._desk.library.pack(source, dismissed=True)


def _entries(pack: SourcePack) -> list[LocalFactEntry]:
    document = pack.document
    return [
        LocalFactEntry(
            place, finding, document.id, document.title, document.publisher, document.date, document.url
        )
        for finding in pack.findings
        if finding.state is not FindingState.DISMISSED and (place := place_of(finding, document))
    ]


def _places(desk: Desk, project: Project) -> frozenset[str]:
    found: set[str] = set()
    for addressee in chosen(desk, project):
        for member in addressee.members:
            found |= {member.state, member.seat.code}
        if addressee.contact is not None:
            found.add(addressee.contact.state)
            office = desk.index.member(addressee.contact.member) if addressee.contact.member else None
            found |= {office.state, office.seat.code} if office else set()
    return frozenset(found)
