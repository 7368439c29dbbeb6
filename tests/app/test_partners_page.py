"""The Partners page: a pack made, opened as a partner, filled in, sent back and merged, in the window."""

import datetime as dt
from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from briefdesk.app.pages.partners.change_card import ChangeCard
from briefdesk.app.pages.partners.merge_pane import MergePane
from briefdesk.app.pages.partners.slot_forms import Facts, Lines, Logo, Paragraph, Reach
from briefdesk.app.widgets.marked_text import MarkedText
from briefdesk.app.window import PARTNERS
from briefdesk.app.workbench import Workbench
from briefdesk.model.draft import Project, TextPart
from briefdesk.model.local_fact import LocalFact
from briefdesk.model.pack_out import OpenSlot, PackId
from briefdesk.model.partner_pack import ChangeKind, PackChange, PackMerge, PartnerPack
from briefdesk.pipeline.desk import Desk
from briefdesk.pipeline.partner_packs import (
    make_pack,
    pack_out,
    read_pack,
    record_of,
    with_pack_out,
    write_pack,
)

LOGO = Path(__file__).parents[2] / "assets" / "sample" / "logo.png"


@pytest.fixture
def pack(bench: Workbench, tmp_path: Path) -> Path:
    """A pack of the sample, which the window's project remembers."""
    path = tmp_path / "tenants.briefpack"
    session = bench.session
    made = pack_out(session.desk, session.project, path, for_whom="Texas Tenants")
    session.apply("Make a pack", with_pack_out(session.project, made))
    return path


@pytest.fixture
def elsewhere(bench: Workbench, tmp_path: Path) -> Path:
    """A pack of the sample that the window's project does not know."""
    path = tmp_path / "sent.briefpack"
    write_pack(make_pack(bench.session.desk, bench.session.project, for_whom="Texas Tenants"), path)
    return path


def _form(bench: Workbench, slot: OpenSlot, kind: type[QWidget]) -> QWidget:
    form = bench.partners.page.fill.form
    assert form is not None
    return next(one for one in form.forms[slot] if isinstance(one, kind))


def _open(bench: Workbench, path: Path, qtbot: QtBot) -> None:
    bench.files.open_path(path)
    qtbot.waitUntil(lambda: bench.partners.page.fill.form is not None, timeout=10_000)


def _fill(bench: Workbench) -> None:
    lines = _form(bench, OpenSlot.LETTERHEAD, Lines)
    assert isinstance(lines, Lines)
    QTest.keyClicks(lines.lines["organization"], "Texas Tenants")
    logo = _form(bench, OpenSlot.LOGO, Logo)
    assert isinstance(logo, Logo)
    logo.take_file(LOGO)
    paragraph = _form(bench, OpenSlot.PARAGRAPH, Paragraph)
    assert isinstance(paragraph, Paragraph)
    QTest.keyClicks(paragraph.edit, "We house 400 families.")


def _pack_of(bench: Workbench) -> PartnerPack:
    form = bench.partners.page.fill.form
    assert form is not None
    return form.session.pack


def test_a_pack_opened_is_shown_with_its_letter_and_what_is_locked(bench, elsewhere, qtbot) -> None:
    _open(bench, elsewhere, qtbot)

    form = bench.partners.page.fill.form
    assert bench.window.place == PARTNERS
    assert bench.partners.page.tabs.current == "fill"
    assert form.locked.list.count() > 5
    assert set(form.boxes) == set(OpenSlot)
    assert bench.session.project.title  # the open project stays


def test_what_is_typed_into_a_pack_is_one_step_of_undo_for_each_field(bench, elsewhere, qtbot) -> None:
    _open(bench, elsewhere, qtbot)

    _fill(bench)
    assert _pack_of(bench).fill.sender.organization == "Texas Tenants"
    bench.sources.undo.undo()
    assert not _pack_of(bench).fill.paragraph
    bench.sources.undo.undo()
    bench.sources.undo.undo()

    assert _pack_of(bench).fill.sender.organization == ""
    assert bench.partners.filling.may_leave()


def test_a_fact_without_its_source_is_refused_at_the_field(bench, elsewhere, qtbot) -> None:
    _open(bench, elsewhere, qtbot)
    facts = _form(bench, OpenSlot.FACTS, Facts)
    assert isinstance(facts, Facts)
    dialog = facts.ask()
    dialog.place.setText("TX")
    dialog.text.setPlainText("Rents rose 12%.")

    dialog.take()

    assert "source" in dialog.said.text().lower()
    assert not _pack_of(bench).fill.facts
    dialog.source.setText("Rent survey")
    dialog.date.setText("2025")
    dialog.take()
    assert _pack_of(bench).fill.facts[0].source == "Rent survey"


