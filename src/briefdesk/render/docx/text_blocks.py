"""Running text: paragraphs, headings and lists."""

from briefdesk.model.blocks import Heading, ItemList, ListItem, ListStyle, Paragraph
from briefdesk.render.docx.balance import even_indent
from briefdesk.render.docx.look import section_style
from briefdesk.render.docx.markup import twips
from briefdesk.render.docx.sheet import Sheet, paragraph, spacing
from briefdesk.render.layout.letter_blocks import kept_items
from briefdesk.render.theme import TextStyle

_KEEP = "<w:keepNext/>"


def paragraph_xml(block: Paragraph, sheet: Sheet, *, keep_next: bool) -> str:
    """Return a paragraph of running text; what ends in a colon stays with what it announces."""
    announces = bool(block.spans) and block.spans[-1].text.rstrip().endswith(":")
    keep = _KEEP if keep_next or announces else ""
    return paragraph("Lead" if block.lead else "BodyText", sheet.runs(block.spans), keep)


def heading_xml(block: Heading, sheet: Sheet) -> str:
    """Return a heading of Word's own heading styles, so that readers can jump to it."""
    look = sheet.look
    title = block.level == 1
    style = look.setting.styles.title if title else look.setting.styles.heading
    even = even_indent(block.spans, style, look, look.text_width)
    return paragraph("Heading1" if title else section_style(look), sheet.runs(block.spans), even)


def list_xml(block: ItemList, sheet: Sheet, *, keep_next: bool) -> str:
    """Return a real list that counts from its own start; the last item takes the body's space after it."""
    styles = sheet.look.setting.styles
    style_id = "ListBullet" if block.style is ListStyle.BULLETS else "ListNumber"
    after = max(styles.body.after_pt, styles.item.after_pt)
    return items_xml(
        block.items,
        sheet,
        style_id,
        styles.item,
        block.style,
        start=block.start,
        last_after=after,
        keep_next=keep_next,
        kept=kept_items(len(block.items)),
    )


def items_xml(
    items: tuple[ListItem, ...],
    sheet: Sheet,
    style_id: str,
    style: TextStyle,
    counting: ListStyle,
    *,
    last_after: float,
    start: int = 1,
    keep_next: bool = False,
    kept: frozenset[int] = frozenset(),
) -> str:
    """Return the items of one list; those `kept` stay with the next, the last has its own distance to it."""
    if not items:
        return ""
    list_id = sheet.lists.number_for(counting, start)
    numbering = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{list_id}"/></w:numPr>'
    indent = _wide_indent(style, sheet, start + len(items) - 1) if counting is ListStyle.NUMBERS else ""
    last = len(items) - 1
    return "".join(
        paragraph(
            style_id,
            sheet.runs(item.spans),
            (_KEEP if at in kept else "") + numbering + indent
            if at < last
            else (_KEEP if keep_next else "") + numbering + spacing(style, after_pt=last_after) + indent,
        )
        for at, item in enumerate(items)
    )


def _wide_indent(style: TextStyle, sheet: Sheet, highest: int) -> str:
    """Return a wider indent for numbers too wide for the list's own, empty where they fit."""
    look = sheet.look
    needed = look.widest((f"{highest}.",), style) + style.size_pt * 0.45
    if needed <= look.setting.list_indent_pt:
        return ""
    return f'<w:ind w:left="{twips(needed)}" w:hanging="{twips(needed)}"/>'
