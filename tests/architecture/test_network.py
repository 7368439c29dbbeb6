"""No connection is opened but by `roster update` and “Fetch”, and those go through one module."""

import ast
import subprocess
import sys
from pathlib import Path

SOURCE = Path(__file__).parents[2] / "src" / "briefdesk"
DOOR = {"store/download.py", "store/http_answer.py"}
NETWORK = {
    "aiohttp", "asyncio", "ftplib", "http", "httpx", "imaplib", "poplib", "requests", "smtplib", "socket",
    "socketserver", "ssl", "telnetlib", "urllib.request", "urllib3", "xmlrpc", "PySide6.QtNetwork",
    "PySide6.QtWebEngineCore", "PySide6.QtWebSockets",
}  # fmt: skip

WATCHED = """
import sys

opened = []

def watch(event, arguments):
    if event.startswith("socket.") and event not in ("socket.__new__", "socket.gethostname"):
        opened.append((event, repr(arguments)[:200]))
        raise RuntimeError(f"{event}: {arguments!r}")

sys.addaudithook(watch)
from briefdesk.cli import main

for words in __WORDS__:
    status = main(["--today", "2026-06-20", *words])
    assert status in (0, 1), (words, status)
assert not opened, opened
print("loaded:", sorted(name for name in sys.modules if name in ("ssl", "briefdesk.store.download")))
"""


def imported_by(file: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def reaches_out(name: str) -> bool:
    return any(name == module or name.startswith(f"{module}.") for module in NETWORK)


def test_no_module_but_the_one_door_can_reach_the_network():
    reaching = {
        str(file.relative_to(SOURCE))
        for file in SOURCE.rglob("*.py")
        if any(map(reaches_out, imported_by(file)))
    }

    assert reaching == {"store/http_answer.py"}


def test_the_door_is_opened_by_the_update_of_the_roster_alone():
    door = {f"briefdesk.store.{Path(name).stem}" for name in DOOR}
    using = {
        str(file.relative_to(SOURCE)) for file in SOURCE.rglob("*.py") if imported_by(file) & door
    } - DOOR

    assert using <= {"pipeline/roster.py", "pipeline/roster_download.py"}


def test_the_whole_main_job_opens_no_connection(tmp_path: Path):
    report = tmp_path / "report.md"
    report.write_text(
        "# Low Water\n\n## Costs\n\nBarges carried 30 percent less grain in 2025.\n", encoding="utf-8"
    )
    calls = [
        ["source", "add", str(report)],
        ["findings", "water"],
        ["new", "p.briefdesk", "--pick", "all", "--to", "state:RI"],
        ["members", "state:RI"],
        ["roster", "show"],
        ["check", "p.briefdesk"],
        ["letters", "p.briefdesk", "--format", "pdf,docx,txt,eml", "--out", "out"],
        ["demo", "--out", "demo"],
        ["template", "list"],
    ]
    script = WATCHED.replace("__WORDS__", repr(calls))

    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=tmp_path, env={"BRIEFDESK_HOME": str(tmp_path / "home"), "PATH": "/usr/bin:/bin"},
        capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert done.returncode == 0, done.stderr[-2000:]
    assert done.stdout.splitlines()[-1].startswith("loaded:")
    assert "briefdesk.store.download" not in done.stdout.splitlines()[-1]


def test_the_watch_sees_a_connection(tmp_path: Path):
    asks = """import socket
try:
    socket.getaddrinfo('example.org', 443)
except RuntimeError:
    pass
assert not opened"""
    script = WATCHED.replace("__WORDS__", "[]").replace("assert not opened", asks)

    done = subprocess.run(
        [sys.executable, "-c", script], cwd=tmp_path, capture_output=True, text=True, check=False
    )

    assert done.returncode != 0
    assert "getaddrinfo" in done.stderr
