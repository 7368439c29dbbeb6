"""What is done with own contacts, from the card and from their own panel."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from briefdesk.app.dialogs.contact import ContactDialog
from briefdesk.app.dialogs.taken_in import TakenInDialog
from briefdesk.app.pages.congress.card_rolodex import Rolodex
from briefdesk.english import counted
from briefdesk.model.address_book import AddressBook
from briefdesk.model.addressee import Contact, ContactId, ContactKind
from briefdesk.model.congress import Bioguide
from briefdesk.pipeline.address_book import with_contact, without_contact
from briefdesk.pipeline.addressing import write_no_more_to, write_to
from briefdesk.pipeline.contact_files import ImportedContacts, export_contacts, import_contacts
from briefdesk.pipeline.desk import Desk


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
        rolodex.change_project(f"Write to {name}", lambda project: write_to(project, contact))
    else:
        rolodex.change_project(
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
        rolodex.change_project(label, lambda project: write_to(project, contact))


def import_contacts_from(rolodex: Rolodex, parent: QWidget, path: Path) -> None:
    """Read a table of contacts and tell what was taken and what refused, as a step of undo."""
    rolodex.runner.submit(
        "congress:contacts-import", _take_in, rolodex.desk, path,
        on_result=lambda taken: _tell_taken(rolodex, parent, *taken), on_error=rolodex.failed.emit,
    )  # fmt: skip


def export_contacts_to(rolodex: Rolodex, parent: QWidget) -> None:
    """Ask for a file and write the address book's contacts as a table."""
    start = Path.home() / "contacts.csv"
    chosen, _ = QFileDialog.getSaveFileName(parent, "Export contacts", str(start), "Tables (*.csv)")
    if not chosen:
        return
    path = Path(chosen if chosen.lower().endswith(".csv") else f"{chosen}.csv")
    rolodex.runner.submit(
        "congress:contacts-export", export_contacts, rolodex.desk.book, path,
        on_result=lambda count: rolodex.noted.emit(
            f"{counted(count, 'contact')} exported.", f"The table is in “{path.name}”."
        ),
        on_error=rolodex.failed.emit,
    )  # fmt: skip


def _take_in(desk: Desk, path: Path) -> tuple[AddressBook, AddressBook, ImportedContacts]:
    before = desk.book
    imported = import_contacts(desk, path)
    return before, desk.book, imported


def _tell_taken(
    rolodex: Rolodex, parent: QWidget, before: AddressBook, after: AddressBook, imported: ImportedContacts
) -> None:
    if imported.taken:
        rolodex.record_book("Import contacts", before, after)
    words = f"{counted(len(imported.taken), 'contact')} taken"
    if imported.refused:
        dialog = TakenInDialog("Import contacts", words, imported.refused, parent.window())
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
    else:
        rolodex.noted.emit(f"{words}.", "Ctrl+Z takes them out again.")
