"""A PDF file under construction: objects by number, then header, cross references and trailer (PDF 1.7, 7.5).

Objects are finished bytes. reportlab's document would format each of them from Python objects, which takes
longer than all else about a letter; it still cuts the fonts to what is used, and describes them.
"""

from collections.abc import Mapping, Sequence

from briefdesk.render.pdf_objects import HEADER, array, dictionary, reference


class PdfFile:
    """The objects of one file; numbers count from 1 in the order of `reserve` and `add`."""

    def __init__(self) -> None:
        self._bodies: list[bytes] = []

    def reserve(self) -> int:
        """Return the number of an object whose body `put` gives later, so that others can refer to it."""
        self._bodies.append(b"")
        return len(self._bodies)

    def put(self, number: int, body: bytes) -> None:
        """Set the body of a reserved object."""
        self._bodies[number - 1] = body

    def add(self, body: bytes) -> int:
        """Add an object and return its number."""
        self._bodies.append(body)
        return len(self._bodies)

    def finish(self, catalog: int, info: int, digest: bytes) -> bytes:
        """Return the file; `digest` is the 16 bytes that name it."""
        pieces = [HEADER]
        offset = len(HEADER)
        rows = [b"0000000000 65535 f \n"]
        for number, body in enumerate(self._bodies, 1):
            piece = b"%d 0 obj\n%b%bendobj\n" % (number, body, b"" if body.endswith(b"\n") else b"\n")
            rows.append(b"%010d 00000 n \n" % offset)
            offset += len(piece)
            pieces.append(piece)
        name = b"<%b>" % digest.hex().encode("ascii")
        pieces.append(
            b"xref\n0 %d\n%btrailer\n<<\n/ID [%b%b]\n"
            b"/Info %d 0 R\n/Root %d 0 R\n/Size %d\n>>\nstartxref\n%d\n%%%%EOF\n"
            % (len(rows), b"".join(rows), name, name, info, catalog, len(rows), offset)
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
