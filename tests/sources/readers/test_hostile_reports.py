"""Files that are broken, disguised or made to harm each get their sentence, and soon."""

import io
import os
import sys
import time
import zipfile
from pathlib import Path

import docx
import pytest

from briefdesk.render.reportlab_guard import Canvas
from briefdesk.sources.readers.faults import Fault, ReadingStopped, ReportUnreadable, WrongKind
from briefdesk.sources.readers.process import Patience, read_in_worker
from briefdesk.sources.reading import SourceUnreadable
from briefdesk.sources.report import read_report
from sources.readers.a_report import RIVERS, as_docx, as_html, as_pdf

# Five seconds is what a user may wait; a busy machine gets room, and what is slow by design takes minutes.
LIMIT_S = 60.0


def refused(path: Path) -> SourceUnreadable:
    """Read the file in a worker and return the refusal, which must come in time and hold a next step."""
    start = time.monotonic()
    with pytest.raises(SourceUnreadable) as caught:
        read_report(path)

    assert time.monotonic() - start < LIMIT_S
    assert path.name in str(caught.value)
    assert caught.value.next_step
    return caught.value


def docx_with(name: str, content: bytes, *, instead: str = "") -> bytes:
    """Return a DOCX with one part more, or with that content instead of one of its own."""
    file = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(as_docx(RIVERS))) as old,
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for part in old.namelist():
            if part != instead:
                new.writestr(part, old.read(part))
        new.writestr(name, content)
    return file.getvalue()


def body_of(content: bytes) -> bytes:
    """Return a DOCX whose body is `content`."""
    head = b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
    return docx_with(
        "word/document.xml", head + content + b"</w:body></w:document>", instead="word/document.xml"
    )


def picture_pdf() -> bytes:
    file = io.BytesIO()
    canvas = Canvas(file)
    from PIL import Image

    from briefdesk.render.reportlab_guard import ImageReader

    canvas.drawImage(ImageReader(Image.new("RGB", (600, 800), "gray")), 0, 0, 595, 842)
    canvas.showPage()
    canvas.save()
    return file.getvalue()


def locked_pdf() -> bytes:
    from reportlab.lib.pdfencrypt import StandardEncryption

    file = io.BytesIO()
    canvas = Canvas(file, encrypt=StandardEncryption("secret", ownerPassword="owner"))
    canvas.drawString(72, 700, "Nobody may read this without the word.")
    canvas.save()
    return file.getvalue()


