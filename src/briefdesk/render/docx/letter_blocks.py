"""The frame of a letter: letterhead, inside address, signature block, signatories, enclosures."""

from briefdesk.model.blocks import (
    CopyLine,
    Enclosures,
    InsideAddress,
    Letterhead,
    Signatories,
    SignatureBlock,
    SubjectLine,
)
from briefdesk.render.docx.look import fill
from briefdesk.render.docx.markup import twips
from briefdesk.render.docx.picture import fitted, picture_run, read_logo
from briefdesk.render.docx.runs import lines_run, text_run
from briefdesk.render.docx.sheet import Sheet, paragraph, rule
from briefdesk.render.docx.styles import spacing
from briefdesk.render.docx.tables import Cell, table

LOGO_RELATION = "rIdLogo"
_COLUMNS = 2


def letterhead_xml(block: Letterhead, sheet: Sheet) -> str:
    """Return the letterhead: logo, organization, tagline and contact lines over a rule."""
    style = sheet.look.setting.letterhead
    styles = sheet.look.setting.styles
    contact = "  ·  ".join(line for line in block.contact_lines if line)
    lines = [
        (name, text, kind)
        for name, text, kind in (
            ("LetterheadName", block.organization, styles.organization),
            ("LetterheadTagline", block.tagline, styles.tagline),
            ("LetterheadContact", contact, styles.contact),
        )
        if text
    ]
    border = rule("bottom", fill(sheet.look.palette.rule), style.rule_pt, 6) if style.rule_pt else ""
    found = [_logo_paragraph(block, sheet)] if block.logo else []
    for at, (name, text, kind) in enumerate(lines):
        last = at == len(lines) - 1
        properties = border + spacing(kind, after_pt=style.after_pt) if last else ""
        found.append(paragraph(name, text_run(text), properties))
    return "".join(found)


def _logo_paragraph(block: Letterhead, sheet: Sheet) -> str:
    """Return the logo on a line of its own, as high as it needs: exact line spacing would cut it off."""
    assert block.logo is not None  # noqa: S101 - the caller asks only with a logo
    box = sheet.look.setting.letterhead
    width, height = fitted(read_logo(block.logo), box.logo_width_pt, box.logo_height_pt)
    alt = block.logo_alt or f"Logo of {block.organization}"
    run = picture_run(LOGO_RELATION, width, height, alt)
    return paragraph(
        "LetterheadName", run, '<w:spacing w:before="0" w:after="120" w:line="240" w:lineRule="auto"/>'
    )


def address_xml(block: InsideAddress) -> str:
    """Return each addressee as one paragraph of lines."""
    return "".join(paragraph("InsideAddress", lines_run(lines)) for lines in block.blocks if lines)


def subject_xml(block: SubjectLine, sheet: Sheet) -> str:
    """Return the Re: line, its text hanging behind the word."""
    hang = twips(sheet.look.setting.styles.subject.size_pt * 2.2)
    properties = (
        f'<w:tabs><w:tab w:val="left" w:pos="{hang}"/></w:tabs><w:ind w:left="{hang}" w:hanging="{hang}"/>'
    )
    label = "<w:r><w:t>Re:</w:t></w:r><w:r><w:tab/></w:r>"
    return paragraph("SubjectLine", label + sheet.runs(block.spans), properties)


def signature_xml(block: SignatureBlock, sheet: Sheet) -> str:
    """Return close, room to sign, name, title and organization, each line kept with the next."""
    styles = sheet.look.setting.styles
    room = spacing(styles.signatory_name, before_pt=sheet.look.setting.signing_room_pt)
    lines = [
        ("Signature", block.name),
        ("SignatureDetail", block.title),
        ("SignatureDetail", block.organization),
    ]
    lines = [(style, text) for style, text in lines if text]
    found = [paragraph("Closing", text_run(block.close))]
    for at, (style, text) in enumerate(lines):
        keep = "<w:keepNext/>" if at < len(lines) - 1 else ""
        found.append(paragraph(style, text_run(text), keep + (room if at == 0 else "")))
    return "".join(found)


def signatories_xml(block: Signatories, sheet: Sheet) -> str:
    """Return the organizations that sign on, in balanced columns that read downwards."""
    heading = paragraph("SignatoriesHeading", text_run(block.heading)) if block.heading else ""
    if len(block.names) <= _COLUMNS:
        return heading + "".join(paragraph("Signatory", text_run(name)) for name in block.names)
    height = -(-len(block.names) // _COLUMNS)
    width = sheet.look.text_width / _COLUMNS
    cells = tuple(
        Cell("".join(paragraph("Signatory", text_run(name)) for name in block.names[at : at + height]), width)
        for at in range(0, len(block.names), height)
    )
    return heading + table(cells) + paragraph("Spacer", "")


def enclosures_xml(block: Enclosures | CopyLine, sheet: Sheet) -> str:
    """Return the enclosures, or who gets a copy, behind their label."""
    label = "cc:" if isinstance(block, CopyLine) else "Enclosures:" if len(block.items) > 1 else "Enclosure:"
    hang = twips(sheet.look.setting.styles.enclosure.size_pt * (2.2 if label == "cc:" else 6))
    properties = (
        f'<w:tabs><w:tab w:val="left" w:pos="{hang}"/></w:tabs><w:ind w:left="{hang}" w:hanging="{hang}"/>'
    )
    return paragraph(
        "Enclosures", text_run(label) + "<w:r><w:tab/></w:r>" + lines_run(block.items), properties
    )
