"""Review in the user's library: each step is kept, and can be taken back."""

import datetime as dt
from pathlib import Path

import pytest

from briefdesk.errors import SourceError
from briefdesk.model.finding import FindingState
from briefdesk.pipeline import review
from briefdesk.pipeline.desk import Desk, open_desk
from briefdesk.pipeline.sources import add_source
from briefdesk.sources.pack import read_pack, write_pack
from briefdesk.store.folders import folders_in

TODAY = dt.date(2026, 6, 20)
REPORT = (
    "What It Cost\n\n"
    "Patrols cost about $4.2 million in 2025. They ended in May. Sheriff Ana Ruiz said that 12 left.\n\n"
    "Congress should require a public report each quarter.\n"
)


@pytest.fixture
def desk(tmp_path: Path):
    with open_desk(today=TODAY, folders=folders_in(tmp_path / "home")) as desk:
        yield desk


@pytest.fixture
def source(desk: Desk, tmp_path: Path) -> str:
    path = tmp_path / "rivers.txt"
    path.write_text(REPORT, encoding="utf-8")
    return add_source(desk, path).document.id


def test_step_is_kept_for_the_next_desk(desk, source, tmp_path):
    first = review.pack_in_review(desk, source).findings[0]
    review.accept(desk, source, [first.id])
    desk.close()

    with open_desk(today=TODAY, folders=folders_in(tmp_path / "home")) as again:
        assert again.pack(source).findings[0].state is FindingState.ACCEPTED


def test_dismissed_finding_is_out_of_sight_but_in_review(desk, source):
    first = review.pack_in_review(desk, source).findings[0]
    review.dismiss(desk, source, [first.id], "Said twice")

    assert first.id not in [f.id for f in desk.pack(source).findings]
    assert review.pack_in_review(desk, source).findings[0].reason == "Said twice"


def test_suggestions_and_their_places_survive_the_library_and_a_pack_file(desk, source):
    pack = review.pack_in_review(desk, source)
    again = read_pack(write_pack(pack), name="p")

    assert again.findings == pack.findings
    for finding in again.findings:
        assert finding.state is FindingState.SUGGESTED
        assert review.original_of(again.document, finding) == finding.text


@pytest.mark.parametrize(
    "step",
    [
        lambda desk, source, ids: review.merge(desk, source, ids[:3]),
        lambda desk, source, ids: review.merge(desk, source, [ids[0], ids[-1]]),
        lambda desk, source, ids: review.reword(desk, source, ids[1], "Other words."),
        lambda desk, source, ids: review.split(desk, source, ids[1], 12),
        review.dismiss,
        lambda desk, source, _: review.from_selection(desk, source, "introduction-1", 3, 22),
    ],
)
def test_step_that_is_taken_back_leaves_the_library_as_it_was(desk, source, step):
    before = review.pack_in_review(desk, source)
    change = step(desk, source, [f.id for f in before.findings])
    assert review.pack_in_review(desk, source) != before

    undone = review.take_back(desk, change)
    assert review.pack_in_review(desk, source) == before

    review.take_back(desk, undone)
    assert {f.id for f in change.added} <= {f.id for f in review.pack_in_review(desk, source).findings}


def test_step_without_effect_leaves_the_library_alone(desk, source):
    first = review.pack_in_review(desk, source).findings[0]
    revision = desk.library.revision

    review.reopen(desk, source, [first.id])

    assert desk.library.revision == revision


def test_flags_are_told_for_a_finding_in_the_library(desk, source):
    first = review.pack_in_review(desk, source).findings[0]
    assert review.flags_of(desk, source, first.id) == ()

    review.reword(desk, source, first.id, "Patrols cost about $7 million in 2025.")

    assert [f.code for f in review.flags_of(desk, source, first.id)] == ["number-changed"]


def test_unknown_source_is_refused_with_a_next_step(desk):
    with pytest.raises(SourceError) as caught:
        review.accept(desk, "no-such", ["no-such/a"])

    assert caught.value.next_step
