"""A page of cards or forms that scrolls, over a row of buttons that stays."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from briefdesk.app.style import L, M, S, hairline


def scrolled_over(owner: QWidget, foot: QHBoxLayout, spacing: int = S) -> QVBoxLayout:
    """Lay out `owner` and return the column that scrolls; `foot` stands under it in sight."""
    inner = QWidget()
    column = QVBoxLayout(inner)
    column.setContentsMargins(L, M, L, L)
    column.setSpacing(spacing)
    scroll = QScrollArea()
    scroll.setWidgetResizable(True)
    scroll.setFrameShape(QScrollArea.Shape.NoFrame)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    scroll.setWidget(inner)
    foot.setContentsMargins(L, S, L, S)
    foot.setSpacing(S)
    whole = QVBoxLayout(owner)
    whole.setContentsMargins(0, 0, 0, 0)
    whole.setSpacing(0)
    whole.addWidget(scroll, 1)
    whole.addWidget(hairline())
    whole.addLayout(foot)
    return column
