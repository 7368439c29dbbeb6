"""The letterhead: as the PDF has it, in the text of page one, so that screen readers meet it."""

from dataclasses import dataclass, replace
from functools import lru_cache

from briefdesk.model.blocks import Letterhead
from briefdesk.render.docx.balance import even_indent, line_count
from briefdesk.render.docx.look import Look, fill, look_without_paper
from briefdesk.render.docx.markup import twips
from briefdesk.render.docx.picture import Picture, logo_of_size, placed_logo
from briefdesk.render.docx.runs import lines_run, text_run
from briefdesk.render.docx.sheet import Sheet, filled, gap, paragraph, rule, spacing
from briefdesk.render.docx.tables import Cell, border, row, table
from briefdesk.render.layout.head import beside_name, free_above, in_one_line
from briefdesk.render.layout.partners import PARTNER_ROWS_APART, PARTNERS_AFTER, LogoRow, partner_sizes
from briefdesk.render.theme import TextStyle

_GAP = 14.0
_ABOVE_RULE = 9.0
_BELOW_RULE = 5.0
_FOOT_SHARE = 0.23
_FLUSH = '<w:jc w:val="right"/>'
# Exact line spacing would cut a picture off.
_PICTURE_LINE = '<w:spacing w:before="{}" w:after="{}" w:line="240" w:lineRule="auto"/>'


def letterhead_xml(block: Letterhead, sheet: Sheet) -> str:
    """Return the letterhead in the theme's arrangement, with the rule under it."""
    paper = sheet.look.theme.paper
    if paper is not None and not paper.letterhead:
        if paper.word is not None:
            return gap(1)
        return gap(free_above(paper, sheet.look.setting))
    if paper is not None and paper.word is None and paper.picture is not None:
        bare = replace(sheet, look=look_without_paper(sheet.look))
        return gap(free_above(paper, sheet.look.setting)) + letterhead_xml(block, bare)
    if block.partners:
        own = replace(block, partners=(), logo=None)
        return _partners(block, sheet) + letterhead_xml(own, sheet)
    if sheet.look.setting.letterhead.align == "centered":
        return _centered(block, sheet)
    return _sides(block, sheet)


def _partners(block: Letterhead, sheet: Sheet) -> str:
    """Return the logos of all who publish, evenly over the width and level in the middle."""
    rows = partner_sizes(block, sheet.look.setting.letterhead, sheet.width)
    tables = []
    for each in rows:
        cells = _logo_cells(each, sheet)
        tables.append(table(row(cells), cells))
    return gap(1) + gap(PARTNER_ROWS_APART).join(tables) + gap(PARTNERS_AFTER - 1)


def _logo_cells(logos: LogoRow, sheet: Sheet) -> tuple[Cell, ...]:
    last = len(logos.logos) - 1
    cells = []
    for at, logo in enumerate(logos.logos):
        picture = sheet.pictures.run(logo_of_size(logo.image, logo.width, logo.height), logo.alt)
        before = logos.indent if at == 0 else 0.0
        cells.append(
            Cell(
                paragraph("LetterheadName", picture, _PICTURE_LINE.format(0, 0)),
                before + logo.width + (logos.gap if at < last else 0.0),
                padding=(0, 0, 0, before),
                stands="center",
            )
        )
    return tuple(cells)


def _sides(block: Letterhead, sheet: Sheet) -> str:
    """Return logo and name at the theme's side, contact lines at the other if all have room side by side."""
    run = _logo_run(block, sheet) if block.logo else ""
    return _sides_around(block, run, sheet.look)


@lru_cache(maxsize=16)
def _sides_around(block: Letterhead, logo_run: str, look: Look) -> str:
    """Return what stands left and right; contact lines without room run in one line under the rule."""
    style, styles = look.setting.letterhead, look.setting.styles
    mirrored = style.align == "right"
    head = _measured(block, look)
    # Room above is the paragraphs' own: a row takes the largest upper padding of its cells for all of them.
    cells = []
    if head.logo:
        above = (head.height - head.logo.height_pt) / 2
        picture = _picture(logo_run, before_pt=above, align=_FLUSH if mirrored else "")
        cells.append(_cell(picture, head.logo.width_pt + _GAP, look))
    width = head.contact_width + 1 if head.beside else 0.0
    cells.append(_cell(_name_lines(head, look, mirrored=mirrored), head.room - width, look))
    if head.beside:
        cells.append(_cell(_contact_beside(head, look, mirrored=mirrored), width, look))
    below = gap(style.after_pt)
    if head.contact and not head.beside:
        around = spacing(styles.contact, before_pt=_BELOW_RULE, after_pt=style.after_pt)
        around += _FLUSH if mirrored else ""
        below = paragraph("LetterheadContact", lines_run(_in_one_line(head.contact, look)), around)
    if mirrored:
        cells.reverse()
    # LibreOffice puts an empty line of its own before a table that begins a document: better one of ours.
    return gap(1) + table(row(tuple(cells)), tuple(cells)) + below


@dataclass(frozen=True, slots=True)
class _Measured:
    """What stands in the row and what it takes, in points: `room` is the width that the logo leaves.

    `height` is the row's, `own` that of the names. With `beside` the
    contact lines stand beside the names, else under the rule.
    """

    logo: Picture | None
    names: tuple[tuple[str, str, TextStyle], ...]
    contact: tuple[str, ...]
    beside: bool
    room: float
    contact_width: float
    name_width: float
    own: float
    height: float

    @property
    def top(self) -> float:
        """Return what stands free above the names: they stand in the middle of a logo that is the highest."""
        free = self.height - self.own
        return free / 2 if self.logo and self.logo.height_pt == self.height else free


