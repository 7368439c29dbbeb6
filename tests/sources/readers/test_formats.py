"""What each format tells in its own way."""

import io

import docx
import pytest

from briefdesk.model.source import PassageKind
from briefdesk.sources.readers.shapes import date_in, is_caption, looks_like_heading


def kinds(document):
    return [(p.kind, p.text) for section in document.sections for p in section.passages]


def test_web_page_tells_publisher_author_date_and_address(read):
    page = (
        "<!doctype html><title>Rivers | Example Center</title>"
        '<meta property="og:site_name" content="Example Center">'
        '<script type="application/ld+json">{"@type": "Article", "datePublished": "2026-02-14T10:00", '
        '"author": [{"name": "Jane Doe"}, {"name": "John Roe"}]}</script>'
        '<link rel="canonical" href="https://example.org/r"><body><p>Words.</p></body>'
    )
    document = read("x.html", page.encode())

    assert (document.title, document.publisher, document.author, document.date, document.url) == (
        "Rivers", "Example Center", "Jane Doe, John Roe", "2026-02-14", "https://example.org/r",
    )  # fmt: skip


def test_address_of_another_scheme_is_not_taken(read):
    page = b'<!doctype html><link rel="canonical" href="javascript:alert(1)"><p>Words.</p>'

    assert read("x.html", page).url == ""


def test_web_page_keeps_no_hidden_words_scripts_or_comments(read):
    page = (
        "<!doctype html><body><p>Seen.<!-- not --><span hidden>not</span></p><p style='display: none'>not</p>"
        "<template><p>not</p></template><noscript>not</noscript>"
        "<p>Cited<sup><a href='#n'>1</a></sup> words.</p></body>"
    )

    assert kinds(read("x.html", page.encode())) == [
        (PassageKind.TEXT, "Seen."), (PassageKind.TEXT, "Cited words."),
    ]  # fmt: skip


def test_web_page_tells_quotes_rows_items_and_notes(read):
    page = (
        "<!doctype html><body><p>Before.</p><blockquote><p>Quoted.</p></blockquote>"
        "<ol><li>One <b>item</b></li></ol>"
        "<table><tr><th>State</th><th>Troops</th></tr><tr><td>Texas</td><td>590</td></tr></table>"
        "<div class='footnotes'><p>A note.</p></div></body>"
    )

    assert kinds(read("x.html", page.encode())) == [
        (PassageKind.TEXT, "Before."), (PassageKind.BLOCK_QUOTE, "Quoted."),
        (PassageKind.LIST_ITEM, "One item"), (PassageKind.TABLE, "State | Troops"),
        (PassageKind.TABLE, "Texas | 590"), (PassageKind.FOOTNOTE, "A note."),
    ]  # fmt: skip


@pytest.mark.parametrize("encoding", ["windows-1252", "iso-8859-2", "utf-8"])
def test_web_page_is_read_in_the_encoding_that_it_names(read, encoding):
    page = f"<!doctype html><meta charset='{encoding}'><p>Café in März</p>"

    assert kinds(read("x.html", page.encode(encoding)))[0][1] == "Café in März"


def test_markdown_marks_are_stripped_and_blocks_told_apart(read):
    text = """---
title: "Rivers"
author: Jane Doe
date: 2026-02-14
---

Setext heading
--------------

Some **bold**, *slanted* and `code` with a [link](https://example.org/a_(b)) and a note[^1] &amp; 2 \\* 3.

> Quoted
> words.

1. First
2. Second
   goes on

| State | Troops |
|-------|--------|
| Texas | 590 |

![A picture](a.png)

[^1]: The note.

### Deeper ###
Words with snake_case_names and 2 * 3 * 4.
"""
    document = read("x.md", text.encode())

    assert (document.title, document.author, document.date) == ("Rivers", "Jane Doe", "2026-02-14")
    assert [(s.heading, s.level) for s in document.sections] == [("Setext heading", 1), ("Deeper", 2)]
    assert kinds(document) == [
        (PassageKind.TEXT, "Some bold, slanted and code with a link and a note & 2 * 3."),
        (PassageKind.BLOCK_QUOTE, "Quoted words."),
        (PassageKind.LIST_ITEM, "First"),
        (PassageKind.LIST_ITEM, "Second goes on"),
        (PassageKind.TABLE, "State | Troops"),
        (PassageKind.TABLE, "Texas | 590"),
        (PassageKind.FOOTNOTE, "The note."),
        (PassageKind.TEXT, "Words with snake_case_names and 2 * 3 * 4."),
    ]


