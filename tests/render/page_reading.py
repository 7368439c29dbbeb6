"""What a document should say in reading order, and what readers that are not ours find in its PDF."""

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

from briefdesk.compose.document_text import pieces_of
from briefdesk.model.blocks import (
    BarChart,
    Block,
    ComposedDocument,
    KeyFigures,
    Signatories,
    SourcesNote,
    Spans,
    leaves,
)
from render.random_words import UNPRINTABLE

# What pages print besides the words of the draft: labels of lists and lines, numbers, running heads, and
# the tier whose organizations go on over a page.
FRAME = re.compile(
    r"(?:•|\d+\.?|re:|enclosures?:|cc:|(?:www\.)?example\.org[a-z0-9/-]*|[a-z]+organizations\(continued\))*"
)
_QUOTED = re.compile(r'^ *"(.*)"$')


def squeezed(text: str) -> str:
    """Return `text` without white space, capitals, soft hyphens, dots between facts, and what no face has."""
    gone = str.maketrans(dict.fromkeys([*UNPRINTABLE, "\ufffd", "\u00ad", "\u2060", "\u200b", "·"]))
    alike = {"\u2010": "-", "\u2011": "-", "\uf0b7": "•", "\u2212": "–"}
    return "".join(text.translate(gone | str.maketrans(alike)).split()).casefold()


def texts_of(document: ComposedDocument) -> Iterator[str]:
    """Yield the texts of a document's blocks with the numbers of their notes, in reading order."""
    for block in leaves(document.blocks):
        yield from (text for text in map(squeezed, _texts(block)) if text)


def notes_of(document: ComposedDocument) -> Iterator[str]:
    """Yield the footnotes of a letter behind their numbers."""
    return (squeezed(f"{note.number}{_words(note.spans)}") for note in document.footnotes)


def _texts(block: Block) -> Iterator[str]:
    match block:
        case KeyFigures():
            for figure, note, _ in block.figures:
                yield figure.value
                yield f"{figure.label}{note or ''}"
        case BarChart():
            yield block.heading
            for bar in block.bars:
                yield f"{bar.label}{bar.note or ''}"
                yield bar.shown
        case SourcesNote():
            yield block.heading
            yield from (f"{note.number}.{_words(note.spans)}" for note in block.notes)
            if block.qr is not None:
                yield block.qr.label
        case Signatories():
            yield from (block.heading, *(text for entry in block.entries for text in entry))
        case _:
            only = ComposedDocument("", "", "", (block,))
            yield from (_words(piece.spans) or piece.text for piece in pieces_of(only))


def _words(spans: Spans) -> str:
    return "".join(span.text + (str(span.note) if span.note is not None else "") for span in spans)


def _place_of_note(read: str, note: str, at: int) -> tuple[int, tuple[str, ...]]:
    """Return where a note begins from `at`, -1 for nowhere, and its parts: two over a page break."""
    place = read.find(note, at)
    if place >= 0:
        return place, (note,)
    for cut in range(len(note) - 1, 0, -1):
        place = read.find(note[:cut], at)
        if place >= 0:
            whole = read.find(note[cut:], place + cut) >= 0
            return (place, (note[:cut], note[cut:])) if whole else (-1, ())
    return -1, ()


def left_over(document: ComposedDocument, read: str) -> str:
    """Return what `read`, squeezed, holds besides the texts of `document`.

    Footnotes and running heads, which may part a text, are taken out first. Raises AssertionError for a
    text that does not follow the one before it.
    """
    head = re.escape(squeezed(document.continuation)) + r"page\d+of\d+"
    rest, pieces, at = re.sub(head, "", read), list[str](), 0
    for note in notes_of(document):
        place, parts = _place_of_note(rest, note, at)
        assert place >= 0, f"note {note!r} is not read after the one before it"
        for part in parts:
            start = rest.index(part, place)
            rest = rest[:start] + rest[start + len(part) :]
        at = place
    at = 0
    for text in texts_of(document):
        place = rest.find(text, at)
        assert place >= 0, f"{text!r} is not read after what stands before it: {rest[at : at + 80]!r}"
        pieces.append(rest[at:place])
        at = place + len(text)
    return "".join((*pieces, rest[at:]))


def structure_text(path: Path) -> str:
    """Return the text of a tagged PDF in the order of its structure, as poppler reads it, squeezed."""
    lines = _output("pdfinfo", "-struct-text", path).splitlines()
    return squeezed("".join(found[1] for line in lines if (found := _QUOTED.match(line))))


def drawn_text(path: Path) -> str:
    """Return the text of a PDF in the order in which it is drawn, as poppler reads it, squeezed."""
    return squeezed(_output("pdftotext", "-raw", path, "-"))


def _output(*command: object) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout
