"""Footnotes of a Word file: true ones, each referred to once, numbered as the text says."""

from briefdesk.model.blocks import ComposedDocument, Footnote, Paragraph, Span
from briefdesk.render.docx import render_docx
from render.docx_reading import W, opened, parts_of, xml_of
from render.docx_samples import a_brief, a_letter, note, shipped_theme


def with_marks(*numbers: int) -> bytes:
    """A text with those marks, one word before each, and three notes."""
    spans = tuple(span for number in numbers for span in (Span(f"word{number}"), note(number)))
    notes = tuple(Footnote(n, (Span(f"Note {n}", link="https://example.org"),)) for n in (1, 2, 3))
    return render_docx(ComposedDocument("T", "A", "en-US", (Paragraph(spans),), notes), shipped_theme()).data


def references(data: bytes) -> list[str]:
    return [e.get(f"{W}id") for e in xml_of(data).iter(f"{W}footnoteReference")]


def notes_of(data: bytes) -> dict[str, str]:
    return {
        e.get(f"{W}id"): "".join(e.itertext()).strip()
        for e in xml_of(data, "word/footnotes.xml").iter(f"{W}footnote")
        if e.get(f"{W}type") is None
    }


def test_each_footnote_is_referred_to_exactly_once():
    data = render_docx(a_letter(), shipped_theme()).data

    assert references(data) == ["1", "2", "3"]
    assert list(notes_of(data)) == ["1", "2", "3"]


def test_repeated_mark_repeats_the_number_of_the_first():
    data = with_marks(1, 2, 1)

    instructions = [e.text.split() for e in xml_of(data).iter(f"{W}instrText")]
    bookmarks = [e.get(f"{W}name") for e in xml_of(data).iter(f"{W}bookmarkStart")]

    assert references(data) == ["1", "2"]
    assert instructions == [["NOTEREF", bookmarks[0], "\\h"]]


def test_marks_that_stand_together_are_parted_by_a_comma():
    spans = (Span("word"), note(1), note(2))
    notes = (Footnote(1, (Span("a"),)), Footnote(2, (Span("b"),)))
    document = ComposedDocument("T", "A", "en-US", (Paragraph(spans),), notes)

    assert "," in opened(render_docx(document, shipped_theme()).data).paragraphs[0].text


def test_numbers_out_of_order_are_written_out():
    data = with_marks(3, 1)

    marks = [e.get(f"{W}customMarkFollows") for e in xml_of(data).iter(f"{W}footnoteReference")]

    assert references(data) == ["3", "1"]
    assert marks == ["1", "1"]
    assert opened(data).paragraphs[0].text == "word33word11"


def test_note_without_a_mark_is_left_out():
    assert list(notes_of(with_marks(1))) == ["1"]


def test_links_of_notes_resolve_in_their_own_part():
    data = with_marks(1, 2)

    relations = parts_of(data)["word/_rels/footnotes.xml.rels"].decode()

    assert relations.count("https://example.org") == 1
    assert "word/_rels/footnotes.xml.rels" not in parts_of(with_marks())


def test_brief_prints_its_marks_and_has_no_footnotes():
    data = render_docx(a_brief(), shipped_theme()).data

    raised = [p.text for p in opened(data).paragraphs if "deputized in a single year" in p.text]

    assert references(data) == []
    assert notes_of(data) == {}
    assert raised[0].endswith(".1")
