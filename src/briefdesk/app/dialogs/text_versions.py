"""The versions of the text that organizations sign: what changed in each, and how that was ruled."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from briefdesk.app.style import XL, L, M, S, mark
from briefdesk.app.widgets.change_marks import change_marks
from briefdesk.app.widgets.labels import Size, plain
from briefdesk.app.widgets.marked_text import Mark, MarkedText
from briefdesk.english import long_date
from briefdesk.errors import BriefdeskError
from briefdesk.model.sign_on import Judgement, Ruling, TextVersion
from briefdesk.pipeline.sign_on import SignOnView

Rule = Callable[[int | None, Ruling | None, str], SignOnView]
"""Keeps the text as it stands (no number) or rules on a version; returns what is to be shown then."""

Send = Callable[[int | None], str]
"""Returns the text as it stands (no number) or of a version, to be sent. Raises BriefdeskError."""


class TextVersionsDialog(QDialog):
    """Lists the text as it stands, if it changed, and every version; the newest first."""

    def __init__(self, view: SignOnView, rule: Rule, send: Send, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Versions of the text")
        self.resize(860, 600)
        self._rule = rule
        self._send = send
        self._view = view
        self.list = QListWidget()
        self.list.setAccessibleName("Versions")
        self.list.setFixedWidth(220)
        self.told = plain(Size.STRONG)
        self.ruled = plain(tone="muted")
        self.text = MarkedText()
        self.text.setAccessibleName("The text, with what changed since the version before")
        self.reason = QLineEdit()
        self.reason.setAccessibleName("Reason")
        self.reason.setPlaceholderText("Reason; needed to call a change of substance a typo")
        self.reason.setMaxLength(500)
        self.keep = QPushButton("&Keep as a version")
        self.stricter = QPushButton("Rule: of &substance")
        self.laxer = QPushButton("Rule: &typo only")
        self.copy = QPushButton("&Copy the text")
        self.copy.setToolTip("To send it to those who shall sign")
        self.said = QLabel()
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        self.said.setWordWrap(True)
        mark(self.said, tone="danger")
        self._arrange()
        self.show_view(view)
        self.list.setFocus()

    def show_view(self, view: SignOnView) -> None:
        """Show the versions as they are now."""
        self._view = view
        self.list.clear()
        if view.now.kept is None or view.now.judgement is not None:
            self._add("The text as it stands\nnot kept yet", None)
        for version in reversed(view.sign_on.versions):
            words = "First" if version.ruling is Ruling.FIRST else _SHORT[version.ruling]
            self._add(f"Version {version.number} · {words}\n{long_date(version.day)}", version.number)
        self.list.setCurrentRow(0)

    def _add(self, words: str, number: int | None) -> None:
        item = QListWidgetItem(words)
        item.setData(Qt.ItemDataRole.UserRole, number)
        self.list.addItem(item)

    def _current(self) -> TextVersion | None:
        item = self.list.currentItem()
        number = item.data(Qt.ItemDataRole.UserRole) if item else None
        return next((v for v in self._view.sign_on.versions if v.number == number), None)

    def _show(self) -> None:
        if self.list.currentItem() is None:
            return
        version, now = self._current(), self._view.now
        self.said.clear()
        if version is None:
            before, text = (self._view.shown[now.kept.number] if now.kept else ""), now.shown
            judgement = now.judgement or Judgement(Ruling.FIRST)
            self.ruled.setText("Keep it, and those who sign now sign this text.")
        else:
            before = self._view.shown.get(version.number - 1, "")
            text, judgement = self._view.shown[version.number], version.judgement
            self.ruled.setText(_ruling_words(version))
        self.told.setText(judgement.words)
        first = judgement.ruling is Ruling.FIRST
        woven, marks = (text, ()) if first else _woven(before, text)
        self.text.show_text(woven, marks)
        if marks:
            # Once the text has taken its height: what changed may stand far down.
            QTimer.singleShot(0, self.text, lambda: self.text.scroll_to(marks[0]))
        self.keep.setVisible(version is None)
        ruling = version.ruling if version else judgement.ruling
        for button, wanted in ((self.stricter, Ruling.SUBSTANCE), (self.laxer, Ruling.TYPO)):
            button.setVisible(not first)
            button.setEnabled(ruling is not wanted)
        self.reason.setVisible(not first)

    def _take(self, ruling: Ruling | None) -> None:
        version = self._current()
        try:
            view = self._rule(version.number if version else None, ruling, self.reason.text())
        except BriefdeskError as error:
            self.said.setText(f"{error} {error.next_step}")
            self.reason.setFocus()
            return
        self.reason.clear()
        self.show_view(view)

    def _copy(self) -> None:
        """Copy the text shown, without what was struck, a line between paragraphs; held words stay here."""
        version = self._current()
        try:
            text = self._send(version.number if version else None)
        except BriefdeskError as error:
            self.said.setText(f"{error} {error.next_step}")
            return
        self.said.clear()
        QGuiApplication.clipboard().setText(text.replace("\n", "\n\n"))

    def _arrange(self) -> None:
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(self.text)
        right = QVBoxLayout()
        right.setSpacing(S)
        for widget in (self.told, self.ruled):
            right.addWidget(widget)
        right.addWidget(scroll, 1)
        right.addWidget(self.reason)
        right.addWidget(self.said)
        buttons = QHBoxLayout()
        buttons.setSpacing(S)
        mark(self.keep, kind="primary")
        for button, ruling in (
            (self.keep, None), (self.stricter, Ruling.SUBSTANCE), (self.laxer, Ruling.TYPO),
        ):  # fmt: skip
            button.setAutoDefault(False)
            button.clicked.connect(lambda _=False, r=ruling: self._take(r))
            buttons.addWidget(button)
        buttons.addStretch(1)
        self.copy.setAutoDefault(False)
        self.copy.clicked.connect(self._copy)
        buttons.addWidget(self.copy)
        right.addLayout(buttons)
        middle = QHBoxLayout()
        middle.setSpacing(L)
        middle.addWidget(self.list)
        middle.addLayout(right, 1)
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(XL, L, XL, L)
        column.setSpacing(M)
        column.addLayout(middle, 1)
        column.addWidget(close)
        self.list.currentRowChanged.connect(lambda _row: self._show())


_SHORT = {Ruling.FIRST: "First", Ruling.TYPO: "Typo only", Ruling.SUBSTANCE: "Of substance"}


def _ruling_words(version: TextVersion) -> str:
    """Return how a version was ruled, where staff said otherwise than the judgement."""
    if version.ruled is None:
        return {
            Ruling.FIRST: "Kept when the first organization was to sign.",
            Ruling.TYPO: "Who signed before need not sign again.",
            Ruling.SUBSTANCE: "Who signed before must sign again.",
        }[version.judged]
    words = "a typo" if version.ruled is Ruling.TYPO else "of substance"
    by = f" by {version.by}" if version.by else ""
    return f"Ruled {words}{by}" + (f": {version.reason}" if version.reason else ".")


def _woven(before: str, after: str) -> tuple[str, tuple[Mark, ...]]:
    """Return both texts as one, paragraph by paragraph, with what went and what came marked."""
    from briefdesk.pipeline.explain import compared  # noqa: PLC0415  (loads what explains letters)

    text, marks = "", []
    for line in compared(before.split("\n"), after.split("\n")):
        woven, found = change_marks(line.base, line.text)
        start = len(text)
        marks += [Mark(start + m.start, start + m.end, m.kind, m.tip) for m in found]
        text += f"{woven}\n\n"
    return text.rstrip("\n"), tuple(marks)
