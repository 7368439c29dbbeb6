import datetime as dt
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from briefdesk.cli import dispatch, entry, main, window
from briefdesk.cli.window import has_screen, missing_libraries, missing_library

NAMES = [
    "demo", "new", "letters", "brief", "budget", "check", "explain", "dismiss", "members", "findings",
    "source", "review", "template", "roster", "bench",
]  # fmt: skip


def test_without_a_screen_the_window_names_the_demo(run):
    outcome = run()

    assert outcome.status == 2
    assert outcome.err.splitlines()[0] == "There is no screen to open the window on."
    assert "briefdesk demo" in outcome.err


@pytest.mark.parametrize(
    ("environ", "platform", "screen"),
    [
        ({}, "linux", False),
        ({"DISPLAY": ":1"}, "linux", True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", True),
        ({"QT_QPA_PLATFORM": "offscreen"}, "linux", True),
        ({}, "darwin", True),
        ({}, "win32", True),
    ],
)
def test_a_screen_is_looked_for_on_linux_only(environ, platform, screen):
    assert has_screen(environ, platform) is screen


def test_a_library_that_qt_lacks_is_read_from_the_failed_import():
    reason = "libEGL.so.1: cannot open shared object file: No such file or directory"

    assert missing_library(reason) == "libEGL.so.1"
    assert missing_library("cannot import name 'x'") is None


def test_a_missing_system_library_is_named_with_its_package(refused, monkeypatch):
    monkeypatch.setenv("DISPLAY", ":1")
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
    monkeypatch.setattr(window, "_loads", lambda name: name != "libxcb-cursor.so.0")

    said = refused().err

    assert "libxcb-cursor.so.0" in said
    assert "apt-get install libxcb-cursor0" in said


def test_libraries_are_looked_for_on_x11_only():
    assert missing_libraries({"DISPLAY": ":1"}, "darwin") == ()
    assert missing_libraries({"DISPLAY": ":1", "QT_QPA_PLATFORM": "offscreen"}, "linux") == ()


def test_a_project_alone_opens_the_window_on_it(monkeypatch, tmp_path):
    opened = []
    monkeypatch.setattr(entry, "open_window", lambda words: opened.append(words) or 0)
    monkeypatch.setattr(dispatch, "open_window", lambda words, _today=None: opened.append(words) or 0)
    odd = tmp_path / "project without an ending"
    odd.write_bytes(b"")

    assert main(["mine.briefdesk"]) == 0
    assert main([str(odd)]) == 0
    assert main([]) == 0
    assert main(["--debug", "mine.briefdesk"]) == 0

    assert opened == [["mine.briefdesk"], [str(odd)], [], ["mine.briefdesk"]]


@pytest.mark.parametrize(
    "words", [["--today", "2026-11-25", "mine.briefdesk"], ["mine.briefdesk", "--today=2026-11-25"]]
)
def test_the_window_goes_by_the_date_that_is_asked_for(monkeypatch, words):
    opened = []
    monkeypatch.setattr(dispatch, "open_window", lambda *asked: opened.append(asked) or 0)

    assert main(words) == 0

    assert opened == [(["mine.briefdesk"], dt.date(2026, 11, 25))]


def test_a_date_that_is_none_opens_no_window(refused):
    assert "“soon” is not a date" in refused("--today", "soon", "mine.briefdesk").err


def test_a_missing_project_is_named(refused):
    assert "There is no file “none.briefdesk”" in refused("none.briefdesk").err


def test_a_project_with_an_option_behind_it_is_explained(refused):
    assert "briefdesk letters mine.briefdesk" in refused("mine.briefdesk", "--to").err


def test_an_unknown_command_gets_the_nearest_known_one(refused):
    outcome = refused("lettres")

    assert "There is no command and no project “lettres”." in outcome.err
    assert "Did you mean “letters”?" in outcome.err


@pytest.mark.parametrize(
    ("words", "near"),
    [
        (["members", "--jsno"], "--json"),
        (["letters", "x.briefdesk", "--formt", "pdf"], "--format"),
        (["source", "lst"], "list"),
        (["template", "chek", "x.md"], "check"),
        (["findings", "--kind", "statistc"], "statistic"),
        (["roster", "shwo"], "show"),
    ],
)
def test_a_slip_gets_the_nearest_known_word(refused, words, near):
    assert f"Did you mean “{near}”?" in refused(*words).err


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["letters"], "PROJECT"),
        (["source"], "COMMAND"),
        (["members", "--today", "soon"], "not a date"),
        (["letters", "x.briefdesk", "--jobs", "0"], "not a whole number"),
        (["new", "x.briefdesk", "--set", "title"], "KEY=VALUE"),
        (["letters", "x.briefdesk", "one", "two"], "There is no argument “one”"),
    ],
)
def test_a_call_that_lacks_something_says_what(refused, words, sentence):
    assert sentence in refused(*words).err


