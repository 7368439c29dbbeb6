"""The page: paper, margins, what stands at its head on page one and on those that follow."""

from dataclasses import replace

from briefdesk.model.blocks import ComposedDocument, Letterhead
from briefdesk.render.docx.look import Look, fill
from briefdesk.render.docx.markup import DECLARATION, NAMESPACES, emu, twips
from briefdesk.render.docx.runs import field_runs, text_run
from briefdesk.render.docx.sheet import gap, paragraph
from briefdesk.render.docx.stationery import PAPER_RELATION, Furniture, paper_run, taken_furniture
from briefdesk.render.layout.columns import COLUMN_GUTTER
from briefdesk.render.layout.head import bar_top, footer_text, mark_top
from briefdesk.render.running_head import head_line
from briefdesk.render.theme import FOOTER_FROM_EDGE

_GOES_ON = '<w:type w:val="continuous"/>'
_FIRST_LINE = 1.0
# In a line of exact height, word processors set the text lower than the layout does, by about this much.
_LIFT = 3.0
# A brief must stay one page where Word breaks a line that our measures did not. Its text ends where the
# PDF's does; the paper below is left to it as a reserve that nobody sees.
_LEAST_BRIEF_MARGIN = 18.0
_BRIEF_RESERVE = 26.0
# LibreOffice fits this much more on a letter's page than the layout, which would end some pages elsewhere.
_TOO_MUCH_ROOM = 1.0
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_SHAPE = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
_DECORATION = "http://schemas.microsoft.com/office/drawing/2017/decorative"
_IS_DECORATION = "{C183D7F6-B498-43B3-948B-1728B52AA6E4}"
_COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"


def section_xml(look: Look, *, first: bool = True, columns: int = 1) -> str:
    """Return paper, margins and heads; page one has a head of its own (titlePg).

    Sections after the `first` go on where the one before ends, and have its heads.
    """
    margins = look.setting.margins
    top = margins.top_pt - _LIFT
    bottom = margins.bottom_pt + _TOO_MUCH_ROOM
    if look.brief:
        bottom = max(_LEAST_BRIEF_MARGIN, margins.bottom_pt - (0 if look.has_footer else _BRIEF_RESERVE))
    head, foot = top - _FIRST_LINE, FOOTER_FROM_EDGE if look.has_footer else bottom / 2
    if look.word is not None:
        edge = look.word.margins
        top, bottom, head, foot = edge.top_pt, edge.bottom_pt, edge.header_pt, edge.footer_pt
    return (
        f"<w:sectPr>{_references(look) if first else _GOES_ON}"
        f'<w:pgSz w:w="{twips(look.page_width)}" w:h="{twips(look.page_height)}"/>'
        f'<w:pgMar w:top="{twips(top)}" w:right="{twips(margins.right_pt)}"'
        f' w:bottom="{twips(bottom)}" w:left="{twips(margins.left_pt)}"'
        f' w:header="{twips(head)}" w:footer="{twips(foot)}" w:gutter="0"/>'
        f"{_columns(columns)}<w:titlePg/></w:sectPr>"
    )


def furniture(document: ComposedDocument, look: Look) -> tuple[Furniture, ...]:
    """Return the headers and footers of page one and of those that follow."""
    found = {
        ("header", "default"): Furniture(
            "header", "default", header_xml(document, look), _paper(look, False)
        ),
        ("header", "first"): Furniture(
            "header", "first", first_header_xml(look, document.mark), _paper(look, True)
        ),
    }
    if look.has_footer:
        found["footer", "first"] = Furniture("footer", "first", first_footer_xml(document, look))
    if look.word is not None:
        mark = _mark(document.mark, look)
        for key, taken in taken_furniture(look.word).items():
            opening = taken.xml.index(">", taken.xml.index("<w:")) + 1
            marked = taken.xml[:opening] + mark + taken.xml[opening:] if key[0] == "header" else taken.xml
            found[key] = replace(taken, xml=marked)
    return tuple(found.values())


def _references(look: Look) -> str:
    keys = {("header", "default"), ("header", "first")}
    if look.has_footer:
        keys.add(("footer", "first"))
    if look.word is not None:
        keys |= taken_furniture(look.word).keys()
    # In the order that the schema leaves free and that files had so far: heads before feet.
    order = (("header", "default"), ("header", "first"), ("footer", "default"), ("footer", "first"))
    return "".join(Furniture(kind, pages, "").reference for kind, pages in order if (kind, pages) in keys)


def _paper(look: Look, first: bool) -> tuple[tuple[str, bytes], ...]:
    """Return the picture of the paper that lies under page one, or under those that follow."""
    paper = look.theme.paper
    if paper is None or paper.word is not None or paper.picture is None:
        return ()
    return ((PAPER_RELATION, paper.picture),) if first or paper.every_page else ()


