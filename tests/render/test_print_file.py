"""The print file: all letters in one PDF that is tagged, bookmarked, archival and the same every time."""

import copy
import ctypes
import pickle
import re
from collections.abc import Sequence
from functools import lru_cache

import page as checker
import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from briefdesk.model.blocks import ComposedDocument, DateLine, Footnote, Letterhead, Paragraph, Span
from briefdesk.render.layout.document import lay_out
from briefdesk.render.print_file import PrintFile, PrintLook
from briefdesk.render.print_sheets import DrawnLetter, draw_letter
from render.page_samples import a_letter, a_sign_on_letter, shipped_theme, words_of

UA, A2A = checker.ValidationProfile.PDF_UA_1, checker.ValidationProfile.PDF_A_2A


def a_letter_to(name: str, *more: str) -> ComposedDocument:
    """Return a letter of a page, or of more with `more` paragraphs, that names its reader."""
    link = Span("the report", link="https://example.org/report")
    words = (f"Dear {name}: {text} " for text in ("Hello.", *more))
    paragraphs = [Paragraph((Span(text), link, Span("", note=1))) for text in words]
    head = Letterhead("Borderlands Rights Project", "", ("Washington, DC",))
    notes = (Footnote(1, (Span(f"A note for {name}."),)),)
    blocks = (head, DateLine("June 15, 2026"), *paragraphs)
    return ComposedDocument(f"To {name}", "Project", "en-US", blocks, notes)


def drawn(document: ComposedDocument) -> DrawnLetter:
    theme = shipped_theme()
    return draw_letter(lay_out(document, theme), document, theme)


def printed(
    documents: Sequence[ComposedDocument], *, archival: bool = False, two_sided: bool = False
) -> bytes:
    pieces: list[bytes] = []
    file = PrintFile(pieces.append, PrintLook("Letters", "Project", archival, two_sided))
    for number, document in enumerate(documents, 1):
        file.add(drawn(document), f"Reader {number}")
    file.finish()
    return b"".join(pieces)


@lru_cache(maxsize=1)
def many_letters() -> tuple[ComposedDocument, ...]:
    """Return 120 letters of one page and two, with a logo and without, with rare letters here and there."""
    usual = (a_letter(), a_letter(logo=True), a_sign_on_letter())
    named = (a_letter_to(f"Đorđe Ž{chr(0x430 + n)}", *(["Long words. " * 200] * (n % 3))) for n in range(30))
    return tuple(each for one in named for each in (one, *usual))


def failures(pdf: bytes, profile: checker.ValidationProfile) -> list[str]:
    return [f"{f.rule_id}: {f.message}" for f in checker.validate_pdf_bytes(pdf, profile=profile).failures]


def page_texts(pdf: bytes) -> list[str]:
    with pypdfium2.PdfDocument(pdf) as document:
        return [page.get_textpage().get_text_range() for page in document]


@pytest.mark.parametrize("two_sided", [False, True])
def test_a_hundred_letters_pass_pdf_ua_and_pdf_a(two_sided: bool) -> None:
    pdf = printed(many_letters(), archival=True, two_sided=two_sided)

    assert failures(pdf, UA) == []
    assert failures(pdf, A2A) == []


def test_every_word_of_every_letter_is_there_in_order() -> None:
    letters = many_letters()[:12]

    text = "".join("".join(page_texts(printed(letters))).split()).casefold()

    alone = [page_texts(printed([letter])) for letter in letters]
    assert page_texts(printed(letters)) == [page for pages in alone for page in pages]
    assert [w for letter in letters for w in words_of(letter) if w.casefold() not in text] == []


def test_each_letter_has_a_bookmark_that_leads_to_its_first_page() -> None:
    letters = [a_letter_to("Reed"), a_letter_to("Okafor", "Long words. " * 700), a_letter_to("Wicker")]

    with pypdfium2.PdfDocument(printed(letters)) as document:
        marks = [(mark.get_title(), mark.get_dest().get_index()) for mark in document.get_toc()]
        texts = [page.get_textpage().get_text_range() for page in document]

    assert [title for title, _ in marks] == ["Reader 1", "Reader 2", "Reader 3"]
    assert len(texts) > 3
    for (_, index), name in zip(marks, ("Reed", "Okafor", "Wicker"), strict=True):
        assert f"Dear {name}" in texts[index]


