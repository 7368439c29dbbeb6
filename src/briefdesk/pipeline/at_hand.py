"""What stands beside the roster for a project: saved lists, preferred forms of address, own contacts.

The project's own always stand before those of the address book, so that a project opens alike elsewhere.
"""

from collections.abc import Mapping

from briefdesk.model.address_book import AddressBook
from briefdesk.model.addressee import AddressOverride, Contact, ContactId
from briefdesk.model.congress import Bioguide
from briefdesk.model.draft import Project
from briefdesk.pipeline.desk import Desk

_EMPTY = AddressBook()


def book_of(desk: Desk) -> AddressBook:
    """Return the user's address book."""
    book: AddressBook = getattr(desk, "book", _EMPTY)
    return book


def lists_at_hand(desk: Desk, project: Project | None = None) -> Mapping[str, tuple[Bioguide, ...]]:
    """Return the saved lists by name, as `list:` of a query finds them."""
    own = {saved.name.casefold() for saved in project.lists} if project else frozenset[str]()
    found = {saved.name: saved.members for saved in book_of(desk).lists if saved.name.casefold() not in own}
    return {**found, **{saved.name: saved.members for saved in (project.lists if project else ())}}


def preferred_forms(desk: Desk, project: Project | None = None) -> Mapping[Bioguide, AddressOverride]:
    """Return the forms of address that members prefer, by member."""
    own = project.overrides if project else ()
    return {override.member: override for override in (*book_of(desk).overrides, *own)}


def contact_at_hand(desk: Desk, project: Project, contact_id: ContactId) -> Contact | None:
    """Return a contact, or None where neither the project nor the address book holds it."""
    known = (*project.contacts, *book_of(desk).contacts)
    return next((contact for contact in known if contact.id == contact_id), None)
