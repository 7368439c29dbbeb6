"""The main part: blocks in order, then the page."""

from briefdesk.model.blocks import (
    AskBox,
    Block,
    ComposedDocument,
    ContactStrip,
    CopyLine,
    DateLine,
    DeliveryLine,
    Enclosures,
    Heading,
    InsideAddress,
    ItemList,
    KeyFigures,
    Letterhead,
    Paragraph,
    Salutation,
    Signatories,
    SignatureBlock,
    SourcesNote,
    SubjectLine,
)
from briefdesk.render.docx.brief_blocks import ask_xml, figures_xml, sources_xml, strip_xml
from briefdesk.render.docx.letter_blocks import (
    address_xml,
    enclosures_xml,
    letterhead_xml,
    signatories_xml,
    signature_xml,
    subject_xml,
)
from briefdesk.render.docx.look import Look
from briefdesk.render.docx.markup import DECLARATION, NAMESPACES, twips
from briefdesk.render.docx.runs import text_run
from briefdesk.render.docx.sheet import Sheet, paragraph
from briefdesk.render.docx.text_blocks import heading_xml, list_xml, paragraph_xml

HEADER_RELATION = "rIdHeader"

_Frame = (
    Letterhead
    | DateLine
    | DeliveryLine
    | InsideAddress
    | SubjectLine
    | Salutation
    | SignatureBlock
    | Signatories
    | Enclosures
    | CopyLine
)


def document_xml(document: ComposedDocument, sheet: Sheet) -> str:
    """Return word/document.xml; fills the sheet's marks, links and lists on the way."""
    return "".join(
        (
            DECLARATION,
            f"<w:document {NAMESPACES}><w:body>",
            *(_block_xml(block, sheet) for block in document.blocks),
            _section(sheet.look),
            "</w:body></w:document>",
        )
    )


def _block_xml(block: Block, sheet: Sheet) -> str:
    """Return one block's paragraphs and tables."""
    match block:
        case Paragraph():
            found = paragraph_xml(block, sheet)
        case ItemList():
            found = list_xml(block, sheet)
        case Heading():
            found = heading_xml(block, sheet)
        case KeyFigures():
            found = figures_xml(block, sheet)
        case AskBox():
            found = ask_xml(block, sheet)
        case SourcesNote():
            found = sources_xml(block, sheet)
        case ContactStrip():
            found = strip_xml(block, sheet)
        case _:
            found = _frame_xml(block, sheet)
    return found


def _frame_xml(block: _Frame, sheet: Sheet) -> str:
    """Return one block of the frame that makes a letter of a text."""
    match block:
        case Letterhead():
            found = letterhead_xml(block, sheet)
        case DateLine():
            found = paragraph("Date", text_run(block.text))
        case DeliveryLine():
            found = paragraph("DeliveryLine", text_run(block.text))
        case InsideAddress():
            found = address_xml(block)
        case SubjectLine():
            found = subject_xml(block, sheet)
        case Salutation():
            found = paragraph("Salutation", text_run(block.text))
        case SignatureBlock():
            found = signature_xml(block, sheet)
        case Signatories():
            found = signatories_xml(block, sheet)
        case Enclosures() | CopyLine():
            found = enclosures_xml(block, sheet)
    return found


def _section(look: Look) -> str:
    """Return paper, margins and the running header, which the first page does without."""
    margins = look.setting.margins
    edges = f'w:header="{twips(margins.top_pt * 0.55)}" w:footer="{twips(margins.bottom_pt * 0.55)}"'
    return (
        f'<w:sectPr><w:headerReference w:type="default" r:id="{HEADER_RELATION}"/>'
        f'<w:pgSz w:w="{twips(look.page_width)}" w:h="{twips(look.page_height)}"/>'
        f'<w:pgMar w:top="{twips(margins.top_pt)}" w:right="{twips(margins.right_pt)}"'
        f' w:bottom="{twips(margins.bottom_pt)}" w:left="{twips(margins.left_pt)}"'
        f' {edges} w:gutter="0"/>'
        "<w:titlePg/></w:sectPr>"
    )
