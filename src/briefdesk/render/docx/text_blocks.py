"""Running text: paragraphs, headings and lists."""

from briefdesk.model.blocks import Heading, ItemList, ListStyle, Paragraph
from briefdesk.render.docx.sheet import Sheet, paragraph


def paragraph_xml(block: Paragraph, sheet: Sheet) -> str:
    """Return a paragraph of running text."""
    return paragraph("Lead" if block.lead else "BodyText", sheet.runs(block.spans))


def heading_xml(block: Heading, sheet: Sheet) -> str:
    """Return a heading of Word's own heading styles, so that readers can jump to it."""
    return paragraph("Heading1" if block.level == 1 else "Heading2", sheet.runs(block.spans))


def list_xml(block: ItemList, sheet: Sheet) -> str:
    """Return a real list that counts from its own start."""
    style = "ListBullet" if block.style is ListStyle.BULLETS else "ListNumber"
    list_id = sheet.lists.number_for(block.style, block.start)
    return "".join(paragraph(style, sheet.runs(item.spans), numbering(list_id)) for item in block.items)


def numbering(list_id: int) -> str:
    """Return the paragraph property that makes an item of a list."""
    return f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{list_id}"/></w:numPr>'
