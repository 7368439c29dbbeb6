"""The user's address book: own contacts, saved lists and preferred forms of address."""

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TypeVar

from briefdesk.congress.spelling import cleaned
from briefdesk.errors import CongressError
from briefdesk.model.address_book import AddressBook, FormLimit
from briefdesk.model.addressee import AddressOverride, AddressStyle, Contact, ContactId
from briefdesk.model.congress import Bioguide
from briefdesk.model.draft import SavedList
from briefdesk.pipeline.carried import contacts_of, lists_changed, lists_of, with_lists
from briefdesk.pipeline.contact_fields import ContactInvalid, checked_contact, free_contact_id
from briefdesk.pipeline.desk import Desk

__all__ = [
    "ContactInvalid", "ListInvalid", "PreferenceInvalid", "add_contact", "change_book", "contacts_of",
    "list_name", "lists_changed", "lists_of", "remove_contact", "remove_list", "rename_list", "save_list",
    "saved_list", "with_contact", "with_form_limit", "with_house_style", "with_list", "with_list_renamed",
    "with_lists", "with_preference", "without_contact", "without_list", "without_preference",
]  # fmt: skip

T = TypeVar("T")


class ListInvalid(CongressError):
    """A saved list has no name that a query can use, or there is none of that name."""


class PreferenceInvalid(CongressError):
    """A preferred form of address lacks its reason, or changes nothing."""


def change_book(desk: Desk, before: AddressBook, after: AddressBook) -> AddressBook:
    """Save what changed between two address books, and return the book as it is then.

    Only what differs between them is written: what another window changed meanwhile stays. Undo is the
    same call the other way round. Raises StoreError; the book is then as it was.
    """
    return desk.people.change(lambda now: _merged(now, before, after))


def with_contact(book: AddressBook, contact: Contact) -> AddressBook:
    """Return the book with a contact, in the place of the one of its id, or at the end.

    One without an id gets one. Raises ContactInvalid.
    """
    tidy = checked_contact(contact)
    if not tidy.id:
        tidy = replace(tidy, id=free_contact_id(tidy, {kept.id for kept in book.contacts}))
    return replace(book, contacts=_put(book.contacts, tidy, key=lambda c: c.id))


def without_contact(book: AddressBook, contact_id: ContactId) -> AddressBook:
    """Return the book without a contact; projects that write to it keep their copy."""
    return replace(book, contacts=tuple(c for c in book.contacts if c.id != contact_id))


def with_list(book: AddressBook, name: str, members: Iterable[Bioguide], note: str = "") -> AddressBook:
    """Return the book with a saved list, in the place of the one of that name. Raises ListInvalid."""
    saved = SavedList(list_name(name), tuple(dict.fromkeys(members)), note.strip())
    return replace(book, lists=_put(book.lists, saved, key=lambda kept: kept.name.casefold()))


def without_list(book: AddressBook, name: str) -> AddressBook:
    """Return the book without a saved list. Raises ListInvalid where there is none."""
    gone = saved_list(book, name)
    return replace(book, lists=tuple(kept for kept in book.lists if kept != gone))


def with_list_renamed(book: AddressBook, name: str, new_name: str) -> AddressBook:
    """Return the book with a list under a new name. Raises ListInvalid, also where the name is taken."""
    saved, wanted = saved_list(book, name), list_name(new_name)
    if any(kept.name.casefold() == wanted.casefold() for kept in book.lists if kept != saved):
        raise ListInvalid(f"There is a list “{wanted}” already.", "Choose another name, or remove it first.")
    renamed = replace(saved, name=wanted)
    return replace(book, lists=tuple(renamed if kept == saved else kept for kept in book.lists))


def saved_list(book: AddressBook, name: str) -> SavedList:
    """Return the list of that name, whatever its capitals. Raises ListInvalid."""
    plain = " ".join(name.split()).casefold()
    found = next((kept for kept in book.lists if kept.name.casefold() == plain), None)
    if found is None:
        known = ", ".join(f"“{kept.name}”" for kept in book.lists[:10])
        raise ListInvalid(
            f"There is no saved list “{name}”.", f"Saved are {known}." if known else "None is saved yet."
        )
    return found


def list_name(text: str) -> str:
    """Return a name as a query can use it: single spaces, no quotation marks, nothing unseen.

    Raises ListInvalid.
    """
    name = cleaned(re.sub('["“”„]', " ", text))
    if not any(character.isalnum() for character in name) or len(name) > 100:
        raise ListInvalid(
            f"“{cleaned(text)[:100]}” is no name for a list.",
            "Use letters or digits, 100 characters at most.",
        )
    return name


