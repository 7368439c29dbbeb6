"""The blocks of a designed one-pager as flows: chart, quote."""

from briefdesk.model.blocks import BarChart, PullQuote, Span
from briefdesk.render.layout.flow import Flow
from briefdesk.render.layout.frame import Frame


def bar_chart(block: BarChart, frame: Frame) -> list[Flow]:
    """Return a chart, a line for each bar."""
    style = frame.styles.figure_label
    return [
        frame.paragraph(
            (Span(f"{bar.label}: {bar.shown}"), *((Span("", note=bar.note),) if bar.note else ())),
            style,
            origin=bar.origin,
        )
        for bar in block.bars
    ]


def pull_quote(block: PullQuote, frame: Frame) -> list[Flow]:
    """Return a quote and who said it."""
    style = frame.styles.lead
    texts = (block.spans, block.attribution)
    return [frame.paragraph(text, style, origin=block.origin) for text in texts if text]
