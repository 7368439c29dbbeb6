"""Plain text of letters and briefs: one line per paragraph, marks and notes, nothing that hides."""

import pytest

from briefdesk.model.blocks import (
    ComposedDocument,
    ItemList,
    Letterhead,
    ListStyle,
    Paragraph,
    SignatureBlock,
    Span,
)
from briefdesk.render.text import plain_text, render_text
from render.docx_samples import a_brief, a_letter, items, note


def text_of(*blocks: object) -> str:
    return plain_text(ComposedDocument("T", "A", "en-US", blocks))


def test_paragraph_stays_on_one_line():
    long = "word " * 500

    assert text_of(Paragraph((Span(long),))) == long.strip() + "\n"


def test_lists_have_dashes_and_numbers_from_their_start():
    two = items((Span("One"),), (Span("Two"),))

    assert text_of(ItemList(two, ListStyle.BULLETS)) == "- One\n- Two\n"
    assert text_of(ItemList(two, ListStyle.NUMBERS, 3)) == "3. One\n4. Two\n"


def test_notes_stand_at_the_end_behind_their_numbers():
    lines = plain_text(a_letter()).splitlines()

    assert lines[-4] == "Notes"
    assert lines[-2] == "[2] “Deployments,” para. 2."
    assert any(line.endswith("federal duties.[1]") for line in lines)


def test_address_of_a_link_follows_its_words_once():
    link = "https://example.org/report"
    spans = (
        Span("our "),
        Span("full ", link=link),
        Span("report", italic=True, link=link),
        Span("."),
        note(1),
    )

    assert text_of(Paragraph(spans)) == "our full report (https://example.org/report).[1]\n"


@pytest.mark.parametrize("link", ["mailto:a@example.org", "https://example.org/", "javascript:alert(1)"])
def test_address_that_the_words_say_already_is_not_repeated(link):
    words = "a@example.org" if link.startswith("mailto") else "example.org"

    assert text_of(Paragraph((Span(words, link=link),))) == words + "\n"


def test_brief_reads_from_title_to_contact():
    text = plain_text(a_brief())

    places = [
        text.index(part)
        for part in ("Soldiers", "3,600: ", "What we found", "1. Request", "Sources\n[1]", "June 2026")
    ]
    assert places == sorted(places)


def test_empty_parts_leave_no_empty_lines():
    text = text_of(
        Letterhead("", "", ("", " ")), SignatureBlock("Sincerely,", "", "", ""), Paragraph((Span(""),))
    )

    assert text == "Sincerely,\n"


def test_control_characters_and_turning_marks_are_left_out():
    assert text_of(Paragraph((Span("a\x00\x1bb\u202ec\ud800d"),))) == "abcd\n"


def test_rendered_text_is_utf8_with_one_line_end_at_the_end():
    rendered = render_text(a_letter())

    assert (rendered.format, rendered.page_count) == ("txt", 0)
    assert rendered.data.decode("utf-8").endswith("para. 4.\n")
    assert b"\r" not in rendered.data
