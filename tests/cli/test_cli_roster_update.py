"""`roster update` and `roster restore`: the change is shown and asked for, and can be taken back."""

import io
import json
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from briefdesk.pipeline.roster import plan_update

PERSON = {
    "id": {"bioguide": "O000001"},
    "name": {"first": "Ada", "last": "Okafor", "official_full": "Ada Okafor"},
    "terms": [
        {
            "type": "rep",
            "start": "2026-06-03",
            "end": "2027-01-03",
            "state": "TX",
            "district": 23,
            "party": "D",
        }
    ],
}


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_words: object) -> None:
        return


@pytest.fixture
def address(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Serve a data set of one member on this computer, which the command may ask in this test."""
    folder = tmp_path / "published"
    folder.mkdir()
    (folder / "legislators-current.json").write_text(json.dumps([PERSON]), encoding="utf-8")
    for name in ("committees-current.json", "committee-membership-current.json"):
        (folder / name).write_text("{}", encoding="utf-8")
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=folder))
    server.daemon_threads = True
    Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    monkeypatch.setattr("briefdesk.cli.roster_update.plan_update", partial(plan_update, loopback=True))
    yield f"http://127.0.0.1:{server.server_port}/*.json"
    server.shutdown()
    server.server_close()


def test_nothing_is_replaced_unless_it_is_agreed_to(run, address):
    shown = run("roster", "update", "--from", address, "--as-of", "2026-06-15")

    assert shown.status == 1
    assert "537 left, 1 new" in shown.out
    assert "Representative Ada Okafor (Texas, 23rd District)" in shown.out
    assert "--yes" in shown.out
    assert run("roster", "show", "--json").json["members"] == 537


def test_yes_does_not_agree_to_a_roster_that_was_cut_short(refused, address):
    assert "--partial" in refused("roster", "update", "--from", address, "--as-of", "2026-06-15", "--yes").err


def test_what_was_taken_can_be_taken_back(run, address):
    words = ("roster", "update", "--from", address, "--as-of", "2026-06-15", "--yes", "--partial", "--json")

    taken = run(*words).json

    assert (taken["applied"], taken["summary"][:15]) == (True, "537 left, 1 new")
    assert any("committees stay those of" in words for words in taken["kept"])
    shown = run("roster", "show", "--json").json
    assert (shown["members"], address in shown["origin"]) == (1, True)
    assert run("roster", "restore", "--json").json["members"] == 537
    assert run("roster", "restore", "--json").json["members"] == 1


@pytest.mark.parametrize(
    ("said", "members"), [("yes\n", 1), ("y\n", 1), ("no\n", 537), ("\n", 537), ("", 537)]
)
def test_on_a_terminal_it_asks(run, address, monkeypatch, said, members):
    terminal = io.StringIO(said)
    terminal.isatty = lambda: True
    monkeypatch.setattr("sys.stdin", terminal)

    asked = run("roster", "update", "--from", address, "--as-of", "2026-06-15")

    assert "537 left" in asked.err
    assert "yes or no" in asked.err
    assert run("roster", "show", "--json").json["members"] == members


def test_only_https_is_asked_of_a_user(refused):
    assert "https" in refused("roster", "update", "--from", "http://127.0.0.1/*.json").err


def test_there_is_no_way_back_before_the_first_update(refused):
    assert "no roster before" in refused("roster", "restore").err


def test_show_counts_zip_codes_and_lists_seats_without_a_record(run):
    shown = run("roster", "show")

    assert "424 of 436 spell their seat, 12 known exceptions" in shown.out
    for seat in ("CA-14", "FL-20", "GA-13", "TX-23"):
        assert f"{seat}: vacant or missing" in shown.out
    assert run("roster", "show", "--json").json["zip_codes"] == {
        "fit": 424, "exceptions": 12, "missing": 1, "wrong": [],
    }  # fmt: skip


def test_one_file_may_be_imported_by_itself(run, tmp_path):
    file = tmp_path / "committees-current.json"
    file.write_text(
        json.dumps([{"type": "senate", "name": "Senate Committee on Peace", "thomas_id": "SSPX"}])
    )

    done = run("roster", "import", str(file), "--as-of", "2026-06-15", "--partial")

    assert done.status == 0
    assert "members and their offices stay those of June 15, 2026" in " ".join(done.out.split())
    assert run("roster", "show", "--json").json["committees"] == 1
