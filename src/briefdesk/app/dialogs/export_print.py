"""What the print file of an export is to be like: the order of its letters, and sheets of their own."""

from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from briefdesk.app.style import XL, S
from briefdesk.pipeline.export import MailOrder

ORDER_WORDS = {
    MailOrder.ROSTER: "Chamber, state and district",
    MailOrder.NAME: "Last name",
    MailOrder.STATE: "State",
    MailOrder.OFFICE: "Office building and room",
}


class PrintOptions(QWidget):
    """The choices under “One PDF for printing”; without that format they are disabled."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._order = QComboBox()
        self._order.setAccessibleName("Order of the letters")
        self._order.setToolTip("By office, the letters lie as they are carried from door to door")
        for order, words in ORDER_WORDS.items():
            self._order.addItem(words, order)
        self._two_sided = QCheckBox("Two-sided: each letter on sheets of its own")
        self._two_sided.setToolTip("Where a letter ends on the front of a sheet, its back stays blank")
        label = QLabel("O&rder")
        label.setBuddy(self._order)
        row = QHBoxLayout()
        row.setSpacing(S)
        row.addWidget(label)
        row.addWidget(self._order)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(XL, 0, 0, 0)
        column.setSpacing(S)
        column.addLayout(row)
        column.addWidget(self._two_sided)
        self.setEnabled(False)

    @property
    def order(self) -> MailOrder:
        """Return the chosen order; the roster's while there is no print file."""
        return MailOrder(self._order.currentData()) if self.isEnabled() else MailOrder.ROSTER

    @property
    def two_sided(self) -> bool:
        """Return whether each letter begins on a sheet of its own."""
        return self._two_sided.isChecked()
