"""The blocks that give a one-pager its design: large figures, bar chart, pull quote, answers, code."""

from collections.abc import Callable
from dataclasses import replace

from briefdesk.model.blocks import BarChart, Block, KeyFigures, PullQuote, QrLink, Question, Span, Spans
from briefdesk.render.docx.balance import natural_width
from briefdesk.render.docx.look import fill
from briefdesk.render.docx.markup import half_points, twips
from briefdesk.render.docx.picture import bar_picture, code_picture
from briefdesk.render.docx.runs import text_run, text_xml
from briefdesk.render.docx.sheet import Sheet, gap, hanging_out, paragraph, right_indent, rule, spacing
from briefdesk.render.docx.tables import Cell, border, row, table
from briefdesk.render.layout.columns import COLUMN_GUTTER, QUESTION_SHARE
from briefdesk.render.layout.design_blocks import (
    BAR_SHARE,
    FIGURE_BAR,
    FIGURE_BAR_GAP,
    FIGURE_GUTTER,
    MOST_LARGE,
    QR_GAP,
    QR_SIDE,
    QUOTE_BAR,
    QUOTE_GAP,
    bar_color,
    bar_lengths,
    behind,
    marked,
    shown_address,
)
from briefdesk.render.theme import TextStyle

_SMALLEST_SHRINK = 0.5
_OPENING_MARKS = "“‘"
_HAIRLINE = 0.6
_ABOVE_ANSWER = 7.0
_BASELINE_EM = 0.27
# What stands on the line may not be higher, or exact line spacing would cut it off.
_MOST_OF_LINE = 0.78
# What the longest bar is shorter than in the PDF, so that its figure does not go to the next line.
_SPARE = 6.0
_BAR_LINE = '<w:spacing w:before="0" w:after="0" w:line="{}" w:lineRule="exact"/>'
_PICTURE_LINE = '<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>'

Writer = Callable[[Block, Sheet], str]
"""How the paragraphs of a block are made: the caller's own dispatch."""


