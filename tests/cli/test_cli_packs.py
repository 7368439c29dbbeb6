"""`briefdesk pack`: out, shown, filled in and merged by command."""

import pytest

from briefdesk.pipeline.projects import read_project

FILL = ("organization=Texas Tenants", "address=1 Main St; Austin, TX", "signatory=Ana Ruiz", "state=Texas")
FACT = "TX|Rents rose 12%.|Rent survey|2025-03"


@pytest.fixture
def project(run) -> str:
    run("new", "mine.briefdesk", "--pick", "all", "--to", "committee:SSAS")
    return "mine.briefdesk"


@pytest.fixture
def pack(run, project: str) -> str:
    assert run("pack", "export", project, "out.briefpack", "--for", "Texas Tenants").status == 0
    return "out.briefpack"


def _fill(run, pack: str) -> None:
    words = [word for setting in FILL for word in ("--set", setting)]
    filled = run(
        "pack", "fill", pack, *words, "--set", "paragraph=We house 400.", "--fact", FACT, "--json"
    ).json
    assert {one["slot"]: one["state"] for one in filled["open"]}["facts"] == "done"


def test_what_a_pack_would_hold_is_told_and_nothing_written(run, project: str, tmp_path):
    told = run("pack", "export", project, "out.briefpack", "--dry-run", "--json").json

    assert told["path"] is None
    assert told["holds"]
    assert not (tmp_path / "desk" / "out.briefpack").exists()


def test_a_pack_made_is_on_the_projects_record(run, project: str, pack: str, tmp_path):
    (made,) = read_project(tmp_path / "desk" / project).packs_out

    assert made.for_whom == "Texas Tenants"


def test_a_pack_shows_what_is_open_and_what_is_locked(run, pack: str):
    shown = run("pack", "show", pack, "--json").json

    assert {one["state"] for one in shown["open"]} == {"empty"}
    assert any(block["label"] == "Letter: Re: line" for block in shown["locked"])


def test_a_round_trip_takes_what_is_accepted(run, project: str, pack: str, tmp_path):
    _fill(run, pack)
    seen = run("pack", "merge", project, pack, "--json").json
    assert not any(change["accepted"] for change in seen["changes"])

    taken = run("pack", "merge", project, pack, "--accept", "all", "--json").json

    assert all(change["accepted"] for change in taken["changes"])
    saved = read_project(tmp_path / "desk" / project)
    assert [one.organization for one in saved.signatories] == ["Texas Tenants"]


def test_a_second_pack_of_a_partner_asks_for_the_fact_of_the_first(run, project: str, pack: str, tmp_path):
    _fill(run, pack)
    run("pack", "merge", project, pack, "--accept", "all")
    run("pack", "export", project, "two.briefpack", "--for", "Texas Tenants")
    _fill(run, "two.briefpack")
    run("pack", "fill", "two.briefpack", "--remove-fact", "1", "--fact", FACT.replace("12%", "14%"))
    run("pack", "fill", "two.briefpack", "--set", "paragraph=We house 500.")

    told = run("pack", "merge", project, "two.briefpack", "--accept", "all").out
    assert "Replaces the paragraph of an earlier pack" in told
    assert "earlier   earlier-1  Earlier local fact 1" in told
    assert "2 changes accepted, 1 left." in told
    assert run("pack", "merge", project, "two.briefpack", "--accept", "earlier-1").status == 0

    saved = read_project(tmp_path / "desk" / project)
    assert run("pack", "merge", project, "two.briefpack", "--json").json["changes"] == []
    assert sum(part.id.startswith("partner-") for part in saved.letter.parts) == 1


def test_letters_are_made_from_a_pack(run, pack: str, tmp_path):
    _fill(run, pack)

    made = run("letters", pack, "--to", "member:R000122", "--format", "pdf", "--out", "made", "--json").json

    assert len(made["letters"]) == 1


def test_a_fact_without_a_source_is_refused(refused, pack: str):
    assert "source" in refused("pack", "fill", pack, "--fact", "TX|Rents rose 12%.||2025").err


@pytest.mark.parametrize(
    "words",
    [
        ("pack", "show", "mine.briefdesk"),
        ("pack", "merge", "mine.briefdesk", "out.briefpack", "--accept", "everything"),
        ("pack", "fill", "out.briefpack", "--set", "colour=red"),
        ("pack", "fill", "out.briefpack", "--set", "state=Atlantis"),
        ("pack", "export", "mine.briefdesk", "out.briefpack"),
        ("pack", "export", "mine.briefdesk", "two.briefpack", "--open", "everything"),
        ("set", "out.briefpack", "--set", "title=x"),
    ],
)
def test_a_wrong_call_is_told_with_a_next_step(refused, pack: str, words: tuple[str, ...]):
    refused(*words)
