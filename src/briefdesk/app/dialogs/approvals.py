"""Which pages are approved, and approving them: all letters, some, or the one-pager."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QListWidget,
    QListWidgetItem,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from briefdesk.app.icons import icon
from briefdesk.app.style import XL, L, M, S, colors_of, mark
from briefdesk.app.widgets.approval_bar import SHAPES
from briefdesk.app.widgets.labels import Size, plain
from briefdesk.app.wording import short_name
from briefdesk.english import counted
from briefdesk.model.addressee import AddresseeId
from briefdesk.pipeline.approval_states import ApprovalState, Reviewed

_PAGE = Qt.ItemDataRole.UserRole
ONE_PAGER = "One-pager"


@dataclass(frozen=True, slots=True)
class Pages:
    """What is approved or taken back: the one-pager, letters, or both."""

    brief: bool
    letters: tuple[AddresseeId, ...]


class _PageList(QListWidget):
    """A list in which Enter approves."""

    approve_wished = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Approve what is selected on Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.approve_wished.emit()
        else:
            super().keyPressEvent(event)


class ApprovalsDialog(QDialog):
    """Lists pages with their state. `approve_wished(Pages, name)`, `withdraw_wished(Pages)` and
    `marks_wished(bool)` are for whoever opened it to carry out; `show_pages` then shows the outcome."""

    approve_wished = Signal(object, str)
    withdraw_wished = Signal(object)
    marks_wished = Signal(bool)
    cancel_wished = Signal()

    def __init__(self, name: str, day: str, *, marks: bool, parent: QWidget | None = None) -> None:
        """`name` is proposed as who approves, `day` is today in words."""
        super().__init__(parent)
        self.setWindowTitle("Approvals")
        self.setMinimumSize(540, 480)
        self.name = QLineEdit(name)
        self.name.setAccessibleName("Who approves")
        self.name.setPlaceholderText("Your name")
        self.list = _PageList()
        self.list.setAccessibleName("Pages and their approval")
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        # A long name goes on in the next line, not out of sight.
        self.list.setWordWrap(True)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.tally = plain(Size.SMALL, "muted", text="")
        self.said = QLabel()
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        self.said.setWordWrap(True)
        mark(self.said, tone="danger")
        self.said.hide()
        self.marks = QCheckBox("Print &DRAFT on pages that nobody approved")
        self.marks.setChecked(marks)
        self.approve = _button("&Approve", kind="primary")
        self.approve_all = _button("Approve all &letters")
        self.withdraw = _button("&Take back")
        self.close_button = _button("Close")
        self.bar = QProgressBar()
        self.bar.setAccessibleName("Pages looked at")
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(4)
        self.cancel = _button("Cancel", kind="link")
        self._busy = QWidget()
        self._reviewed: tuple[Reviewed, ...] = ()
        self._arrange(day)
        self._connect()
        self.show_busy("Looking at the pages…")

    def show_busy(self, words: str) -> None:
        """Say what is being worked out; nothing can be pressed but Cancel and Close, which stop it."""
        self.tally.setText(words)
        self.bar.setMaximum(0)
        self._busy.show()
        for button in (self.approve, self.approve_all, self.withdraw):
            button.setEnabled(False)

    def show_progress(self, done: int, total: int) -> None:
        """Show how many of the pages have been looked at."""
        self.bar.setMaximum(total)
        self.bar.setValue(done)
        self.bar.setAccessibleDescription(f"{done:,} of {total:,}")

    def show_again(self, words: str) -> None:
        """Show what was shown before the work that somebody stopped, and say so."""
        self._busy.hide()
        self._count()
        self._allow()
        self.say(words)

    def show_pages(self, reviewed: tuple[Reviewed, ...], chosen: frozenset[AddresseeId | None]) -> None:
        """List pages; `chosen` are selected, None stands for the one-pager."""
        self._reviewed = reviewed
        self._busy.hide()
        colors = colors_of(self)
        tones = {"ok": colors.ok, "warning": colors.warning, "muted": colors.muted}
        self.list.blockSignals(True)
        self.list.clear()
        for one in reviewed:
            shape, tone = SHAPES[one.state]
            who = short_name(one.addressee) if one.addressee else ONE_PAGER
            item = QListWidgetItem(icon(shape, tones[tone]), f"{who}  ·  {one.words}")
            item.setData(_PAGE, one)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{who}: {one.words}")
            self.list.addItem(item)
            page = one.addressee.id if one.addressee else None
            if page in chosen:
                item.setSelected(True)
                self.list.setCurrentItem(item)
        self.list.blockSignals(False)
        self._count()
        self._allow()

    def say(self, sentence: str) -> None:
        """Say what cannot be done."""
        self.said.setText(sentence)
        self.said.setVisible(bool(sentence))

    def selected(self) -> tuple[Reviewed, ...]:
        """Return the pages selected."""
        return tuple(item.data(_PAGE) for item in self.list.selectedItems())

    def _count(self) -> None:
        states = [one.state for one in self._reviewed]
        approved, lapsed = states.count(ApprovalState.APPROVED), states.count(ApprovalState.LAPSED)
        words = f"{approved:,} of {counted(len(states), 'page')} approved"
        self.tally.setText(f"{words}, {lapsed:,} lapsed" if lapsed else words)

    def _allow(self) -> None:
        chosen = self.selected()
        self.approve.setEnabled(bool(chosen))
        self.approve_all.setEnabled(any(one.addressee for one in self._reviewed))
        self.withdraw.setEnabled(any(one.state is not ApprovalState.NONE for one in chosen))
        self.approve.setText("&Approve" if len(chosen) < 2 else f"&Approve {len(chosen):,}")

    def _wish(self, pages: tuple[Reviewed, ...]) -> None:
        name = " ".join(self.name.text().split())
        if not name:
            self.say("Write who approves: an approval needs a name.")
            self.name.setFocus()
            return
        self.say("")
        if pages:
            self.approve_wished.emit(_pages(pages), name)

    def _arrange(self, day: str) -> None:
        who = QHBoxLayout()
        who.setSpacing(S)
        label = QLabel("Approved &by")
        label.setBuddy(self.name)
        on = QLabel(f"on {day}")
        mark(on, tone="muted")
        who.addWidget(label)
        who.addWidget(self.name, 1)
        who.addWidget(on)
        buttons = QHBoxLayout()
        buttons.setSpacing(S)
        for button in (self.approve, self.approve_all, self.withdraw):
            buttons.addWidget(button)
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(XL, L, XL, L)
        column.setSpacing(M)
        column.addLayout(who)
        column.addWidget(self.list, 1)
        column.addLayout(self._tally_line())
        column.addWidget(self.marks)
        column.addWidget(self.said)
        column.addLayout(buttons)
        (self.list if self.name.text() else self.name).setFocus()

    def _tally_line(self) -> QHBoxLayout:
        line = QHBoxLayout(self._busy)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(S)
        line.addWidget(self.bar, 1)
        line.addWidget(self.cancel)
        whole = QHBoxLayout()
        whole.setSpacing(M)
        whole.addWidget(self.tally, 1)
        whole.addWidget(self._busy, 1)
        return whole

    def _connect(self) -> None:
        self.list.itemSelectionChanged.connect(self._allow)
        self.list.approve_wished.connect(lambda: self._wish(self.selected()))
        self.approve.clicked.connect(lambda: self._wish(self.selected()))
        self.approve_all.clicked.connect(
            lambda: self._wish(tuple(one for one in self._reviewed if one.addressee))
        )
        self.withdraw.clicked.connect(lambda: self.withdraw_wished.emit(_pages(self.selected())))
        self.marks.toggled.connect(self.marks_wished)
        self.close_button.clicked.connect(self.reject)
        self.cancel.clicked.connect(self.cancel_wished)


def _pages(reviewed: tuple[Reviewed, ...]) -> Pages:
    letters = tuple(one.addressee.id for one in reviewed if one.addressee)
    return Pages(any(one.addressee is None for one in reviewed), letters)


def _button(words: str, kind: str | None = None) -> QPushButton:
    button = QPushButton(words)
    # Else Enter in the name's field would press one of them.
    button.setAutoDefault(False)
    mark(button, kind=kind)
    return button