def test_a_pack_that_comes_back_is_held_against_its_project_and_taken_as_one_step(
    bench, pack, tmp_path, qtbot
) -> None:
    back = read_pack(pack)
    filled = replace(
        back.fill, sender=replace(back.fill.sender, organization="Texas Tenants"), paragraph="Us."
    )
    write_pack(replace(back, fill=filled), pack)
    before = bench.session.project

    bench.files.open_path(pack)
    qtbot.waitUntil(lambda: bench.partners.page.packs.merge is not None, timeout=10_000)
    merge = bench.partners.page.packs.merge
    assert {card.change.id for card in merge.cards} == {"organization", "paragraph"}
    merge.take.click()

    project = bench.session.project
    assert [s.organization for s in project.signatories] == ["Texas Tenants"]
    assert any(isinstance(part, TextPart) and part.text == "Us." for part in project.letter.parts)
    bench.session.undo_stack.undo()
    assert bench.session.project == before


def test_locked_text_that_was_changed_is_shown_and_refused(bench, pack, qtbot) -> None:
    back = read_pack(pack)
    own = next(part for part in back.project.letter.parts if isinstance(part, TextPart))
    letter = back.project.letter
    parts = tuple(replace(p, text="Vote no on everything.") if p is own else p for p in letter.parts)
    write_pack(replace(back, project=replace(back.project, letter=replace(letter, parts=parts))), pack)

    bench.files.open_path(pack)
    qtbot.waitUntil(lambda: bench.partners.page.packs.merge is not None, timeout=10_000)

    (card,) = bench.partners.page.packs.merge.cards
    assert card.change.kind is ChangeKind.TAMPERED
    assert card.change.after == "Vote no on everything."
    assert not card.accept.isChecked()
    assert not card.accept.isEnabled()
    assert not bench.partners.page.packs.merge.take.isEnabled()


def test_a_damaged_pack_is_told_in_the_banner(bench, tmp_path, qtbot) -> None:
    path = tmp_path / "bad.briefpack"
    path.write_bytes(b"PK\x03\x04 nothing")

    bench.files.open_path(path)

    qtbot.waitUntil(bench.window.banner.isVisible, timeout=10_000)


def test_a_second_pack_for_a_partner_is_told_of_before_it_is_made(bench) -> None:
    session = bench.session
    pack = make_pack(session.desk, session.project, for_whom="Texas Tenants")
    session.apply("Make a pack", with_pack_out(session.project, record_of(session.desk, pack)))
    dialog = bench.partners.make_pack()

    dialog.whom.setText("Somebody else")
    assert dialog.earlier.isHidden()
    dialog.whom.setText("texas tenants ")

    assert dialog.earlier.text().startswith("Texas Tenants has a pack of ")
    assert not dialog.earlier.isHidden()
    assert all(box.height() >= box.sizeHint().height() for box in dialog.slots.values())
    dialog.reject()


def test_packs_made_tell_what_came_back(bench) -> None:
    session, pane = bench.session, bench.partners.page.packs
    pack = make_pack(session.desk, session.project, for_whom="Texas Tenants")
    made = record_of(session.desk, pack)
    session.apply("Make a pack", with_pack_out(session.project, made))
    assert "All slots are open" in pane.list.item(0).text()

    back = replace(made, back=session.desk.today, taken=3)
    session.apply("Take the pack", with_pack_out(session.project, back))

    assert "Back: 3 changes taken on" in pane.list.item(0).text()


def test_making_a_pack_tells_what_is_in_it_before_it_is_written(bench) -> None:
    bench.window.show_place(PARTNERS)
    dialog = bench.partners.make_pack()

    assert "recipients" in dialog._holds.text()
    assert "Stays here" in dialog._stays.text()
    for box in dialog.slots.values():
        box.setChecked(False)
    assert not dialog.make.isEnabled()
    dialog.reject()


def test_a_pack_named_on_the_command_line_opens_without_a_library(start, desk_pack, qtbot) -> None:
    desktop = start(desk_pack)

    bench = desktop.workbench
    qtbot.waitUntil(lambda: bench.partners.page.fill.form is not None, timeout=10_000)
    assert bench.window.place == PARTNERS


@pytest.fixture
def desk_pack(tmp_path: Path) -> Path:
    import datetime as dt

    from briefdesk.pipeline.desk import open_desk
    from briefdesk.pipeline.projects import sample_project
    from briefdesk.store.folders import folders_in

    path = tmp_path / "sent.briefpack"
    desk: Desk
    with open_desk(today=dt.date(2026, 11, 22), folders=folders_in(tmp_path / "staff")) as desk:
        write_pack(make_pack(desk, sample_project(desk)), path)
    return path


