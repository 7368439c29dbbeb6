import datetime as dt
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from briefdesk.errors import StoreError
from briefdesk.model.addressee import AddresseeId
from briefdesk.model.congress import Bioguide
from briefdesk.model.finding import FindingId
from briefdesk.model.source import SourceId
from briefdesk.store.log import LetterLog, LogFilter, NewEntry, open_log

DAY = dt.date(2026, 6, 20)
NOTE_MANY = """
import datetime, pathlib, sys
from briefdesk.store.log import NewEntry, open_log
log = open_log(pathlib.Path(sys.argv[1]))
for number in range(20):
    log.note([NewEntry(datetime.date(2026, 6, 20), f"{sys.argv[2]}{number}", "name", "project", "subject")])
"""


def entry(
    member: str = "R000122", *, project: str = "Border", source: str = "report", file: str = ""
) -> NewEntry:
    return NewEntry(
        day=DAY,
        addressee=AddresseeId(member),
        name=f"Member {member}",
        project=project,
        subject="Re: troops",
        members=(Bioguide(member),),
        sources=(SourceId(source),),
        findings=(FindingId(f"{source}/one"),),
        files=(file or f"/out/{project}/{member}.pdf",),
        sha256=("0" * 64,),
    )


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "library" / "log.sqlite"


@pytest.fixture
def log(path: Path) -> LetterLog:
    return open_log(path)


def test_letters_are_told_newest_first_with_all_that_was_noted(log: LetterLog):
    assert log.note([entry("R000122"), entry("W000437")]) == 2

    newest, oldest = log.entries(LogFilter())

    assert (newest.addressee, oldest.addressee) == ("W000437", "R000122")
    assert oldest.day == DAY
    assert oldest.members == ("R000122",)
    assert oldest.findings == ("report/one",)
    assert oldest.files == ("/out/Border/R000122.pdf",)
    assert oldest.sha256 == ("0" * 64,)


@pytest.mark.parametrize(
    ("wanted", "count"),
    [
        (LogFilter(), 3),
        (LogFilter(member=Bioguide("R000122")), 2),
        (LogFilter(source=SourceId("other")), 1),
        (LogFilter(project="  BORDER "), 2),
        (LogFilter(addressee=AddresseeId("W000437"), project="Border"), 1),
        (LogFilter(project="' OR 1=1 --"), 0),
    ],
)
def test_filters_narrow_what_is_told(log: LetterLog, wanted: LogFilter, count: int):
    log.note([entry(), entry("W000437"), entry(project="Cost", source="other")])

    assert (len(log.entries(wanted)), log.count(wanted)) == (count, count)


def test_who_has_heard_is_known_by_source_by_project_and_at_all(log: LetterLog):
    log.note([entry(), entry("W000437", project="Cost", source="other")])

    assert log.heard() == {"R000122", "W000437"}
    assert log.heard("report") == {"R000122"}
    assert log.heard("cost") == {"W000437"}
    assert log.heard("nothing of the kind") is None
    assert log.subjects() == ("Border", "Cost", "other", "report")


def test_same_letter_of_the_same_day_is_noted_once(log: LetterLog):
    assert log.note([entry()]) == 1
    assert log.note([entry()]) == 0
    assert log.note([entry(file="/elsewhere/letter.pdf")]) == 1


def test_export_is_noted_wholly_or_not_at_all(log: LetterLog):
    bad = NewEntry(DAY, AddresseeId("X"), None, "p", "s")  # type: ignore[arg-type]

    with pytest.raises(AttributeError):
        log.note([entry(), bad])

    assert log.entries(LogFilter()) == ()


def test_reading_makes_no_file(log: LetterLog, path: Path):
    assert log.entries(LogFilter()) == ()
    assert log.heard() == frozenset()
    assert log.is_on
    assert not path.exists()


def test_letters_of_a_project_can_be_removed(log: LetterLog):
    log.note([entry(), entry("W000437", project="Cost")])
    before = log.revision

    assert log.forget(LogFilter(project="border")) == 1

    assert [found.project for found in log.entries(LogFilter())] == ["Cost"]
    assert log.heard("report") == {"W000437"}
    assert log.revision > before


