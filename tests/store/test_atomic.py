import errno
import os
import stat
import subprocess
import sys

import pytest

from briefdesk.errors import StoreError
from briefdesk.store import atomic
from briefdesk.store.atomic import FileKeptElsewhere, clean_orphans, make_folder, write_atomic

OLD, NEW = b"the old file", b"the new file, a little longer"


def no_wait(seconds):
    pass


def fail_nth(monkeypatch, name, nth, number, *, always=False):
    """Make the nth call of os.NAME fail with that errno (and all later ones with `always`)."""
    real = getattr(os, name)
    calls = [0]

    def call(*args, **kwargs):
        calls[0] += 1
        if calls[0] == nth or (always and calls[0] > nth):
            raise OSError(number, os.strerror(number))
        return real(*args, **kwargs)

    monkeypatch.setattr(os, name, call)


def test_the_new_content_takes_the_old_ones_place(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(OLD)

    write_atomic(path, NEW)

    assert path.read_bytes() == NEW
    assert [p.name for p in tmp_path.iterdir()] == ["a.txt"]


def outcome(path):
    """Save NEW to `path`; return what stands there then, and where the new content was kept instead."""
    try:
        write_atomic(path, NEW, sleep=no_wait)
    except FileKeptElsewhere as error:
        return OLD, error.kept
    except StoreError:
        return OLD, None
    return NEW, None


@pytest.mark.parametrize("call", ["open", "write", "fsync", "close", "replace", "fchmod"])
@pytest.mark.parametrize("nth", [1, 2, 3])
@pytest.mark.parametrize("always", [False, True])
def test_whichever_call_fails_the_file_is_whole(tmp_path, monkeypatch, call, nth, always):
    for number in (errno.ENOSPC, errno.EIO, errno.EACCES):
        path = tmp_path / str(number)
        path.write_bytes(OLD)

        with monkeypatch.context() as patch:
            fail_nth(patch, call, nth, number, always=always)
            wanted, kept = outcome(path)

        assert path.read_bytes() == wanted
        assert kept is None or kept.read_bytes() == NEW


def test_a_write_that_takes_only_a_part_goes_on(tmp_path, monkeypatch):
    real = os.write
    monkeypatch.setattr(os, "write", lambda number, data: real(number, bytes(data[:3])))

    write_atomic(tmp_path / "a.txt", NEW)

    assert (tmp_path / "a.txt").read_bytes() == NEW


def test_a_disk_that_silently_takes_nothing_is_full(tmp_path, monkeypatch):
    monkeypatch.setattr(os, "write", lambda number, data: 0)

    with pytest.raises(StoreError, match="the disk is full"):
        write_atomic(tmp_path / "a.txt", NEW)

    assert list(tmp_path.iterdir()) == []


def test_a_replacement_refused_twice_is_tried_again(tmp_path, monkeypatch):
    path = tmp_path / "a.txt"
    path.write_bytes(OLD)
    waits = []
    with monkeypatch.context() as patch:
        real, calls = os.replace, [0]

        def refuse(*args):
            calls[0] += 1
            if calls[0] <= 2:
                raise PermissionError(errno.EACCES, "held by a program")
            real(*args)

        patch.setattr(os, "replace", refuse)
        write_atomic(path, NEW, sleep=waits.append)

    assert path.read_bytes() == NEW
    assert waits == [0.05, 0.1]


def test_a_replacement_refused_for_good_keeps_the_new_content_and_says_where(tmp_path, monkeypatch):
    path = tmp_path / "report.briefdesk"
    path.write_bytes(OLD)
    fail_nth(monkeypatch, "replace", 1, errno.EACCES, always=True)

    with pytest.raises(FileKeptElsewhere) as caught:
        write_atomic(path, NEW, sleep=no_wait)

    kept = tmp_path / "report (kept 1).briefdesk"
    assert caught.value.kept == kept
    assert str(kept) in str(caught.value)
    assert kept.read_bytes() == NEW
    assert path.read_bytes() == OLD


def test_sentences_name_the_cause(tmp_path):
    (tmp_path / "file").write_bytes(b"")
    for path, words in (
        (tmp_path, "is a folder"),
        (tmp_path / "none" / "a.txt", "does not exist"),
        (tmp_path / "file" / "a.txt", "is a file, not a folder"),
        (tmp_path / ("x" * 300), "is too long"),
        (tmp_path / "a\0b", "no file name may hold"),
        (tmp_path / "\ud800", "no file name may hold"),
    ):
        with pytest.raises(StoreError, match=words):
            write_atomic(path, NEW)


@pytest.mark.parametrize(
    ("number", "words"),
    [(errno.EROFS, "does not allow writing"), (errno.ENOSPC, "disk is full"), (errno.EIO, "could not be")],
)
def test_a_folder_that_refuses_gives_a_sentence(tmp_path, monkeypatch, number, words):
    fail_nth(monkeypatch, "open", 1, number)

    with pytest.raises(StoreError, match=words):
        write_atomic(tmp_path / "a.txt", NEW)


def test_names_of_all_kinds_can_be_written(tmp_path):
    for name in ("é" * 127, "CON", "שלום\u202e.txt", "line\nbreak", "😀.pdf", ".hidden", "-o"):
        write_atomic(tmp_path / name, NEW)
        assert (tmp_path / name).read_bytes() == NEW


def test_a_private_file_stays_private(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(OLD)
    path.chmod(0o600)

    write_atomic(path, NEW)

    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_orphans_of_the_dead_go_and_those_of_the_living_stay(tmp_path):
    host = atomic._host()
    dead = subprocess.Popen([sys.executable, "-c", ""])
    dead.wait()
    orphan = tmp_path / f".briefdesk-{host}-{dead.pid}-0.tmp"
    living = tmp_path / f".briefdesk-{host}-{os.getpid()}-0.tmp"
    elsewhere = tmp_path / f".briefdesk-other{host}-{dead.pid}-0.tmp"
    others = (living, elsewhere, tmp_path / "notes.tmp")
    for path in (orphan, *others):
        path.write_bytes(b"part")

    assert clean_orphans(tmp_path) == (orphan,)
    assert all(path.exists() for path in others)
    assert clean_orphans(tmp_path / "none") == ()


def test_a_folder_in_the_place_of_a_file_is_refused(tmp_path):
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(StoreError, match="is a file, not a folder"):
        make_folder(tmp_path / "file")
    with pytest.raises(StoreError, match="is a file, not a folder"):
        make_folder(tmp_path / "file" / "below")
    with pytest.raises(StoreError, match="no file name may hold"):
        make_folder(tmp_path / "a\0b")
