"""A PDF letterhead as outlines: its look comes along, what it could do stays behind."""

import io
from collections.abc import Callable

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageDraw
from reportlab.lib.colors import CMYKColor, Color, HexColor
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from briefdesk.errors import BriefdeskError
from briefdesk.model.stationery import PaperOutlines, PaperPicture
from briefdesk.pipeline.stationery import read_page_file
from briefdesk.sources.stationery.drawing import read_drawing
from briefdesk.sources.stationery.errors import StationeryUnreadable
from briefdesk.sources.stationery.likeness import differences, proof_of

_PAGE = (612, 792)


def a_logo() -> ImageReader:
    picture = Image.new("RGBA", (200, 200), (0, 0, 0, 0))
    ImageDraw.Draw(picture).ellipse((10, 10, 190, 190), fill=(160, 30, 60, 255))
    made = io.BytesIO()
    picture.save(made, "PNG")
    return ImageReader(made)


def a_page(*draw: Callable[[Canvas], object]) -> bytes:
    made = io.BytesIO()
    canvas = Canvas(made, pagesize=_PAGE, invariant=1)
    for each in draw:
        each(canvas)
    canvas.showPage()
    canvas.save()
    return made.getvalue()


def a_letterhead(canvas: Canvas) -> None:
    canvas.setFillColor(HexColor("#7a1f2b"))
    canvas.rect(0, 740, 612, 52, fill=1, stroke=0)
    canvas.setFillColor(HexColor("#ffffff"))
    canvas.setFont("Helvetica-Bold", 24)
    canvas.drawString(40, 755, "Partner Coalition")
    canvas.setFillColor(CMYKColor(1, 0.5, 0, 0.2))
    canvas.setFont("Times-Italic", 11)
    canvas.drawString(40, 30, "A registered charity")
    canvas.setDash(3, 2)
    canvas.line(40, 50, 570, 50)
    canvas.drawImage(a_logo(), 500, 742, 48, 48, mask="auto")


def seen_through(canvas: Canvas) -> None:
    canvas.setFillColor(Color(1, 0, 0, alpha=0.4))
    canvas.rect(100, 100, 200, 200, fill=1)


def a_gradient(canvas: Canvas) -> None:
    canvas.linearGradient(0, 740, 612, 792, (HexColor("#ff0000"), HexColor("#0000ff")), extend=False)


def outlined_type(canvas: Canvas) -> None:
    canvas.drawString(40, 700, "Hollow", mode=1)


def many_parts(canvas: Canvas) -> None:
    for at in range(25_000):
        canvas.rect(at % 600, at % 700, 1, 1, fill=1, stroke=0)


def drawn(data: bytes) -> Image.Image:
    picture: Image.Image = pypdfium2.PdfDocument(data)[0].render(scale=2).to_pil().convert("RGB")
    return picture


def test_a_letterhead_becomes_outlines_that_look_like_it():
    page = a_page(a_letterhead)

    read = read_page_file(page, name="paper.pdf")

    assert read.kept_as_picture == ""
    drawing = read_drawing(read.drawing, bytes)
    assert (drawing.width_pt, drawing.height_pt) == _PAGE
    assert [type(layer) for layer in drawing.layers] == [PaperOutlines, PaperPicture]
    difference = ImageChops.difference(drawn(page), drawn(proof_of(read.drawing.decode())))
    assert max(high for _, high in difference.reduce(8).getextrema()) < 32


def test_the_same_letterhead_gives_the_same_drawing():
    assert read_page_file(a_page(a_letterhead), name="a.pdf") == read_page_file(
        a_page(a_letterhead), name="a.pdf"
    )


def test_scripts_forms_links_and_notes_leave_no_trace():
    def acts(canvas: Canvas) -> None:
        canvas.linkURL("http://track.example/", (10, 10, 100, 100))
        canvas.acroForm.textfield(name="secret", x=100, y=100)
        canvas.setTitle("Budget of our donors")

    read = read_page_file(a_page(a_letterhead, acts), name="paper.pdf")

    assert set(read.drawing.decode("ascii").split("\n")[1][:2]) <= set("q ")
    for word in (b"track", b"secret", b"Budget", b"/", b"<<"):
        assert word not in b"\n".join(
            line for line in read.drawing.split(b"\n") if not line.startswith(b"picture")
        )


@pytest.mark.parametrize(
    ("draw", "told"),
    [
        (seen_through, "seen through"),
        (a_gradient, "gradient"),
        (outlined_type, "outlined"),
        (many_parts, "too many parts"),
    ],
)
def test_what_has_no_outlines_stays_a_picture_and_the_reason_is_told(
    draw: Callable[[Canvas], None], told: str
):
    read = read_page_file(a_page(a_letterhead, draw), name="paper.pdf")

    assert told in read.kept_as_picture
    assert read.drawing == b""
    assert read.picture.startswith(b"\x89PNG")


