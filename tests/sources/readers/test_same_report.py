"""The same report gives the same outline and passages, whatever made its file."""

import shutil
import subprocess

import pytest

from briefdesk.model.source import PassageKind
from briefdesk.shipped import shipped_path
from briefdesk.sources.readers.kinds import ReportKind
from briefdesk.sources.reading import read_source
from briefdesk.sources.report import read_report
from sources.readers.a_report import (
    PUBLICATION,
    RIVERS,
    WRITERS,
    as_docx,
    expected_passages,
    outline_of,
    passages_of,
    publication,
)

HEADINGS = ["Introduction", "Mexico", "Guatemala", "Texas", "Mass deportations", "Conclusion"]
PACK = shipped_path("assets", "sources", "soldiers-arent-border-police.pack.md")
needs_publication = pytest.mark.skipif(
    not PUBLICATION.is_file(), reason="the publication's text is not at hand"
)


@pytest.mark.parametrize("name", WRITERS)
def test_outline_is_the_reports_own(read, name):
    ending, write = WRITERS[name]

    document = read(f"x{ending}", write(RIVERS))

    assert outline_of(document) == ["Introduction", *(part.heading for part in RIVERS.parts[1:])]
    assert document.title == RIVERS.title


@pytest.mark.parametrize("name", WRITERS)
def test_passages_and_numbers_are_the_reports_own(read, name):
    ending, write = WRITERS[name]

    assert passages_of(read(f"x{ending}", write(RIVERS))) == expected_passages(RIVERS)


@needs_publication
@pytest.mark.parametrize("name", WRITERS)
def test_real_publication_reads_alike_from_every_format(read, name):
    report = publication()
    assert report is not None
    ending, write = WRITERS[name]

    document = read(f"x{ending}", write(report))

    expected = expected_passages(report)
    assert outline_of(document) == HEADINGS
    assert len(set(passages_of(document)) & set(expected)) >= 0.95 * len(expected)


@needs_publication
def test_publication_as_shared_has_six_sections_and_four_captions():
    document = read_report(PUBLICATION)

    assert outline_of(document) == HEADINGS
    assert [kind for _, _, kind, _ in passages_of(document)].count(PassageKind.CAPTION) == 4


@needs_publication
def test_passages_are_numbered_as_in_the_built_in_pack():
    document = read_report(PUBLICATION)
    pack = read_source(PACK).document

    for section, gists in zip(document.sections, pack.sections, strict=True):
        counted = [p.id for p in section.passages if p.kind is not PassageKind.CAPTION]

        assert counted == [p.id for p in gists.passages]


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (b"", "utf-8"),
        (b"", "utf-8-sig"),
        (b"\xff\xfe", "utf-16-le"),
        (b"\xfe\xff", "utf-16-be"),
        (b"", "cp1252"),
    ],
)
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_encoding_and_line_ends_do_not_matter(read, mark, encoding, line_end):
    text = WRITERS["text"][1](RIVERS).decode().replace("\n", line_end)

    document = read("x.txt", mark + text.encode(encoding))

    assert passages_of(document) == expected_passages(RIVERS)


def test_wrapped_text_reads_as_its_paragraphs(read):
    text = WRITERS["text"][1](RIVERS).decode()
    wrapped = "\n\n".join(_wrapped(paragraph) for paragraph in text.split("\n\n"))

    assert passages_of(read("x.txt", wrapped.encode())) == expected_passages(RIVERS)


def test_every_kind_has_an_ending_that_it_is_read_by():
    assert {ReportKind(kind) for kind in ReportKind} == {ReportKind(e[0][1:]) for e in WRITERS.values()}


@pytest.mark.libreoffice
@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs libreoffice-writer")
def test_pdf_that_an_office_program_wrote_reads_alike(saved, read, tmp_path):
    home = f"-env:UserInstallation={(tmp_path / 'office').as_uri()}"
    call = ["soffice", home, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run([*call, str(saved("office.docx", as_docx(RIVERS)))], capture_output=True, check=True)

    document = read("office.pdf", (tmp_path / "office.pdf").read_bytes())

    assert document.title == RIVERS.title
    assert passages_of(document) == expected_passages(RIVERS)


def _wrapped(paragraph: str) -> str:
    lines = [""]
    for word in paragraph.split(" "):
        if len(lines[-1]) + len(word) > 70:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return "\n".join(lines)
