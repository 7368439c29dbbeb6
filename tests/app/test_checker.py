"""Preflight in the background: what it says where it cannot look."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from briefdesk.app.checker import NOT_LOOKED, Checker
from briefdesk.app.session import Session
from briefdesk.app.workers import Runner
from briefdesk.model.problem import Severity
from briefdesk.pipeline.desk import Desk, open_desk
from briefdesk.pipeline.projects import sample_project
from briefdesk.store.folders import folders_in


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with open_desk(today=dt.date(2026, 6, 20), folders=folders_in(tmp_path)) as opened:
        yield opened


def test_preflight_that_fails_says_so_and_is_told_of_once(
    qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch
):
    runner = Runner()
    checker = Checker(Session(desk, sample_project(desk)), runner)
    told: list[Exception] = []
    checker.failed.connect(told.append)

    def fail(*_words: object, **_more: object) -> None:
        raise ZeroDivisionError("no such check")

    monkeypatch.setattr("briefdesk.app.checker.check", fail)
    for _ in range(2):
        with qtbot.waitSignal(checker.found, check_params_cb=bool, timeout=20_000):
            checker.look()

    assert [(p.severity, p.message) for p in checker.problems] == [(Severity.ERROR, NOT_LOOKED)]
    assert len(told) == 1
    checker.close()
    runner.close()
