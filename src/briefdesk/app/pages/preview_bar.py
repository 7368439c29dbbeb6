"""The bars above and below the page, and their flat buttons."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from briefdesk.app.icons import set_icon
from briefdesk.app.style import BAR_HEIGHT, XS, M, mark


def bar(widget: QWidget) -> QHBoxLayout:
    """Make a widget a bar and return the row that its contents stand in."""
    widget.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    mark(widget, surface="bar")
    widget.setFixedHeight(BAR_HEIGHT)
    row = QHBoxLayout(widget)
    row.setContentsMargins(M, 0, M, 0)
    row.setSpacing(XS)
    return row


def tool(icon_name: str, tip: str) -> QToolButton:
    """Return a flat button with an icon; its tip, without the keys, is its name for screen readers."""
    button = QToolButton()
    set_icon(button, icon_name)
    button.setToolTip(tip)
    button.setAccessibleName(tip.partition(" (")[0])
    return button
