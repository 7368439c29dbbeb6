"""A theme's text is changed in one place, and nothing that strangers write brings the reader down."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefdesk.render.contrast import contrast_on_paper
from briefdesk.render.errors import ThemeInvalid
from briefdesk.render.luminance import contrast_ratio
from briefdesk.render.theme_edit import theme_value, with_theme_value
from briefdesk.render.theme_reading import read_theme

THEMES = Path(__file__).parents[2] / "templates" / "themes"
CLASSIC = (THEMES / "classic.toml").read_text(encoding="utf-8")
LEAST = 'briefdesk-theme = 1\nname = "Mine"\n'
KEYS = ("name", "letterhead.align", "letterhead.footer", "colors.accent", "page.margin-top", "brief.new.key")
VALUES = st.one_of(st.text(max_size=40), st.booleans(), st.floats(0, 999).map(lambda value: round(value, 3)))


@given(st.sampled_from(KEYS), VALUES)
def test_a_value_that_is_set_is_read_again_and_the_others_stay(key: str, value: str | bool | float):
    changed = with_theme_value(CLASSIC, key, value)

    said = theme_value(changed, key)
    assert said == pytest.approx(value) if isinstance(value, float) else said == value
    back = with_theme_value(changed, key, theme_value(CLASSIC, key))
    before, after = tomllib.loads(CLASSIC), tomllib.loads(back)
    after.get("brief", {}).pop("new", None)
    assert after == before


def test_comments_stay_where_a_value_changes():
    text = LEAST + '[colors]\naccent = "#112233"  # our blue, see "#" in the manual\n'

    changed = with_theme_value(text, "colors.accent", "#445566")

    assert 'accent = "#445566"  # our blue, see "#" in the manual' in changed


@given(st.one_of(st.text(max_size=300), st.binary(max_size=200).map(lambda b: b.decode("latin-1"))))
def test_no_text_at_all_breaks_the_reader(noise: str):
    for text in (noise, LEAST + noise, LEAST + "[page]\nmargin-top = " + noise):
        try:
            read_theme(text, name="theirs.toml")
        except ThemeInvalid as error:
            assert all(problem.next_step for problem in error.problems)


@pytest.mark.parametrize(
    "text",
    [
        "a = " + "[" * 900,
        "a = " + "{b = " * 3_000,
        "briefdesk-theme = " + "9" * 50_000,
        LEAST + "[page]\nmargin-top = 1e400",
        LEAST + "[page]\nmargin-top = nan",
        LEAST + "[page]\nmargin-top = " + "9" * 4_000,
        "x" * 200_000,
        "a" + ".b" * 20_000 + " = 1",
    ],
    ids=["nest", "tables", "digits", "infinite", "nan", "huge", "long", "dotted"],
)
def test_a_bomb_is_refused_in_a_sentence(text: str):
    with pytest.raises(ThemeInvalid) as caught:
        read_theme(text, name="bomb.toml")

    assert len(str(caught.value)) < 400
    assert caught.value.next_step


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ('[colors]\nink = "#cccccc"', "too pale to be read: 1.6 to 1"),
        ("[styles.body]\nsize = 8.5", "9 to 72"),
        ("[page]\nmargin-left = 20", "43.2 to 200"),
        ('[letterhead]\nalign = "middle"', '"right"'),
        ('[letterhead]\nfooter = "' + "x" * 301 + '"', "longer than 300"),
    ],
)
def test_floors_are_never_crossed(line: str, words: str):
    with pytest.raises(ThemeInvalid) as caught:
        read_theme(LEAST + line, name="mine.toml")

    assert words in f"{caught.value.problems[0].message} {caught.value.next_step}"
    assert caught.value.problems[0].line == 4


def test_contrast_is_told_in_numbers_and_words_and_never_rounded_up():
    assert contrast_ratio("#000000", "#ffffff") == pytest.approx(21)
    assert contrast_on_paper("#767676").words == "4.5 to 1, reads well (AA)"
    weak = contrast_on_paper("#777777")
    assert weak.words == "4.4 to 1, too weak for small text"
    assert not weak.enough


def test_a_footer_makes_its_own_room_in_the_lower_margin():
    text = LEAST + "[page]\nmargin-bottom = 43.2\n[letterhead]\nfooter = "

    short = read_theme(text + '"A charity"', name="t")
    long = read_theme(text + '"' + "A registered charity. " * 13 + '"', name="t")

    assert short.letter.margins.bottom_pt >= 26 + short.letter.styles.contact.leading_pt
    assert long.letter.margins.bottom_pt > short.letter.margins.bottom_pt
    assert short.brief.letterhead.footer == ""


@pytest.mark.parametrize("name", ["classic", "modern"])
def test_shipped_themes_read_well_in_every_color(name: str):
    theme = read_theme((THEMES / f"{name}.toml").read_text(encoding="utf-8"), name=name)

    for color in (theme.palette.accent, theme.palette.ink, theme.palette.muted):
        assert contrast_on_paper(color, theme.palette.tint).enough
