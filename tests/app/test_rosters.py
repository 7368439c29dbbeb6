"""The roster in the window: import, what it changes, yes, no, and the way back."""

import datetime as dt
import json
import os
from functools import partial
from http.server import BaseHTTPRequestHandler, SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Event, Thread

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QMenu, QPushButton

from briefdesk.app.workbench import Workbench

NOON = dt.datetime(2026, 11, 1, 12, tzinfo=dt.UTC).timestamp()
PERSON = {
    "id": {"bioguide": "O000001"},
    "name": {"first": "Ada", "last": "Okafor", "official_full": "Ada Okafor"},
    "terms": [
        {
            "type": "rep",
            "start": "2026-07-03",
            "end": "2027-01-03",
            "state": "TX",
            "district": 23,
            "party": "D",
        }
    ],
}


@pytest.fixture
def few(tmp_path: Path) -> Path:
    """Return a data set of one member, and no committees."""
    folder = tmp_path / "few"
    folder.mkdir()
    (folder / "legislators-current.json").write_text(json.dumps([PERSON]), encoding="utf-8")
    for name in ("committees-current.json", "committee-membership-current.json"):
        (folder / name).write_text("{}", encoding="utf-8")
    for file in folder.iterdir():
        os.utime(file, (NOON, NOON))
    return folder


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_words: object) -> None:
        return


@pytest.fixture
def serve():
    servers: list[ThreadingHTTPServer] = []

    def start(handler) -> str:
        server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        server.daemon_threads = True
        servers.append(server)
        Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        return f"http://127.0.0.1:{server.server_port}/*.json"

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


def planned(bench: Workbench, qtbot, source, as_of: dt.date | None = None):
    """Let the dialog plan, and return it when it asks."""
    bench.rosters.loopback = True
    bench.rosters.plan_from(source, as_of)
    dialog = bench.rosters.dialog
    qtbot.waitUntil(lambda: not dialog.working, timeout=20_000)
    return dialog


def test_the_age_in_the_strip_opens_the_roster(bench):
    bench.window.strip.roster.click()

    start = bench.rosters.dialog.start
    assert start.title.text() == "Roster of June 15, 2026"
    assert "160 days old" in start.facts.text()
    assert "CA-14, FL-20, GA-13, TX-23" in start.facts.text()
    assert "12 known exceptions" in start.facts.text()
    assert "Ashley Moody" in start.warnings.text()
    assert start.restore.isHidden()


def test_the_menu_holds_update_and_import(bench):
    menus = {a.text(): a.menu() for a in bench.window.menuBar().actions()}
    project = menus["&Project"]
    assert isinstance(project, QMenu)

    assert {"&Update roster…", "&Import roster…"} <= {action.text() for action in project.actions()}


def test_what_would_change_is_shown_and_nothing_is_replaced_before_yes(bench, qtbot, few):
    dialog = planned(bench, qtbot, (few,))

    assert dialog.plan_pane.title.text().startswith("537 left, 1 new")
    assert "much less" in dialog.plan_pane.against.text()
    assert "stay those of June 15, 2026" in dialog.plan_pane.kept.text()
    groups = [dialog.plan_pane.tree.topLevelItem(n).text(0) for n in range(2)]
    assert groups == ["Left (537)", "New (1)"]
    assert len(bench.session.desk.index.members) == 537
    # What speaks against it is not passed over with Enter.
    assert dialog.keep.isDefault()

    dialog.keep.click()

    assert dialog.pages.currentWidget() is dialog.start
    assert len(bench.session.desk.index.members) == 537


def test_yes_takes_it_up_everywhere_and_the_banner_takes_it_back(bench, qtbot, few):
    before = bench.session.addressees
    dialog = planned(bench, qtbot, (few,))

    dialog.take.click()

    assert bench.rosters.dialog is None
    assert [m.bioguide for m in bench.session.desk.index.members] == ["O000001"]
    assert bench.session.addressees == ()
    assert before != ()
    assert "is in use: 537 left, 1 new" in bench.window.banner.message
    bench.window.banner.findChild(QPushButton).click()
    assert bench.session.addressees == before
    assert "June 15, 2026" in bench.window.strip.roster.text()


