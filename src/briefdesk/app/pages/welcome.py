"""The first page: three doors, and the projects opened last."""

from pathlib import Path

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from briefdesk.app.icons import pixmap
from briefdesk.app.style import XL, XS, XXL, L, M, S, colors_of, mark
from briefdesk.app.widgets.recent_row import RecentRow
from briefdesk.shipped import shipped_path

_COLUMN = 760
_SIGN = 40


class Door(QAbstractButton):
    """A large button: icon, title and a sentence."""

    def __init__(self, icon_name: str, title: str, sentence: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon_name = icon_name
        self.setText(title)
        self.setAccessibleName(title)
        self.setAccessibleDescription(sentence)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._icon = QLabel()
        name = QLabel(title)
        mark(name, text_size="strong")
        words = QLabel(sentence)
        words.setWordWrap(True)
        words.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        mark(words, tone="muted")
        self._face = QFrame(self)
        self._face.setProperty("door", "rest")
        self._face.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        column = QVBoxLayout(self._face)
        column.setContentsMargins(L, L, L, L)
        column.setSpacing(XS)
        column.addWidget(self._icon)
        column.addSpacing(S)
        column.addWidget(name)
        column.addWidget(words, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._face)
        self.setMinimumHeight(128)
        self._draw()

    def sizeHint(self) -> QSize:
        """Return the size of the face."""
        return self._face.sizeHint()

    def paintEvent(self, _event: object) -> None:
        """Paint nothing: the face is a child."""

    def event(self, event: QEvent) -> bool:
        """Show hover and focus."""
        kinds = (QEvent.Type.Enter, QEvent.Type.Leave, QEvent.Type.FocusIn, QEvent.Type.FocusOut)
        handled = super().event(event)
        if event.type() in kinds and hasattr(self, "_face"):
            state = "focus" if self.hasFocus() else "hover" if self.underMouse() else "rest"
            mark(self._face, door=state)
        return handled

    def changeEvent(self, event: QEvent) -> None:
        """Take up a new scheme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_icon"):
            self._draw()

    def _draw(self) -> None:
        self._icon.setPixmap(pixmap(self._icon_name, colors_of(self).accent, 24, self.devicePixelRatioF()))


class WelcomePage(QWidget):
    """Emits which door was taken; knows no session."""

    sample_wished = Signal()
    report_wished = Signal()
    open_wished = Signal()
    format_wished = Signal()
    recent_wished = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        mark(self, surface="pane")
        self.sample = Door(
            "letter", "Try the sample", "A finished letter and one-pager to look at and change."
        )
        self.report = Door(
            "report", "Start from a report", "Pick findings from a PDF, Word, web or text file and write."
        )
        self.open = Door("open", "Open a project", "Go on with a Briefdesk file (.briefdesk).")
        doors = QHBoxLayout()
        doors.setSpacing(M)
        for door in (self.sample, self.report, self.open):
            doors.addWidget(door, 1)
        self._recents_title = QLabel("Recent projects")
        mark(self._recents_title, text_size="strong")
        self._recents = QVBoxLayout()
        self._recents.setSpacing(0)
        self._no_recents = QLabel("Projects that you save or open are listed here.")
        mark(self._no_recents, tone="muted")
        upper = QVBoxLayout()
        # A row's ground reaches past its words by as much, so that all words line up at the left.
        upper.setContentsMargins(S, 0, S, S)
        upper.setSpacing(0)
        upper.addLayout(_head())
        upper.addSpacing(XL)
        upper.addLayout(doors)
        upper.addSpacing(XXL)
        upper.addWidget(self._recents_title)
        upper.addSpacing(XS)
        upper.addWidget(self._no_recents)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addLayout(upper)
        column.addLayout(self._recents)
        column.addSpacing(XL)
        column.addLayout(self._foot())
        self._place(column)
        self.sample.clicked.connect(self.sample_wished)
        self.report.clicked.connect(self.report_wished)
        self.open.clicked.connect(self.open_wished)
        self.show_recents(())
        self.setFocusProxy(self.sample)

    def _foot(self) -> QHBoxLayout:
        drop = QLabel("You can also drop a project, a report or a source pack anywhere on this window.")
        mark(drop, text_size="small", tone="muted")
        self.packs = QPushButton("What is a source pack?")
        mark(self.packs, kind="link", text_size="small")
        self.packs.clicked.connect(self.format_wished)
        row = QHBoxLayout()
        row.setContentsMargins(S, 0, S, 0)
        row.setSpacing(XS)
        row.addWidget(drop)
        row.addWidget(self.packs)
        row.addStretch(1)
        return row

    def _place(self, column: QVBoxLayout) -> None:
        body = QWidget()
        body.setMaximumWidth(_COLUMN + 2 * S)
        body.setLayout(column)
        centered = QWidget()
        row = QHBoxLayout(centered)
        row.setContentsMargins(XXL, XXL, XXL, XXL)
        row.addStretch(1)
        tall = QVBoxLayout()
        tall.addStretch(1)
        tall.addWidget(body)
        tall.addStretch(2)
        row.addLayout(tall, 100)
        row.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(centered)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.viewport().setAutoFillBackground(False)
        centered.setAutoFillBackground(False)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)

    def show_recents(self, paths: tuple[Path, ...]) -> None:
        """List the projects opened last, the newest first."""
        while (item := self._recents.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        before: QWidget = self.open
        for path in paths:
            row = RecentRow(path)
            row.clicked.connect(lambda _=False, chosen=path: self.recent_wished.emit(chosen))
            self._recents.addWidget(row)
            # Rows that come later would else be the last that Tab reaches.
            QWidget.setTabOrder(before, row)
            before = row
        QWidget.setTabOrder(before, self.packs)
        self._no_recents.setVisible(not paths)


def _head() -> QHBoxLayout:
    """Return the sign, the name and what it is for."""
    sign = QLabel()
    sign.setPixmap(QIcon(str(shipped_path("assets", "icons", "briefdesk.svg"))).pixmap(QSize(_SIGN, _SIGN)))
    title = QLabel("Briefdesk")
    mark(title, text_size="title")
    claim = QLabel(
        "From a report to letters to Congress and a one-page brief, every claim traceable to its source."
    )
    claim.setWordWrap(True)
    mark(claim, tone="muted")
    words = QVBoxLayout()
    words.setSpacing(XS // 2)
    words.addWidget(title)
    words.addWidget(claim)
    row = QHBoxLayout()
    row.setSpacing(M)
    row.addWidget(sign, 0, Qt.AlignmentFlag.AlignVCenter)
    row.addLayout(words, 1)
    return row
