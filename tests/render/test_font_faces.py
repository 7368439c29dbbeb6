"""Fonts: widths as in the files, stand-ins for missing glyphs, cuts that are cached and mended."""

import io
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from briefdesk.render.font_cuts import static_cut
from briefdesk.render.fonts import FontBook, missing_glyphs, shipped_fonts
from briefdesk.render.layout.page import FaceKey
from briefdesk.render.sfnt import NotAFont, read_metrics

SERIF, SANS = FaceKey("Caladea"), FaceKey("Arimo")
ALL_FACES = [FaceKey(f, b, i) for f in ("Caladea", "Arimo") for b in (False, True) for i in (False, True)]


@pytest.fixture(scope="module")
def variable() -> bytes:
    import fontpkg_arimo

    return (Path(fontpkg_arimo.ROOT) / "files" / "Arimo[wght].ttf").read_bytes()


@pytest.mark.parametrize("key", ALL_FACES)
def test_widths_are_those_that_fonttools_reads(key: FaceKey) -> None:
    face = shipped_fonts().face(key)
    font = TTFont(io.BytesIO(face.font))
    units, metrics = font["head"].unitsPerEm, font["hmtx"]

    assert face.widths == {chr(c): metrics[g][0] / units for c, g in font.getBestCmap().items()}


def test_bold_cut_is_wider_than_regular_and_has_its_own_name() -> None:
    fonts = shipped_fonts()

    assert fonts.width("soldiers", FaceKey("Arimo", bold=True)) > fonts.width("soldiers", SANS)


def test_missing_glyphs_are_those_no_face_draws() -> None:
    assert missing_glyphs("Petiţie – 50 % of 中文 ✓ שלום", (SERIF, SANS)) == "".join(sorted("中文✓שלום"))
    assert missing_glyphs("Dear Senator Luján: “½” — §", (SERIF,)) == ""


def test_glyph_of_the_other_family_steps_in() -> None:
    shaped = shipped_fonts().shape("aПb", SERIF)

    assert [(text, face.family) for text, face, _ in shaped] == [
        ("a", "Caladea"),
        ("П", "Arimo"),
        ("b", "Caladea"),
    ]


def test_glyph_that_nobody_has_shows_as_a_mark_instead_of_vanishing() -> None:
    ((text, _, width),) = shipped_fonts().shape("中", SANS)

    assert text == "\ufffd"
    assert width > 0


def test_no_break_hyphen_is_drawn_as_a_hyphen() -> None:
    assert shipped_fonts().shape("a\u2011b", SERIF)[0][0] == "a-b"


def test_cut_is_kept_and_read_back(variable: bytes, tmp_path: Path) -> None:
    made = static_cut(variable, bold=True, italic=False, folder=tmp_path / "fonts")
    (kept,) = (tmp_path / "fonts").iterdir()
    before = kept.stat().st_mtime_ns

    assert static_cut(variable, bold=True, italic=False, folder=tmp_path / "fonts") == made
    assert kept.stat().st_mtime_ns == before


def test_damaged_cut_is_made_anew(variable: bytes, tmp_path: Path) -> None:
    made = static_cut(variable, bold=False, italic=False, folder=tmp_path)
    (kept,) = tmp_path.iterdir()
    kept.write_bytes(kept.read_bytes()[:-100])

    assert static_cut(variable, bold=False, italic=False, folder=tmp_path) == made
    assert len(list(tmp_path.iterdir())) == 1


def test_cut_is_made_where_no_folder_can_be_written(variable: bytes, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")

    font = static_cut(variable, bold=True, italic=False, folder=blocked)

    assert read_metrics(font).widths["a"] > 0


def test_same_cut_twice_gives_the_same_bytes(variable: bytes) -> None:
    first = static_cut(variable, bold=True, italic=False, folder=None)

    assert static_cut(variable, bold=True, italic=False, folder=None) == first


@pytest.mark.parametrize("content", [b"", b"OTTO", b"\0\1\0\0" + b"\0" * 40, b"x" * 5000])
def test_file_that_is_no_font_is_refused(content: bytes) -> None:
    with pytest.raises(NotAFont):
        read_metrics(content)


def test_book_without_cache_works() -> None:
    assert FontBook(None).width("a", SERIF) == shipped_fonts().width("a", SERIF)
