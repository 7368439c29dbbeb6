"""Page breaks of letters of any length: nothing alone that belongs together, every page says whose it is."""

from collections import defaultdict
from dataclasses import dataclass, replace

from hypothesis import given, settings
from hypothesis import strategies as st

from briefdesk.model.blocks import (
    Block,
    ComposedDocument,
    CopyLine,
    DateLine,
    Enclosures,
    Footnote,
    Heading,
    InsideAddress,
    ItemList,
    Letterhead,
    ListItem,
    ListStyle,
    Paragraph,
    Salutation,
    Signatories,
    SignatureBlock,
    Span,
    SubjectLine,
)
from briefdesk.render.layout.document import lay_out
from briefdesk.render.layout.page import ARTIFACT, Layout, PlacedText
from render.page_samples import shipped_theme

SENTENCE = "soldiers patrol the border while the courts have yet to rule on what the law allows them"
WORDS = SENTENCE.split(" ")
CONTINUATION = "The Honorable Amaka Okafor · June 15, 2026"


def prose(count: int, *, end: str = ".") -> str:
    return " ".join(WORDS[(count + index) % len(WORDS)] for index in range(count)).capitalize() + end


def spans(count: int, note: int | None = None, *, end: str = ".") -> tuple[Span, ...]:
    mark = (Span("", note=note),) if note else ()
    return (Span(prose(count, end=end)), *mark)


@dataclass(frozen=True)
class Shape:
    """How long the pieces of a letter are, in words, and what follows its signature."""

    paragraphs: tuple[int, ...]
    items: tuple[int, ...]
    headings: bool
    notes: int
    signers: int
    enclosures: int


SHAPES = st.builds(
    Shape,
    st.lists(st.integers(3, 260), min_size=1, max_size=9).map(tuple),
    st.lists(st.integers(4, 90), max_size=8).map(tuple),
    st.booleans(),
    st.integers(0, 5),
    st.sampled_from((0, 0, 3, 9, 40, 95)),
    st.integers(0, 3),
)


def letter(shape: Shape) -> ComposedDocument:
    """Return a letter of that shape: half its paragraphs, the list with its lead, the other half."""
    numbers = iter(range(1, shape.notes + 1))
    body: list[Block] = []
    middle = (len(shape.paragraphs) + 1) // 2
    for index, count in enumerate(shape.paragraphs):
        if index == middle or (index == 0 and middle == 0):
            body += listed(shape, numbers)
        if shape.headings and index % 2:
            body.append(Heading(2, (Span(f"What the law says of it, part {index}"),)))
        body.append(Paragraph(spans(count, next(numbers, None))))
    if len(shape.paragraphs) <= middle:
        body += listed(shape, numbers)
    ending: list[Block] = [
        SignatureBlock("Sincerely,", "Dana Whitfield", "Director", "Larkgate International")
    ]
    if shape.signers:
        ending.append(Signatories("National organizations", tuple(signer(n) for n in range(shape.signers))))
    if shape.enclosures:
        ending.append(Enclosures(tuple(f"Enclosure number {n}" for n in range(shape.enclosures))))
        ending.append(CopyLine(("The Honorable Somebody Else",)))
    return ComposedDocument(
        "Letter",
        "Larkgate International",
        "en-US",
        (
            Letterhead("Larkgate International", "", ("1400 Example Street NW, Washington, DC",)),
            DateLine("June 15, 2026"),
            InsideAddress((("The Honorable Amaka Okafor", "United States Senate", "Washington, DC 20510"),)),
            SubjectLine((Span("Oversight of military roles in border enforcement"),)),
            Salutation("Dear Senator Okafor:"),
            *body,
            *ending,
        ),
        tuple(Footnote(n, spans(6 + 9 * n)) for n in range(1, shape.notes + 1)),
        CONTINUATION,
    )


def listed(shape: Shape, numbers: object) -> list[Block]:
    if not shape.items:
        return []
    items = tuple(ListItem(spans(count, next(numbers, None))) for count in shape.items)  # type: ignore[call-overload]
    return [Paragraph(spans(20, end=":")), ItemList(items, ListStyle.BULLETS)]


def signer(number: int) -> str:
    return (
        " ".join(["Coalition", "of", "Neighbors", "for", "Humane", "Policy"][: 2 + number % 5]) + f" {number}"
    )


def laid_out(shape: Shape, paper: str = "Letter") -> Layout:
    return lay_out(letter(shape), replace(shipped_theme(), page_size=paper))


def texts_of(layout: Layout) -> list[list[PlacedText]]:
    """Return the texts of each page but for its running head and rules."""
    return [[i for i in p.items if isinstance(i, PlacedText) and i.node != ARTIFACT] for p in layout.pages]


