"""`briefdesk [PROJECT]`: opening the window, or saying why there is none."""

import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from briefdesk.cli.wrong import CallWrong
from briefdesk.errors import BriefdeskError


class NoScreen(BriefdeskError):
    """There is nothing to open a window on."""

    next_step = "Run `briefdesk demo` to build the sample letters without one, or see `briefdesk --help`."

    def __init__(self) -> None:
        super().__init__("There is no screen to open the window on.")


def has_screen(environ: Mapping[str, str], platform: str) -> bool:
    """Return whether a window can be opened; elsewhere than on Linux that is taken for granted."""
    if not platform.startswith("linux"):
        return True
    return any(environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def open_window(words: Sequence[str]) -> int:
    """Open the window on the project that `words` name, if any, and return its exit status.

    Raises CallWrong for more than a project or a missing one, NoScreen where there is no display.
    """
    if len(words) > 1:
        raise CallWrong(
            f"“{words[1]}” does not go with a project alone.",
            f"Open it with `briefdesk {words[0]}`, or name a command: `briefdesk letters {words[0]}`.",
        )
    project = Path(words[0]) if words else None
    if project is not None and not project.exists():
        raise CallWrong(f"There is no file “{project}”.", "Check the name, or make it with `briefdesk new`.")
    if not has_screen(os.environ, sys.platform):
        raise NoScreen
    # Here, not above: no other command may wait for Qt, or need it.
    from briefdesk.app.main import run  # noqa: PLC0415

    return run(project)
