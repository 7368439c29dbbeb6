"""A page that letters are printed over: the first of a PDF, or a picture.

PDFs are drawn by a process of its own, which is ended when it takes long; what such a file can do besides
being looked at (scripts, forms, attachments, links) stays behind.
"""

import subprocess
import sys
from pathlib import Path

from briefdesk.sources.stationery.errors import StationeryUnreadable

MAX_BYTES = 10_000_000
PATIENCE_S = 15.0
_FAULTS = {
    b"password": (
        "The stationery is protected by a password.",
        "Save it without the password, and choose that copy.",
    ),
    b"size": (
        "The stationery's page is no letter paper: its sides must be 4 to 24 inches.",
        "Save the page in the size that you print on.",
    ),
    b"empty": ("The stationery has no page.", "Choose a PDF that has your letterhead on its first page."),
}


def read_page(data: bytes, *, name: str) -> bytes:
    """Return the first page of a PDF as a PNG of 300 dots per inch, any other file as it is.

    Raises StationeryUnreadable where it is too large, or the PDF cannot be drawn.
    """
    if len(data) > MAX_BYTES:
        raise StationeryUnreadable(
            f"“{name}” has {len(data) // 1_000_000} MB; {MAX_BYTES // 1_000_000} are allowed.",
            "Save a smaller copy of the letterhead.",
        )
    if data[:1024].lstrip().startswith(b"%PDF"):
        return _drawn(data, name)
    return data


def worker_command() -> tuple[str, ...]:
    """Return the command that starts the drawing; a frozen app starts itself with `--page-worker`."""
    if getattr(sys, "frozen", False):
        return (sys.executable, "--page-worker")
    home = str(Path(__file__).resolve().parents[3])
    start = (
        "import sys; sys.path.append(sys.argv[1]);"
        " from briefdesk.sources.stationery.page_worker import main; main()"
    )
    return (sys.executable, "-I", "-c", start, home)


def _drawn(data: bytes, name: str) -> bytes:
    try:
        # No shell, and the command is ours: sys.executable with fixed arguments.
        done = subprocess.run(  # noqa: S603
            worker_command(),
            input=data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=PATIENCE_S,
            check=False,
            creationflags=0x0800_0000 if sys.platform == "win32" else 0,  # no console window
        )
    except (subprocess.TimeoutExpired, OSError) as error:
        raise _unreadable(b"", name) from error
    if done.returncode or not done.stdout.startswith(b"\x89PNG"):
        raise _unreadable(done.stdout[:20].strip(), name)
    return done.stdout


def _unreadable(word: bytes, name: str) -> StationeryUnreadable:
    sentence, next_step = _FAULTS.get(
        word,
        (
            f"“{name}” cannot be drawn: it is damaged, or takes more time or memory than any letterhead.",
            "Export the letterhead anew as PDF or PNG, and choose that copy.",
        ),
    )
    return StationeryUnreadable(sentence, next_step)