def _columns(count: int) -> str:
    return f'<w:cols w:num="{count}" w:space="{twips(COLUMN_GUTTER)}"/>' if count > 1 else ""


def header_xml(document: ComposedDocument, look: Look) -> str:
    """Return the head of all pages but the first: what goes on from where, and the page's number.

    It begins where page one's text does and pushes the text of its page down.
    """
    page = text_run("Page ") + field_runs("PAGE", "2") + text_run(" of ") + field_runs("NUMPAGES", "2")
    line = head_line(document.continuation, look.setting.styles.running, look.theme, look.text_width)
    under = paper_run(look) if _paper(look, False) else ""
    content = paragraph("Header", f"{under}{text_run(line)}<w:r><w:tab/></w:r>{page}")
    return f"{DECLARATION}<w:hdr {NAMESPACES}>{_mark(document.mark, look)}{content}</w:hdr>"


def first_footer_xml(document: ComposedDocument, look: Look) -> str:
    """Return the foot of page one: the theme's footer for this sender."""
    head = next((block for block in document.blocks if isinstance(block, Letterhead)), None)
    says = footer_text(head, look.setting.letterhead) if head else ""
    align = {"centered": "center", "right": "right"}.get(look.setting.letterhead.align, "left")
    content = paragraph("LetterheadContact", text_run(says), f'<w:jc w:val="{align}"/>')
    return f"{DECLARATION}<w:ftr {NAMESPACES}>{content}</w:ftr>"


def first_header_xml(look: Look, mark: str = "") -> str:
    """Return the head of page one: nothing, or the theme's bar above the type area."""
    height = look.setting.letterhead.bar_pt
    paper = look.theme.paper
    has_own_head = paper is None or paper.letterhead
    bar = _bar(look, height, fill(look.palette.accent)) if height and has_own_head else ""
    bar = (paper_run(look) if _paper(look, True) else "") + bar
    content = gap(_FIRST_LINE).replace("</w:p>", f"{bar}</w:p>")
    return (
        f'{DECLARATION}<w:hdr {NAMESPACES} xmlns:mc="{_COMPATIBILITY}">{_mark(mark, look)}{content}</w:hdr>'
    )


def _mark(mark: str, look: Look) -> str:
    """Return the mark of a draft in a frame above the type area, which moves nothing else on the page."""
    if not mark:
        return ""
    frame = (
        f'<w:framePr w:w="{twips(look.text_width)}" w:wrap="around" w:vAnchor="page" w:hAnchor="page"'
        f' w:x="{twips(look.setting.margins.left_pt)}" w:y="{twips(mark_top(look.setting))}"/>'
    )
    run = text_run(mark).replace("<w:r>", "<w:r><w:rPr><w:b/></w:rPr>", 1)
    return paragraph("Header", run, f'{frame}<w:spacing w:after="0"/><w:jc w:val="right"/>')


def _bar(look: Look, height_pt: float, color: str) -> str:
    """Return a run that draws a filled rectangle over the type area, behind the text.

    It is marked as decoration, so that readers pass over it; those that do not know the mark read its name.
    """
    size = f'cx="{emu(look.text_width)}" cy="{emu(height_pt)}"'
    left, top = emu(look.setting.margins.left_pt), emu(bar_top(look.setting))
    return (
        f'<w:r><mc:AlternateContent><mc:Choice xmlns:wps="{_SHAPE}" Requires="wps"><w:drawing>'
        f'<wp:anchor xmlns:wp="{_DRAWING}/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0"'
        ' simplePos="0" relativeHeight="1" behindDoc="1" locked="1" layoutInCell="1" allowOverlap="1">'
        '<wp:simplePos x="0" y="0"/>'
        f'<wp:positionH relativeFrom="page"><wp:posOffset>{left}</wp:posOffset></wp:positionH>'
        f'<wp:positionV relativeFrom="page"><wp:posOffset>{top}</wp:posOffset></wp:positionV>'
        f'<wp:extent {size}/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>'
        f'<wp:docPr id="2" name="Bar" descr="Colored bar"><a:extLst xmlns:a="{_DRAWING}/main">'
        f'<a:ext uri="{_IS_DECORATION}"><d:decorative xmlns:d="{_DECORATION}" val="1"/></a:ext>'
        "</a:extLst></wp:docPr><wp:cNvGraphicFramePr/>"
        f'<a:graphic xmlns:a="{_DRAWING}/main"><a:graphicData uri="{_SHAPE}"><wps:wsp><wps:cNvSpPr/>'
        f'<wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>'
        f'</a:prstGeom><a:solidFill><a:srgbClr val="{color}"/></a:solidFill><a:ln><a:noFill/></a:ln>'
        "</wps:spPr><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>"
        "</mc:AlternateContent></w:r>"
    )
