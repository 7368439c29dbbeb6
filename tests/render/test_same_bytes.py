"""The same letter and one-pager have the same bytes in another process, however it hashes."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

TESTS = Path(__file__).parents[1]
PRINTED = """
import hashlib, sys
sys.path.insert(0, sys.argv[1])
from briefdesk.render.docx import render_docx
from briefdesk.render.fit import fit_brief
from briefdesk.render.layout.document import lay_out
from briefdesk.render.pdf import render_pdf
from render.page_samples import a_brief, a_letter, a_sign_on_letter, shipped_theme

theme = shipped_theme("modern")
for document in (a_letter(logo=True), a_sign_on_letter()):
    layout = lay_out(document, theme)
    for made in (render_pdf(layout, document, theme), render_docx(document, theme, layout)):
        print(hashlib.sha256(made.data).hexdigest())
document = a_brief(logo=True)
layout, _ = fit_brief(document, theme)
print(hashlib.sha256(render_pdf(layout, document, theme, archival=True).data).hexdigest())
print(hashlib.sha256(render_docx(document, theme, layout).data).hexdigest())
"""


def digests(seed: str, zone: str, language: str) -> list[str]:
    """The digests of six files, made in a process of its own."""
    environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": language}
    made = subprocess.run(
        [sys.executable, "-c", PRINTED, str(TESTS)],
        env=environment,
        check=True,
        capture_output=True,
        text=True,
    )
    return made.stdout.split()


@pytest.fixture(scope="module")
def first() -> list[str]:
    return digests("0", "UTC", "C.UTF-8")


@pytest.mark.parametrize(
    ("seed", "zone", "language"), [("1", "Asia/Tokyo", "de_DE.UTF-8"), ("4321", "America/Denver", "C")]
)
def test_files_are_the_same_in_another_process(first: list[str], seed: str, zone: str, language: str) -> None:
    assert len(set(first)) == 6
    assert digests(seed, zone, language) == first
