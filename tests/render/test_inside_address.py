"""The inside address of letters to several: two in a row, names in two columns, long lines that hang."""

import io
import re
import zipfile
from pathlib import Path

import page
import pypdfium2
import pytest

from briefdesk.model.blocks import (
    ComposedDocument,
    InsideAddress,
    Letterhead,
    Paragraph,
    Salutation,
    Span,
    SubjectLine,
)
from briefdesk.pipeline.desk import theme_named
from briefdesk.render.docx import render_docx
from briefdesk.render.layout.document import lay_out
from briefdesk.render.layout.page import Layout, PlacedText
from briefdesk.render.pdf import render_pdf
from briefdesk.render.text import render_text
from render.libreoffice import ACCESSIBLE, OF_LIBREOFFICE, missing_packages, printed

CHAIR = ("The Honorable A", "Chairman", "Committee on B", "United States Senate", "Washington, DC 20510")
RANKING = ("The Honorable C", "Ranking Member", *CHAIR[2:])
LONG = (
    "The Honorable Nancy Example",
    "Chairwoman",
    "Subcommittee on Cybersecurity, Information Technology, and Government Innovation of Much",
    "Committee on Oversight and Government Reform",
    "U.S. House of Representatives",
    "Washington, DC 20515",
)
THEME = theme_named("classic")


def letter(address: InsideAddress) -> ComposedDocument:
    blocks = (
        Letterhead("Organization", "", ("A line",)),
        address,
        SubjectLine((Span("A subject"),)),
        Salutation("Dear Members of Congress:"),
        Paragraph((Span("A short text."),)),
    )
    return ComposedDocument("Letter", "Organization", "en-US", blocks, continuation="Several")


def names(count: int) -> InsideAddress:
    return InsideAddress((), tuple(f"The Honorable Given Name {number:03}" for number in range(1, count + 1)))


def texts(layout: Layout) -> list[tuple[int, float, float, str]]:
    """(page, x, y, text) of every line of text."""
    return [
        (page, item.x + (line.runs[0].x if line.runs else 0), item.y + at * item.group.leading,
         "".join(run.text for run in line.runs))
        for page, laid in enumerate(layout.pages)
        for item in laid.items
        if isinstance(item, PlacedText)
        for at, line in enumerate(item.group.lines)
    ]  # fmt: skip


def paragraphs(document: ComposedDocument, layout: Layout | None) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(render_docx(document, THEME, layout).data)) as archive:
        xml = archive.read("word/document.xml").decode()
    return [
        "\n".join("".join(re.findall(r"<w:t[^>]*>([^<]*)", line)) for line in each.split("<w:br/>"))
        for each in re.findall(r"<w:p>.*?</w:p>", xml)
    ]


def test_two_addresses_stand_beside_each_other():
    found = {text: (x, y) for _, x, y, text in texts(lay_out(letter(InsideAddress((CHAIR, RANKING))), THEME))}

    left, right = found["The Honorable A"], found["The Honorable C"]
    assert left[1] == right[1]
    assert right[0] > left[0] + 200


def test_third_address_stands_under_the_first():
    third = ("The Honorable D", *CHAIR[1:])
    found = {
        text: (x, y)
        for _, x, y, text in texts(lay_out(letter(InsideAddress((CHAIR, RANKING, third))), THEME))
    }

    assert found["The Honorable D"][0] == found["The Honorable A"][0]
    assert found["The Honorable D"][1] > found["The Honorable A"][1] + 5 * 12


