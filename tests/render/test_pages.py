"""Pages: everything inside the margins, nothing over anything else, nothing torn that belongs together."""

import dataclasses
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefdesk.model.blocks import (
    Block,
    ComposedDocument,
    CopyLine,
    Enclosures,
    Footnote,
    Heading,
    ItemList,
    Letterhead,
    ListItem,
    ListStyle,
    Origin,
    Paragraph,
    Signatories,
    SignatureBlock,
    Span,
)
from briefdesk.render.layout.document import lay_out
from briefdesk.render.layout.head import beside_name
from briefdesk.render.layout.page import LaidPage, Layout, PlacedBox, PlacedText
from briefdesk.render.theme import Theme
from render.page_samples import a_brief, a_letter, a_logo, a_sign_on_letter, note, shipped_theme, text

SENTENCE = "The people we interviewed described long waits, lost documents and officers nobody could name. "


def a_document(*blocks: Block, notes: tuple[Footnote, ...] = ()) -> ComposedDocument:
    return ComposedDocument("Title", "Author", "en-US", blocks, notes, "Senator Okafor · June 15, 2026")


def page_text(page: LaidPage) -> str:
    groups = [item.group for item in page.items if isinstance(item, PlacedText)]
    return "\n".join(" ".join(line.text for line in group.lines) for group in groups)


def check_geometry(layout: Layout, theme: Theme) -> None:
    """Fail if text leaves the type area or two lines of text stand in one place."""
    margins = layout.setting.margins
    for page in layout.pages:
        boxes: list[tuple[float, float, float, float]] = []
        for item in page.items:
            if not isinstance(item, PlacedText):
                continue
            for index, line in enumerate(item.group.lines):
                if not line.runs:
                    continue
                left = item.x + line.runs[0].x
                right = item.x + line.runs[-1].x + line.runs[-1].width
                top = item.y + index * item.group.leading
                assert left >= margins.left_pt - 0.01
                assert right <= theme.page_width_pt - margins.right_pt + 0.02
                assert top >= margins.top_pt - 0.01
                assert top + item.group.leading <= theme.page_height_pt - margins.bottom_pt + 0.01
                boxes.append((left, top, right, top + item.group.leading))
        boxes.sort(key=lambda box: box[1])
        for index, (left, top, right, bottom) in enumerate(boxes):
            for other in boxes[index + 1 :]:
                if other[1] >= bottom - 0.05:
                    break
                apart = other[0] >= right - 0.05 or other[2] <= left + 0.05
                assert apart, f"two lines at {top:.1f} and {other[1]:.1f}"


@pytest.mark.parametrize("name", ["classic", "modern"])
@pytest.mark.parametrize("document", [a_letter(), a_letter(logo=True), a_sign_on_letter(), a_brief()])
def test_samples_keep_to_the_type_area_without_overlap(name: str, document: ComposedDocument) -> None:
    theme = shipped_theme(name)

    check_geometry(lay_out(document, theme), theme)


paragraphs = st.builds(
    lambda count, marked: Paragraph((Span(SENTENCE * count), *((note(marked),) if marked else ()))),
    st.integers(1, 12),
    st.integers(0, 6),
)
headings = st.builds(lambda n: Heading(2, text("Heading " * n)), st.integers(1, 12))
lists = st.builds(
    lambda counts, style: ItemList(tuple(ListItem(text(SENTENCE * c)) for c in counts), style),
    st.lists(st.integers(1, 5), max_size=8),
    st.sampled_from(ListStyle),
)
signers = st.builds(
    lambda count, size: Signatories(
        "National", tuple(f"Organization {i} {'of X ' * size}" for i in range(count))
    ),
    st.integers(0, 120),
    st.integers(0, 12),
)
signature = st.just(SignatureBlock("Sincerely,", "A. Name", "Director", "Organization"))


@settings(max_examples=120, deadline=None)
@given(st.lists(paragraphs | headings | lists | signers | signature, max_size=14), st.integers(1, 9))
def test_any_letter_keeps_to_the_type_area_without_overlap(blocks: list[Block], length: int) -> None:
    theme = shipped_theme()
    notes = tuple(Footnote(n, text(SENTENCE * length)) for n in range(1, 7))

    layout = lay_out(a_document(*blocks, notes=notes), theme)

    check_geometry(layout, theme)
    marks = [
        n
        for page in layout.pages
        for i in page.items
        if isinstance(i, PlacedText)
        for line in i.group.lines
        for n in line.notes
    ]
    printed = "\n".join(page_text(page) for page in layout.pages)
    for number in set(marks):
        assert f"\n{number}\n" in printed


def test_footnote_stands_on_the_page_of_its_mark() -> None:
    body = tuple(Paragraph((Span(SENTENCE * 4), note(n))) for n in range(1, 16))
    notes = tuple(Footnote(n, text(f"Source number {n}.")) for n in range(1, 16))

    layout = lay_out(a_document(*body, notes=notes), shipped_theme())

    assert len(layout.pages) > 1
    for page in layout.pages:
        cited = [
            n for i in page.items if isinstance(i, PlacedText) for line in i.group.lines for n in line.notes
        ]
        printed = [n for n in range(1, 16) if f"Source number {n}." in page_text(page)]
        assert printed == cited


