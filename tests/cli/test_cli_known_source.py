"""`briefdesk source add` of what the library has already: it says so."""

from pathlib import Path
from typing import Any

REPORT = "What It Cost\n\nPatrols cost about $4.2 million in 2025.\n"


def a_report(folder: Path) -> str:
    path = folder / "rivers.txt"
    path.write_text(REPORT, encoding="utf-8")
    return str(path)


def test_a_report_that_is_there_already_is_not_said_to_be_added(run: Any, tmp_path: Path) -> None:
    path = a_report(tmp_path)
    assert run("source", "add", path).out.startswith("Added")

    again = run("source", "add", path)

    assert "is in the library already" in again.out
    assert "Added" not in again.out
    assert run("source", "add", path, "--json").json["known"] is True


def test_facts_told_for_a_report_that_is_there_are_said_to_be_taken(run: Any, tmp_path: Path) -> None:
    path = a_report(tmp_path)
    run("source", "add", path)

    again = run("source", "add", path, "--publisher", "River Center")

    assert "Its facts are as you told them" in again.out
    assert "River Center" in run("source", "list").out


def test_a_pack_with_another_finding_is_added_and_the_same_pack_is_not(run: Any, tmp_path: Path) -> None:
    source = run("source", "add", a_report(tmp_path), "--json").json["id"]
    pack = tmp_path / "rivers.pack.md"
    run("source", "export", source, str(pack))
    run("source", "remove", source)
    assert run("source", "add", str(pack), "--json").json["known"] is False
    assert run("source", "add", str(pack), "--json").json["known"] is True

    pack.write_text(pack.read_text("utf-8").replace("- state: suggested\n", "", 1), encoding="utf-8")

    assert run("source", "add", str(pack), "--json").json["known"] is False
