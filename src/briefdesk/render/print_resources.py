"""Fonts and pictures of the print file: each stands in it once, however many letters use it."""

from briefdesk.render.growing_pdf import GrowingPdf
from briefdesk.render.layout.page import FaceKey
from briefdesk.render.pdf_fonts import FontBank, Subset
from briefdesk.render.print_sheets import DrawnLetter

_Named = tuple[tuple[str, int], ...]
"""Names that pages use, each with its object."""


class PrintResources:
    """What the letters of one file have drawn with so far."""

    def __init__(self, file: GrowingPdf, bank: FontBank) -> None:
        self._file = file
        self._bank = bank
        self._fonts: dict[tuple[FaceKey, frozenset[str]], _Named] = {}
        self._names: set[bytes] = set()
        self._pictures: dict[tuple[str, bytes], int] = {}
        self._dictionaries: dict[bytes, int] = {}

    def of(self, letter: DrawnLetter) -> int:
        """Return the object that names a letter's fonts and pictures; letters with the same share it."""
        rare = dict(letter.rare)
        fonts: list[tuple[str, int]] = []
        for key in letter.faces:
            fonts += self._font(key, frozenset())
            if key in rare:
                fonts += self._font(key, rare[key])
        pictures = [(name, self._picture(name, body)) for name, body in letter.pictures]
        body = b"<< /Font << %b >> /XObject << %b >> >>" % (_entries(fonts), _entries(pictures))
        if body not in self._dictionaries:
            self._dictionaries[body] = self._file.add(body)
        return self._dictionaries[body]

    def _font(self, key: FaceKey, rare: frozenset[str]) -> _Named:
        """Return a face's common subset, or the subsets of its `rare` characters."""
        known = self._fonts.get((key, rare))
        if known is None:
            face = self._bank.face(key)
            subsets = face.beyond(rare) if rare else (face.common,)
            known = self._fonts[key, rare] = tuple((s.resource, self._embedded(s)) for s in subsets)
        return known

    def _embedded(self, subset: Subset) -> int:
        objects = subset.objects
        name = own = objects.name.encode("ascii")
        count = 0
        while own in self._names:
            # Subsets of one face that differ must differ in their tag (PDF 1.7, 9.6.4).
            own, count = _tagged(name, count), count + 1
        self._names.add(own)
        file = b"%d 0 R" % self._file.add(objects.file)
        unicode = b"%d 0 R" % self._file.add(objects.to_unicode)
        descriptor = b"%d 0 R" % self._file.add((objects.descriptor % file).replace(name, own))
        return self._file.add((objects.font % (unicode, descriptor)).replace(name, own))

    def _picture(self, name: str, body: bytes) -> int:
        if (name, body) not in self._pictures:
            self._pictures[name, body] = self._file.add(body)
        return self._pictures[name, body]


def _entries(named: list[tuple[str, int]]) -> bytes:
    return b" ".join(b"/%b %d 0 R" % (name.encode("ascii"), number) for name, number in named)


def _tagged(name: bytes, count: int) -> bytes:
    """Return a font's name with another tag of six capitals, by `count`."""
    letters = bytes(65 + count // 26**power % 26 for power in (2, 1, 0))
    return name[:3] + letters + name[6:]
