"""The PDF: the blocks' text, embedded fonts, tags, the same bytes every time, no word from poppler."""

import dataclasses
import re
import subprocess
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pypdfium2
import pytest

from briefdesk.model.blocks import ComposedDocument, Letterhead, Paragraph, Span
from briefdesk.render.errors import LogoUnreadable
from briefdesk.render.fit import fit_brief
from briefdesk.render.fonts import FontBook
from briefdesk.render.layout.document import is_brief, lay_out
from briefdesk.render.logo import logo_size, pixel_size
from briefdesk.render.pdf import render_pdf
from briefdesk.render.pdf_canvas import Press
from briefdesk.render.pdf_fonts import FontBank
from briefdesk.render.theme import Theme
from render.page_samples import a_brief, a_letter, a_logo, a_sign_on_letter, shipped_theme, text, words_of

SAMPLES = {
    "letter": a_letter(),
    "letter with logo": a_letter(logo=True),
    "sign-on": a_sign_on_letter(),
    "brief": a_brief(),
}


def pdf_of(document: ComposedDocument, theme: Theme | None = None) -> bytes:
    chosen = theme or shipped_theme()
    layout = fit_brief(document, chosen)[0] if is_brief(document) else lay_out(document, chosen)
    return render_pdf(layout, document, chosen).data


def text_of(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return "\n".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


def a_page(*spans: Span) -> ComposedDocument:
    return ComposedDocument("Title", "Author", "en-US", (Paragraph(spans),))


@pytest.mark.parametrize("name", SAMPLES)
@pytest.mark.parametrize("theme", ["classic", "modern"])
def test_every_word_of_the_blocks_is_on_the_pages(name: str, theme: str) -> None:
    document = SAMPLES[name]

    printed = "".join(text_of(pdf_of(document, shipped_theme(theme))).split()).casefold()

    assert [word for word in words_of(document) if word.casefold() not in printed] == []


def test_paragraph_comes_back_word_for_word() -> None:
    words = "The Governor’s “emergency” — §\u00a01385, 40–50 percent (Juárez & Müller) cost $5½ million. " * 6

    printed = text_of(pdf_of(a_page(Span(words))))

    assert " ".join(printed.split()) == " ".join(words.split())


@pytest.mark.parametrize("name", SAMPLES)
def test_same_document_gives_the_same_bytes_whatever_came_before(name: str) -> None:
    first = pdf_of(SAMPLES[name])
    pdf_of(a_page(Span("Something else with rare letters: Ђ Ж ≠ ∞ ŵ ₤")))

    assert pdf_of(SAMPLES[name]) == first


def test_threads_print_the_same_bytes_as_one() -> None:
    pages = [a_page(Span(f"Letter {n} with Ђ{chr(0x400 + n)} and the rest. " * 20)) for n in range(24)]
    alone = [pdf_of(page) for page in pages]
    shared = Press(FontBank(FontBook(None)))

    def printed(page: ComposedDocument) -> bytes:
        theme = shipped_theme()
        return shared.print(lay_out(page, theme), page, theme.palette.unfilled)

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(printed, pages)) == alone


def test_rare_letters_are_drawn_and_read_back() -> None:
    rare = "Ђурђевић Жижек Ωμέγα ŵ ŷ ≠ ∞ ₤ œuvre " + "".join(map(chr, range(0x400, 0x460)))

    assert "".join(text_of(pdf_of(a_page(Span(rare)))).split()) == rare.replace(" ", "")


def test_more_rare_letters_than_one_font_holds_are_read_back() -> None:
    rare = "".join(map(chr, [*range(0x100, 0x17F), *range(0x391, 0x3A2), *range(0x400, 0x4FF)]))

    assert "".join(text_of(pdf_of(a_page(Span(rare)))).split()) == rare


@pytest.mark.parametrize(
    "hostile",
    [
        "x" * 100_000,
        "\\()<>[]{}%/ BT ET Q (unbalanced",
        "\0\x01\x02\x1b\ud800\ufffe end",
        "🦅 👩‍👩‍👧 שלום العربية 中文",
        "A\u0301\u0327 e\u0301",
        "{{ recipient.name }} <img src='/etc/passwd'> <b>&amp;",
        "\u202eevil\u202c",
        "",
        " \n\t ",
    ],
)
def test_hostile_text_gives_a_readable_file(hostile: str) -> None:
    pdf = pdf_of(a_page(Span(hostile)))

    assert len(pypdfium2.PdfDocument(pdf)) >= 1


def test_mark_up_is_printed_as_it_stands() -> None:
    assert "<b>bold</b> & <img src='x'>" in text_of(pdf_of(a_page(Span("<b>bold</b> & <img src='x'>"))))


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "file:///etc/passwd", "\\\\server\\share", "data:text/html,x"]
)
def test_link_of_another_scheme_is_plain_text(url: str) -> None:
    pdf = pdf_of(a_page(Span("click", link=url)))

    assert b"/URI" not in pdf
    assert "click" in text_of(pdf)


