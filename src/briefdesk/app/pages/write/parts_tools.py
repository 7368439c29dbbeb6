"""What can be done with a part: one set of actions for the toolbar, the menu and the keyboard."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from briefdesk.app.icons import set_icon
from briefdesk.app.style import XS, S, mark

LOCK, UNLOCK = "Lock", "Unlock"
LOCK_FINDINGS, UNLOCK_FINDINGS = "Lock all findings", "Unlock all findings"
LOCK_TIP = "what is locked cannot be edited, moved or removed"


@dataclass(frozen=True, slots=True)
class Allowed:
    """What makes sense for the selected part now.

    `key_figure` is None where the part has none, `in_chart` and `quote` where the template has no place.
    `locked` is None without a part, `findings_locked` without a finding.
    """

    step_up: bool = False
    step_down: bool = False
    remove: bool = False
    rule: bool = False
    reset: bool = False
    key_figure: bool | None = None
    in_chart: bool | None = None
    quote: bool | None = None
    locked: bool | None = None
    findings_locked: bool | None = None


class PartsTools(QWidget):
    """The row of buttons under the list of parts."""

    add_wished = Signal()
    restore_wished = Signal(str)
    step_wished = Signal(int)
    rule_wished = Signal()
    key_figure_wished = Signal()
    chart_wished = Signal()
    quote_wished = Signal()
    reset_wished = Signal()
    remove_wished = Signal()
    lock_wished = Signal(bool)
    lock_findings_wished = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.add = self._action("Add paragraph", "plus", "Ctrl+Shift+P")
        self.up = self._action("Move up", "arrow-up", "Alt+Up")
        self.down = self._action("Move down", "arrow-down", "Alt+Down")
        self.rule = self._action("Choose who gets it…", "rule", "Ctrl+L")
        self.key_figure = self._action("Use as key figure", "key-figure", "")
        self.reset = self._action("Back to the original wording", "restore", "")
        self.remove = self._action("Remove", "trash", "Del")
        self.chart = self._action("Show in the chart", "statistic", "")
        self.quote = self._action("Use as pull quote", "quote", "")
        self.lock = self._action(LOCK, "lock", "")
        self.lock_findings = self._action(LOCK_FINDINGS, "lock", "")
        for action in (self.key_figure, self.chart, self.quote):
            action.setCheckable(True)
        self._restore = QMenu("Restore section", self)
        self._restore_button = QToolButton()
        self._arrange()
        self._connect()
        self.show_allowed(Allowed(), document="letter")
        self.show_removed(())

    def show_allowed(self, allowed: Allowed, *, document: str) -> None:
        """Grey what makes no sense now; the key figure belongs to the one-pager."""
        self.up.setEnabled(allowed.step_up)
        self.down.setEnabled(allowed.step_down)
        self.remove.setEnabled(allowed.remove)
        self.rule.setEnabled(allowed.rule)
        self.rule.setVisible(document == "letter")
        self.reset.setEnabled(allowed.reset)
        self.key_figure.setVisible(document == "brief")
        self.key_figure.setEnabled(allowed.key_figure is not None)
        self.key_figure.setChecked(bool(allowed.key_figure))
        self._show_locks(allowed)
        for action, shown in ((self.chart, allowed.in_chart), (self.quote, allowed.quote)):
            action.setVisible(document == "brief" and shown is not None)
            action.setChecked(bool(shown))

    def _show_locks(self, allowed: Allowed) -> None:
        self._locked, self._findings_locked = bool(allowed.locked), bool(allowed.findings_locked)
        self.lock.setEnabled(allowed.locked is not None)
        self.lock_findings.setEnabled(allowed.findings_locked is not None)
        words = (
            UNLOCK if self._locked else LOCK,
            UNLOCK_FINDINGS if self._findings_locked else LOCK_FINDINGS,
        )
        for action, text in zip((self.lock, self.lock_findings), words, strict=True):
            action.setText(text)
            action.setIconText(text)
            action.setToolTip(f"{text}: {LOCK_TIP}")

    def show_removed(self, sections: tuple[tuple[str, str], ...]) -> None:
        """Offer to bring back these (name, label) sections of the template."""
        self._restore.clear()
        for name, label in sections:
            action = self._restore.addAction(label)
            action.triggered.connect(lambda _=False, name=name: self.restore_wished.emit(name))
        self._restore_button.setVisible(bool(sections))

    def menu(self, parent: QWidget) -> QMenu:
        """Return the menu of the selected part."""
        menu = QMenu(parent)
        menu.addActions([self.add, self.rule, self.key_figure, self.chart, self.quote, self.reset])
        menu.addSeparator()
        menu.addActions([self.lock, self.lock_findings])
        menu.addSeparator()
        menu.addActions([self.up, self.down])
        if self._restore.actions():
            menu.addSeparator()
            menu.addMenu(self._restore)
        menu.addSeparator()
        menu.addAction(self.remove)
        return menu

    def _action(self, text: str, icon_name: str, keys: str) -> QAction:
        action = QAction(f"{text}\t{keys}" if keys else text, self)
        action.setIconText(text)
        # Only told, not set: the list takes these keys itself, and the page has actions for the others.
        action.setToolTip(f"{text} ({keys})" if keys else text)
        set_icon(action, icon_name)
        return action

    def _arrange(self) -> None:
        mark(self, surface="pane")
        self._restore_button.setText("Restore")
        self._restore_button.setToolTip("Bring back a section of the template")
        self._restore_button.setMenu(self._restore)
        self._restore_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        line = QHBoxLayout(self)
        line.setContentsMargins(S, XS, S, XS)
        line.setSpacing(2)
        add = _button(self.add)
        add.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        line.addWidget(add)
        line.addWidget(self._restore_button)
        line.addStretch(1)
        for action in (
            self.up, self.down, self.rule, self.key_figure, self.chart, self.quote, self.reset,
            self.lock, self.remove,
        ):  # fmt: skip
            line.addWidget(_button(action))

    def _connect(self) -> None:
        self.add.triggered.connect(self.add_wished)
        self.up.triggered.connect(lambda: self.step_wished.emit(-1))
        self.down.triggered.connect(lambda: self.step_wished.emit(1))
        self.rule.triggered.connect(self.rule_wished)
        self.key_figure.triggered.connect(self.key_figure_wished)
        self.chart.triggered.connect(self.chart_wished)
        self.quote.triggered.connect(self.quote_wished)
        self.reset.triggered.connect(self.reset_wished)
        self.remove.triggered.connect(self.remove_wished)
        self.lock.triggered.connect(lambda: self.lock_wished.emit(not self._locked))
        self.lock_findings.triggered.connect(
            lambda: self.lock_findings_wished.emit(not self._findings_locked)
        )


def _button(action: QAction) -> QToolButton:
    button = QToolButton()
    button.setDefaultAction(action)
    button.setAccessibleName(action.iconText())
    action.changed.connect(lambda: button.setAccessibleName(action.iconText()))
    # A default action's button follows the action's visibility only inside a tool bar.
    action.visibleChanged.connect(lambda: button.setVisible(action.isVisible()))
    return button
