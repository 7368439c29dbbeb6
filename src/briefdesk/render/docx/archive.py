"""A zip file with the same bytes for the same parts, whose unchanged parts are compressed once."""

import struct
import zlib
from collections.abc import Iterable
from dataclasses import dataclass

_DEFLATED = 8
_VERSION = 20
# 1 January 1980, the first date that a zip can hold (APPNOTE 4.4.6).
_DATE = (1 << 5) | 1
_UTF8_NAMES = 0x800


@dataclass(frozen=True, slots=True)
class Part:
    """One file of the archive, compressed; `size` and `crc` are those of the plain bytes."""

    name: str
    deflated: bytes
    size: int
    crc: int


def part(name: str, content: str | bytes) -> Part:
    """Return `content` (text as UTF-8) as a compressed part called `name`."""
    plain = content.encode("utf-8") if isinstance(content, str) else content
    deflater = zlib.compressobj(6, zlib.DEFLATED, -zlib.MAX_WBITS)
    return Part(name, deflater.compress(plain) + deflater.flush(), len(plain), zlib.crc32(plain))


def zipped(parts: Iterable[Part]) -> bytes:
    """Return a zip file of `parts` in the order given; it holds no clock time and no machine's traits.

    Format: PKWARE APPNOTE 6.3.3, sections 4.3.7 (local header) and 4.3.12 (central directory).
    """
    body: list[bytes] = []
    directory: list[bytes] = []
    offset = 0
    for each in parts:
        name = each.name.encode("utf-8")
        facts = struct.pack(
            "<HHHHHIIIHH",
            _VERSION,
            _UTF8_NAMES,
            _DEFLATED,
            0,
            _DATE,
            each.crc,
            len(each.deflated),
            each.size,
            len(name),
            0,
        )
        local = b"PK\x03\x04" + facts + name
        body += (local, each.deflated)
        directory.append(
            b"PK\x01\x02"
            + struct.pack("<H", _VERSION)
            + facts
            + struct.pack("<HHHII", 0, 0, 0, 0, offset)
            + name
        )
        offset += len(local) + len(each.deflated)
    listing = b"".join(directory)
    count = len(directory)
    end = b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, count, count, len(listing), offset, 0)
    return b"".join((*body, listing, end))
