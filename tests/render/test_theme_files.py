"""Themes: the shipped ones are whole, the user's own are checked line by line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefdesk.model.problem import Problem
from briefdesk.render.errors import ThemeInvalid
from briefdesk.render.theme import FaceRole, squeezed
from briefdesk.render.theme_reading import read_theme
from render.page_samples import shipped_theme

LEAST = 'briefdesk-theme = 1\nname = "Mine"\n'


def problems_of(text: str) -> tuple[Problem, ...]:
    """Return what is wrong with a theme file, nothing where it is taken."""
    try:
        read_theme(text, name="mine.toml")
    except ThemeInvalid as error:
        return error.problems
    return ()


@pytest.mark.parametrize("name", ["classic", "modern"])
def test_shipped_theme_keeps_the_floors_of_a_brief(name: str) -> None:
    theme = shipped_theme(name)

    assert theme.fit.smallest_pt >= 9.5
    margins = theme.brief.margins
    assert min(margins.top_pt, margins.right_pt, margins.bottom_pt, margins.left_pt) >= 0.6 * 72


def test_theme_of_two_lines_is_whole() -> None:
    theme = read_theme(LEAST, name="mine.toml")

    assert theme.letter.styles.date.size_pt == theme.letter.styles.body.size_pt
    assert theme.serif.office_name == "Cambria"
    assert theme.sans.office_name == "Arial"


def test_style_takes_from_the_body_what_it_leaves_out() -> None:
    theme = read_theme(
        LEAST + '[styles.body]\nface = "sans"\nsize = 10\n[styles.date]\nbold = true\n', name="t"
    )

    assert theme.letter.styles.date.face is FaceRole.SANS
    assert theme.letter.styles.date.size_pt == 10
    assert theme.letter.styles.date.bold


@pytest.mark.parametrize(
    ("line", "at", "words"),
    [
        ("[styles.body]\nsize = 200", 4, ["styles.body.size", "9 to 72"]),
        ('[styles.body]\nsize = "big"', 4, ["styles.body.size", "not a number"]),
        ("[styles.body]\nledding = 14", 4, ["ledding", "leading"]),
        ('[colors]\naccent = "navy"', 4, ["colors.accent", "#1f3d5c"]),
        ('[faces]\nserif = "Times"', 4, ["faces.serif", "Caladea"]),
        ('[page]\nsize = "Legal"', 4, ["page.size", "A4"]),
        ("[brief.fit]\nsmallest = 8", 4, ["brief.fit.smallest", "9.5"]),
        ("[brief.styles.item]\nsize = 8", 4, ["brief.styles.item.size", "9.5"]),
        ("[styles.item]\nsize = 8", 4, ["styles.item.size", "9 to 72"]),
        ("[brief.page]\nmargin-left = 20", 4, ["brief.page.margin-left", "43.2"]),
        ("[stiles]\n", 3, ["stiles", "styles"]),
        ('[styles.body]\ncaps = "yes"', 4, ["styles.body.caps", "true or false"]),
        ("page = 3", 3, ["page", "[page]"]),
        ("[page\n", 3, ["TOML"]),
    ],
)
def test_problem_names_line_key_and_what_to_write(line: str, at: int, words: list[str]) -> None:
    (problem,) = problems_of(LEAST + line)

    assert problem.line == at
    assert all(word in f"{problem.message} {problem.next_step}" for word in words)


def test_error_sentence_names_file_and_line_and_counts_the_rest() -> None:
    with pytest.raises(ThemeInvalid) as caught:
        read_theme(LEAST + "[styles.body]\nsize = 1\nleading = true\n", name="mine.toml")

    assert str(caught.value).startswith("mine.toml, line 4:")
    assert "(1 more)" in str(caught.value)


def test_theme_of_a_newer_version_is_refused() -> None:
    (problem,) = problems_of('briefdesk-theme = 2\nname = "Mine"')

    assert "newer" in problem.message


@given(st.text(max_size=300))
def test_any_text_gives_a_theme_or_problems_never_a_crash(text: str) -> None:
    assert isinstance(problems_of(text), tuple)


def test_squeezed_setting_scales_leading_with_size_and_stops_small_print() -> None:
    theme = shipped_theme()

    tight = squeezed(theme.brief, theme.fit, size_pt=9.5, leading=1.3, spacing=0.5)

    assert tight.styles.body.leading_pt == pytest.approx(9.5 * 1.3)
    assert tight.styles.source.size_pt == theme.fit.small_print_pt
    assert tight.styles.body.after_pt == theme.brief.styles.body.after_pt / 2


@pytest.mark.parametrize(
    "sizes",
    [
        "[styles.item]\nsize = 9\n[brief.styles.body]\nsize = 12",
        "[brief.styles.body]\nsize = 24\n[brief.styles.ask-item]\nsize = 10",
    ],
)
def test_no_theme_sets_findings_or_asks_of_a_brief_under_its_floor(sizes: str) -> None:
    theme = read_theme(LEAST + sizes, name="mine.toml")

    tight = squeezed(theme.brief, theme.fit, size_pt=9.5, leading=1.3, spacing=0.5)

    assert min(tight.styles.item.size_pt, tight.styles.ask_item.size_pt, tight.styles.lead.size_pt) >= 9.5
