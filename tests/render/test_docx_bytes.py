"""The Word file as bytes: the same for the same input, and readable by others."""

import io
import zipfile

import docx
from render.docx_samples import a_brief, a_letter, shipped_theme

from briefdesk.render.docx import render_docx


def test_same_letter_gives_the_same_bytes():
    theme = shipped_theme()

    assert render_docx(a_letter(logo=True), theme).data == render_docx(a_letter(logo=True), theme).data


def test_archive_is_sound_and_holds_no_clock_time():
    archive = zipfile.ZipFile(io.BytesIO(render_docx(a_letter(logo=True), shipped_theme()).data))

    assert archive.testzip() is None
    assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_python_docx_opens_letter_and_brief():
    for document in (a_letter(), a_brief()):
        opened = docx.Document(io.BytesIO(render_docx(document, shipped_theme()).data))

        assert opened.core_properties.title == document.title
        assert opened.core_properties.author == document.author
