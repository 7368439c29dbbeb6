"""One answer of a web server, whole or refused with the reason in words."""

import datetime as dt
import email.utils
import http.client
import ssl
import urllib.error
import urllib.request
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from email.message import Message
from types import MappingProxyType
from typing import IO, Any

from briefdesk.errors import StoreError

MAX_REDIRECTS = 5
_PIECE = 64_000
_AGENT = "Briefdesk"
_TYPES = (
    "application/json", "application/octet-stream", "application/x-yaml", "application/yaml",
    "binary/octet-stream", "text/plain", "text/yaml", "text/x-yaml",
)  # fmt: skip
_ADDRESS = "Check the address; it should lead to a file of the data set."
_BROWSER = "Open the address in a browser to see what it is; download the files there and import them."
_SERVER = "Try again later, or choose another address."
_FAILURES: Mapping[type[BaseException], tuple[str, str]] = MappingProxyType(
    {
        ssl.SSLError: ("no safe connection could be made", _SERVER),
        TimeoutError: ("the server does not answer", _SERVER),
        ConnectionRefusedError: ("the server refuses the connection", _SERVER),
        http.client.IncompleteRead: ("the connection broke off", _SERVER),
        ConnectionError: ("the connection broke off", _SERVER),
        EOFError: ("the connection broke off", _SERVER),
        OSError: ("the server cannot be reached", "Check the connection to the network, and the address."),
        http.client.HTTPException: ("the answer is not that of a web server", _ADDRESS),
        ValueError: ("the answer is not that of a web server", _ADDRESS),
    }
)
Note = Callable[[int, int | None], None]


@dataclass(frozen=True, slots=True)
class Answer:
    """The content of a whole answer, unpacked, with its address in the end and its date."""

    url: str
    data: bytes
    changed: dt.date | None


class Refused(Exception):
    """An answer that is not to be used: `str` ends a sentence, `next_step` may say what helps."""

    def __init__(self, reason: str, next_step: str = "") -> None:
        super().__init__(reason)
        self.next_step = next_step


def fetch_whole(
    url: str, *, check: Callable[[str], None], note: Note, max_bytes: int, idle_s: float, proxies: bool
) -> Answer:
    """Return the answer to a GET. `check` raises StoreError for an address that must not be followed.

    `note` gets the bytes so far and their number as far as it is told, and may raise Refused to stop it.
    Raises Refused for everything but a whole answer of a type that data has.
    """
    headers = {"User-Agent": _AGENT, "Accept": "application/json, */*;q=0.5", "Accept-Encoding": "gzip"}
    request = urllib.request.Request(url, headers=headers)  # noqa: S310 - `check` has seen the scheme
    try:
        with _opener(check, proxies).open(request, timeout=idle_s) as response:
            return _read(response, note, max_bytes)
    except urllib.error.HTTPError as error:
        error.close()
        raise _status(error.code) from error
    except urllib.error.URLError as error:
        raise _unreached(error.reason) from error
    except (OSError, http.client.HTTPException, EOFError, ValueError) as error:
        raise _unreached(error) from error


def _opener(check: Callable[[str], None], proxies: bool) -> urllib.request.OpenerDirector:
    """Return an opener that knows HTTP and HTTPS only: no files, no FTP, no data in the address."""
    opener = urllib.request.OpenerDirector()
    handlers = (
        urllib.request.ProxyHandler(None if proxies else {}),
        urllib.request.HTTPHandler(),
        urllib.request.HTTPSHandler(context=ssl.create_default_context()),
        urllib.request.HTTPDefaultErrorHandler(),
        urllib.request.HTTPErrorProcessor(),
        _Redirects(check),
    )
    for handler in handlers:
        opener.add_handler(handler)
    return opener


class _Redirects(urllib.request.HTTPRedirectHandler):
    """Follows a few redirects, each only to an address that may be asked itself."""

    # The standard library's own count, which says less; ours comes first.
    max_repeats = max_redirections = MAX_REDIRECTS + 2

    def __init__(self, check: Callable[[str], None]) -> None:
        self._check = check
        self._followed = 0

    def redirect_request(  # noqa: PLR0917 - as the standard library has it
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: Message, newurl: str
    ) -> urllib.request.Request | None:
        """Return the request for the next address. Raises Refused."""
        fp.close()
        self._followed += 1
        if self._followed > MAX_REDIRECTS:
            raise Refused("the server sends from one address to the next without end", _ADDRESS)
        try:
            self._check(newurl)
        except StoreError as error:
            raise Refused(f"the server sends on to {newurl[:120]}, which is not asked", _ADDRESS) from error
        return super().redirect_request(req, fp, code, msg, headers, newurl)  # type: ignore[arg-type]  # HTTPMessage


