"""The main part: blocks in order, then the page."""

from briefdesk.model.blocks import (
    AskBox,
    BarChart,
    Block,
    Columns,
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
    PullQuote,
    Question,
    Salutation,
    Signatories,
    SignatureBlock,
    SourcesNote,
    SubjectLine,
)
from briefdesk.render.docx.brief_blocks import (
    ask_xml,
    figures_xml,
    foot_gap,
    sources_xml,
    strip_xml,
)
from briefdesk.render.docx.columns import columns_xml
from briefdesk.render.docx.design_blocks import chart_xml, large_figures_xml, question_xml, quote_xml
from briefdesk.render.docx.inside_address import address_xml
from briefdesk.render.docx.letter_blocks import (
    enclosures_xml,
    signatories_xml,
    signature_xml,
    subject_xml,
)
from briefdesk.render.docx.letterhead import letterhead_xml
from briefdesk.render.docx.markup import DECLARATION, NAMESPACES
from briefdesk.render.docx.page import section_xml
from briefdesk.render.docx.runs import text_run
from briefdesk.render.docx.sheet import Sheet, gap, paragraph
from briefdesk.render.docx.text_blocks import heading_xml, list_xml, paragraph_xml
from briefdesk.render.layout.document import stays_with_last

OPENING = f"{DECLARATION}<w:document {NAMESPACES}><w:body>"
"""What word/document.xml begins with."""

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

_OfBriefs = AskBox | BarChart | PullQuote | Question | Columns | SourcesNote | ContactStrip


def ending_xml(blocks: tuple[Block, ...], sheet: Sheet, spare_pt: float) -> str:
    """Return the last blocks of a document and what ends word/document.xml.

    Fills the sheet's marks, links and lists on the way. `spare_pt` is the room that the layout left free
    above a brief's foot.
    """
    found = blocks_xml(blocks, sheet, spare_pt)
    # Word repairs a file whose last element is a table.
    end = gap(1) if not found or found[-1].endswith("</w:tbl>") else ""
    section = section_xml(sheet.look, first=not any(isinstance(b, Columns) for b in blocks))
    return "".join((*found, end, section, "</w:body></w:document>"))


def blocks_xml(
    blocks: tuple[Block, ...], sheet: Sheet, spare_pt: float = 0.0, *, after: Block | None = None
) -> list[str]:
    """Return the XML of each of `blocks`; the one `after` them may have to stay with the last."""
    foot = next((n for n, b in enumerate(blocks) if isinstance(b, SourcesNote | ContactStrip)), None)
    found = []
    for at, (block, following) in enumerate(zip(blocks, (*blocks[1:], after), strict=True)):
        if at == foot:
            found.append(foot_gap(sheet, spare_pt))
        keep_next = following is not None and stays_with_last(following, block)
        if isinstance(block, Columns):
            parts = any(isinstance(b, Columns) for b in blocks[:at])
            found.append(columns_xml(block, sheet, _block_xml, before_first=not parts))
            continue
        found.append(_block_xml(block, sheet, keep_next=keep_next))
    return found


def _block_xml(block: Block, sheet: Sheet, *, keep_next: bool = False, first: bool = False) -> str:
    """Return one block's paragraphs and tables; the `first` of a column has no room above."""
    match block:
        case Paragraph():
            found = paragraph_xml(block, sheet, keep_next=keep_next)
        case ItemList():
            found = list_xml(block, sheet, keep_next=keep_next)
        case Heading():
            found = heading_xml(block, sheet, first=first)
        case KeyFigures(prominent=True):
            found = large_figures_xml(block, sheet)
        case KeyFigures():
            found = figures_xml(block, sheet)
        case AskBox() | BarChart() | PullQuote() | Question() | Columns() | SourcesNote() | ContactStrip():
            found = _brief_xml(block, sheet, first=first)
        case _:
            found = _frame_xml(block, sheet, keep_next=keep_next)
    return found


def _brief_xml(block: _OfBriefs, sheet: Sheet, *, first: bool) -> str:
    """Return one block that only one-pagers have."""
    match block:
        case AskBox():
            found = ask_xml(block, sheet)
        case BarChart():
            found = chart_xml(block, sheet)
        case PullQuote():
            found = quote_xml(block, sheet, first=first)
        case Question():
            found = question_xml(block, sheet, _block_xml)
        case Columns():  # columns within columns, which no design has
            found = "".join(_block_xml(each, sheet) for each in block.blocks)
        case SourcesNote():
            found = sources_xml(block, sheet)
        case ContactStrip():
            found = strip_xml(block, sheet)
    return found


def _frame_xml(block: _Frame, sheet: Sheet, *, keep_next: bool) -> str:
    """Return one block of the frame that makes a letter of a text."""
    match block:
        case Letterhead():
            found = letterhead_xml(block, sheet)
        case DateLine():
            found = _line("Date", block.text)
        case DeliveryLine():
            found = _line("DeliveryLine", block.text)
        case InsideAddress():
            found = address_xml(block, sheet)
        case SubjectLine():
            found = subject_xml(block, sheet)
        case Salutation():
            found = _line("Salutation", block.text)
        case SignatureBlock():
            found = signature_xml(block, sheet.look, keep_next=keep_next)
        case Signatories():
            found = signatories_xml(block, sheet)
        case Enclosures() | CopyLine():
            found = enclosures_xml(block, sheet.look, keep_next=keep_next)
    return found


def _line(style_id: str, text: str) -> str:
    """Return a line of its own, nothing where it is empty."""
    return paragraph(style_id, text_run(text)) if text.strip() else ""