def large_figures_xml(block: KeyFigures, sheet: Sheet) -> str:
    """Return rows of figures that carry the page, each under a bar in the accent color."""
    count = len(block.figures)
    rows = -(-count // MOST_LARGE)
    parts = (block.figures[count * at // rows : count * (at + 1) // rows] for at in range(rows))
    return "".join(_large_row(replace(block, figures=part), sheet) for part in parts)


def _large_row(block: KeyFigures, sheet: Sheet) -> str:
    look, styles = sheet.look, sheet.look.setting.styles
    count = len(block.figures)
    column = (sheet.width - FIGURE_GUTTER * (count - 1)) / count
    style = fitting(tuple(figure.value for figure, _, _ in block.figures), styles.figure_large, sheet, column)
    size = half_points(style.size_pt)
    bar = rule("top", fill(look.palette.accent), FIGURE_BAR, FIGURE_BAR_GAP)
    cells = []
    for at, (figure, note, _) in enumerate(block.figures):
        runs, right = sheet.within(column).lines(
            marked(figure.label, note), styles.figure_label, balanced=True
        )
        own = f'<w:rPr><w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr>'
        value = f"<w:r>{own}{text_xml(figure.value)}</w:r>"
        around = spacing(styles.figure_label, before_pt=0, after_pt=0) + right_indent(right)
        content = paragraph(
            "KeyFigureLarge", value, bar + spacing(style, before_pt=0, after_pt=0)
        ) + paragraph("KeyFigureLabel", runs, around)
        gutter = FIGURE_GUTTER if at < count - 1 else 0.0
        cells.append(Cell(content, column + gutter, padding=(0, gutter, 0, 0)))
    found = table(row(tuple(cells)), tuple(cells))
    return gap(style.before_pt) + found + gap(styles.figure_label.after_pt)


def fitting(texts: tuple[str, ...], style: TextStyle, sheet: Sheet, width: float) -> TextStyle:
    """Return `style` in the size at which each of `texts` takes one line, as the layout has it."""
    widest = max((natural_width(text, style, sheet.look) for text in texts), default=0.0)
    shrink = max(_SMALLEST_SHRINK, min(1.0, width / widest)) if widest else 1.0
    if shrink == 1.0:
        return style
    size = int(style.size_pt * shrink * 2) / 2
    return replace(style, size_pt=size, leading_pt=style.leading_pt / style.size_pt * size)


def chart_xml(block: BarChart, sheet: Sheet) -> str:
    """Return a chart: each bar under its label, a picture as long as its figure, which stands behind it.

    Label and figure are text, so the chart reads as well as it looks. One cell holds all bars.
    """
    look, styles = sheet.look, sheet.look.setting.styles
    heading = ""
    if block.heading.strip():
        runs, right = sheet.lines((Span(block.heading),), styles.chart_heading, balanced=True)
        heading = paragraph("ChartHeading", runs, right_indent(right))
    if not block.bars:
        return heading
    widths = tuple(natural_width(bar.shown, styles.bar_value, look) for bar in block.bars)
    lengths = bar_lengths(block, widths, sheet.width - _SPARE)
    thick = min(styles.bar_value.size_pt * BAR_SHARE, styles.bar_value.leading_pt * _MOST_OF_LINE)
    found, first = [], True
    for at, (bar, length) in enumerate(zip(block.bars, lengths, strict=True)):
        runs, right = sheet.lines(marked(bar.label, bar.note), styles.bar_label)
        around = spacing(styles.bar_label, before_pt=0, after_pt=0) + right_indent(right)
        found.append(paragraph("BarLabel", runs, around))
        shown = ""
        if length:
            drawn = bar_picture(bar_color(look.palette, first=first), length, thick)
            shown, first = sheet.pictures.run(drawn, f"Bar: {bar.shown}") + "<w:r><w:tab/></w:r>", False
        last = at == len(block.bars) - 1
        tabs = f'<w:tabs><w:tab w:val="left" w:pos="{twips(behind(length))}"/></w:tabs>' if length else ""
        after = spacing(styles.bar_value, before_pt=0, after_pt=0 if last else styles.bar_label.after_pt)
        found.append(paragraph("BarValue", shown + text_run(bar.shown), tabs + after))
    cell = Cell("".join(found), sheet.width)
    above = gap(1 if heading else styles.bar_label.before_pt)
    return heading + above + table(row((cell,)), (cell,)) + gap(styles.figure_label.after_pt)


def quote_xml(block: PullQuote, sheet: Sheet, *, first: bool = False) -> str:
    """Return words set large under a short bar, an opening mark hung, and who said them.

    The `first` of a column has no room above.
    """
    styles, look = sheet.look.setting.styles, sheet.look
    wide, high = QUOTE_BAR
    bar = rule("top", fill(look.palette.accent), high, 0)
    around = _BAR_LINE.format(twips(QUOTE_GAP))
    short = right_indent(twips(max(0.0, sheet.width - wide)))
    above = "" if first else gap(styles.quote.before_pt)
    opening = next((span.text[0] for span in block.spans if span.text), "")
    hang = natural_width(opening, styles.quote, look) if opening in _OPENING_MARKS and opening else 0.0
    runs, right = sheet.lines(block.spans, styles.quote, balanced=True, hang_pt=hang)
    found = above + paragraph("Spacer", "", bar + around + short)
    found += paragraph("PullQuote", runs, spacing(styles.quote, before_pt=0) + hanging_out(hang, right))
    if any(span.text.strip() for span in block.attribution):
        runs, right = sheet.lines(block.attribution, styles.attribution)
        found += paragraph("QuoteSource", runs, right_indent(right))
    return found


def question_xml(block: Question, sheet: Sheet, write: Writer) -> str:
    """Return a question at the left under a hairline, its answer beside it."""
    look, style = sheet.look, sheet.look.setting.styles.question
    aside = sheet.width * QUESTION_SHARE
    runs, right = sheet.within(aside).lines(block.heading.spans, style, balanced=True)
    body = look.setting.styles.body
    drop = (body.leading_pt - style.leading_pt) / 2 + (body.size_pt - style.size_pt) * _BASELINE_EM
    around = spacing(style, before_pt=max(0.0, drop), after_pt=0) + right_indent(right)
    beside = sheet.within(sheet.width - aside - COLUMN_GUTTER)
    answer = "".join(write(each, beside) for each in block.answer) or paragraph("BodyText", "")
    line = border("top", fill(look.palette.rule), _HAIRLINE)
    top = _ABOVE_ANSWER
    cells = (
        Cell(
            paragraph("Question", runs, around),
            aside + COLUMN_GUTTER,
            line,
            padding=(top, COLUMN_GUTTER, 0, 0),
        ),
        Cell(answer, beside.width, line, padding=(top, 0, 0, 0)),
    )
    return gap(style.before_pt) + table(row(cells), cells)


def code_cells(block: QrLink, sheet: Sheet, width_pt: float) -> tuple[Cell, Cell]:
    """Return a code, and what it leads to with its address, as cells side by side `width_pt` wide."""
    style = sheet.look.setting.styles.source
    room = sheet.within(width_pt - QR_SIDE - QR_GAP)
    label: Spans = (Span(block.label, bold=True),)
    address: Spans = (Span(shown_address(block.url), link=block.url),)
    runs, right = room.lines(label, style)
    linked, edge = room.lines(address, style)
    no_after = spacing(style, before_pt=0, after_pt=0)
    words = paragraph("CodeLabel", runs, no_after + right_indent(right))
    words += paragraph("Source", linked, no_after + right_indent(edge))
    picture = sheet.pictures.run(code_picture(block.url, QR_SIDE), block.alt)
    return (
        Cell(paragraph("Source", picture, _PICTURE_LINE), QR_SIDE + QR_GAP),
        Cell(words, room.width),
    )
