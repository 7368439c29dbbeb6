"""Running text: paragraphs, headings and lists."""

from dataclasses import replace

from briefdesk.model.blocks import Heading, ItemList, ListItem, ListStyle, Paragraph
from briefdesk.render.docx.lines import set_lines
from briefdesk.render.docx.look import section_style
from briefdesk.render.docx.markup import twips
from briefdesk.render.docx.sheet import Sheet, paragraph, right_indent, spacing
from briefdesk.render.layout.letter_blocks import kept_items
from briefdesk.render.theme import TextStyle

# What stays with the next is never parted, as in the layout: word processors differ where it may be.
_KEEP = "<w:keepNext/><w:keepLines/>"


def paragraph_xml(block: Paragraph, sheet: Sheet, *, keep_next: bool) -> str:
    """Return a paragraph of running text; what ends in a colon stays with what it announces."""
    announces = bool(block.spans) and block.spans[-1].text.rstrip().endswith(":")
    keep = _KEEP if keep_next or announces else ""
    styles = sheet.look.setting.styles
    runs, right = sheet.lines(block.spans, styles.lead if block.lead else styles.body)
    return paragraph("Lead" if block.lead else "BodyText", runs, keep + right_indent(right))


def heading_xml(block: Heading, sheet: Sheet, *, first: bool = False) -> str:
    """Return a heading of Word's own heading styles, so that readers can jump to it.

    The `first` of a column has no room above.
    """
    look = sheet.look
    title = block.level == 1
    style = look.setting.styles.title if title else look.setting.styles.heading
    runs, right = sheet.lines(block.spans, style, balanced=True)
    above = spacing(style, before_pt=0) if first else ""
    return paragraph("Heading1" if title else section_style(look), runs, above + right_indent(right))


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
        keeps=True,
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
    keeps: bool = False,
) -> str:
    """Return the items of one list, the last with its own distance to what follows.

    In a list that `keeps`, items stay with the next as in the layout.
    """
    if not items:
        return ""
    list_id = sheet.lists.number_for(counting, start)
    numbering = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{list_id}"/></w:numPr>'
    own = sheet.look.setting.list_indent_pt
    indent = _indent(items, style, sheet, start) if counting is ListStyle.NUMBERS else own
    last = len(items) - 1
    found = []
    width = sheet.width - indent
    counts = [set_lines(item.spans, style, sheet.look, width).count for item in items] if keeps else []
    kept = kept_items(counts)
    for at, item in enumerate(items):
        runs, right = sheet.lines(item.spans, style, inset_pt=indent)
        properties = (_KEEP if (keep_next if at == last else at in kept) else "") + numbering
        if at == last:
            properties += spacing(style, after_pt=last_after)
        properties += _numbered_indent(indent, right) if indent > own else right_indent(right)
        found.append(paragraph(style_id, runs, properties))
    return "".join(found)


def _indent(items: tuple[ListItem, ...], style: TextStyle, sheet: Sheet, start: int) -> float:
    """Return the indent of numbered items: wider than the theme's where their numbers need it."""
    bold = replace(style, bold=True)
    labels = tuple(f"{start + at}." for at in range(len(items)))
    return max(sheet.look.setting.list_indent_pt, sheet.look.widest(labels, bold) + style.size_pt * 0.45)


def _numbered_indent(indent_pt: float, right: int) -> str:
    left = twips(indent_pt)
    edge = f' w:right="{right}"' if right else ""
    return f'<w:ind w:left="{left}"{edge} w:hanging="{left}"/>'
