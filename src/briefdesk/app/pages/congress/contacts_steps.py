"""What is done with own contacts, from the card and from their own panel."""

from PySide6.QtWidgets import QWidget

from briefdesk.app.dialogs.contact import ContactDialog
from briefdesk.app.pages.congress.card_rolodex import Rolodex
from briefdesk.model.addressee import Contact, ContactId, ContactKind
from briefdesk.model.congress import Bioguide
from briefdesk.pipeline.address_book import with_contact, without_contact
from briefdesk.pipeline.addressing import write_no_more_to, write_to


def add_contact(rolodex: Rolodex, parent: QWidget, member: Bioguide | None = None) -> ContactDialog:
    """Ask for a new contact, on the staff of a member where one is given."""
    kind = ContactKind.STAFF if member is not None else ContactKind.AGENCY
    fresh = Contact(ContactId(""), kind, "", member=member)
    return _ask(rolodex, parent, fresh, "Add a contact")


def edit_contact(rolodex: Rolodex, parent: QWidget, contact: Contact) -> ContactDialog:
    """Ask what shall be changed about a contact."""
    return _ask(rolodex, parent, contact, "Edit the contact")


def remove_contact(rolodex: Rolodex, contact: Contact) -> None:
    """Remove a contact from the address book, as a step of undo; projects keep their copy."""
    name = contact.name or contact.organization
    if rolodex.change_book(f"Remove {name}", lambda book: without_contact(book, contact.id)):
        rolodex.noted.emit(f"{name} is removed from your contacts.", "Ctrl+Z brings them back.")


def write_to_contact(rolodex: Rolodex, contact: Contact, wanted: bool) -> None:
    """Let the project write to a contact, or no more."""
    name = contact.name or contact.organization
    if wanted:
        rolodex.project_wished.emit(f"Write to {name}", lambda project: write_to(project, contact))
    else:
        rolodex.project_wished.emit(
            f"Write to {name} no more", lambda project: write_no_more_to(project, contact.id)
        )


def _ask(rolodex: Rolodex, parent: QWidget, contact: Contact, title: str) -> ContactDialog:
    dialog = ContactDialog(rolodex.desk, contact, title, parent.window())
    dialog.kept.connect(lambda kept: _keep(rolodex, kept, title))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog


def _keep(rolodex: Rolodex, contact: Contact, label: str) -> None:
    rolodex.change_book(label, lambda book: with_contact(book, contact))
    project = rolodex.served
    # The project's copy is what its letters print.
    if project is not None and contact.id and contact.id in project.recipients.contacts:
        rolodex.project_wished.emit(label, lambda project: write_to(project, contact))
