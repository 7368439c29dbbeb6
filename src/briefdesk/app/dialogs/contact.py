"""An own contact: who they are, how they are reached, and how a letter would address them."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from briefdesk.app.dialogs.keep_buttons import keep_buttons
from briefdesk.app.style import XL, L, M, S, hairline, mark
from briefdesk.app.widgets.labels import Size, plain
from briefdesk.model.address_book import AddressBook
from briefdesk.model.addressee import Contact, ContactKind
from briefdesk.model.congress import Bioguide
from briefdesk.pipeline.address_book import ContactInvalid, with_contact
from briefdesk.pipeline.addressing import contact_as_addressed
from briefdesk.pipeline.desk import Desk

KINDS = (
    (ContactKind.STAFF, "Staff of a member"),
    (ContactKind.AGENCY, "Agency"),
    (ContactKind.GOVERNOR, "Governor"),
    (ContactKind.EMBASSY, "Embassy"),
    (ContactKind.OTHER, "Other"),
)
HONORIFICS = ("", "Mr.", "Ms.", "Mx.", "Dr.", "The Honorable", "His Excellency", "Her Excellency")
FORM, PREVIEW = 440, 250
"""The widths of the form and of what stands beside it, in pixels."""


class ContactDialog(QDialog):
    """`kept` carries the contact as entered, under the id that it came with."""

    kept = Signal(object)

    def __init__(self, desk: Desk, contact: Contact, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._contact = contact
        self._members = {f"{m.full_name} ({m.seat.code})": m.bioguide for m in desk.index.members}
        self.setWindowTitle(title)
        self.kind = QComboBox()
        self.honorific = QComboBox()
        self.name = _field("Name", contact.name)
        self.position = _field("Position", contact.position, "Legislative director")
        self.organization = _field("Organization", contact.organization, "Department of Example")
        self.member = _field("Office of", self._label_of(contact.member), "Type a name or a state")
        self.address = QPlainTextEdit("\n".join(contact.address))
        self.email = _field("E-mail", contact.email)
        self.phone = _field("Phone", contact.phone)
        self.state = _field("State", contact.state, "TX")
        self.salutation = _field("Salutation", contact.salutation)
        self.note = _field("Note", contact.note, "Met in March")
        self.preview = plain()
        self.said = QLabel()
        self._fill(contact)
        self._arrange()
        self._connect()
        self._show_preview()
        self.name.setFocus()

    # What is entered

    def contact(self) -> Contact:
        """Return the contact as it is entered now."""
        kind = ContactKind(self.kind.currentData())
        staff = kind is ContactKind.STAFF
        lines = self.address.toPlainText().splitlines()
        return Contact(
            id=self._contact.id,
            kind=kind,
            name=_one_line(self.name.text()),
            position=_one_line(self.position.text()),
            organization="" if staff else _one_line(self.organization.text()),
            honorific=_one_line(self.honorific.currentText()),
            salutation=_one_line(self.salutation.text()),
            address=tuple(line for line in map(_one_line, lines) if line),
            email=_one_line(self.email.text()),
            phone=_one_line(self.phone.text()),
            state=_one_line(self.state.text()).upper(),
            member=self._member_entered() if staff else None,
            note=_one_line(self.note.text()),
        )

    def take(self) -> None:
        """Hand out the contact, or say at the field what is missing."""
        contact = self.contact()
        if contact.kind is ContactKind.STAFF and contact.member is None:
            typed = _one_line(self.member.text())
            sentence = f"Nobody in the roster is “{typed}”." if typed else "Staff work in somebody’s office."
            self._say(self.member, f"{sentence} Choose the member from the list.")
            return
        try:
            with_contact(AddressBook(), contact)
        except ContactInvalid as error:
            self._say(self._field_of(error), f"{error} {error.next_step}")
            return
        self.accept()
        self.kept.emit(contact)

    def _field_of(self, error: ContactInvalid) -> QWidget:
        fields = {"email": self.email, "state": self.state, "phone": self.phone}
        return fields.get(error.where, self.name)

    def _member_entered(self) -> Bioguide | None:
        typed = _one_line(self.member.text())
        known = self._members.get(typed)
        if known is None and typed:
            near = [
                bioguide for label, bioguide in self._members.items() if typed.casefold() in label.casefold()
            ]
            known = near[0] if len(near) == 1 else None
        return known

    def _label_of(self, member: Bioguide | None) -> str:
        return next((label for label, bioguide in self._members.items() if bioguide == member), "")

    # What is shown

    def _show_preview(self) -> None:
        contact = self.contact()
        if not (contact.name or contact.organization):
            self.preview.setText("Enter a name: the address appears here.")
            return
        addressee = contact_as_addressed(self._desk, contact)
        self.preview.setText("\n".join((*addressee.inside_address, "", addressee.salutation)))
        self.salutation.setPlaceholderText(addressee.salutation if not contact.salutation else "")

    def _show_kind(self) -> None:
        staff = self.kind.currentData() == ContactKind.STAFF
        self._form.setRowVisible(self.member, staff)
        self._form.setRowVisible(self.organization, not staff)
        self._show_preview()

    def _say(self, field: QWidget, sentence: str) -> None:
        self._mark_wrong(field)
        field.setFocus()
        self._scroll.ensureWidgetVisible(field)
        self.said.setText(sentence)
        self.said.show()

    def _mark_wrong(self, field: QWidget | None) -> None:
        for other in self._checked:
            mark(other, wrong=other is field)

    def _mend(self) -> None:
        """Let go of what was said, as something else is entered now."""
        if not self.said.isHidden():
            self._mark_wrong(None)
            self.said.hide()

    @property
    def _checked(self) -> tuple[QLineEdit, ...]:
        return (self.name, self.member, self.email, self.phone, self.state)

    # What it is made of

    def _fill(self, contact: Contact) -> None:
        for kind, words in KINDS:
            self.kind.addItem(words, kind.value)
        self.kind.setCurrentIndex(self.kind.findData(contact.kind.value))
        self.kind.setAccessibleName("Kind")
        self.honorific.setEditable(True)
        self.honorific.addItems(HONORIFICS)
        self.honorific.setCurrentText(contact.honorific)
        self.honorific.setAccessibleName("Before the name")
        completer = QCompleter(list(self._members), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setMaxVisibleItems(8)
        self.member.setCompleter(completer)
        self.address.setAccessibleName("Address, one line each")
        self.address.setPlaceholderText("1 Example Street\nWashington, DC 20001")
        self.address.setTabChangesFocus(True)
        self.address.setFixedHeight(self.address.fontMetrics().lineSpacing() * 4 + 2 * S)
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        self.said.setWordWrap(True)
        mark(self.said, tone="danger")
        self.said.hide()

    def _arrange(self) -> None:
        inner = QWidget()
        self._form = QFormLayout(inner)
        self._form.setContentsMargins(0, 0, S, 0)
        self._form.setSpacing(S)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        rows: tuple[tuple[str, QWidget], ...] = (
            ("&Kind", self.kind),
            ("&Before the name", self.honorific),
            ("&Name", self.name),
            ("&Position", self.position),
            ("&Office of", self.member),
            ("Or&ganization", self.organization),
            ("&Address", self.address),
            ("&E-mail", self.email),
            ("P&hone", self.phone),
            ("&State", self.state),
            ("Sa&lutation", self.salutation),
            ("No&te", self.note),
        )
        for words, field in rows:
            self._form.addRow(words, field)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setMinimumWidth(FORM)
        self._scroll.setMinimumHeight(inner.sizeHint().height() + S)
        self._scroll.setWidget(inner)
        body = QHBoxLayout()
        body.setSpacing(L)
        body.addWidget(self._scroll, 1)
        body.addWidget(hairline(vertical=True))
        body.addLayout(self._side())
        buttons, take = keep_buttons(self, self.take)
        column = QVBoxLayout(self)
        column.setContentsMargins(XL, L, XL, L)
        column.setSpacing(M)
        column.addLayout(body, 1)
        column.addWidget(self.said)
        column.addWidget(buttons)
        # Only now: a button outside its dialog is not yet its default.
        take.setDefault(True)

    def _side(self) -> QVBoxLayout:
        side = QVBoxLayout()
        side.setSpacing(S)
        side.addWidget(plain(Size.SMALL, "muted", text="As a letter prints it", wraps=False))
        self.preview.setFixedWidth(PREVIEW)
        self.preview.setAccessibleName("As a letter prints it")
        side.addWidget(self.preview)
        side.addStretch(1)
        return side

    def _connect(self) -> None:
        for field in (self.name, self.position, self.organization, self.member, self.salutation):
            field.textChanged.connect(self._show_preview)
        for field in (*self._checked, self.organization):
            field.textEdited.connect(self._mend)
        self.honorific.currentTextChanged.connect(self._show_preview)
        self.address.textChanged.connect(self._show_preview)
        self.kind.currentIndexChanged.connect(self._show_kind)
        self._show_kind()


def _field(name: str, text: str, hint: str = "") -> QLineEdit:
    field = QLineEdit(text)
    field.setAccessibleName(name)
    field.setPlaceholderText(hint)
    field.setMaxLength(300)
    return field


def _one_line(text: str) -> str:
    return " ".join(text.split())
