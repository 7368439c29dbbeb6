"""What the findings pane leaves in sight: words, kinds and picked ones."""

from collections.abc import Iterator
from dataclasses import replace

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QSortFilterProxyModel, Qt

from briefdesk.app.models.item_role import ITEM_ROLE, TOP, Index
from briefdesk.app.models.outline import OutlineModel, SectionOutline, spoken
from briefdesk.model.finding import Finding, FindingKind

_SAID = (int(Qt.ItemDataRole.AccessibleTextRole), int(Qt.ItemDataRole.ToolTipRole))


class OutlineFilter(QSortFilterProxyModel):
    """Keeps findings that hold all words, are of one of the kinds and, if asked, are picked.

    Sections and sources stay in sight as long as one of their findings does.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words: tuple[str, ...] = ()
        self._kinds: frozenset[FindingKind] = frozenset()
        self._picked_only = False
        self.setRecursiveFilteringEnabled(True)

    def set_words(self, text: str) -> None:
        """Keep findings in whose text, topics, figures or section every word of `text` occurs."""
        self._change(words=tuple(text.casefold().split()))

    def set_kinds(self, kinds: frozenset[FindingKind]) -> None:
        """Keep findings of these kinds; none of them means all."""
        self._change(kinds=kinds)

    def set_picked_only(self, picked_only: bool) -> None:
        """Keep only what is picked in the document shown."""
        self._change(picked_only=picked_only)

    @property
    def active(self) -> bool:
        """Return whether anything is filtered at all."""
        return bool(self._words or self._kinds or self._picked_only)

    @property
    def picks_matter(self) -> bool:
        """Return whether a tick can bring a row into sight or take it out."""
        return self._picked_only

    def refresh(self) -> None:
        """Filter anew after picks have changed."""
        self._change()

    def finding_count(self) -> int:
        """Return how many findings are in sight."""
        return sum(1 for _ in self._findings(QModelIndex()))

    def first_finding(self) -> QModelIndex:
        """Return the first finding in sight, invalid where there is none."""
        return next(self._findings(QModelIndex()), QModelIndex())

    def _findings(self, parent: QModelIndex) -> Iterator[QModelIndex]:
        for row in range(self.rowCount(parent)):
            index = self.index(row, 0, parent)
            if isinstance(index.data(ITEM_ROLE), Finding):
                yield index
            else:
                yield from self._findings(index)

    def hasChildren(self, parent: Index = TOP) -> bool:
        """Return whether a row has rows below it: a heading in sight always holds a finding in sight.

        Qt would filter all findings of all closed headings to know.
        """
        return super().hasChildren(parent) if not parent.isValid() else self._holds(parent)

    def _holds(self, place: Index) -> bool:
        source = self.sourceModel()
        return source is not None and source.hasChildren(self.mapToSource(place))

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a row says; a section says how many findings the filter found in it."""
        data = super().data(index, role)
        if not self.active or role not in (ITEM_ROLE, *_SAID):
            return data
        item = data if role == ITEM_ROLE else super().data(index, ITEM_ROLE)
        if not isinstance(item, SectionOutline):
            return data
        found = replace(item, found=self.rowCount(index))
        return found if role == ITEM_ROLE else spoken(found, picked=False)

    def _change(
        self,
        words: tuple[str, ...] | None = None,
        kinds: frozenset[FindingKind] | None = None,
        picked_only: bool | None = None,
    ) -> None:
        self.beginFilterChange()
        self._words = self._words if words is None else words
        self._kinds = self._kinds if kinds is None else kinds
        self._picked_only = self._picked_only if picked_only is None else picked_only
        self.endFilterChange()

    def filterAcceptsRow(self, source_row: int, source_parent: QModelIndex | QPersistentModelIndex) -> bool:
        """Judge findings only; what holds them follows."""
        source = self.sourceModel()
        if not isinstance(source, OutlineModel):
            return False
        item = source.item(source.index(source_row, 0, source_parent))
        if not isinstance(item, Finding):
            return False
        if self._picked_only and item.id not in source.picked():
            return False
        return self._of_kind(item) and self._holds_words(item)

    def _of_kind(self, finding: Finding) -> bool:
        return not self._kinds or finding.kind in self._kinds

    def _holds_words(self, finding: Finding) -> bool:
        if not self._words:
            return True
        heading = finding.citation.heading if finding.citation else ""
        text = " ".join(
            (finding.text, heading, *finding.topics, *finding.figures, *finding.states)
        ).casefold()
        return all(word in text for word in self._words)
