"""That organizations signed: which version of the text, on which day, and who said so."""

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QComboBox, QDateEdit, QDialog, QFormLayout, QLineEdit, QVBoxLayout, QWidget

from briefdesk.app.dialogs.keep_buttons import keep_buttons
from briefdesk.app.style import XL, L, M
from briefdesk.app.widgets.labels import Size, plain
from briefdesk.english import counted, long_date
from briefdesk.pipeline.sign_on import SignOnView


class RecordSignatureDialog(QDialog):
    """`recorded(version, day, by)` tells what was entered; version None is the text as it stands."""

    recorded = Signal(object, object, str)

    def __init__(
        self, names: tuple[str, ...], view: SignOnView, today: QDate, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Record signature")
        self.setMinimumWidth(460)
        self.version = QComboBox()
        self.version.setAccessibleName("Version that was signed")
        now = view.now
        if now.kept is None or now.judgement is not None:
            number = 1 if now.kept is None else now.kept.number + 1
            self.version.addItem(f"The text as it stands (kept as version {number})", None)
        for version in reversed(view.sign_on.versions):
            self.version.addItem(f"Version {version.number}, {long_date(version.day)}", version.number)
        self.day = QDateEdit(today)
        self.day.setMaximumDate(today)
        self.day.setCalendarPopup(True)
        self.day.setDisplayFormat("MMMM d, yyyy")
        self.day.setAccessibleName("Day of the signature")
        self.by = QLineEdit()
        self.by.setAccessibleName("Who said so")
        self.by.setPlaceholderText("By whom: Ada Example, by e-mail")
        self.by.setMaxLength(200)
        form = QFormLayout()
        form.setSpacing(M)
        form.addRow("&Text", self.version)
        form.addRow("&Day", self.day)
        form.addRow("&By", self.by)
        buttons, take = keep_buttons(self, self.take)
        column = QVBoxLayout(self)
        column.setContentsMargins(XL, L, XL, L)
        column.setSpacing(M)
        who = names[0] if len(names) == 1 else counted(len(names), "organization")
        column.addWidget(plain(Size.STRONG, text=f"{who} signs"))
        column.addLayout(form)
        column.addWidget(buttons)
        take.setDefault(True)
        self.version.setFocus()

    def take(self) -> None:
        """Hand on what was entered."""
        day = self.day.date()
        self.accept()
        number = self.version.currentData()
        self.recorded.emit(number, day.toPython(), self.by.text())
