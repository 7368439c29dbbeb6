"""How a member's office in Washington is reached, and how much its contact form takes."""

from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from briefdesk.app.pages.congress.card_parts import Section, copy_button, open_button
from briefdesk.app.pages.congress.card_rolodex import Rolodex
from briefdesk.app.style import S
from briefdesk.app.widgets.labels import Size, plain
from briefdesk.model.choosing import MemberCard
from briefdesk.pipeline.address_book import with_form_limit

MOST_CHARACTERS = 100_000
FIELD_WIDTH = 88


class OfficeSection(Section):
    """Room, phone, website and contact form. The form's limit is the user's to enter."""

    def __init__(self, rolodex: Rolodex, card: MemberCard) -> None:
        super().__init__("Washington office")
        self._rolodex = rolodex
        self._card = card
        member = card.member
        self.limit = QLineEdit(f"{card.form_limit}" if card.form_limit else "")
        room = (
            f"{member.office}, Washington, DC {member.zip_code}".strip() if member.office else "Not recorded"
        )
        self.fact("Room", room)
        if member.phone:
            phone = f"the phone number of {member.full_name}"
            self.fact("Phone", member.phone, copy_button(member.phone, phone))
        for name, address, what in (
            ("Website", member.url, "website"),
            ("Contact form", member.contact_form, "contact form"),
        ):
            if address:
                words = f"the {what} of {member.full_name}"
                self.address(name, address, open_button(address, words), copy_button(address, words))
            else:
                self.say(f"{name}: none recorded", "muted", size=Size.SMALL)
        if member.contact_form:
            self.add(self._limit_row())

    def _limit_row(self) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(S)
        self.limit.setFixedWidth(FIELD_WIDTH)
        self.limit.setPlaceholderText("not known")
        self.limit.setValidator(QIntValidator(1, MOST_CHARACTERS, self.limit))
        self.limit.setAccessibleName("Characters that the contact form takes")
        self.limit.setToolTip("How many characters the contact form takes, as it says there")
        self.limit.editingFinished.connect(self._keep_limit)
        line.addWidget(plain(Size.SMALL, "muted", text="It takes", wraps=False))
        line.addWidget(self.limit)
        line.addWidget(plain(Size.SMALL, "muted", text="characters", wraps=False))
        line.addStretch(1)
        return row

    def _keep_limit(self) -> None:
        typed = self.limit.text().strip()
        characters = int(typed) if typed.isdigit() and int(typed) > 0 else None
        if characters != self._card.form_limit:
            member = self._card.member
            self._rolodex.change_book(
                f"Limit of the form of {member.full_name}",
                lambda book: with_form_limit(book, member.bioguide, characters),
            )
