"""A document as layout reads it: what holds whatever the setting is found out once."""

import dataclasses
from dataclasses import dataclass

from briefdesk.model.blocks import (
    AskBox,
    Block,
    ComposedDocument,
    ContactStrip,
    Footnote,
    Heading,
    ItemList,
    ListStyle,
    Salutation,
    Signatories,
    SignatureBlock,
    SourcesNote,
    leaves,
)


@dataclass(frozen=True, slots=True)
class Manuscript:
    """A document to be set; `notes` are those at the foot of pages, `highest` the greatest of their numbers.

    `first_level` is that of its first headings. From the block `body` on, letters of one batch are mostly
    alike: what follows the salutation. It is the number of blocks where there is no such part. `rest` are
    these blocks and the notes, `rest_key` says which objects they are.
    """

    document: ComposedDocument
    first_level: int
    notes: tuple[Footnote, ...]
    highest: int
    body: int
    has_strip: bool
    rest: tuple[Block | Footnote, ...]
    rest_key: tuple[int, ...]


def read_manuscript(document: ComposedDocument) -> Manuscript:
    """Return what layout must know of `document`, a lone number in it made a bullet."""
    document = without_lone_number(document)
    levels: list[int] = []
    in_sources: set[int] = set()
    has_sections = has_strip = False
    for block in leaves(document.blocks):
        match block:
            case Heading():
                levels.append(block.level)
            case AskBox() | SourcesNote():
                has_sections = True
            case Signatories():
                has_sections = has_sections or bool(block.heading)
            case ContactStrip():
                has_strip = True
    for block in document.blocks:
        if isinstance(block, SourcesNote):
            in_sources |= {note.number for note in block.notes}
    notes = tuple(note for note in document.footnotes if note.number not in in_sources)
    body = body_of(document)
    rest = (*document.blocks[body:], *notes)
    return Manuscript(
        document,
        min([*levels, *([2] if has_sections else [])], default=1),
        notes,
        max((note.number for note in notes), default=0),
        body,
        has_strip,
        rest,
        tuple([id(each) for each in rest]),
    )


def body_of(document: ComposedDocument) -> int:
    """Return the index of the block after the salutation, the number of blocks where none is."""
    blocks = document.blocks
    at = next((n for n, block in enumerate(blocks, 1) if isinstance(block, Salutation)), len(blocks))
    # A signature stays with what is before it, whatever that is.
    return len(blocks) if at < len(blocks) and isinstance(blocks[at], SignatureBlock) else at


def without_lone_number(document: ComposedDocument) -> ComposedDocument:
    """Return `document` with a bullet in place of the number of its only numbered item."""
    numbered = [b for b in document.blocks if isinstance(b, ItemList) and b.style is ListStyle.NUMBERS]
    if len(numbered) != 1 or len(numbered[0].items) != 1 or numbered[0].start != 1:
        return document
    bullet = dataclasses.replace(numbered[0], style=ListStyle.BULLETS)
    blocks = tuple(bullet if block is numbered[0] else block for block in document.blocks)
    return dataclasses.replace(document, blocks=blocks)
