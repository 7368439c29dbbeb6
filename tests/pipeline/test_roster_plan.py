"""Planning a roster, taking it up and back: from folders, zips, files and a server on this computer."""

import datetime as dt
import json
import os
import threading
import zipfile
from collections.abc import Callable, Iterator
from email.utils import format_datetime
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from briefdesk.congress.errors import ImportStopped, RosterUnreadable
from briefdesk.model.congress import Bioguide
from briefdesk.pipeline.desk import Desk
from briefdesk.pipeline.roster import (
    RosterDateMissing,
    RosterFromFuture,
    RosterOlder,
    RosterPartial,
    former_roster,
    plan_update,
    restore_roster,
    take_update,
    zip_check,
)
from briefdesk.pipeline.roster_refusals import NoRosterBefore
from briefdesk.store.download import DownloadFailed, DownloadStopped

MEMBERS, COMMITTEES, PLACES = (
    "legislators-current.json",
    "committees-current.json",
    "committee-membership-current.json",
)
TODAY = dt.date(2026, 6, 20)
COPIED = dt.datetime(2026, 6, 20, 8, tzinfo=dt.UTC).timestamp()
SNAPSHOT = dt.date(2026, 6, 15)
DATA = Path(__file__).parents[2].parent / "shared" / "data" / "congress-legislators"
needs_data = pytest.mark.skipif(not DATA.is_dir(), reason="the published data set is not here")
Json = Any


@pytest.fixture
def published(desk: Desk, tmp_path: Path) -> Path:
    """Return a folder with a data set that describes the roster in use, as far as the reader looks."""
    roster = desk.index.roster
    people = [
        {
            "id": {"bioguide": m.bioguide},
            "name": {"first": m.first_name, "last": m.last_name, "official_full": m.full_name},
            "terms": [
                {
                    "type": "sen" if m.seat.district is None else "rep",
                    "start": str(m.term_start),
                    "end": str(m.term_end),
                    "state": m.state,
                    "party": m.party,
                    "district": m.seat.district,
                    "class": m.seat.senate_class,
                    "state_rank": "senior" if m.senior else "junior",
                    "office": m.office,
                    "address": f"{m.office} Washington DC {m.zip_code}",
                    "phone": m.phone,
                    "url": m.url,
                    "contact_form": m.contact_form,
                    **({"end-type": "special-election"} if m.term_end_forecast else {}),
                }
            ],
        }
        for m in roster.members
    ]
    parts: dict[str, list[Json]] = {}
    for c in roster.committees:
        if c.parent:
            parts.setdefault(c.parent, []).append({"name": c.name, "thomas_id": c.code[4:]})
    committees = [
        {"type": c.chamber, "name": c.name, "thomas_id": c.code, "subcommittees": parts.get(c.code, [])}
        for c in roster.committees
        if c.parent is None
    ]
    places: dict[str, list[Json]] = {}
    for p in roster.memberships:
        row = {"bioguide": p.bioguide, "party": p.side, "rank": p.rank, "title": p.title}
        places.setdefault(p.committee, []).append(row)
    folder = tmp_path / "published"
    folder.mkdir()
    for name, content in ((MEMBERS, people), (COMMITTEES, committees), (PLACES, places)):
        (folder / name).write_text(json.dumps(content), encoding="utf-8")
    return folder


def change(file: Path, how: Callable[[Json], Json | None]) -> None:
    content = json.loads(file.read_text(encoding="utf-8"))
    changed = how(content)
    file.write_text(json.dumps(content if changed is None else changed), encoding="utf-8")


def three_left_two_new_eleven_moved(people: list[Json]) -> list[Json]:
    newcomers = [
        {
            "id": {"bioguide": f"O00000{n}"},
            "name": {"first": "Ada", "last": "Okafor", "official_full": "Ada Okafor"},
            "terms": [{"type": "rep", "start": "2026-06-16", "end": "2027-01-03", "state": s, "district": d}],
        }
        for n, (s, d) in enumerate((("TX", 23), ("CA", 14)))
    ]
    for row in people[10:21]:
        row["terms"][-1]["office"] = "1 Capitol"
    return people[3:] + newcomers


def a_new_name_for_four(committees: list[Json]) -> None:
    for row in committees[:4]:
        row["name"] += " and Peace"


def test_the_same_data_set_changes_nothing(desk: Desk, published: Path):
    plan = plan_update(desk, published, as_of=SNAPSHOT)

    assert plan.in_words == "nothing changed"
    assert (plan.older, plan.partial, plan.kept, plan.quarantined) == (False, False, (), ())


