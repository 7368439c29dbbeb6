import pytest
from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from briefdesk.app.models.item_role import ITEM_ROLE
from briefdesk.app.models.outline import OutlineModel, SectionOutline
from briefdesk.app.models.outline_filter import OutlineFilter
from briefdesk.model.finding import Citation, Finding, FindingId, FindingKind, SourcePack
from briefdesk.model.source import Passage, PassageId, Section, SourceDocument, SourceId


def a_finding(name: str, section: str, kind: FindingKind = FindingKind.FINDING, text: str = "") -> Finding:
    place = Citation(SourceId("report"), section, section.title(), PassageId(f"{section}-1"), 1)
    return Finding(FindingId(f"report/{name}"), kind, text or f"Text of {name}.", place, topics=("border",))


def a_pack(source: str = "report") -> SourcePack:
    sections = tuple(
        Section(name, name.title(), 1, (Passage(PassageId(f"{name}-1"), 1, "A passage."),))
        for name in ("texas", "empty", "guatemala")
    )
    document = SourceDocument(
        SourceId(source), "A Report", "Report", "WOLA", "", "2025", "https://example.org", "00", sections
    )
    findings = (
        a_finding("guard", "texas", FindingKind.STATISTIC, "590 Guard members were deputized."),
        a_finding("law", "texas", FindingKind.LEGAL),
        a_finding("accord", "guatemala"),
        a_finding("lost", "nowhere"),
    )
    return SourcePack(document, findings)


@pytest.fixture
def outline(qtbot: QtBot) -> OutlineModel:
    model = OutlineModel()
    model.set_packs((a_pack(),))
    return model


def shown(model: QAbstractItemModel, parent: QModelIndex | None = None) -> list[str]:
    parent = parent or QModelIndex()
    rows = [model.index(row, 0, parent) for row in range(model.rowCount(parent))]
    return [line for row in rows for line in (str(row.data()), *shown(model, row))]


def test_outline_passes_qts_own_model_tester(qtbot: QtBot, outline: OutlineModel):
    QAbstractItemModelTester(outline, QAbstractItemModelTester.FailureReportingMode.Fatal)
    filtered = OutlineFilter()
    filtered.setSourceModel(outline)
    QAbstractItemModelTester(filtered, QAbstractItemModelTester.FailureReportingMode.Fatal)

    outline.set_picked(frozenset({FindingId("report/law")}))
    filtered.set_words("deputized")
    outline.set_packs((a_pack(), a_pack("other")))

    assert outline.rowCount() == 2


def test_outline_leaves_out_sections_without_findings_and_gathers_unplaced_ones(outline: OutlineModel):
    headings = [outline.index(row, 0).data() for row in range(outline.rowCount())]

    assert headings == ["Texas", "Guatemala", "Without a passage"]


def test_a_section_counts_its_findings_and_picks(outline: OutlineModel):
    outline.set_picked(frozenset({FindingId("report/law")}))

    section = outline.index(0, 0).data(ITEM_ROLE)

    assert isinstance(section, SectionOutline)
    assert (section.total, section.picked) == (2, 1)


def test_a_tick_is_a_wish_and_changes_nothing_by_itself(qtbot: QtBot, outline: OutlineModel):
    place = outline.index_of(FindingId("report/law"))

    with qtbot.waitSignal(outline.pick_wished) as wished:
        outline.setData(place, Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)

    assert wished.args == ["report/law", True]
    assert place.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Unchecked


def test_a_screen_reader_hears_kind_state_and_place(outline: OutlineModel):
    spoken = outline.index_of(FindingId("report/guard")).data(Qt.ItemDataRole.AccessibleTextRole)

    assert spoken == "Statistic, not picked: 590 Guard members were deputized. (Texas, ¶ 1)"


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("deputized", ["Texas", "590 Guard members were deputized."]),
        ("GUATEMALA border", ["Guatemala"]),
        ("zebra", []),
    ],
)
def test_search_keeps_findings_that_hold_all_words(outline: OutlineModel, words: str, found: list[str]):
    filtered = OutlineFilter()
    filtered.setSourceModel(outline)

    filtered.set_words(words)

    assert shown(filtered)[: len(found)] == found
    assert bool(found) == bool(filtered.finding_count())


def test_kinds_and_picked_only_filter_together(outline: OutlineModel):
    filtered = OutlineFilter()
    filtered.setSourceModel(outline)
    outline.set_picked(frozenset({FindingId("report/law"), FindingId("report/accord")}))

    filtered.set_picked_only(True)
    filtered.set_kinds(frozenset({FindingKind.LEGAL}))

    assert shown(filtered) == ["Texas", "Text of law."]
