"""A page that letters are printed over: the first of a PDF, or a picture.

PDFs are drawn by a process of its own, which is ended when it takes long; what such a file can do besides
being looked at (scripts, forms, attachments, links) stays behind.
"""

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from briefdesk.sources.stationery.errors import StationeryUnreadable

MAX_BYTES = 10_000_000
PATIENCE_S = 20.0
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


@dataclass(frozen=True, slots=True)
class ReadPage:
    """A page as a picture and, where it can be drawn so, as the text of a drawing (see `drawing`).

    `kept_as_picture` says in words what stood in the way of a drawing, empty where nothing did.
    """

    picture: bytes
    drawing: bytes = b""
    kept_as_picture: str = ""


def read_page(data: bytes, *, name: str) -> ReadPage:
    """Return the first page of a PDF, its picture as a PNG of 300 dots per inch; a picture as it is.

    Raises StationeryUnreadable where it is too large, or the PDF cannot be drawn.
    """
    if len(data) > MAX_BYTES:
        raise StationeryUnreadable(
            f"“{name}” has {len(data) // 1_000_000} MB; {MAX_BYTES // 1_000_000} are allowed.",
            "Save a smaller copy of the letterhead.",
        )
    if data[:1024].lstrip().startswith(b"%PDF"):
        return _drawn(data, name)
    return ReadPage(data)


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


def _drawn(data: bytes, name: str) -> ReadPage:
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
    head, _, rest = done.stdout.partition(b"\n")
    told = head.decode("ascii", "replace").split(" ", 2)
    if done.returncode or len(told) != 3 or told[0] != "page" or not rest.startswith(b"\x89PNG"):
        raise _unreadable(done.stdout[:20].strip(), name)
    length = int(told[1])
    return ReadPage(rest[:length], rest[length:], told[2])


def _unreadable(word: bytes, name: str) -> StationeryUnreadable:
    sentence, next_step = _FAULTS.get(
        word,
        (
            f"“{name}” cannot be drawn: it is damaged, or takes more time or memory than any letterhead.",
            "Export the letterhead anew as PDF or PNG, and choose that copy.",
        ),
    )
    return StationeryUnreadable(sentence, next_step)
