"""The findings of a new edition by what became of them; what needs a look stands first and open."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QAbstractItemView, QTreeWidget, QTreeWidgetItem, QTreeWidgetItemIterator

from briefdesk.app.models.item_role import ITEM_ROLE
from briefdesk.app.models.wording import place_of
from briefdesk.app.wording import plain_tip
from briefdesk.model.finding import Finding
from briefdesk.model.library import Anchor, Anchored
from briefdesk.pipeline.editions import EditionPlan

EditionRow = Anchored | Finding
"""A finding of the old edition, or a suggestion that is new."""

ANCHOR_WORDS: dict[Anchor, str] = {
    Anchor.CHANGED: "Changed",
    Anchor.GONE: "Gone",
    Anchor.MOVED: "Moved",
    Anchor.SAME: "The same",
}
_ACCESSIBLE = int(Qt.ItemDataRole.AccessibleTextRole)
_ROW = QSize(0, 28)
_OPEN = (Anchor.CHANGED, Anchor.GONE)


class EditionList(QTreeWidget):
    """Groups with their counts; `chosen` carries the EditionRow that is selected, or None."""

    chosen = Signal(object)

    def __init__(self, plan: EditionPlan) -> None:
        super().__init__()
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setIndentation(16)
        self.setMinimumWidth(260)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName("Findings by what became of them")
        for anchor, words in ANCHOR_WORDS.items():
            self._add_group(words, plan.of(anchor), is_open=anchor in _OPEN)
        self._add_group("New", plan.suggestions_new, is_open=False)
        self.currentItemChanged.connect(lambda item, _old: self.chosen.emit(_row_of(item)))

    def choose_first(self) -> None:
        """Select the first finding of an open group, else the first group."""
        top = self.topLevelItem(0)
        first = top.child(0) if top is not None and top.isExpanded() else top
        if first is not None:
            self.setCurrentItem(first)

    def choose(self, row: EditionRow) -> None:
        """Select a finding and open its group."""
        items = QTreeWidgetItemIterator(self)
        while (item := items.value()) is not None:
            if _row_of(item) == row:
                self.setCurrentItem(item)
                return
            items += 1

    def _add_group(self, words: str, rows: tuple[EditionRow, ...], *, is_open: bool) -> None:
        if not rows:
            return
        group = QTreeWidgetItem(self, [f"{words} ({len(rows):,})"])
        group.setSizeHint(0, _ROW)
        strong = QFont(self.font())
        strong.setWeight(QFont.Weight.DemiBold)
        group.setFont(0, strong)
        for row in rows:
            finding = row.finding if isinstance(row, Anchored) else row
            item = QTreeWidgetItem(group, [finding.text])
            item.setSizeHint(0, _ROW)
            item.setData(0, ITEM_ROLE, row)
            # As markup, so that a long tip breaks into lines and shows "<" as it stands.
            item.setToolTip(0, plain_tip(finding.text))
            item.setData(0, _ACCESSIBLE, f"{words}: {finding.text} {place_of(finding)}")
        group.setExpanded(is_open)


def _row_of(item: QTreeWidgetItem | None) -> EditionRow | None:
    found = item.data(0, ITEM_ROLE) if item is not None else None
    return found if isinstance(found, Anchored | Finding) else None
