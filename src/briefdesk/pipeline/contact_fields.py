"""Contacts as the address book keeps them: tidy, with what a letter to them needs, under ids that stay."""

import re
from collections.abc import Container
from dataclasses import replace

from briefdesk.congress.spelling import cleaned
from briefdesk.english import in_ascii
from briefdesk.errors import CongressError
from briefdesk.model.addressee import Contact, ContactId, ContactKind
from briefdesk.states import STATE_NAMES

MOST_CHARACTERS = 200
MOST_LINES = 8
# One address and nothing around it: marks that part addresses or names in a mail program are none of it.
_EMAIL = re.compile(r"[^\s@<>(),;:\"\[\]\\]+@[^\s@<>(),;:\"\[\]\\]+\.[^\s@<>(),;:\"\[\]\\]+")


class ContactInvalid(CongressError):
    """A contact lacks what a letter to it needs."""


def checked_contact(contact: Contact) -> Contact:
    """Return the contact with tidy fields. Raises ContactInvalid where it lacks what a letter needs."""
    tidy = replace(
        contact,
        name=cleaned(contact.name),
        position=cleaned(contact.position),
        organization=cleaned(contact.organization),
        honorific=cleaned(contact.honorific),
        salutation=_greeting(contact.salutation),
        address=tuple(line for line in map(cleaned, contact.address) if line),
        email=cleaned(contact.email),
        phone=cleaned(contact.phone),
        state=_state(contact.state),
        note=cleaned(contact.note),
    )
    _check(tidy)
    return tidy


def _check(contact: Contact) -> None:
    if not contact.name and not contact.organization:
        raise ContactInvalid("A contact needs a name or an organization.", "Enter one of them.")
    if contact.kind is ContactKind.STAFF and contact.member is None:
        raise ContactInvalid("A staff member needs the office that they work for.", "Choose its member.")
    if contact.email and not _EMAIL.fullmatch(contact.email):
        raise ContactInvalid(
            f"“{contact.email[:80]}” is not an e-mail address.", "Check its spelling.", where="email"
        )
    if contact.state and contact.state not in STATE_NAMES:
        raise ContactInvalid(
            f"“{contact.state[:40]}” is not a state.",
            "Write its postal code: TX, AZ, PR or DC.",
            where="state",
        )
    texts = (contact.name, contact.position, contact.organization, contact.salutation, *contact.address)
    if max(map(len, texts)) > MOST_CHARACTERS or len(contact.address) > MOST_LINES:
        raise ContactInvalid(
            f"“{(contact.name or contact.organization)[:60]}” is longer than an address can be.",
            f"Keep to {MOST_LINES} lines of {MOST_CHARACTERS} characters.",
        )


def _greeting(text: str) -> str:
    """Return a greeting that ends with a colon, as letters print it."""
    plain = cleaned(text).rstrip(",:; ")
    return f"{plain}:" if plain else ""


def _state(text: str) -> str:
    plain = cleaned(text)
    by_name = {name.casefold(): code for code, name in STATE_NAMES.items()}
    return by_name.get(plain.casefold(), plain.upper())


def free_contact_id(contact: Contact, taken: Container[str]) -> ContactId:
    """Return an id for a contact, made of its name and not among `taken`."""
    words = re.sub(r"[^a-z0-9]+", "-", in_ascii(contact.name or contact.organization).lower()).strip("-")
    stem = words[:40].strip("-") or "contact"
    if stem not in taken:
        return ContactId(stem)
    # A list may name thousands alike: one step for each of them would take minutes.
    held, free = 1, 2
    while f"{stem}-{free}" in taken:
        held, free = free, free * 2
    while free - held > 1:
        between = (held + free) // 2
        held, free = (between, free) if f"{stem}-{between}" in taken else (held, between)
    return ContactId(f"{stem}-{free}")
