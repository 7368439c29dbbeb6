"""Another form of address for one member: title, salutation, inside address, and the reason for it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from briefdesk.app.dialogs.keep_buttons import keep_buttons
from briefdesk.app.style import XL, L, M, mark
from briefdesk.app.widgets.labels import plain
from briefdesk.model.addressee import Addressee, AddressOverride
from briefdesk.pipeline.addressing import OverrideRefused, checked_override


class AddressOverrideDialog(QDialog):
    """`kept(AddressOverride, bool)` carries the form and whether it holds for all projects."""

    kept = Signal(object, bool)

    def __init__(
        self,
        addressee: Addressee,
        before: AddressOverride | None,
        *,
        in_project: bool,
        kept_in_project: bool,
        parent: QWidget | None = None,
    ) -> None:
        """`before` is the form in force, which `kept_in_project` says is the project's own."""
        super().__init__(parent)
        member = addressee.members[0]
        self._member = member.bioguide
        self.setWindowTitle("Address otherwise")
        self.setMinimumWidth(500)
        self.title = _field("Title", before.title if before else "", "As it is: Senator, Chairman …")
        self.salutation = _field("Salutation", before.salutation if before else "", addressee.salutation)
        self.block = QPlainTextEdit("\n".join(before.block) if before else "")
        self.block.setPlaceholderText("\n".join(addressee.inside_address))
        self.block.setAccessibleName("Inside address, one line each")
        self.block.setTabChangesFocus(True)
        self.block.setFixedHeight(self.block.fontMetrics().lineSpacing() * 7)
        self.reason = _field("Reason", before.reason if before else "", "So signed in the letter of May 4")
        self.here = QRadioButton("In this &project")
        self.everywhere = QRadioButton("In &all projects")
        self._scope(in_project=in_project, here=in_project and (before is None or kept_in_project))
        self.said = QLabel()
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        self.said.setWordWrap(True)
        mark(self.said, tone="danger")
        self.said.hide()
        self._arrange(member.full_name)

    def _scope(self, *, in_project: bool, here: bool) -> None:
        group = QButtonGroup(self)
        for button in (self.here, self.everywhere):
            group.addButton(button)
        self.here.setEnabled(in_project)
        (self.here if here else self.everywhere).setChecked(True)

    def _arrange(self, name: str) -> None:
        form = QFormLayout()
        form.setSpacing(M)
        form.addRow("&Title", self.title)
        form.addRow("&Salutation", self.salutation)
        form.addRow("Add&ress", self.block)
        form.addRow("Reas&on", self.reason)
        scope = QHBoxLayout()
        scope.setSpacing(L)
        for button in (self.here, self.everywhere):
            scope.addWidget(button)
        scope.addStretch(1)
        form.addRow("Holds", scope)
        buttons, take = keep_buttons(self, self.take)
        column = QVBoxLayout(self)
        column.setContentsMargins(XL, L, XL, L)
        column.setSpacing(M)
        column.addWidget(plain(tone="muted", text=f"What you leave empty stays as usual for {name}."))
        column.addLayout(form)
        column.addWidget(self.said)
        column.addWidget(buttons)
        # Only now: a button outside its dialog is not yet its default.
        take.setDefault(True)
        self.title.setFocus()

    def take(self) -> None:
        """Hand out the form, or say at the field what is missing."""
        block = tuple(line.strip() for line in self.block.toPlainText().splitlines() if line.strip())
        override = AddressOverride(
            self._member, self.reason.text(), self.title.text(), self.salutation.text(), block
        )
        try:
            checked = checked_override(override)
        except OverrideRefused as error:
            self._say(f"{error} {error.next_step}", block)
            return
        self.accept()
        self.kept.emit(checked, self.everywhere.isChecked())

    def _say(self, sentence: str, block: tuple[str, ...]) -> None:
        field: QWidget = self.title
        if not self.reason.text().strip():
            field = self.reason
        elif block:
            field = self.block
        elif self.salutation.text().strip():
            field = self.salutation
        for other in (self.title, self.salutation, self.block, self.reason):
            mark(other, wrong=other is field)
        field.setFocus()
        self.said.setText(sentence)
        self.said.show()


def _field(name: str, text: str, hint: str) -> QLineEdit:
    field = QLineEdit(text)
    field.setAccessibleName(name)
    field.setPlaceholderText(hint)
    field.setMaxLength(300)
    return field
