"""The place Templates: the gallery with real pages, the editor, versions; every step can be taken back."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QTimer
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from briefdesk.app.pages.templates.editor_controller import KEY
from briefdesk.app.pages.templates.page import TemplatesPage
from briefdesk.app.pages.templates.shelf_tiles import PICTURE_ROLE
from briefdesk.app.window import TEMPLATES, WRITE
from briefdesk.app.workbench import Workbench
from briefdesk.pipeline.template_versions import outdated_templates, template_versions
from compose.hostile_texts import BOMBS, template_with


class Turns:
    """Counts the turns of the event loop while something is at work: a window that hangs takes none.

    How long each turn takes is the machine's affair, and not judged.
    """

    def __init__(self, at_work: Callable[[], bool]) -> None:
        self.count = 0
        self._at_work = at_work
        self._began = self._last = 0.0
        self._timer = QTimer(interval=2)
        self._timer.timeout.connect(self._note)
        self._timer.start()

    def _note(self) -> None:
        if self._at_work():
            self.count += 1
            self._last = time.monotonic()
            self._began = self._began or self._last

    @property
    def seconds(self) -> float:
        """Return how long the work was seen."""
        return self._last - self._began


@pytest.fixture
def page(bench: Workbench) -> TemplatesPage:
    bench.window.show_place(TEMPLATES)
    return bench.templates.page


def own(page: TemplatesPage):
    made = page.shelf.duplicate("member")
    assert made is not None
    return made


def test_each_template_in_view_gets_a_picture_of_a_real_page(page: TemplatesPage, qtbot: QtBot):
    model = page.gallery.model

    qtbot.waitUntil(lambda: isinstance(model.index(0).data(PICTURE_ROLE), QImage))

    assert len({t.template.kind for t in model.tiles}) == 2
    assert len(model.tiles) >= 11
    assert model.tiles[0].words.endswith("Shipped")


def test_a_template_from_a_file_is_called_untrusted_and_a_duplicate_ones_own(
    bench: Workbench, page: TemplatesPage, tmp_path: Path
):
    path = tmp_path / "strange.md"
    path.write_text(bench.session.desk.template("member").source + "\nMore.\n", encoding="utf-8")

    bench.window.files_dropped.emit((path,))
    own(page)

    words = {t.template.id: t.words for t in page.gallery.model.tiles}
    assert words["strange"].endswith("Untrusted: runs in the sandbox")
    assert words["member-copy"].endswith("Your own")


def test_what_was_wrong_with_a_file_is_no_longer_told_after_a_good_one(
    bench: Workbench, page: TemplatesPage, tmp_path: Path
):
    broken, good = tmp_path / "broken.md", tmp_path / "good.md"
    broken.write_text("# A shopping list", encoding="utf-8")
    good.write_text(bench.session.desk.template("member").source + "\nMore.\n", encoding="utf-8")
    page.shelf.add(broken)
    assert "broken.md" in bench.window.banner.message

    page.shelf.add(good)
    assert bench.window.banner.message.startswith("Imported")

    page.shelf.add(good, broken)
    assert "broken.md" in bench.window.banner.message


def test_a_template_that_is_here_already_gets_no_twin_and_that_is_told(
    bench: Workbench, page: TemplatesPage, tmp_path: Path
):
    before, same, back = bench.session.desk.templates, tmp_path / "member.md", tmp_path / "member (1).md"
    page.shelf.export("member", same)
    back.write_bytes(same.read_bytes().replace(b"\n", b"\r\n"))

    for path in (same, back):
        assert page.shelf.add(path) == ()
        name = bench.session.desk.template("member").name
        assert bench.window.banner.message == f"“{name}” is here already: no twin is made."

    assert bench.session.desk.templates == before


def test_duplicate_remove_and_undo_go_back_and_forth(bench: Workbench, page: TemplatesPage):
    made = own(page)
    page.shelf.remove(made.id)
    assert page.shelf.template(made.id) is None

    bench.sources.undo.undo()
    assert page.shelf.template(made.id) == made
    bench.sources.undo.undo()
    assert page.shelf.template(made.id) is None
    bench.sources.undo.redo()
    assert page.shelf.template(made.id) == made


def test_use_puts_the_template_into_the_project_and_undo_takes_it_out(bench: Workbench, page: TemplatesPage):
    before = bench.session.project
    page.gallery.list.setCurrentIndex(page.gallery.model.index(page.gallery.model.row_of("thank-you")))

    page.gallery.use.click()
    assert bench.session.project.letter.template == "thank-you"
    assert not page.gallery.use.isEnabled()

    bench.sources.undo.undo()
    assert bench.session.project == before


def test_what_is_typed_is_checked_set_and_saved_as_a_version(page: TemplatesPage, qtbot: QtBot):
    made = own(page)
    page.edit(made)
    pane = page.editing
    qtbot.waitUntil(lambda: pane.page.page_count > 0 and bool(pane.fields.view.rows.rows))

    pane.editor.replace_text(made.source.replace("{{ sender.phone }}", "{{ sender.fone }}"))
    qtbot.waitUntil(lambda: len(pane.faults.rows.rows) == 1)
    row = pane.faults.rows.rows[0]
    assert "Write sender.phone instead." in row.detail
    pane.faults.opened.emit(row.item)
    assert "sender.fone" in pane.editor.textCursor().selectedText()

    pane.editor.replace_text(made.source.replace("Thank you", "Many thanks"))
    qtbot.keyClick(pane.editor, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert [v.number for v in template_versions(page.shelf.desk, made.id)] == [2, 1]
    assert not page.editor_controller.changed


def test_changes_that_are_not_saved_are_there_again(page: TemplatesPage):
    made = own(page)
    page.edit(made)
    page.editing.editor.replace_text(f"{made.source}\nMore")

    page.editor_controller.leave()
    assert page.shelf.template(made.id) == made
    page.edit(made)

    assert page.editing.editor.text().endswith("More")
    page.editing.discard.click()
    assert page.editing.editor.text() == made.source


def test_a_shipped_template_is_read_only_and_offers_a_duplicate(page: TemplatesPage):
    page.edit(page.shelf.template("coalition"))
    assert page.editing.editor.isReadOnly()
    assert page.editing.save.isHidden()

    page.editing.duplicate.click()

    assert page.editor_controller.template.id == "coalition-copy"
    assert not page.editing.editor.isReadOnly()


def test_fields_filters_and_sections_are_completed(page: TemplatesPage, qtbot: QtBot):
    made = own(page)
    page.edit(made)
    editor = page.editing.editor
    qtbot.waitUntil(lambda: bool(editor.guide))

    def completed(typed: str) -> str:
        editor.moveCursor(editor.textCursor().MoveOperation.End)
        editor.insertPlainText(f"\n{typed}")
        editor.complete()
        editor._complete(editor._offers.words[0])
        return editor.textCursor().block().text()

    assert completed("{{ recipient.state_") == "{{ recipient.state_name }}"
    assert completed("{{ recipient.name | up") == "{{ recipient.name | upper"
    assert completed("::: find") == "::: findings | "
    assert completed("{% if recipient.is_ch") == "{% if recipient.is_chair"


def test_a_field_of_the_list_is_inserted_where_the_cursor_is(page: TemplatesPage, qtbot: QtBot):
    made = own(page)
    page.edit(made)
    qtbot.waitUntil(lambda: bool(page.editing.fields.view.rows.rows))

    page.editing.fields.search.setText("phone")
    page.editing.fields.view.setFocus()
    qtbot.keyClick(page.editing.fields.view, Qt.Key.Key_Return)

    assert page.editing.editor.text().startswith("{{ sender.phone }}")


def test_a_version_is_restored_and_that_can_be_undone(bench: Workbench, page: TemplatesPage, qtbot: QtBot):
    made = own(page)
    newer = made.source.replace("Thank you", "Many thanks")
    page.shelf.save(made.id, newer)
    dialog = page.show_versions(page.shelf.template(made.id))
    assert "Many" in dialog.shown.toPlainText()

    dialog.restore.click()
    assert page.shelf.template(made.id) == made
    bench.sources.undo.undo()

    assert page.shelf.template(made.id).source == newer


def test_the_versions_show_what_changed_however_far_down(page: TemplatesPage, qtbot: QtBot):
    made = own(page)
    long = made.source + "\nA paragraph that takes several rows where there is little room. " * 12 + "\n"
    page.shelf.save(made.id, long)
    page.shelf.save(made.id, long + "One line more.\n")

    dialog = page.show_versions(page.shelf.template(made.id))
    qtbot.waitExposed(dialog)

    shown = dialog.shown
    changed = shown.textCursor().block()
    assert changed.text().startswith("+ One line more")
    place = shown.blockBoundingGeometry(changed).translated(shown.contentOffset())
    assert place.top() >= 0
    assert place.bottom() <= shown.viewport().height()


def test_the_versions_are_read_by_keys(page: TemplatesPage, qtbot: QtBot):
    made = own(page)
    page.shelf.save(made.id, made.source + "\nOne line more.\n")
    dialog = page.show_versions(page.shelf.template(made.id))
    qtbot.waitExposed(dialog)

    qtbot.keyClick(dialog.shown, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    bar = dialog.shown.verticalScrollBar()
    assert bar.value() == bar.maximum() > 0


def test_lines_are_numbered_as_errors_name_them(page: TemplatesPage, qtbot: QtBot):
    made = own(page)
    page.edit(made)
    editor = page.editing.editor
    qtbot.waitUntil(editor.isVisible)

    numbers = editor.numbers.numbers()

    assert [number for number, _ in numbers] == list(range(1, len(numbers) + 1))
    assert editor.viewport().x() >= editor.numbers.geometry().right()
    tops = [place.top() for _, place in numbers]
    assert tops == sorted(set(tops))


def test_a_project_on_an_older_version_is_told_and_takes_the_new_one(bench: Workbench, page: TemplatesPage):
    made = own(page)
    page.shelf.use(made)
    page.shelf.save(made.id, made.source.replace("Thank you", "Many thanks"))
    assert not page.gallery.take.isHidden()
    assert page.gallery._note.isVisibleTo(page.gallery)

    page.gallery.take.click()

    assert outdated_templates(bench.session.desk, bench.session.project) == ()
    assert not page.gallery._note.isVisibleTo(page.gallery)


def test_a_paste_beyond_what_a_template_holds_is_refused(page: TemplatesPage):
    made = own(page)
    page.edit(made)
    long = QMimeData()
    long.setText("x" * 100_001)

    page.editing.editor.insertFromMimeData(long)

    assert page.editing.editor.text() == made.source


def test_leaving_the_place_keeps_what_is_typed(bench: Workbench, page: TemplatesPage):
    made = own(page)
    page.edit(made)
    page.editing.editor.replace_text("half a thought")

    bench.window.show_place(WRITE)

    assert page.editor_controller.changed
    page.edit(made)
    assert page.editing.editor.text() == "half a thought"


@pytest.mark.parametrize("name", ["two loops of long texts", "long path", "brackets by loops"])
def test_the_window_answers_while_a_bomb_is_contained(page: TemplatesPage, qtbot: QtBot, name: str):
    made = own(page)
    page.edit(made)
    pane = page.editing
    qtbot.waitUntil(lambda: pane.page.page_count > 0)
    runner = page.shelf.runner
    qtbot.waitUntil(lambda: not runner.busy)
    asked, turns = runner._tickets, Turns(lambda: KEY in runner._running)

    pane.editor.replace_text(template_with(BOMBS[name]))
    qtbot.waitUntil(lambda: runner._tickets > asked and not runner.busy)

    assert turns.count >= 10 or turns.seconds < 1
    # The next text is served as if nothing had been.
    pane.editor.replace_text(made.source)
    qtbot.waitUntil(lambda: pane.page.page_count == 1 and not pane.faults.rows.rows)
