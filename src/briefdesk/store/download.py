"""The one door to the network: a file fetched over HTTPS because the user asked for it by name.

Nothing else in Briefdesk opens a connection. What comes is bytes and a date; whoever asked judges them.
"""

import datetime as dt
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

from briefdesk.errors import StoreError
from briefdesk.store.http_answer import Answer, Refused, fetch_whole

_TURN_S = 0.05
_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
Progress = Callable[[int, int | None], None]


@dataclass(frozen=True, slots=True)
class Limits:
    """How much and how long: bytes of the content, seconds without any, seconds in all."""

    max_bytes: int = 20_000_000
    idle_s: float = 15.0
    total_s: float = 120.0


@dataclass(frozen=True, slots=True)
class Download:
    """A file that was fetched: where it came from in the end, and the day the server says it changed."""

    url: str
    data: bytes
    changed: dt.date | None


class DownloadFailed(StoreError):
    """The file could not be fetched; nothing was changed."""

    def __init__(self, url: str, reason: str, next_step: str) -> None:
        super().__init__(f"{url} could not be fetched: {reason}.", next_step, where=url)


class DownloadStopped(StoreError):
    """The user wanted no more of it; nothing was changed."""

    def __init__(self) -> None:
        super().__init__("The download was stopped; nothing was changed.", "Start it again when you like.")


def fetch(
    url: str,
    *,
    progress: Progress = lambda _done, _of: None,
    cancelled: Callable[[], bool] = lambda: False,
    limits: Limits | None = None,
    loopback: bool = False,
) -> Download:
    """Return the file at an address of HTTPS whose certificate is verified.

    `progress` gets the bytes that came and how many there will be, None where the server does not say.
    `loopback` allows plain HTTP to this computer itself, for tests. Raises DownloadFailed with the reason,
    or DownloadStopped within a tenth of a second once `cancelled`, whatever the network is doing.
    """
    limits = limits or Limits()
    check_address(url, loopback=loopback)
    # On a thread of its own: looking up a name or greeting a server cannot be interrupted, only left behind.
    fetching = _Fetching(url, limits, loopback)
    fetching.start()
    end = time.monotonic() + limits.total_s
    told = -1
    while not fetching.ended.wait(_TURN_S):
        if cancelled():
            fetching.abandon()
            raise DownloadStopped
        if time.monotonic() > end:
            fetching.abandon()
            raise DownloadFailed(url, f"it took longer than {limits.total_s:g} seconds", _LATER)
        if fetching.came != told:
            told = fetching.came
            progress(told, fetching.expected)
    return fetching.result()


def check_address(url: str, *, loopback: bool = False) -> None:
    """Raise DownloadFailed for any address but one of HTTPS.

    With `loopback` one of HTTP to this computer passes too.
    """
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        host, port, parts = "", None, urlsplit("")
    plain = url.isascii() and url.isprintable() and " " not in url
    safe = parts.scheme == "https" or (loopback and parts.scheme == "http" and host in _LOOPBACK)
    if not plain or not host or not safe or parts.username is not None or port == 0:
        raise DownloadFailed(
            url[:200], "only addresses that begin with https:// are asked", "Check the address."
        )


_LATER = "Try again later, or download the files with a browser and import them."


class _Fetching(threading.Thread):
    """Fetches on a thread that may be left behind."""

    def __init__(self, url: str, limits: Limits, loopback: bool) -> None:
        super().__init__(name="download", daemon=True)
        self._url = url
        self._limits = limits
        self._loopback = loopback
        self._answer: Answer | None = None
        self._refused: Refused | None = None
        self._left = threading.Event()
        self.ended = threading.Event()
        self.came = 0
        self.expected: int | None = None

    def run(self) -> None:
        """Fetch; `ended` is set in any case."""
        try:
            self._answer = fetch_whole(
                self._url,
                check=lambda url: check_address(url, loopback=self._loopback),
                note=self._note,
                max_bytes=self._limits.max_bytes,
                idle_s=self._limits.idle_s,
                proxies=not self._loopback,
            )
        except Refused as refused:
            self._refused = refused
        finally:
            self.ended.set()

    def abandon(self) -> None:
        """Let the thread end when it next hears from the network."""
        self._left.set()

    def result(self) -> Download:
        """Return what came. Raises DownloadFailed."""
        if self._answer is None:
            refused = self._refused or Refused("the connection broke off", _LATER)
            raise DownloadFailed(self._url, str(refused), refused.next_step or _LATER) from refused
        return Download(self._answer.url, self._answer.data, self._answer.changed)

    def _note(self, came: int, expected: int | None) -> None:
        self.came, self.expected = came, expected
        if self._left.is_set():
            raise Refused("it was stopped")
