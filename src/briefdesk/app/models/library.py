"""The sources of the library as a list, and the outline of one of them."""

from collections import Counter
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, Qt

from briefdesk.app.models.item_role import ITEM_ROLE, Index
from briefdesk.app.models.kept_rows import KeptRows
from briefdesk.app.wording import plain_tip
from briefdesk.english import counted
from briefdesk.model.finding import FindingState, SourcePack
from briefdesk.model.library import SourceEntry
from briefdesk.model.source import Section, SourceId

UNTITLED = "Without a title"


@dataclass(frozen=True, slots=True)
class SectionRow:
    """A section of the outline: how many findings it holds, and how many of them wait for review."""

    section: Section
    findings: int
    suggested: int


class SourcesModel(KeptRows[SourceEntry]):
    """One row per source, as the library orders them."""

    def stands_for(self, row: SourceEntry) -> SourceId:
        """Return the id of a source: its counts may change."""
        return row.id

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a row says in `role`."""
        if not index.isValid():
            return None
        entry = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return title_of(entry)
            case Qt.ItemDataRole.AccessibleTextRole:
                said = (title_of(entry), origin_words(entry), review_words(entry))
                return ", ".join(filter(None, said))
        return entry if role == ITEM_ROLE else None


class SectionsModel(KeptRows[SectionRow]):
    """The sections of one source in reading order, with counts of findings."""

    def stands_for(self, row: SectionRow) -> Section:
        """Return the section: its counts may change."""
        return row.section

    def show_pack(self, pack: SourcePack | None) -> None:
        """Show the sections of a source; where only counts changed, the rows stay."""
        self.show_rows(_section_rows(pack) if pack else ())

    def index_of_section(self, section_id: str) -> QModelIndex:
        """Return the row of a section, invalid where it is not in the list."""
        section = next((r.section for r in self._rows if r.section.id == section_id), None)
        return self.index_of(section)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a row says in `role`."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.section.heading or UNTITLED
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip(row.section.heading or UNTITLED)
            case Qt.ItemDataRole.AccessibleTextRole:
                review = f", {row.suggested} to review" if row.suggested else ""
                heading = row.section.heading or UNTITLED
                return f"{heading}, level {row.section.level}, {counted(row.findings, 'finding')}{review}"
        return row if role == ITEM_ROLE else None


def title_of(entry: SourceEntry) -> str:
    """Return what a list calls a source."""
    return entry.short_title or entry.title or UNTITLED


def origin_words(entry: SourceEntry) -> str:
    """Return "Example Rights Center, 2026-02 · comes with Briefdesk" as far as it is known."""
    published = ", ".join(filter(None, (entry.publisher, entry.date)))
    return " · ".join(filter(None, (published, "comes with Briefdesk" if entry.shipped else "")))


def review_words(entry: SourceEntry) -> str:
    """Return "12 to review", or how many findings there are where none waits."""
    if entry.suggested:
        return f"{entry.suggested:,} to review"
    return counted(entry.accepted, "finding") if entry.accepted else "no findings"


def _section_rows(pack: SourcePack) -> tuple[SectionRow, ...]:
    live = [f for f in pack.findings if f.citation and f.state is not FindingState.DISMISSED]
    total = Counter(f.citation.section for f in live if f.citation)
    waiting = Counter(f.citation.section for f in live if f.citation and f.state is FindingState.SUGGESTED)
    return tuple(SectionRow(s, total[s.id], waiting[s.id]) for s in pack.document.sections)
