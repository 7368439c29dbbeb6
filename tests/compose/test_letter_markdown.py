"""Markdown of letters: emphasis, links, lists, headings; everything else is plain text."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefdesk.compose.environment import escape
from briefdesk.compose.markdown import blocks_of, plain_spans, plain_text, spans_of
from briefdesk.compose.placeholder import CLOSE, OPEN, clean
from briefdesk.compose.typography import typeset
from briefdesk.model.blocks import Heading, ItemList, ListItem, ListStyle, Origin, Paragraph, Span


def test_emphasis_and_links_become_styles_of_spans():
    assert spans_of("a **b** *c* ***d*** [e](https://x.org/?a=1)") == (
        Span("a "),
        Span("b", bold=True),
        Span(" "),
        Span("c", italic=True),
        Span(" "),
        Span("d", bold=True, italic=True),
        Span(" "),
        Span("e", link="https://x.org/?a=1"),
    )


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "file:///etc/passwd",
        "\\\\\\\\host\\\\x",
        "data:text/html,x",
        "ftp://x.org",
        "/a",
    ],
)
def test_a_link_to_anything_but_the_web_or_mail_is_no_link(address: str):
    assert all(span.link is None for span in spans_of(f"[x]({address})"))


def test_a_mail_link_is_kept():
    assert spans_of("[write](mailto:a@x.org)") == (Span("write", link="mailto:a@x.org"),)


def test_blank_lines_part_paragraphs_and_line_ends_are_spaces():
    origin = Origin("opening")

    assert blocks_of("one\ntwo\n\n\nthree", origin) == (
        Paragraph((Span("one two"),), origin),
        Paragraph((Span("three"),), origin),
    )


def test_lists_and_headings_are_blocks_with_their_origin():
    origin = Origin("x")

    blocks = blocks_of("## Head\n\nlead\n\n- a\n- **b**\n\n3. c\n4. d", origin)

    assert blocks == (
        Heading(2, (Span("Head"),), origin),
        Paragraph((Span("lead"),), origin),
        ItemList(
            (ListItem((Span("a"),), origin), ListItem((Span("b", bold=True),), origin)), ListStyle.BULLETS
        ),
        ItemList((ListItem((Span("c"),), origin), ListItem((Span("d"),), origin)), ListStyle.NUMBERS, 3),
    )


@pytest.mark.parametrize(
    "text",
    ["<b>x</b>", "`code`", "![x](https://x.org/a.png)", "> quote", "<https://x.org>", "---", "    code"],
)
def test_other_markdown_is_printed_as_it_stands(text: str):
    said = "".join(plain_text(b.spans) for b in blocks_of(text) if isinstance(b, Paragraph))

    assert said in (text, text.strip(), "!x")


def test_a_placeholder_is_a_span_of_its_own_and_keeps_its_style():
    assert spans_of(f"on **{OPEN}\\[Date\\]{CLOSE}**, no") == (
        Span("on "),
        Span("[Date]", bold=True, unfilled=True),
        Span(", no"),
    )


def test_plain_text_is_never_read_as_markdown():
    assert plain_spans("**a** [b](https://x.org)") == (Span("**a** [b](https://x.org)"),)


def test_quotes_know_the_words_on_the_other_side_of_a_style():
    assert plain_text(spans_of('a "**bold** word" and **Texas**\'s')) == "a “bold word” and Texas’s"


@given(st.text(max_size=80))
def test_an_escaped_value_comes_out_as_it_went_in(value: str):
    value = clean(value)

    spans = spans_of(escape(value))

    assert plain_text(spans) == typeset(value)
    assert all(not (s.bold or s.italic or s.link or s.unfilled) for s in spans)


@given(st.text(max_size=80))
def test_an_escaped_value_stays_inside_its_paragraph(value: str):
    blocks = blocks_of(f"Dear {escape(clean(value))}\n\nNext.")

    assert [type(block) for block in blocks] == [Paragraph, Paragraph]


@given(st.text(max_size=200))
def test_any_text_makes_blocks_of_printable_spans(text: str):
    for block in blocks_of(text):
        assert isinstance(block, Paragraph | Heading | ItemList)


@pytest.mark.parametrize(
    "text",
    ["*a " * 20_000, "[" * 50_000, "**a *b " * 10_000, "[a](" * 20_000, "- " * 30_000,
     "&#" * 40_000, "\\" * 90_000,
     "![" * 40_000, "_a_" * 30_000, "> " * 40_000, "1. " * 30_000, "[a][" * 20_000, "a " * 90_000 + "*"],
    ids=lambda text: text[:8],
)  # fmt: skip
def test_no_long_text_holds_the_reader_up(text: str):
    started = time.process_time()

    blocks_of(text)

    assert time.process_time() - started < 3.0