def test_note_cited_again_on_a_later_page_is_printed_once() -> None:
    body = (
        Paragraph((Span("First."), note(1))),
        Paragraph(text(SENTENCE * 60)),
        Paragraph((Span("Again."), note(1))),
    )

    layout = lay_out(a_document(*body, notes=(Footnote(1, text("The source.")),)), shipped_theme())

    assert sum("The source." in page_text(page) for page in layout.pages) == 1


def test_footnote_longer_than_a_page_goes_on_at_the_next_foot() -> None:
    layout = lay_out(
        a_document(Paragraph((Span("Short."), note(1))), notes=(Footnote(1, text(SENTENCE * 90)),)),
        shipped_theme(),
    )

    check_geometry(layout, shipped_theme())
    assert len(layout.pages) > 1
    assert "\n".join(page_text(p) for p in layout.pages).count("nobody could name") == 90


@pytest.mark.parametrize("count", range(20, 34))
def test_no_line_of_a_paragraph_stands_alone(count: int) -> None:
    body = tuple(Paragraph(text(SENTENCE * 2), Origin(f"p{n}")) for n in range(count))

    layout = lay_out(a_document(*body, Paragraph(text(SENTENCE * 6), Origin("last"))), shipped_theme())

    for page in layout.pages:
        for item in page.items:
            if isinstance(item, PlacedText) and item.node >= 0:
                whole = sum(r.height for r in layout.regions if r.origin == Origin("last"))
                assert len(item.group.lines) >= 2 or whole < 2 * item.group.leading


@pytest.mark.parametrize("count", range(14, 26))
def test_signature_block_is_never_parted_and_never_alone_on_a_page(count: int) -> None:
    body = tuple(Paragraph(text(SENTENCE * 3)) for _ in range(count))

    layout = lay_out(
        a_document(*body, SignatureBlock("Sincerely,", "A. Name", "Director", "Organization")),
        shipped_theme(),
    )

    page = next(page_text(page) for page in layout.pages if "Sincerely," in page_text(page))
    assert "A. Name" in page
    assert "Organization" in page
    assert "officers nobody could name." in page


@pytest.mark.parametrize("count", range(14, 26))
def test_enclosures_and_copies_never_begin_a_page(count: int) -> None:
    body = tuple(Paragraph(text(SENTENCE * 3)) for _ in range(count))
    end = (
        SignatureBlock("Sincerely,", "A. Name", "Director", "Organization"),
        Enclosures(("One-page brief",)),
        CopyLine(("A Colleague",)),
    )

    layout = lay_out(a_document(*body, *end), shipped_theme())

    page = next(page_text(page) for page in layout.pages if "A Colleague" in page_text(page))
    assert "Sincerely," in page
    assert "One-page brief" in page


def test_signatories_without_a_heading_stand_off_from_the_signature() -> None:
    theme = shipped_theme()
    signed = SignatureBlock("Sincerely,", "A. Name", "Director", "Organization")

    layout = lay_out(a_document(signed, Signatories("", ("One", "Two", "Three", "Four"))), theme)

    texts = [item for item in layout.pages[0].items if isinstance(item, PlacedText)]
    above = next(item for item in texts if "Organization" in item.group.lines[-1].text)
    first = next(item for item in texts if item.group.lines[0].text == "One")
    assert first.y - (above.y + above.group.height) >= theme.letter.styles.tier.before_pt


def test_long_contact_lines_are_parted_to_stand_beside_the_name() -> None:
    facts = ("1840 Hollis Place NW · Washington, DC 20036", "(202) 555-0142 · policy@o.example · o.example")
    letterhead = Letterhead("Organization", "Tagline of some length", facts, a_logo(), "")

    layout = lay_out(a_document(letterhead), shipped_theme())

    texts = [item for item in layout.pages[0].items if isinstance(item, PlacedText)]
    name = next(item for item in texts if item.group.lines[0].text == "Organization")
    contact = next(item for item in texts if "Hollis" in item.group.lines[0].text)
    assert contact.x > name.x + 100
    assert contact.y < name.y + name.group.height


def test_only_ask_of_a_letter_has_a_bullet_for_a_number() -> None:
    def printed(*blocks: Block) -> str:
        return page_text(lay_out(a_document(*blocks), shipped_theme()).pages[0])

    one = ItemList((ListItem(text("Hold a hearing.")),), ListStyle.NUMBERS)
    two = ItemList((ListItem(text("Ask for a report.")),), ListStyle.NUMBERS, start=2)

    assert "•" in printed(one)
    assert "1." not in printed(one)
    assert "1." in printed(one, Paragraph(text("And then:")), two)


