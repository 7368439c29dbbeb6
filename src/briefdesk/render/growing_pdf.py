"""A PDF file that is written as it grows: what is finished leaves memory, small objects go packed.

PDF 1.7: object streams 7.5.7, cross-reference streams 7.5.8.
"""

import hashlib
import struct
import zlib
from collections.abc import Callable, Sequence

from briefdesk.render.pdf_objects import HEADER, stream

_ROW = struct.Struct(">BQH")
_FREE, _PLAIN, _PACKED = 0, 1, 2


class GrowingPdf:
    """The objects of one file; numbers may be given out long before their objects are written."""

    def __init__(self, write: Callable[[bytes], object]) -> None:
        self._write = write
        self._offset = 0
        # Rows of the cross-reference stream as they will stand in the file: 11 bytes for each object.
        self._rows = bytearray(_ROW.pack(_FREE, 0, 0xFFFF))
        self._digest = hashlib.sha256()
        self._put(HEADER)

    def reserve(self, count: int = 1) -> int:
        """Return the first of `count` new object numbers that follow each other."""
        first = len(self._rows) // _ROW.size
        self._rows += bytes(_ROW.size * count)
        return first

    def write(self, number: int, body: bytes) -> None:
        """Write one object by itself: a stream, or what must not be packed."""
        self._place(number, _PLAIN, self._offset, 0)
        self._put(b"%d 0 obj\n%b\nendobj\n" % (number, body))

    def add(self, body: bytes) -> int:
        """Write one object by itself and return its number."""
        number = self.reserve()
        self.write(number, body)
        return number

    def pack(self, objects: Sequence[tuple[int, bytes]]) -> None:
        """Write objects that are no streams, together and compressed."""
        home = self.reserve()
        heads, place = [], 0
        for index, (number, body) in enumerate(objects):
            self._place(number, _PACKED, home, index)
            heads.append(b"%d %d" % (number, place))
            place += len(body) + 1
        head = b" ".join(heads) + b"\n"
        content = zlib.compress(head + b"\n".join(body for _, body in objects))
        keys = b"/Type /ObjStm /N %d /First %d" % (len(objects), len(head))
        self.write(home, stream(content, keys))

    def finish(self, root: int, info: int) -> int:
        """Write the cross references and return the length of the file in bytes."""
        start, number = self._offset, self.reserve()
        self._place(number, _PLAIN, start, 0)
        name = self._digest.hexdigest()[:32].upper().encode("ascii")
        keys = b"/Type /XRef /Size %d /W [1 8 2] /Root %d 0 R /Info %d 0 R /ID [<%b> <%b>]" % (
            number + 1, root, info, name, name,
        )  # fmt: skip
        self._put(b"%d 0 obj\n%b\nendobj\n" % (number, stream(zlib.compress(bytes(self._rows)), keys)))
        self._put(b"startxref\n%d\n%%%%EOF\n" % start)
        return self._offset

    def _place(self, number: int, kind: int, place: int, index: int) -> None:
        _ROW.pack_into(self._rows, number * _ROW.size, kind, place, index)

    def _put(self, data: bytes) -> None:
        self._digest.update(data)
        self._offset += len(data)
        self._write(data)


def references(numbers: Sequence[int]) -> bytes:
    """Return references to objects, as they stand in an array."""
    return b" ".join(b"%d 0 R" % number for number in numbers)
