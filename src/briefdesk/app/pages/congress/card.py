"""The member's card: who they are, how a letter greets them, how they are reached, what was made for them."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from briefdesk.app.pages.congress.card_address import AddressSection
from briefdesk.app.pages.congress.card_office import OfficeSection
from briefdesk.app.pages.congress.card_panel import Panel
from briefdesk.app.pages.congress.card_parts import Section, button_row, copy_button, fitted, link_button
from briefdesk.app.pages.congress.card_rolodex import Rolodex
from briefdesk.app.pages.congress.card_staff import StaffSection
from briefdesk.app.pages.congress.card_words import (
    file_words,
    letter_words,
    role_words,
    seat_words,
    term_words,
)
from briefdesk.app.style import XS, L, M, mark
from briefdesk.app.widgets.empty_state import EmptyState
from briefdesk.app.widgets.labels import Size
from briefdesk.model.address_book import LogEntry
from briefdesk.model.addressee import Addressee, AddresseeId
from briefdesk.model.choosing import MemberCard
from briefdesk.model.congress import Bioguide, RoleKind
from briefdesk.model.draft import Project
from briefdesk.pipeline.desk import Desk
from briefdesk.pipeline.member_cards import member_card
from briefdesk.pipeline.recipients import addressee, find_members

KEY = "congress:card"
INDENT = 16
LEADERS = (RoleKind.CHAIR, RoleKind.RANKING, RoleKind.VICE_CHAIR)
MOST_LETTERS = 20
"""So many letters are listed; the log has all."""


@dataclass(frozen=True, slots=True)
class KeptLetter:
    """A letter of the log and the first of its files that is still there, None where none is."""

    entry: LogEntry
    file: Path | None


@dataclass(frozen=True, slots=True)
class Seen:
    """What a card shows: the member, how a letter addresses them, and the last letters made to them."""

    card: MemberCard
    addressee: Addressee
    letters: tuple[KeptLetter, ...]


def look(desk: Desk, project: Project | None, bioguide: Bioguide) -> Seen | None:
    """Return what the card of a member shows, None where the roster has nobody of that id.

    The project says in what capacity and form they are addressed; without one it is the plain form.
    """
    card = member_card(desk, bioguide)
    if card is None:
        return None
    found = addressee(desk, project, AddresseeId(bioguide)) if project is not None else None
    if found is None:
        found = next(a for a in find_members(desk, "") if a.id == AddresseeId(bioguide))
    letters = tuple(KeptLetter(entry, _present(entry)) for entry in card.letters[:MOST_LETTERS])
    return Seen(card, found, letters)


def _present(entry: LogEntry) -> Path | None:
    return next((path for path in map(Path, entry.files) if path.is_file()), None)


class MemberPanel(Panel):
    """Shows the member chosen in the table; reads behind the window."""

    def __init__(self, rolodex: Rolodex, parent: QWidget | None = None) -> None:
        super().__init__(rolodex, parent)
        self.empty = EmptyState()
        self.empty.tell(
            "person", "Nobody chosen", "Choose a member in the table to see committees, offices and letters."
        )
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._seen: Seen | None = None
        self._stack = QStackedWidget()
        for page in (self.empty, self.area):
            self._stack.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self.setFocusProxy(self.area)
        for signal in (rolodex.member_changed, rolodex.project_changed, rolodex.book_changed):
            signal.connect(self.go_stale)

    @property
    def seen(self) -> Seen | None:
        """Return what is shown, None while there is nobody."""
        return self._seen

    def refresh(self) -> None:
        """Read the member's card, and show it when it is there."""
        rolodex = self.rolodex
        if rolodex.member_id is None:
            rolodex.runner.drop(KEY)
            self._show(None)
            return
        rolodex.runner.submit(
            KEY, look, rolodex.desk, rolodex.project, rolodex.member_id,
            on_result=self._show, on_error=rolodex.failed.emit,
        )  # fmt: skip

    def _show(self, seen: Seen | None) -> None:
        same = self._seen is not None and seen is not None and self._seen.card.member == seen.card.member
        place = self.area.verticalScrollBar().value() if same else 0
        focused = self.focusWidget()
        name = focused.accessibleName() if focused is not None and self.area.isAncestorOf(focused) else None
        if seen == self._seen:
            return
        self._seen = seen
        self._stack.setCurrentIndex(0 if seen is None else 1)
        if seen is None:
            self.area.takeWidget()
            return
        self.area.setWidget(self._body(seen))
        self.area.verticalScrollBar().setValue(place)
        self.area.setAccessibleName(f"Card of {seen.card.member.full_name}")
        self.area.setAccessibleDescription(seat_words(seen.card))
        if name is not None:
            self._focus_again(name)

    def _focus_again(self, name: str) -> None:
        """Put the keyboard on what is called as what had it, else on the card as a whole."""
        body = self.area.widget()
        inside = body.findChildren(QWidget) if body is not None else []
        found = (w for w in inside if w.accessibleName() == name)
        wanted = next((w for w in found if w.focusPolicy() & Qt.FocusPolicy.TabFocus), self.area)
        wanted.setFocus(Qt.FocusReason.OtherFocusReason)

    def _body(self, seen: Seen) -> QWidget:
        body = QWidget()
        mark(body, surface="pane")
        column = QVBoxLayout(body)
        column.setContentsMargins(L, M, L, L)
        column.setSpacing(M)
        card = seen.card
        head = QVBoxLayout()
        head.setSpacing(XS)
        head.addWidget(fitted(card.member.full_name, Size.TITLE))
        head.addWidget(fitted(seat_words(card), tone="muted"))
        for office in card.leadership:
            head.addWidget(fitted(office.title, Size.STRONG))
        for remark in card.remarks:
            head.addWidget(fitted(f"Note: {remark}", Size.SMALL, "warning"))
        column.addLayout(head)
        for section in (
            AddressSection(self.rolodex, seen.addressee),
            OfficeSection(self.rolodex, card),
            _committees(card),
            StaffSection(self.rolodex, card),
            _letters(seen),
            _terms(card),
            _offices(card),
        ):
            if section is not None:
                column.addWidget(section)
        column.addStretch(1)
        return body


