"""What a Word file says: the blocks' words in their order, with true styles, links and lists."""

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefdesk.model.blocks import ComposedDocument, InsideAddress, ItemList, ListStyle, Paragraph, Span
from briefdesk.render.docx import render_docx
from briefdesk.render.text import plain_text
from render.docx_reading import W, missing_in_order, opened, paragraphs_in_order, parts_of, words, xml_of
from render.docx_samples import ASKS, a_brief, a_letter, items, shipped_theme


def made(document: ComposedDocument, theme: str = "classic") -> bytes:
    return render_docx(document, shipped_theme(theme)).data


def of_blocks(*blocks: object) -> ComposedDocument:
    return ComposedDocument("Title", "Author", "en-US", blocks)


def body_words(document: ComposedDocument) -> list[str]:
    """The words of the document without notes (a part of their own), list numbers and addresses."""
    text = plain_text(replace(document, footnotes=())).replace("(https://example.org/reports/long-road)", "")
    marked = re.sub(r"\[(\d)\]", "" if document.footnotes else r"\1", text)
    return [word for word in words(marked) if not (word.isdigit() and len(word) == 1)]


@pytest.mark.parametrize("theme", ["classic", "modern"])
@pytest.mark.parametrize("document", [a_letter(), a_letter(signers=0), a_brief()])
def test_words_stand_in_the_order_of_the_blocks(document, theme):
    found = words("\n".join(paragraph.text for paragraph in paragraphs_in_order(made(document, theme))))

    assert missing_in_order(body_words(document), found) is None


def test_signatories_read_down_the_first_column_before_the_second():
    document = a_letter(signers=9)

    texts = [p.text for p in paragraphs_in_order(made(document)) if p.style.name == "Signatory"]

    assert texts == sorted(texts)
    assert len(texts) == 9


def test_two_hundred_signatories_keep_their_order_within_each_row():
    document = a_letter(signers=200)

    texts = [p.text for p in paragraphs_in_order(made(document)) if p.style.name == "Signatory" and p.text]

    assert sorted(texts) == sorted(document.blocks[-3].names)


def test_headings_and_lists_have_words_own_styles():
    names = {p.style.name for p in paragraphs_in_order(made(a_brief()))}

    assert {"Heading 1", "Heading 2", "List Bullet", "Body Text"} <= names


def test_each_numbered_list_counts_from_its_own_start():
    once = items((Span("One"),), (Span("Two"),))
    data = made(
        of_blocks(
            ItemList(once, ListStyle.NUMBERS),
            ItemList(once, ListStyle.NUMBERS),
            ItemList(once, ListStyle.NUMBERS, 7),
        )
    )

    used = [e.get(f"{W}val") for e in xml_of(data).iter(f"{W}numId")]
    starts = {
        num.get(f"{W}numId"): override.get(f"{W}val")
        for num in xml_of(data, "word/numbering.xml").iter(f"{W}num")
        for override in num.iter(f"{W}startOverride")
    }

    assert used == ["2", "2", "3", "3", "4", "4"]
    assert [starts[n] for n in ("2", "3", "4")] == ["1", "1", "7"]


def test_links_are_true_and_only_of_allowed_schemes():
    spans = (
        Span("a", link="https://example.org/?a=1&b=2"),
        Span("b", link="mailto:x@example.org"),
        Span("c", link="javascript:alert(1)"),
        Span("d", link="file:///etc/passwd"),
        Span("e", link="//server/share"),
    )
    document = opened(made(of_blocks(Paragraph(spans))))

    links = document.paragraphs[0].hyperlinks
    assert [link.address for link in links] == ["https://example.org/?a=1&b=2", "mailto:x@example.org"]
    assert document.paragraphs[0].text == "abcde"


def test_neighbors_with_one_address_are_one_link():
    spans = (Span("The ", link="https://a.example"), Span("Report", italic=True, link="https://a.example"))

    links = opened(made(of_blocks(Paragraph(spans)))).paragraphs[0].hyperlinks

    assert [link.text for link in links] == ["The Report"]


