"""The editor below the review list: a finding's wording beside the original, its flags and its tags."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from briefdesk.app.models.review import STATE_WORDS
from briefdesk.app.models.wording import KIND_WORDS
from briefdesk.app.pages.sources.key_figure_field import KeyFigureField
from briefdesk.app.pages.sources.original_pane import OriginalPane
from briefdesk.app.pages.sources.release_field import ReleaseField
from briefdesk.app.pages.sources.review_tools import KINDS
from briefdesk.app.pages.sources.tag_editor import TagField
from briefdesk.app.pages.sources.wording_field import SPLIT_TIP, WordingField
from briefdesk.app.style import XS, L, M, S, mark
from briefdesk.app.widgets.flags import FlagList
from briefdesk.app.widgets.labels import Size, plain
from briefdesk.model.finding import Excuse, Finding
from briefdesk.model.flag import Flag
from briefdesk.model.source import SourceDocument

WAIT_MS = 150
"""So long after the last key flags are looked for anew."""
WIDE = 640
"""From this width on the wording stands beside the original, below it under it."""
Doubt = Callable[[SourceDocument, Finding], tuple[Flag, ...]]


class FindingEditor(QScrollArea):
    """Shows one finding and tells what shall be kept of it; it changes nothing itself.

    `reword_wished(str)`, `split_wished(int)`, `excuse_wished(Excuse)`, `topics_wished(tuple)`,
    `committees_wished(tuple)`, `states_wished(tuple)`, `kind_wished(FindingKind)`,
    `key_figure_wished(KeyFigure or None)`; `left()` when the keyboard may go back to the list.
    """

    reword_wished = Signal(str)
    split_wished = Signal(int)
    excuse_wished = Signal(object)
    topics_wished = Signal(tuple)
    committees_wished = Signal(tuple)
    states_wished = Signal(tuple)
    kind_wished = Signal(object)
    key_figure_wished = Signal(object)
    hold_wished = Signal(bool, object)
    left = Signal()

    def __init__(self, doubts: Doubt, parent: QWidget | None = None) -> None:
        """`doubts` returns the flags of a finding, which may hold words that are not kept yet."""
        super().__init__(parent)
        self._doubts = doubts
        self._document: SourceDocument | None = None
        self._finding: Finding | None = None
        self._flags: tuple[Flag, ...] = ()
        self.original = OriginalPane()
        self.wording = WordingField()
        self.flags = FlagList()
        self.kind = QComboBox()
        self.topics = TagField("Topics", "border, cost")
        self.committees = TagField("Committees", "everyone, or codes: HSAS")
        self.states = TagField("States", "everywhere, or codes: TX, AZ")
        self.key_figure = KeyFigureField()
        self.release = ReleaseField()
        self._state = plain(Size.SMALL, "muted", wraps=False)
        self._split = QPushButton("Split here")
        self._pair = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._body = QWidget()
        self._timer = QTimer(self)
        self._arrange()
        self._connect()

    # What is shown

    @property
    def finding(self) -> Finding | None:
        """Return the finding shown, or None."""
        return self._finding

    def show_finding(self, document: SourceDocument, finding: Finding) -> None:
        """Show a finding; what is being typed into another one is asked to be kept first."""
        same = self._finding is not None and self._finding.id == finding.id
        if not same:
            self.keep()
        self._document, self._finding = document, finding
        self.original.show_finding(document, finding)
        if not (same and self.wording.touched and self.wording.hasFocus()):
            self.wording.show_wording(finding.text)
        self.kind.setCurrentIndex(KINDS.index(finding.kind))
        self.topics.show_tags(finding.topics)
        self.committees.show_tags(finding.committees)
        self.states.show_tags(finding.states)
        self.key_figure.show_finding(finding)
        self.release.show_finding(finding)
        reason = f": {finding.reason}" if finding.reason else ""
        self._state.setText(f"{STATE_WORDS[finding.state]}{reason}")
        if not same:
            self.verticalScrollBar().setValue(0)
        self.look_for_flags()

    def keep(self) -> None:
        """Ask to keep whatever is typed and not kept yet."""
        if self._finding is None:
            return
        self._keep_wording()
        for field in (self.topics, self.committees, self.states, self.key_figure):
            field.keep()

    def forget(self) -> None:
        """Show nothing more of the finding shown, typed or not."""
        self._timer.stop()
        self._document = self._finding = None

    def look_for_flags(self) -> None:
        """Show the flags of the wording as it stands now."""
        self._timer.stop()
        if self._document is None or self._finding is None:
            return
        text = self.wording.toPlainText()
        self._flags = self._doubts(self._document, replace(self._finding, text=text)) if text.strip() else ()
        self.flags.show_flags(self._flags, edited=text, original=self.original.original.words)
        self._show_flag(None)

    def _look_while_typing(self) -> None:
        """Look for flags, and bring what is doubted into sight beside what is being typed."""
        self.look_for_flags()
        if self._flags and self.wording.hasFocus():
            # The list takes its height when the layout has run.
            QTimer.singleShot(0, self, self._bring_flags_into_sight)

    def _bring_flags_into_sight(self) -> None:
        inside = self._body
        lowest = self.flags.mapTo(inside, self.flags.rect().bottomLeft()).y() - self.viewport().height()
        highest = self.wording.mapTo(inside, self.wording.rect().topLeft()).y() - S
        bar = self.verticalScrollBar()
        bar.setValue(max(bar.value(), min(lowest + S, highest)))

    def _show_flag(self, chosen: Flag | None) -> None:
        self.wording.mark_flags(self._flags, chosen)
        self.original.show_flag(chosen)

    # What is wished

    def _keep_wording(self) -> None:
        if not self.wording.touched:
            return
        if self.wording.wording:
            self.reword_wished.emit(self.wording.wording)
        elif self._finding is not None:
            # A finding is never without words: what was there comes back.
            self.wording.show_wording(self._finding.text)

    def _excuse(self, flag: Flag, reason: str) -> None:
        words = " ".join(self.wording.toPlainText()[flag.start : flag.end].split())
        self._keep_wording()
        self.excuse_wished.emit(Excuse(flag.code, words, reason))

    def _split_at(self, place: int) -> None:
        self._keep_wording()
        self.split_wished.emit(place)

    # What it is made of

    def _connect(self) -> None:
        self._timer.setSingleShot(True)
        self._timer.setInterval(WAIT_MS)
        self._timer.timeout.connect(self._look_while_typing)
        self.wording.textChanged.connect(self._timer.start)
        self.wording.entered.connect(self._keep_wording)
        self.wording.split_wished.connect(self._split_at)
        self._split.clicked.connect(lambda: self._split_at(self.wording.cursor_place()))
        self.flags.excused.connect(self._excuse)
        self.flags.flag_chosen.connect(self._show_flag)
        self.kind.activated.connect(lambda place: self.kind_wished.emit(KINDS[place]))
        self.topics.kept.connect(self.topics_wished)
        self.committees.kept.connect(self.committees_wished)
        self.states.kept.connect(self.states_wished)
        self.key_figure.kept.connect(self.key_figure_wished)
        self.release.kept.connect(self.hold_wished)
        for field in (self.wording, self.topics, self.committees, self.states, self.key_figure):
            field.left.connect(self.left)

    def _arrange(self) -> None:
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName("Finding in review")
        self.kind.addItems([KIND_WORDS[kind][0] for kind in KINDS])
        self.kind.setAccessibleName("Kind")
        body = self._body
        mark(body, surface="pane")
        column = QVBoxLayout(body)
        column.setContentsMargins(L, M, L, M)
        column.setSpacing(M)
        self._pair.setSpacing(M)
        self._pair.addWidget(self.original, 1)
        self._pair.addWidget(self._worded(), 1)
        column.addLayout(self._pair)
        column.addWidget(self.flags)
        column.addLayout(self._fields())
        column.addStretch(1)
        self.setWidget(body)

    def _worded(self) -> QWidget:
        half = QWidget()
        head = QHBoxLayout()
        head.addWidget(plain(Size.SMALL, "muted", text="Wording", wraps=False))
        head.addStretch(1)
        head.addWidget(self._state)
        mark(self._split, kind="link")
        self._split.setToolTip(SPLIT_TIP)
        self._split.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        column = QVBoxLayout(half)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(XS)
        column.addLayout(head)
        column.addWidget(self.wording)
        column.addWidget(self._split, 0, Qt.AlignmentFlag.AlignRight)
        column.addStretch(1)
        return half

    def _fields(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(S)
        grid.setVerticalSpacing(S)
        grid.setColumnStretch(1, 1)
        rows = (
            ("Release", self.release),
            ("Kind", self.kind),
            ("Key figure", self.key_figure),
            ("Topics", self.topics),
            ("Committees", self.committees),
            ("States", self.states),
        )
        for row, (name, field) in enumerate(rows):
            label = plain(Size.SMALL, "muted", text=name, wraps=False)
            label.setMinimumWidth(76)
            label.setFixedHeight(28)
            grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(field, row, 1)
        return grid

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the wording beside the original where there is room."""
        super().resizeEvent(event)
        wide = self.viewport().width() >= WIDE
        side = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        if self._pair.direction() != side:
            self._pair.setDirection(side)
        for half in (0, 1):
            # Below one another each takes what it needs and no more.
            self._pair.setStretch(half, 1 if wide else 0)
