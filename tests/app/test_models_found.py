"""The list of what a search found: the best first, the rest once it is scrolled to."""

from PySide6.QtCore import QModelIndex

from briefdesk.app.models.found import MOST, FoundModel
from briefdesk.model.finding import Finding, FindingId, FindingKind
from briefdesk.model.library import FoundFinding, FoundFindings
from briefdesk.model.source import SourceId

TOP = QModelIndex()


def found(total: int, count: int, words: str = "Boats cost $90,000.") -> FoundFindings:
    return FoundFindings(
        total,
        tuple(
            FoundFinding(
                Finding(FindingId(f"river/{n}"), FindingKind.STATISTIC, words, None),
                SourceId("river"),
                "River",
            )
            for n in range(count)
        ),
    )


def test_the_rest_is_asked_for_once_and_put_below(qtbot):
    model = FoundModel()
    asked: list[int] = []
    model.more_wished.connect(asked.append)
    model.more_wished.connect(lambda most: model.take_more(found(120, min(most, 120))))
    model.show_found(found(120, 50))

    with qtbot.waitSignal(model.rowsInserted) as put:
        model.fetchMore(TOP)

    assert put.args[1:] == [50, 119]
    assert asked == [120]
    assert not model.canFetchMore(TOP)
    assert model.rowCount() == 120


def test_no_more_is_listed_than_anybody_reads():
    model = FoundModel()
    model.more_wished.connect(lambda most: model.take_more(found(9_000, most)))
    model.show_found(found(9_000, 50))

    model.fetchMore(TOP)

    assert model.rowCount() == MOST
    assert not model.canFetchMore(TOP)


def test_a_search_that_found_few_has_no_more():
    model = FoundModel()
    model.show_found(found(3, 3))

    assert not model.canFetchMore(TOP)


def test_what_changed_meanwhile_is_shown_anew(qtbot):
    model = FoundModel()
    model.more_wished.connect(lambda _most: model.take_more(found(60, 60, "Other words.")))
    model.show_found(found(90, 50))

    with qtbot.waitSignal(model.modelReset):
        model.fetchMore(TOP)

    assert model.rowCount() == 60
    assert model.item(model.index(0)).finding.text == "Other words."


def test_a_search_that_fails_meanwhile_leaves_the_list():
    model = FoundModel()
    model.show_found(found(90, 50))

    model.fetchMore(TOP)

    assert model.rowCount() == 50