def _read(response: Any, note: Note, max_bytes: int) -> Answer:
    if response.status != http.client.OK:
        raise _status(response.status)
    headers = response.headers
    kind = headers.get_content_type() if headers.get("Content-Type") else ""
    if kind in {"text/html", "application/xhtml+xml"}:
        raise Refused("the answer is a web page, not data; a network may ask to sign in first", _BROWSER)
    if kind and kind not in _TYPES:
        raise Refused(f"the answer is of the type “{kind[:60]}”, not data", _ADDRESS)
    expected = _length(headers.get("Content-Length"))
    if expected is not None and expected > max_bytes:
        raise _too_large(max_bytes)
    packed = (headers.get("Content-Encoding") or "identity").strip().casefold()
    if packed not in {"identity", "gzip", "x-gzip"}:
        raise Refused(f"the answer is packed as “{packed[:30]}”, which was not asked for", _SERVER)
    content = _Content(packed != "identity", max_bytes)
    came = 0
    while piece := response.read1(_PIECE):
        came += len(piece)
        content.take(piece)
        note(came, expected)
    if expected is not None and came < expected:
        raise Refused(f"it broke off after {came:,} of {expected:,} bytes", _SERVER)
    data = content.whole()
    if data.lstrip()[:1] == b"<":
        raise Refused("the answer is a web page, not data; a network may ask to sign in first", _BROWSER)
    return Answer(response.geturl(), data, _day(headers.get("Last-Modified")))


class _Content:
    """Gathers an answer, unpacks it where it is gzip, and stops at the greatest size."""

    def __init__(self, packed: bool, max_bytes: int) -> None:
        self._unpack = zlib.decompressobj(wbits=31) if packed else None
        self._max = max_bytes
        self._data = bytearray()

    def take(self, piece: bytes) -> None:
        """Add the bytes that came. Raises Refused."""
        if self._unpack is not None:
            try:
                piece = self._unpack.decompress(piece, self._max + 1 - len(self._data))
            except zlib.error as error:
                raise Refused("what came is damaged: it cannot be unpacked", _SERVER) from error
        self._data += piece
        if len(self._data) > self._max:
            raise _too_large(self._max)

    def whole(self) -> bytes:
        """Return all of it. Raises Refused where packed content lacks its end."""
        if self._unpack is not None and not self._unpack.eof:
            raise Refused("it broke off before its end", _SERVER)
        if not self._data.strip():
            raise Refused("the answer is empty", _SERVER)
        return bytes(self._data)


def _too_large(max_bytes: int) -> Refused:
    return Refused(f"it is larger than {max_bytes // 1_000_000 or 1} MB", _ADDRESS)


def _status(code: int) -> Refused:
    match code:
        case 404 | 410:
            return Refused(
                "there is no such file (404)" if code == 404 else "the file is gone (410)", _ADDRESS
            )
        case 301 | 302 | 303 | 307 | 308:
            return Refused("the server sends on to an address that is not asked", _ADDRESS)
        case 401 | 403 | 407:
            return Refused(f"the server or a proxy refuses it ({code})", _BROWSER)
        case 429:
            return Refused("the server has had too many requests (429)", "Try again in an hour.")
        case _ if code >= 500:
            return Refused(f"the server has failed ({code})", _SERVER)
        case _:
            return Refused(f"the server answered with the status {code}", _ADDRESS)


def _unreached(reason: object) -> Refused:
    """Return what a failure on the way means. The order counts: some kinds are kinds of others."""
    if isinstance(reason, Refused):
        return reason
    if isinstance(reason, ssl.SSLCertVerificationError):
        return Refused(
            f"its certificate is not trusted ({reason.verify_message})",
            "Check the date of this computer, and ask whoever runs its network.",
        )
    kinds = (kind for kind in _FAILURES if isinstance(reason, kind))
    words, step = _FAILURES.get(next(kinds, OSError), _FAILURES[OSError])
    return Refused(words, step)


def _length(text: str | None) -> int | None:
    """Return the stated number of bytes, None where it is not stated or no number."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 16 else None


def _day(text: str | None) -> dt.date | None:
    """Return the day of a date in a header, None where there is none."""
    try:
        return email.utils.parsedate_to_datetime(text or "").astimezone(dt.UTC).date()
    except (ValueError, TypeError, OverflowError):
        return None
