"""A file that grows: in its place whole or not at all, whatever happens on the way."""

import errno
import hashlib
import os
from pathlib import Path

import pytest

from briefdesk.errors import StoreError
from briefdesk.store.atomic import FileKeptElsewhere, GrowingFile


def test_pieces_become_one_file_with_its_hash(tmp_path: Path):
    path = tmp_path / "letters.pdf"
    file = GrowingFile(path)
    for piece in (b"one ", b"two ", b"three"):
        file.write(piece)
    assert not path.exists()

    file.put()
    file.close()

    assert path.read_bytes() == b"one two three"
    assert file.sha256 == hashlib.sha256(b"one two three").hexdigest()
    assert [each.name for each in tmp_path.iterdir()] == ["letters.pdf"]


def test_file_that_is_closed_early_leaves_the_old_one_and_nothing_else(tmp_path: Path):
    path = tmp_path / "letters.pdf"
    path.write_bytes(b"old")
    file = GrowingFile(path)
    file.write(b"half")

    file.close()

    assert path.read_bytes() == b"old"
    assert [each.name for each in tmp_path.iterdir()] == ["letters.pdf"]


def test_full_disk_is_told_and_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    file = GrowingFile(tmp_path / "letters.pdf")

    def full(number: int, data: bytes) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "write", full)
    with pytest.raises(StoreError, match="disk is full"):
        file.write(b"x")
    file.close()

    assert list(tmp_path.iterdir()) == []


def test_refused_place_keeps_the_whole_file_beside_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    file = GrowingFile(tmp_path / "letters.pdf")
    file.write(b"whole")

    def refuse(self: Path, target: Path) -> Path:
        raise PermissionError(errno.EACCES, "held by another program")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(FileKeptElsewhere) as told:
        file.put(sleep=lambda seconds: None)

    assert told.value.kept.read_bytes() == b"whole"
