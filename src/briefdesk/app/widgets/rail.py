"""The narrow rail of places at the window's left edge."""

from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from briefdesk.app.icons import set_icon
from briefdesk.app.qt_numbers import TAB_FOCUS, TEXT_UNDER_ICON
from briefdesk.app.style import XS, S, mark_new

WIDTH = 72


class Place(NamedTuple):
    """A place of the rail: its name for the code, its word for people, icon and tooltip."""

    name: str
    label: str
    icon: str
    tip: str


class Rail(QFrame):
    """Places on top, two doors to the settings at the foot. Emits what was chosen; shows what it is told."""

    place_chosen = Signal(str)
    sender_wanted = Signal()
    appearance_wanted = Signal()

    def __init__(self, places: tuple[Place, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(WIDTH)
        mark_new(self, surface="bar")
        self.setAccessibleName("Places")
        column = QVBoxLayout(self)
        column.setContentsMargins(XS, S, XS, S)
        column.setSpacing(XS)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QToolButton] = {}
        for place in places:
            button = _rail_button(place.label, place.icon, place.tip)
            button.setCheckable(True)
            button.clicked.connect(lambda _=False, name=place.name: self.place_chosen.emit(name))
            self._group.addButton(button)
            self._buttons[place.name] = button
            column.addWidget(button)
        column.addStretch(1)
        sender = _rail_button("Sender", "sender", "Sender and letterhead")
        sender.clicked.connect(self.sender_wanted)
        look = _rail_button("Theme", "appearance", "Switch between light and dark")
        look.clicked.connect(self.appearance_wanted)
        column.addWidget(sender)
        column.addWidget(look)

    def show_place(self, name: str) -> None:
        """Mark a place as the one shown."""
        self._buttons[name].setChecked(True)


def _rail_button(label: str, icon_name: str, tip: str) -> QToolButton:
    button = QToolButton()
    button.setText(label)
    button.setToolTip(tip)
    button.setAccessibleName(tip)
    button.setProperty("toolButtonStyle", TEXT_UNDER_ICON)
    button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    mark_new(button, kind="rail")
    set_icon(button, icon_name)
    button.setMinimumHeight(52)
    button.setProperty("focusPolicy", TAB_FOCUS)
    return button
