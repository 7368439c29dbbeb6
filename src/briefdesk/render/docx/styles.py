"""The styles of a document: Word's own names where Word has one, so that staff can restyle in Word."""

from dataclasses import dataclass, replace

from briefdesk.render.docx.look import Look, fill, run_properties, section_style
from briefdesk.render.docx.markup import DECLARATION, NAMESPACES, escaped, half_points, twips
from briefdesk.render.docx.sheet import RUNNING_GAP, rule, spacing
from briefdesk.render.shades import paler
from briefdesk.render.theme import Color, TextStyle

# The styles that Word itself knows by these names; the others are ours.
_OF_WORD = frozenset(
    (
        "Normal",
        "Body Text",
        "heading 1",
        "heading 2",
        "List Bullet",
        "List Number",
        "Date",
        "Salutation",
        "Closing",
        "Signature",
        "footnote text",
        "header",
    )
)


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """One paragraph style: its id, Word's name for it, its type and how it keeps together.

    With `single_lines`, one line may stand alone at the end of a page, or begin one.
    """

    id: str
    name: str
    type: TextStyle
    keep_next: bool = False
    keep_lines: bool = False
    single_lines: bool = False
    align: str = ""
    level: int | None = None
    hanging_pt: float = 0.0
    number: int | None = None
    follow: str = ""
    right_tab_pt: float = 0.0
    based_on: str = "Normal"
    borders: str = ""


def styles_xml(look: Look, language: str) -> str:
    """Return word/styles.xml."""
    body = look.setting.styles.body
    normal = _Paragraph("Normal", "Normal", replace(body, before_pt=0, after_pt=0), based_on="")
    return "".join(
        (
            DECLARATION,
            f"<w:styles {NAMESPACES}>",
            _defaults(look, language),
            _style_xml(normal, look),
            *(_style_xml(each, look) for each in _letter_styles(look)),
            *(_style_xml(each, look) for each in _text_styles(look)),
            *(_style_xml(each, look) for each in _brief_styles(look)),
            _stationery_styles(look),
            _character_styles(look),
            _TABLES,
            "</w:styles>",
        )
    )


def _defaults(look: Look, language: str) -> str:
    """Return the defaults below all styles: face, size and language."""
    face, size = look.face(look.setting.styles.body), half_points(look.setting.styles.body.size_pt)
    lang = escaped(language)
    return (
        "<w:docDefaults><w:rPrDefault><w:rPr>"
        f'<w:rFonts w:ascii="{face}" w:eastAsia="{face}" w:hAnsi="{face}" w:cs="{face}"/>'
        f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
        f'<w:lang w:val="{lang}" w:eastAsia="{lang}" w:bidi="ar-SA"/>'
        "</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:widowControl/></w:pPr></w:pPrDefault></w:docDefaults>"
    )


def _letter_styles(look: Look) -> tuple[_Paragraph, ...]:
    """Return the styles of the frame around a letter's text."""
    styles = look.setting.styles
    centered = "center" if look.setting.letterhead.align == "centered" else ""
    return (
        _Paragraph("LetterheadName", "Letterhead Name", styles.organization, align=centered),
        _Paragraph("LetterheadTagline", "Letterhead Tagline", styles.tagline, align=centered),
        _Paragraph("LetterheadContact", "Letterhead Contact", styles.contact, align=centered),
        _Paragraph("Date", "Date", styles.date),
        _Paragraph("DeliveryLine", "Delivery Line", styles.delivery),
        _Paragraph("InsideAddress", "Inside Address", styles.address, keep_lines=True),
        _Paragraph("SubjectLine", "Subject Line", styles.subject, keep_next=True),
        _Paragraph("Salutation", "Salutation", styles.salutation, keep_next=True, follow="BodyText"),
        _Paragraph("Closing", "Closing", styles.close, keep_next=True, keep_lines=True, follow="Signature"),
        _Paragraph("Signature", "Signature", styles.signatory_name, keep_lines=True),
        _Paragraph("SignatureDetail", "Signature Detail", styles.signatory_detail, keep_lines=True),
        _Paragraph(
            "SignatoriesHeading", "Signatories Heading", styles.tier, True, based_on=section_style(look)
        ),
        _Paragraph("Signatory", "Signatory", styles.signer, keep_lines=True, hanging_pt=10),
        _Paragraph("Enclosures", "Enclosures", styles.enclosure, keep_lines=True),
        _Paragraph(
            "Header",
            "header",
            replace(styles.running, before_pt=0, after_pt=RUNNING_GAP),
            right_tab_pt=look.text_width,
            borders=rule("bottom", fill(look.palette.rule), 0.5, 4),
        ),
    )


def _stationery_styles(look: Look) -> str:
    """Return the styles of a header and footer taken over, which must not cut pictures off."""
    if look.word is None:
        return ""
    body, found = look.setting.styles.body, []
    width = look.text_width
    tabs = "".join(
        f'<w:tab w:val="{kind}" w:pos="{twips(at)}"/>'
        for kind, at in (("center", width / 2), ("right", width))
    )
    for name in ("header", "footer"):
        taken = look.word.style(name)
        size = taken.size_pt or body.size_pt
        kind = replace(body, size_pt=size, color=Color(taken.color or body.color), bold=bool(taken.bold))
        style_id = f"Stationery{name.title()}"
        found.append(
            f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{style_id}">'
            f'<w:name w:val="Stationery {name.title()}"/><w:basedOn w:val="Normal"/>'
            f"<w:pPr><w:tabs>{tabs}</w:tabs>"
            '<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr>'
            f"<w:rPr>{run_properties(kind, look)}</w:rPr></w:style>"
        )
    return "".join(found)


