"""The tab of packs: those made from the open project, and the one that came back."""

import datetime as dt

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from briefdesk.app.icons import icon
from briefdesk.app.pages.partners.merge_pane import MergePane
from briefdesk.app.session import Session
from briefdesk.app.style import M, S, hairline, mark
from briefdesk.app.widgets.empty_state import EmptyState
from briefdesk.app.widgets.labels import Size, plain
from briefdesk.english import counted
from briefdesk.model.pack_out import PackId, PackOut
from briefdesk.model.partner_pack import PackMerge
from briefdesk.pipeline.partner_packs import ALL_SLOTS, SLOT_WORDS, without_pack_out


class PacksPane(QWidget):
    """`make_wished()` asks for a new pack, `back_wished()` for the file of one that came back."""

    make_wished = Signal()
    back_wished = Signal()
    taken = Signal(object, tuple)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.list = QListWidget()
        self.list.setAccessibleName("Packs made")
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.make = QPushButton("&Make a pack…")
        self.back = QPushButton("Take a pack &back…")
        self.forget = QPushButton("Forget")
        self.forget.setToolTip("Forget the pack (Delete); should it come back, it is a stranger’s")
        self.forget.setShortcut("Del")
        mark(self.make, kind="primary")
        mark(self.forget, kind="quiet")
        self.merge: MergePane | None = None
        self._none_made = EmptyState()
        self._none_made.tell(
            "partners", "No packs yet",
            "A pack gives a partner the finished letter with room for their letterhead, logo and words.",
        )  # fmt: skip
        self._nothing_back = EmptyState()
        self._right = QStackedWidget()
        self._right.addWidget(self._nothing_back)
        self._left = QStackedWidget()
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self._arrange()
        self._connect()
        self.refresh()

    def refresh(self) -> None:
        """List the packs that the project remembers, the newest first."""
        row = max(0, self.list.currentRow())
        self.list.clear()
        for made in reversed(self._session.project.packs_out):
            item = QListWidgetItem(icon("partners"), _words(made))
            item.setData(Qt.ItemDataRole.UserRole, made.id)
            self.list.addItem(item)
        count = self.list.count()
        self.list.setCurrentRow(min(row, count - 1))
        self._left.setCurrentIndex(0 if count else 1)
        came = any(made.back for made in self._session.project.packs_out)
        self._nothing_back.tell(
            "import", "No pack is being taken back" if came else "Nothing came back yet",
            "What a partner filled in shows here block by block, and you accept or leave each.",
            "Take a pack back…",
        )  # fmt: skip
        self.forget.setVisible(count > 0)

    def changeEvent(self, event: QEvent) -> None:
        """Take up a new scheme: icons of rows keep their color."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_left"):
            for row in range(self.list.count()):
                self.list.item(row).setIcon(icon("partners"))

    def show_merge(self, merge: PackMerge) -> None:
        """Show what a returned pack would change."""
        self.clear_merge()
        self.merge = MergePane(merge)
        self.merge.taken.connect(self.taken)
        self.merge.left.connect(self.clear_merge)
        self._right.addWidget(self.merge)
        self._right.setCurrentWidget(self.merge)
        self.merge.setFocus()

    def clear_merge(self) -> None:
        """Show no returned pack any more."""
        if self.merge is not None:
            had = self.merge.isAncestorOf(self.focusWidget() or self)
            self._right.removeWidget(self.merge)
            self.merge.deleteLater()
            self.merge = None
            if had:
                self.back.setFocus()

    def _forget(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            pack_id = PackId(item.data(Qt.ItemDataRole.UserRole))
            self._session.apply("Forget a pack", without_pack_out(self._session.project, pack_id))

    def _connect(self) -> None:
        self.make.clicked.connect(self.make_wished)
        self.back.clicked.connect(self.back_wished)
        self._nothing_back.action_chosen.connect(self.back_wished)
        self.forget.clicked.connect(self._forget)
        self._session.project_changed.connect(self._follow)

    def _follow(self, before: object, after: object) -> None:
        if getattr(before, "packs_out", None) != getattr(after, "packs_out", None):
            self.refresh()

    def _arrange(self) -> None:
        self._left.addWidget(self.list)
        self._left.addWidget(self._none_made)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(M, S, M, S)
        buttons.setSpacing(S)
        for button in (self.make, self.back):
            buttons.addWidget(button)
        buttons.addStretch()
        out = QWidget()
        column = QVBoxLayout(out)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = plain(Size.STRONG, text="Packs made")
        head.setContentsMargins(M, S, M, S)
        column.addWidget(head)
        column.addWidget(self._left, 1)
        column.addWidget(self.forget, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(hairline())
        column.addLayout(buttons)
        out.setMinimumWidth(300)
        for pane, share in ((out, 2), (self._right, 3)):
            self.splitter.addWidget(pane)
            self.splitter.setStretchFactor(self.splitter.count() - 1, share)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(1)
        self.splitter.setSizes([360, 720])
        self.setFocusProxy(self.make)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.splitter)


def _words(made: PackOut) -> str:
    slots = ", ".join(SLOT_WORDS[slot].lower() for slot in made.open_slots)
    said = "All slots are open" if set(made.open_slots) == set(ALL_SLOTS) else f"Open: {slots}"
    back = f"Back: {counted(made.taken, 'change')} taken on {_short(made.back)}" if made.back else said
    return f"{made.for_whom or 'No partner named'} – {_short(made.day)}\n{back}"


def _short(day: dt.date) -> str:
    return f"{day:%b} {day.day}, {day.year}"
