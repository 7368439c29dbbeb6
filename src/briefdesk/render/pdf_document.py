"""A PDF file under construction: objects by number, then header, cross references and trailer (PDF 1.7, 7.5).

Objects are finished bytes. reportlab's document would format each of them from Python objects, which takes
longer than all else about a letter; it still cuts the fonts to what is used, and describes them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from briefdesk.render.pdf_objects import HEADER, array, dictionary, reference

# Objects of at most this many bytes are joined where they are kept: others, fonts, are shared between files.
_SMALL = 4_000


@dataclass(frozen=True, slots=True)
class BegunFile:
    """The first objects of a file as `pieces`, and their `rows` in the cross references."""

    count: int
    pieces: tuple[bytes, ...]
    rows: bytes
    offset: int


_NOTHING = BegunFile(0, (HEADER,), b"0000000000 65535 f \n", len(HEADER))


class PdfFile:
    """The objects of one file; numbers count from 1 in the order of `reserve` and `add`.

    A file may go on from the first objects of another, which are then finished.
    """

    def __init__(self, begun: BegunFile = _NOTHING) -> None:
        self._begun = begun
        self._bodies: list[bytes] = []

    def reserve(self) -> int:
        """Return the number of an object whose body `put` gives later, so that others can refer to it."""
        return self.add(b"")

    def put(self, number: int, body: bytes) -> None:
        """Set the body of a reserved object."""
        self._bodies[number - self._begun.count - 1] = body

    def add(self, body: bytes) -> int:
        """Add an object and return its number."""
        self._bodies.append(body)
        return self.count

    @property
    def count(self) -> int:
        """Return the number of objects so far."""
        return self._begun.count + len(self._bodies)

    def first(self, count: int) -> BegunFile:
        """Return the first `count` objects, for other files to go on from; none is left to put by then."""
        pieces, rows, offset = self._written(self._bodies[:count])
        kept: list[bytes] = []
        small: list[bytes] = []
        for piece in pieces:
            if len(piece) > _SMALL:
                kept += (b"".join(small), piece)
                small = []
            else:
                small.append(piece)
        return BegunFile(count, (*kept, b"".join(small)), b"".join(rows), offset)

    def _written(self, bodies: Sequence[bytes]) -> tuple[list[bytes], list[bytes], int]:
        """Return the pieces of the file up to the end of `bodies`, their rows and where they end."""
        begun = self._begun
        pieces, rows, offset = list(begun.pieces), [begun.rows], begun.offset
        for number, body in enumerate(bodies, begun.count + 1):
            head = b"%d 0 obj\n" % number
            end = b"endobj\n" if body.endswith(b"\n") else b"\nendobj\n"
            rows.append(b"%010d 00000 n \n" % offset)
            offset += len(head) + len(body) + len(end)
            pieces += (head, body, end)
        return pieces, rows, offset

    def finish(self, catalog: int, info: int, digest: bytes) -> bytes:
        """Return the file; `digest` is the 16 bytes that name it."""
        pieces, rows, offset = self._written(self._bodies)
        count = self.count + 1
        name = b"<%b>" % digest.hex().encode("ascii")
        pieces.append(
            b"xref\n0 %d\n%btrailer\n<<\n/ID [%b%b]\n"
            b"/Info %d 0 R\n/Root %d 0 R\n/Size %d\n>>\nstartxref\n%d\n%%%%EOF\n"
            % (count, b"".join(rows), name, name, info, catalog, count, offset)
        )
        return b"".join(pieces)


def page_object(
    *,
    size: tuple[bytes, bytes],
    contents: int,
    parent: int,
    fonts: int,
    pictures: Mapping[str, int],
    annotations: Sequence[int],
    index: int,
) -> bytes:
    """Return a page's dictionary; it orders tabbing by structure (PDF/UA-1, 7.18.3)."""
    resources = {
        "Font": reference(fonts),
        "ProcSet": b"[ /PDF /Text /ImageB /ImageC /ImageI ]",
    }
    if pictures:
        resources["XObject"] = dictionary({name: reference(pictures[name]) for name in sorted(pictures)})
    entries = {
        "Contents": reference(contents),
        "MediaBox": b"[ 0 0 %b %b ]" % size,
        "Parent": reference(parent),
        "Resources": dictionary(resources),
        "Rotate": b"0",
        "StructParents": b"%d" % index,
        "Tabs": b"/S",
        "Type": b"/Page",
    }
    if annotations:
        entries = {"Annots": array([reference(number) for number in annotations]), **entries}
    return dictionary(entries)
