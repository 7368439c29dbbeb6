"""The first page: three doors, and the projects opened last."""

from pathlib import Path

from PySide6 import QtCore
from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import (
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
from briefdesk.app.qt_numbers import NO_FRAME, STRONG_FOCUS, TOP_LEFT
from briefdesk.app.style import XL, XS, XXL, L, M, S, colors_of, mark_new

_COLUMN = 760
_SIGN = 40


class Door(QPushButton):
    """A large button: icon, title and a sentence."""

    def __init__(self, icon_name: str, title: str, sentence: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon_name = icon_name
        mark_new(self, kind="door")
        self.setAccessibleName(title)
        self.setAccessibleDescription(sentence)
        self.setProperty("focusPolicy", STRONG_FOCUS)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._icon = QLabel()
        name = QLabel(title)
        mark_new(name, text_size="strong")
        words = QLabel(sentence)
        words.setWordWrap(True)
        words.setProperty("alignment", TOP_LEFT)
        mark_new(words, tone="muted")
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(L, L, L, L)
        column.setSpacing(XS)
        column.addWidget(self._icon)
        column.addSpacing(S)
        column.addWidget(name)
        column.addWidget(words, 1)
        self.setMinimumHeight(128)
        self._draw()

    def sizeHint(self) -> QSize:
        """Return the size of what stands on it."""
        return self._column.totalSizeHint()

    def minimumSizeHint(self) -> QSize:
        """Return the least size of what stands on it."""
        return self._column.totalMinimumSize()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show a hand from the first hover on."""
        super().enterEvent(event)
        self.setCursor(QtCore.Qt.CursorShape.PointingHandCursor)

    def changeEvent(self, event: QEvent) -> None:
        """Take up a new scheme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_icon"):
            self._draw()

    def _draw(self) -> None:
        self._icon.setPixmap(pixmap(self._icon_name, colors_of(self).accent, 24, self.devicePixelRatioF()))


class WelcomePage(QFrame):
    """Emits which door was taken; knows no session."""

    sample_wished = Signal()
    report_wished = Signal()
    open_wished = Signal()
    format_wished = Signal()
    recent_wished = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        mark_new(self, surface="pane")
        self.sample = Door(
            "letter", "Try the sample", "A finished letter and one-pager to look at and change."
        )
        self.report = Door(
            "report", "Start from a report", "Pick findings from a PDF, Word, web or text file and write."
        )
        self.open = Door("open", "Open a project", "Go on with a Briefdesk file, or with a partner’s pack.")
        doors = QHBoxLayout()
        doors.setSpacing(M)
        for door in (self.sample, self.report, self.open):
            doors.addWidget(door, 1)
        self._recents_title = QLabel("Recent projects")
        mark_new(self._recents_title, text_size="strong")
        self._recents = QVBoxLayout()
        self._recents.setSpacing(0)
        self._no_recents = QLabel("Projects that you save or open are listed here.")
        mark_new(self._no_recents, tone="muted")
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
        drop = QLabel("You can also drop any of these, or a source pack, anywhere on this window.")
        mark_new(drop, text_size="small", tone="muted")
        self.packs = QPushButton("What is a source pack?")
        mark_new(self.packs, kind="link", text_size="small")
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
        # To ask for its own viewport would make the classes of all widgets there are.
        scroll.setViewport(QWidget())
        scroll.setWidgetResizable(True)
        scroll.setWidget(centered)
        scroll.setProperty("frameShape", NO_FRAME)
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
            from briefdesk.app.widgets.recent_row import RecentRow  # noqa: PLC0415

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
    sign.setPixmap(pixmap("briefdesk", "", _SIGN, sign.devicePixelRatioF()))
    title = QLabel("Briefdesk")
    mark_new(title, text_size="title")
    claim = QLabel(
        "From a report to letters to Congress and a one-page brief, every claim traceable to its source."
    )
    claim.setWordWrap(True)
    mark_new(claim, tone="muted")
    words = QVBoxLayout()
    words.setSpacing(XS // 2)
    words.addWidget(title)
    words.addWidget(claim)
    row = QHBoxLayout()
    row.setSpacing(M)
    row.addWidget(sign)
    row.addLayout(words, 1)
    return row
