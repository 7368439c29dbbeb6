"""Footnotes longer than the room on their page: they begin beside their mark and go on at the next foot."""

import page
from hypothesis import given, settings
from hypothesis import strategies as st

from briefdesk.model.blocks import ComposedDocument, Footnote, Paragraph, Salutation, Span
from briefdesk.render.layout.document import lay_out
from briefdesk.render.layout.page import ARTIFACT, Layout, PlacedText
from briefdesk.render.pdf import render_pdf
from render.page_samples import shipped_theme

# Words of a paragraph before its mark and after it, and words of its note.
PARTS = st.lists(
    st.tuples(st.integers(1, 120), st.integers(0, 120), st.integers(1, 260)), min_size=1, max_size=8
)
MANY = settings(max_examples=60, deadline=None)


def letter(parts: list[tuple[int, int, int]]) -> ComposedDocument:
    """Return a letter whose words are numbered: p2-17 in the second paragraph, n2-5 in its note."""

    def prose(kind: str, first: int, count: int) -> str:
        return " ".join(f"{kind}-{at}" for at in range(first, first + count))

    blocks = [
        Paragraph(
            (
                Span(prose(f"p{number}", 0, before)),
                Span("", note=number),
                Span(f" {prose(f'p{number}', before, after)}"),
            )
        )
        for number, (before, after, _) in enumerate(parts, 1)
    ]
    notes = [Footnote(n, (Span(prose(f"n{n}", 0, count)),)) for n, (_, _, count) in enumerate(parts, 1)]
    opening = Salutation("Dear Senator Okafor:")
    return ComposedDocument(
        "Letter", "Larkgate International", "en-US", (opening, *blocks), tuple(notes), "To whom"
    )


def texts_of(layout: Layout) -> list[list[PlacedText]]:
    return [[i for i in p.items if isinstance(i, PlacedText) and i.node != ARTIFACT] for p in layout.pages]


def begun_on(layout: Layout) -> dict[int, int]:
    """Return the page on which each note begins."""
    found: dict[int, int] = {}
    for number, texts in enumerate(texts_of(layout)):
        for text in texts:
            if text.source is not None:
                found.setdefault(text.source, number)
    return found


@given(PARTS)
@MANY
def test_a_note_begins_on_the_page_of_its_mark(parts: list[tuple[int, int, int]]) -> None:
    layout = lay_out(letter(parts), shipped_theme())

    marks = {
        note: number
        for number, texts in enumerate(texts_of(layout))
        for text in texts
        for line in text.group.lines
        for note in line.notes
    }
    assert begun_on(layout) == marks


@given(PARTS)
@MANY
def test_no_word_is_lost_and_notes_keep_their_order(parts: list[tuple[int, int, int]]) -> None:
    layout = lay_out(letter(parts), shipped_theme())

    texts = [text for texts in texts_of(layout) for text in texts]
    words = [w for t in texts for line in t.group.lines for run in line.runs for w in run.text.split()]
    notes = [word for word in words if word[0] == "n"]
    body = [word for word in words if word[0] == "p"]
    assert notes == [f"n{n}-{at}" for n, (_, _, count) in enumerate(parts, 1) for at in range(count)]
    assert body == [f"p{n}-{at}" for n, (a, b, _) in enumerate(parts, 1) for at in range(a + b)]


@given(PARTS)
@MANY
def test_text_and_notes_stay_apart_and_on_their_page(parts: list[tuple[int, int, int]]) -> None:
    layout = lay_out(letter(parts), shipped_theme())

    lowest = layout.page_height - layout.setting.margins.bottom_pt + 0.01
    for texts in texts_of(layout):
        notes = [t for t in texts if t.source is not None]
        body = [t for t in texts if layout.nodes[t.node].role != "Lbl" and t.source is None]
        assert all(t.y + t.group.height <= lowest for t in texts)
        if notes and body:
            assert max(t.y + t.group.height for t in body) <= min(t.y for t in notes)


def test_a_note_on_two_pages_is_one_element_of_an_accessible_file() -> None:
    document = letter([(400, 40, 300), (30, 30, 20)])
    theme = shipped_theme()
    layout = lay_out(document, theme)

    pages = [n for n, texts in enumerate(texts_of(layout)) if any(t.source == 1 for t in texts)]
    nodes = {t.node for texts in texts_of(layout) for t in texts if t.source == 1}
    report = page.validate_pdf_bytes(
        render_pdf(layout, document, theme).data, profile=page.ValidationProfile.PDF_UA_1
    )

    assert len(pages) == 2
    assert len(nodes) == 1
    assert [failure.rule_id for failure in report.failures] == []