def test_the_roster_before_can_be_gone_back_to_in_the_dialog(bench, qtbot, few):
    planned(bench, qtbot, (few,)).take.click()
    dialog = bench.rosters.open()

    assert dialog.start.restore.text() == "&Go back to the roster of June 15, 2026"
    dialog.start.restore.click()

    assert dialog.start.title.text() == "Roster of June 15, 2026"
    assert len(bench.session.desk.index.members) == 537
    assert bench.window.banner.message == "The roster of June 15, 2026 is in use again."


def test_the_published_files_are_fetched_when_asked(bench, qtbot, few, serve):
    address = serve(partial(Quiet, directory=few))
    dialog = bench.rosters.open()
    bench.rosters.loopback = True
    dialog.start.address.setText(address)

    qtbot.mouseClick(dialog.start.fetch, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not dialog.working, timeout=20_000)

    assert dialog.plan_pane.title.text().startswith("537 left, 1 new")
    assert "November 1, 2026" in dialog.plan_pane.days.text()
    assert address in dialog.plan_pane.days.text()


def test_cancel_leaves_a_silent_server_behind(bench, qtbot, serve):
    asked, released = Event(), Event()

    class Silent(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.set()
            released.wait(20)

        def log_message(self, *_words: object) -> None:
            return

    bench.rosters.loopback = True
    bench.rosters.plan_from(serve(Silent))
    dialog = bench.rosters.dialog
    qtbot.waitUntil(asked.is_set, timeout=20_000)

    qtbot.keyClick(dialog, Qt.Key.Key_Escape)

    assert not dialog.working
    assert dialog.isVisible()
    released.set()
    qtbot.waitUntil(lambda: not bench.rosters._runner.busy, timeout=20_000)
    assert dialog.pages.currentWidget() is dialog.start


def test_what_fails_is_said_where_it_was_asked(bench, qtbot):
    dialog = planned(bench, qtbot, "https://exa mple.org/*.json")

    assert "only addresses that begin with https://" in dialog.start.problem.text()
    assert dialog.start.step.text() == "Check the address."


def test_data_without_a_day_asks_for_it(bench, qtbot, few, serve, monkeypatch):
    monkeypatch.setattr("briefdesk.store.http_answer._day", lambda _text: None)
    dialog = planned(bench, qtbot, serve(partial(Quiet, directory=few)))
    assert dialog.start.date.isVisible()

    dialog.start.use_date.click()
    qtbot.waitUntil(lambda: not dialog.working, timeout=20_000)

    assert "November 22, 2026" in dialog.plan_pane.days.text()


def drop_on(widget, path: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    widget.dropEvent(
        QDropEvent(
            QPointF(QPoint(5, 5)), Qt.DropAction.CopyAction, mime,
            Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
        )
    )  # fmt: skip


def test_files_dropped_on_the_dialog_are_planned(bench, qtbot, few):
    dialog = bench.rosters.open()

    drop_on(dialog, few / "legislators-current.json")
    qtbot.waitUntil(lambda: not dialog.working, timeout=20_000)

    assert dialog.plan_pane.title.text().startswith("537 left, 1 new")


def test_a_data_set_dropped_on_the_window_opens_the_roster(bench, qtbot, few):
    drop_on(bench.window, few)

    qtbot.waitUntil(
        lambda: bench.rosters.dialog is not None and not bench.rosters.dialog.working, timeout=20_000
    )

    assert bench.rosters.dialog.plan_pane.title.text().startswith("537 left, 1 new")


def test_the_congress_page_opens_it_too_and_shows_the_new_age(bench, qtbot, few):
    page = bench.congress.page
    page.update_wished.emit()
    assert bench.rosters.dialog is not None

    planned(bench, qtbot, (few,)).take.click()

    assert "November 1, 2026" in page.pane.foot.words.text()
