"""Where a one-pager that is too long spends its lines: the dearest blocks first."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QWidget

from briefdesk.app.pages.preview_job import Cost
from briefdesk.app.style import XS, L, M, S, mark
from briefdesk.app.wording import count

MOST = 6


class CostList(QWidget):
    """A short list; choosing a line selects its part. Hidden while everything fits."""

    part_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        mark(self, surface="warning")
        self.setAccessibleName("Lines taken by each part")
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(L, S, L, S)
        self._grid.setHorizontalSpacing(M)
        self._grid.setVerticalSpacing(XS // 2)
        self._grid.setColumnStretch(1, 1)
        self.hide()

    def show_costs(self, costs: tuple[Cost, ...]) -> None:
        """Show the dearest of `costs`, or hide where there are none."""
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        dearest = sorted(costs, key=lambda cost: -cost.lines)[:MOST]
        for row, cost in enumerate(dearest):
            lines = QLabel(count(cost.lines, "line"))
            lines.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            mark(lines, text="small")
            self._grid.addWidget(lines, row, 0)
            self._grid.addWidget(self._label(cost), row, 1, Qt.AlignmentFlag.AlignLeft)
        self.setVisible(bool(dearest))

    def _label(self, cost: Cost) -> QWidget:
        if not cost.part:
            label = QLabel(cost.label)
            label.setTextFormat(Qt.TextFormat.PlainText)
            mark(label, text="small")
            return label
        button = QPushButton(cost.label.replace("&", "&&"))
        mark(button, kind="link", text="small")
        button.setToolTip("Select this part")
        button.clicked.connect(lambda _=False, part=cost.part: self.part_chosen.emit(part))
        return button
