"""The Sources page over a real desk: library, search, document, facts, undo, and the way to Write."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from briefdesk.app.dialogs.release import ReleaseDialog
from briefdesk.app.models.item_role import HELD_ROLE
from briefdesk.app.models.stretches import MAX_CHARACTERS, MAX_PASSAGES, split
from briefdesk.app.pages.sources.edition_flow import EditionFlow
from briefdesk.app.pages.sources.library_pane import LibraryPane
from briefdesk.app.pages.sources.shelf import Shelf
from briefdesk.app.window import HOME, SOURCES, WRITE
from briefdesk.app.workbench import Workbench
from briefdesk.model.finding import Citation, Finding, FindingId, FindingKind, FindingState, SourcePack
from briefdesk.model.library import FindingQuery, LibraryChange
from briefdesk.model.source import Passage, PassageId, PassageKind, Section, SourceDocument, SourceId
from briefdesk.pipeline import review
from briefdesk.pipeline.sources import add_source

RIVER = SourceId("river")
COST = "The patrols cost $4.2 million in 2025. The county paid half of it."


def passage(name: str, number: int, text: str, kind: PassageKind = PassageKind.TEXT) -> Passage:
    return Passage(PassageId(name), number, text, kind)


def finding(name: str, text: str, number: int, start: int, end: int) -> Finding:
    place = Citation(RIVER, "costs", "Costs", PassageId(f"costs-{number}"), number, start, end)
    return Finding(
        FindingId(f"river/{name}"), FindingKind.STATISTIC, text, place, state=FindingState.SUGGESTED
    )


def river(edition: str = "a" * 64) -> SourcePack:
    costs = Section(
        "costs",
        "Costs",
        1,
        (
            passage("costs-1", 1, COST),
            passage("costs-2", 2, "Boats 🚤 were bought for $90,000."),
            passage("costs-c", 0, "A boat at night", PassageKind.CAPTION),
        ),
    )
    later = Section("later", "What comes next", 2, (passage("later-1", 1, "Nothing is decided."),))
    document = SourceDocument(
        RIVER, "River Patrols", "River Patrols", "Example Center", "", "2026", "", edition, (costs, later)
    )
    found = (
        finding("cost", "The patrols cost $4.2 million in 2025.", 1, 0, 38),
        finding("half", "The county paid half of it.", 1, 39, 66),
        finding("boats", "Boats 🚤 were bought for $90,000.", 2, 0, 32),
    )
    return SourcePack(document, found)


@pytest.fixture
def at_sources(bench: Workbench, qtbot: QtBot) -> Workbench:
    """The window on the Sources page, with a report of two sections open."""
    desk = bench.session.desk
    desk.library.put(river(), today=desk.today)
    bench.window.show_place(SOURCES)
    qtbot.waitUntil(lambda: bench.sources.shelf.source_id == RIVER)
    return bench


def pane(bench: Workbench) -> LibraryPane:
    return bench.sources.page.library


def state_of(bench: Workbench, name: str) -> FindingState:
    pack = bench.session.desk.library.pack(RIVER, dismissed=True)
    assert pack is not None
    return next(f.state for f in pack.findings if f.id == f"river/{name}")


# The library


def test_the_newest_source_of_one_s_own_is_shown_first(at_sources: Workbench):
    assert pane(at_sources).entries[0].id == RIVER
    assert at_sources.sources.page.document.view.toPlainText().startswith("Costs")


def test_who_comes_to_the_page_begins_in_the_list(at_sources: Workbench):
    assert at_sources.window.focusWidget() is pane(at_sources).sources


def test_a_source_says_how_many_findings_wait(at_sources: Workbench):
    row = pane(at_sources).sources.model().index(0, 0)

    assert row.data(Qt.ItemDataRole.AccessibleTextRole) == "River Patrols, Example Center, 2026, 3 to review"


def test_the_outline_counts_findings_by_section(at_sources: Workbench):
    rows = pane(at_sources).sections
    said = [rows.index(n).data(Qt.ItemDataRole.AccessibleTextRole) for n in range(rows.rowCount())]

    assert said == [
        "Costs, level 1, 3 findings, 3 to review",
        "What comes next, level 2, 0 findings",
    ]


def test_a_library_without_sources_asks_for_one(bench: Workbench, qtbot: QtBot):
    library = bench.session.desk.library
    for entry in library.sources():
        library.remove_source(entry.id)
    bench.window.show_place(SOURCES)
    empty = bench.sources.page.document.empty

    qtbot.waitUntil(lambda: empty.title == "No source yet")
    assert empty.button.text() == "Add a source…"


def test_a_removed_source_comes_back_with_undo(at_sources: Workbench, qtbot: QtBot):
    entry = pane(at_sources).entries[0]
    at_sources.sources.page.librarian.remove(entry)
    assert RIVER not in [e.id for e in pane(at_sources).entries]

    at_sources.sources.undo.undo()

    qtbot.waitUntil(lambda: at_sources.sources.shelf.source_id == RIVER)
    assert pane(at_sources).entries[0] == entry


def test_after_a_removal_the_keyboard_is_on_the_source_that_follows(at_sources: Workbench, qtbot: QtBot):
    page = at_sources.sources.page
    first, second, *_ = pane(at_sources).entries
    page.library.more.setFocus()

    page.librarian.remove(first)

    qtbot.waitUntil(lambda: at_sources.sources.shelf.source_id == second.id)
    assert page.window().focusWidget() is page.library.sources
    assert page.library.sources.currentIndex().row() == 0


def test_edited_facts_are_kept_and_can_be_taken_back(at_sources: Workbench, qtbot: QtBot):
    dialog = at_sources.sources.page.librarian.edit_facts(RIVER)
    assert dialog is not None
    dialog.form.publisher.setText("Other Center")
    dialog.form.date.setText("March 4, 2026")
    dialog.buttons.accepted.emit()
    shelf, library = at_sources.sources.shelf, at_sources.session.desk.library

    assert shelf.pack is not None
    assert (shelf.pack.document.publisher, shelf.pack.document.date) == ("Other Center", "2026-03-04")
    shelf.undo_stack.undo()
    kept = library.pack(RIVER)
    assert kept is not None
    assert (kept.document.publisher, len(kept.findings)) == ("Example Center", 3)


def test_facts_with_a_date_that_is_none_are_not_kept(at_sources: Workbench):
    dialog = at_sources.sources.page.librarian.edit_facts(RIVER)
    assert dialog is not None
    dialog.form.date.setText("someday")
    dialog.buttons.accepted.emit()

    assert dialog.form.said.text().startswith("“someday” is no date.")
    assert not at_sources.sources.shelf.undo_stack.canUndo()
    dialog.reject()


# Search


def test_a_search_finds_in_all_sources_while_typing(at_sources: Workbench, qtbot: QtBot):
    qtbot.keyClicks(pane(at_sources).search, "patrol")
    results = pane(at_sources).results.model()

    said = [
        results.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(results.rowCount())
    ]

    assert any("(River Patrols · Statistic · To review" in row for row in said)
    assert any("(Soldiers Aren’t Border Police · " in row for row in said)
    pane(at_sources).end_search()
    assert not pane(at_sources).searching


def test_enter_in_the_search_goes_to_the_best_finding_in_its_source(at_sources: Workbench, qtbot: QtBot):
    shelf = at_sources.sources.shelf
    other = next(e.id for e in pane(at_sources).entries if e.id != RIVER)
    shelf.open_source(other)
    qtbot.waitUntil(lambda: shelf.source_id == other)
    qtbot.keyClicks(pane(at_sources).search, "boats 90,000")

    qtbot.keyClick(pane(at_sources).search, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: shelf.source_id == RIVER)
    assert shelf.selected == (FindingId("river/boats"),)


def test_a_search_is_saved_under_a_name_and_found_again(at_sources: Workbench):
    controller, library = at_sources.sources.page.search, pane(at_sources)
    library.search.setText("county")
    controller.save("  Who pays ")
    library.end_search()

    saved = at_sources.session.desk.library.saved_filters.all()
    library.search_by(saved[0])

    assert [s.name for s in saved] == ["Who pays"]
    assert library.query() == FindingQuery(words="county")


# The document


def test_a_caption_is_labelled_in_words(at_sources: Workbench):
    assert "Caption\nA boat at night" in at_sources.sources.page.document.view.toPlainText()


def test_a_selected_finding_is_marked_in_its_passage(at_sources: Workbench):
    at_sources.sources.shelf.select((FindingId("river/boats"),))
    view = at_sources.sources.page.document.view

    marked = [s.cursor.selectedText() for s in view.extraSelections()]

    assert "Boats 🚤 were bought for $90,000." in marked


def test_a_click_on_a_mark_selects_the_finding(at_sources: Workbench, qtbot: QtBot):
    view = at_sources.sources.page.document.view
    cursor = view.document().find("county paid")
    cursor.setPosition(cursor.selectionStart() + 3)
    place = view.cursorRect(cursor).center()

    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(place.x(), place.y()))

    assert at_sources.sources.shelf.selected == (FindingId("river/half"),)


def test_words_selected_become_a_finding_with_n(at_sources: Workbench, qtbot: QtBot):
    view, shelf = at_sources.sources.page.document.view, at_sources.sources.shelf
    view.setTextCursor(view.document().find("were bought for $90,000."))
    assert at_sources.sources.page.document.make.isEnabled()

    qtbot.keyClick(view, Qt.Key.Key_N)

    assert shelf.pack is not None
    made = [f for f in shelf.pack.findings if f.id not in {g.id for g in river().findings}]
    assert len(made) == 1
    citation = made[0].citation
    assert citation is not None
    # The boat before it is one character, though Qt counts two.
    assert river().document.sections[0].passages[1].text[citation.start : citation.end].startswith("were")


def test_a_finding_just_made_is_selected_though_the_list_shows_others(at_sources: Workbench):
    shelf, view = at_sources.sources.shelf, at_sources.sources.page.document.view
    shelf.select((FindingId("river/cost"),))
    start = view.toPlainText().index("county paid")
    cursor = view.textCursor()
    cursor.setPosition(start)
    cursor.setPosition(start + 11, QTextCursor.MoveMode.KeepAnchor)
    view.setTextCursor(cursor)

    at_sources.sources.page.reading.make_finding()

    (made,) = shelf.selected
    found = shelf.finding(made)
    assert found is not None
    assert found.text.startswith("county paid")
    assert made in at_sources.sources.page.review.list.shown.ids()


def test_words_of_two_passages_are_no_selection(at_sources: Workbench):
    view = at_sources.sources.page.document.view
    cursor = QTextCursor(view.document())
    cursor.select(QTextCursor.SelectionType.Document)
    view.setTextCursor(cursor)

    assert view.selection() is None
    assert not at_sources.sources.page.document.make.isEnabled()


def test_a_long_document_is_shown_in_stretches_that_lose_no_passage():
    held = tuple(passage(f"costs-{n}", n, "word " * 60) for n in range(1, 1001))
    document = replace(river().document, sections=(Section("costs", "Costs", 1, held),))

    stretches = split(document)

    assert tuple(p for s in stretches for p in s.passages()) == held
    assert [s.pieces[0].begins for s in stretches].count(True) == 1
    for stretch in stretches:
        assert len(stretch.passages()) <= MAX_PASSAGES
        assert sum(len(p.text) for p in stretch.passages()) <= MAX_CHARACTERS


def test_a_section_without_passages_keeps_its_heading():
    part = Section("part", "Part One", 1, ())
    document = replace(river().document, sections=(part, *river().document.sections))

    assert split(document)[0].pieces[0].section == part


# Steps and undo


def test_undo_on_the_page_takes_back_review_and_not_the_letter(at_sources: Workbench):
    shelf = at_sources.sources.shelf
    at_sources.session.apply("Rename", replace(at_sources.session.project, title="Other"))
    shelf.perform(review.accept, (FindingId("river/cost"),))
    assert state_of(at_sources, "cost") is FindingState.ACCEPTED

    at_sources.sources.undo.undo()

    assert state_of(at_sources, "cost") is FindingState.SUGGESTED
    assert at_sources.session.project.title == "Other"


def test_undo_on_write_leaves_review_alone(at_sources: Workbench):
    at_sources.sources.shelf.perform(review.accept, (FindingId("river/cost"),))
    at_sources.session.apply("Rename", replace(at_sources.session.project, title="Other"))
    at_sources.window.show_place(WRITE)

    at_sources.sources.undo.undo()

    assert state_of(at_sources, "cost") is FindingState.ACCEPTED
    assert at_sources.session.project.title != "Other"


def test_undo_shows_the_source_that_it_changes(at_sources: Workbench, qtbot: QtBot):
    shelf = at_sources.sources.shelf
    shelf.perform(review.dismiss, (FindingId("river/cost"),), "twice")
    other = next(e.id for e in pane(at_sources).entries if e.id != RIVER)
    shelf.open_source(other)
    qtbot.waitUntil(lambda: shelf.source_id == other)

    shelf.undo_stack.undo()

    qtbot.waitUntil(lambda: shelf.source_id == RIVER)
    assert state_of(at_sources, "cost") is FindingState.SUGGESTED


def test_findings_stay_in_the_order_in_which_the_library_keeps_them(at_sources: Workbench):
    shelf = at_sources.sources.shelf
    shelf.perform(review.merge, (FindingId("river/half"), FindingId("river/boats")))
    shelf.perform(review.from_selection, PassageId("costs-1"), 4, 11)

    kept = at_sources.session.desk.library.pack(RIVER, dismissed=True)

    assert shelf.pack is not None
    assert kept is not None
    assert [f.id for f in shelf.pack.findings] == [f.id for f in kept.findings]


def test_a_step_that_fails_is_told_and_leaves_no_undo(at_sources: Workbench, qtbot: QtBot):
    shelf: Shelf = at_sources.sources.shelf
    at_sources.session.desk.library.remove_source(RIVER)

    with qtbot.waitSignal(shelf.failed):
        assert shelf.perform(review.accept, (FindingId("river/cost"),)) is None

    assert not shelf.undo_stack.canUndo()


def test_a_step_that_changes_nothing_leaves_no_undo(at_sources: Workbench):
    shelf = at_sources.sources.shelf

    assert shelf.perform(lambda _desk, source: LibraryChange("Nothing", source, (), ())) is None
    assert not shelf.undo_stack.canUndo()


# The project


def test_use_in_this_project_adds_the_source_and_goes_to_write(at_sources: Workbench, qtbot: QtBot):
    button = at_sources.sources.page.document.use
    assert button.text() == "Use in this project"

    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    assert at_sources.window.place == WRITE
    assert RIVER in [s.document.id for s in at_sources.session.project.sources]
    at_sources.window.show_place(SOURCES)
    assert button.text() == "Write with it"


def test_review_reaches_the_open_project_on_the_way_to_write(at_sources: Workbench):
    at_sources.sources.use(RIVER)
    at_sources.window.show_place(SOURCES)
    at_sources.sources.shelf.perform(review.accept, (FindingId("river/cost"),))
    before = at_sources.session.project

    at_sources.window.show_place(WRITE)

    taken = at_sources.session.project.finding(FindingId("river/cost"))
    assert taken is not None
    assert taken.state is FindingState.ACCEPTED
    at_sources.session.undo_stack.undo()
    assert at_sources.session.project == before


def test_a_project_is_left_alone_where_its_sources_did_not_change(at_sources: Workbench):
    before = at_sources.session.project
    at_sources.sources.shelf.perform(review.accept, (FindingId("river/cost"),))

    at_sources.window.show_place(WRITE)

    assert at_sources.session.project is before


# Files


def report(folder: Path, name: str, title: str) -> Path:
    path = folder / name
    path.write_text(
        f"# {title}\n\n## Costs\n\nThe patrols cost $4.2 million in 2025, the county says.\n",
        encoding="utf-8",
    )
    return path


def test_files_dropped_at_home_are_read_and_shown_on_the_page(bench: Workbench, tmp_path: Path, qtbot: QtBot):
    first = report(tmp_path, "one.md", "The First Report of the Year")
    second = report(tmp_path, "two.md", "The Second Report of the Year")
    bench.window.show_place(HOME)

    bench.window.files_dropped.emit((first, second))

    shelf = bench.sources.shelf
    qtbot.waitUntil(
        lambda: shelf.pack is not None and shelf.pack.document.title.startswith("The Second"), timeout=20_000
    )
    assert bench.window.place == SOURCES
    titles = [e.title for e in pane(bench).entries]
    assert "The First Report of the Year" in titles


def test_after_adding_a_report_the_review_has_the_keyboard(bench: Workbench, tmp_path: Path, qtbot: QtBot):
    bench.window.show_place(HOME)

    bench.window.files_dropped.emit((report(tmp_path, "one.md", "The First Report of the Year"),))

    shelf = bench.sources.shelf
    qtbot.waitUntil(lambda: shelf.pack is not None and bool(shelf.selected), timeout=20_000)
    qtbot.waitUntil(lambda: bench.window.focusWidget() is bench.sources.page.review.list)


def test_a_project_that_was_started_on_a_report_shows_it_in_sources(bench: Workbench, qtbot: QtBot):
    desk = bench.session.desk
    desk.library.put(river(), today=desk.today)
    bench.window.show_place(SOURCES)
    shelf = bench.sources.shelf
    qtbot.waitUntil(lambda: shelf.source_id == RIVER)
    bench.window.show_place(HOME)

    bench.files.open_sample()
    sample = bench.session.project.sources[0].document.id
    bench.window.show_place(SOURCES)

    qtbot.waitUntil(lambda: shelf.source_id == sample)
    assert sample != RIVER


def test_an_edition_taken_up_can_be_taken_back(bench: Workbench, tmp_path: Path, qtbot: QtBot):
    desk = bench.session.desk
    old = add_source(desk, report(tmp_path, "one.md", "The First Report of the Year"))
    bench.window.show_place(SOURCES)
    shelf = bench.sources.shelf
    shelf.open_source(old.document.id)
    qtbot.waitUntil(lambda: shelf.source_id == old.document.id)
    before = shelf.pack
    newer = report(tmp_path, "two.md", "The First Report of the Year")
    newer.write_text(newer.read_text(encoding="utf-8").replace("4.2", "4.6"), encoding="utf-8")
    flow = bench.sources.page.findChild(EditionFlow)

    flow.compare(old.document.id, newer)
    qtbot.waitUntil(lambda: flow.dialog is not None, timeout=20_000)
    flow.dialog.accept()
    assert shelf.pack.document.edition != before.document.edition
    bench.sources.undo.createUndoAction(bench.window).trigger()

    assert shelf.pack == before


def test_what_can_be_done_with_a_source_has_a_button(at_sources: Workbench, qtbot: QtBot):
    heard: list[str] = []
    pane(at_sources).menu_wished.connect(lambda source, _place: heard.append(source))

    pane(at_sources).more.click()

    assert heard == [RIVER]
    menu = at_sources.window.findChild(QMenu, "source-menu")
    assert "New edition…" in [action.text() for action in menu.actions()]
    menu.close()


# What may not leave


def test_a_paragraph_is_held_back_where_it_stands_and_let_go_by_undo(at_sources: Workbench, qtbot: QtBot):
    shelf, view = at_sources.sources.shelf, at_sources.sources.page.document.view
    view.setTextCursor(view._places.cursor_over(PassageId("costs-2"), 3, 3))
    at_sources.sources.hold_action.trigger()
    dialog = at_sources.window.findChild(ReleaseDialog)

    assert dialog.scopes[0].text() == "Paragraph 2 of “Costs”"
    dialog.choices[1].click()
    dialog.keep()

    assert shelf.pack.document.passage(PassageId("costs-2")).confidential
    assert "Confidential\nBoats" in view.toPlainText()
    assert view.chosen_passages()[0].id == "costs-2"
    rows = at_sources.sources.page.review.list.model()
    told = [rows.index(row, 0).data(HELD_ROLE) for row in range(rows.rowCount())]
    assert told.count("Confidential: its paragraph") == 1
    kept = at_sources.session.desk.library.pack(RIVER, dismissed=True)
    assert kept.document.passage(PassageId("costs-2")).confidential

    at_sources.sources.undo.undo()

    assert "Confidential" not in view.toPlainText()
    assert not shelf.pack.document.passage(PassageId("costs-2")).confidential


def test_all_of_a_section_is_held_back_in_one_step(at_sources: Workbench):
    shelf, page = at_sources.sources.shelf, at_sources.sources.page
    page.reading.hold_back()
    dialog = at_sources.window.findChild(ReleaseDialog)
    dialog.scopes[1].click()
    dialog.choices[2].click()
    dialog.keep()

    day = at_sources.session.desk.today + dt.timedelta(days=7)
    assert [p.embargo for p in shelf.pack.document.sections[0].passages] == [day] * 3
    assert shelf.undo_stack.count() == 1


def test_findings_are_held_back_from_the_list_by_key(at_sources: Workbench, qtbot: QtBot):
    page = at_sources.sources.page
    ids = tuple(f.id for f in at_sources.sources.shelf.pack.findings[:2])
    page.review.list.choose(ids)
    page.review.tools["hold"].trigger()
    dialog = at_sources.window.findChild(ReleaseDialog)
    dialog.choices[1].click()
    dialog.keep()

    assert [f.confidential for f in at_sources.sources.shelf.pack.findings] == [True, True, False]
