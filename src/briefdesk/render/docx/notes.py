"""The footnotes part: separators, then one note for each number."""

from briefdesk.model.blocks import ComposedDocument, Footnote
from briefdesk.render.docx.look import Look, fill
from briefdesk.render.docx.markup import DECLARATION, NAMESPACES
from briefdesk.render.docx.runs import SUPERSCRIPT, Links, Marks, spans_xml
from briefdesk.render.docx.sheet import Sheet, hanging, paragraph


def footnotes_xml(document: ComposedDocument, sheet: Sheet, links: Links) -> str:
    """Return word/footnotes.xml: the notes that have a mark in the text, in the order of their marks."""
    by_number = {note.number: note for note in document.footnotes}
    style = sheet.look.setting.styles.footnote
    labels = tuple(f"{note.number}." for note in document.footnotes)
    indent = hanging(sheet.look.widest(labels, style) + style.size_pt * 0.5) if labels else ""
    return "".join(
        (
            DECLARATION,
            f"<w:footnotes {NAMESPACES}>",
            _separator("separator", -1, sheet.look),
            _separator("continuationSeparator", 0, sheet.look),
            *(_note(by_number[number], sheet.marks, links, indent) for number in sheet.marks.placed),
            "</w:footnotes>",
        )
    )


def _separator(kind: str, number: int, look: Look) -> str:
    """Return the short line above the notes, or above notes that go on from the page before."""
    return (
        f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:pPr>'
        '<w:spacing w:before="0" w:after="0" w:line="280" w:lineRule="exact"/></w:pPr>'
        f'<w:r><w:rPr><w:color w:val="{fill(look.palette.muted)}"/></w:rPr><w:{kind}/></w:r></w:p>'
        "</w:footnote>"
    )


def _note(note: Footnote, marks: Marks, links: Links, indent: str) -> str:
    """Return a note with its number hanging."""
    mark = "<w:footnoteRef/>" if marks.own_count else f"<w:t>{note.number}</w:t>"
    label = f"<w:r>{SUPERSCRIPT}{mark}</w:r><w:r><w:tab/></w:r>"
    content = paragraph("FootnoteText", label + spans_xml(note.spans, marks, links), indent)
    return f'<w:footnote w:id="{note.number}">{content}</w:footnote>'
