"""Closing up: a letter that runs a little over one page ends on it, in type that still reads well."""

import dataclasses

import pytest

from briefdesk.model.blocks import (
    ComposedDocument,
    InsideAddress,
    ItemList,
    ListItem,
    ListStyle,
    Origin,
    Paragraph,
)
from briefdesk.render.fonts import shipped_fonts
from briefdesk.render.layout.document import lay_out
from briefdesk.render.layout.page import Layout, PlacedText
from briefdesk.render.layout.typesetter import Typesetter
from briefdesk.render.theme import Setting, Theme
from briefdesk.render.theme_reading import read_theme
from render.page_samples import a_letter, shipped_theme, text
from render.test_pages import check_geometry

SENTENCE = "The people we interviewed described long waits, lost documents and officers nobody could name. "
LEAST = 'briefdesk-theme = 1\nname = "Mine"\n'


def sized(sentences: int) -> ComposedDocument:
    """Return the sample letter with that many sentences in place of its own text and asks."""
    letter = a_letter()
    kept = tuple(b for b in letter.blocks if not isinstance(b, Paragraph | ItemList))
    place = next(i for i, b in enumerate(kept) if type(b).__name__ == "SignatureBlock")
    body = tuple(Paragraph(text(SENTENCE * 2)) for _ in range(sentences // 2))
    rest = (Paragraph(text(SENTENCE)),) * (sentences % 2)
    return dataclasses.replace(letter, blocks=(*kept[:place], *body, *rest, *kept[place:]), footnotes=())


def sizes(name: str) -> list[tuple[int, Layout]]:
    """Return the layouts of letters that grow by a sentence each."""
    return [(count, lay_out(sized(count), shipped_theme(name))) for count in range(8, 34)]


@pytest.mark.parametrize("name", ["classic", "modern"])
def test_letter_a_little_over_a_page_is_brought_onto_it(name: str) -> None:
    theme = shipped_theme(name)
    in_own_type = [count for count, each in sizes(name) if each.setting == theme.letter and one_page(each)]
    closed = [count for count, each in sizes(name) if each.setting != theme.letter]

    assert closed
    assert min(closed) == max(in_own_type) + 1
    assert len(closed) >= 4


@pytest.mark.parametrize("name", ["classic", "modern"])
def test_closed_up_letter_keeps_to_one_page_and_the_floors(name: str) -> None:
    theme = shipped_theme(name)
    for _, layout in sizes(name):
        body = layout.setting.styles.body
        check_geometry(layout, theme)
        assert body.size_pt >= 10.5
        assert body.leading_pt >= theme.letter_fit.tightest_leading * body.size_pt - 0.01
        if layout.setting != theme.letter:
            assert one_page(layout)


@pytest.mark.parametrize("name", ["classic", "modern"])
def test_letter_is_squeezed_no_more_than_it_must(name: str) -> None:
    heights = [each.setting.styles.body.leading_pt for _, each in sizes(name) if one_page(each)]

    assert heights == sorted(heights, reverse=True)
    assert len(set(heights)) > 2


@pytest.mark.parametrize("name", ["classic", "modern"])
def test_letterhead_is_the_same_in_every_letter(name: str) -> None:
    def head(setting: Setting) -> tuple[object, ...]:
        return (setting.styles.organization, setting.styles.tagline, setting.styles.contact)

    assert {head(layout.setting) for _, layout in sizes(name)} == {head(shipped_theme(name).letter)}


def test_letter_much_over_a_page_keeps_the_type_of_the_theme() -> None:
    theme = shipped_theme()

    layout = lay_out(sized(40), theme)

    assert len(layout.pages) == 2
    assert layout.setting == theme.letter


def test_closed_up_page_leaves_a_little_room_to_word_processors() -> None:
    theme = shipped_theme()
    for _, layout in sizes("classic"):
        if layout.setting == theme.letter or not one_page(layout):
            continue
        lowest = max(
            item.y + item.group.height for item in layout.pages[0].items if isinstance(item, PlacedText)
        )
        assert layout.page_height - layout.setting.margins.bottom_pt - lowest >= 5


@pytest.mark.parametrize("theme", [shipped_theme("classic"), shipped_theme("modern")], ids=["c", "m"])
def test_type_sizes_are_those_that_word_processors_have(theme: Theme) -> None:
    styles = [getattr(theme.letter.styles, field.name) for field in dataclasses.fields(theme.letter.styles)]
    styles += [getattr(theme.brief.styles, field.name) for field in dataclasses.fields(theme.brief.styles)]
    styles += [
        getattr(layout.setting.styles, field.name)
        for _, layout in sizes("classic")
        for field in dataclasses.fields(layout.setting.styles)
    ]

    assert all(style.size_pt * 2 == int(style.size_pt * 2) for style in styles)


def test_size_of_an_own_theme_is_taken_to_the_nearest_half_point() -> None:
    theme = read_theme(LEAST + "[styles.body]\nsize = 10.8\n", name="mine")

    assert theme.letter.styles.body.size_pt == 11


def test_own_theme_of_small_type_is_never_made_larger() -> None:
    theme = read_theme(LEAST + "[styles.body]\nsize = 9\nleading = 10\n", name="mine")

    assert theme.letter_fit.smallest_pt == 9
    assert len(lay_out(sized(60), theme).pages) >= 1


def one_page(layout: Layout) -> bool:
    return len(layout.pages) == 1


@pytest.mark.parametrize("count", [2, 3, 4, 6])
def test_no_ask_stands_alone_at_the_foot_or_head_of_a_page(count: int) -> None:
    asks = tuple(ListItem(text(SENTENCE), Origin(f"ask{n}")) for n in range(count))
    for before in range(10, 40):
        body = tuple(Paragraph(text(SENTENCE)) for _ in range(before))
        lead = Paragraph(text("We respectfully ask that you:"), Origin("lead"))
        document = ComposedDocument("T", "A", "en-US", (*body, lead, ItemList(asks, ListStyle.NUMBERS)))

        # In the theme's own setting as it is: closing up would bring most of these onto one page.
        layout = lay_out(document, shipped_theme(), setting=shipped_theme().letter)

        pages = [region.page for region in layout.regions if str(region.origin.part).startswith("ask")]
        assert pages[0] == next(region.page for region in layout.regions if region.origin.part == "lead")
        assert all(pages.count(page) >= 2 for page in pages)
        assert count != 3 or len(set(pages)) == 1


@pytest.mark.parametrize("name", ["classic", "modern"])
def test_letters_of_one_batch_are_closed_up_as_each_would_be_alone(name: str) -> None:
    theme, together = shipped_theme(name), Typesetter(shipped_fonts())
    wide = "Committee on Homeland Security and Governmental Affairs " * 3
    lines = ("The Honorable A. B.", "United States Senate", "1 Long Building", "Room 5", "Washington", wide)
    for letter in (sized(count) for count in range(8, 34)):
        place = next(i for i, b in enumerate(letter.blocks) if isinstance(b, InsideAddress))
        for own in (*(lines[:count] for count in range(2, 6)), (*lines[:2], wide), lines, lines[:3]):
            blocks = (*letter.blocks[:place], InsideAddress((own,)), *letter.blocks[place + 1 :])
            one = dataclasses.replace(letter, blocks=blocks)

            alone = lay_out(one, theme, typesetter=Typesetter(shipped_fonts()))

            assert lay_out(one, theme, typesetter=together).setting == alone.setting