def test_what_changed_is_said_in_words_and_listed(desk: Desk, published: Path):
    change(published / MEMBERS, three_left_two_new_eleven_moved)
    change(published / COMMITTEES, a_new_name_for_four)

    plan = plan_update(desk, published, as_of=TODAY)

    assert plan.in_words == "3 left, 2 new, 11 moved, 4 committees"
    lists = {found.words: found.lines for found in plan.lists()}
    assert {words: len(lines) for words, lines in lists.items()} == {
        "Left": 3, "New": 2, "Moved": 11, "Committees": 4,
    }  # fmt: skip
    assert "Representative Ada Okafor (Texas, 23rd District)" in lists["New"]
    assert all("→ 1 Capitol" in line for line in lists["Moved"])


def test_a_plan_changes_nothing_before_it_is_taken(desk: Desk, published: Path):
    change(published / MEMBERS, three_left_two_new_eleven_moved)
    plan = plan_update(desk, published, as_of=TODAY)

    assert desk.index.roster.as_of == SNAPSHOT
    assert former_roster(desk) is None

    take_update(desk, plan)

    assert desk.index.roster == plan.roster
    assert desk.index.roster.as_of == TODAY


def test_the_roster_before_is_kept_and_comes_back_and_forth(desk: Desk, published: Path):
    shipped = desk.index.roster
    take_update(desk, plan_update(desk, published, as_of=dt.date(2026, 6, 18)))
    change(published / MEMBERS, three_left_two_new_eleven_moved)
    take_update(desk, plan_update(desk, published, as_of=TODAY))

    assert restore_roster(desk).as_of == dt.date(2026, 6, 18)
    assert restore_roster(desk).as_of == TODAY
    assert restore_roster(desk).as_of == dt.date(2026, 6, 18)
    assert shipped.as_of == SNAPSHOT


def test_the_first_update_leads_back_to_the_shipped_roster(desk: Desk, published: Path):
    shipped = desk.index.roster
    plan = plan_update(desk, published, as_of=TODAY)
    take_update(desk, plan)

    assert former_roster(desk) == shipped
    assert restore_roster(desk) == shipped
    assert restore_roster(desk) == plan.roster


def test_without_a_roster_before_there_is_no_way_back(desk: Desk):
    with pytest.raises(NoRosterBefore):
        restore_roster(desk)


def test_a_damaged_roster_is_not_kept_as_the_one_before(desk: Desk, published: Path):
    desk.folders.roster.mkdir(parents=True)
    (desk.folders.roster / "roster.json").write_bytes(b"damaged")
    shipped = desk.index.roster

    take_update(desk, plan_update(desk, published, as_of=TODAY))

    assert restore_roster(desk) == shipped


def test_an_older_one_is_taken_only_when_asked(desk: Desk, published: Path):
    plan = plan_update(desk, published, as_of=dt.date(2026, 6, 1))

    with pytest.raises(RosterOlder):
        take_update(desk, plan)
    assert take_update(desk, plan, older=True).as_of == dt.date(2026, 6, 1)


def test_a_much_smaller_one_is_taken_only_when_asked(desk: Desk, published: Path):
    change(published / MEMBERS, lambda people: people[:100])
    plan = plan_update(desk, published, as_of=TODAY)

    with pytest.raises(RosterPartial):
        take_update(desk, plan)
    assert len(take_update(desk, plan, partial=True).members) == 100


def test_a_day_to_come_is_refused(desk: Desk, published: Path):
    with pytest.raises(RosterFromFuture):
        plan_update(desk, published, as_of=TODAY + dt.timedelta(1))


@pytest.mark.parametrize("empty", ["{}", "", "[]", "[{]"])
def test_empty_committee_files_of_january_keep_the_old_ones_and_say_so(
    desk: Desk, published: Path, empty: str
):
    held = desk.index.roster
    change(published / MEMBERS, lambda people: people[3:])
    for name in (COMMITTEES, PLACES):
        (published / name).write_text(empty)

    plan = plan_update(desk, published, as_of=TODAY)

    assert plan.kept_committees
    assert plan.roster.committees == held.committees
    gone = {Bioguide(m.bioguide) for m in plan.change.left}
    assert plan.roster.memberships == tuple(p for p in held.memberships if p.bioguide not in gone)
    assert sum("stay those of June 15, 2026" in words for words in plan.kept) == 2
    assert any("committee seats of members who left" in words for words in plan.kept)
    assert plan.roster.committees_as_of == SNAPSHOT
    assert set(plan.kept) <= set(plan.roster.warnings)