def _text_styles(look: Look) -> tuple[_Paragraph, ...]:
    """Return the styles of running text."""
    styles = look.setting.styles
    first = styles.title if look.brief else styles.heading
    return (
        _Paragraph("BodyText", "Body Text", styles.body),
        _Paragraph("Lead", "Lead", styles.lead, follow="BodyText"),
        _Paragraph("Heading1", "heading 1", first, True, True, level=0, follow="BodyText"),
        _Paragraph("Heading2", "heading 2", styles.heading, True, True, level=1, follow="BodyText"),
        _Paragraph("ListBullet", "List Bullet", styles.item, number=1),
        _Paragraph("ListNumber", "List Number", styles.item),
        # One line of a note suffices beside its mark: LibreOffice takes the whole note to the next page else.
        _Paragraph("FootnoteText", "footnote text", styles.footnote, single_lines=True),
    )


def _brief_styles(look: Look) -> tuple[_Paragraph, ...]:
    """Return the styles that only a brief uses."""
    styles, body = look.setting.styles, look.setting.styles.body
    return (
        _Paragraph("KeyFigure", "Key Figure", styles.figure_value, keep_next=True),
        _Paragraph("KeyFigureLabel", "Key Figure Label", styles.figure_label),
        _Paragraph("KeyFigureLarge", "Key Figure Large", styles.figure_large, keep_next=True),
        _Paragraph("ChartHeading", "Chart Heading", styles.chart_heading, True, True, based_on="Heading2"),
        _Paragraph("BarLabel", "Bar Label", styles.bar_label, keep_next=True),
        _Paragraph("BarValue", "Bar Value", styles.bar_value),
        _Paragraph(
            "PullQuote", "Pull Quote", styles.quote, keep_next=True, keep_lines=True, follow="QuoteSource"
        ),
        _Paragraph("QuoteSource", "Quote Source", styles.attribution, follow="BodyText"),
        _Paragraph("Question", "Question", styles.question, follow="BodyText", based_on="Heading2"),
        _Paragraph("CodeLabel", "Code Label", replace(styles.source, color=look.palette.ink)),
        _Paragraph("AskHeading", "Ask Heading", styles.ask_heading, follow="AskLead", based_on="Heading2"),
        _Paragraph("AskLead", "Ask Lead", styles.ask_lead, keep_next=True, follow="AskItem"),
        _Paragraph("AskItem", "Ask Item", styles.ask_item),
        _Paragraph(
            "SourcesHeading", "Sources Heading", styles.sources_heading, follow="Source", based_on="Heading2"
        ),
        _Paragraph("Source", "Source", styles.source),
        _Paragraph("ContactStrip", "Contact Strip", styles.strip),
        # Room around tables, which have none of their own and melt into one where they touch.
        _Paragraph("Spacer", "Spacer", replace(body, size_pt=1, leading_pt=1, before_pt=0, after_pt=0)),
    )


def _style_xml(style: _Paragraph, look: Look) -> str:
    """Return one paragraph style; child elements in the order that the schema (CT_PPrBase) demands."""
    kind, hang = style.type, twips(style.hanging_pt)
    return "".join(
        (
            '<w:style w:type="paragraph"',
            "" if style.based_on else ' w:default="1"',
            "" if style.name in _OF_WORD else ' w:customStyle="1"',
            f' w:styleId="{style.id}"><w:name w:val="{style.name}"/>',
            f'<w:basedOn w:val="{style.based_on}"/>' if style.based_on else "",
            f'<w:next w:val="{style.follow}"/>' if style.follow else "",
            "<w:qFormat/><w:pPr>",
            "<w:keepNext/>" if style.keep_next else "",
            "<w:keepLines/>" if style.keep_lines else "",
            '<w:widowControl w:val="0"/>' if style.single_lines else "",
            f'<w:numPr><w:numId w:val="{style.number}"/></w:numPr>' if style.number else "",
            style.borders,
            _right_tab(style.right_tab_pt),
            spacing(kind),
            f'<w:ind w:left="{hang}" w:hanging="{hang}"/>' if hang else "",
            f'<w:jc w:val="{style.align}"/>' if style.align else "",
            f'<w:outlineLvl w:val="{style.level}"/>' if style.level is not None else "",
            f"</w:pPr><w:rPr>{run_properties(kind, look)}</w:rPr></w:style>",
        )
    )


def _right_tab(at_pt: float) -> str:
    """Return a tab stop that sets flush right at `at_pt`, empty for 0."""
    return f'<w:tabs><w:tab w:val="right" w:pos="{twips(at_pt)}"/></w:tabs>' if at_pt else ""


def _character_styles(look: Look) -> str:
    """Return the styles of runs."""
    based = '<w:basedOn w:val="DefaultParagraphFont"/>'
    return (
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
        '<w:style w:type="character" w:styleId="FootnoteReference"><w:name w:val="footnote reference"/>'
        f'{based}<w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/>'
        f'{based}<w:rPr><w:u w:val="single" w:color="{fill(paler(look.palette.ink))}"/></w:rPr></w:style>'
        '<w:style w:type="character" w:customStyle="1" w:styleId="UnfilledField">'
        f'<w:name w:val="Unfilled Field"/>{based}<w:qFormat/><w:rPr>'
        f'<w:shd w:val="clear" w:color="auto" w:fill="{fill(look.palette.unfilled)}"/></w:rPr></w:style>'
    )


_TABLES = (
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
    '<w:top w:w="0" w:type="dxa"/><w:left w:w="0" w:type="dxa"/>'
    '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/>'
    "</w:tblCellMar></w:tblPr></w:style>"
    '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/></w:style>'
)
