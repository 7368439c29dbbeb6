"""The footnotes part: separators, then one note for each number."""

from dataclasses import replace

from briefdesk.model.blocks import ComposedDocument, Footnote
from briefdesk.render.docx.look import Look, fill
from briefdesk.render.docx.markup import DECLARATION, NAMESPACES
from briefdesk.render.docx.runs import Links
from briefdesk.render.docx.sheet import Sheet, hanging, paragraph, spacing
from briefdesk.render.layout.page import Layout, PlacedText

# What the layout leaves between the text and its notes. LibreOffice has its own 6.3 pt there, whatever the
# separator's paragraph says; so Word gets as much, and the first note of a page brings the rest in both.
_ROOM_ABOVE = 14.5
_SEPARATOR = 6.3


def footnotes_xml(
    document: ComposedDocument, sheet: Sheet, links: Links, first_on_pages: frozenset[int]
) -> str:
    """Return word/footnotes.xml: the notes that have a mark in the text, in the order of their marks.

    `first_on_pages` are the notes with which the notes of a page begin; the first of all is one of them.
    """
    by_number = {note.number: note for note in document.footnotes}
    style = sheet.look.setting.styles.footnote
    labels = tuple(f"{note.number}." for note in document.footnotes)
    indent = sheet.look.widest(labels, style) + style.size_pt * 0.5 if labels else 0.0
    first = spacing(style, before_pt=_ROOM_ABOVE - _SEPARATOR)
    note_sheet = replace(sheet, links=links)
    leading = first_on_pages | frozenset(sheet.marks.placed[:1])
    return "".join(
        (
            DECLARATION,
            f"<w:footnotes {NAMESPACES}>",
            _separator("separator", -1, sheet.look),
            _separator("continuationSeparator", 0, sheet.look),
            *(
                _note(by_number[number], note_sheet, indent, first if number in leading else "")
                for number in sheet.marks.placed
            ),
            "</w:footnotes>",
        )
    )


def leading_notes(layout: Layout) -> frozenset[int]:
    """Return the numbers of the footnotes with which the notes of a page begin."""
    found, begun = set[int](), set[int]()
    for page in layout.pages:
        sources = [item.source for item in page.items if isinstance(item, PlacedText)]
        numbers = [number for number in sources if number is not None]
        # A note that goes on from the page before began there.
        if numbers and numbers[0] not in begun:
            found.add(numbers[0])
        begun.update(numbers)
    return frozenset(found)


def _separator(kind: str, number: int, look: Look) -> str:
    """Return the short line above the notes, or above notes that go on from the page before.

    It is set in tiny type, so that it stands low in its line, away from the text.
    """
    color = f'<w:color w:val="{fill(look.palette.muted)}"/>'
    return (
        f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:pPr>'
        f'<w:spacing w:before="0" w:after="0" w:line="{round(_SEPARATOR * 20)}" w:lineRule="exact"/></w:pPr>'
        f'<w:r><w:rPr>{color}<w:sz w:val="4"/><w:szCs w:val="4"/></w:rPr><w:{kind}/></w:r></w:p></w:footnote>'
    )


def _note(note: Footnote, sheet: Sheet, indent_pt: float, room: str) -> str:
    """Return a note with its number hanging, on the line, as the PDF has it."""
    mark = "<w:footnoteRef/>" if sheet.marks.own_count else f"<w:t>{note.number}</w:t>"
    label = f"<w:r>{mark}</w:r><w:r><w:tab/></w:r>"
    runs, right = sheet.lines(note.spans, sheet.look.setting.styles.footnote, inset_pt=indent_pt)
    content = paragraph("FootnoteText", label + runs, hanging(indent_pt, room, right=right))
    return f'<w:footnote w:id="{note.number}">{content}</w:footnote>'
