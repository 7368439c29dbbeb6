"""The frame of a letter: inside address, subject, signature block, signatories, enclosures."""

from dataclasses import replace
from functools import lru_cache
from itertools import islice

from briefdesk.model.blocks import (
    CopyLine,
    Enclosures,
    Signatories,
    SignatureBlock,
    Span,
    Spans,
    SubjectLine,
)
from briefdesk.render.docx.balance import even_indent
from briefdesk.render.docx.lines import set_lines
from briefdesk.render.docx.look import Look
from briefdesk.render.docx.name_columns import COLUMN_GAP, beside, on_pages
from briefdesk.render.docx.runs import lines_run, text_run
from briefdesk.render.docx.sheet import Sheet, filled, gap, hanging, paragraph, right_indent, spacing
from briefdesk.render.docx.tables import Cell, row, table
from briefdesk.render.layout.even_columns import even_columns
from briefdesk.render.layout.letter_blocks import CONTINUED, HANGING

_TAB = "<w:r><w:tab/></w:r>"
_KEEP = "<w:keepNext/>"
# The list is one: the navigation of Word names its heading once.
_NO_OUTLINE = '<w:outlineLvl w:val="9"/>'

Entry = tuple[str, str]
"""An organization, and who signs for it."""


def subject_xml(block: SubjectLine, sheet: Sheet) -> str:
    """Return the Re: line, its text hanging beside the word."""
    look = sheet.look
    style = look.setting.styles.subject
    indent = max(look.setting.list_indent_pt * 1.5, look.widest(("Re:",), style) + style.size_pt * 0.5)
    runs, right = sheet.lines(block.spans, style, inset_pt=indent, balanced=True)
    return paragraph("SubjectLine", text_run("Re:") + _TAB + runs, hanging(indent, right=right))


@lru_cache(maxsize=64)
def signature_xml(block: SignatureBlock, look: Look, *, keep_next: bool) -> str:
    """Return close, room to sign, name, title and organization, each line kept with the next."""
    setting = look.setting
    styles = setting.styles
    close = spacing(replace(styles.close, after_pt=0)) if block.close.strip() else ""
    lines = [
        (style_id, replace(style, before_pt=0, after_pt=0), text)
        for style_id, style, text in (
            ("Signature", styles.signatory_name, block.name),
            ("SignatureDetail", styles.signatory_detail, block.title),
            ("SignatureDetail", styles.signatory_detail, block.organization),
        )
        if text.strip()
    ]
    found = [paragraph("Closing", text_run(block.close), close)] if close else []
    for at, (style_id, style, text) in enumerate(lines):
        last = at == len(lines) - 1
        room = spacing(
            style,
            before_pt=setting.signing_room_pt if at == 0 else 0,
            after_pt=styles.close.after_pt if last else 0,
        )
        kept = "" if last and not keep_next else _KEEP
        even = even_indent(text, style, look, look.text_width)
        found.append(paragraph(style_id, text_run(text), kept + room + even))
    return "".join(found)


def signatories_xml(block: Signatories, sheet: Sheet) -> str:
    """Return the organizations that sign on, in balanced columns that read downwards.

    Those of each page are a table of one row, so that columns read as one list.
    """
    look = sheet.look
    styles = look.setting.styles
    names = tuple(entry for entry in block.entries if entry[0].strip())
    heading = paragraph("SignatoriesHeading", text_run(block.heading)) if block.heading.strip() else ""
    if not names:
        return heading
    columns = _column_count(names, look)
    above = heading or gap(styles.tier.before_pt)
    tables = []
    parted = sheet.lists_on_pages(len(names))
    for group in on_pages(names, parted, columns):
        cells = _name_row(group, columns, look)
        tables.append(table(row(cells), cells))
    between = gap(1)
    if parted and heading:
        between = paragraph(
            "SignatoriesHeading",
            text_run(f"{block.heading}{CONTINUED}"),
            spacing(styles.tier, before_pt=0) + _NO_OUTLINE,
        )
    return above + between.join(tables) + gap(2 * styles.signer.after_pt)


def _column_count(names: tuple[Entry, ...], look: Look) -> int:
    """Return how many columns the names take: the rule of the layout, so that both files look alike."""
    style = look.setting.styles.signer
    widths = sorted(look.widest((text,), style) for entry in names for text in entry if text)
    typical = widths[int((len(widths) - 1) * 0.9)]
    if typical <= (look.text_width - 2 * COLUMN_GAP) / 3 and len(names) > 8:
        return 3
    return 2 if len(names) > 3 else 1


def _name_row(names: tuple[Entry, ...], columns: int, look: Look) -> tuple[Cell, ...]:
    column = (look.text_width - COLUMN_GAP * (columns - 1)) / columns
    style = look.setting.styles.signer
    heights = [_line_count(entry, look, column) * style.leading_pt for entry in names]
    rest = iter(names)
    groups = [tuple(islice(rest, count)) for count in even_columns(heights, columns, style.after_pt)]
    contents = [
        "".join(_signatory(entry, look, column, last=entry is group[-1]) for entry in group)
        or paragraph("Signatory", "")
        for group in groups
    ]
    return beside(contents, look.text_width)


def _line_count(entry: Entry, look: Look, column: float) -> int:
    style, hang = look.setting.styles.signer, HANGING.hang
    name, who = entry
    texts: tuple[Spans, ...] = ((Span(name),), (Span(who, italic=True),) if who else ())
    return sum(set_lines(t, style, look, column - hang, hang_pt=hang).count for t in texts if t)


def _signatory(entry: Entry, look: Look, column: float, *, last: bool) -> str:
    """Return a name and who signs; the `last` of a column has no room below, which would count to the row."""
    name, who = entry
    style = look.setting.styles.signer
    tight = spacing(style, after_pt=0)
    end = tight if last else ""
    if not who:
        return _signing((Span(name),), look, column, end)
    told = _signing((Span(who, italic=True),), look, column, end)
    return _signing((Span(name),), look, column, _KEEP + tight) + told


def _signing(spans: Spans, look: Look, column: float, below: str) -> str:
    style, hang = look.setting.styles.signer, HANGING.hang
    made = set_lines(spans, style, look, column - hang, hang_pt=hang)
    span = made.spans[0]
    return paragraph("Signatory", text_run(span.text, italic=span.italic), below + right_indent(made.right))


def enclosures_xml(block: Enclosures | CopyLine, look: Look, *, keep_next: bool) -> str:
    """Return the enclosures, or who gets a copy, beside their label."""
    items = filled(block.items)
    if not items:
        return ""
    label = "cc:" if isinstance(block, CopyLine) else "Enclosures:" if len(items) > 1 else "Enclosure:"
    style = look.setting.styles.enclosure
    # One indent for both labels, so that enclosures and copies line up.
    indent = look.widest(("Enclosures:",), style) + style.size_pt * 0.8
    kept = _KEEP if keep_next else ""
    return paragraph("Enclosures", text_run(label) + _TAB + lines_run(items), kept + hanging(indent))
