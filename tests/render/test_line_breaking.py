"""The breaker: lines that fit, words that stay whole, breaks where word processors make them."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from briefdesk.model.blocks import Span
from briefdesk.render.fonts import shipped_fonts
from briefdesk.render.layout.page import Line
from briefdesk.render.layout.typesetter import BALANCED, PLAIN, Fill, Typesetter
from render.page_samples import shipped_theme

TYPESETTER = Typesetter(shipped_fonts())
THEME = shipped_theme()
STYLE = THEME.letter.styles.body


def lines_of(*spans: Span, width: float, fill: Fill = PLAIN) -> tuple[Line, ...]:
    measured = TYPESETTER.measure((spans,), STYLE, THEME, width, fill)
    return TYPESETTER.build(measured).lines


def texts_of(text: str, width: float, fill: Fill = PLAIN) -> list[str]:
    return [line.text for line in lines_of(Span(text), width=width, fill=fill)]


@given(st.text(st.sampled_from("abc defghi-–/,.’“é中 \u00a0\n"), max_size=400), st.floats(30, 500))
def test_no_line_is_wider_than_its_measure_and_no_letter_is_lost(text: str, width: float) -> None:
    lines = lines_of(Span(text), width=width)

    assert all(line.width <= width + 0.01 for line in lines)
    drawn = "".join(line.text for line in lines).replace(" ", "").replace("\u00a0", "")
    assert drawn == "".join(text.split()).replace("\u00a0", "").replace("中", "\ufffd")


@given(st.lists(st.sampled_from(("and", "soldiers", "of", "enforcement", "a")), min_size=1, max_size=80))
def test_greedy_lines_could_not_take_the_next_word(words: list[str]) -> None:
    lines = lines_of(Span(" ".join(words)), width=180)
    fonts = TYPESETTER.fonts

    for line, following in pairwise(lines[:-1]):
        word = following.text.split()[0]
        grown = line.width + fonts.width(f" {word}", line.runs[0].face) * STYLE.size_pt
        assert grown > 180 * 0.9


def test_line_ends_after_hyphens_and_dashes_but_not_in_dates_or_minus_signs() -> None:
    assert texts_of("counter-intelligence", 60)[0] == "counter-"
    assert texts_of("October–November", 60)[0] == "October–"
    assert texts_of("since 2025-03", 60) == ["since", "2025-03"]
    assert texts_of("at -5", 200) == ["at -5"]


def test_no_break_space_and_word_joins_hold() -> None:
    assert texts_of("H.R.\u00a01234 passed", 60)[0] == "H.R.\u00a01234"


def test_web_address_is_cut_after_a_mark() -> None:
    first = texts_of("https://www.example.org/reports/soldiers-are-not-border-police", 150)[0]

    assert first.endswith(("/", "-", "."))


def test_word_of_a_hundred_thousand_letters_is_cut_to_lines() -> None:
    lines = texts_of("x" * 100_000, 400)

    assert "".join(lines) == "x" * 100_000
    assert len(lines) > 1000


def test_bold_within_a_word_does_not_break_it() -> None:
    lines = lines_of(Span("unbe"), Span("liev", bold=True), Span("able"), width=30)

    assert "".join(run.text for line in lines for run in line.runs) == "unbelievable"
    assert not any(line.joins for line in lines[:-1])


def test_cut_word_does_not_join_but_dropped_space_does() -> None:
    first, second = lines_of(Span("asylum seekers"), width=50)

    assert first.joins
    assert not second.joins


def test_footnote_mark_stays_with_its_word_and_two_marks_are_parted_by_a_comma() -> None:
    (line,) = lines_of(Span("police."), Span("", note=1), Span("", note=2), width=200)

    assert [run.text for run in line.runs] == ["police.", "1", ",", "2"]
    assert line.notes == (1, 2)
    assert line.runs[1].rise > 0


def test_balanced_heading_has_even_lines() -> None:
    text = "Congress should end military roles in border enforcement now"
    plain, even = texts_of(text, 250), texts_of(text, 250, BALANCED)

    assert len(plain) == len(even)
    assert max(map(len, even)) - min(map(len, even)) <= max(map(len, plain)) - min(map(len, plain))


def test_balanced_heading_of_two_lines_has_the_longer_one_first_where_it_can() -> None:
    lines = texts_of("Keep immigration enforcement in civilian hands", 220, BALANCED)

    assert lines == ["Keep immigration enforcement", "in civilian hands"]


def test_one_short_word_does_not_stand_alone_where_a_narrower_line_prevents_it() -> None:
    text = "The troopers were sent to the border without any training in the law at all."
    width = next(w for w in range(420, 200, -1) if len(lines_of(Span(text), width=w)) == 2)

    assert len(texts_of(text, width)[-1].split()) > 1


def test_hanging_lines_are_indented() -> None:
    lines = lines_of(Span("Ranking Member, Committee on Armed Services"), width=150, fill=Fill(hang=10))

    assert lines[0].runs[0].x == 0
    assert lines[1].runs[0].x == 10


def test_invisible_characters_and_controls_are_not_drawn() -> None:
    assert texts_of("co\u00adoper\u200bate\x07 now\u2028then", 300) == ["cooperate now then"]
