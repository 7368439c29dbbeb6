"""A composed document as a Word file. All XML is written directly; python-docx judges it in the tests."""

from dataclasses import replace
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
from briefdesk.render.docx.page import furniture
from briefdesk.render.docx.shared_body import document_body, new_sheet
from briefdesk.render.docx.stationery import Furniture, dressed
from briefdesk.render.docx.styles import styles_xml
from briefdesk.render.layout.document import is_brief
from briefdesk.render.layout.manuscript import without_lone_number
from briefdesk.render.layout.page import Layout, PlacedText
from briefdesk.render.theme import Theme

_RELATIONS = (
    ("rIdStyles", "styles", "styles.xml"),
    ("rIdSettings", "settings", "settings.xml"),
    ("rIdNumbering", "numbering", "numbering.xml"),
    ("rIdFootnotes", "footnotes", "footnotes.xml"),
)


def render_docx(document: ComposedDocument, theme: Theme, layout: Layout | None = None) -> Rendered:
    """Return `document` as a Word file that looks like its PDF; same input, same bytes.

    `layout` gives a brief its fitted sizes and the page count that is reported; without it the theme's
    own sizes are used and the page count is 0, unknown. Raises LogoUnreadable for a broken logo.
    """
    document = without_lone_number(document)
    taken = theme.paper is not None and theme.paper.word is not None and not is_brief(document)
    if taken:
        theme = dressed(theme)
        layout = replace(layout, setting=theme.letter) if layout else None
    look = look_for(document, theme, layout)
    sheet = new_sheet(document, look, () if taken else _parted(layout))
    spare = layout.lines_spare * look.setting.styles.body.leading_pt if layout else 0.0
    first_on_pages = leading_notes(layout) if layout and not taken else frozenset[int]()
    body, rest = document_body(document, sheet, spare, first_on_pages)
    files, around = sheet.pictures.files, furniture(document, look)
    heads = tuple((each.relation, each.kind, each.name) for each in around)
    parts = [
        part("[Content_Types].xml", content_types(tuple((name, kind) for _, kind, name in heads))),
        *_still_parts(look, document.language),
        part("word/document.xml", body),
        _relations(tuple((relation, path) for relation, path, _ in files), rest.links, heads),
        rest.notes,
        _numbering(look, rest.list_starts),
        *(_shared(f"word/{each.name}", each.xml) for each in around),
        *(made for each in around for made in _furnished(each)),
        part("docProps/core.xml", core_xml(document)),
        *(_picture(path, data) for _, path, data in files),
    ]
    if rest.note_links:
        parts.append(_shared("word/_rels/footnotes.xml.rels", relations_xml((), rest.note_links)))
    if layout is None or taken:
        # In a partner's styles pages end where the word processor ends them.
        return Rendered("docx", zipped(parts), 0)
    return Rendered("docx", zipped(parts), len(layout.pages), layout.lines_spare, layout.fit)


def _parted(layout: Layout | None) -> tuple[tuple[int, ...], ...]:
    """Return how many entries of each list in columns stand on each page that has some."""
    if layout is None or len(layout.pages) < 2:
        return ()
    nodes = layout.nodes
    lists = [at for at, node in enumerate(nodes) if node.role == "L" and not node.numbering]
    entries: dict[int, list[set[int]]] = {at: [set() for _ in layout.pages] for at in lists}
    for page, laid in enumerate(layout.pages):
        for item in laid.items:
            entry = nodes[item.node].parent if isinstance(item, PlacedText) and item.node >= 0 else None
            whole = nodes[entry].parent if entry is not None else None
            # An entry may be of several texts: an organization, and who signs for it.
            if entry is not None and whole in entries:
                entries[whole][page].add(entry)
    return tuple(tuple(len(found) for found in entries[at] if found) for at in lists)


@lru_cache(maxsize=16)
def _furnished(each: Furniture) -> tuple[Part, ...]:
    """Return the pictures of a header or footer, and how it names them."""
    if not each.pictures:
        return ()
    named = [(relation, "image", each.picture_name(at)) for at, (relation, _) in enumerate(each.pictures)]
    return (
        part(f"word/_rels/{each.name}.rels", relations_xml(tuple(named), ())),
        *(part(f"word/{each.picture_name(at)}", data) for at, (_, data) in enumerate(each.pictures)),
    )


@lru_cache(maxsize=16)
def _still_parts(look: Look, language: str) -> tuple[Part, ...]:
    """Return the parts that letters of one look share, compressed once."""
    return (
        part("_rels/.rels", ROOT_RELATIONS),
        part("docProps/app.xml", APP_PROPERTIES),
        part("word/settings.xml", SETTINGS),
        part("word/styles.xml", styles_xml(look, language)),
    )


@lru_cache(maxsize=64)
def _relations(
    pictures: tuple[tuple[str, str], ...],
    links: tuple[tuple[str, str], ...],
    heads: tuple[tuple[str, str, str], ...],
) -> Part:
    inside = (*_RELATIONS, *heads, *((relation, "image", path) for relation, path in pictures))
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
