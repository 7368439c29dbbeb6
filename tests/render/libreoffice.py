"""Word files as LibreOffice prints them: many in one call, for it takes seconds to start.

It gets the faces that we measure with: Debian's Caladea 1.001 has other widths than Cambria.
"""

import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import font_caladea

PLAIN = "pdf"
ACCESSIBLE = 'pdf:writer_pdf_Export:{"PDFUACompliance":{"type":"boolean","value":"true"}}'
# What its PDFs lack, whatever the document: the order of tabs where a page has links, ids of notes, the tags
# of their marks, and that borders of paragraphs are artifacts. `test_libreoffice_controls` proves each.
OF_LIBREOFFICE = frozenset(
    {
        "PDFUA1-PAGE-TABS-001",
        "PDFUA1-NOTE-ID-001",
        "PDFUA1-LINK-LINK-TAG-001",
        "PDFUA1-CONTENT-TAGGING-001",
    }
)
PACKAGES = {"soffice": "libreoffice-writer", "pdftotext": "poppler-utils", "pdfinfo": "poppler-utils"}
# It takes no more than about 250 names in a call, and leaves the others out without a word.
_MOST_FILES = 100
_FONTS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><include ignore_missing="yes">/etc/fonts/fonts.conf</include><dir>{fonts}</dir>
<selectfont><rejectfont><glob>/usr/share/fonts/truetype/crosextra/Caladea*</glob></rejectfont></selectfont>
<cachedir>{cache}</cachedir></fontconfig>
"""


def missing_packages() -> tuple[str, ...]:
    """Return the Debian packages that have to be installed first."""
    return tuple(sorted({package for tool, package in PACKAGES.items() if shutil.which(tool) is None}))


def printed(
    files: Sequence[bytes],
    folder: Path,
    *,
    export: str = PLAIN,
    suffix: str = "docx",
    system_fonts: bool = False,
) -> list[bytes]:
    """Return Word files, or those of another `suffix`, as PDFs; `folder` is an empty one to work in.

    With `system_fonts`, LibreOffice gets no more than the fonts of this machine.
    """
    names = [f"{number:04}" for number in range(len(files))]
    for name, data in zip(names, files, strict=True):
        (folder / f"{name}.{suffix}").write_bytes(data)
    config = folder / "fonts.conf"
    config.write_text(_FONTS.format(fonts=font_caladea.font_directory, cache=folder / "fontcache"))
    fonts = {} if system_fonts else {"FONTCONFIG_FILE": str(config)}
    for start in range(0, len(names), _MOST_FILES):
        _convert([folder / f"{name}.{suffix}" for name in names[start : start + _MOST_FILES]], export, fonts)
    return [(folder / f"{name}.pdf").read_bytes() for name in names]


def _convert(paths: Sequence[Path], export: str, fonts: dict[str, str]) -> None:
    folder = paths[0].parent
    subprocess.run(
        [
            *("soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"),
            *("--convert-to", export, "--outdir", str(folder), *map(str, paths)),
        ],
        env={**os.environ, **fonts},
        check=True,
        capture_output=True,
        timeout=240,
    )
