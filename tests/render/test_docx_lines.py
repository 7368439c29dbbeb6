"""Lines of a Word file end where the layout ends them, whatever made the layout end them there."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from briefdesk.model.blocks import Paragraph, Span
from briefdesk.render.docx import lines
from briefdesk.render.docx.lines import set_lines
from briefdesk.render.docx.look import look_for
from briefdesk.render.layout.breaking import break_lines, line_width
from briefdesk.render.layout.typesetter import PLAIN, shipped_typesetter
from briefdesk.render.layout.words import atoms_of, setting_of
from briefdesk.render.theme import TextStyle
from render.docx_samples import a_letter, note, shipped_theme

THEME = shipped_theme()
LOOK = look_for(a_letter(), THEME, None)
BODY = LOOK.setting.styles.body
WORDS = st.lists(st.text("abcdefghij", min_size=1, max_size=11), min_size=2, max_size=60).map(" ".join)


def ends(atoms: tuple, breaks: tuple) -> list[str]:
    """The text of each line, with all spaces of one kind."""
    return ["".join(piece.text for atom in atoms[a:b] for piece in atom.pieces) for a, b in breaks]


def as_word_breaks(spans: tuple[Span, ...], style: TextStyle, width_pt: float) -> list[str]:
    """The lines of a word processor, which puts on each as many words as fit."""
    atoms = atoms_of(spans, setting_of(style, THEME), shipped_typesetter().fonts)
    return [line.replace("\u00a0", "") for line in ends(atoms, break_lines(atoms, width_pt / style.size_pt))]


@given(WORDS, st.floats(120, 500))
@settings(max_examples=150, deadline=None)
def test_a_word_processor_ends_lines_where_the_layout_does(text: str, width: float) -> None:
    spans = (Span(text),)
    measured = shipped_typesetter().measure((spans,), BODY, THEME, width, PLAIN)

    made = set_lines(spans, BODY, LOOK, width)

    wanted = ends(measured.atoms, measured.breaks)
    assert as_word_breaks(made.spans, BODY, width - made.right / 20) == wanted


@given(WORDS, st.data())
@settings(max_examples=150, deadline=None)
def test_words_are_bound_where_no_width_would_break_lines_alike(text: str, data: st.DataObject) -> None:
    """As a layout that weighs whole paragraphs may break them: lines shorter than they need be."""
    spans = (Span(text),)
    atoms = atoms_of(spans, setting_of(BODY, THEME), shipped_typesetter().fonts)
    limit = max(atom.width for atom in atoms) * data.draw(st.floats(1.5, 8))
    breaks = [(0, len(atoms))]
    for start, end in break_lines(atoms, limit):
        middle = data.draw(st.integers(max(start + 1, end - 1), end))
        breaks = [*breaks[:-1], (breaks[-1][0], middle), (middle, len(atoms))]
    breaks = tuple((a, b) for a, b in breaks if a < b)
    parted = lines._pulled_up(atoms, breaks, limit)

    bound = lines._bound(spans, lines._joints(atoms, parted))

    found = as_word_breaks(bound, BODY, limit * BODY.size_pt)
    assert "".join(found) == "".join(ends(atoms, breaks))
    # Where a line of the layout is too short to be filled with what follows, nothing can hold it apart.
    pairs = [line_width(atoms, a, d) for (a, _), (_, d) in pairwise(breaks)]
    singles = [line_width(atoms, a, b) for a, b in breaks]
    if max(singles) < limit - 0.001 and min(pairs, default=limit + 1) > limit + 0.001:
        assert found == ends(atoms, breaks)


def test_a_mark_between_words_does_not_shift_what_is_bound() -> None:
    spans = (Span("  one two"), note(1), Span(" three"), Span(" four", bold=True))

    bound = lines._bound(spans, frozenset({2, 3}))

    assert [span.text for span in bound] == ["  one two", "", "\u00a0three", "\u00a0four"]


def test_nearly_full_line_gets_room_that_nobody_sees() -> None:
    text = "We ask that you look into it"
    width = LOOK.widest((text,), BODY) + 0.1

    made = set_lines(Paragraph((Span(text),)).spans, BODY, LOOK, width)

    assert -60 < made.right < 0
