"""A message across the page: a sentence, the next step, perhaps a button; it stays until it is closed."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from briefdesk.app.icons import pixmap, set_icon
from briefdesk.app.style import XS, L, M, S, colors_of, mark
from briefdesk.model.problem import Severity

_ICONS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}


class Banner(QFrame):
    """Hidden until `tell` is called."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._severity = Severity.NOTE
        self._icon = QLabel()
        self._sentence = _plain_label()
        self._next_step = _plain_label()
        mark(self._sentence, text_size="strong")
        self._action = QPushButton()
        self._run: Callable[[], None] = lambda: None
        self._before: QWidget | None = None
        self._action.clicked.connect(self._act)
        close = QToolButton()
        set_icon(close, "close")
        close.setToolTip("Close this message")
        close.setAccessibleName("Close this message")
        close.clicked.connect(self.dismiss)
        self._close = close
        words = QVBoxLayout()
        words.setSpacing(XS // 2)
        words.addWidget(self._sentence)
        words.addWidget(self._next_step)
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(L, S, S, S)
        row.setSpacing(M)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        row.addWidget(self._action, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(close, 0, Qt.AlignmentFlag.AlignVCenter)
        self.hide()

    @property
    def message(self) -> str:
        """Return the sentence shown, for tests and screen readers."""
        return self._sentence.text()

    def tell(
        self,
        severity: Severity,
        sentence: str,
        next_step: str = "",
        action: tuple[str, Callable[[], None]] | None = None,
    ) -> None:
        """Show a message in the place of the one before; `action` is a button's words and what it does."""
        self._severity = severity
        self._sentence.setText(sentence)
        self._next_step.setText(next_step)
        self._next_step.setVisible(bool(next_step))
        # Beside one line in its middle, beside two at the first of them.
        beside = Qt.AlignmentFlag.AlignTop if next_step else Qt.AlignmentFlag.AlignVCenter
        self._row.setAlignment(self._icon, beside)
        self._action.setVisible(action is not None)
        if action is not None:
            self._action.setText(action[0])
            self._run = action[1]
        surfaces = {Severity.ERROR: "danger", Severity.WARNING: "warning", Severity.NOTE: "note"}
        mark(self, surface=surfaces[severity])
        self.setAccessibleName(f"{severity.value}: {sentence} {next_step}".strip())
        self._paint_icon()
        self.show()

    def take_focus(self) -> None:
        """Go to the message's button, for the keyboard; `dismiss` goes back."""
        if self.isHidden():
            return
        focus = self.window().focusWidget()
        if focus is not None and not self.isAncestorOf(focus):
            self._before = focus
        button = self._close if self._action.isHidden() else self._action
        button.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def dismiss(self) -> None:
        """Close the message."""
        before, self._before = self._before, None
        focused = self.isAncestorOf(self.window().focusWidget() or self.window())
        self.hide()
        if focused and before is not None and isValid(before) and before.isVisible():
            before.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Take up a new scheme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_icon"):
            self._paint_icon()

    def _paint_icon(self) -> None:
        colors = colors_of(self)
        color = {Severity.ERROR: colors.danger, Severity.WARNING: colors.warning}.get(
            self._severity, colors.accent
        )
        self._icon.setPixmap(pixmap(_ICONS[self._severity], color, ratio=self.devicePixelRatioF()))

    def _act(self) -> None:
        self.dismiss()
        self._run()


def _plain_label() -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    return label
