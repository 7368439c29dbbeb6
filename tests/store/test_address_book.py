import json
import subprocess
import sys
from pathlib import Path

import pytest

from briefdesk.errors import StoreError
from briefdesk.model.address_book import AddressBook
from briefdesk.model.addressee import (
    AddressOverride,
    AddressStyle,
    ChairWord,
    Contact,
    ContactId,
    ContactKind,
)
from briefdesk.model.congress import Bioguide
from briefdesk.model.draft import SavedList
from briefdesk.store.address_book import BOOK_NAME, AddressBookNewer, BookFile

ADD_MANY = """
import dataclasses, pathlib, sys
from briefdesk.model.addressee import Contact, ContactKind
from briefdesk.store.address_book import BookFile
file = BookFile(pathlib.Path(sys.argv[1]))
for number in range(20):
    new = Contact(f"{sys.argv[2]}{number}", ContactKind.OTHER, "name")
    file.change(lambda book: dataclasses.replace(book, contacts=(*book.contacts, new)))
"""
REED = Bioguide("R000122")
BOOK = AddressBook(
    contacts=(
        Contact(ContactId("jane"), ContactKind.STAFF, "Jane Dóe", email="jane@example.org", member=REED),
        Contact(ContactId("gov"), ContactKind.GOVERNOR, "Lloyd Roe", address=("Capitol", "Austin, TX 78701")),
    ),
    lists=(SavedList("border staff", (REED,), "spring"),),
    overrides=(AddressOverride(REED, "asked for it by phone", title="General"),),
    style=AddressStyle(chair=ChairWord.CHAIR),
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "library" / BOOK_NAME


def test_book_is_read_as_it_was_saved(path: Path):
    BookFile(path).change(lambda _: BOOK)

    assert BookFile(path).book == BOOK


def test_without_a_file_the_book_is_empty_and_none_is_made(path: Path):
    assert BookFile(path).book == AddressBook()
    assert not path.parent.exists()


def test_change_of_another_window_is_seen(path: Path):
    one, other = BookFile(path), BookFile(path)
    assert one.book == AddressBook()

    other.change(lambda _: BOOK)

    assert one.book == BOOK


def test_damaged_book_is_set_aside_and_told(path: Path):
    path.parent.mkdir()
    path.write_bytes(b'{"format": "briefdesk-people", "version": 1, "contacts": [')
    file = BookFile(path)

    assert file.book == AddressBook()
    assert path.with_name("people.json.damaged").is_file()
    assert "people.json.damaged" in file.problem
    file.change(lambda _: BOOK)
    assert BookFile(path).book == BOOK


def test_second_damage_leaves_the_first_copy(path: Path):
    path.parent.mkdir()
    for text in ("first", "second"):
        path.write_text(text, encoding="utf-8")
        assert BookFile(path).book == AddressBook()

    assert path.with_name("people.json.damaged").read_text(encoding="utf-8") == "first"
    assert path.with_name("people.json.damaged-2").read_text(encoding="utf-8") == "second"


def test_book_of_a_newer_briefdesk_is_left_alone(path: Path):
    path.parent.mkdir()
    newer = json.dumps({"format": "briefdesk-people", "version": 99, "pigeons": []})
    path.write_text(newer, encoding="utf-8")
    file = BookFile(path)

    assert file.book == AddressBook()
    assert "newer" in file.problem
    with pytest.raises(AddressBookNewer):
        file.change(lambda _: BOOK)
    assert path.read_text(encoding="utf-8") == newer


def test_file_that_is_no_file_is_never_replaced(path: Path):
    path.mkdir(parents=True)
    file = BookFile(path)

    assert file.book == AddressBook()
    assert file.problem
    with pytest.raises(StoreError):
        file.change(lambda _: BOOK)


def test_processes_that_write_at_once_lose_nothing(path: Path):
    workers = [subprocess.Popen([sys.executable, "-c", ADD_MANY, str(path), name]) for name in ("A", "B")]

    assert [worker.wait(60) for worker in workers] == [0, 0]
    assert len(BookFile(path).book.contacts) == 40


def test_saving_the_same_book_again_leaves_the_same_bytes(path: Path):
    BookFile(path).change(lambda _: BOOK)
    first = path.read_bytes()
    BookFile(path).change(lambda book: book)

    assert path.read_bytes() == first


def test_damaged_book_that_cannot_be_set_aside_is_never_replaced(path: Path, monkeypatch: pytest.MonkeyPatch):
    path.parent.mkdir()
    path.write_bytes(b"damaged, but perhaps all there is")

    def refuse(_self: Path, _target: Path) -> Path:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "replace", refuse)
    file = BookFile(path)

    assert file.book == AddressBook()
    assert "could not be set aside" in file.problem
    with pytest.raises(StoreError, match="could not be set aside"):
        file.change(lambda _: BOOK)
    assert path.read_bytes() == b"damaged, but perhaps all there is"


def test_book_that_is_no_file_is_told_with_what_to_do(path: Path):
    path.mkdir(parents=True)
    file = BookFile(path)

    assert file.book == AddressBook()
    assert "address book" in file.problem
    assert str(path.parent) in file.next_step
