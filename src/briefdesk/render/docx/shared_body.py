"""The main part and the footnotes; what follows the salutation is written once for letters alike there."""

import dataclasses
from dataclasses import dataclass
from functools import lru_cache

from briefdesk.model.blocks import ComposedDocument
from briefdesk.render.docx.archive import Part, part
from briefdesk.render.docx.body import OPENING, blocks_xml, ending_xml
from briefdesk.render.docx.look import Look
from briefdesk.render.docx.notes import footnotes_xml
from briefdesk.render.docx.numbering import Lists
from briefdesk.render.docx.picture import Pictures
from briefdesk.render.docx.reading import notes_in
from briefdesk.render.docx.runs import Links, Marks
from briefdesk.render.docx.sheet import Sheet
from briefdesk.render.layout.manuscript import body_of

# What letters of one batch say after the salutation comes in some dozens of kinds, of about 15 kB each.
_MOST_RESTS = 64


@dataclass(frozen=True, slots=True)
class Rest:
    """The end of the main part, and the footnotes with all that was numbered.

    Links are pairs of relationship and address; `list_starts` the first numbers of numbered lists.
    """

    xml: str
    notes: Part
    links: tuple[tuple[str, str], ...]
    note_links: tuple[tuple[str, str], ...]
    list_starts: tuple[int, ...]
    has_pictures: bool


class _Same:
    """Blocks and notes as a key: equal only to the very same objects, which takes no reading."""

    __slots__ = ("document", "ids")

    def __init__(self, document: ComposedDocument) -> None:
        self.document = document
        self.ids = tuple([id(each) for each in (*document.blocks, *document.footnotes)])

    def __hash__(self) -> int:
        return hash(self.ids)

    def __eq__(self, other: object) -> bool:
        # The documents are kept with their keys, so that no others come to have these ids.
        return isinstance(other, _Same) and self.ids == other.ids


def new_sheet(document: ComposedDocument, look: Look, parted: tuple[tuple[int, ...], ...]) -> Sheet:
    """Return a sheet on which nothing of `document` is written yet."""
    return Sheet(look, Marks(document), Links("rIdLink"), Lists(), Pictures(), look.text_width, parted)


def document_body(
    document: ComposedDocument, sheet: Sheet, spare_pt: float, first_on_pages: frozenset[int]
) -> tuple[str, Rest]:
    """Return word/document.xml and what was found out on the way; fills the sheet's pictures.

    `spare_pt` is the room left free above a brief's foot, `first_on_pages` the notes that begin a page's.
    """
    body = body_of(document)
    head, tail = document.blocks[:body], document.blocks[body:]
    opening = ""
    if tail and not any(True for _ in notes_in(head)):
        opening = "".join(blocks_xml(head, sheet, after=tail[0]))
        if sheet.lists.untouched and not sheet.links.targets:
            # With neither mark, link nor list before it, what follows is numbered as if it stood alone.
            alone = _Same(dataclasses.replace(document, blocks=tail))
            rest = _kept_rest(alone, sheet.look, sheet.parted, first_on_pages)
            if not rest.has_pictures:
                return f"{OPENING}{opening}{rest.xml}", rest
    rest = _rest(document, len(head) if opening else 0, sheet, spare_pt, first_on_pages)
    return f"{OPENING}{opening}{rest.xml}", rest


@lru_cache(maxsize=_MOST_RESTS)
def _kept_rest(
    alone: _Same, look: Look, parted: tuple[tuple[int, ...], ...], first_on_pages: frozenset[int]
) -> Rest:
    return _rest(alone.document, 0, new_sheet(alone.document, look, parted), 0.0, first_on_pages)


def _rest(
    document: ComposedDocument, start: int, sheet: Sheet, spare_pt: float, first_on_pages: frozenset[int]
) -> Rest:
    """Return the document from the block `start` on; those before it are written on the sheet."""
    xml = ending_xml(document.blocks[start:], sheet, spare_pt)
    note_links = Links("rIdLink")
    notes = footnotes_xml(document, sheet, note_links, first_on_pages)
    return Rest(
        xml,
        part("word/footnotes.xml", notes),
        sheet.links.targets,
        note_links.targets,
        sheet.lists.starts,
        bool(sheet.pictures.files),
    )
