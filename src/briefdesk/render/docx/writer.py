"""A composed document as a Word file. All XML is written directly; python-docx judges it in the tests."""

from functools import lru_cache

from briefdesk.model.blocks import ComposedDocument
from briefdesk.model.letter import Rendered
from briefdesk.render.docx.archive import Part, part, zipped
from briefdesk.render.docx.frame import (
    APP_PROPERTIES,
    ROOT_RELATIONS,
    SETTINGS,
    content_types,
    core_xml,
    relations_xml,
)
from briefdesk.render.docx.look import Look, look_for
from briefdesk.render.docx.notes import leading_notes
from briefdesk.render.docx.numbering import numbering_xml
from briefdesk.render.docx.page import (
    FIRST_FOOTER_RELATION,
    FIRST_HEADER_RELATION,
    HEADER_RELATION,
    first_footer_xml,
    first_header_xml,
    header_xml,
)
from briefdesk.render.docx.shared_body import document_body, new_sheet
from briefdesk.render.docx.styles import styles_xml
from briefdesk.render.layout.manuscript import without_lone_number
from briefdesk.render.layout.page import Layout, PlacedText
from briefdesk.render.theme import Theme

_RELATIONS = (
    ("rIdStyles", "styles", "styles.xml"),
    ("rIdSettings", "settings", "settings.xml"),
    ("rIdNumbering", "numbering", "numbering.xml"),
    ("rIdFootnotes", "footnotes", "footnotes.xml"),
    (HEADER_RELATION, "header", "header1.xml"),
    (FIRST_HEADER_RELATION, "header", "header2.xml"),
)


def render_docx(document: ComposedDocument, theme: Theme, layout: Layout | None = None) -> Rendered:
    """Return `document` as a Word file that looks like its PDF; same input, same bytes.

    `layout` gives a brief its fitted sizes and the page count that is reported; without it the theme's
    own sizes are used and the page count is 0, unknown. Raises LogoUnreadable for a broken logo.
    """
    document = without_lone_number(document)
    look = look_for(document, theme, layout)
    sheet = new_sheet(document, look, _parted(layout))
    spare = layout.lines_spare * look.setting.styles.body.leading_pt if layout else 0.0
    first_on_pages = leading_notes(layout) if layout else frozenset[int]()
    body, rest = document_body(document, sheet, spare, first_on_pages)
    files, has_footer = sheet.pictures.files, bool(look.setting.letterhead.footer)
    parts = [
        *_still_parts(look, document.language, document.mark),
        part("word/document.xml", body),
        _relations(tuple((relation, path) for relation, path, _ in files), rest.links, footer=has_footer),
        rest.notes,
        _numbering(look, rest.list_starts),
        part("word/header1.xml", header_xml(document, look)),
        part("docProps/core.xml", core_xml(document)),
        *(_picture(path, data) for _, path, data in files),
    ]
    if has_footer:
        parts.append(_shared("word/footer1.xml", first_footer_xml(document, look)))
    if rest.note_links:
        parts.append(_shared("word/_rels/footnotes.xml.rels", relations_xml((), rest.note_links)))
    if layout is None:
        return Rendered("docx", zipped(parts), 0)
    return Rendered("docx", zipped(parts), len(layout.pages), layout.lines_spare, layout.fit)


def _parted(layout: Layout | None) -> tuple[tuple[int, ...], ...]:
    """Return how many entries of each list in columns stand on each page that has some."""
    if layout is None or len(layout.pages) < 2:
        return ()
    nodes = layout.nodes
    lists = [at for at, node in enumerate(nodes) if node.role == "L" and not node.numbering]
    counts = {at: [0] * len(layout.pages) for at in lists}
    for page, laid in enumerate(layout.pages):
        for item in laid.items:
            entry = nodes[item.node].parent if isinstance(item, PlacedText) and item.node >= 0 else None
            whole = nodes[entry].parent if entry is not None else None
            if whole in counts:
                counts[whole][page] += 1
    return tuple(tuple(count for count in counts[at] if count) for at in lists)


@lru_cache(maxsize=16)
def _still_parts(look: Look, language: str, mark: str) -> tuple[Part, ...]:
    """Return the parts that letters of one look share, compressed once."""
    return (
        part("[Content_Types].xml", content_types(footer=bool(look.setting.letterhead.footer))),
        part("_rels/.rels", ROOT_RELATIONS),
        part("docProps/app.xml", APP_PROPERTIES),
        part("word/settings.xml", SETTINGS),
        part("word/styles.xml", styles_xml(look, language)),
        part("word/header2.xml", first_header_xml(look, mark)),
    )


@lru_cache(maxsize=64)
def _relations(
    pictures: tuple[tuple[str, str], ...], links: tuple[tuple[str, str], ...], *, footer: bool
) -> Part:
    own = (*_RELATIONS, (FIRST_FOOTER_RELATION, "footer", "footer1.xml")) if footer else _RELATIONS
    inside = own + tuple((relation, "image", path) for relation, path in pictures)
    return part("word/_rels/document.xml.rels", relations_xml(inside, links))


@lru_cache(maxsize=64)
def _shared(name: str, content: str) -> Part:
    """Return a part that most letters of a batch have alike, compressed once."""
    return part(name, content)


@lru_cache(maxsize=32)
def _numbering(look: Look, starts: tuple[int, ...]) -> Part:
    return part("word/numbering.xml", numbering_xml(look, starts))


@lru_cache(maxsize=16)
def _picture(path: str, data: bytes) -> Part:
    return part(f"word/{path}", data)
