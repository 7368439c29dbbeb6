"""What can be done in review: one set of actions for the keyboard, the row of buttons and the menu."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from briefdesk.app.icons import set_icon
from briefdesk.app.models.wording import KIND_SIGNS, KIND_WORDS
from briefdesk.app.style import XS, M, S, mark
from briefdesk.model.finding import FindingKind


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do: its name for the code, words, keys, icon and what it does in a sentence."""

    name: str
    words: str
    keys: tuple[str, ...]
    icon: str
    tip: str


STEPS = (
    Step("accept", "Accept", ("A", "Return", "Enter"), "check", "Accept and go to the next"),
    Step("dismiss", "Dismiss…", ("D",), "close", "Dismiss, with a reason if you like, and go to the next"),
    Step("edit", "Edit", ("E", "F2"), "edit", "Change the wording beside the original"),
    Step("merge", "Merge", ("M",), "plus", "Merge the selected findings, or this one with the one below"),
    Step("split", "Split", ("S",), "minus", "Split into its sentences"),
    Step("tags", "Tags", ("T",), "key-figure", "Change topics, committees and states"),
    Step(
        "hold", "Hold back…", ("H",), "lock", "Mark as confidential or under embargo, or let it leave again"
    ),
    Step("reopen", "Back to review", ("U",), "undo", "Set back to “To review”"),
    Step("next", "Next finding", ("J",), "arrow-down", "Go to the next finding"),
    Step("previous", "Previous finding", ("K",), "arrow-up", "Go to the finding before"),
    Step("accept_all", "Accept all shown", (), "check", "Accept every finding in the list, in one step"),
    Step("dismiss_all", "Dismiss all shown…", (), "close", "Dismiss every finding in the list, in one step"),
)
KINDS = (
    FindingKind.STATISTIC,
    FindingKind.FINDING,
    FindingKind.QUOTE,
    FindingKind.LEGAL,
    FindingKind.TALKING_POINT,
    FindingKind.ASK,
    FindingKind.LOCAL_FACT,
)
"""In the order of their keys, from 1 on."""
_ON_BAR = ("accept", "dismiss", "edit", "merge", "split", "tags", "hold", "reopen")


class ReviewTools(QWidget):
    """The row of buttons below the list. What there is no room for stands in the menu, as all does.

    The keys work where `keyboard_of` says: they are plain letters, so only while the list has the focus.
    """

    kind_wished = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.actions_of: Mapping[str, QAction] = {step.name: self._action(step) for step in STEPS}
        self.kinds = tuple(self._kind(number, kind) for number, kind in enumerate(KINDS, start=1))
        self.menu = self._menu()
        self._buttons = {name: self._button(self.actions_of[name]) for name in _ON_BAR}
        self._more = QToolButton()
        self._place: QWidget | None = None
        self._arrange()

    def __getitem__(self, name: str) -> QAction:
        return self.actions_of[name]

    def keyboard_of(self, widget: QWidget) -> None:
        """Let the keys work while `widget` has the keyboard, and no menu has it."""
        self._place = widget
        widget.addActions([*self.actions_of.values(), *self.kinds])
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave the keys to a menu while it is open.

        The place below keeps the focus then, and Qt would take a menu's letter for one of these keys: "U" for
        "Add a source" in the File menu would change findings.
        """
        if watched is self._place and isinstance(event, QFocusEvent):
            in_menu = event.lostFocus() and event.reason() == Qt.FocusReason.PopupFocusReason
            for action in (*self.actions_of.values(), *self.kinds):
                if in_menu:
                    self._place.removeAction(action)
                elif event.gotFocus():
                    self._place.addAction(action)
        return super().eventFilter(watched, event)

    def show_allowed(self, *, chosen: int, shown: int, has_next: bool) -> None:
        """Grey what makes no sense with as many findings chosen and shown."""
        for name in ("accept", "dismiss", "tags", "hold", "reopen"):
            self[name].setEnabled(chosen > 0)
        for name in ("edit", "split"):
            self[name].setEnabled(chosen == 1)
        self["tags"].setEnabled(chosen == 1)
        self["merge"].setEnabled(chosen > 1 or (chosen == 1 and has_next))
        for name in ("accept_all", "dismiss_all"):
            self[name].setEnabled(shown > 0)
        for action in self.kinds:
            action.setEnabled(chosen > 0)

    def _action(self, step: Step) -> QAction:
        action = QAction(step.words, self)
        action.setShortcuts([QKeySequence(key) for key in step.keys])
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.setToolTip(with_keys(step.tip, step.keys))
        set_icon(action, step.icon)
        return action

    def _kind(self, number: int, kind: FindingKind) -> QAction:
        action = QAction(f"Make it: {KIND_WORDS[kind][0]}", self)
        action.setShortcut(QKeySequence(str(number)))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        set_icon(action, KIND_SIGNS[kind])
        action.triggered.connect(lambda: self.kind_wished.emit(kind))
        return action

    def _menu(self) -> QMenu:
        menu = QMenu("&Review", self)
        menu.setToolTipsVisible(True)
        menu.setMinimumWidth(240)
        menu.addActions([self[name] for name in _ON_BAR])
        kinds = menu.addMenu("&Kind")
        kinds.addActions(list(self.kinds))
        menu.addSeparator()
        menu.addActions([self["next"], self["previous"]])
        menu.addSeparator()
        menu.addActions([self["accept_all"], self["dismiss_all"]])
        return menu

    def _button(self, action: QAction) -> QToolButton:
        button = QToolButton()
        button.setDefaultAction(action)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setIconSize(QSize(14, 14))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        mark(button, kind="strip")
        return button

    def _arrange(self) -> None:
        self._more.setMenu(self.menu)
        self._more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._more.setToolTip("Everything that can be done with findings")
        self._more.setAccessibleName("More to do with findings")
        self._more.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        set_icon(self._more, "more")
        row = QHBoxLayout(self)
        row.setContentsMargins(S, XS, M, XS)
        row.setSpacing(2)
        for button in self._buttons.values():
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self._more)
        # As many buttons as there is room for: the row never makes the pane wider.
        self.setMinimumWidth(120)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many buttons as there is room for."""
        super().resizeEvent(event)
        room = self.width() - self._more.sizeHint().width() - M - S
        for button in self._buttons.values():
            room -= button.sizeHint().width() + 2
            button.setVisible(room >= 0)


def with_keys(tip: str, keys: tuple[str, ...]) -> str:
    """Return "Accept and go to the next (A or Return)"."""
    native = QKeySequence.SequenceFormat.NativeText
    named = dict.fromkeys(QKeySequence(key).toString(native) for key in keys if key != "Enter")
    return f"{tip} ({' or '.join(named)})" if named else tip
