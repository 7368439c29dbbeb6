"""The popover "Who gets this, and how": a part's rules in words, and the one that is being made."""

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from briefdesk.app.icons import set_icon
from briefdesk.app.pages.write.part_editor import PartText
from briefdesk.app.pages.write.people_chooser import PeopleChooser
from briefdesk.app.pages.write.rule_rows import RuleRows
from briefdesk.app.style import XS, L, S, mark
from briefdesk.app.widgets.labels import Size, plain
from briefdesk.model.tailoring import RuleEffect
from briefdesk.pipeline.told_rules import EFFECT_WORDS, ToldRule

WIDTH = 440
LEAST_WORDS = 64
LIST_HEIGHT, EDITOR_HEIGHT, WORDS_HEIGHT = 340, 360, 530


class RulesPopover(QFrame):
    """Knows no session: the signals say what is wished, and everything that is done shows at once."""

    add_wished = Signal(str)
    """What the new rule does: "only_for" or a RuleEffect's value."""
    back_wished = Signal()
    text_wished = Signal(str)
    undo_wished = Signal()
    redo_wished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        mark(self, surface="raised")
        self.rows = RuleRows()
        self.chooser = PeopleChooser()
        self.text = PartText()
        self.add = QPushButton("Add a rule")
        self.done = QPushButton("Done")
        self.fault: QLabel = plain(Size.SMALL, "danger")
        self._words = QWidget()
        self._effect: QLabel = plain(Size.STRONG)
        self._stack = QStackedWidget()
        self._making = QWidget()
        self._anchor = QRect()
        self._showing = False
        self._arrange()
        self._connect()

    def open_at(self, anchor: QRect) -> None:
        """Open below a place of the screen, or above it where there is no room."""
        self._anchor = anchor
        self._place()
        self.show()
        self.add.setFocus(Qt.FocusReason.PopupFocusReason)

    @property
    def editing(self) -> bool:
        """Return whether one rule is being made or changed."""
        return self._stack.currentIndex() == 1

    def show_rules(self, rules: tuple[ToldRule, ...], total: int, fault: str = "") -> None:
        """Show all rules of the part; `total` counts the recipients, `fault` says what was refused."""
        self.rows.show_rules(rules, total)
        self.fault.setText(fault)
        self.fault.setVisible(bool(fault))
        turned = self.editing
        self._stack.setCurrentIndex(0)
        self._place()
        if turned:
            self.add.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_rule(self, effect: str, text: str, *, start: bool = False) -> None:
        """Show the rule being made: what it does, and its wording if it rewords."""
        self._effect.setText(EFFECT_WORDS[effect])
        self._words.setVisible(effect == RuleEffect.REWORD)
        if text != self.text.toPlainText():
            self._showing = True
            self.text.setPlainText(text)
            self._showing = False
        self._stack.setCurrentIndex(1)
        self._place()
        if start:
            self.chooser.start()

    def event(self, event: QEvent) -> bool:
        """Grow with those who are chosen."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest and self.editing and self.isVisible():
            self._place()
        return done

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Escape one step back, and undo and redo, which are the window's."""
        if event.matches(QKeySequence.StandardKey.Undo):
            self.undo_wished.emit()
        elif event.matches(QKeySequence.StandardKey.Redo):
            self.redo_wished.emit()
        elif event.key() == Qt.Key.Key_Escape and self.editing:
            self.back_wished.emit()
        else:
            super().keyPressEvent(event)

    def _place(self) -> None:
        height = EDITOR_HEIGHT if self.editing else LIST_HEIGHT
        if self.editing and not self._words.isHidden():
            height = WORDS_HEIGHT
        # Many who are chosen take several lines: nothing may stand on them.
        making = self._making.layout()
        if self.editing and making is not None:
            height = max(height, making.totalMinimumHeightForWidth(WIDTH - 2 * L) + 2 * L + XS)
        self.setFixedSize(WIDTH, height)
        screen = self.screen().availableGeometry()
        # Flush with the button at the right: the page, which follows, stays in sight.
        x = min(self._anchor.right() - WIDTH, screen.right() - WIDTH - S)
        below = self._anchor.bottom() + XS
        fits = below + height <= screen.bottom() - S
        y = below if fits else self._anchor.top() - XS - height
        self.move(max(screen.left() + S, x), max(screen.top() + S, y))

    def _arrange(self) -> None:
        self.text.setAccessibleName("Other words for those chosen")
        # It takes what the others leave: by its hint it would push them into one another.
        self.text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.text.setMinimumHeight(LEAST_WORDS)
        self._arrange_making()
        self._stack.addWidget(self._list_page())
        self._stack.addWidget(self._making)
        column = QVBoxLayout(self)
        column.setContentsMargins(L, L, L, L)
        column.addWidget(self._stack)

    def _list_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(S)
        column.addWidget(plain(Size.STRONG, text="Who gets this, and how"))
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inner = QWidget()
        mark(inner, surface="pane")
        rows = QVBoxLayout(inner)
        rows.setContentsMargins(0, 0, S, 0)
        rows.addWidget(self.rows)
        rows.addStretch(1)
        area.setWidget(inner)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column.addWidget(area, 1)
        column.addWidget(self.fault)
        set_icon(self.add, "plus")
        menu = QMenu(self.add)
        for effect, words in EFFECT_WORDS.items():
            menu.addAction(f"{words} …").triggered.connect(
                lambda _=False, effect=effect: self.add_wished.emit(str(effect))
            )
        self.add.setMenu(menu)
        close = QPushButton("Close")
        mark(close, kind="quiet")
        close.clicked.connect(self.hide)
        column.addLayout(_row(self.add, close))
        return page

    def _arrange_making(self) -> None:
        column = QVBoxLayout(self._making)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(S)
        column.addWidget(self._effect)
        column.addWidget(self.chooser)
        words = QVBoxLayout(self._words)
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(XS)
        words.addWidget(plain(Size.SMALL, "muted", text="What they read instead"))
        words.addWidget(self.text, 1)
        column.addWidget(self._words, 1)
        column.addStretch()
        mark(self.done, kind="primary")
        hint = plain(
            Size.SMALL, "muted", text="What you choose holds at once. Ctrl+Z takes it back.", wraps=False
        )
        column.addLayout(_row(hint, self.done))

    def _connect(self) -> None:
        self.done.clicked.connect(self.back_wished)
        self.chooser.left.connect(self.back_wished)
        self.text.left.connect(self.back_wished)
        self.text.textChanged.connect(self._tell_text)

    def _tell_text(self) -> None:
        if not self._showing:
            self.text_wished.emit(self.text.toPlainText())


def _row(first: QWidget, last: QWidget) -> QHBoxLayout:
    line = QHBoxLayout()
    line.addWidget(first)
    line.addStretch(1)
    line.addWidget(last)
    return line
