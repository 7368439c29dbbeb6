"""Who shares a letter and how office holders are greeted, and how many letters that makes."""

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QCheckBox, QComboBox, QHBoxLayout, QLabel, QPushButton, QWidget

from briefdesk.app.style import S, mark
from briefdesk.app.widgets.labels import Size, plain
from briefdesk.english import counted
from briefdesk.model.draft import Grouping

GROUPINGS = (
    (Grouping.EACH, "Each member", "One letter to each"),
    (Grouping.LEADERS, "Chair with ranking member", "The two leaders of a committee share a letter"),
    (Grouping.SENATORS, "Both senators", "The two senators of a state share a letter"),
    (Grouping.DELEGATION, "State delegation", "The chosen members of a state share a letter"),
    (Grouping.TOGETHER, "All in one letter", "Everybody chosen is named in one letter"),
    (Grouping.OPEN, "Open letter", "One letter, “Dear Members of Congress:”, to nobody by name"),
)
ONE_ROW = 520
"""Below this width, in pixels, the greeting stands under the grouping."""


class LettersBar(QWidget):
    """Knows no session."""

    grouping_wished = Signal(object)
    as_role_wished = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.grouping = QComboBox()
        self.as_role = QCheckBox("Greet office holders &by their office")
        self._row = QHBoxLayout(self)
        self._arrange()
        self.grouping.activated.connect(
            lambda number: self.grouping_wished.emit(Grouping(self.grouping.itemData(number)))
        )
        self.as_role.clicked.connect(self.as_role_wished)

    def show_letters(self, grouping: Grouping, *, as_role: bool) -> None:
        """Show how the letters are shared and greet."""
        with QSignalBlocker(self.grouping):
            self.grouping.setCurrentIndex(self.grouping.findData(grouping.value))
        self.as_role.setChecked(as_role)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand in one row or in two."""
        super().resizeEvent(event)
        wide = self.width() >= ONE_ROW
        self._row.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)

    def _arrange(self) -> None:
        label = QLabel("Letter&s to")
        label.setBuddy(self.grouping)
        self.grouping.setAccessibleName("Letters to")
        for grouping, words, tip in GROUPINGS:
            self.grouping.addItem(words, grouping.value)
            self.grouping.setItemData(self.grouping.count() - 1, tip, Qt.ItemDataRole.ToolTipRole)
        self.as_role.setToolTip("“Dear Chairman Reed:” where the query names the committee that they chair")
        shared = QHBoxLayout()
        shared.setSpacing(S)
        shared.addWidget(label)
        shared.addWidget(self.grouping)
        shared.addStretch()
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(S)
        self._row.addLayout(shared)
        self._row.addWidget(self.as_role)


class CountLine(QWidget):
    """How many letters go to how many members, and the way to leave nobody out."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = plain(Size.STRONG)
        self.everyone = QPushButton("&Include all")
        self.write = QPushButton("&Write to these")
        mark(self.everyone, kind="link")
        mark(self.write, kind="primary")
        self.everyone.hide()
        self.write.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(S)
        row.addWidget(self.words, 1)
        row.addWidget(self.everyone)
        row.addWidget(self.write)

    def show_words(self, words: str, *, left_out: int) -> None:
        """Say how many there are."""
        self.words.setText(words)
        self.everyone.setVisible(bool(left_out))


def count_words(
    grouping: Grouping, *, letters: int | None, members: int, contacts: int, left_out: int, vacant: int
) -> str:
    """Return "42 letters to 45 members, 2 left out, 1 vacant seat"; without `letters` who is found."""
    whom = counted(members, "member")
    if contacts:
        whom = f"{whom} and {counted(contacts, 'contact')}" if members else counted(contacts, "contact")
    if letters is None:
        words = whom
    elif not letters:
        words = "No letters yet"
    elif grouping is Grouping.OPEN and not contacts:
        words = f"1 open letter, {whom} chosen" if members else "1 open letter"
    elif letters == members + contacts and letters > 1 and not contacts:
        words = f"{counted(letters, 'letter')}, one to each member"
    else:
        words = f"{counted(letters, 'letter')} to {whom}"
    if left_out:
        words += f", {left_out} left out"
    if vacant:
        words += f", {counted(vacant, 'vacant seat')}"
    return words