def a_file(content: bytes, form: bytes = b"") -> bytes:
    """Return a PDF of one page with that content; `form` is what its form F draws, F within F among it."""
    resources = b"/Resources << /XObject << /F 5 0 R >> >>"
    drawing = b"/Type /XObject /Subtype /Form /BBox [0 0 612 792] " + resources
    objects = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] %b /Contents 4 0 R >>" % resources,
        b"<< /Length %d >>\nstream\n%b\nendstream" % (len(content), content),
        b"<< %b /Length %d >>\nstream\n%b\nendstream" % (drawing, len(form), form),
    )
    bodies = b"".join(b"%d 0 obj\n%b\nendobj\n" % each for each in enumerate(objects, start=1))
    return b"%PDF-1.7\n" + bodies + b"trailer\n<< /Size 6 /Root 1 0 R >>\n%%EOF\n"


@pytest.mark.parametrize(
    ("content", "form", "told"),
    [
        (b"/F Do", b"0 0 9 9 re f /F Do", "nested too deep"),
        (b"0 0 m " + b"1 1 l " * 70_000 + b"f", b"", "too many parts"),
        (b"[0.0001 0.0001] 0 d 0 0 m 612 792 l S", b"", "dashes"),
        (b"[0 0] 0 d 0 0 m 612 792 l S", b"", "dashes"),
        (b"1e38 0 0 1e38 0 0 cm 0 0 1e38 1e38 re f 0 0 m 1e38 0 l S", b"", ""),
    ],
    ids=["form within itself", "path of many points", "fine dashes", "no dashes", "numbers past all measure"],
)
def test_a_hostile_page_is_a_picture_at_worst(content: bytes, form: bytes, told: str):
    read = read_page_file(a_file(content, form), name="paper.pdf")

    assert told in read.kept_as_picture
    assert read.picture.startswith(b"\x89PNG")


def test_a_difference_as_small_as_a_lost_word_is_found():
    page, blank = drawn(a_page(a_letterhead)), drawn(a_page())

    assert differences(page, page, 144) == ()
    assert differences(page, blank, 144) != ()


HEAD = "briefdesk-paper 1 612 792\n"


@pytest.mark.parametrize(
    "line",
    [
        "q 0 0 m 10 10 l S Q Q",
        "q /P0 Do Q",
        "q BT (x) Tj ET Q",
        "q 0 0 m 10 10 l Q",
        "q 10 10 l f Q",
        "q 1 0 0 rg Q",
        "q 0 0 m 1 0 0 rg f Q",
        "q EMC 0 0 m f Q",
        "q 0 0 m 10 10 l f Q /Artifact BMC",
        "q 1e9 0 m f Q",
        "q 0 0 m f\x0bQ",
        "q 0 0 0 RG 1 w 0 J 0 j [0 0] 0 d 0 0 m 9 9 l S Q",
        "q 0 0 0 RG 1 w 0 J 0 j [0.01 0.01] 0 d 0 0 m 9 9 l S Q",
        "q 0 0 0 RG 1 w 0 J 0 j [-1 3] 0 d 0 0 m 9 9 l S Q",
        "q 0 0 0 RG -1 w 0 J 0 j 0 0 m 9 9 l S Q",
        "picture 1 0 0 1 0 0 cm | Q | AAAA",
        "picture 1 0 0 1 0 0 cm |  | !!",
        "picture 1 0 0 1 0 cm |  | AAAA",
        "(a) Tj",
    ],
)
def test_a_drawing_from_elsewhere_with_anything_else_in_it_is_refused_by_its_line(line: str):
    with pytest.raises(StationeryUnreadable, match="line 2"):
        read_drawing(f"{HEAD}{line}\n".encode(), bytes)


PEN = "0 0 0 RG 1 w 1 J 1 j [0.1 0.2] 0 d"


@pytest.mark.parametrize(
    "line",
    [
        "q 0 0 0 rg 0 0 m 612 0 l 612 792 l 0 792 l h f Q\n" * 1_000,
        "q 0 0 0 RG 99 w 1 J 1 j 0 0 m 612 0 612 792 0 792 c S Q\n" * 1_000,
        f"q {PEN} 0 0 m 999999 999999 l S Q\n",
        "q " + "0 0 m 612 0 l 612 792 l W n " * 1_000 + "0 0 m f Q\n",
    ],
    ids=["colored over", "wide pens", "dashes", "clips"],
)
def test_a_drawing_that_holds_up_whoever_opens_the_letter_is_refused(line: str):
    with pytest.raises(StationeryUnreadable, match="in time"):
        read_drawing(f"{HEAD}{line}".encode(), bytes)


def test_a_drawing_of_many_small_parts_within_clips_is_taken():
    line = "q 0 0 m 612 0 l 612 792 l 0 792 l h W n 0 0 0 rg 9 9 m 19 9 l 19 19 l h f Q\n"

    assert read_drawing(f"{HEAD}{line * 5_000}".encode(), bytes).layers


@given(st.binary(max_size=300))
def test_no_bytes_do_worse_than_be_refused(data: bytes):
    for each in (data, HEAD.encode() + data, HEAD.encode() + b"q " + data + b" Q"):
        try:
            read_drawing(each, bytes)
        except BriefdeskError:
            continue
