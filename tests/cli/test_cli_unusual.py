"""Terminals, names and homes that are not as usual: a sentence, never a traceback."""

import subprocess
import sys
from pathlib import Path

import pytest

needs_posix = pytest.mark.skipif(sys.platform == "win32", reason="standard streams are closed by a shell")


def _shell(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a line of shell in which `$B` is the command."""
    command = command.replace("$B", f"'{sys.executable}' -m briefdesk")
    return subprocess.run(
        ["sh", "-c", command], cwd=folder, capture_output=True, text=True, timeout=60, check=False
    )


@needs_posix
@pytest.mark.parametrize("words", ["members Reed", "members Reed --json", "--help"])
def test_a_closed_standard_output_is_told_in_a_sentence(tmp_path, words):
    done = _shell(f"$B {words} >&-", tmp_path)

    assert done.returncode == 2
    assert "standard output is closed" in done.stderr
    assert "Traceback" not in done.stderr


@needs_posix
def test_messages_for_a_closed_standard_error_do_not_go_to_standard_output(tmp_path):
    done = _shell("$B nosuch --json 2>&-; $B nosuch 2>&-", tmp_path)

    assert done.returncode == 2
    assert done.stdout.count("{") == 1
    assert done.stdout.rstrip().endswith("}")


@needs_posix
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full")
def test_a_full_standard_error_does_not_change_the_exit_status(tmp_path):
    assert _shell("$B nosuch 2>/dev/full", tmp_path).returncode == 2


@needs_posix
def test_letters_are_written_with_every_standard_stream_closed(run, tmp_path):
    assert run("new", "p.briefdesk", "--to", "member:R000122").status == 0

    _shell("$B letters p.briefdesk --format txt --out out >&- 2>&- <&-", Path.cwd())

    assert (Path.cwd() / "out" / "Senate-RI-Reed-R000122.txt").is_file()


@pytest.mark.parametrize("name", ["", "n" * 252, "n" * 300 + ".briefdesk"])
def test_a_project_name_that_no_system_takes_is_refused(refused, name):
    refused("new", name)


@pytest.mark.parametrize("name", ["n" * 300, "n" * 300 + ".briefdesk"])
def test_a_project_to_open_under_such_a_name_is_not_there(refused, name):
    assert "There is no" in refused(name).err


def test_a_home_of_nobody_is_told(refused, monkeypatch):
    monkeypatch.setenv("BRIEFDESK_HOME", "~nobody-of-that-name/home")

    assert "BRIEFDESK_HOME" in refused("members", "Reed").err


def test_a_home_whose_name_is_too_long_is_as_good_as_none_for_reading(run, monkeypatch):
    monkeypatch.setenv("BRIEFDESK_HOME", "n" * 5000)

    assert run("members", "R000122").status == 0


def test_an_empty_query_after_to_is_named(run, refused):
    run("new", "p.briefdesk", "--to", "state:RI")

    assert "--to" in refused("letters", "p.briefdesk", "--to", "").err.splitlines()[0]
