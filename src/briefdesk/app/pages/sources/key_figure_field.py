"""The field for a finding's key figure: one of the figures of its text, and what it counts."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QWidget

from briefdesk.app.style import XS
from briefdesk.model.finding import Finding, KeyFigure

NONE = "None"


class KeyFigureField(QWidget):
    """`kept(KeyFigure or None)` asks to keep one; a figure without a label is not kept yet."""

    kept = Signal(object)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.value = QComboBox()
        self.label = QLineEdit()
        self._kept: KeyFigure | None = None
        self.value.setAccessibleName("Key figure")
        self.value.setToolTip("The figure that can stand alone in a brief")
        self.value.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.value.setMinimumContentsLength(8)
        self.label.setAccessibleName("What the key figure counts")
        self.label.setPlaceholderText("what it counts, in eight words or fewer")
        self.setFocusProxy(self.value)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(XS)
        row.addWidget(self.value, 2)
        row.addWidget(self.label, 3)
        self.value.activated.connect(lambda _index: self._choose())
        self.label.editingFinished.connect(self.keep)
        self.label.installEventFilter(self)

    def show_finding(self, finding: Finding) -> None:
        """Offer the figures of a finding, and show the one that is kept."""
        self._kept = finding.key_figure
        values = list(finding.figures)
        if self._kept is not None and self._kept.value not in values:
            values.insert(0, self._kept.value)
        self.value.clear()
        self.value.addItems([NONE, *values])
        self._show_kept()

    @property
    def chosen(self) -> KeyFigure | None:
        """Return the key figure as it stands in the field, None for none."""
        if self.value.currentIndex() <= 0:
            return None
        return KeyFigure(self.value.currentText(), " ".join(self.label.text().split()))

    def keep(self) -> None:
        """Ask to keep what stands in the field if it is whole and other than before."""
        chosen = self.chosen
        if chosen != self._kept and (chosen is None or chosen.label):
            self.kept.emit(chosen)

    def _choose(self) -> None:
        chosen = self.chosen
        self.label.setEnabled(chosen is not None)
        if chosen is None:
            self.label.clear()
        elif not chosen.label:
            self.label.setFocus(Qt.FocusReason.OtherFocusReason)
        self.keep()

    def _show_kept(self) -> None:
        kept = self._kept
        self.value.setCurrentIndex(self.value.findText(kept.value) if kept else 0)
        self.label.setText(kept.label if kept else "")
        self.label.setEnabled(kept is not None)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the typing back on Escape, leave on Enter."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape:
                self._show_kept()
                self.left.emit()
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.keep()
                self.left.emit()
                return True
        return super().eventFilter(watched, event)
