"""Our Word files in LibreOffice: pages as predicted, words in order, a brief on one page.

LibreOffice takes the fonts that we measure with: Debian's Caladea 1.001 has other widths than Cambria.
"""

import os
import shutil
import subprocess
from dataclasses import dataclass, replace
from pathlib import Path

import font_caladea
import pytest

from briefdesk.model.blocks import ComposedDocument, Paragraph, Span
from briefdesk.render.docx import render_docx
from briefdesk.render.fit import fit_brief
from briefdesk.render.layout.document import lay_out
from briefdesk.render.layout.page import Layout
from render.docx_reading import missing_in_order, words
from render.docx_samples import a_brief, a_letter, shipped_theme

pytestmark = [pytest.mark.libreoffice, pytest.mark.timeout(300)]

PACKAGES = {"soffice": "libreoffice-writer", "pdftotext": "poppler-utils", "pdfinfo": "poppler-utils"}
FONTS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><include ignore_missing="yes">/etc/fonts/fonts.conf</include><dir>{fonts}</dir>
<selectfont><rejectfont><glob>/usr/share/fonts/truetype/crosextra/Caladea*</glob></rejectfont></selectfont>
<cachedir>{cache}</cachedir></fontconfig>
"""


@dataclass(frozen=True)
class Sample:
    """A document, and how we laid it out."""

    document: ComposedDocument
    layout: Layout
    data: bytes


def letter(document: ComposedDocument, theme: str = "classic") -> Sample:
    layout = lay_out(document, shipped_theme(theme))
    return Sample(document, layout, render_docx(document, shipped_theme(theme), layout).data)


def brief(document: ComposedDocument, theme: str = "classic") -> Sample:
    layout, _ = fit_brief(document, shipped_theme(theme))
    return Sample(document, layout, render_docx(document, shipped_theme(theme), layout).data)


def hostile() -> ComposedDocument:
    texts = ("word" * 25_000, "a\x00b\ufffe\ud800", "\u202eturned", "😀 مرحبا \u200f", "<w:p>&amp;]]>")
    return replace(a_letter(), blocks=tuple(Paragraph((Span(text),)) for text in texts))


SAMPLES = {
    **{
        f"letter-{theme}-{extra}": letter(a_letter(extra=extra, signers=extra * 9), theme)
        for theme in ("classic", "modern")
        for extra in range(5)
    },
    "letter-logo": letter(a_letter(logo=True, signers=60)),
    **{f"brief-{theme}": brief(a_brief(logo=theme == "modern"), theme) for theme in ("classic", "modern")},
    "hostile": letter(hostile()),
}
LETTERS = [name for name in SAMPLES if name.startswith("letter")]
BRIEFS = [name for name in SAMPLES if name.startswith("brief")]


@pytest.fixture(scope="module")
def converted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All samples as LibreOffice prints them, in one call: it takes seconds to start."""
    missing = sorted({package for tool, package in PACKAGES.items() if shutil.which(tool) is None})
    if missing:
        pytest.fail(f"These tests need LibreOffice and poppler: sudo apt install {' '.join(missing)}")
    folder = tmp_path_factory.mktemp("docx")
    for name, sample in SAMPLES.items():
        (folder / f"{name}.docx").write_bytes(sample.data)
    config = folder / "fonts.conf"
    config.write_text(FONTS.format(fonts=font_caladea.font_directory, cache=folder / "fontcache"))
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            "--headless",
            *("--convert-to", "pdf", "--outdir", str(folder)),
            *(str(folder / f"{name}.docx") for name in SAMPLES),
        ],
        env={**os.environ, "FONTCONFIG_FILE": str(config)},
        check=True,
        capture_output=True,
        timeout=240,
    )
    return folder


def pages(folder: Path, name: str) -> int:
    facts = subprocess.run(
        ["pdfinfo", folder / f"{name}.pdf"], check=True, capture_output=True, text=True
    ).stdout
    return next(int(line.split()[1]) for line in facts.splitlines() if line.startswith("Pages:"))


def text(folder: Path, name: str) -> str:
    return "\n".join(output("pdftotext", folder / f"{name}.pdf", "-"))


def output(*command: object) -> list[str]:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()


@pytest.mark.parametrize("name", [name for name in LETTERS if "modern" not in name])
def test_letter_takes_the_pages_that_the_layout_foretold(converted, name):
    assert pages(converted, name) == len(SAMPLES[name].layout.pages)


@pytest.mark.parametrize("name", [name for name in LETTERS if "modern" in name])
def test_letter_in_a_size_that_word_rounds_down_takes_no_page_more(converted, name):
    assert pages(converted, name) <= len(SAMPLES[name].layout.pages)


@pytest.mark.parametrize("name", BRIEFS)
def test_brief_takes_exactly_one_page(converted, name):
    assert pages(converted, name) == 1


@pytest.mark.parametrize("name", [*LETTERS, *BRIEFS])
def test_each_paragraph_reads_in_order(converted, name):
    found = words(text(converted, name))

    for block in SAMPLES[name].document.blocks:
        if isinstance(block, Paragraph):
            assert missing_in_order(words("".join(span.text for span in block.spans)), found) is None


def test_each_footnote_stands_at_the_foot_once(converted):
    printed = text(converted, "letter-classic-0")

    assert printed.count("“Deployments,” para. 2.") == 1
    assert (
        printed.index("“The Long Road,”")
        < printed.index("“Deployments,”")
        < printed.index("“Costs & Oversight,”")
    )


def test_later_pages_name_addressee_and_number(converted):
    printed = text(converted, "letter-classic-4")

    count = pages(converted, "letter-classic-4")
    assert printed.count("The Honorable Amara N. Okafor, June 15, 2026") == count - 1
    assert f"Page {count} of {count}" in printed
    assert "Page 1 of" not in printed


def test_hostile_text_is_printed(converted):
    assert pages(converted, "hostile") >= 1
