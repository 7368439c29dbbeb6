"""The user's address book, in one small JSON file that no update of the roster touches."""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

import msgspec

from briefdesk.errors import StoreError
from briefdesk.model.address_book import AddressBook, FormLimit
from briefdesk.model.congress import Bioguide
from briefdesk.store import wire_base, wire_people
from briefdesk.store.atomic import make_folder, write_atomic
from briefdesk.store.json_bytes import encode
from briefdesk.store.one_writer import one_writer
from briefdesk.store.reading import FileMissing, read_regular
from briefdesk.store.wire_conversion import (
    address_style_from_wire,
    address_style_to_wire,
    contacts_from_wire,
    contacts_to_wire,
    lists_from_wire,
    lists_to_wire,
    overrides_from_wire,
    overrides_to_wire,
)

BOOK_NAME = "people.json"
BOOK_VERSION = 1
MAX_BOOK_BYTES = 50_000_000

_Mark = tuple[int, int, int] | None


class AddressBookNewer(StoreError):
    """The address book was written by a newer Briefdesk."""

    next_step = "Install the newest Briefdesk on this computer, too. The file is unharmed."

    def __init__(self, path: Path) -> None:
        super().__init__(
            "Your address book was written by a newer Briefdesk: nothing is read from it or changed in it.",
            where=str(path),
        )


class BookFile:
    """The address book in the file at `path`: read anew after others changed it, safe between threads.

    `problem` says what is wrong with the file, with `next_step`; both are empty where nothing is.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.problem = ""
        self.next_step = ""
        self._lock = threading.RLock()
        self._read: tuple[_Mark, AddressBook] | None = None

    @property
    def book(self) -> AddressBook:
        """Return the address book, an empty one where it cannot be read."""
        with self._lock:
            mark = _mark(self.path)
            if self._read is None or self._read[0] != mark:
                self._read = (mark, self._look())
            return self._read[1]

    def change(self, act: Callable[[AddressBook], AddressBook]) -> AddressBook:
        """Save what `act` makes of the book as it is now, and return it.

        Raises AddressBookNewer or StoreError; the file is then as it was.
        """
        with self._lock, one_writer(self.path):
            now = self._taken(read_book(self.path))
            after = act(now)
            if after != now:
                save_book(after, self.path)
            self._read = (_mark(self.path), after)
            return after

    def _look(self) -> AddressBook:
        try:
            return self._taken(read_book(self.path))
        except StoreError as error:
            self.problem, self.next_step = str(error), error.next_step
            return AddressBook()

    def _taken(self, found: "ReadBook") -> AddressBook:
        if found.set_aside is not None:
            self.problem = f"Your address book was damaged; it is kept as “{found.set_aside.name}”."
            self.next_step = "Bring it back from a copy of your own, or enter your contacts and lists anew."
        return found.book


@dataclass(frozen=True, slots=True)
class ReadBook:
    """An address book as read; `set_aside` is where a damaged file was moved to when this took its place."""

    book: AddressBook
    set_aside: Path | None = None


class _Version(msgspec.Struct):
    format: Literal["briefdesk-people"]
    version: int


class _WireFormLimit(wire_base.Wire, frozen=True):
    member: str
    characters: Annotated[int, msgspec.Meta(gt=0)]


class _WireBook(wire_base.Wire, frozen=True):
    format: Literal["briefdesk-people"]
    version: int
    contacts: tuple[wire_people.WireContact, ...] = ()
    lists: tuple[wire_people.WireSavedList, ...] = ()
    overrides: tuple[wire_people.WireAddressOverride, ...] = ()
    style: wire_people.WireAddressStyle = wire_people.WireAddressStyle()
    form_limits: tuple[_WireFormLimit, ...] = ()


def read_book(path: Path) -> ReadBook:
    """Return the address book that the file holds, an empty one where there is none.

    A damaged file is set aside as `people.json.damaged`, with a number where there is one already. Raises
    AddressBookNewer, or StoreError where the file is there but cannot be read at all, or not set aside.
    """
    try:
        data = read_regular(path, max_bytes=MAX_BOOK_BYTES)
    except FileMissing:
        return ReadBook(AddressBook())
    except StoreError as error:
        raise StoreError(
            f"Your address book cannot be used: {error}",
            f"Move it out of “{path.parent}” and bring back a copy of your own, or begin anew.",
            where=str(path),
        ) from error
    try:
        # Read apart and leniently: a newer file may hold fields that this version would refuse.
        if msgspec.json.decode(data, type=_Version).version > BOOK_VERSION:
            raise AddressBookNewer(path)
        found = msgspec.json.decode(data, type=_WireBook)
    except (ValueError, RecursionError, OverflowError):  # msgspec's own errors are ValueErrors
        return ReadBook(AddressBook(), _set_aside(path))
    return ReadBook(
        AddressBook(
            contacts=contacts_from_wire(found.contacts),
            lists=lists_from_wire(found.lists),
            overrides=overrides_from_wire(found.overrides),
            style=address_style_from_wire(found.style),
            form_limits=tuple(FormLimit(Bioguide(f.member), f.characters) for f in found.form_limits),
        )
    )


def save_book(book: AddressBook, path: Path) -> None:
    """Write the address book in one step; its folder is made where it is missing. Raises StoreError."""
    make_folder(path.parent)
    kept = _WireBook(
        format="briefdesk-people",
        version=BOOK_VERSION,
        contacts=contacts_to_wire(book.contacts),
        lists=lists_to_wire(book.lists),
        overrides=overrides_to_wire(book.overrides),
        style=address_style_to_wire(book.style),
        form_limits=tuple(_WireFormLimit(limit.member, limit.characters) for limit in book.form_limits),
    )
    write_atomic(path, msgspec.json.format(encode(kept), indent=2))


def _mark(path: Path) -> _Mark:
    """Return what changes whenever the file does, None where there is no file."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_ino, found.st_mtime_ns, found.st_size


def _set_aside(path: Path) -> Path:
    """Rename a damaged file. Raises StoreError where it stays: a book saved later would replace it."""
    aside, number = path.with_name(f"{path.name}.damaged"), 1
    while aside.exists():
        number += 1
        aside = path.with_name(f"{path.name}.damaged-{number}")
    try:
        path.replace(aside)
    except FileNotFoundError:
        return aside  # another process has set it aside already
    except OSError as error:
        raise StoreError(
            f"Your address book “{path.name}” is damaged and could not be set aside: "
            f"{error.strerror or error}. Nothing is read from it or changed in it.",
            f"Move it out of “{path.parent}”, then start Briefdesk again.",
            where=str(path),
        ) from error
    return aside
