"""The command line run in process, in an empty folder, with a home of its own."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from briefdesk.cli import main

TODAY = "2026-06-15"


@dataclass(frozen=True)
class Outcome:
    """What one run gave back."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Run = Callable[..., Outcome]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    monkeypatch.setenv("BRIEFDESK_HOME", str(tmp_path / "home"))
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / "desk").mkdir()
    monkeypatch.chdir(tmp_path / "desk")

    def call(*words: str) -> Outcome:
        capsys.readouterr()
        status = main(["--today", TODAY, *words] if words else [])
        printed = capsys.readouterr()
        return Outcome(status, printed.out, printed.err)

    return call


@pytest.fixture
def refused(run: Run) -> Callable[..., Outcome]:
    """Run a call that must fail: status 2, a sentence and a next step, no traceback, in both forms."""

    def call(*words: str) -> Outcome:
        plainly = run(*words)
        assert plainly.status == 2, plainly
        assert plainly.out == ""
        assert len(plainly.err.strip().splitlines()) >= 2
        assert "Traceback" not in plainly.err
        assert "unexpectedly" not in plainly.err
        as_json = run("--json", *words)
        assert as_json.status == 2
        assert set(as_json.json) == {"error", "next_step"}
        assert as_json.json["error"] in plainly.err
        return plainly

    return call
