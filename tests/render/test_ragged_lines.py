"""The right edge of running text: even, without runts, and such that a word processor makes it too."""

from collections.abc import Iterator
from itertools import combinations, pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from briefdesk.model.blocks import Span
from briefdesk.render.docx.lines import set_lines
from briefdesk.render.docx.look import look_for
from briefdesk.render.layout.breaking import Breaks, advances, break_lines, line_width
from briefdesk.render.layout.ragged import is_runt, least_ragged, raggedness
from briefdesk.render.layout.typesetter import PLAIN, shipped_typesetter
from briefdesk.render.layout.words import Atom, atoms_of, setting_of
from render.docx_samples import a_letter, shipped_theme

THEME = shipped_theme()
LOOK = look_for(a_letter(), THEME, None)
BODY = LOOK.setting.styles.body
WORDS = st.lists(
    st.sampled_from(("a", "of", "the", "troops", "counter-drug", "border", "accountability", "2026,")),
    min_size=1,
    max_size=60,
)


def atoms_in(words: list[str]) -> tuple[Atom, ...]:
    return atoms_of((Span(" ".join(words)),), setting_of(BODY, THEME), shipped_typesetter().fonts)


def cost(atoms: tuple[Atom, ...], lines: Breaks, limit: float) -> float:
    return raggedness(atoms, advances(atoms), lines, limit)


def all_breaks(atoms: tuple[Atom, ...], limit: float, count: int) -> Iterator[Breaks]:
    for ends in combinations(range(1, len(atoms)), count - 1):
        lines = tuple(pairwise((0, *ends, len(atoms))))
        if all(line_width(atoms, *line) <= limit + 1e-6 for line in lines):
            yield lines


@given(WORDS, st.floats(10, 45))
@settings(max_examples=300, deadline=None)
def test_even_lines_hold_the_same_words_in_as_many_lines_and_none_is_too_long(
    words: list[str], limit: float
) -> None:
    atoms = atoms_in(words)
    plain, even = break_lines(atoms, limit), least_ragged(atoms, limit)

    assert [at for start, end in even for at in range(start, end)] == list(range(len(atoms)))
    assert all(line_width(atoms, *line) <= limit + 1e-5 for line in even)
    assert len(even) == len(plain)


@given(WORDS, st.floats(10, 45))
@settings(max_examples=300, deadline=None)
def test_even_lines_are_never_more_ragged_than_greedy_ones(words: list[str], limit: float) -> None:
    atoms = atoms_in(words)
    plain, even = break_lines(atoms, limit), least_ragged(atoms, limit)

    assert is_runt(atoms, plain, limit) or cost(atoms, even, limit) <= cost(atoms, plain, limit)
    assert not is_runt(atoms, even, limit) or is_runt(atoms, plain, limit)


@given(st.lists(st.sampled_from(("a", "of", "troops", "border")), min_size=4, max_size=13), st.floats(6, 14))
@settings(max_examples=100, deadline=None)
def test_no_way_to_break_is_better_than_the_best_of_all(words: list[str], limit: float) -> None:
    """Greedy, ours, all ways: each at least as even as the one before."""
    atoms = atoms_in(words)
    plain, even = break_lines(atoms, limit), least_ragged(atoms, limit)

    best = min(cost(atoms, lines, limit) for lines in all_breaks(atoms, limit, len(plain)))

    assert best <= cost(atoms, even, limit) + 1e-9
    assert best <= cost(atoms, plain, limit) + 1e-9


@given(WORDS, st.floats(120, 480))
@settings(max_examples=200, deadline=None)
def test_a_word_processor_ends_even_lines_alike(words: list[str], width: float) -> None:
    spans = (Span(" ".join(words)),)
    measured = shipped_typesetter().measure((spans,), BODY, THEME, width, PLAIN)
    limit = width / BODY.size_pt

    made = set_lines(spans, BODY, LOOK, width)

    again = atoms_of(made.spans, measured.setting, shipped_typesetter().fonts)
    assert texts(again, break_lines(again, limit - made.right / 20 / BODY.size_pt)) == texts(
        measured.atoms, measured.breaks
    )


def texts(atoms: tuple[Atom, ...], lines: Breaks) -> list[str]:
    drawn = ("".join(piece.text for atom in atoms[a:b] for piece in atom.pieces) for a, b in lines)
    return [text.replace("\u00a0", "") for text in drawn]


def test_last_line_takes_a_second_word_where_no_narrower_column_would_do() -> None:
    # A narrower column would give a fourth line.
    words = ["accountability", "accountability", "a", "accountability", "accountability", "a", "of"]
    atoms = atoms_in(words)
    widest = line_width(atoms, 0, 3)

    lines = least_ragged(atoms, widest)

    assert break_lines(atoms, widest)[-1] == (6, 7)
    assert lines[-1] == (5, 7)
