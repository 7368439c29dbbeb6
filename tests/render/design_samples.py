"""One-pagers of every design with contents as they come: long and short, plain and odd."""

from dataclasses import replace

from hypothesis import strategies as st

from briefdesk.compose.designs import arranged, with_lead
from briefdesk.model.blocks import (
    AskBox,
    Bar,
    BarChart,
    Block,
    ComposedDocument,
    ContactStrip,
    Footnote,
    Heading,
    ItemList,
    KeyFigures,
    Letterhead,
    ListItem,
    ListStyle,
    Origin,
    Paragraph,
    PartnerLogo,
    PullQuote,
    QrLink,
    SourcesNote,
    Span,
    Spans,
)
from briefdesk.model.finding import KeyFigure
from briefdesk.model.template import Design
from render.page_samples import REPORT, a_brief, a_letter, a_letterhead, a_logo, note, text

THEMES = ("classic", "modern")
_WORDS = (
    "the", "of", "a", "in", "record", "soldiers", "deployment", "H.R.\u00a01234", "Sec.\u00a0502(f)",
    "$95,000",
    "non-lethal", "oversight", "accountability", "“highest", "readiness”", "—", "Guantánamo", "żółć",
    "responsibility-sharing", "https://www.example.org/a/very/long/address-of-a-page", "U.S.", "3,000", "50",
)  # fmt: skip


def _spans(words: st.SearchStrategy[list[str]]) -> st.SearchStrategy[Spans]:
    return words.map(lambda chosen: text(" ".join(chosen)))


def _words(least: int, most: int) -> st.SearchStrategy[Spans]:
    return _spans(st.lists(st.sampled_from(_WORDS), min_size=least, max_size=most))


@st.composite
def briefs(draw: st.DrawFn, design: Design) -> ComposedDocument:
    """Return a one-pager of that design, at times too long for a page."""
    count = draw(st.integers(1, 10))
    items = tuple(
        ListItem((*draw(_words(3, 38)), note(n + 1)), Origin(f"findings:{n}")) for n in range(count)
    )
    body: list[Block] = []
    figures = KeyFigures(
        tuple(
            (KeyFigure(draw(_figure), _plain(draw(_words(2, 9)))), 1, Origin(f"key-figures:{n}"))
            for n in range(draw(st.integers(0, 5)))
        )
    )
    chart = BarChart(
        _plain(draw(_words(0, 9))),
        tuple(
            Bar(_plain(draw(_words(1, 14))), value, f"{value:,}", 1, Origin(f"chart:{n}"))
            for n, value in enumerate(draw(_values))
        ),
        Origin("chart"),
    )
    if design is Design.CHART:
        body.append(chart)
    if figures.figures:
        body.append(figures)
    if design is Design.QUESTIONS:
        body.append(Heading(2, draw(_words(1, 8)), Origin("question")))
    body.append(Paragraph(draw(_words(4, 120)), Origin("problem")))
    if draw(st.booleans()):
        body += [
            Heading(2, draw(_words(1, 6)), Origin("background")),
            Paragraph(draw(_words(4, 60)), Origin("background")),
        ]
    body.append(Heading(2, draw(_words(1, 6)), Origin("findings")))
    body.append(ItemList(items, draw(st.sampled_from(ListStyle))))
    if draw(st.booleans()):
        quote = (Span("“" + _plain(draw(_words(3, 26))) + "”"),)
        body.append(PullQuote(quote, (*draw(_words(1, 8)), note(1)), Origin("quote")))
    asks = tuple(ListItem(draw(_words(4, 30)), Origin(f"asks:{n}")) for n in range(draw(st.integers(1, 4))))
    body.append(AskBox("What Congress can do", draw(_words(0, 8)), asks, Origin("asks")))
    return _document(draw(_words(1, 14)), arranged(with_lead(body, design), design), count, draw(_heads))