def test_a_pack_that_is_dropped_on_the_window_opens(bench, elsewhere, qtbot) -> None:
    bench.window.files_dropped.emit((elsewhere,))

    qtbot.waitUntil(lambda: bench.partners.page.fill.form is not None, timeout=10_000)


def test_what_is_filled_in_is_saved_and_the_pack_closed_without_a_question(bench, elsewhere, qtbot) -> None:
    _open(bench, elsewhere, qtbot)
    _fill(bench)
    form = bench.partners.page.fill.form

    form.save.click()
    form.close_pack.click()

    assert bench.partners.page.fill.form is None
    assert read_pack(elsewhere).fill.sender.organization == "Texas Tenants"


def test_scrolling_past_the_state_chooses_no_other(bench, elsewhere, qtbot) -> None:
    _open(bench, elsewhere, qtbot)
    reach = _form(bench, OpenSlot.LETTERHEAD, Reach)
    assert isinstance(reach, Reach)
    middle = QPointF(reach.state.rect().center())
    wheel = QWheelEvent(
        middle, reach.state.mapToGlobal(middle), QPoint(0, -120), QPoint(0, -120),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip

    QApplication.sendEvent(reach.state, wheel)

    assert _pack_of(bench).fill.state == ""


def test_a_fact_shows_the_letter_in_which_it_stands(bench, elsewhere, qtbot) -> None:
    _open(bench, elsewhere, qtbot)
    facts = _form(bench, OpenSlot.FACTS, Facts)
    assert isinstance(facts, Facts)

    facts._keep(LocalFact("TX", "Rents rose 12%.", "Rent survey", "2025"))

    session = bench.partners.page.fill.form.session
    shown = next(a for a in session.addressees if a.id == session.current)
    assert shown.members[0].state == "TX"


def test_yours_and_the_partners_words_stand_side_by_side_with_marks(qtbot) -> None:
    change = PackChange("paragraph", ChangeKind.FILLED, "Paragraph", "We house 400.", "We house 500.")
    card = ChangeCard(change, "Texas Tenants", accepted=True)
    qtbot.addWidget(card)

    yours, theirs = card.findChildren(MarkedText)

    assert [(m.kind, yours.text[m.start : m.end]) for m in yours.marks] == [("gone", "400")]
    assert [(m.kind, theirs.text[m.start : m.end]) for m in theirs.marks] == [("added", "500")]
    assert theirs.accessibleName() == "Paragraph, Texas Tenants"


def test_each_change_is_accepted_or_left_by_the_keyboard(qtbot) -> None:
    changes = tuple(
        PackChange(name, ChangeKind.FILLED, name, "", "Words") for name in ("organization", "paragraph")
    )
    locked = PackChange("locked:recipients", ChangeKind.TAMPERED, "Recipients", "TX", "CA")
    pack = PartnerPack(
        PackId("a" * 32), "Us", "Texas Tenants", dt.date(2026, 6, 1), (), cast("Project", None)
    )
    pane = MergePane(PackMerge(pack, True, (*changes, locked), (), ()))
    qtbot.addWidget(pane)
    pane.show()
    pane.setFocus()

    QTest.keyClick(pane.focusProxy(), Qt.Key.Key_Space)
    assert pane.accepted == ("paragraph",)
    assert [b.shortcut().toString() for b in (pane.all, pane.none, pane.take)] == ["Alt+A", "Alt+L", "Alt+T"]
    pane.all.click()
    assert pane.accepted == ("organization", "paragraph")
    pane.none.click()
    assert pane.accepted == ()


def test_what_an_earlier_pack_brought_is_taken_out_only_where_it_is_ticked(qtbot) -> None:
    pack = PartnerPack(
        PackId("a" * 32), "Us", "Texas Tenants", dt.date(2026, 6, 1), (), cast("Project", None)
    )
    new = PackChange("fact-1", ChangeKind.FILLED, "Local fact 1", "", "Rents rose 14%.")
    old = PackChange("earlier-1", ChangeKind.EARLIER, "Earlier local fact 1", "Rents rose 12%.", "")
    pane = MergePane(PackMerge(pack, True, (new, old), (), ()))
    qtbot.addWidget(pane)

    card = pane.cards[1]
    assert card.accept.text() == "Take out"
    assert pane.accepted == ("fact-1",)
    pane.all.click()
    assert pane.accepted == ("fact-1",)
    card.accept.click()
    assert pane.accepted == ("fact-1", "earlier-1")
