"""Above the text of a part: whether everyone's letter is written or one alone, and why that one."""

from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from briefdesk.app.icons import set_icon
from briefdesk.app.style import XS, mark
from briefdesk.app.widgets.labels import Size, plain
from briefdesk.app.wording import plain_tip

REASONS = (
    "The office asked for it",
    "We met about this",
    "They know the matter well",
    "Follows their own bill",
)
WHY = "Why does this letter alone differ? Then write below."


@dataclass(frozen=True, slots=True)
class ByHandShown:
    """What the bar shows: `who` is the recipient, `only_here` whether their letter alone is written.

    `state` says how the edit stands to the text for everyone; with `conflict` a choice is offered, with
    `merged` the reading of it. `base` and `master` are that text when the edit was made, and now; `mine` is
    what was written in its place.
    """

    who: str
    only_here: bool = False
    reason: str = ""
    state: str = ""
    conflict: bool = False
    merged: bool = False
    base: str = ""
    master: str = ""
    mine: str = ""


class HandEditBar(QWidget):
    """Knows no session: it tells what is wished."""

    only_here_wished = Signal(bool)
    reason_wished = Signal(str)
    keep_wished = Signal()
    take_wished = Signal()
    compare_wished = Signal()
    write_wished = Signal()
    """The reason is given: the keyboard may go to the text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.everyone = _tab("Everyone", "Write what every letter says")
        self.only_here = _tab("This letter only", "")
        self.reason = QLineEdit()
        self.reasons = QToolButton()
        self.keep = QPushButton()
        self.take = QPushButton("Take the new text")
        self.compare = QPushButton("Compare…")
        self.state = plain(Size.SMALL, "warning")
        self._reason_row = QWidget()
        self._choice_row = QWidget()
        self._shown: ByHandShown | None = None
        self._arrange()
        self._connect()
        self.show_edit(None)

    def show_edit(self, shown: ByHandShown | None) -> None:
        """Show how the part stands in the letter shown; None where no letter can be edited."""
        self.setVisible(shown is not None)
        # Asked at every keystroke: what is shown already needs no polish.
        if shown is None or shown == self._shown:
            return
        self._shown = shown
        self.only_here.setToolTip(plain_tip(f"Write what the letter to {shown.who} alone says"))
        (self.only_here if shown.only_here else self.everyone).setChecked(True)
        self._reason_row.setVisible(shown.only_here)
        if self.reason.text() != shown.reason:
            self.reason.setText(shown.reason)
        waits = shown.only_here and not shown.reason.strip()
        self.state.setText(WHY if waits else shown.state)
        mark(self.state, tone="warning" if shown.conflict else "muted")
        self.state.setVisible(bool(self.state.text()))
        self._choice_row.setVisible(shown.only_here and (shown.conflict or shown.merged))
        self.keep.setText("Keep mine" if shown.conflict else "Keep both")
        self.keep.setToolTip("Keep the edit as it is" if shown.conflict else "Keep both changes")

    def _arrange(self) -> None:
        group = QButtonGroup(self)
        modes = QHBoxLayout()
        modes.setSpacing(XS)
        for tab in (self.everyone, self.only_here):
            group.addButton(tab)
            modes.addWidget(tab)
        modes.addStretch(1)
        self.reason.setPlaceholderText("Reason, kept with the edit")
        self.reason.setAccessibleName("Reason for editing this letter alone")
        self.reason.setMaxLength(200)
        self._fill_reasons()
        reason = QHBoxLayout(self._reason_row)
        reason.setContentsMargins(0, 0, 0, 0)
        reason.setSpacing(XS)
        reason.addWidget(self.reason, 1)
        reason.addWidget(self.reasons)
        choice = QHBoxLayout(self._choice_row)
        choice.setContentsMargins(0, 0, 0, 0)
        choice.setSpacing(XS)
        choice.addWidget(self.compare)
        choice.addWidget(self.keep)
        choice.addWidget(self.take)
        choice.addStretch(1)
        mark(self.compare, kind="primary")
        self.compare.setToolTip("See the text before, yours and the new one side by side (Ctrl+Shift+K)")
        self.take.setToolTip("Drop the edit: this letter says again what every letter says")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(XS)
        column.addLayout(modes)
        for widget in (self._reason_row, self.state, self._choice_row):
            column.addWidget(widget)

    def _fill_reasons(self) -> None:
        menu = QMenu(self.reasons)
        for words in REASONS:
            menu.addAction(words).triggered.connect(lambda _=False, words=words: self._take_reason(words))
        self.reasons.setText("Reasons")
        self.reasons.setMenu(menu)
        self.reasons.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.reasons.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.reasons.setToolTip("Choose a ready-made reason")
        set_icon(self.reasons, "chevron-down")
        self.reasons.setIconSize(QSize(14, 14))

    def _take_reason(self, words: str) -> None:
        self.reason.setText(words)
        self.reason_wished.emit(words)
        self.write_wished.emit()

    def _connect(self) -> None:
        self.everyone.clicked.connect(lambda: self.only_here_wished.emit(False))
        self.only_here.clicked.connect(lambda: self.only_here_wished.emit(True))
        self.reason.textEdited.connect(self.reason_wished)
        self.reason.returnPressed.connect(self.write_wished)
        self.keep.clicked.connect(self.keep_wished)
        self.take.clicked.connect(self.take_wished)
        self.compare.clicked.connect(self.compare_wished)


def _tab(words: str, tip: str) -> QToolButton:
    button = QToolButton()
    button.setText(words)
    button.setCheckable(True)
    button.setToolTip(tip)
    button.setAccessibleName(words)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    button.setProperty("kind", "tab")
    return button