def test_kept_committees_age_with_their_own_day(desk: Desk, published: Path):
    (published / PLACES).write_text("{}")
    take_update(desk, plan_update(desk, published, as_of=TODAY))
    again = plan_update(desk, published, as_of=TODAY)

    assert desk.index.roster.committees_as_of == SNAPSHOT
    assert again.roster.committees_as_of == SNAPSHOT


def test_an_older_congress_does_not_get_the_committees_of_this_one(desk: Desk, published: Path):
    plan = plan_update(desk, (published / MEMBERS,), as_of=dt.date(2024, 6, 1))

    assert not plan.kept_committees
    assert plan.roster.committees == plan.roster.memberships == ()


def test_only_the_members_may_come(desk: Desk, published: Path):
    change(published / MEMBERS, three_left_two_new_eleven_moved)

    plan = plan_update(desk, published / MEMBERS, as_of=TODAY)

    assert plan.in_words == "3 left, 2 new, 11 moved"
    assert plan.kept_committees


def test_only_the_committees_may_come_and_the_members_keep_their_day(desk: Desk, published: Path):
    change(published / COMMITTEES, a_new_name_for_four)

    plan = plan_update(desk, (published / COMMITTEES, published / PLACES), as_of=TODAY)

    assert plan.in_words == "4 committees"
    assert plan.roster.as_of == SNAPSHOT
    assert plan.roster.members == desk.index.roster.members
    assert any("members and their offices stay those of June 15, 2026" in words for words in plan.kept)


def test_a_file_may_have_another_name(desk: Desk, published: Path):
    for old, new in (
        (MEMBERS, "legislators-current (1).json"),
        (COMMITTEES, "mine.json"),
        (PLACES, "x.json"),
    ):
        (published / old).rename(published / new)

    plan = plan_update(desk, tuple(published.iterdir()), as_of=SNAPSHOT)

    assert plan.in_words == "nothing changed"
    assert not plan.kept


def test_the_same_part_twice_is_refused(desk: Desk, published: Path):
    (published / "legislators-old.json").write_bytes((published / MEMBERS).read_bytes())

    with pytest.raises(RosterUnreadable, match="same part"):
        plan_update(desk, (published / MEMBERS, published / "legislators-old.json"), as_of=SNAPSHOT)


@pytest.mark.parametrize("name", ["notes.json", "notes.yaml", "readme.txt"])
def test_a_file_of_something_else_is_refused(desk: Desk, tmp_path: Path, name: str):
    (tmp_path / name).write_text('{"a": 1}')

    with pytest.raises(RosterUnreadable):
        plan_update(desk, tmp_path / name, as_of=SNAPSHOT)


def test_a_zip_tells_its_day_by_its_entries(desk: Desk, published: Path, tmp_path: Path):
    path = tmp_path / "congress.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for file in published.iterdir():
            entry = zipfile.ZipInfo(f"set/{file.name}", date_time=(2026, 6, 17, 1, 2, 4))
            archive.writestr(entry, file.read_bytes())

    plan = plan_update(desk, path)

    assert plan.roster.as_of == dt.date(2026, 6, 17)
    assert plan.in_words == "nothing changed"


def test_rows_that_break_the_schema_are_quarantined_with_reasons(desk: Desk, published: Path):
    change(published / MEMBERS, lambda people: [*people, {"id": 4}])
    change(published / PLACES, lambda places: {**places, "HSZZ": []})

    plan = plan_update(desk, published, as_of=TODAY)

    assert len(plan.quarantined) == 2
    assert all("left out" in reason for reason in plan.quarantined)
    assert len(plan.roster.members) == 537


def test_an_import_that_nobody_wants_any_more_stops(desk: Desk, published: Path):
    with pytest.raises(ImportStopped):
        plan_update(desk, published, as_of=TODAY, cancelled=lambda: True)


def test_zip_codes_of_the_house_are_counted(desk: Desk):
    check = zip_check(desk)

    assert (check.fit, check.exceptions, check.missing, check.wrong) == (424, 12, 1, ())


@needs_data
def test_members_in_yaml_update_as_well(desk: Desk):
    plan = plan_update(desk, DATA / "legislators-current.yaml", as_of=TODAY)

    assert plan.in_words == "nothing changed"
    assert plan.kept_committees