_figure = st.sampled_from(("3,000", "0.5", "40%+", "$95,000", "590", "as many as 30,000", "1,234,567"))
_values = st.lists(st.sampled_from((0.5, 3.0, 50.0, 590.0, 3000.0, 41000.0)), min_size=2, max_size=6)
_PARTNERS = (
    PartnerLogo(a_logo(), "First partner"),
    PartnerLogo(a_logo(120, 120), "Second partner"),
    PartnerLogo(a_logo(600, 100), "Third partner"),
)
_SHAPES = ((300, 100), (120, 120), (600, 80), (90, 200), (400, 160), (200, 190))
_heads = st.tuples(st.integers(0, 3), st.booleans(), st.booleans())


def joint(count: int) -> ComposedDocument:
    """Return a letter whose head has that many logos, the sender's own among them."""
    letter = a_letter()
    head, *rest = letter.blocks
    assert isinstance(head, Letterhead)
    logo, *others = (a_logo(*_SHAPES[at % len(_SHAPES)]) for at in range(count))
    partners = tuple(PartnerLogo(image, f"Partner {at}") for at, image in enumerate(others, 1))
    return replace(letter, blocks=(replace(head, logo=logo, partners=partners), *rest))


def _document(title: Spans, body: list[Block], notes: int, head: tuple[int, bool, bool]) -> ComposedDocument:
    partners, logo, code = head
    letterhead: Letterhead = replace(a_letterhead(logo=logo), partners=_PARTNERS[:partners])
    source = Footnote(1, (Span("Borderlands Rights Project, “Lines Redrawn,” 2026, para. 1."),))
    short = tuple(Footnote(n, text(f"“Texas,” para. {n}.")) for n in range(2, notes + 1))
    return ComposedDocument(
        "A one-pager",
        "Borderlands Rights Project",
        "en-US",
        (
            letterhead,
            Heading(1, title, Origin("subject")),
            *body,
            SourcesNote(
                "Sources", (source, *short), QrLink(REPORT, "Scan to read “Lines Redrawn”") if code else None
            ),
            ContactStrip(
                (Span("To learn more: "), Span("office@example.org", link="mailto:office@example.org"))
            ),
        ),
    )


def _plain(spans: Spans) -> str:
    return "".join(span.text for span in spans)


def a_designed_brief(design: Design, *, partners: int = 0) -> ComposedDocument:
    """Return the standing sample of a design, the same each time; `partners` publish with the sender."""
    brief = a_brief(logo=True)
    head, title, *middle, sources, strip = brief.blocks
    kept = [block for block in middle if design is not Design.CHART or not isinstance(block, KeyFigures)]
    quote = PullQuote(
        (Span("“Soldiers asked us for papers that they had no power to ask for.”"),),
        (Span("A resident of Starr County"), note(3)),
        Origin("quote"),
    )
    if design is Design.COLUMNS:
        kept.insert(-1, quote)
    if design is Design.CHART:
        bars = (
            Bar("Border Patrol agents in the sector", 3000.0, "3,000", 1, Origin("chart:agents")),
            Bar("People apprehended a day", 50.0, "50", 1, Origin("chart:people")),
        )
        kept.insert(0, BarChart("3,000 agents for 50 apprehensions a day", bars, Origin("chart")))
    if design is Design.QUESTIONS:
        kept = [block for block in kept if not isinstance(block, KeyFigures)]
        kept.insert(0, Heading(2, text("What is happening?"), Origin("problem")))
    if design is Design.FIGURES:
        kept = [kept[1], kept[0], *kept[2:]]
    plain = [replace(b, lead=False) if isinstance(b, Paragraph) else b for b in kept]
    body = arranged(with_lead(plain, design), design)
    assert isinstance(head, Letterhead)
    assert isinstance(sources, SourcesNote)
    return replace(
        brief,
        blocks=(
            replace(head, partners=_PARTNERS[:partners]),
            title,
            *body,
            replace(sources, qr=QrLink(REPORT, "Scan to read “Lines Redrawn”")),
            strip,
        ),
    )
