# ruff: noqa: E501  (markup is not wrapped)
"""Partners' own paper: what harms stays behind, what is refused is told, the rest is taken over."""

import io
import zipfile
from collections.abc import Callable

import docx
import pypdfium2
import pytest
from docx.shared import Inches, Pt, RGBColor
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from PIL import Image

from briefdesk.model.stationery import WordStationery
from briefdesk.pipeline.stationery import read_page_file
from briefdesk.render.redrawn import PictureUnreadable, redrawn_if_any
from briefdesk.sources.stationery.errors import StationeryUnreadable
from briefdesk.sources.stationery.word import read_word_stationery

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def read_page(data: bytes, *, name: str) -> bytes:
    return read_page_file(data, name=name).picture


def stationery_in(data: bytes) -> WordStationery:
    return read_word_stationery(data, redrawn_if_any)


def a_picture(kind: str = "PNG") -> bytes:
    made = io.BytesIO()
    Image.new("RGB", (60, 20), "#a01e3c").save(made, kind)
    return made.getvalue()


def a_word_file() -> bytes:
    """Return a letterhead as staff make it: a logo and tabs in the header, a line in the footer."""
    file = docx.Document()
    normal = file.styles["Normal"]
    normal.font.name, normal.font.size = "Georgia", Pt(12)
    normal.paragraph_format.space_after = Pt(9)
    heading = file.styles["Heading 1"]
    heading.font.name, heading.font.color.rgb = "Verdana", RGBColor(160, 30, 60)
    section = file.sections[0]
    section.left_margin = Inches(1.25)
    line = section.header.paragraphs[0]
    line.add_run().add_picture(io.BytesIO(a_picture()), width=Inches(2))
    line.add_run("\tPartner Coalition")
    section.footer.paragraphs[0].text = "A registered charity"
    made = io.BytesIO()
    file.save(made)
    return made.getvalue()


def rewritten(data: bytes, change: Callable[[str, bytes], bytes | None], **more: bytes) -> bytes:
    """Return a zip with each part changed; None leaves one out."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = change(name, old.read(name))
            if content is not None:
                new.writestr(name, content)
        for name, content in more.items():
            new.writestr(name.replace("__", "/"), content)
    return made.getvalue()


def in_header(markup: str) -> bytes:
    """Return the Word file with `markup` in its header's first paragraph."""

    def change(name: str, content: bytes) -> bytes:
        if name.startswith("word/header"):
            return content.replace(b"</w:hdr>", f"<w:p>{markup}</w:p></w:hdr>".encode())
        return content

    return rewritten(a_word_file(), change)


def test_header_footer_margins_and_styles_are_taken_over():
    taken = stationery_in(a_word_file())

    assert {(part.kind, part.pages) for part in taken.parts} == {("header", "default"), ("footer", "default")}
    header = next(part for part in taken.parts if part.kind == "header")
    assert "Partner Coalition" in header.xml
    assert header.pictures[0][1].startswith(b"\x89PNG")
    assert taken.margins.left_pt == pytest.approx(90)
    assert taken.style("normal").font == "Georgia"
    assert taken.style("normal").size_pt == 12
    assert taken.style("heading 1").color == "#a01e3c"
    assert taken.left_out == ()


@pytest.mark.parametrize(
    ("markup", "gone"),
    [
        ('<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> DDEAUTO cmd calc </w:instrText></w:r>', "DDE"),
        ('<w:fldSimple w:instr=" INCLUDEPICTURE http://x.example/a.png "><w:r><w:t>seen</w:t></w:r></w:fldSimple>', "INCLUDE"),
        ('<w:hyperlink r:id="rId9" xmlns:r="urn:r"><w:r><w:t>seen</w:t></w:r></w:hyperlink>', "hyperlink"),
        ('<w:object><o:OLEObject xmlns:o="urn:schemas-microsoft-com:office:office" Type="Link"/></w:object>', "OLE"),
        ('<w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml" href="file:///x"/></w:pict></w:r>', "file:"),
        ('<w:altChunk r:id="rId7" xmlns:r="urn:r"/>', "altChunk"),
        ('<w:sdt><w:sdtPr><w:dataBinding w:xpath="/x"/></w:sdtPr><w:sdtContent><w:r><w:t>seen</w:t></w:r></w:sdtContent></w:sdt>', "dataBinding"),
        ("<script>alert(1)</script>", "script"),
        ("<w:r><w:rPr><w:vanish/></w:rPr><w:t>For us alone</w:t></w:r>", "For us alone"),
        ('<w:r><w:rPr><w:sz w:val="99999999999999999999"/></w:rPr><w:t>seen</w:t></w:r>', "99999"),
    ],
    ids=["dde", "included", "link", "ole", "vml", "chunk", "binding", "alien", "hidden", "huge"],
)  # fmt: skip
def test_nothing_that_acts_is_taken_over(markup: str, gone: str):
    taken = stationery_in(in_header(markup))

    header = next(part for part in taken.parts if part.kind == "header")
    assert gone not in header.xml
    assert "Partner Coalition" in header.xml
    if "seen" in markup:
        assert "seen" in header.xml
    etree.fromstring(header.xml.encode())


