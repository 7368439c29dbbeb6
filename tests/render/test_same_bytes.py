"""The same letter and one-pager have the same bytes in another process, wherever and however it runs."""

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

import datetime as dt
from pathlib import Path
from briefdesk.pipeline.desk import open_desk
from briefdesk.pipeline.export import export_brief, export_letters
from briefdesk.pipeline.projects import sample_project
from briefdesk.store.folders import folders_in

with open_desk(today=dt.date(2026, 6, 15), folders=folders_in(Path("home"))) as desk:
    project = sample_project(desk)
    list(export_letters(desk, project, Path("out"), formats=("pdf", "docx", "print"), to="state:RI"))
    export_brief(desk, project, Path("out"))
for path in sorted(Path("out").rglob("*")):
    if path.suffix in (".pdf", ".docx"):
        print(hashlib.sha256(path.read_bytes()).hexdigest())
"""


def digests(seed: str, zone: str, language: str, folder: Path) -> list[str]:
    """The digests of the files, made in a process of its own that works and lives in `folder`."""
    environment = {
        **os.environ,
        "PYTHONHASHSEED": seed,
        "TZ": zone,
        "LC_ALL": language,
        "HOME": str(folder),
        "BRIEFDESK_HOME": str(folder / "desk"),
        "XDG_CACHE_HOME": str(folder / "c"),
    }
    made = subprocess.run(
        [sys.executable, "-c", PRINTED, str(TESTS)],
        env=environment,
        cwd=folder,
        check=True,
        capture_output=True,
        text=True,
    )
    return made.stdout.split()


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    return digests("0", "UTC", "C.UTF-8", tmp_path_factory.mktemp("first"))


@pytest.mark.parametrize(
    ("seed", "zone", "language"), [("1", "Asia/Tokyo", "de_DE.UTF-8"), ("4321", "America/Denver", "C")]
)
def test_files_are_the_same_in_another_process(
    first: list[str], seed: str, zone: str, language: str, tmp_path: Path
) -> None:
    # Six of samples; of the sample project each letter and the one-pager in both formats, and a print file.
    assert len(set(first)) >= 6 + 2 * 2 + 1
    assert digests(seed, zone, language, tmp_path) == first
