"""A composed document as a Word file. All XML is written directly; python-docx judges it in the tests."""

from functools import lru_cache

from briefdesk.model.blocks import ComposedDocument, Letterhead
from briefdesk.model.letter import Rendered
from briefdesk.render.docx.archive import Part, part, zipped
from briefdesk.render.docx.body import HEADER_RELATION, document_xml
from briefdesk.render.docx.frame import (
    APP_PROPERTIES,
    CONTENT_TYPES,
    ROOT_RELATIONS,
    SETTINGS,
    core_xml,
    header_xml,
    relations_xml,
)
from briefdesk.render.docx.letter_blocks import LOGO_RELATION
from briefdesk.render.docx.look import Look, look_for
from briefdesk.render.docx.notes import footnotes_xml
from briefdesk.render.docx.numbering import Lists, numbering_xml
from briefdesk.render.docx.picture import read_logo
from briefdesk.render.docx.runs import Links, Marks
from briefdesk.render.docx.sheet import Sheet
from briefdesk.render.docx.styles import styles_xml
from briefdesk.render.layout.page import Layout
from briefdesk.render.theme import Theme

_RELATIONS = (
    ("rIdStyles", "styles", "styles.xml"),
    ("rIdSettings", "settings", "settings.xml"),
    ("rIdNumbering", "numbering", "numbering.xml"),
    ("rIdFootnotes", "footnotes", "footnotes.xml"),
    (HEADER_RELATION, "header", "header1.xml"),
)


def render_docx(document: ComposedDocument, theme: Theme, layout: Layout | None = None) -> Rendered:
    """Return `document` as a Word file that looks like its PDF; same input, same bytes.

    `layout` gives a brief its fitted sizes and the page count that is reported; without it the theme's
    own sizes are used and the page count is 0, unknown. Raises LogoUnreadable for a broken logo.
    """
    look = look_for(document, theme, layout)
    sheet = Sheet(look, Marks(document), Links(1), Lists())
    note_links = Links(1)
    body = document_xml(document, sheet)
    notes = footnotes_xml(document, sheet.marks, note_links)
    logo = next((b.logo for b in document.blocks if isinstance(b, Letterhead)), None)
    pictures = (_picture(logo),) if logo else ()
    relations = _RELATIONS + tuple((LOGO_RELATION, "image", p.name.removeprefix("word/")) for p in pictures)
    parts = (
        *_still_parts(look, document.language),
        part("word/document.xml", body),
        part("word/_rels/document.xml.rels", relations_xml(relations, sheet.links.targets)),
        part("word/footnotes.xml", notes),
        *(
            (part("word/_rels/footnotes.xml.rels", relations_xml((), note_links.targets)),)
            if note_links.targets
            else ()
        ),
        _numbering(look, sheet.lists.starts),
        part("word/header1.xml", header_xml(document)),
        part("docProps/core.xml", core_xml(document)),
        *pictures,
    )
    pages = len(layout.pages) if layout else 0
    return Rendered(
        "docx",
        zipped(parts),
        pages,
        lines_spare=layout.lines_spare if layout else 0,
        fit=layout.fit if layout else None,
    )


@lru_cache(maxsize=16)
def _still_parts(look: Look, language: str) -> tuple[Part, ...]:
    """Return the parts that letters of one look share, compressed once."""
    return (
        part("[Content_Types].xml", CONTENT_TYPES),
        part("_rels/.rels", ROOT_RELATIONS),
        part("docProps/app.xml", APP_PROPERTIES),
        part("word/settings.xml", SETTINGS),
        part("word/styles.xml", styles_xml(look, language)),
    )


@lru_cache(maxsize=32)
def _numbering(look: Look, starts: tuple[int, ...]) -> Part:
    return part("word/numbering.xml", numbering_xml(look, starts))


@lru_cache(maxsize=4)
def _picture(data: bytes) -> Part:
    return part(f"word/media/logo.{read_logo(data).ending}", data)
