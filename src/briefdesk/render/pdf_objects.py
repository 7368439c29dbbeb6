"""PDF objects as bytes: dictionaries, arrays, numbers, strings, streams (PDF 1.7, 7.3)."""

import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from briefdesk.render.reportlab_guard import pdfdoc

HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
"""How each file begins; the second line's bytes tell mail programs that it is no text."""

# So many entries of a dictionary or array stand in a line.
_ENTRIES_ABREAST = 6
_ITEMS_ABREAST = 10
_DELIMITERS = frozenset("()\\")


@dataclass(frozen=True, slots=True)
class RawObject:
    """A finished object that stands by itself in the file."""

    body: bytes


def reference(number: int) -> bytes:
    """Return what stands for the object of that number."""
    return b"%d 0 R" % number


def dictionary(entries: Mapping[str, bytes]) -> bytes:
    """Return a dictionary; `entries` are in the order to write, alphabetical by custom."""
    written = [b"/%b %b" % (name.encode("ascii"), value) for name, value in entries.items()]
    return b"<<\n%b\n>>" % _abreast(written, _ENTRIES_ABREAST)


def array(items: Sequence[bytes]) -> bytes:
    """Return an array."""
    return b"[ %b ]" % _abreast(list(items), _ITEMS_ABREAST)


def _abreast(written: list[bytes], most: int) -> bytes:
    for place in reversed(range(most, len(written), most)):
        written.insert(place, b"\n ")
    return b" ".join(written)


def number(value: float) -> bytes:
    """Return a length or a place in points, as few characters as it takes."""
    text = f"{value:.4f}".rstrip("0").rstrip(".")
    return {"-0": "0", "": "0"}.get(text, text.removeprefix("0") or "0").encode("ascii")


def packed_stream(content: bytes) -> bytes:
    """Return a stream of `content`, deflated."""
    packed = zlib.compress(content)
    head = b"<<\n/Filter [ /FlateDecode ] /Length %d\n>>\nstream\n" % len(packed)
    return head + packed + stream_end(packed) + b"\n"


def stream_end(content: bytes) -> bytes:
    """Return what ends a stream of `content`, with a line end that is no part of it (PDF/A-2, 6.1.7.1).

    Readers take CR and LF together for one line end, so that content ending in CR gets both.
    """
    return b"\r\nendstream" if content.endswith(b"\r") else b"\nendstream"


@lru_cache(maxsize=64)
def document_string(text: str) -> bytes:
    """Return `text` as a string in PDFDocEncoding, in UTF-16 where that cannot hold it."""
    if text.isascii() and text.isprintable() and not _DELIMITERS & set(text):
        return b"(%b)" % text.encode("ascii")
    written: bytes = pdfdoc.PDFString(text).format(pdfdoc.DummyDoc())
    return written


def stream(deflated: bytes, keys: bytes = b"") -> bytes:
    """Return a stream object of compressed content; `keys` go into its dictionary."""
    head = b"<< %b /Filter /FlateDecode /Length %d >>" % (keys, len(deflated))
    return b"%b\nstream\n%b%b" % (head, deflated, stream_end(deflated))


def text_string(text: str) -> bytes:
    """Return `text` as a PDF text string, hexadecimal UTF-16 so that nothing needs escaping."""
    return b"<FEFF" + text.encode("utf-16-be", "replace").hex().upper().encode("ascii") + b">"


def web_address(url: str) -> bytes:
    """Return `url` as the ASCII string that PDF wants, all other characters percent-encoded."""
    safe = "".join(c if " " < c < "\x7f" and c not in "()\\<>" else _percent(c) for c in url)
    return b"(" + safe.encode("ascii") + b")"


def _percent(character: str) -> str:
    return "".join(f"%{byte:02X}" for byte in character.encode("utf-8", "replace"))