def test_unfilled_field_is_marked_by_its_own_style():
    data = made(of_blocks(Paragraph((Span("See "), Span("[Date]", unfilled=True)))))

    runs = opened(data).paragraphs[0].runs

    assert [(run.text, run.style.name) for run in runs][1] == ("[Date]", "Unfilled Field")


def test_two_addressees_stand_side_by_side_chair_first():
    data = made(
        of_blocks(InsideAddress((("The Honorable A", "Chair"), ("The Honorable B", "Ranking Member"))))
    )

    (table,) = opened(data).tables

    assert [cell.text for cell in table.rows[0].cells] == [
        "The Honorable A\nChair",
        "The Honorable B\nRanking Member",
    ]


def test_signature_block_is_bound_together_and_to_the_text_before():
    bound = {
        p.text: p.paragraph_format.keep_with_next or p.style.paragraph_format.keep_with_next
        for p in paragraphs_in_order(made(a_letter()))
    }

    assert bound["Sincerely,"]
    assert bound["Maria Delgado-Reyes"]
    assert bound["Executive Director"]
    assert next(keep for text, keep in bound.items() if text.startswith("We would welcome"))


def test_asks_and_enclosures_stay_with_their_neighbors():
    kept = {
        paragraph.text: paragraph._p.pPr.find(f"{W}keepNext") is not None
        for paragraph in paragraphs_in_order(render_docx(a_letter(signers=0), shipped_theme()).data)
    }

    (first, second, last) = [kept["".join(s.text for s in ask.spans)] for ask in ASKS]
    assert (first, second, last) == (True, True, False)
    assert kept["Riverbend Rights Project"]
    assert next(keeps for text, keeps in kept.items() if text.startswith("Enclosure:"))


def test_number_after_a_hyphen_stays_with_it_but_an_address_is_left_alone():
    link = Span("o.example/2025-02", link="https://o.example/2025-02")
    document = replace(a_letter(), blocks=(Paragraph((Span("Call (202) 555-0142 or "), link)),))

    xml = parts_of(render_docx(document, shipped_theme()).data)["word/document.xml"].decode()

    assert 'Call (202) 555</w:t><w:noBreakHyphen/><w:t xml:space="preserve">0142' in xml
    assert "o.example/2025-02</w:t>" in xml


def test_language_and_properties_hold_nothing_private():
    document = opened(made(a_letter()))

    facts = document.core_properties
    assert (facts.title, facts.author, facts.comments, facts.last_modified_by) == (
        "Letter to Senator Okafor: Oversight of military roles",
        "Riverbend Rights Project",
        "",
        "",
    )
    assert facts.created.year == facts.modified.year == 2000
    assert 'w:lang w:val="en-US"' in document.styles.element.xml


def test_logo_carries_its_alternative_text():
    data = made(a_letter(logo=True))

    described = [e.get("descr") for e in xml_of(data).iter("{*}docPr")]

    assert described == ["A blue disc beside an orange bar"]


@pytest.mark.parametrize(
    "hostile",
    [
        "a\x00b\x0b\x1f\ufffe\uffff",
        "lone \ud800 surrogate",
        "<w:p>&amp;]]>\"'",
        "turned \u202egninrut\u202c and \u2066isolated\u2069",
        "line\nend\r\nand\ttab",
        "word" * 25_000,
        "😀 مرحبا שלום \u200f",
        "",
    ],
)
def test_hostile_text_leaves_a_file_that_opens(hostile):
    document = of_blocks(
        Paragraph(
            (
                Span(hostile),
                Span(hostile, link="https://example.org/" + hostile.strip()),
                Span(hostile, bold=True),
            )
        ),
        InsideAddress(((hostile, "x"),)),
    )
    document = replace(document, title=hostile, author=hostile, continuation=hostile)

    text = opened(made(document)).paragraphs[0].text

    assert "\u202e" not in text
    assert "\x00" not in text


@given(st.text(max_size=60), st.booleans())
@settings(max_examples=80, deadline=None)
def test_every_letter_of_any_text_comes_through(text, bold):
    data = made(of_blocks(Paragraph((Span("<"), Span(text, bold=bold), Span(">")))))

    found = opened(data).paragraphs[0].text
    assert found[0] + found[-1] == "<>"
    assert "".join(words(found)) == "".join(words(text))