def with_preference(book: AddressBook, preferred: AddressOverride) -> AddressBook:
    """Return the book with the form of address that a member prefers. Raises PreferenceInvalid."""
    if not preferred.reason.strip():
        raise PreferenceInvalid(
            "A preferred form of address needs its reason.", "Say where it is known from."
        )
    if not (preferred.title.strip() or preferred.salutation.strip() or preferred.block):
        raise PreferenceInvalid(
            "The preferred form says nothing.", "Enter a title, a salutation or an inside address."
        )
    return replace(book, overrides=_put(book.overrides, preferred, key=lambda o: o.member))


def without_preference(book: AddressBook, member: Bioguide) -> AddressBook:
    """Return the book without what a member prefers."""
    return replace(book, overrides=tuple(o for o in book.overrides if o.member != member))


def with_form_limit(book: AddressBook, member: Bioguide, characters: int | None) -> AddressBook:
    """Return the book with how much a member's contact form takes, None where that is not known any more."""
    if characters is None:
        return replace(book, form_limits=tuple(f for f in book.form_limits if f.member != member))
    limit = FormLimit(member, characters)
    return replace(book, form_limits=_put(book.form_limits, limit, key=lambda kept: kept.member))


def with_house_style(book: AddressBook, style: AddressStyle) -> AddressBook:
    """Return the book with the house style that new projects begin with."""
    return replace(book, style=style)


def save_list(desk: Desk, name: str, members: Iterable[Bioguide], note: str = "") -> AddressBook:
    """Save a list; one of that name is replaced. Raises ListInvalid or StoreError."""
    return _do(desk, lambda book: with_list(book, name, members, note))


def remove_list(desk: Desk, name: str) -> AddressBook:
    """Remove a saved list. Raises ListInvalid or StoreError."""
    return _do(desk, lambda book: without_list(book, name))


def rename_list(desk: Desk, name: str, new_name: str) -> AddressBook:
    """Rename a saved list. Raises ListInvalid or StoreError."""
    return _do(desk, lambda book: with_list_renamed(book, name, new_name))


def add_contact(desk: Desk, contact: Contact) -> AddressBook:
    """Save a contact, new or changed. Raises ContactInvalid or StoreError."""
    return _do(desk, lambda book: with_contact(book, contact))


def remove_contact(desk: Desk, contact_id: ContactId) -> AddressBook:
    """Remove a contact. Raises ContactInvalid where there is none of that id, or StoreError."""
    if all(contact.id != contact_id for contact in desk.book.contacts):
        raise ContactInvalid(
            f"There is no contact “{contact_id}”.", "List them with `briefdesk contacts list`."
        )
    return _do(desk, lambda book: without_contact(book, contact_id))


def _do(desk: Desk, act: Callable[[AddressBook], AddressBook]) -> AddressBook:
    return desk.people.change(act)


def _put(kept: tuple[T, ...], item: T, *, key: Callable[[T], str]) -> tuple[T, ...]:
    if any(key(one) == key(item) for one in kept):
        return tuple(item if key(one) == key(item) else one for one in kept)
    return (*kept, item)


def _merged(now: AddressBook, before: AddressBook, after: AddressBook) -> AddressBook:
    return AddressBook(
        contacts=_merged_rows(now.contacts, before.contacts, after.contacts, key=lambda c: c.id),
        lists=_merged_rows(now.lists, before.lists, after.lists, key=lambda kept: kept.name.casefold()),
        overrides=_merged_rows(now.overrides, before.overrides, after.overrides, key=lambda o: o.member),
        style=after.style if after.style != before.style else now.style,
        form_limits=_merged_rows(
            now.form_limits, before.form_limits, after.form_limits, key=lambda kept: kept.member
        ),
    )


def _merged_rows(
    now: tuple[T, ...], before: tuple[T, ...], after: tuple[T, ...], *, key: Callable[[T], str]
) -> tuple[T, ...]:
    """Return the rows of now with those changed, removed and added that differ from `before` to `after`."""
    if now == before:
        return after
    was = {key(row): row for row in before}
    wanted = {key(row): row for row in after}
    kept = {key(row): row for row in now if key(row) in wanted or key(row) not in was}
    return tuple({**kept, **{k: row for k, row in wanted.items() if was.get(k) != row}}.values())
