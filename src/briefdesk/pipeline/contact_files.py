"""Contacts from a stranger's table and back: every row is taken, or refused with its line and the reason."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from briefdesk.congress.spelling import folded
from briefdesk.model.address_book import AddressBook
from briefdesk.model.addressee import Contact, ContactId, ContactKind
from briefdesk.model.congress import Bioguide, Member
from briefdesk.model.table import RefusedRow, TableRow
from briefdesk.pipeline.address_book import change_book
from briefdesk.pipeline.contact_fields import ContactInvalid, checked_contact, free_contact_id
from briefdesk.pipeline.csv_text import csv_bytes, without_guard
from briefdesk.pipeline.desk import Desk
from briefdesk.pipeline.table_columns import MEND_FORMULA, columns_of, row_text, without_result
from briefdesk.sources.tables import TableInvalid, read_table
from briefdesk.store.atomic import write_atomic

_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "name": ("name", "full name", "contact", "contact name"),
    "first": ("first name", "first", "given name"),
    "last": ("last name", "last", "surname", "family name"),
    "kind": ("kind", "type"),
    "position": ("position", "role", "title", "job title"),
    "organization": ("organization", "organisation", "agency", "company", "institution"),
    "member": ("member", "office", "bioguide", "member of congress", "member id"),
    "email": ("email", "e mail", "mail", "email address"),
    "phone": ("phone", "telephone", "phone number"),
    "address": ("address", "mailing address", "street address", "street"),
    "address2": ("address 2", "address line 2", "street 2"),
    "city": ("city", "town"),
    "state": ("state", "province"),
    "zip": ("zip", "zip code", "postal code", "zipcode"),
    "honorific": ("honorific", "prefix", "salutation title", "form of address"),
    "salutation": ("salutation", "greeting"),
    "note": ("note", "notes", "remarks"),
}
_WRITTEN = ("name", "kind", "position", "organization", "member", "email", "phone", "address", "state",
            "honorific", "salutation", "note")  # fmt: skip
_SEAT = re.compile(r"[A-Za-z]{2}-(?:\d{1,2}|AL)", re.IGNORECASE)
_BIOGUIDE = re.compile(r"[A-Za-z]\d{6}")


@dataclass(frozen=True, slots=True)
class ImportedContacts:
    """What an import took, and the rows that it refused; ones that were there already are among these."""

    taken: tuple[Contact, ...]
    refused: tuple[RefusedRow, ...]


def import_contacts(desk: Desk, path: Path) -> ImportedContacts:
    """Take the contacts of a CSV or XLSX file into the address book, in one step.

    Columns are known by the words that head them: name, role, organization, e-mail, phone, address, state,
    member (an id, a name or a district: the office that a staff member works for), kind and note.
    Raises TableInvalid, SourceUnreadable or StoreError; nothing is taken then.
    """
    table = read_table(path)
    columns = columns_of(table.header, _COLUMNS)
    if not {"name", "last", "organization"} & set(columns):
        raise TableInvalid(
            f"“{path.name}” has no column of names.",
            "Head the columns, with name, role, organization, email, address and member.",
            where=str(path),
        )
    before = desk.book
    members = _Members(desk.index.roster.members)
    taken: dict[ContactId, Contact] = {contact.id: contact for contact in before.contacts}
    known = {mark for contact in before.contacts for mark in _marks(contact)}
    refused: list[RefusedRow] = []
    for row in table.rows:
        try:
            failed = without_result(row.cell(at) for at in columns.values())
            if failed:
                raise ContactInvalid(failed, MEND_FORMULA)
            contact = checked_contact(_contact(row, columns, members))
            if not known.isdisjoint(_marks(contact)):
                raise ContactInvalid(f"“{contact.name or contact.organization}” is there already.", "")
        except ContactInvalid as error:
            refused.append(RefusedRow(row.line, row_text(row), str(error)))
            continue
        known.update(_marks(contact))
        contact = replace(contact, id=free_contact_id(contact, taken))
        taken[contact.id] = contact
    every = tuple(taken.values())
    change_book(desk, before, replace(before, contacts=every))
    return ImportedContacts(every[len(before.contacts) :], tuple(refused))


def export_contacts(book: AddressBook, path: Path) -> int:
    """Write the contacts to a CSV file, which is replaced, and return how many. Raises StoreError."""
    rows = [[_shown(contact, column) for column in _WRITTEN] for contact in book.contacts]
    write_atomic(path, csv_bytes(_WRITTEN, rows))
    return len(rows)


class _Members:
    """The members by what a list may call them: id, full name, first and last name, district."""

    def __init__(self, members: Iterable[Member]) -> None:
        self._by_name: dict[str, set[Bioguide]] = {}
        self._by_id = {member.bioguide: member for member in members}
        for member in self._by_id.values():
            for name in (member.full_name, f"{member.first_name} {member.last_name}",
                         f"{member.last_name} {member.first_name}"):  # fmt: skip
                self._by_name.setdefault(folded(name), set()).add(member.bioguide)
            if member.seat.district is not None:
                self._by_name.setdefault(folded(member.seat.code), set()).add(member.bioguide)

    def named(self, text: str) -> Bioguide:
        """Return the member that a text names. Raises ContactInvalid."""
        if _BIOGUIDE.fullmatch(text):
            bioguide = Bioguide(text.upper())
            if bioguide not in self._by_id:
                raise ContactInvalid(
                    f"Nobody in the roster has the id {bioguide}.", "The member may have left."
                )
            return bioguide
        plain = re.sub(r"^(?:the )?(?:office of )?(?:sen|senator|rep|representative|del|delegate)\b\.? ?", "",
                       text.casefold())  # fmt: skip
        seat = text if _SEAT.fullmatch(text) else plain
        found = self._by_name.get(folded(seat), set())
        if len(found) != 1:
            many = "Several members are" if found else "No member is"
            raise ContactInvalid(f"{many} called “{text[:60]}”.", "Write the id, such as R000122.")
        return next(iter(found))


def _contact(row: TableRow, columns: Mapping[str, int], members: _Members) -> Contact:
    cell = {name: without_guard(row.cell(at)) for name, at in columns.items()}
    member = members.named(cell["member"]) if cell.get("member") else None
    lines = [*re.split(r"[\n;]", cell.get("address", "")), cell.get("address2", "")]
    town = " ".join(filter(None, (cell.get("state", ""), cell.get("zip", "")))) if cell.get("city") else ""
    return Contact(
        id=ContactId(""),
        kind=_kind(cell.get("kind", ""), staff=member is not None),
        name=cell.get("name") or " ".join(filter(None, (cell.get("first", ""), cell.get("last", "")))),
        position=cell.get("position", ""),
        organization=cell.get("organization", ""),
        honorific=cell.get("honorific", ""),
        salutation=cell.get("salutation", ""),
        address=(*lines, ", ".join(filter(None, (cell.get("city", ""), town)))),
        email=cell.get("email", ""),
        phone=cell.get("phone", ""),
        state=cell.get("state", ""),
        member=member,
        note=cell.get("note", ""),
    )


def _kind(text: str, *, staff: bool) -> ContactKind:
    plain = text.strip().casefold()
    if not plain:
        return ContactKind.STAFF if staff else ContactKind.OTHER
    if plain not in set(ContactKind):
        known = ", ".join(ContactKind)
        raise ContactInvalid(f"“{text[:40]}” is no kind of contact.", f"Write one of {known}, or nothing.")
    return ContactKind(plain)


def _marks(contact: Contact) -> tuple[str, ...]:
    """Return what two contacts that are the same share: the e-mail, or the name at the same place."""
    place = contact.member or folded(contact.organization)
    named = (
        f"name:{folded(contact.name)}:{place}" if contact.name else f"at:{place}:{folded(contact.position)}"
    )
    return (f"mail:{contact.email.casefold()}", named) if contact.email else (named,)


def _shown(contact: Contact, column: str) -> str:
    match column:
        case "address":
            return "\n".join(contact.address)
        case "member":
            return contact.member or ""
        case _:
            return str(getattr(contact, column))
