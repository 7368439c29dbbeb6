"""The page budget: how the one-pager stands, how to make it fit, and what each of its blocks takes."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from briefdesk.app.icons import pixmap, set_icon
from briefdesk.app.pages.budget.block_rows import ROW, BlockList
from briefdesk.app.pages.budget.page_strip import PageStrip
from briefdesk.app.pages.budget.words import saving_words, squeeze_words, step_tip
from briefdesk.app.style import XS, L, M, S, colors_of, mark
from briefdesk.app.wording import plain_tip
from briefdesk.model.budget import BudgetStep, PageBudget
from briefdesk.pipeline.budget import MOST_STEPS, headline

KEYS = "F9"
_FEWEST_ROWS, _MOST_ROWS = 4, 9
_PANE_SHARE = 0.5


class BudgetPanel(QWidget):
    """Stands under the page. `step_chosen` asks to carry a step out, `block_chosen` to go to a block.

    Closed, it says how the one-pager stands and, where it is over, what would help; opened, it lists the
    blocks too.
    """

    step_chosen = Signal(object)
    block_chosen = Signal(object)
    opened = Signal(bool)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName("Page budget")
        self._budget: PageBudget | None = None
        self._over: bool | None = None
        self._sign = QLabel()
        self._sign.setFixedWidth(20)
        self.headline = _words()
        mark(self.headline, text_size="strong")
        self.toggle = QToolButton()
        self.toggle.setCheckable(True)
        self.strip = PageStrip()
        self.advice = _words()
        mark(self.advice, text_size="small", tone="muted")
        self.steps = tuple(StepButton() for _ in range(MOST_STEPS))
        self.squeezes = _words()
        mark(self.squeezes, text_size="small", tone="muted")
        self.squeezes.setAccessibleName("How far type, leading, spacing and margins have given way")
        self.list = BlockList()
        self._arrange()
        self._connect()
        self._show_opened(False)
        self.hide()

    # What is shown

    def show_budget(self, budget: PageBudget) -> None:
        """Show a budget; steps that it lacks so far stay as they are until they come."""
        self._budget = budget
        self.headline.setText(headline(budget))
        self.advice.setText(budget.advice)
        self.squeezes.setText(squeeze_words(budget))
        self.strip.show_budget(budget)
        self.list.show_blocks(budget)
        if budget.fits or budget.steps:
            self.show_steps(budget.steps)
        self._show_tone()
        self._size_list()
        self.show()

    def show_steps(self, steps: tuple[BudgetStep, ...]) -> None:
        """Offer these steps, the first of them as the cheapest."""
        for button, step in zip(self.steps, (*steps, *(None,) * MOST_STEPS), strict=False):
            button.show_step(step)

    def mark_part(self, part: str) -> None:
        """Show which block is selected."""
        self.strip.mark_part(part)
        self.list.mark_part(part)

    def open(self, opened: bool, *, focus: bool = False) -> None:
        """Show or hide the list of blocks, and go there if asked to."""
        self.toggle.setChecked(opened)
        if focus and opened:
            self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @property
    def is_open(self) -> bool:
        """Return whether the list of blocks is shown."""
        return self.toggle.isChecked()

    def changeEvent(self, event: QEvent) -> None:
        """Take up a new scheme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_sign"):
            self._draw_sign()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the page its room."""
        super().resizeEvent(event)
        self._size_list()

    # Building

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(XS)
        head.addWidget(self._sign)
        head.addWidget(self.headline, 1)
        head.addWidget(self.toggle)
        self._inner = inner = QVBoxLayout()
        inner.setContentsMargins(L, 0, M, 0)
        inner.setSpacing(XS)
        inner.addLayout(head)
        inner.addWidget(self.strip)
        inner.addWidget(self.advice)
        for button in self.steps:
            inner.addWidget(button)
        inner.addWidget(self.squeezes)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, S, 0, S)
        column.setSpacing(XS)
        column.addLayout(inner)
        column.addWidget(self.list)

    def _connect(self) -> None:
        self.toggle.toggled.connect(self._show_opened)
        self.strip.block_chosen.connect(self.block_chosen)
        self.list.block_chosen.connect(self.block_chosen)
        self.list.left.connect(self._leave)
        for button in self.steps:
            button.step_chosen.connect(self.step_chosen)

    def _leave(self) -> None:
        self.open(False)
        self.left.emit()

    def _show_opened(self, opened: bool) -> None:
        self.list.setVisible(opened)
        self.squeezes.setVisible(opened)
        self._size_list()
        what = "Hide what each block takes" if opened else "Show what each block takes"
        set_icon(self.toggle, "chevron-down" if opened else "chevron-up")
        self.toggle.setToolTip(f"{what} ({KEYS})")
        self.toggle.setAccessibleName(what)
        self.opened.emit(opened)

    def _show_tone(self) -> None:
        budget = self._budget
        over = budget is not None and not budget.fits
        if over != self._over:
            self._over = over
            mark(self, surface="warning" if over else "bar")
            mark(self.headline, tone="warning" if over else None)
        self._draw_sign()

    def _draw_sign(self) -> None:
        over, colors = bool(self._over), colors_of(self)
        name, color = ("warning", colors.warning) if over else ("check-circle", colors.ok)
        self._sign.setPixmap(pixmap(name, color, 16, self.devicePixelRatioF()))

    def _size_list(self) -> None:
        """Give the list its rows, but no more of the pane than the page can spare."""
        pane = self.parentWidget()
        room = _MOST_ROWS * ROW
        if pane is not None:
            room = int(pane.height() * _PANE_SHARE) - self._inner.sizeHint().height()
        rows = max(_FEWEST_ROWS, min(_MOST_ROWS, self.list.count(), room // ROW))
        self.list.setFixedHeight(rows * ROW)


class StepButton(QPushButton):
    """A step as a button: its words, shortened to the room there is, and what it saves."""

    step_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._step: BudgetStep | None = None
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setStyleSheet("QPushButton { text-align: left; padding: 3px 8px; }")
        mark(self, text_size="small")
        self.clicked.connect(lambda: self.step_chosen.emit(self._step))
        self.hide()

    @property
    def step(self) -> BudgetStep | None:
        """Return the step offered, None while there is none."""
        return self._step

    def show_step(self, step: BudgetStep | None) -> None:
        """Offer a step, or nothing."""
        self._step = step
        self.setVisible(step is not None)
        if step is not None:
            self.setToolTip(plain_tip(step_tip(step)))
            self.setAccessibleName(step_tip(step))
            self._show_words()

    def minimumSizeHint(self) -> QSize:
        """Return a width that any pane has."""
        return QSize(120, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shorten the words to the room."""
        super().resizeEvent(event)
        self._show_words()

    def _show_words(self) -> None:
        if self._step is None:
            return
        metrics, saved = self.fontMetrics(), f" – {saving_words(self._step)}"
        room = self.width() - metrics.horizontalAdvance(saved) - 2 * M
        words = metrics.elidedText(self._step.words, Qt.TextElideMode.ElideRight, max(room, 40))
        self.setText(f"{words}{saved}".replace("&", "&&"))


def _words() -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
