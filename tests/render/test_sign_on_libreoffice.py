"""140 signatories in Word: the same names in the same order on the same pages as in the PDF."""

import re
import subprocess
from pathlib import Path

import pytest

from briefdesk.model.draft import PageSize
from briefdesk.pipeline.desk import theme_named
from briefdesk.render.docx.writer import render_docx
from briefdesk.render.layout.document import lay_out
from briefdesk.render.pdf import render_pdf
from render.libreoffice import missing_packages, printed
from render.sign_on_pages import a_long_sign_on, signing

pytestmark = [pytest.mark.libreoffice, pytest.mark.timeout(300)]

CASES = [(t, p, w) for t in ("classic", "modern") for p in PageSize for w in (False, True)]


def pages(pdf: bytes, folder: Path, name: str) -> list[list[str]]:
    """Return the words of each page in reading order, without its running head and notes."""
    path = folder / name
    path.write_bytes(pdf)
    out = subprocess.run(
        ["pdftotext", "-raw", "-enc", "UTF-8", str(path), "-"],
        check=True, capture_output=True, text=True,
    ).stdout  # fmt: skip
    return [re.findall(r"[^\W\d]{2,}", page) for page in out.split("\f")[1:-1]]


def test_all_pages_of_signatories_are_those_of_the_pdf(tmp_path: Path) -> None:
    if missing := missing_packages():
        pytest.skip(f"needs {', '.join(missing)}")
    ours, files = [], []
    for theme_name, paper, people in CASES:
        document, theme = a_long_sign_on(people=people), theme_named(theme_name, paper)
        layout = lay_out(document, theme)
        ours.append(render_pdf(layout, document, theme).data)
        files.append(render_docx(document, theme, layout).data)

    theirs = printed(files, tmp_path, system_fonts=False)

    for case, one, other in zip(CASES, ours, theirs, strict=True):
        found = pages(one, tmp_path, "a.pdf"), pages(other, tmp_path, "b.pdf")
        assert found[0] == found[1], case
        assert sum(page.count("Legal") for page in found[0]) == sum(
            "Legal" in s.organization for s in signing()
        )
