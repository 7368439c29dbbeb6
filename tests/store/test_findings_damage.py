"""Whatever happens to the library's file: what can be kept is kept, and a sentence says what was wrong."""

import datetime as dt
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import pytest

from briefdesk.errors import StoreError
from briefdesk.model.finding import Finding, FindingId, FindingKind, SourcePack
from briefdesk.model.library import FindingQuery, SavedFilter
from briefdesk.model.source import SourceDocument, SourceId
from briefdesk.store.findings import FindingsLibrary, open_library, restore_library
from briefdesk.store.findings.backups import daily_copies
from briefdesk.store.findings.schema import SCHEMA_VERSION

TODAY = dt.date(2026, 6, 15)


def a_pack(source: str = "rivers", count: int = 20) -> SourcePack:
    document = SourceDocument(SourceId(source), "Title", "Short", "", "", "", "", f"e-{source}", ())
    findings = (
        Finding(FindingId(f"{source}/{n}"), FindingKind.FINDING, f"Water stood low {n} days.", None)
        for n in range(count)
    )
    return SourcePack(document, tuple(findings))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "home" / "library.sqlite"


def kept(path: Path, *sources: str, today: dt.date | None = None) -> None:
    """Keep these sources in the library at `path` and close it."""
    library = open_library(path, today=today)
    for source in sources:
        library.put(a_pack(source), today=TODAY)
    library.close()


def ids(library: FindingsLibrary) -> list[str]:
    return [entry.id for entry in library.sources()]