@pytest.mark.parametrize("count", [1, 2, 3, 38, 39])
def test_names_run_down_two_even_columns(count: int):
    found = [t for t in texts(lay_out(letter(names(count)), THEME)) if t[3].startswith("The Honorable")]
    columns = sorted({x for _, x, _, _ in found})

    first = [t for t in found if t[1] == columns[0]]
    assert len(columns) == (1 if count == 1 else 2)
    assert len(first) == -(-count // 2)
    # In the order of the tags, which readers follow: down the first column, then the second.
    assert [t[3] for t in found] == list(names(count).names)


def test_names_of_all_go_over_pages_each_read_down_then_across():
    document = letter(names(537))
    layout = lay_out(document, THEME)
    found = [t for t in texts(layout) if t[3].startswith("The Honorable")]

    assert [t[3] for t in found] == list(document.blocks[1].names)  # type: ignore[union-attr]
    for number in range(len(layout.pages)):
        rows = [sum(t[0] == number and t[1] == x for t in found) for x in sorted({t[1] for t in found})]
        assert abs(rows[0] - rows[1]) <= 1


@pytest.mark.parametrize("count", [3, 39, 537])
def test_word_file_has_the_names_in_the_order_in_which_they_are_read(count: int):
    document = letter(names(count))

    found = [p for p in paragraphs(document, lay_out(document, THEME)) if p.startswith("The Honorable")]

    assert found == list(document.blocks[1].names)  # type: ignore[union-attr]


def test_long_line_hangs_in_pdf_and_word_file():
    document = letter(InsideAddress((LONG, LONG)))
    lines = [t for t in texts(lay_out(document, THEME)) if t[0] == 0]
    at = next(i for i, t in enumerate(lines) if t[3].startswith("Subcommittee"))

    assert lines[at + 1][1] == pytest.approx(lines[at][1] + 10)
    with zipfile.ZipFile(io.BytesIO(render_docx(document, THEME).data)) as archive:
        xml = archive.read("word/document.xml").decode()
    (indent,) = set(
        re.findall(r'<w:ind w:left="200"[^/]*w:hanging="200"/>(?=</w:pPr><w:r><w:t [^>]*>Sub)', xml)
    )
    assert indent


def test_address_whose_lines_fit_is_one_paragraph():
    document = letter(InsideAddress((CHAIR,)))

    assert "\n".join(CHAIR) in paragraphs(document, None)


def test_plain_text_and_mail_list_the_names():
    text = render_text(letter(names(3))).data.decode()

    assert (
        "The Honorable Given Name 001\nThe Honorable Given Name 002\nThe Honorable Given Name 003\n" in text
    )


@pytest.mark.parametrize(
    "address", [InsideAddress((LONG, RANKING, CHAIR)), names(39), names(537)], ids=["blocks", "39", "537"]
)
def test_pages_of_several_pass_pdf_ua(address: InsideAddress):
    document = letter(address)
    data = render_pdf(lay_out(document, THEME), document, THEME).data

    report = page.validate_pdf_bytes(data, profile=page.ValidationProfile.PDF_UA_1)

    assert [failure.message for failure in report.failures] == []


@pytest.mark.skipif(bool(missing_packages()), reason=f"needs {', '.join(missing_packages())}")
def test_word_processor_breaks_pages_and_lines_as_the_pdf(tmp_path: Path):
    documents = [
        letter(address)
        for address in (InsideAddress((LONG, RANKING)), InsideAddress((LONG,)), names(39), names(537))
    ]
    layouts = [lay_out(document, THEME) for document in documents]
    ours = [render_pdf(layout, document, THEME) for layout, document in zip(layouts, documents, strict=True)]

    word = [render_docx(d, THEME, layout).data for d, layout in zip(documents, layouts, strict=True)]
    theirs = printed(word, tmp_path)

    for own, other in zip(ours, theirs, strict=True):
        assert words_by_page(own.data) == words_by_page(other)


@pytest.mark.skipif(bool(missing_packages()), reason=f"needs {', '.join(missing_packages())}")
def test_word_file_of_several_is_as_accessible_as_its_program_makes_it(tmp_path: Path):
    documents = [letter(InsideAddress((LONG, RANKING, CHAIR))), letter(names(39))]
    word = [render_docx(d, THEME, lay_out(d, THEME)).data for d in documents]

    for pdf in printed(word, tmp_path, export=ACCESSIBLE):
        report = page.validate_pdf_bytes(pdf, profile=page.ValidationProfile.PDF_UA_1)
        assert {failure.rule_id for failure in report.failures} <= OF_LIBREOFFICE


def words_by_page(data: bytes) -> list[list[str]]:
    """Every line of each page as it stands, whichever column is read first; fields of the head aside."""
    pages = pypdfium2.PdfDocument(data)
    texts = (pages[at].get_textpage().get_text_range() for at in range(len(pages)))
    return [sorted(line.strip() for line in text.splitlines() if "Page" not in line) for text in texts]
