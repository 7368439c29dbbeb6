"""Findings that say nearly the same, in groups: go to one to merge or dismiss it there."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from briefdesk.app.models.found import found_words
from briefdesk.app.models.item_role import ITEM_ROLE
from briefdesk.app.style import XL, L, M
from briefdesk.app.widgets.labels import plain
from briefdesk.app.wording import plain_tip
from briefdesk.english import counted
from briefdesk.model.library import FoundFinding


class DuplicatesDialog(QDialog):
    """`chosen` carries the FoundFinding to go to, then the dialog closes."""

    chosen = Signal(object)

    def __init__(self, groups: tuple[tuple[FoundFinding, ...], ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Near-duplicates")
        self.resize(680, 520)
        self.tree = QTreeWidget()
        self.tree.setHeaderHidden(True)
        self.tree.setColumnCount(2)
        self.tree.setWordWrap(True)
        self.tree.setAccessibleName("Findings that say nearly the same")
        for group in groups:
            self._add_group(group)
        self.tree.expandAll()
        self.tree.setColumnWidth(0, 420)
        self.tree.itemActivated.connect(self._go)
        self.tree.currentItemChanged.connect(lambda item, _old: self._show_choice(item))
        self.buttons = QDialogButtonBox()
        self._take = self.buttons.addButton("Go to it", QDialogButtonBox.ButtonRole.AcceptRole)
        self.buttons.addButton(QDialogButtonBox.StandardButton.Close)
        self.buttons.accepted.connect(lambda: self._go(self.tree.currentItem()))
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(XL, L, XL, L)
        column.setSpacing(M)
        column.addWidget(
            plain(tone="muted", text=f"{counted(len(groups), 'group')} of findings that say nearly the same.")
        )
        column.addWidget(self.tree, 1)
        column.addWidget(self.buttons)
        # Only now: a button outside its dialog is not yet its default.
        self._take.setDefault(True)
        self._show_choice(None)

    def _add_group(self, group: tuple[FoundFinding, ...]) -> None:
        top = QTreeWidgetItem(self.tree, [counted(len(group), "finding")])
        top.setFirstColumnSpanned(True)
        for found in group:
            row = QTreeWidgetItem(top, [found.finding.text, found_words(found)])
            row.setData(0, ITEM_ROLE, found)
            row.setToolTip(0, plain_tip(found.finding.text))

    def _show_choice(self, item: QTreeWidgetItem | None) -> None:
        self._take.setEnabled(item is not None and item.data(0, ITEM_ROLE) is not None)

    def _go(self, item: QTreeWidgetItem | None) -> None:
        found = item.data(0, ITEM_ROLE) if item is not None else None
        if isinstance(found, FoundFinding):
            self.accept()
            self.chosen.emit(found)