def test_pages_are_labelled_by_letter_and_page() -> None:
    letters = [a_letter_to("Reed"), a_letter_to("Okafor", "Long words. " * 500), a_letter_to("Wicker")]

    with pypdfium2.PdfDocument(printed(letters)) as document:
        labels = [document.get_page_label(index) for index in range(len(document))]

    assert labels == ["1-1", "2-1", "2-2", "3-1"]


def test_two_sided_letters_begin_on_odd_pages_and_lose_nothing() -> None:
    letters = [a_letter_to("Reed"), a_letter_to("Okafor", "Long words. " * 500), a_letter_to("Wicker")]

    texts = page_texts(printed(letters, two_sided=True))

    starts = [index for index, text in enumerate(texts) if "Dear" in text and "Hello" in text]
    assert starts == [0, 2, 4]
    assert [text for text in texts if text.strip()] == page_texts(printed(letters))
    with pypdfium2.PdfDocument(printed(letters, two_sided=True)) as document:
        assert document.get_page_label(1) == "blank"


def test_each_letter_is_a_part_of_the_structure() -> None:
    pdf = printed([a_letter_to("Reed"), a_letter_to("Okafor", "Long words. " * 500)])

    with pypdfium2.PdfDocument(pdf) as document:
        tree = pdfium.FPDF_StructTree_GetForPage(document[1])
        root = pdfium.FPDF_StructTree_GetChildAtIndex(tree, 0)
        types = [structure_type(root), *[structure_type(kid) for kid in kids_of(root)]]
        pdfium.FPDF_StructTree_Close(tree)

    assert types[:2] == ["Document", "Part"]


def structure_type(element: object) -> str:
    buffer = ctypes.create_string_buffer(64)
    length = pdfium.FPDF_StructElement_GetType(element, buffer, 64)
    return bytes(buffer)[: length - 2].decode("utf-16-le")


def kids_of(element: object) -> list[object]:
    count = pdfium.FPDF_StructElement_CountChildren(element)
    found = (pdfium.FPDF_StructElement_GetChildAtIndex(element, index) for index in range(count))
    return [kid for kid in found if kid]


def test_fonts_and_logo_stand_in_the_file_once() -> None:
    one, many = printed([a_letter(logo=True)]), printed([a_letter(logo=True)] * 20)

    assert len(re.findall(rb"/Length1 ", many)) == len(re.findall(rb"/Length1 ", one))
    assert many.count(b"/Subtype /Image") == one.count(b"/Subtype /Image") == 1
    assert len(many) < len(one) + 19 * 9_000


def test_same_letters_give_the_same_bytes_wherever_they_were_drawn() -> None:
    letters = many_letters()[:8]
    pieces: list[bytes] = []
    file = PrintFile(pieces.append, PrintLook("Letters", "Project"))
    for number, letter in enumerate(letters, 1):
        sent = pickle.dumps(drawn(letter))
        file.add(pickle.loads(sent), f"Reader {number}")  # noqa: S301  (our own)
    file.finish()

    assert b"".join(pieces) == printed(letters)


def test_letters_leave_memory_as_they_are_added() -> None:
    import tracemalloc

    letter = drawn(a_letter())
    file = PrintFile(lambda data: None, PrintLook("Letters", "Project"))

    def held_after(count: int) -> int:
        for _ in range(count):
            file.add(copy.deepcopy(letter), "Reader")
        return tracemalloc.get_traced_memory()[0]

    tracemalloc.start()
    try:
        early = held_after(20)
        late = held_after(200)
    finally:
        tracemalloc.stop()

    assert (late - early) / 200 < 3_000  # bytes a letter: places in the file, not its pages


def test_content_that_ends_in_a_line_end_keeps_its_length() -> None:
    from briefdesk.render.pdf_objects import stream

    for end in (b"\r", b"\n", b"\r\n", b"x"):
        body = stream(b"data" + end)
        assert b"/Length %d" % len(b"data" + end) in body
        assert body.endswith(b"endstream")
        assert not re.search(rb"(?<!\r)\r\nendstream", body) or end != b"\r"
