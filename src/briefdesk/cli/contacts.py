"""`briefdesk contacts`: staff of offices and addressees outside Congress, kept apart from the roster."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from briefdesk.cli.call import DONE, IN_PART, Answer, Call
from briefdesk.cli.columns import table
from briefdesk.cli.parser import Parser, subcommands
from briefdesk.cli.paths import refuse_existing
from briefdesk.cli.shapes import refused_json, refused_lines
from briefdesk.english import counted
from briefdesk.model.addressee import Contact, ContactId, ContactKind
from briefdesk.model.congress import Bioguide
from briefdesk.pipeline.address_book import add_contact, remove_contact
from briefdesk.pipeline.contact_fields import ContactInvalid
from briefdesk.pipeline.contact_files import export_contacts, import_contacts

_TEXTS = {
    "name": "the full name",
    "position": "what they are: “Legislative Director”, “Secretary of Defense”",
    "organization": "the agency or body, for the address",
    "email": "the e-mail address",
    "phone": "the telephone",
    "state": "a state’s postal code: parts of a letter for that state reach them",
    "honorific": "what stands before the name: “The Honorable”, “Ms.”",
    "salutation": "the whole greeting: “Dear Governor Doe:”",
    "note": "a note of your own; it is never printed",
}


def add_options(parser: ArgumentParser, common: Parser) -> None:
    """Add the subcommands of `briefdesk contacts`."""
    add = subcommands(parser, common)
    listed = add("list", "your contacts", list_contacts)
    listed.add_argument("words", nargs="*", metavar="WORD", help="words that must stand in name or office")
    new = add("add", "keep a contact, or change the one of --id", keep_contact)
    new.add_argument("--id", default="", metavar="ID", help="change this contact: what is not given stays")
    new.add_argument("--kind", choices=[kind.value for kind in ContactKind], help="default: staff or other")
    new.add_argument("--member", metavar="ID", help="the office that a staff member works for, as R000122")
    new.add_argument("--address", metavar="LINES", help="the postal address, its lines parted by “;”")
    for field, text in _TEXTS.items():
        new.add_argument(f"--{field}", metavar="TEXT", help=text)
    add("remove", "remove a contact; projects keep their copy", drop_contact).add_argument("id", metavar="ID")
    add("import", "take contacts from a CSV or XLSX file", take_contacts).add_argument(
        "file", type=Path, metavar="FILE"
    )
    out = add("export", "write the contacts to a CSV file", write_contacts)
    out.add_argument("file", type=Path, metavar="FILE")
    out.add_argument("--replace", action="store_true", help="replace a file of that name")


def list_contacts(call: Call) -> Answer:
    """List the contacts, or those whose name, office or position holds all words."""
    words = [word.casefold() for word in call.options.words]
    found = [c for c in call.desk.book.contacts if all(word in _searched(call, c) for word in words)]
    rows = [[c.id, c.name or c.organization, c.position, _office(call, c), c.email] for c in found]
    lines = table(rows, head=("ID", "NAME", "ROLE", "OFFICE", "E-MAIL")) if rows else ()
    return Answer([_json(contact) for contact in found], (*lines, f"{counted(len(found), 'contact')}."))


def keep_contact(call: Call) -> Answer:
    """Keep a contact, new or changed."""
    options = call.options
    known = next((c for c in call.desk.book.contacts if c.id == options.id), None)
    if options.id and known is None:
        raise ContactInvalid(
            f"There is no contact “{options.id}”.", "List them with `briefdesk contacts list`."
        )
    facts: dict[str, Any] = _json(known) if known else {"id": "", "name": ""}
    facts |= {field: value for field in _TEXTS if (value := getattr(options, field)) is not None}
    if options.address is not None:
        facts["address"] = options.address.split(";")
    if options.member is not None:
        facts["member"] = _member(call, options.member)
    kind = options.kind or facts.get("kind") or ("staff" if facts.get("member") else "other")
    facts |= {"kind": ContactKind(kind), "id": ContactId(facts["id"])}
    book = add_contact(call.desk, Contact(**{**facts, "address": tuple(facts.get("address", ()))}))
    kept = next(c for c in book.contacts if c.id == options.id) if options.id else book.contacts[-1]
    return Answer(_json(kept), (f"Kept as “{kept.id}”.",))


def drop_contact(call: Call) -> Answer:
    """Remove a contact."""
    remove_contact(call.desk, ContactId(call.options.id))
    return Answer({"removed": call.options.id}, (f"Removed “{call.options.id}”.",))


def take_contacts(call: Call) -> Answer:
    """Take contacts from a file; exit status 1 where some rows were refused."""
    done = import_contacts(call.desk, call.options.file)
    document = {"taken": [_json(c) for c in done.taken], "refused": refused_json(done.refused)}
    lines = (*refused_lines(done.refused), f"{counted(len(done.taken), 'contact')} taken.")
    return Answer(document, lines, IN_PART if done.refused else DONE)


def write_contacts(call: Call) -> Answer:
    """Write the contacts to a file."""
    path = call.options.file
    refuse_existing(path, replace=call.options.replace)
    count = export_contacts(call.desk.book, path)
    return Answer(
        {"path": str(path), "contacts": count}, (f"Wrote {counted(count, 'contact')} to “{path}”.",)
    )


def _member(call: Call, text: str) -> Bioguide | None:
    if not text.strip():
        return None
    member = call.desk.index.member(text.strip().upper())
    if member is None:
        raise ContactInvalid(
            f"Nobody in the roster has the id “{text}”.", "Look it up with `briefdesk members NAME`."
        )
    return member.bioguide


def _office(call: Call, contact: Contact) -> str:
    member = call.desk.index.member(contact.member) if contact.member else None
    if contact.member and member is None:
        return f"{contact.member} (no longer in the roster)"
    return f"{member.full_name} ({member.seat.code})" if member else contact.organization


def _searched(call: Call, contact: Contact) -> str:
    return " ".join((contact.name, contact.position, contact.organization, _office(call, contact))).casefold()


def _json(contact: Contact) -> dict[str, Any]:
    return {
        "id": contact.id,
        "kind": contact.kind.value,
        **{field: getattr(contact, field) for field in _TEXTS},
        "address": list(contact.address),
        "member": contact.member,
    }
