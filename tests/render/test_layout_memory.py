"""What the layout remembers: the same numbers for the same values, never one for two."""

from hypothesis import given
from hypothesis import strategies as st

from briefdesk.model.blocks import Span
from briefdesk.render.layout.memo import Memo, Tokens
from briefdesk.render.layout.typesetter import shipped_typesetter
from briefdesk.render.layout.words import KnownWords, atoms_of, setting_of
from render.page_samples import shipped_theme

WORDS = st.sampled_from(["a", "well-known", "2025–26", "H.R.", "Sec.\u00a03", "ﬁt", "\u200b", "", "\u0301"])


@given(st.lists(st.lists(st.integers(0, 12), max_size=3).map(tuple), max_size=60), st.integers(1, 8))
def test_token_never_stands_for_two_values(values: list[tuple[int, ...]], limit: int) -> None:
    tokens, meant = Tokens(limit), dict[int, tuple[int, ...]]()

    for value in values:
        assert meant.setdefault(tokens.of(value), value) == value


def test_equal_values_have_one_token() -> None:
    tokens = Tokens(10)

    assert tokens.of((Span("a"),)) == tokens.of((Span("a"),))


def test_memory_forgets_what_nobody_asks_for() -> None:
    memo = Memo[int, int](2)
    for number in range(6):
        memo.put(number, number)
        assert memo.get(0) == 0

    assert [memo.get(number) for number in range(6)] == [0, None, None, None, 4, 5]


@given(st.lists(st.tuples(st.lists(WORDS, max_size=6), st.booleans()), max_size=5))
def test_words_known_from_before_are_measured_alike(texts: list[tuple[list[str], bool]]) -> None:
    theme = shipped_theme()
    setting = setting_of(theme.brief.styles.body, theme)
    fonts, known = shipped_typesetter().fonts, KnownWords()
    spans = tuple(Span(" ".join(words), bold=bold) for words, bold in texts)

    first = atoms_of(spans, setting, fonts, known)

    assert atoms_of(spans, setting, fonts, known) == first == atoms_of(spans, setting, fonts)