def test_log_that_is_off_notes_nothing_and_keeps_what_it_has(log: LetterLog, path: Path):
    log.note([entry()])
    log.switch(on=False)

    assert open_log(path).note([entry("W000437")]) == 0
    assert len(log.entries(LogFilter())) == 1
    log.switch(on=True)
    assert log.note([entry("W000437")]) == 1


def test_damaged_log_is_set_aside_and_a_new_one_begun(log: LetterLog, path: Path):
    path.parent.mkdir()
    path.write_bytes(b"no database at all" * 100)

    assert log.entries(LogFilter()) == ()
    assert path.with_name("log.sqlite.damaged").is_file()
    assert "log.sqlite.damaged" in log.problem
    assert log.note([entry()]) == 1


def test_damage_in_the_middle_is_met_too(path: Path):
    first = open_log(path)
    first.note([entry(f"R{number:06d}") for number in range(500)])
    first.close()
    data = bytearray(path.read_bytes())
    data[8192:] = b"\xff" * (len(data) - 8192)
    path.write_bytes(bytes(data))
    log = open_log(path)

    assert log.note([entry("W000437")]) == 1
    assert log.problem
    assert [found.addressee for found in log.entries(LogFilter())][:1] == ["W000437"]


def test_file_of_another_program_is_set_aside(log: LetterLog, path: Path):
    path.parent.mkdir()
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE secret (word TEXT)")
    other.close()

    assert log.note([entry()]) == 1
    assert path.with_name("log.sqlite.damaged").is_file()


def test_file_with_a_trigger_of_a_stranger_is_set_aside(log: LetterLog, path: Path):
    log.note([entry()])
    log.close()
    with sqlite3.connect(path) as other:
        other.execute("CREATE TRIGGER bad AFTER INSERT ON letter BEGIN DELETE FROM letter; END")
    other.close()

    assert log.note([entry("W000437")]) == 1
    assert len(log.entries(LogFilter())) == 1
    assert log.problem


def test_log_of_a_newer_briefdesk_is_left_alone(log: LetterLog, path: Path):
    log.note([entry()])
    log.close()
    with sqlite3.connect(path) as newer:
        newer.execute("PRAGMA user_version = 99")
    newer.close()
    before = path.read_bytes()

    assert log.entries(LogFilter()) == ()
    assert "newer" in log.problem
    with pytest.raises(StoreError, match="newer"):
        log.note([entry("W000437")])
    log.close()
    assert path.read_bytes() == before


def test_folder_in_the_way_is_told_and_never_removed(log: LetterLog, path: Path):
    path.mkdir(parents=True)

    assert log.entries(LogFilter()) == ()
    assert log.problem
    with pytest.raises(StoreError):
        log.note([entry()])
    assert path.is_dir()


def test_processes_that_note_at_once_lose_nothing(path: Path):
    workers = [subprocess.Popen([sys.executable, "-c", NOTE_MANY, str(path), name]) for name in ("A", "B")]

    assert [worker.wait(60) for worker in workers] == [0, 0]
    assert open_log(path).count(LogFilter()) == 40


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE letter SET project = x'ff00fe'",
        "UPDATE letter SET subject = CAST(x'ff' AS TEXT)",
        "UPDATE letter SET name = x'00'",
        "UPDATE about SET source = x'00'",
        "UPDATE addressed SET member = x'00'",
        "UPDATE fact SET value = 'many'",
    ],
)
def test_bytes_in_place_of_words_are_damage(path: Path, change: str):
    open_log(path).note([entry("R000122"), entry("W000437", source="other")])
    stranger = sqlite3.connect(path)
    stranger.execute(change)
    stranger.commit()
    stranger.close()
    log = open_log(path)

    log.entries(LogFilter())
    log.subjects()
    log.heard()
    assert log.note([entry("C001056")]) == 1
    assert path.with_name("log.sqlite.damaged").is_file()
    assert "log.sqlite.damaged" in log.problem