@needs_data
def test_the_shipped_roster_is_the_published_one(desk: Desk):
    plan = plan_update(desk, DATA, as_of=SNAPSHOT)

    roster = plan.roster
    assert plan.in_words == "nothing changed"
    assert (len(roster.members), len(roster.committees), len(roster.memberships)) == (537, 230, 3879)


# Over the network


@pytest.fixture
def address(published: Path) -> Iterator[str]:
    """Serve the folder `published`; its files are of June 19."""

    class Handler(SimpleHTTPRequestHandler):
        def log_message(self, *_words: object) -> None:
            return

        def end_headers(self) -> None:
            super().end_headers()

        def date_time_string(self, timestamp: float | None = None) -> str:
            if timestamp is None:
                return super().date_time_string()
            return format_datetime(dt.datetime(2026, 6, 19, tzinfo=dt.UTC), usegmt=True)

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=published))
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/*.json"
    server.shutdown()
    server.server_close()


def test_the_published_files_are_fetched_with_their_day_and_origin(desk: Desk, published: Path, address: str):
    change(published / MEMBERS, three_left_two_new_eleven_moved)
    said: list[str] = []

    plan = plan_update(desk, address, loopback=True, progress=lambda what, _done, _of: said.append(what))

    assert plan.in_words == "3 left, 2 new, 11 moved"
    assert plan.roster.as_of == dt.date(2026, 6, 19)
    assert address in plan.roster.origin
    assert {f"Fetching {name}" for name in (MEMBERS, COMMITTEES, PLACES)} < set(said)


@pytest.mark.parametrize("shape", ["folder", "file"])
def test_an_address_may_be_a_folder_or_one_file(desk: Desk, published: Path, address: str, shape: str):
    base = address.removesuffix("*.json")

    plan = plan_update(desk, base if shape == "folder" else base + MEMBERS, loopback=True)

    assert plan.in_words == "nothing changed"
    assert plan.kept_committees is (shape == "file")


def test_a_file_that_is_not_there_fails_the_update_and_keeps_the_roster(
    desk: Desk, published: Path, address: str
):
    (published / PLACES).unlink()

    with pytest.raises(DownloadFailed, match=r"committee-membership-current\.json could not be fetched"):
        plan_update(desk, address, loopback=True)


def test_a_file_cut_short_on_the_server_is_no_roster(desk: Desk, published: Path, address: str):
    (published / MEMBERS).write_bytes((published / MEMBERS).read_bytes()[:100_000])

    with pytest.raises(RosterUnreadable, match="cannot be read"):
        plan_update(desk, address, loopback=True)


def test_data_without_a_day_asks_for_it(desk: Desk, published: Path, address: str, monkeypatch):
    monkeypatch.setattr("briefdesk.store.http_answer._day", lambda _text: None)

    with pytest.raises(RosterDateMissing):
        plan_update(desk, address, loopback=True)
    assert plan_update(desk, address, loopback=True, as_of=TODAY).roster.as_of == TODAY


def test_an_update_that_nobody_wants_any_more_stops(desk: Desk, address: str):
    with pytest.raises((DownloadStopped, ImportStopped)):
        plan_update(desk, address, loopback=True, cancelled=lambda: True)


def test_this_computer_is_not_asked_unless_a_test_says_so(desk: Desk, address: str):
    with pytest.raises(DownloadFailed, match="https"):
        plan_update(desk, address)


@pytest.mark.parametrize(
    "address", ["https://[::1", "https://", "https://x y", "", "*", "file:///etc/*.json"]
)
def test_what_is_no_address_is_refused_in_words(desk: Desk, address: str):
    with pytest.raises(DownloadFailed, match="https://"):
        plan_update(desk, address)


@needs_data
def test_old_files_that_were_copied_today_make_the_roster_no_younger(desk: Desk, tmp_path: Path):
    copied = tmp_path / "copied"
    copied.mkdir()
    for file in DATA.glob("*.json"):
        (copied / file.name).write_bytes(file.read_bytes())
        os.utime(copied / file.name, (COPIED, COPIED))

    plan = plan_update(desk, copied)
    named = plan_update(desk, copied, as_of=TODAY)

    assert not plan.change
    assert plan.of == plan.roster.as_of == desk.index.roster.as_of
    assert "stays June 15, 2026" in plan.warnings[0]
    assert named.roster.as_of == TODAY