def test_word_tables_rows_and_properties_are_read(read):
    made = docx.Document()
    made.core_properties.author = "Jane Doe"
    made.core_properties.title = "Rivers"
    made.add_paragraph("Before the table stands a sentence.")
    table = made.add_table(rows=2, cols=2)
    for cell, words in zip(
        (c for r in table.rows for c in r.cells), ("State", "Troops", "Texas", "590"), strict=True
    ):
        cell.text = words
    file = io.BytesIO()
    made.save(file)

    document = read("x.docx", file.getvalue())

    assert (document.title, document.author, document.date) == ("Rivers", "Jane Doe", "")
    assert kinds(document)[1:] == [(PassageKind.TABLE, "State | Troops"), (PassageKind.TABLE, "Texas | 590")]


def test_byline_and_date_below_the_title_are_facts_and_no_passages(read):
    text = "River Crossings\n\nBy Jane Doe\n\nFebruary 14, 2026\n\nThe report draws on two years of records."

    document = read("x.txt", text.encode())

    assert (document.title, document.author, document.date) == ("River Crossings", "Jane Doe", "2026-02-14")
    assert len(kinds(document)) == 1


def test_headings_alike_get_ids_of_their_own(read):
    document = read("x.md", b"# A\n\n## Costs\n\nOne.\n\n## Costs\n\nTwo.\n")

    assert [s.id for s in document.sections] == ["costs", "costs-2"]
    assert [p.id for s in document.sections for p in s.passages] == ["costs-1", "costs-2-1"]


def test_a_title_is_made_of_the_files_name_where_it_tells_none(read):
    assert read("river_crossings-2026.txt", b"Words that say something.").title == "River crossings 2026"


@pytest.mark.parametrize(
    "text",
    [
        "Guards put up a fence by the river. Source: River Patrol, Example Sector on Twitter.",
        "Photo: Jane Doe/Example News", "Figure 3: Patrols by year", "Table 2. Costs", "Photo by Jane Doe",
        "Migrants wait at the bridge (AP Photo/Jane Doe)",
    ],
)  # fmt: skip
def test_a_caption_is_recognized(text):
    assert is_caption(text)


@pytest.mark.parametrize(
    "text",
    ["The source: a clerk who asked not to be named, and who said much more than this.", "Figure that.",
     "Table talk is cheap, the report says.", "Photos show the boats at night."],
)  # fmt: skip
def test_sentence_is_no_caption(text):
    assert not is_caption(text)


@pytest.mark.parametrize(
    "text", ["Mass deportations", "What happens next?", "1. Costs", "“Invasion” and law"]
)
def test_short_line_looks_like_a_heading(text):
    assert looks_like_heading(text)


@pytest.mark.parametrize(
    "text", ["It ended.", "and so on", "2025", "One, two,", " ".join("abcdefghijk").title()]
)
def test_other_line_does_not(text):
    assert not looks_like_heading(text)


@pytest.mark.parametrize(
    ("text", "date"),
    [("March 4, 2025", "2025-03-04"), ("4 Mar. 2025", "2025-03-04"), ("Sept 2025", "2025-09"),
     ("2025-03", "2025-03"),
     ("Published May 1st, 2025", "2025-05-01"), ("in March", ""), ("2025-13-01", "")],
)  # fmt: skip
def test_date_is_as_exact_as_told(text, date):
    assert date_in(text) == date


def test_rows_of_a_table_in_plain_text_are_rows_and_no_headings(read):
    rows = ("County | Works | Cost", "El Paso | 1,713 | $57.8 million", "Yuma | 917 | $7.4 million")
    text = "A Survey of Works\n\nBy Jane Doe\n\nCosts\n\nWhat it cost is below.\n\n" + "\n".join(rows)

    document = read("x.txt", text.encode())

    tables = [p.text for s in document.sections for p in s.passages if p.kind is PassageKind.TABLE]
    assert tables == list(rows)
    assert not any("|" in s.heading for s in document.sections)


def test_columns_set_apart_by_blanks_are_no_heading():
    assert not looks_like_heading("El Paso      1,713      57.8")
    assert looks_like_heading("1.2    Repairs Put Off")
