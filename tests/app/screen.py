"""A virtual screen with a real window on it, driven by mouse and keyboard alone."""

import contextlib
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

PACKAGES = {"Xvfb": "xvfb", "xdotool": "xdotool", "openbox": "openbox"}
APP = Path(sys.executable).parent / "briefdesk"
_QUIET_LOOKS = 4


class Screen:
    """One X server with a window manager; `start` opens Briefdesk on it."""

    def __init__(self, home: Path, size: str = "1280x800") -> None:
        missing = [package for name, package in PACKAGES.items() if shutil.which(name) is None]
        assert not missing, f"Install these system packages: {' '.join(missing)}"
        # -displayfd lets the server choose a free number, so that tests can run side by side.
        read, write = os.pipe()
        words = ["Xvfb", "-displayfd", str(write), "-screen", "0", f"{size}x24", "-nolisten", "tcp"]
        self._server = subprocess.Popen(words, pass_fds=(write,), stderr=subprocess.DEVNULL)
        os.close(write)
        with os.fdopen(read) as pipe:
            display = f":{pipe.readline().strip()}"
        kept = {k: v for k, v in os.environ.items() if k not in ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY")}
        self._environment = {**kept, "DISPLAY": display, "BRIEFDESK_HOME": str(home)}
        self._manager = subprocess.Popen(
            ["openbox"], env=self._environment, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL
        )
        self._app: subprocess.Popen[bytes] | None = None

    def start(self, *words: str) -> None:
        """Start Briefdesk and wait for its window."""
        self._app = subprocess.Popen([APP, *words], env=self._environment)
        self.wait_until(lambda: bool(self.titles()), "a window")

    def key(self, *keys: str, pause: float = 0.3) -> None:
        """Press keys one after the other."""
        for key in keys:
            self._xdotool("key", "--clearmodifiers", key)
            self.settle(pause)

    def write(self, text: str) -> None:
        """Type a text."""
        self._xdotool("type", "--delay", "20", text)
        self.settle(0.5)

    def click(self, x: int, y: int) -> None:
        """Click with the left button."""
        self._xdotool("mousemove", str(x), str(y), "click", "1")
        self.settle(0.5)

    def settle(self, pause: float) -> None:
        """Wait for a time, and then until nobody is at work: on a busy machine an answer takes longer."""
        time.sleep(pause)
        until, quiet = time.monotonic() + 30, 0
        while quiet < _QUIET_LOOKS and time.monotonic() < until:
            quiet = 0 if self._at_work() else quiet + 1
            time.sleep(0.03)

    def windows(self, name: str) -> list[str]:
        """Return the ids of the visible windows whose title holds `name`."""
        return self._xdotool("search", "--onlyvisible", "--name", name).split()

    def titles(self) -> list[str]:
        """Return the titles of the visible windows of Briefdesk, its dialogs among them."""
        # Asked one by one: `search --name` does not see past a dash in a dialog's title.
        names = [self._xdotool("getwindowname", window).strip() for window in self.windows(".")]
        return [name for name in names if name.endswith("Briefdesk")]

    def wait_until(self, holds: Callable[[], bool], what: str, seconds: float = 60) -> None:
        """Wait until something holds; fails naming `what` after a time."""
        until = time.monotonic() + seconds
        while not holds():
            assert time.monotonic() < until, f"There is still no {what}; windows: {self.titles()}"
            time.sleep(0.2)

    def wait_for_title(self, part: str) -> None:
        """Wait for a window whose title holds `part`."""
        self.wait_until(lambda: any(part in title for title in self.titles()), f"window “{part}”")

    def key_until_title(self, key: str, part: str) -> None:
        """Press a key, again where it came too early, until a window's title holds `part`."""

        def pressed() -> bool:
            self.key(key, pause=1)
            return any(part in title for title in self.titles())

        self.wait_until(pressed, f"window “{part}” after {key}")

    def wait_until_closed(self, part: str) -> None:
        """Wait until no window's title holds `part`."""
        self.wait_until(lambda: all(part not in title for title in self.titles()), f"end of “{part}”")

    def wait_for_end(self) -> int:
        """Wait until Briefdesk has ended and return its exit status."""
        assert self._app is not None
        return self._app.wait(timeout=60)

    def kill(self) -> None:
        """Kill Briefdesk as a power cut would."""
        assert self._app is not None
        self._app.kill()
        self._app.wait()

    def close(self) -> None:
        """End everything."""
        for process in (self._app, self._manager, self._server):
            if process is not None and process.poll() is None:
                process.kill()
                process.wait()

    def _at_work(self) -> bool:
        """Return whether a thread of Briefdesk, its workers or the screen runs, or waits for a processor."""
        own = [p.pid for p in (self._app, self._manager, self._server) if p is not None and p.poll() is None]
        return any(_states(pid) & set("RD") for first in own for pid in _with_children(first))

    def _xdotool(self, *words: str) -> str:
        return subprocess.run(
            ["xdotool", *words], env=self._environment, capture_output=True, text=True, check=False
        ).stdout


def _with_children(pid: int) -> list[int]:
    """Return a process and all that it started, as far as they still are there."""
    found = [pid]
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        with contextlib.suppress(OSError):
            found += [p for child in task.read_text().split() for p in _with_children(int(child))]
    return found


def _states(pid: int) -> set[str]:
    """Return the letters of what the threads of a process do: R runs, S sleeps."""
    found: set[str] = set()
    for stat in Path(f"/proc/{pid}/task").glob("*/stat"):
        with contextlib.suppress(OSError):
            found.add(stat.read_text().rpartition(")")[2].split()[0])
    return found
