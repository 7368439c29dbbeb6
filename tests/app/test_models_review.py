from dataclasses import replace

import pytest
from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from briefdesk.app.models.review import FLAGS_ROLE, ReviewModel
from briefdesk.app.models.review_filter import ReviewFilter
from briefdesk.model.finding import Citation, Finding, FindingId, FindingKind, FindingState, SourcePack
from briefdesk.model.source import Passage, PassageId, Section, SourceDocument, SourceId


def a_finding(name: str, state: FindingState = FindingState.SUGGESTED) -> Finding:
    place = Citation(SourceId("report"), "costs", "Costs", PassageId("costs-1"), 1)
    return Finding(FindingId(name), FindingKind.FINDING, f"Text of {name}.", place, state=state)


def a_pack(*findings: Finding) -> SourcePack:
    section = Section("costs", "Costs", 1, (Passage(PassageId("costs-1"), 1, "A passage."),))
    document = SourceDocument(SourceId("report"), "A", "A", "WOLA", "", "2025", "", "00", (section,))
    return SourcePack(document, findings)


@pytest.fixture
def rows(qtbot: QtBot) -> ReviewModel:
    model = ReviewModel()
    model.show_pack(a_pack(*(a_finding(name) for name in "abcd")))
    return model


def names(rows: ReviewModel) -> str:
    return "".join(finding.id for finding in rows.findings)


def changed(rows: ReviewModel, **states: FindingState) -> SourcePack:
    return a_pack(*(replace(f, state=states.get(f.id, f.state)) for f in rows.findings))


def test_review_passes_qts_own_model_tester(rows: ReviewModel):
    QAbstractItemModelTester(rows, QAbstractItemModelTester.FailureReportingMode.Fatal)
    shown = ReviewFilter(rows)
    QAbstractItemModelTester(shown, QAbstractItemModelTester.FailureReportingMode.Fatal)
    shown.choose(state=FindingState.SUGGESTED, kind=None, pinned=(FindingId("a"),))
    shown.set_useful_first(True)

    rows.take_rating({FindingId("c"): 0.9, FindingId("x"): 1.0})
    rows.take_change(changed(rows, a=FindingState.ACCEPTED, c=FindingState.DISMISSED))
    rows.take_change(a_pack(a_finding("x"), a_finding("b"), a_finding("y"), a_finding("d")))
    shown.set_useful_first(False)
    rows.show_pack(None)

    assert rows.rowCount() == 0


def test_a_change_keeps_the_rows_that_stay(rows: ReviewModel):
    kept = QPersistentModelIndex(rows.index(2))

    rows.take_change(a_pack(a_finding("b"), a_finding("n"), a_finding("c"), a_finding("d")))

    assert names(rows) == "bncd"
    assert kept.row() == 2


def test_a_changed_finding_stays_in_its_row_where_the_source_puts_it_elsewhere(rows: ReviewModel):
    rows.take_change(a_pack(*(a_finding(name) for name in "bcda")))

    assert names(rows) == "abcd"


def test_one_change_of_many_rows_is_told_in_runs(qtbot: QtBot, rows: ReviewModel):
    told: list[tuple[int, int]] = []
    rows.dataChanged.connect(lambda first, last, _roles: told.append((first.row(), last.row())))
    accepted = FindingState.ACCEPTED

    rows.take_change(changed(rows, a=accepted, b=accepted, d=accepted))

    assert told == [(0, 1), (3, 3)]


def test_a_new_wording_asks_for_its_flags_anew(rows: ReviewModel):
    rows.take_change(changed(rows, a=FindingState.ACCEPTED))
    rows.set_flags({FindingId("a"): 2})
    assert rows.index(0).data(FLAGS_ROLE) == 2

    findings = list(rows.findings)
    findings[0] = replace(findings[0], text="Other words.")
    rows.take_change(a_pack(*findings))

    assert rows.index(0).data(FLAGS_ROLE) is None
    assert [f.id for f in rows.unflagged()] == ["a"]


def test_most_useful_stand_first_and_equals_as_in_the_report(rows: ReviewModel):
    shown = ReviewFilter(rows)
    rows.take_rating({FindingId("a"): 0.2, FindingId("b"): 0.5, FindingId("c"): 0.9, FindingId("d"): 0.5})

    shown.set_useful_first(True)
    assert shown.ids() == ("c", "b", "d", "a")
    shown.set_useful_first(False)
    assert shown.ids() == ("a", "b", "c", "d")


def test_a_pinned_finding_stays_in_sight_whatever_its_state(rows: ReviewModel):
    shown = ReviewFilter(rows)
    shown.choose(state=FindingState.SUGGESTED, kind=None, pinned=(FindingId("b"),))

    rows.take_change(changed(rows, a=FindingState.ACCEPTED, b=FindingState.ACCEPTED))
    assert shown.ids() == ("b", "c", "d")
    shown.choose(state=FindingState.SUGGESTED, kind=None, pinned=())
    assert shown.ids() == ("c", "d")


def test_a_screen_reader_hears_kind_state_flags_and_place(rows: ReviewModel):
    rows.take_change(changed(rows, a=FindingState.ACCEPTED))
    rows.set_flags({FindingId("a"): 1})

    spoken = rows.index(0).data(Qt.ItemDataRole.AccessibleTextRole)

    assert spoken == "Finding, accepted, 1 flag: Text of a. (Costs, ¶ 1)"
