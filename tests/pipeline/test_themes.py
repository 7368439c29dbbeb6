"""Themes of one's own: kept, chosen, carried along in the project, and the same page in both files."""

from dataclasses import replace
from pathlib import Path

import pytest

from briefdesk.errors import StoreError
from briefdesk.model.draft import Project
from briefdesk.pipeline.check import check
from briefdesk.pipeline.desk import Desk, ThemeUnknown
from briefdesk.pipeline.drafts import theme_of
from briefdesk.pipeline.letters import compose_letter
from briefdesk.pipeline.projects import read_project, sample_project, save_project
from briefdesk.pipeline.recipients import chosen
from briefdesk.pipeline.set_letters import set_pages
from briefdesk.pipeline.themes import (
    ThemeKept,
    add_theme,
    check_theme_text,
    duplicate_theme,
    put_theme,
    remove_theme,
    save_theme,
    text_of,
    themes,
    try_theme,
    with_theme,
    with_theme_value,
)
from briefdesk.render.errors import ThemeInvalid
from render.page_proofs import not_accessible, not_archival
from render.page_reading import drawn_text, squeezed, structure_text


@pytest.fixture
def project(desk: Desk) -> Project:
    return sample_project(desk)


def own_theme(desk: Desk, **values: str | float) -> str:
    """Keep a changed copy of Classic and return its id."""
    made = duplicate_theme(desk, "classic")
    text = text_of(desk, made)
    for key, value in values.items():
        text = with_theme_value(text, key.replace("__", ".").replace("_", "-"), value)
    save_theme(desk, made, text)
    return made


def letter_pdf(desk: Desk, project: Project, *, archival: bool = False) -> bytes:
    letter = compose_letter(desk, project, chosen(desk, project)[0].id)
    (made,) = set_pages(letter.document, theme_of(desk, project, "letter"), ("pdf",), archival=archival)
    return made.data


def test_a_copy_of_a_theme_is_ones_own_and_the_shipped_one_stays(desk: Desk):
    made = duplicate_theme(desk, "modern")

    listed = {theme.id: theme for theme in themes(desk)}
    assert made == "modern-copy"
    assert listed[made].name == "Copy of Modern"
    assert not listed[made].shipped
    with pytest.raises(ThemeKept):
        put_theme(desk, "modern", "x")


def test_a_project_opens_in_its_own_theme_where_nobody_knows_that(
    desk: Desk, project: Project, tmp_path: Path
):
    made = own_theme(desk, colors__accent="#7a1f2b")
    project = with_theme(desk, project, "letter", made)
    save_project(project, tmp_path / "p.briefdesk")
    remove_theme(desk, made)

    opened = read_project(tmp_path / "p.briefdesk")

    assert theme_of(desk, opened, "letter").palette.accent == "#7a1f2b"
    assert theme_of(desk, opened, "brief").name == "Classic"


def test_a_project_is_told_of_a_newer_theme_and_keeps_the_one_it_has(desk: Desk, project: Project):
    made = own_theme(desk)
    project = with_theme(desk, project, "letter", made)
    save_theme(desk, made, with_theme_value(text_of(desk, made), "colors.accent", "#7a1f2b"))

    assert theme_of(desk, project, "letter").palette.accent != "#7a1f2b"
    assert "theme-outdated" in {problem.code for problem in check(desk, project)}
    assert theme_of(desk, with_theme(desk, project, "letter", made), "letter").palette.accent == "#7a1f2b"


def test_an_unknown_or_broken_theme_is_refused_and_nothing_changes(
    desk: Desk, project: Project, tmp_path: Path
):
    with pytest.raises(ThemeUnknown):
        with_theme(desk, project, "letter", "nobody")
    path = tmp_path / "Broken.toml"
    path.write_text("briefdesk-theme = 1\nname = 7\n", encoding="utf-8")
    with pytest.raises(ThemeInvalid, match="line 2"):
        add_theme(desk, path)
    path.write_bytes(b"x" * 200_000)
    with pytest.raises(StoreError):
        add_theme(desk, path)
    assert len(themes(desk)) == 2


def test_a_weak_color_is_told_at_its_line_and_in_preflight(desk: Desk, project: Project):
    made = own_theme(desk, colors__muted="#8a8a8a")
    (problem,) = check_theme_text(text_of(desk, made), "t")

    assert problem.line
    assert "too weak for small text" in problem.message
    project = with_theme(desk, project, "letter", made)
    assert "low-contrast" in {found.code for found in check(desk, project)}


def test_a_theme_is_tried_before_it_is_kept(desk: Desk, project: Project):
    text = with_theme_value(text_of(desk, "classic"), "letterhead.align", "right")

    tried = try_theme(desk, project, text, "letter", chosen(desk, project)[0].id)
    broken = try_theme(desk, project, text + "\n[nope]\n", "letter", None)

    assert tried.rendered is not None
    assert tried.theme is not None
    assert tried.theme.letter.letterhead.align == "right"
    assert broken.rendered is None
    assert broken.problems[0].line


@pytest.mark.parametrize("align", ["left", "centered", "right"])
def test_a_letter_with_a_footer_is_accessible_and_archival(desk: Desk, project: Project, align: str):
    footer = "{organization}, a registered charity"
    made = own_theme(desk, letterhead__align=align, letterhead__footer=footer)
    project = with_theme(desk, project, "letter", made)

    pdf = letter_pdf(desk, project, archival=True)

    assert not_accessible(pdf) == ""
    assert not_archival(pdf) == ""


def test_the_footer_of_page_one_is_read_last_as_in_word(desk: Desk, project: Project, tmp_path: Path):
    made = own_theme(desk, letterhead__footer="A registered charity since 1999")
    project = with_theme(desk, project, "letter", made)
    (tmp_path / "letter.pdf").write_bytes(letter_pdf(desk, project))

    last = squeezed("A registered charity since 1999")
    assert structure_text(tmp_path / "letter.pdf").endswith(last)
    first_page = drawn_text(tmp_path / "letter.pdf")
    assert first_page.index(last) > first_page.index(squeezed("Dear"))


def test_a_theme_of_a_project_from_elsewhere_never_stands_for_a_shipped_one(desk: Desk, project: Project):
    made = own_theme(desk, colors__accent="#7a1f2b")
    stolen = with_theme(desk, project, "letter", made)
    stolen = replace(stolen, themes=tuple(replace(theme, id="classic") for theme in stolen.themes))

    plain = replace(stolen, letter=replace(stolen.letter, theme="classic"))

    assert theme_of(desk, plain, "letter").palette.accent != "#7a1f2b"
