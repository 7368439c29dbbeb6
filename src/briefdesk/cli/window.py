"""`briefdesk [PROJECT]`: opening the window, or saying why there is none."""

import datetime as dt
import os
import re
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from briefdesk.cli.paths import is_there
from briefdesk.cli.wrong import CallWrong
from briefdesk.errors import BriefdeskError

PROJECT_SUFFIX = ".briefdesk"
# What a window on X11 needs beyond the Python packages, and the Debian package that brings it.
DEBIAN_PACKAGES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}


class NoScreen(BriefdeskError):
    """There is nothing to open a window on."""

    next_step = "Run `briefdesk demo` to build the sample letters without one, or see `briefdesk --help`."

    def __init__(self) -> None:
        super().__init__("There is no screen to open the window on.")


class LibraryMissing(BriefdeskError):
    """Qt needs libraries of the system that are not installed."""

    def __init__(self, libraries: Sequence[str]) -> None:
        super().__init__(f"The window needs system libraries that are not installed: {', '.join(libraries)}.")
        packages = [DEBIAN_PACKAGES.get(name, f"(the package that holds {name})") for name in libraries]
        self.next_step = f"On Debian or Ubuntu: sudo apt-get install {' '.join(packages)}"


def missing_libraries(environ: Mapping[str, str], platform: str) -> tuple[str, ...]:
    """Return the libraries that a window on X11 lacks here; Qt would abort without a word of help.

    Elsewhere than on Linux with an X display nothing is looked for.
    """
    chosen = environ.get("QT_QPA_PLATFORM", "")
    if not platform.startswith("linux") or not environ.get("DISPLAY") or chosen not in ("", "xcb"):
        return ()
    return tuple(name for name in DEBIAN_PACKAGES if not _loads(name))


def _loads(library: str) -> bool:
    import ctypes  # noqa: PLC0415  (not needed where there is no X11)

    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def missing_library(reason: str) -> str | None:
    """Return the library that an import failed for the want of ("libEGL.so.1"), or None."""
    found = re.match(r"(lib[\w.+-]+\.so[.\d]*): cannot open shared object file", reason)
    return found[1] if found else None


def has_screen(environ: Mapping[str, str], platform: str) -> bool:
    """Return whether a window can be opened; elsewhere than on Linux that is taken for granted."""
    if not platform.startswith("linux"):
        return True
    return any(environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def open_window(words: Sequence[str], today: dt.date | None = None) -> int:
    """Open the window on the project that `words` name, if any, and return its exit status.

    `today` is the date that its letters bear, the clock's where none is given.

    Raises CallWrong for more than a project or a missing one, NoScreen where there is no display.
    """
    if len(words) > 1:
        raise CallWrong(
            f"“{words[1]}” does not go with a project alone.",
            f"Open it with `briefdesk {words[0]}`, or name a command: `briefdesk letters {words[0]}`.",
        )
    project = Path(words[0]) if words else None
    if project is not None and not is_there(project):
        raise CallWrong(f"There is no file “{project}”.", "Check the name, or make it with `briefdesk new`.")
    if not has_screen(os.environ, sys.platform):
        raise NoScreen
    lacking = missing_libraries(os.environ, sys.platform)
    if lacking:
        raise LibraryMissing(lacking)
    try:
        # Here, not above: no other command may wait for Qt, or need it.
        from briefdesk.app.start import prepare  # noqa: PLC0415

        prepare()
        from briefdesk.app.main import run  # noqa: PLC0415
    except ImportError as error:
        library = missing_library(str(error))
        if library is None:
            raise
        raise LibraryMissing([library]) from error

    return run(project, today)