FAULTS = {
    "empty.txt": (b"", Fault.EMPTY),
    "blank.pdf": (b"  \n\n", Fault.EMPTY),
    "noise.txt": (b"\0\1\2\3" * 100 + b"abc", Fault.BINARY),
    "noise.md": (b"text \0 and \0 more", Fault.BINARY),
    "cut.docx": (as_docx(RIVERS)[:4000], Fault.BROKEN),
    "cut.pdf": (b"%PDF-1.7\n" + os.urandom(2000).replace(b"%", b""), Fault.BROKEN),
    "noise.pdf": (b"no PDF at all", Fault.BROKEN),
    "scan.pdf": (picture_pdf(), Fault.SCANNED),
    "locked.pdf": (locked_pdf(), Fault.PASSWORD),
    "locked.docx": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), Fault.PASSWORD
    ),
    "nothing.html": (b"<!doctype html><html><body><nav>Home</nav></body></html>", Fault.NO_TEXT),
    "deep.html": (b"<!doctype html>" + b"<div>" * 200_000, Fault.TOO_DEEP),
    "deep-script.html": (b"<!doctype html>" + b"<script>a</script><b>" * 60_000, Fault.TOO_DEEP),
    "many.docx": (body_of(b"".join(b'<w:p w:rsidR="%x"/>' % (n * n) for n in range(20_001))), Fault.TOO_LONG),
    "deep.docx": (body_of(b"<w:sdt><w:sdtContent>" * 400 + b"</w:sdtContent></w:sdt>" * 400), Fault.TOO_DEEP),
    "entity.docx": (
        docx_with("word/x.xml", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'), Fault.UNSAFE
    ),
    "entity16.docx": (docx_with("word/x.xml", "<!DOCTYPE a><a/>".encode("utf-16")), Fault.UNSAFE),
    "bomb.docx": (docx_with("word/media/a.bin", b"\0" * 40_000_000), Fault.UNSAFE),
    "many-lines.txt": (b"A line of its own that says a little.\n\n" * 16_000, Fault.TOO_LONG),
    "no-body.docx": (
        docx_with("word/document.xml", b"<a/>", instead="word/document.xml"), Fault.BROKEN
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", FAULTS)
def test_hostile_file_gets_its_own_sentence_in_time(saved, name):
    data, fault = FAULTS[name]

    refusal = refused(saved(name, data))

    assert isinstance(refusal, ReportUnreadable)
    assert refusal.fault is fault


def test_each_fault_has_a_sentence_of_its_own():
    sentences = {str(ReportUnreadable(Path("a"), fault)) for fault in Fault}

    assert len(sentences) == len(Fault)


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_zip_with_a_name_twice_is_refused(saved):
    refusal = refused(saved("x.docx", docx_with("word/document.xml", b"<a/>")))

    assert isinstance(refusal, ReportUnreadable)
    assert refusal.fault is Fault.UNSAFE


def test_zip_with_too_many_entries_is_refused(saved):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for part in ("[Content_Types].xml", "word/document.xml", *(f"word/{n}.bin" for n in range(2_000))):
            archive.writestr(part, b"")

    assert "packed in a way" in str(refused(saved("x.docx", file.getvalue())))


@pytest.mark.parametrize(
    ("name", "data", "what"),
    [
        ("report.docx", as_pdf(RIVERS), "is a PDF, though its name ends in .docx"),
        ("report.pdf", as_docx(RIVERS), "is a Word document, though its name ends in .pdf"),
        ("report.txt", as_html(RIVERS), "is a web page, though its name ends in .txt"),
        ("report.pdf", b"\x89PNG\r\n\x1a\n0000", "is a picture"),
        ("report.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "old Office version"),
        ("report.txt", b"{\\rtf1 hello}", "Rich Text Format"),
        ("report.odt", b"PK", "ends in “.odt”, which Briefdesk does not read"),
        ("report", b"text", "has no ending"),
    ],
)
def test_file_of_another_kind_is_named_as_what_it_is(saved, name, data, what):
    refusal = refused(saved(name, data))

    assert isinstance(refusal, WrongKind)
    assert what in str(refusal)


@pytest.mark.parametrize(("name", "megabytes"), [("x.txt", 5), ("x.html", 5), ("x.docx", 50), ("x.pdf", 50)])
def test_file_over_the_limit_is_refused_unread(tmp_path, name, megabytes):
    path = tmp_path / name
    with path.open("wb") as file:
        file.truncate(megabytes * 1_000_000 + 1)

    assert f"larger than {megabytes} MB" in str(refused(path))


@pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX files")
def test_link_and_fifo_are_refused(saved, tmp_path):
    saved("real.txt", b"text")
    (tmp_path / "link.txt").symlink_to(tmp_path / "real.txt")
    os.mkfifo(tmp_path / "pipe.pdf")

    assert "is a link" in str(refused(tmp_path / "link.txt"))
    assert "not a regular file" in str(refused(tmp_path / "pipe.pdf"))


@pytest.mark.parametrize(
    "data",
    [
        b"[" * 4_900_000,
        b"**a " * 1_200_000,
        b"<!--" * 1_200_000,
        b"`" * 4_900_000,
        b"> " * 2_400_000,
        b"| a " * 1_200_000,
        b"- " * 2_400_000 + b"x",
        b"<a" * 2_400_000,
        b"_a" * 2_400_000,
        b"![a](" * 900_000,
        b"# " + b"#" * 4_900_000 + b" x",
        b"a. Source: " * 400_000,
    ],
)
@pytest.mark.parametrize("name", ["x.md", "x.txt"])
def test_text_made_to_be_slow_is_read_or_refused_in_time(saved, name, data):
    start = time.monotonic()
    try:
        read_report(saved(name, data))
    except SourceUnreadable as error:
        assert error.next_step

    assert time.monotonic() - start < LIMIT_S


def test_reader_that_hangs_is_killed_at_the_limit(saved):
    hang = (sys.executable, "-c", "import time; time.sleep(600)")
    start = time.monotonic()
    with pytest.raises(ReportUnreadable, match="more time or memory"):
        read_report(
            saved("x.pdf", as_pdf(RIVERS)),
            worker=lambda *asked: read_in_worker(*asked, patience=Patience(start_s=0.5), command=hang),
        )

    assert time.monotonic() - start < LIMIT_S


@pytest.mark.parametrize("said", ['{"reading": 1}', "no json", '{"fault": "new"}', '{"done": -1}', ""])
def test_answer_that_is_none_is_not_believed(saved, said):
    command = (sys.executable, "-c", f"print({said!r})")
    with pytest.raises(ReportUnreadable):
        read_report(
            saved("x.pdf", as_pdf(RIVERS)), worker=lambda *asked: read_in_worker(*asked, command=command)
        )


def test_reading_stops_when_the_user_wants_no_more(saved):
    with pytest.raises(ReadingStopped, match="was stopped"):
        read_report(saved("x.pdf", as_pdf(RIVERS)), cancelled=lambda: True)


def test_progress_tells_pages_done(saved):
    seen: list[tuple[int, int]] = []
    long = RIVERS.__class__(RIVERS.title, RIVERS.parts * 4)

    read_report(saved("x.pdf", as_pdf(long)), progress=lambda done, total, _: seen.append((done, total)))

    pages = seen[0][1]
    assert pages > 2
    assert seen[0] == (1, pages)
    assert seen[-1] == (pages, pages)


def test_word_file_of_nothing_but_a_picture_has_no_text(saved):
    file = io.BytesIO()
    docx.Document().save(file)

    assert "has no paragraph of text" in str(refused(saved("x.docx", file.getvalue())))