def test_help_names_every_command_once(run):
    outcome = run("--help")

    assert outcome.status == 0
    for name in NAMES:
        assert outcome.out.count(f"\n    {name} ") == 1


def test_help_of_each_command_fits_a_terminal_and_ends_well(run):
    for name in (
        "demo",
        "new",
        "source",
        "findings",
        "members",
        "roster",
        "letters",
        "brief",
        "check",
        "template",
    ):
        outcome = run(name, "--help")
        assert outcome.status == 0
        assert outcome.out.startswith("usage: briefdesk")


def test_version_is_a_name_and_a_number(run):
    outcome = run("--version")

    assert outcome.status == 0
    name, number = outcome.out.split()
    assert name == "briefdesk"
    assert number[0].isdigit()


def test_options_for_every_command_may_stand_before_or_behind_it(run):
    assert run("--json", "template", "list").json == run("template", "list", "--json").json


def test_an_unforeseen_failure_is_a_sentence_and_debug_shows_its_details(run, monkeypatch):
    def fail(words):
        raise ZeroDivisionError("by chance")

    monkeypatch.setattr(dispatch, "dispatch", fail)

    short, long = run("members"), run("members", "--debug")

    assert short.status == long.status == 2
    assert "unexpectedly (ZeroDivisionError: by chance)" in short.err
    assert "Traceback" not in short.err
    assert "Traceback" in long.err


def test_stopping_a_command_is_a_sentence_and_status_130(run, monkeypatch):
    def stop(words):
        raise KeyboardInterrupt

    monkeypatch.setattr(dispatch, "dispatch", stop)

    outcome = run("members")

    assert outcome.status == 130
    assert outcome.err.startswith("Stopped.")
    assert "Traceback" not in outcome.err


def test_a_reader_that_leaves_early_gets_no_complaint():
    program = f"{sys.executable} -m briefdesk members | head -1"
    done = subprocess.run(["bash", "-c", program], capture_output=True, text=True, check=False)

    assert done.stderr == ""
    assert done.stdout.count("\n") == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
@pytest.mark.parametrize("words", ["members", "members --json", "--version", "--help"])
def test_output_that_cannot_be_written_is_a_failure_without_a_traceback(words):
    program = f"{sys.executable} -m briefdesk {words} > /dev/full"
    done = subprocess.run(["bash", "-c", program], capture_output=True, text=True, check=False)

    assert done.returncode == 2
    assert "could not be printed: No space left on device" in done.stderr
    assert "Traceback" not in done.stderr


def test_json_is_utf_8_whatever_the_terminal_speaks(tmp_path):
    done = subprocess.run(
        [sys.executable, "-m", "briefdesk", "members", "member:V000081", "--json"],
        env={"PYTHONIOENCODING": "ascii", "BRIEFDESK_HOME": str(tmp_path), "PATH": "/usr/bin"},
        capture_output=True,
        check=False,
    )

    (member,) = json.loads(done.stdout.decode())
    assert "Velázquez" in member["name"]


def test_plain_text_never_fails_over_a_character(tmp_path):
    done = subprocess.run(
        [sys.executable, "-m", "briefdesk", "members", "member:V000081"],
        env={"PYTHONIOENCODING": "ascii", "BRIEFDESK_HOME": str(tmp_path), "PATH": "/usr/bin"},
        capture_output=True,
        check=False,
    )

    assert done.returncode == 0
    assert b"Vel\\xe1zquez" in done.stdout


def test_names_in_messages_cannot_steer_the_terminal(run):
    assert "\x1b" not in run("\x1b[31mred").err


def test_the_bundled_app_can_start_its_template_worker(monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"")))
    started = []
    monkeypatch.setattr("briefdesk.compose.worker.main", lambda: started.append(1))

    assert main(["--template-worker"]) == 0
    assert started == [1]


def test_no_machine_path_stands_in_the_help(run):
    assert str(Path.home()) not in run("--help").out