def test_pictures_outside_the_file_are_not_fetched():
    def change(name: str, content: bytes) -> bytes:
        if name.startswith("word/_rels/header"):
            return content.replace(
                b'Target="media/image1.png"', b'Target="http://x.example/a.png" TargetMode="External"'
            )
        return content  # fmt: skip

    taken = stationery_in(rewritten(a_word_file(), change))

    assert "links and files outside" in taken.left_out
    assert all("x.example" not in part.xml and not part.pictures for part in taken.parts)


@pytest.mark.parametrize(
    "hostile",
    [
        pytest.param(lambda: rewritten(a_word_file(), lambda _n, c: c, word__vbaProject_bin=b"x"), id="macros"),
        pytest.param(lambda: rewritten(a_word_file(), lambda _n, c: c, word__embeddings__oleObject1_bin=b"x"), id="ole"),
        pytest.param(lambda: rewritten(a_word_file(), lambda n, c: b"<!DOCTYPE a>" + c if n == "word/styles.xml" else c), id="dtd"),
        pytest.param(lambda: rewritten(a_word_file(), lambda n, c: None if n == "word/document.xml" else c), id="no-body"),
        pytest.param(lambda: rewritten(a_word_file(), lambda n, c: b"<a>" * 400 + c if n.startswith("word/header") else c), id="broken"),
        pytest.param(lambda: rewritten(a_word_file(), lambda n, c: b"<w:hdr>" + b"<w:p>" * 600 if n.startswith("word/header") else c), id="deep"),
        pytest.param(lambda: b"PK\x03\x04" + b"\x00" * 99, id="no-zip"),
        pytest.param(lambda: b"\x00" * 10_000_001, id="large"),
    ],
)  # fmt: skip
def test_a_hostile_word_file_is_refused_in_a_sentence(hostile: Callable[[], bytes]):
    with pytest.raises(StationeryUnreadable) as caught:
        stationery_in(hostile().replace(b"vbaProject_bin", b"vbaProject.bin"))

    assert caught.value.next_step


@given(st.integers(0, 30_000), st.binary(min_size=1, max_size=30))
def test_damage_anywhere_gives_stationery_or_a_sentence(at: int, noise: bytes):
    data = a_word_file()
    broken = data[: at % len(data)] + noise + data[at % len(data) + len(noise) :]

    try:
        stationery_in(broken)
    except StationeryUnreadable as error:
        assert error.next_step


def test_the_first_page_of_a_pdf_becomes_a_plain_picture():
    with pypdfium2.PdfDocument.new() as file:
        file.new_page(612, 792)
        file.new_page(100, 100)
        made = io.BytesIO()
        file.save(made)

    picture = Image.open(io.BytesIO(read_page(made.getvalue(), name="paper.pdf")))

    assert picture.format == "PNG"
    assert abs(picture.width - 2550) <= 1
    assert abs(picture.height - 3300) <= 1


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"%PDF-1.7\nnothing", "cannot be drawn"),
        (b"no picture at all", "no PDF, PNG or JPEG"),
        (b"\x89PNG\r\n\x1a\n" + b"\x00" * 50, "no PDF, PNG or JPEG"),
        (b"\x00" * 10_000_001, "10 are allowed"),
    ],
)
def test_a_page_that_is_none_is_refused_in_a_sentence(data: bytes, words: str):
    with pytest.raises((StationeryUnreadable, PictureUnreadable), match=words):
        read_page(data, name="paper.pdf")


def test_a_page_of_no_letter_size_is_refused():
    with pypdfium2.PdfDocument.new() as file:
        file.new_page(14_400, 14_400)
        made = io.BytesIO()
        file.save(made)

    with pytest.raises(StationeryUnreadable, match="no letter paper"):
        read_page(made.getvalue(), name="paper.pdf")


def test_a_picture_keeps_nothing_but_its_pixels():
    made = io.BytesIO()
    exif = Image.Exif()
    exif[0x010E] = "who made it where"
    Image.new("RGB", (85, 110), "white").save(made, "JPEG", exif=exif)

    taken = read_page(made.getvalue(), name="paper.jpg")

    assert b"who made it" not in taken
