"""Even lines in Word: titles break where the layout breaks them, and never into a line more."""

import re
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from briefdesk.model.blocks import Footnote, Heading, Span
from briefdesk.render.docx import render_docx
from briefdesk.render.docx.balance import even_indent, even_split
from briefdesk.render.docx.look import look_for
from briefdesk.render.fit import fit_brief
from render.docx_reading import parts_of
from render.docx_samples import a_brief, a_letter, shipped_theme

LOOK = look_for(a_brief(), shipped_theme(), None)
TITLE = LOOK.setting.styles.title
SOURCE = LOOK.setting.styles.source


def room_left(text: str) -> float:
    """The width that the indent leaves for the words."""
    found = re.search(r'w:right="(\d+)"', even_indent(text, TITLE, LOOK, LOOK.text_width))
    return LOOK.text_width - (int(found[1]) / 20 if found else 0)


def test_title_of_one_line_has_no_indent():
    assert even_indent("Keep soldiers out", TITLE, LOOK, LOOK.text_width) == ""


def test_last_word_of_a_title_does_not_stand_alone():
    text = "Keep immigration enforcement in civilian hands and soldiers home"

    assert room_left(text) < LOOK.widest((text,), TITLE) * 0.75


@given(st.lists(st.text("abcdefgh", min_size=1, max_size=12), min_size=1, max_size=40).map(" ".join))
@settings(max_examples=100, deadline=None)
def test_evening_never_makes_a_line_more(text):
    def lines(width: float) -> int:
        count, line = 1, ""
        for word in text.split():
            longer = f"{line} {word}".strip()
            if line and LOOK.widest((longer,), TITLE) > width:
                count, line = count + 1, word
            else:
                line = longer
        return count

    assert lines(room_left(text)) <= lines(LOOK.text_width)


def test_long_source_counts_for_its_height_when_columns_are_evened():
    long, short = (Span("word " * 120),), (Span("“Texas,” para. 1."),)

    assert even_split((long, short, short, short, short), SOURCE, LOOK, 240) == 1
    assert even_split((short, short, short, short), SOURCE, LOOK, 240) == 2


def test_sources_stand_in_columns_where_there_are_several():
    def xml(count: int) -> str:
        notes = tuple(Footnote(number, (Span(f"Source {number}."),)) for number in range(1, count + 1))
        brief = a_brief()
        blocks = (*brief.blocks[:-2], replace(brief.blocks[-2], notes=notes), brief.blocks[-1])
        data = render_docx(replace(brief, blocks=blocks), shipped_theme()).data
        return parts_of(data)["word/document.xml"].decode()

    assert xml(5).count("<w:tbl>") == xml(2).count("<w:tbl>") + 1
    assert re.findall(r"Source (\d)", xml(5)) == list("12345")


def test_title_breaks_in_word_where_it_breaks_in_the_pdf():
    text = "Keep immigration enforcement in civilian hands"
    brief = replace(a_brief(), blocks=(Heading(1, (Span(text),)),))
    layout, _ = fit_brief(brief, shipped_theme())
    lines = layout.pages[0].items[-1].group.lines
    style = layout.setting.styles.title
    look = look_for(brief, shipped_theme(), layout)

    indent = int(re.search(r'w:right="(\d+)"', even_indent(text, style, look, look.text_width))[1]) / 20

    first = lines[0].text.strip()
    following = text.removeprefix(first).split()[0]
    assert look.widest((first,), style) < look.text_width - indent
    assert look.widest((f"{first} {following}",), style) > look.text_width - indent


def test_centered_letterhead_stands_in_lines_without_a_table():
    theme = shipped_theme()
    setting = replace(theme.letter, letterhead=replace(theme.letter.letterhead, align="centered"))

    xml = parts_of(render_docx(a_letter(logo=True, signers=0), replace(theme, letter=setting)).data)
    text = xml["word/document.xml"].decode()

    assert "<w:tbl>" not in text
    assert text.index("<w:drawing>") < text.index("Riverbend Rights Project") < text.index("Dignity and due")
    assert '<w:jc w:val="center"/>' in xml["word/styles.xml"].decode()
