"""A document in stretches short enough to be shown at once, however long it is."""

from dataclasses import dataclass

from briefdesk.model.finding import Citation
from briefdesk.model.source import Passage, PassageId, Section, SourceDocument

MAX_CHARACTERS = 30_000
MAX_PASSAGES = 150
"""What the window lays out without a pause that anybody sees: about ten pages."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Passages of one section in a row; `begins` where they are its first, so that its heading is shown."""

    section: Section
    passages: tuple[Passage, ...]
    begins: bool


@dataclass(frozen=True, slots=True)
class Stretch:
    """Pieces in a row that are shown together."""

    pieces: tuple[Piece, ...]

    def passages(self) -> tuple[Passage, ...]:
        """Return its passages in reading order."""
        return tuple(p for piece in self.pieces for p in piece.passages)


class Stretches:
    """The stretches of one document, and where each section and passage stands among them."""

    def __init__(self, document: SourceDocument) -> None:
        self.document = document
        self.all = split(document)
        self._passages: dict[PassageId, int] = {}
        self._sections: dict[str, int] = {}
        for number, stretch in enumerate(self.all):
            for piece in stretch.pieces:
                self._sections.setdefault(piece.section.id, number)
                for passage in piece.passages:
                    self._passages[passage.id] = number

    def of_passage(self, passage: PassageId) -> int | None:
        """Return the number of the stretch that shows a passage, or None."""
        return self._passages.get(passage)

    def of_section(self, section_id: str) -> int | None:
        """Return the number of the stretch in which a section begins, or None."""
        return self._sections.get(section_id)

    def holds(self, citation: Citation) -> bool:
        """Return whether the document has the passage that is cited."""
        return citation.passage in self._passages


def split(document: SourceDocument) -> tuple[Stretch, ...]:
    """Return the document in stretches, each at least one piece; a new one begins at a heading if it can."""
    made: list[Stretch] = []
    pieces: list[Piece] = []
    room = _Room()
    for section in document.sections:
        size = sum(len(p.text) for p in section.passages)
        if pieces and (room.is_half_full() or not room.takes(size, len(section.passages))):
            made.append(Stretch(tuple(pieces)))
            pieces, room = [], _Room()
        start = 0
        for end, passage in enumerate(section.passages):
            if not room.takes(len(passage.text), 1) and (pieces or end > start):
                if end > start:
                    pieces.append(Piece(section, section.passages[start:end], start == 0))
                made.append(Stretch(tuple(pieces)))
                pieces, room, start = [], _Room(), end
            room.put(len(passage.text))
        pieces.append(Piece(section, section.passages[start:], start == 0))
    if pieces:
        made.append(Stretch(tuple(pieces)))
    return tuple(made)


@dataclass(slots=True)
class _Room:
    """How full the stretch being filled is."""

    characters: int = 0
    passages: int = 0

    def takes(self, characters: int, passages: int) -> bool:
        """Return whether so much more has room; the first passage always has."""
        fits = self.characters + characters <= MAX_CHARACTERS and self.passages + passages <= MAX_PASSAGES
        return fits or not self.passages

    def is_half_full(self) -> bool:
        """Return whether a heading may begin the next stretch."""
        return self.characters > MAX_CHARACTERS // 2 or self.passages > MAX_PASSAGES // 2

    def put(self, characters: int) -> None:
        """Count one passage more."""
        self.characters += characters
        self.passages += 1
