import dataclasses

import pytest

from briefdesk.errors import StoreError
from briefdesk.store.autosave import (
    discard_beside,
    list_snapshots,
    read_snapshot,
    write_snapshot,
)


def titled(project, title):
    return dataclasses.replace(project, title=title)


def test_the_newest_five_are_kept_newest_first(tmp_path, project):
    origin = tmp_path / "mine.briefdesk"
    for number in range(8):
        write_snapshot(tmp_path / "auto", titled(project, f"state {number}"), origin=origin, base="ab")

    found = list_snapshots(tmp_path / "auto")

    assert [read_snapshot(s).title for s in found] == [f"state {n}" for n in (7, 6, 5, 4, 3)]
    assert {s.origin for s in found} == {origin}
    assert {s.base for s in found} == {"ab"}
    assert found[0].counter == 8


def test_projects_without_a_file_are_kept_by_session(tmp_path, project):
    first = write_snapshot(tmp_path, titled(project, "one"), origin=None, session="4711")
    write_snapshot(tmp_path, titled(project, "two"), origin=None, session="4712")

    discard_beside(first)

    assert [read_snapshot(s).title for s in list_snapshots(tmp_path)] == ["two"]
    assert list_snapshots(tmp_path)[0].origin is None


def test_discarding_one_projects_snapshots_leaves_the_others(tmp_path, project):
    for name in ("a", "b"):
        write_snapshot(tmp_path / "auto", titled(project, name), origin=tmp_path / f"{name}.briefdesk")

    discard_beside(list_snapshots(tmp_path / "auto")[0])

    assert len(list_snapshots(tmp_path / "auto")) == 1
    assert len(list((tmp_path / "auto").iterdir())) == 1


def test_a_damaged_name_card_does_not_cost_the_work(tmp_path, project):
    snapshot = write_snapshot(tmp_path, project, origin=tmp_path / "a.briefdesk")
    (snapshot.path.parent / "origin.json").write_bytes(b"{")

    (found,) = list_snapshots(tmp_path)

    assert found.origin is None
    assert read_snapshot(found) == project


def test_a_damaged_snapshot_gives_a_sentence(tmp_path, project):
    snapshot = write_snapshot(tmp_path, project, origin=None)
    snapshot.path.write_bytes(b"PK")

    with pytest.raises(StoreError, match="damaged"):
        read_snapshot(snapshot)


def test_strange_files_in_the_folder_are_passed_over(tmp_path):
    (tmp_path / "note.txt").write_text("x")
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "00000001.txt").write_text("x")

    assert list_snapshots(tmp_path) == ()
    assert list_snapshots(tmp_path / "none") == ()
