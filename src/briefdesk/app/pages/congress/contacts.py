"""The panel of own contacts: staff of offices, agencies, governors, embassies."""

from PySide6.QtWidgets import QWidget

from briefdesk.app.pages.congress.card_list import ListPanel
from briefdesk.app.pages.congress.card_rolodex import Rolodex
from briefdesk.app.pages.congress.card_words import contact_words, member_label
from briefdesk.app.pages.congress.contacts_steps import (
    add_contact,
    edit_contact,
    export_contacts_to,
    import_contacts_from,
    remove_contact,
    write_to_contact,
)
from briefdesk.app.widgets.rows import Row
from briefdesk.model.addressee import Contact

ONLY_HERE = "only in this project"


class ContactsPanel(ListPanel):
    """Lists the address book's contacts; a tick writes to one in the project that the page serves."""

    def __init__(self, rolodex: Rolodex, parent: QWidget | None = None) -> None:
        super().__init__(rolodex, "Contacts", "Find a contact", parent)
        self.add = self.button("Add…", "Add a contact", lambda: add_contact(rolodex, self))
        self.edit = self.button("Edit…", "Edit the contact (Enter)", self._open_current)
        self.remove = self.button(
            "Remove", "Remove the contact (Delete)", lambda: self._remove(self.view.current)
        )
        self.add_more("Import from a table…", self._import)
        self.add_more("Export as CSV…", lambda: export_contacts_to(rolodex, self))
        self.view.opened.connect(self._open)
        self.view.removed.connect(self._remove)
        self.view.rows.tick_wished.connect(self._tick)
        self.view.current_changed.connect(self._show_allowed)
        self.empty.action_chosen.connect(self._begin)
        rolodex.book_changed.connect(self.go_stale)
        rolodex.project_changed.connect(self.go_stale)

    def refresh(self) -> None:
        """List the contacts that are looked for."""
        known = self._contacts()
        rows = tuple(
            row for row in map(self._row, known) if self.is_asked_for(row.title, row.detail, row.extra)
        )
        self.view.show_rows(rows)
        self.show_list(bool(rows))
        if known:
            self.empty.tell("search", "No such contact", "No contact has these words.", "Show all")
        else:
            words = "Keep staff members, agencies, governors and embassies here, and write to them, too."
            self.empty.tell("people", "No contact yet", words, "Add a contact…")
        served = self.rolodex.served
        written = len(served.recipients.contacts) if served else 0
        self.note.setText(f"Ticked: gets a letter in this project ({written})")
        self.note.setVisible(bool(rows) and served is not None)
        self._show_allowed(self.view.current)

    def _contacts(self) -> tuple[Contact, ...]:
        """Return the address book's contacts by name, then those that only the project has."""
        book = sorted(self.rolodex.desk.book.contacts, key=lambda c: (c.name or c.organization).casefold())
        served, known = self.rolodex.served, {contact.id for contact in book}
        return (*book, *(c for c in (served.contacts if served else ()) if c.id not in known))

    def _row(self, contact: Contact) -> Row:
        served = self.rolodex.served
        member = self.rolodex.desk.index.member(contact.member) if contact.member else None
        title, detail = contact_words(contact, member_label(member) if member else "")
        if all(contact.id != kept.id for kept in self.rolodex.desk.book.contacts):
            detail = f"{detail} · {ONLY_HERE}"
        ticked = contact.id in served.recipients.contacts if served else None
        extra = " · ".join(filter(None, (contact.email, contact.phone, contact.note)))
        return Row(title, detail, contact, ticked, extra)

    # Wishes

    def _begin(self) -> None:
        if self.search.text():
            self.search.clear()
        else:
            add_contact(self.rolodex, self)

    def _open_current(self) -> None:
        self._open(self.view.current)

    def _remove_current(self) -> None:
        self._remove(self.view.current)

    def _open(self, item: object) -> None:
        if isinstance(item, Contact):
            edit_contact(self.rolodex, self, item)

    def _remove(self, item: object) -> None:
        if isinstance(item, Contact) and item in self.rolodex.desk.book.contacts:
            remove_contact(self.rolodex, item)

    def _tick(self, item: object, wanted: bool) -> None:
        if isinstance(item, Contact):
            write_to_contact(self.rolodex, item, wanted)

    def _import(self) -> None:
        path = self.ask_table("Import contacts")
        if path is not None:
            import_contacts_from(self.rolodex, self, path)

    def _show_allowed(self, item: object) -> None:
        chosen = isinstance(item, Contact)
        self.edit.setEnabled(chosen)
        self.remove.setEnabled(chosen and item in self.rolodex.desk.book.contacts)
