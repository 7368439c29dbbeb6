"""What letters of one batch share is written once: the files are those of letters written one by one."""

import dataclasses
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefdesk.model.blocks import (
    ComposedDocument,
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
    SignatureBlock,
    Span,
    SubjectLine,
)
from briefdesk.render.docx.shared_body import _kept_rest
from briefdesk.render.docx.writer import render_docx
from briefdesk.render.fonts import shipped_fonts
from briefdesk.render.layout.document import lay_out
from briefdesk.render.layout.typesetter import Typesetter
from briefdesk.render.pdf_canvas import Press, shipped_press
from briefdesk.render.theme import Theme
from render.page_samples import shipped_theme

LINKED = Span("www.example.org/report", link="https://www.example.org/report")
LETTERHEAD = Letterhead("Larkgate", "Rights", ("1 Hollis Place · Washington", "(202) 555-0142"))
DATE = DateLine("November 22, 2026")
SIGNED = SignatureBlock("Sincerely,", "Elena Whitaker", "Director", "Larkgate")

words = st.text("abc defghi (jk)’ é ș 漢", min_size=1, max_size=30)
addresses = st.lists(words, min_size=1, max_size=5).map(tuple)
heads = st.tuples(addresses, words, st.sampled_from(("Re", "An unusually long subject " * 5)))


def a_tail(sentences: int, *, numbered: bool, cited: bool) -> tuple[tuple[object, ...], tuple[Footnote, ...]]:
    """Return what follows the salutation, and its notes."""
    text = Paragraph((Span("We write to ask for oversight, of which we say more below. " * sentences),))
    mark = (Span("", note=1),) if cited else ()
    items = (ListItem((Span("Hold a hearing on the law."), *mark)), ListItem((LINKED,)))
    style = ListStyle.NUMBERS if numbered else ListStyle.BULLETS
    blocks = (
        text,
        Heading(2, (Span("What we ask"),)),
        ItemList(items, style),
        SIGNED,
        Enclosures(("Brief",)),
    )
    notes = (Footnote(1, (Span("Report, 2025, "), LINKED)),) if cited else ()
    return blocks, notes


TAILS = tuple(
    a_tail(sentences, numbered=numbered, cited=cited)
    for sentences in (2, 28, 60)
    for numbered, cited in ((False, True), (True, False))
)


def a_letter(head: tuple[tuple[str, ...], str, str], tail: tuple[object, ...]) -> ComposedDocument:
    """Return a letter of that head and that very tail."""
    address, greeting, subject = head
    blocks, notes = tail
    opening = (
        LETTERHEAD,
        DATE,
        InsideAddress((address,)),
        SubjectLine((Span(subject),)),
        Salutation(greeting),
    )
    return ComposedDocument(
        f"Letter to {address[0]}", "Larkgate", "en-US", (*opening, *blocks), notes, address[0]
    )  # type: ignore[arg-type]  # tails are blocks


def files(document: ComposedDocument, theme: Theme, setter: Typesetter, press: Press) -> tuple[bytes, bytes]:
    """Return PDF and DOCX, set with these memories."""
    layout = lay_out(document, theme, typesetter=setter)
    pdf = press.print(layout, document, theme.palette.unfilled)
    return pdf, render_docx(document, theme, layout).data


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(heads, st.sampled_from(TAILS)), min_size=2, max_size=6))
def test_a_batch_gives_the_files_of_letters_made_one_by_one(batch: list[tuple[object, object]]) -> None:
    theme = shipped_theme()
    letters = [a_letter(head, tail) for head, tail in batch] * 3  # type: ignore[arg-type]
    fonts, bank = shipped_fonts(), shipped_press().bank
    setter, press = Typesetter(fonts), Press(bank)

    together = [files(letter, theme, setter, press) for letter in letters]

    for letter, made in zip(letters, together, strict=True):
        _kept_rest.cache_clear()
        assert files(letter, theme, Typesetter(fonts), Press(bank)) == made


def test_the_third_letter_alike_goes_on_from_the_second() -> None:
    theme = shipped_theme()
    setter, press = Typesetter(shipped_fonts()), Press(shipped_press().bank)
    letters = [a_letter(((name,), f"Dear {name}:", "Re"), TAILS[0]) for name in ("Ann", "Bo", "Cy")]

    pages = [lay_out(letter, theme, typesetter=setter).pages[0] for letter in letters]

    assert [page.shared is not None for page in pages] == [False, True, True]
    assert pages[1].shared is pages[2].shared
    for letter in letters:
        files(letter, theme, setter, press)
    assert len(press.begun) == 1


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_another_order_gives_the_same_files(order: tuple[int, ...]) -> None:
    theme = shipped_theme()
    setter, press = Typesetter(shipped_fonts()), Press(shipped_press().bank)
    letters = [a_letter((("A", "B")[: n + 1], "Dear you:", "Re"), TAILS[n % 2]) for n in range(3)]
    alone = [files(each, theme, Typesetter(shipped_fonts()), Press(press.bank)) for each in letters]

    made = {n: files(letters[n], theme, setter, press) for _ in range(2) for n in order}

    assert [made[n] for n in range(3)] == alone


def test_a_change_of_one_word_below_the_salutation_is_seen() -> None:
    theme = shipped_theme()
    setter, press = Typesetter(shipped_fonts()), Press(shipped_press().bank)
    blocks, notes = TAILS[1]
    other = dataclasses.replace(blocks[0], spans=(Span("Another text."),))  # type: ignore[type-var]
    head = (("A",), "Dear A:", "Re")
    for _ in range(3):
        files(a_letter(head, (blocks, notes)), theme, setter, press)

    changed = a_letter(head, ((other, *blocks[1:]), notes))

    _kept_rest.cache_clear()
    expected = files(changed, theme, Typesetter(shipped_fonts()), Press(press.bank))
    assert files(changed, theme, setter, press) == expected
