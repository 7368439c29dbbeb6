"""Themes and stationery in the window: a copy is changed field by field, seen at once and taken back."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QDoubleSpinBox, QFileDialog
from pytestqt.qtbot import QtBot

from briefdesk.app.pages.templates.page import TemplatesPage
from briefdesk.app.window import TEMPLATES
from briefdesk.app.workbench import Workbench
from briefdesk.model.carried import ThemeText
from briefdesk.pipeline.desk import theme_named
from briefdesk.pipeline.drafts import theme_of
from briefdesk.pipeline.stationery import with_page_stationery
from briefdesk.pipeline.themes import Theme, contrasts, text_of, theme_value
from briefdesk.render.theme_reading import read_theme


@pytest.fixture
def page(bench: Workbench) -> TemplatesPage:
    bench.window.show_place(TEMPLATES)
    bench.templates.page.show_themes()
    return bench.templates.page


def test_a_copy_is_changed_used_by_the_project_and_every_step_is_taken_back(
    bench: Workbench, page: TemplatesPage, qtbot: QtBot
):
    desk, pane, session = bench.session.desk, page.themes, bench.session
    pane.duplicate.click()
    assert pane.current == "classic-copy"
    pane.use_letter.click()
    assert session.project.letter.theme == "classic-copy"

    pane.form.changed.emit("letterhead.align", "right", "logo")

    assert theme_value(text_of(desk, "classic-copy"), "letterhead.align") == "right"
    assert theme_of(desk, session.project, "letter").letter.letterhead.align == "right"
    qtbot.waitUntil(lambda: pane.form.align.currentData() == "right", timeout=20_000)
    page.shelf.undo_stack.undo()
    assert theme_of(desk, session.project, "letter").letter.letterhead.align == "left"
    page.shelf.undo_stack.undo()
    assert dict(desk.own_themes) == {}


def test_a_color_that_cannot_be_read_is_not_taken_and_a_weak_one_is_told(page: TemplatesPage, qtbot: QtBot):
    pane = page.themes
    pane.duplicate.click()
    qtbot.waitUntil(lambda: pane.form.colors["muted"].text() != "", timeout=20_000)

    pane.form.changed.emit("colors.muted", "#dddddd", "small print")
    told = pane.form.verdicts["muted"].text()
    assert told.startswith("Not taken: the small print is too pale to be read")
    assert pane.form.colors["muted"].property("wrong") == "true"
    pane.form.changed.emit("colors.muted", "#808080", "small print")

    qtbot.waitUntil(lambda: pane.form.verdicts["muted"].text().startswith("Weak: 3."), timeout=20_000)


def test_the_wheel_scrolls_the_form_and_changes_no_field(page: TemplatesPage):
    page.themes.duplicate.click()
    form = page.themes.form
    spin, _ = form._numbers["page.margin-right"]
    spin.setValue(1.0)

    for field in (spin, form.serif, form.align, *page.themes.stationery.sides.values()):
        shown = field.text() if isinstance(field, QDoubleSpinBox) else field.currentText()
        QApplication.sendEvent(field, wheel_down())
        assert shown == (field.text() if isinstance(field, QDoubleSpinBox) else field.currentText())
        assert not field.focusPolicy() & Qt.FocusPolicy.WheelFocus & ~Qt.FocusPolicy.StrongFocus


def wheel_down() -> QWheelEvent:
    where = QPointF(5, 5)
    return QWheelEvent(
        where, where, QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip


def test_a_theme_in_use_says_for_what_and_is_not_offered_again(page: TemplatesPage):
    pane = page.themes
    pane.duplicate.click()
    assert pane.use_letter.isEnabled()

    pane.use_letter.click()

    assert not pane.use_letter.isEnabled()
    assert pane.use_letter.text() == "In use for letters"
    assert pane.use_brief.isEnabled()
    assert "in use for letters" in pane.list.currentItem().text()


def test_a_theme_that_came_with_the_project_is_not_replaced_by_one_of_its_name(
    bench: Workbench, page: TemplatesPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    session, pane = bench.session, page.themes
    own = text_of(session.desk, "classic").replace('"left"', '"centered"')
    brought = replace(
        session.project,
        themes=(ThemeText("classic-copy", own),),
        letter=replace(session.project.letter, theme="classic-copy"),
    )
    session.apply("Open a project of another computer", brought)

    pane.duplicate.click()
    assert pane.current == "classic-copy-2"
    assert session.project == brought

    path = tmp_path / "classic-copy.toml"
    path.write_text(text_of(session.desk, "classic"), encoding="utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    pane.add.click()
    assert pane.current == "classic-copy"
    assert session.project == brought


def test_a_theme_that_came_with_the_project_is_listed_used_handed_out_and_copied(
    bench: Workbench, page: TemplatesPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    session, pane = bench.session, page.themes
    theirs = text_of(session.desk, "classic").replace('name = "Classic"', 'name = "Theirs"')
    letter = replace(session.project.letter, theme="theirs")
    session.begin(replace(session.project, themes=(ThemeText("theirs", theirs),), letter=letter), None)

    item = pane.list.item(pane.list.count() - 1)
    assert item.text() == "Theirs\nfrom this project, in use for letters"
    pane.list.setCurrentItem(item)
    assert pane.note.text() == "This theme came with this project. Duplicate it to change the copy."
    assert not pane.form.isEnabled()
    assert not pane.remove.isEnabled()
    pane.use_brief.click()
    assert session.project.brief.theme == "theirs"

    path = tmp_path / "out.toml"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    pane.export.click()
    assert path.read_text(encoding="utf-8") == theirs
    pane.duplicate.click()
    assert pane.current == "theirs-copy"
    assert pane.form.isEnabled()
    assert session.project.letter.theme == "theirs"


def test_a_shipped_theme_is_read_only(page: TemplatesPage):
    assert page.themes.current == "classic"
    assert not page.themes.form.isEnabled()
    assert "Duplicate it" in page.themes.note.text()


def test_letters_go_on_a_partners_page_and_off_it_again(
    bench: Workbench, page: TemplatesPage, tmp_path: Path, qtbot: QtBot
):
    Image.new("RGB", (850, 1100), "#eeeeff").save(tmp_path / "paper.png")
    session, pane = bench.session, page.themes

    page.themes_controller._on_paper("Use a page", with_page_stationery, tmp_path / "paper.png")

    qtbot.waitUntil(lambda: session.project.stationery.page is not None, timeout=20_000)
    assert pane.stationery.sides["top"].isEnabled()
    pane.stationery.sides["top"].setValue(2.5)
    assert session.project.stationery.top_pt == 180
    paper = theme_of(session.desk, session.project, "letter").paper
    assert paper is not None
    assert paper.top_pt == 180
    session.undo_stack.undo()
    session.undo_stack.undo()
    assert theme_of(session.desk, session.project, "letter").paper is None


def test_what_is_written_while_a_page_is_read_stays(
    bench: Workbench, page: TemplatesPage, tmp_path: Path, qtbot: QtBot
):
    Image.new("RGB", (850, 1100), "#eeeeff").save(tmp_path / "paper.png")
    session, form = bench.session, page.themes.stationery

    page.themes_controller._on_paper("Use a page", with_page_stationery, tmp_path / "paper.png")
    assert form.reading.text() == "Reading paper.png…"
    session.apply("Rename", replace(session.project, title="A title typed meanwhile"))

    qtbot.waitUntil(lambda: session.project.stationery.page is not None, timeout=60_000)
    assert session.project.title == "A title typed meanwhile"
    assert form.reading.text() == ""


def test_reading_a_page_can_be_stopped(bench: Workbench, page: TemplatesPage, tmp_path: Path, qtbot: QtBot):
    Image.new("RGB", (850, 1100), "#eeeeff").save(tmp_path / "paper.png")
    session, form = bench.session, page.themes.stationery
    before = session.project

    page.themes_controller._on_paper("Use a page", with_page_stationery, tmp_path / "paper.png")
    form.cancel.click()

    qtbot.waitUntil(lambda: not page.shelf.runner.busy, timeout=60_000)
    assert session.project == before
    assert form.paper.isEnabled()


def test_an_older_page_takes_back_no_number_that_was_typed_since(page: TemplatesPage, qtbot: QtBot):
    page.themes.duplicate.click()
    form = page.themes.form
    (spin, number), *_ = form._numbers.values()
    shown = theme_named("classic")

    spin.setValue(spin.value() + spin.singleStep())
    typed = spin.value()
    form.show_theme(shown, contrasts(shown.palette), "")

    assert spin.value() == typed
    assert number.value(shown) / number.per_unit != typed


def test_the_page_goes_on_the_one_pager_too_and_keeps_its_sides_free(
    bench: Workbench, page: TemplatesPage, tmp_path: Path, qtbot: QtBot
):
    Image.new("RGB", (850, 1100), "#eeeeff").save(tmp_path / "paper.png")
    session, form = bench.session, page.themes.stationery
    assert not form.on_brief.isEnabled()
    page.themes_controller._on_paper("Use a page", with_page_stationery, tmp_path / "paper.png")
    qtbot.waitUntil(form.on_brief.isEnabled, timeout=20_000)

    form.on_brief.click()
    form.sides["left"].setValue(2)

    assert theme_of(session.desk, session.project, "brief").brief.margins.left_pt == 144
    session.undo_stack.undo()
    session.undo_stack.undo()
    assert theme_of(session.desk, session.project, "brief").paper is None


def test_look_and_stationery_are_one_key_apart(page: TemplatesPage):
    tabs = page.themes.tabs

    tabs.go("paper")

    assert tabs.current == "paper"


@pytest.mark.parametrize(
    ("key", "value", "seen"),
    [
        ("brief.page.margin-left", 100.0, lambda theme: theme.brief.margins.left_pt),
        ("styles.footnote.size", 9.0, lambda theme: theme.letter.styles.footnote.size_pt),
        ("brief.styles.title.size", 30.0, lambda theme: theme.brief.styles.title.size_pt),
        ("styles.organization.size", 22.0, lambda theme: theme.letter.styles.organization.size_pt),
        ("colors.tint", "#ffeeee", lambda theme: theme.palette.tint),
    ],
)
def test_every_field_of_the_form_changes_the_theme(
    bench: Workbench, page: TemplatesPage, key: str, value: object, seen: Callable[[Theme], object]
):
    pane = page.themes
    pane.duplicate.click()

    pane.form.changed.emit(key, value, "field")

    assert seen(read_theme(text_of(bench.session.desk, pane.current), name="copy")) == value