def _letters(seen: Seen) -> Section:
    section = Section("Letters made to them")
    if not seen.letters:
        section.say("None yet.", "muted")
    for letter in seen.letters:
        subject, detail = letter_words(letter.entry)
        section.say(subject)
        section.say(detail, "muted", size=Size.SMALL)
        section.add(_file_row(letter))
    more = len(seen.card.letters) - len(seen.letters)
    if more > 0:
        section.say(f"{more} more in the log.", "muted")
    return section


def _committees(card: MemberCard) -> Section:
    section = Section("Committees")
    if not card.committees:
        section.say("None recorded.", "muted")
    for role in card.committees:
        below = role.parent is not None
        office = role_words(role)
        words = f"{role.committee.full_name} – {office}" if office else role.committee.full_name
        leads = role.membership.role in LEADERS
        size = Size.SMALL if below else Size.STRONG if leads else Size.PLAIN
        section.say(words, size=size, indent=INDENT if below else 0)
    return section


def _terms(card: MemberCard) -> Section:
    section = Section("Terms")
    for line in term_words(card):
        section.say(line)
    return section


def _offices(card: MemberCard) -> Section | None:
    if not card.offices:
        return None
    section = Section("District offices" if card.member.seat.district is not None else "State offices")
    for office in card.offices:
        copy = copy_button(office.phone, f"the phone number in {office.city}") if office.phone else None
        section.address(
            " · ".join(filter(None, (office.city, office.phone))),
            ", ".join((*office.lines, *filter(None, (office.hours,)))),
            copy,
        )
    return section


def _file_row(letter: KeptLetter) -> QWidget:
    """Return buttons that open the first file of a letter and the folder it is in, as far as it is there."""
    if letter.file is None:
        gone = file_words(letter.entry)
        return fitted(f"{gone}: no longer where it was made" if gone else "No file", Size.SMALL, "muted")
    path = letter.file
    return button_row(
        link_button("Open file", f"Open {path.name}", lambda: _open(path)),
        link_button("Open folder", f"Open the folder of {path.name}", lambda: _open(path.parent)),
    )


def _open(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