def test_contact_lines_beside_a_name_lose_no_fact() -> None:
    lines = ("1 A St · Town", "(202) 555-0142 · a@b.example · b.example")

    found = beside_name(lines, 14, 5, len)

    assert found == ("1 A St · Town", "(202) 555-0142", "a@b.example", "b.example")
    assert beside_name(lines, 14, 3, len) == ()
    assert beside_name(lines, 10, 9, len) == ()
    assert beside_name(lines, 99, 1, len) == lines


def test_centered_contact_lines_part_between_their_facts() -> None:
    facts = ("1840 Hollis Place NW · Washington, DC 20036", "(202) 555-0142 · policy@o.example · o.example")
    theme = shipped_theme()
    margins = dataclasses.replace(theme.letter.margins, left_pt=150, right_pt=150)
    look = dataclasses.replace(theme.letter.letterhead, align="centered")
    narrow = dataclasses.replace(
        theme, letter=dataclasses.replace(theme.letter, margins=margins, letterhead=look)
    )

    layout = lay_out(a_document(Letterhead("Organization", "", facts, None, "")), narrow)

    texts = [item for item in layout.pages[0].items if isinstance(item, PlacedText)]
    contact = next(item for item in texts if "Hollis" in item.group.lines[0].text)
    printed = [line.text.strip() for line in contact.group.lines]
    assert len(printed) > 1
    assert all(not line.startswith("·") and not line.endswith("·") for line in printed)


@pytest.mark.parametrize("count", range(12, 24))
def test_heading_stays_with_what_follows(count: int) -> None:
    body = tuple(Paragraph(text(SENTENCE * 3)) for _ in range(count))

    layout = lay_out(
        a_document(*body, Heading(2, text("A heading")), Paragraph(text(SENTENCE * 5))), shipped_theme()
    )

    page = next(page_text(page) for page in layout.pages if "A heading" in page_text(page))
    assert page.rstrip().splitlines()[-1] != "A heading"


def test_later_pages_carry_addressee_and_page_number() -> None:
    layout = lay_out(a_document(*(Paragraph(text(SENTENCE * 8)) for _ in range(12))), shipped_theme())

    count = len(layout.pages)
    assert "Page" not in page_text(layout.pages[0])
    for index, page in enumerate(layout.pages[1:], start=2):
        assert page_text(page).startswith(f"Senator Okafor · June 15, 2026\nPage {index} of {count}")


def test_region_tells_where_a_finding_stands() -> None:
    layout = lay_out(a_letter(), shipped_theme())

    found = {region.origin.finding: region for region in layout.regions if region.origin.finding}
    assert list(found) == ["lines/texas-590", "lines/families", "lines/posse", "lines/costs"]
    tops = [region.y for region in found.values()]
    assert tops == sorted(tops)


def test_paragraph_over_two_pages_has_a_region_on_each() -> None:
    layout = lay_out(a_document(Paragraph(text(SENTENCE * 60), Origin("long"))), shipped_theme())

    assert [region.page for region in layout.regions] == list(range(len(layout.pages)))


def test_signatories_run_down_columns_in_order() -> None:
    names = tuple(f"Group {n:03d}" for n in range(40))
    layout = lay_out(a_document(Signatories("National", names)), shipped_theme())

    placed = [
        i for i in layout.pages[0].items if isinstance(i, PlacedText) and "Group" in i.group.lines[0].text
    ]
    assert len({round(i.x) for i in placed}) == 3
    for one, other in pairwise(placed):
        assert other.x > one.x or other.y > one.y


def test_lines_spare_count_what_would_still_fit() -> None:
    theme = shipped_theme()
    short = a_document(Paragraph(text("One line.")))
    spare = lay_out(short, theme).lines_spare
    style = theme.letter.styles.body

    full = a_document(
        *short.blocks,
        *(
            Paragraph(text("One line."))
            for _ in range(int(spare * style.leading_pt / (style.leading_pt + style.after_pt)))
        ),
    )

    assert len(lay_out(full, theme).pages) == 1


def test_rules_and_tints_stand_inside_the_page() -> None:
    layout = lay_out(a_brief(), shipped_theme("modern"))

    for page in layout.pages:
        for box in page.items:
            if isinstance(box, PlacedBox):
                assert 0 <= box.x <= box.x + box.width <= layout.page_width
                assert 0 <= box.y <= box.y + box.height <= layout.page_height


def test_second_heading_level_counts_as_first_where_no_title_stands() -> None:
    layout = lay_out(a_document(Heading(2, text("Only"))), shipped_theme())

    assert [node.role for node in layout.nodes] == ["H1"]


def test_document_without_blocks_is_one_empty_page() -> None:
    layout = lay_out(a_document(), shipped_theme())

    assert len(layout.pages) == 1
    assert layout.pages[0].items == ()


def test_theme_on_a4_paper_lays_out_on_a4() -> None:
    theme = dataclasses.replace(shipped_theme(), page_size="A4")

    layout = lay_out(a_letter(), theme)

    assert round(layout.page_height) == 842
    check_geometry(layout, theme)
