"""The footnotes part, which python-docx does not know: separators, then one note for each number."""

from briefdesk.model.blocks import ComposedDocument, Footnote
from briefdesk.render.docx.markup import DECLARATION, NAMESPACES
from briefdesk.render.docx.runs import Links, Marks, spans_xml

_SEPARATORS = (
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="240"'
    ' w:lineRule="auto"/></w:pPr><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:pPr><w:spacing w:before="0" w:after="0"'
    ' w:line="240" w:lineRule="auto"/></w:pPr><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>'
)


def footnotes_xml(document: ComposedDocument, marks: Marks, links: Links) -> str:
    """Return word/footnotes.xml: the notes that have a mark in the text, in the order of their marks."""
    by_number = {note.number: note for note in document.footnotes}
    return "".join(
        (
            DECLARATION,
            f"<w:footnotes {NAMESPACES}>",
            _SEPARATORS,
            *(_note(by_number[number], marks, links) for number in marks.placed),
            "</w:footnotes>",
        )
    )


def _note(note: Footnote, marks: Marks, links: Links) -> str:
    mark = "<w:footnoteRef/>" if marks.own_count else f"<w:t>{note.number}</w:t>"
    return (
        f'<w:footnote w:id="{note.number}"><w:p><w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr>'
        f'<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>{mark}</w:r>'
        '<w:r><w:t xml:space="preserve"> </w:t></w:r>'
        f"{spans_xml(note.spans, marks, links)}</w:p></w:footnote>"
    )