def _measured(block: Letterhead, look: Look) -> _Measured:
    """Return what stands beside what, and how wide and high it is."""
    style, styles = look.setting.letterhead, look.setting.styles
    contact = filled(block.contact_lines)
    logo = placed_logo(block.logo, style.logo_width_pt, style.logo_height_pt) if block.logo else None
    logo_height = logo.height_pt if logo else 0
    room = look.text_width - (logo.width_pt + _GAP if logo else 0)
    natural = max(
        look.widest((block.organization,), styles.organization), look.widest((block.tagline,), styles.tagline)
    )
    high = max(logo_height, styles.organization.leading_pt + styles.tagline.leading_pt)
    listed = beside_name(
        contact,
        room - natural - 2 * _GAP,
        int(high / styles.contact.leading_pt),
        lambda line: look.widest((line,), styles.contact),
    )
    beside = bool(listed)
    contact = listed or contact
    contact_width = look.widest(contact, styles.contact)
    names = tuple(_names(block, look))
    name_width = room - (contact_width + 2 * _GAP if beside else 0.0)
    own = sum(kind.leading_pt * line_count(text, kind, look, name_width) for _, text, kind in names)
    height = max(own, logo_height, len(contact) * styles.contact.leading_pt if beside else 0)
    return _Measured(logo, names, contact, beside, room, contact_width, name_width, own, height)


def _cell(content: str, width: float, look: Look) -> Cell:
    """Return a cell of the row with its piece of the rule below."""
    rule_pt = look.setting.letterhead.rule_pt
    line = border("bottom", fill(look.palette.accent), rule_pt) if rule_pt else ""
    return Cell(
        content or paragraph("Spacer", ""), width, line, padding=(0, 0, _ABOVE_RULE if rule_pt else 0.0, 0)
    )


def _name_lines(head: _Measured, look: Look, *, mirrored: bool) -> str:
    """Return organization and tagline, one under the other."""
    return "".join(
        paragraph(
            style_id,
            text_run(text),
            spacing(kind, before_pt=0 if at else head.top)
            + (_FLUSH if mirrored else even_indent(text, kind, look, head.name_width)),
        )
        for at, (style_id, text, kind) in enumerate(head.names)
    )


def _contact_beside(head: _Measured, look: Look, *, mirrored: bool) -> str:
    """Return the contact lines, the last on one line with the last of the names."""
    style = look.setting.styles.contact
    # Small type stands lower in its line: raise it, so that both last lines share a baseline.
    raised = _FOOT_SHARE * (head.names[-1][2].leading_pt - style.leading_pt) if head.names else 0.0
    above = max(0.0, head.top + head.own - len(head.contact) * style.leading_pt - raised)
    around = spacing(style, before_pt=above, after_pt=0) + ("" if mirrored else _FLUSH)
    return paragraph("LetterheadContact", lines_run(head.contact), around)


def _names(block: Letterhead, look: Look) -> list[tuple[str, str, TextStyle]]:
    """Return style id, text and style of organization and tagline, as far as they are there."""
    styles = look.setting.styles
    return [
        (style_id, text, kind)
        for style_id, text, kind in (
            ("LetterheadName", block.organization, styles.organization),
            ("LetterheadTagline", block.tagline, styles.tagline),
        )
        if text.strip()
    ]


def _in_one_line(contact: tuple[str, ...], look: Look) -> tuple[str, ...]:
    style = look.setting.styles.contact
    return in_one_line(contact, look.text_width, lambda line: look.widest((line,), style))


def _centered(block: Letterhead, sheet: Sheet) -> str:
    """Return logo, name, tagline and one line of contacts, each centered under the last."""
    look = sheet.look
    style, styles = look.setting.letterhead, look.setting.styles
    lines = _names(block, look)
    if contact := filled(block.contact_lines):
        in_lines = "\n".join(_in_one_line(contact, look))
        lines.append(("LetterheadContact", in_lines, styles.contact))
    found = [_picture(_logo_run(block, sheet), after_pt=6)] if block.logo else []
    edge = rule("bottom", fill(look.palette.accent), style.rule_pt, _ABOVE_RULE) if style.rule_pt else ""
    for style_id, text, kind in lines:
        last = style_id == lines[-1][0]
        above = 3.0 if style_id == "LetterheadContact" else kind.before_pt
        after = style.after_pt if last else kind.after_pt
        properties = (edge if last else "") + spacing(kind, before_pt=above, after_pt=after)
        found.append(paragraph(style_id, text_run(text), properties))
    return "".join(found)


def _logo_run(block: Letterhead, sheet: Sheet) -> str:
    style = sheet.look.setting.letterhead
    logo = placed_logo(block.logo or b"", style.logo_width_pt, style.logo_height_pt)
    return sheet.pictures.run(logo, block.logo_alt or f"Logo of {block.organization}")


def _picture(logo_run: str, *, before_pt: float = 0, after_pt: float = 0, align: str = "") -> str:
    """Return the logo on a line of its own."""
    around = _PICTURE_LINE.format(twips(before_pt), twips(after_pt)) + align
    return paragraph("LetterheadName", logo_run, around)
