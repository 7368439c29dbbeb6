"""The letterhead: as the PDF has it, in the text of page one, so that screen readers meet it."""

from briefdesk.model.blocks import Letterhead
from briefdesk.render.docx.look import Look, fill
from briefdesk.render.docx.picture import picture_run, placed_logo
from briefdesk.render.docx.runs import lines_run, text_run
from briefdesk.render.docx.sheet import filled, gap, paragraph, rule, spacing
from briefdesk.render.docx.tables import Cell, border, row, table

_GAP = 14.0
_ABOVE_RULE = 9.0
# Exact line spacing would cut a picture off.
_PICTURE_LINE = '<w:spacing w:before="0" w:after="{}" w:line="240" w:lineRule="auto"/>'


def letterhead_xml(block: Letterhead, look: Look) -> str:
    """Return the letterhead in the theme's arrangement, with the rule under it."""
    if look.setting.letterhead.align == "centered":
        return _centered(block, look)
    return _left(block, look)


def _left(block: Letterhead, look: Look) -> str:
    """Return logo and name at the left, contact lines at the right, on one ground line."""
    style, styles = look.setting.letterhead, look.setting.styles
    line = border("bottom", fill(look.palette.accent), style.rule_pt) if style.rule_pt else ""
    foot = _ABOVE_RULE if style.rule_pt else 0.0
    cells: list[Cell] = []
    room = look.text_width
    if block.logo:
        logo = placed_logo(block.logo, style.logo_width_pt, style.logo_height_pt)
        picture = _picture(block, look, after=0)
        cells.append(Cell(picture, logo.width_pt + _GAP, line, padding=(0, _GAP, foot, 0), bottom=True))
        room -= logo.width_pt + _GAP
    contact = filled(block.contact_lines)
    width = min(room * 0.5, look.widest(contact, styles.contact) + 1) if contact else 0.0
    name = "".join(
        paragraph(style_id, text_run(text))
        for style_id, text in (
            ("LetterheadName", block.organization),
            ("LetterheadTagline", block.tagline),
        )
        if text.strip()
    )
    cells.append(
        Cell(name or paragraph("Spacer", ""), room - width, line, padding=(0, 0, foot, 0), bottom=True)
    )
    if contact:
        # Small type sits higher in its line: lower it, so that both last lines share a baseline.
        beside = styles.tagline if block.tagline.strip() else styles.organization
        drop = max(0.0, (beside.leading_pt - styles.contact.leading_pt) * 0.23)
        lines = paragraph("LetterheadContact", lines_run(contact), '<w:jc w:val="right"/>')
        cells.append(Cell(lines, width, line, padding=(0, 0, foot + drop, 0), bottom=True))
    # LibreOffice puts an empty line of its own before a table that begins a document: better one of ours.
    return gap(1) + table((row(tuple(cells)),), tuple(cells)) + gap(style.after_pt)


def _centered(block: Letterhead, look: Look) -> str:
    """Return logo, name, tagline and one line of contacts, each centered under the last."""
    style, styles = look.setting.letterhead, look.setting.styles
    lines = [
        (style_id, text, kind)
        for style_id, text, kind in (
            ("LetterheadName", block.organization, styles.organization),
            ("LetterheadTagline", block.tagline, styles.tagline),
            ("LetterheadContact", "\u2002·\u2002".join(filled(block.contact_lines)), styles.contact),
        )
        if text.strip()
    ]
    found = [_picture(block, look, after=6)] if block.logo else []
    edge = rule("bottom", fill(look.palette.accent), style.rule_pt, _ABOVE_RULE) if style.rule_pt else ""
    for style_id, text, kind in lines:
        last = style_id == lines[-1][0]
        properties = edge + spacing(kind, after_pt=style.after_pt) if last else ""
        found.append(paragraph(style_id, text_run(text), properties))
    return "".join(found)


def _picture(block: Letterhead, look: Look, *, after: float) -> str:
    """Return the logo on a line of its own."""
    style = look.setting.letterhead
    logo = placed_logo(block.logo or b"", style.logo_width_pt, style.logo_height_pt)
    alt = block.logo_alt or f"Logo of {block.organization}"
    return paragraph("LetterheadName", picture_run(logo, alt), _PICTURE_LINE.format(round(after * 20)))