@pytest.mark.parametrize(
    ("url", "written"),
    [
        ("https://example.org/a(b)c", b"(https://example.org/a%28b%29c)"),
        ("mailto:staff@example.org", b"(mailto:staff@example.org)"),
        ("https://example.org/año", b"(https://example.org/a%C3%B1o)"),
    ],
)
def test_link_is_written_with_its_address(url: str, written: bytes) -> None:
    assert written in pdf_of(a_page(Span("click", link=url)))


def test_title_author_and_language_are_in_the_file() -> None:
    document = dataclasses.replace(
        a_page(Span("Text")), title="Letter to García", author="Proyecto", language="es-US"
    )

    pdf = pypdfium2.PdfDocument(pdf_of(document))

    assert pdf.get_metadata_value("Title") == "Letter to García"
    assert pdf.get_metadata_value("Author") == "Proyecto"
    assert b"/Lang (es-US)" in pdf_of(document)


def test_no_font_but_ours_is_named() -> None:
    names = set(re.findall(rb"/BaseFont /([A-Z]{6}\+)?([\w-]+)", pdf_of(a_letter())))

    assert {name.split(b"-")[0] for _, name in names} == {b"Caladea", b"Arimo"}
    assert all(tag for tag, _ in names)


def test_unfilled_field_is_drawn_on_a_pale_ground() -> None:
    marked = pdf_of(a_page(Span("[Name of the county]", unfilled=True)))

    assert marked != pdf_of(a_page(Span("[Name of the county]")))


def run(*command: str) -> subprocess.CompletedProcess[str]:
    """Run a poppler tool; where it is missing the test fails, because then nobody has looked."""
    return subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)


@pytest.mark.parametrize("name", SAMPLES)
def test_poppler_has_nothing_to_warn_of(name: str, tmp_path: Path) -> None:
    path = tmp_path / "page.pdf"
    path.write_bytes(pdf_of(SAMPLES[name]))

    for command in (
        ("pdffonts", str(path)),
        ("pdftotext", str(path), "-"),
        ("pdfinfo", "-struct-text", str(path)),
    ):
        assert run(*command).stderr == ""


@pytest.mark.parametrize("name", SAMPLES)
def test_poppler_finds_all_fonts_embedded_and_mapped(name: str, tmp_path: Path) -> None:
    path = tmp_path / "page.pdf"
    path.write_bytes(pdf_of(SAMPLES[name]))

    rows = run("pdffonts", str(path)).stdout.splitlines()[2:]

    assert rows
    assert all(re.search(r"TrueType\s+\S+\s+yes\s+yes\s+yes", row) for row in rows)


def test_structure_reads_in_order_with_lists_links_and_notes(tmp_path: Path) -> None:
    path = tmp_path / "page.pdf"
    path.write_bytes(pdf_of(a_letter(logo=True)))

    tree = run("pdfinfo", "-struct-text", str(path)).stdout

    roles = re.findall(r"^ *([A-Z]\w*)", tree, re.MULTILINE)
    assert roles[:3] == ["Document", "Figure", "P"]
    for role in ("L", "LI", "Lbl", "LBody", "Link", "Note", "Reference"):
        assert role in roles
    spoken = [
        "June 15, 2026",
        "The Honorable Amaka Okafor Ranking Member, Committee on Armed Services United States Senate",
        "Re: ",
        "Dear Ranking Member Okafor:",
        "We respectfully ask that you:",
        "Sincerely,",
        "Director for Defense Oversight Borderlands Rights Project",
    ]
    places = [tree.index(words) for words in spoken]
    assert places == sorted(places)


def test_brief_begins_with_a_first_heading_and_skips_no_level(tmp_path: Path) -> None:
    path = tmp_path / "page.pdf"
    path.write_bytes(pdf_of(a_brief()))

    tree = run("pdfinfo", "-struct", str(path)).stdout

    assert re.findall(r"^ *(H\d)", tree, re.MULTILINE) == ["H1", "H2", "H2", "H2"]


def test_logo_keeps_its_proportions_in_its_box() -> None:
    assert logo_size(a_logo(400, 100), 100, 100) == (100, 25)
    assert logo_size(a_logo(100, 100), 100, 50) == (50, 50)


def test_file_that_is_no_picture_is_refused_with_a_next_step() -> None:
    for content in (b"", b"GIF89a", b"<svg/>", b"\x89PNG\r\n\x1a\n", a_logo()[:20]):
        with pytest.raises(LogoUnreadable) as caught:
            pixel_size(content)
        assert "PNG or JPEG" in caught.value.next_step


def test_logo_with_damaged_data_is_refused() -> None:
    document = ComposedDocument("T", "A", "en-US", (Letterhead("Org", "", (), a_logo()[:200]),))

    with pytest.raises(LogoUnreadable):
        pdf_of(document)


def test_huge_picture_is_refused_before_it_is_decoded() -> None:
    import io
    import time

    from PIL import Image

    buffer = io.BytesIO()
    Image.new("1", (12_000, 12_000)).save(buffer, "PNG")
    started = time.process_time()

    with pytest.raises(LogoUnreadable, match="12000 x 12000"):
        pixel_size(buffer.getvalue())
    assert time.process_time() - started < 1


def test_letter_without_optional_parts_is_printed() -> None:
    document = ComposedDocument("T", "A", "en-US", (Letterhead("", "", ()), Paragraph(text("Text."))))

    assert "Text." in text_of(pdf_of(document))
