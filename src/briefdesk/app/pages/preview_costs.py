"""Why a one-pager does not fit: by how much, the cheapest way out, and the parts that take most lines."""

import textwrap

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from briefdesk.app.pages.preview_job import Cost, cheapest
from briefdesk.app.style import XS, L, M, S, mark
from briefdesk.english import counted

SHORTEN = "Shorten the longest parts, or take something out. The type is as small as it may be."
MOST = 3
MOST_CHARACTERS = 40


class CostList(QWidget):
    """A few lines under the page; choosing one selects its part, a button takes the cheapest one out.

    Hidden while everything fits.
    """

    part_chosen = Signal(str)
    removal_wished = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        mark(self, surface="warning")
        self.setAccessibleName("Why the one-pager is too long")
        self._over = _words()
        mark(self._over, text_size="strong", tone="warning")
        self._step = _words()
        self._take_out = QPushButton()
        self._cheapest = ""
        self._take_out.clicked.connect(lambda: self.removal_wished.emit(self._cheapest))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(S)
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnStretch(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(L, M, L, M)
        column.setSpacing(XS)
        column.addWidget(self._over)
        column.addWidget(self._step)
        column.addWidget(self._take_out, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(self._grid)
        self.hide()

    def show_costs(self, lines_over: int, next_step: str, costs: tuple[Cost, ...]) -> None:
        """Say how many lines are over and which parts take most; hide where none are over."""
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.setVisible(lines_over > 0)
        self._over.setText(f"{counted(lines_over, 'line')} over one page")
        cheap = cheapest(lines_over, costs)
        self._step.setText(SHORTEN if cheap else next_step or "Remove a finding or shorten the ask.")
        self._offer(cheap)
        # The letterhead and the sources can't be taken out, so only parts of the draft are offered.
        dearest = sorted((cost for cost in costs if cost.part), key=lambda cost: -cost.lines)[:MOST]
        for row, cost in enumerate(dearest):
            lines = QLabel(counted(cost.lines, "line"))
            mark(lines, text_size="small", tone="muted")
            self._grid.addWidget(lines, row, 0, Qt.AlignmentFlag.AlignRight)
            self._grid.addWidget(self._button(cost), row, 1, Qt.AlignmentFlag.AlignLeft)

    def _offer(self, cost: Cost | None) -> None:
        self._take_out.setVisible(cost is not None)
        if cost is None:
            return
        self._cheapest = cost.part
        label = textwrap.shorten(cost.label, MOST_CHARACTERS, placeholder="…”")
        self._take_out.setText(f"Take out {label} (−{counted(cost.lines, 'line')})".replace("&", "&&"))
        self._take_out.setToolTip("Ctrl+Z brings it back")

    def _button(self, cost: Cost) -> QPushButton:
        words = cost.label[:1].upper() + cost.label[1:]
        button = QPushButton(words.replace("&", "&&"))
        mark(button, kind="link", text_size="small")
        button.setToolTip("Select this part")
        button.clicked.connect(lambda _=False, part=cost.part: self.part_chosen.emit(part))
        return button


def _words() -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
