"""A click on any sentence of the page shows its passage; footnotes change their style from the window."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QApplication, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from briefdesk.app.models.wording import place_of, place_words
from briefdesk.app.pages.preview import PreviewPane
from briefdesk.app.pages.write.page import WritePage
from briefdesk.app.pages.write.passage_shown import HEADS, provenance_shown
from briefdesk.app.session import Session
from briefdesk.app.style import DARK, LIGHT, dress
from briefdesk.app.widgets.marked_text import Mark, MarkedText
from briefdesk.app.workers import Runner
from briefdesk.model.draft import CitationStyle
from briefdesk.model.letter import Sentence
from briefdesk.pipeline.desk import Desk, open_desk
from briefdesk.pipeline.drafts import add_text
from briefdesk.pipeline.letter_lines import CLOSE
from briefdesk.pipeline.projects import sample_project
from briefdesk.pipeline.provenance import CitedPassage, Ground, Provenance, finding_provenance
from briefdesk.store.folders import folders_in


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    with open_desk(today=dt.date(2026, 6, 20), folders=folders_in(tmp_path_factory.mktemp("home"))) as opened:
        yield opened


@pytest.fixture
def runner(qtbot: QtBot) -> Iterator[Runner]:
    made = Runner()
    yield made
    made.close()


@pytest.fixture
def session(qtbot: QtBot, desk: Desk) -> Session:
    return Session(desk, sample_project(desk))


@pytest.fixture
def page(qtbot: QtBot, session: Session, runner: Runner) -> WritePage:
    preview = PreviewPane(session, runner)
    made = WritePage(session, runner, preview)
    preview.sentence_chosen.connect(made.show_sentence)
    qtbot.addWidget(made)
    made.resize(1400, 900)
    with qtbot.waitSignal(preview.shown, timeout=20_000):
        made.show()
    return made


def preview_of(page: WritePage) -> PreviewPane:
    assert isinstance(page.preview, PreviewPane)
    return page.preview


def sentences_of(page: WritePage) -> tuple[Sentence, ...]:
    preview = preview_of(page).preview
    assert preview is not None
    return preview.sentences


def click(qtbot: QtBot, page: WritePage, sentence: Sentence) -> None:
    view = preview_of(page).view
    view.verticalScrollBar().setValue(0)
    view.bring_into_view(view.rect_of(sentence.boxes[0]))
    place = view.rect_of(sentence.boxes[0]).center().toPoint()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_a_click_on_a_finding_selects_its_part_and_marks_its_words(
    qtbot: QtBot, page: WritePage, session: Session
):
    sentence = [s for s in sentences_of(page) if s.finding][1]

    click(qtbot, page, sentence)

    shown = page.findings.passage.shown
    assert session.selected_part == sentence.part
    assert shown is not None
    assert shown.passages[0].place == place_words(sentence.citations[0])
    assert any(mark.kind == "cited" for mark in shown.passages[0].marks)
    assert page.findings.passage.texts[0].marks == shown.passages[0].marks


def test_a_click_on_a_footnote_shows_what_it_cites_and_keeps_the_part(
    qtbot: QtBot, page: WritePage, session: Session
):
    part = session.selected_part
    note = [s for s in sentences_of(page) if s.note is not None][1]

    click(qtbot, page, note)

    shown = page.findings.passage.shown
    assert shown is not None
    assert shown.passages[0].place == place_words(note.citations[0])
    assert session.selected_part == part


def test_a_source_note_of_the_one_pager_shows_its_passage(qtbot: QtBot, page: WritePage, session: Session):
    with qtbot.waitSignal(preview_of(page).shown, timeout=20_000):
        session.show_document("brief")
    notes = [s for s in sentences_of(page) if s.note is not None]

    click(qtbot, page, notes[-1])

    shown = page.findings.passage.shown
    assert shown is not None
    assert shown.passages[0].place == place_words(notes[-1].citations[0])


def test_a_sentence_of_the_template_has_no_source(qtbot: QtBot, page: WritePage):
    closing = next(s for s in sentences_of(page) if s.text.startswith("Thank you"))

    click(qtbot, page, closing)

    qtbot.waitUntil(lambda: _head(page) == HEADS[Ground.TEMPLATE])


def test_own_words_with_a_figure_get_a_warning(qtbot: QtBot, page: WritePage, session: Session):
    text = "Our members paid for 48 percent of all beds."
    with qtbot.waitSignal(preview_of(page).shown, timeout=20_000):
        project, part = add_text(session.project, "letter", session.draft.parts[-1].id, text)
        session.apply("Add", project)

    session.select_part(part)

    qtbot.waitUntil(lambda: _head(page) == HEADS[Ground.OWN])
    shown = page.findings.passage.shown
    assert shown is not None
    assert "“48 percent” has no source." in shown.warning


def test_own_words_taken_from_the_source_are_traced(qtbot: QtBot, page: WritePage, session: Session):
    document = session.project.sources[0].document
    passage = document.sections[1].passages[0]
    project, part = add_text(session.project, "letter", session.draft.parts[-1].id, passage.text)
    session.apply("Add", project)

    session.select_part(part)

    qtbot.waitUntil(lambda: _head(page) == HEADS[Ground.LIKELY])
    shown = page.findings.passage.shown
    assert shown is not None
    assert shown.passages[0].text == passage.text


def _head(page: WritePage) -> str:
    shown = page.findings.passage.shown
    return shown.head if shown else ""


def test_the_keyboard_walks_over_sentences_and_chooses_one(qtbot: QtBot, page: WritePage, session: Session):
    view = preview_of(page).view
    view.setFocus()
    first, second = sentences_of(page)[:2]

    qtbot.keyClick(view, Qt.Key.Key_Right)
    qtbot.keyClick(view, Qt.Key.Key_Right)
    assert view.accessibleDescription().startswith(second.text)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert session.selected_part == second.part

    qtbot.keyClick(view, Qt.Key.Key_Left)
    assert view.accessibleDescription().startswith(first.text)


def test_the_mouse_tells_the_place_that_a_sentence_comes_from(page: WritePage):
    view = preview_of(page).view
    cited = next(s for s in sentences_of(page) if s.finding)
    own = next(s for s in sentences_of(page) if not s.citations)

    assert view.tip_of(cited) == place_words(cited.citations[0])
    assert view.tip_of(own) == ""


def test_a_click_beside_a_short_last_line_takes_the_sentence_of_that_line(page: WritePage):
    view = preview_of(page).view
    sentence = next(s for s in sentences_of(page) if s.finding and len(s.boxes) == 2)
    below = view.rect_of(sentence.boxes[1])

    found = view.sentence_at(below.topRight() + QPoint(12, 4))

    assert found == sentence


def test_a_caption_is_never_called_paragraph_zero(desk: Desk):
    finding = next(f for f in sample_project(desk).findings_by_id().values() if f.citation)
    assert finding.citation is not None
    caption = replace(finding.citation, number=0, heading="Texas")

    assert place_words(caption) == "Texas, caption"
    assert place_of(replace(finding, citation=caption, also=(caption,))) == "Texas, caption and 1 more"
    assert place_words(replace(caption, heading="")) == "Caption"


def test_a_passage_that_the_source_no_longer_has_says_so(desk: Desk):
    project = sample_project(desk)
    finding = next(f for f in project.findings_by_id().values() if f.citation)
    found = finding_provenance(project.sources, finding)
    gone = CitedPassage(found.passages[0].citation, found.passages[0].document, None)

    shown = provenance_shown(desk, Provenance(Ground.CITED, (gone,), finding))

    assert "no longer has this passage" in shown.passages[0].text
    assert shown.passages[0].marks == ()


def test_the_style_of_footnotes_changes_from_the_window_and_back(
    qtbot: QtBot, page: WritePage, session: Session
):
    popover = page.parts.footnotes
    page.parts.footnotes_button.click()
    assert popover.styles[CitationStyle.FIRST_FULL].isChecked()

    popover.styles[CitationStyle.PLACE].click()

    assert session.project.citations is CitationStyle.PLACE
    assert popover._examples.text().startswith("1. “")
    session.undo_stack.undo()
    assert session.project.citations is CitationStyle.FIRST_FULL
    assert popover.styles[CitationStyle.FIRST_FULL].isChecked()
    popover.close()


TEXT = "In 2025, 🎖 3,600 troops came, and 590 were deputized."


def _mark(words: str, kind: str) -> Mark:
    start = TEXT.index(words)
    return Mark(start, start + len(words), kind)  # type: ignore[arg-type]


@pytest.fixture
def marked(qtbot: QtBot) -> MarkedText:
    area = QScrollArea()
    area.setWidgetResizable(True)
    qtbot.addWidget(area)
    body = QWidget()
    made = MarkedText()
    QVBoxLayout(body).addWidget(made)
    area.setWidget(body)
    area.resize(260, 90)
    area.show()
    made.area = area
    return made


def _look(text: MarkedText, words: str) -> QTextCharFormat:
    found = text.document().find(words)
    return QTextCursor(found).charFormat()


def test_marks_are_seen_without_color(marked: MarkedText):
    kinds = ("finding", "suggestion", "flag", "cited", "gone")
    words = ("2025", "3,600", "troops", "590", "deputized")
    marked.show_text(TEXT, tuple(_mark(w, k) for w, k in zip(words, kinds, strict=True)))

    looks = [_look(marked, w) for w in words]

    shapes = {(k.underlineStyle(), k.fontWeight() > 500, k.fontStrikeOut()) for k in looks}
    assert len(shapes) == len(kinds)


def test_places_count_characters_and_not_utf_16(marked: MarkedText):
    marked.show_text(TEXT, (_mark("590", "cited"),))
    cursor = marked.document().find("590")

    marked.setTextCursor(cursor)

    assert marked.selection() == (TEXT.index("590"), TEXT.index("590") + 3)
    assert cursor.charFormat().fontWeight() > 500


def test_a_marked_text_is_as_high_as_its_words(marked: MarkedText):
    marked.show_text(TEXT)
    low = marked.height()

    marked.show_text(f"{TEXT} " * 20, (Mark(900, 910, "cited"),))

    marked.scroll_to(marked.marks[0])
    assert marked.height() > 4 * low
    assert marked.area.verticalScrollBar().value() > 0


def test_a_reader_hears_what_is_marked(marked: MarkedText):
    marked.show_text(TEXT, (Mark(0, 7, "flag", "grown old"), Mark(99, 120, "cited"), _mark("590", "cited")))

    assert marked.accessibleDescription() == "In doubt: “In 2025” (grown old). Cited: “590”."


def test_marks_follow_the_scheme(qapp: QApplication, marked: MarkedText):
    try:
        dress(qapp, LIGHT)
        marked.show_text(TEXT, (_mark("590", "cited"),))
        light = _look(marked, "590").background().color().lightness()
        dress(qapp, DARK)
        assert _look(marked, "590").background().color().lightness() < light
    finally:
        dress(qapp, LIGHT)


def test_the_closing_is_found_by_a_click_in_the_page(page: WritePage, session: Session):
    preview = preview_of(page)
    (closing,) = (s for s in sentences_of(page) if s.part == CLOSE)

    preview.view.region_clicked.emit(
        next(r for r in preview.preview.rendered.regions if r.origin.part == CLOSE)  # type: ignore[union-attr]
    )

    assert closing.text == "Sincerely,"
    assert session.selected_part == CLOSE
    assert page.parts.editor.text.toPlainText() == "Sincerely,"