def body_of(layout: Layout) -> list[list[PlacedText]]:
    """Return the texts of each page without footnotes, from top to bottom."""
    notes = {n for n, node in enumerate(layout.nodes) if node.role == "Note"}
    notes |= {n for n, node in enumerate(layout.nodes) if node.parent in notes}
    kept = [[t for t in page if t.node not in notes] for page in texts_of(layout)]
    return [sorted(page, key=lambda t: (t.y, t.x)) for page in kept]


def words_in(text: PlacedText) -> str:
    return " ".join(line.text for line in text.group.lines)


ANY = given(SHAPES, st.sampled_from(("Letter", "A4")))
MANY = settings(max_examples=60)


@ANY
@MANY
def test_no_line_of_a_paragraph_stands_alone_at_a_break(shape: Shape, paper: str) -> None:
    layout = laid_out(shape, paper)

    lines: dict[int, list[int]] = defaultdict(list)
    for page in body_of(layout):
        for text in page:
            if layout.nodes[text.node].role in ("P", "LBody"):
                lines[text.node].append(len(text.group.lines))
    parted = [counts for node, counts in lines.items() if len(counts) > 1 and not in_columns(layout, node)]
    # A subject's label and a signature's name share their paragraph's node on one page: those never part.
    across = [counts for counts in parted if sum(counts) >= 4]
    assert all(min(counts) >= 2 for counts in across if counts), parted


def in_columns(layout: Layout, node: int) -> bool:
    pages = {n for n, page in enumerate(body_of(layout)) for text in page if text.node == node}
    return len(pages) < 2


@ANY
@MANY
def test_headings_salutation_and_lead_ins_are_never_last_on_a_page(shape: Shape, paper: str) -> None:
    for page in body_of(laid_out(shape, paper))[:-1]:
        last = words_in(page[-1])
        assert not last.startswith(
            ("What the law says", "Dear Senator", "National organizations", "Oversight")
        )
        assert not last.endswith(":")


@ANY
@MANY
def test_signature_stays_whole_with_two_lines_of_the_letter_above_it(shape: Shape, paper: str) -> None:
    pages = body_of(laid_out(shape, paper))

    (home,) = [n for n, page in enumerate(pages) for text in page if words_in(text) == "Sincerely,"]
    said = [words_in(text) for text in pages[home]]
    place = said.index("Sincerely,")
    assert said[place + 1 : place + 3] == ["Dana Whitfield", "Director Larkgate International"]
    assert sum(len(text.group.lines) for text in pages[home][:place]) >= min(2, lines_of_last(shape))


def lines_of_last(shape: Shape) -> int:
    """Return 1 where the letter's last paragraph may well be a single line, else 2."""
    return 1 if shape.paragraphs[-1] < 20 else 2


@ANY
@MANY
def test_pages_after_the_first_say_whose_letter_it_is_and_which_page(shape: Shape, paper: str) -> None:
    layout = laid_out(shape, paper)

    for number, page in enumerate(layout.pages, 1):
        heads = [words_in(i) for i in page.items if isinstance(i, PlacedText) and i.node == ARTIFACT]
        expected = [] if number == 1 else [CONTINUATION, f"Page {number} of {len(layout.pages)}"]
        # Below them stands the tier whose organizations go on over the page, if one does.
        again = [head for head in heads if head.casefold().endswith("organizations (continued)")]
        assert heads == [*expected, *again]
        assert len(again) <= (number > 1)


@ANY
@MANY
def test_no_page_is_empty_and_nothing_leaves_it(shape: Shape, paper: str) -> None:
    layout = laid_out(shape, paper)

    for page in texts_of(layout):
        assert page
        margins = layout.setting.margins
        assert all(t.y >= margins.top_pt - 0.01 for t in page)
        assert all(t.y + t.group.height <= layout.page_height - margins.bottom_pt + 0.01 for t in page)
    assert any("Dear Senator" in words_in(text) for text in body_of(layout)[0])


@ANY
@MANY
def test_notes_stand_at_the_foot_of_the_page_that_cites_them(shape: Shape, paper: str) -> None:
    layout = laid_out(shape, paper)

    for page in texts_of(layout):
        cited = {note for text in page for line in text.group.lines for note in line.notes}
        begun = {t.source for t in page if t.source is not None}
        assert cited <= begun


@given(st.integers(4, 120), st.sampled_from(("Letter", "A4")))
@MANY
def test_signatories_stand_in_even_columns(count: int, paper: str) -> None:
    layout = laid_out(Shape((30,), (), False, 0, count, 0), paper)

    for page in body_of(layout):
        columns: dict[float, list[PlacedText]] = defaultdict(list)
        for text in page:
            if layout.nodes[text.node].role == "LBody":
                columns[round(text.x, 1)].append(text)
        feet = [max(t.y + t.group.height for t in column) for column in columns.values()]
        tallest = max((t.group.height for column in columns.values() for t in column), default=0.0)
        if len(feet) > 1:
            assert max(feet) - min(feet) <= 2 * tallest + 12