def spoilt(path: Path, how: str) -> None:
    data = path.read_bytes()
    match how:
        case "cut short":
            path.write_bytes(data[: len(data) // 3])
        case "cut to a few bytes":
            path.write_bytes(data[:40])
        case "garbage":
            path.write_bytes(b"not a database at all " * 500)
        case "garbage within":
            path.write_bytes(data[:4096] + b"\xa5" * (len(data) - 4096))
        case "another program's":
            path.unlink()
            with sqlite3.connect(path) as other:
                other.execute("CREATE TABLE notes (text)")
            other.close()


SPOILT = ("cut short", "cut to a few bytes", "garbage", "garbage within", "another program's")


@pytest.mark.parametrize("how", SPOILT)
def test_a_damaged_file_is_set_aside_and_a_new_one_begun(path, how):
    kept(path, "rivers")
    spoilt(path, how)
    damaged = path.read_bytes()
    library = open_library(path)

    library.put(a_pack("new"), today=TODAY)

    assert ids(library) == ["new"]
    assert "library.sqlite.damaged" in (library.problem or "")
    assert library.next_step
    assert path.with_name("library.sqlite.damaged").read_bytes() == damaged
    library.close()


@pytest.mark.parametrize("how", SPOILT)
def test_the_newest_good_copy_takes_a_damaged_files_place(path, how):
    kept(path, "first")
    kept(path, "second", today=dt.date(2026, 6, 15))
    kept(path, "third", today=dt.date(2026, 6, 16))
    kept(path, "fourth", today=dt.date(2026, 6, 17))
    spoilt(path, how)
    daily_copies(path)[0].write_bytes(b"spoilt as well")

    library = open_library(path)

    assert ids(library) == ["second", "first"]
    assert "the copy of 2026-06-16" in (library.problem or "")
    assert library.search(FindingQuery("water", source=SourceId("second"))).total == 20
    library.close()


def test_an_empty_file_is_a_new_library(path):
    path.parent.mkdir()
    path.touch()
    library = open_library(path)

    assert library.sources() == ()
    assert library.problem is None
    library.close()


def test_a_folder_in_its_place_is_left_alone(path):
    path.mkdir(parents=True)
    (path / "kept.txt").write_text("mine")
    library = open_library(path)

    library.put(a_pack(), today=TODAY)

    assert ids(library) == ["rivers"]
    assert "is a folder" in (library.problem or "")
    assert (path / "kept.txt").read_text() == "mine"


def test_a_file_in_the_place_of_its_folder_is_told(path):
    path.parent.write_text("a file")
    library = open_library(path)

    library.put(a_pack(), today=TODAY)

    assert ids(library) == ["rivers"]
    assert "is forgotten at the end" in (library.problem or "")


READ_ONLY = """
import os, sys
from pathlib import Path
from briefdesk.store.findings import open_library
from briefdesk.model.library import SavedFilter, FindingQuery
if os.geteuid() == 0:
    os.setgid(65534); os.setuid(65534)
library = open_library(Path(sys.argv[1]))
library.saved_filters.save(SavedFilter("kept for now", FindingQuery()))
print([e.id for e in library.sources()], library.problem)
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps no such rights")
def test_a_read_only_folder_still_shows_what_the_library_holds():
    # Not below pytest's own folder: whoever is not its owner cannot even look into that.
    with tempfile.TemporaryDirectory() as home:
        path = Path(home) / "home" / "library.sqlite"
        kept(path, "rivers")
        Path(home).chmod(0o755)
        path.parent.chmod(0o555)
        path.chmod(0o444)
        command = [sys.executable, "-c", READ_ONLY, str(path)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        path.parent.chmod(0o755)
        path.chmod(0o644)

        assert done.returncode == 0, done.stderr
        assert "['rivers']" in done.stdout
        assert "does not allow writing" in done.stdout
        library = open_library(path)
        assert library.saved_filters.all() == ()
        library.close()


def test_a_newer_library_is_left_as_it_is_and_nothing_is_written(path):
    kept(path, "rivers")
    with sqlite3.connect(path) as newer:
        newer.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    newer.close()
    before = path.read_bytes()
    library = open_library(path, today=TODAY)

    library.put(a_pack("shipped"), today=TODAY, shipped=True)
    with pytest.raises(StoreError, match="newer Briefdesk") as caught:
        library.put(a_pack("own"), today=TODAY)

    assert caught.value.next_step
    assert ids(library) == ["shipped"]
    assert "newer Briefdesk" in (library.problem or "")
    library.close()
    assert path.read_bytes() == before
    with pytest.raises(StoreError, match="newer Briefdesk"):
        restore_library(path, path)


def test_threads_share_one_library(path):
    library = open_library(path)
    failures: list[StoreError] = []

    def work(number: int) -> None:
        try:
            for step in range(5):
                library.put(a_pack(f"s-{number}-{step}", 3), today=TODAY)
                library.search(FindingQuery("wat"))
        except StoreError as error:
            failures.append(error)

    threads = [threading.Thread(target=work, args=(n,)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert len(library.sources()) == 20
    assert library.revision == 20
    library.close()


WRITER = """
import datetime as dt, sys
from pathlib import Path
from briefdesk.store.findings import open_library
from briefdesk.model.finding import Finding, FindingId, FindingKind, SourcePack
from briefdesk.model.source import SourceDocument, SourceId
library = open_library(Path(sys.argv[1]))
for step in range(int(sys.argv[3])):
    name = f"{sys.argv[2]}-{step}"
    document = SourceDocument(SourceId(name), "T", "S", "", "", "", "", name, ())
    findings = tuple(
        Finding(FindingId(f"{name}/{n}"), FindingKind.FINDING, f"Water {n} {step} low.", None)
        for n in range(100)
    )
    library.put(SourcePack(document, findings), today=dt.date(2026, 6, 15))
    print(step, flush=True)
library.close()
"""


def test_two_processes_write_to_one_new_library(path):
    command = [sys.executable, "-c", WRITER, str(path)]
    writers = [subprocess.Popen([*command, name, "10"], stdout=subprocess.PIPE) for name in "ab"]
    outcomes = [writer.communicate() and writer.returncode for writer in writers]

    assert outcomes == [0, 0]
    library = open_library(path)
    assert len(library.sources()) == 20
    assert library.problem is None
    library.close()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")
def test_a_process_killed_while_it_writes_leaves_whole_sources(path):
    for delay in (0.0, 0.01, 0.03):
        with subprocess.Popen(
            [sys.executable, "-c", WRITER, str(path), f"k{int(delay * 1000)}", "1000"], stdout=subprocess.PIPE
        ) as writer:
            assert writer.stdout is not None
            writer.stdout.readline()
            writer.stdout.readline()
            time.sleep(delay)
            writer.send_signal(signal.SIGKILL)
            writer.stdout.read()

    library = open_library(path)

    assert len(library.sources()) >= 6
    assert all(entry.accepted == 100 for entry in library.sources())
    assert library.search(FindingQuery("water")).total == 100 * len(library.sources())
    library.put(a_pack("after"), today=TODAY)
    assert library.problem is None
    library.close()
    with sqlite3.connect(path) as check:
        assert check.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    check.close()


def test_a_daily_copy_holds_what_was_there_before_and_five_are_kept(path):
    kept(path, "s-0")
    for day in range(1, 9):
        kept(path, f"s-{day}", f"t-{day}", today=dt.date(2026, 6, day))

    copies = daily_copies(path)

    assert [copy.name for copy in copies] == [f"library-2026-06-0{day}.sqlite" for day in (8, 7, 6, 5, 4)]
    copy = open_library(copies[0])
    assert "s-7" in ids(copy)
    assert "s-8" not in ids(copy)
    copy.close()


def test_reading_makes_no_copy(path):
    kept(path, "rivers")
    library = open_library(path, today=TODAY)
    library.search(FindingQuery("water"))
    library.close()

    assert daily_copies(path) == ()


def test_a_backup_restores_what_it_held_also_while_the_library_is_open(path, tmp_path):
    library, other = open_library(path), open_library(path)
    library.put(a_pack("rivers"), today=TODAY)
    library.backup(tmp_path / "far" / "mine.sqlite")
    library.remove_source("rivers")
    library.put(a_pack("other"), today=TODAY)
    assert ids(other) == ["other"]
    before = other.revision

    library.restore(tmp_path / "far" / "mine.sqlite")

    assert ids(library) == ids(other) == ["rivers"]
    assert library.pack("rivers") == other.pack("rivers") == a_pack("rivers")
    assert other.revision > before
    was = open_library(path.with_name("library-before-restore.sqlite"))
    assert ids(was) == ["other"]
    for each in (library, other, was):
        each.close()


@pytest.mark.parametrize("what", ["nothing", "garbage", "half"])
def test_what_is_no_backup_is_refused_and_nothing_changes(path, tmp_path, what):
    kept(path, "rivers")
    wrong = tmp_path / "wrong.sqlite"
    if what != "nothing":
        shutil.copy(path, wrong)
        spoilt(wrong, "garbage" if what == "garbage" else "cut short")

    with pytest.raises(StoreError, match=r"wrong\.sqlite"):
        restore_library(path, wrong)

    library = open_library(path)
    assert ids(library) == ["rivers"]
    library.close()


def test_a_library_in_use_says_so(path, monkeypatch):
    monkeypatch.setattr("briefdesk.store.findings.database.BUSY_TIMEOUT_S", 0.05)
    kept(path, "rivers")
    library = open_library(path)
    assert library.problem is None
    with sqlite3.connect(path, isolation_level=None) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="Another Briefdesk"):
            library.saved_filters.save(SavedFilter("x", FindingQuery()))
        other.execute("ROLLBACK")
    other.close()

    library.saved_filters.save(SavedFilter("x", FindingQuery()))
    library.close()
