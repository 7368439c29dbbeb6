"""What a user knows of people beyond the roster, and the log of the letters made for them."""

import datetime as dt
from dataclasses import dataclass, field

from briefdesk.model.addressee import AddresseeId, AddressOverride, AddressStyle, Contact
from briefdesk.model.congress import Bioguide
from briefdesk.model.draft import SavedList
from briefdesk.model.finding import Finding, FindingId
from briefdesk.model.source import SourceId


@dataclass(frozen=True, slots=True)
class FormLimit:
    """How many characters the contact form of a member's website takes, as the user found it there."""

    member: Bioguide
    characters: int


@dataclass(frozen=True, slots=True)
class AddressBook:
    """Own contacts, saved lists and preferred forms of address: no roster that comes later touches them.

    `style` is the house style that new projects begin with.
    """

    contacts: tuple[Contact, ...] = ()
    lists: tuple[SavedList, ...] = ()
    overrides: tuple[AddressOverride, ...] = ()
    style: AddressStyle = field(default_factory=AddressStyle)
    form_limits: tuple[FormLimit, ...] = ()


@dataclass(frozen=True, slots=True)
class LogEntry:
    """A letter that was made: for whom, on which day, from which findings, into which files.

    `members` are those whose offices it reached. `files` are paths, `sha256` the hash (hex) of each in the
    same order. `number` is the log's own, from 1.
    """

    number: int
    day: dt.date
    addressee: AddresseeId
    name: str
    members: tuple[Bioguide, ...]
    project: str
    subject: str
    sources: tuple[SourceId, ...]
    findings: tuple[FindingId, ...]
    files: tuple[str, ...]
    sha256: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LocalFactEntry:
    """A local fact of the library: its place ("TX", "TX-34"), and what it is cited from."""

    place: str
    finding: Finding
    source: SourceId
    title: str
    publisher: str
    date: str
    url: str
