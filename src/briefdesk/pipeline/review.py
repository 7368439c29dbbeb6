"""Review of findings in the user's library: each step is taken at once and returned, to be taken back."""

import datetime as dt
from collections.abc import Collection

from briefdesk.errors import SourceError
from briefdesk.model.finding import Excuse, Finding, FindingId, FindingKind, KeyFigure, SourcePack
from briefdesk.model.flag import Flag
from briefdesk.model.library import LibraryChange
from briefdesk.model.source import PassageId
from briefdesk.pipeline.desk import Desk
from briefdesk.sources import review

__all__ = [
    "ReviewedSourceUnknown", "accept", "dismiss", "excuse", "flags_in", "flags_of", "from_selection",
    "hold", "hold_passages", "merge",
    "original_of", "pack_in_review", "rekind", "reopen", "retag", "reword", "set_key_figure", "split",
    "split_sentences", "take_back", "take_step", "unexcuse", "with_marks_of",
]  # fmt: skip
original_of = review.original_of
with_marks_of = review.with_marks_of


class ReviewedSourceUnknown(SourceError):
    """The library has no source of that id."""

    def __init__(self, source_id: str) -> None:
        super().__init__(
            f"The library has no source “{source_id}”.",
            "Add it again; it may have been removed meanwhile.",
        )


def pack_in_review(desk: Desk, source_id: str) -> SourcePack:
    """Return a source with all its findings, dismissed ones too. Raises ReviewedSourceUnknown."""
    pack = desk.library.pack(source_id, dismissed=True)
    if pack is None:
        raise ReviewedSourceUnknown(source_id)
    return pack


def take_step(desk: Desk, change: LibraryChange) -> LibraryChange:
    """Take a step in the library and return it; one that changes nothing is not taken. Raises StoreError."""
    if change.removed or change.added or change.after:
        desk.library.change(change)
    return change


def take_back(desk: Desk, change: LibraryChange) -> LibraryChange:
    """Take back a step and return what did it, so that it can be taken again. Raises StoreError."""
    return take_step(desk, change.inverse())


def flags_of(desk: Desk, source_id: str, finding_id: FindingId) -> tuple[Flag, ...]:
    """Return the doubts about a finding's words that nobody excused. Raises SourceError."""
    pack = pack_in_review(desk, source_id)
    return flags_in(desk, pack, review.finding_named(pack, finding_id))


def flags_in(desk: Desk, pack: SourcePack, finding: Finding) -> tuple[Flag, ...]:
    """Return the same for a finding of a pack at hand."""
    return review.flags_of(pack.document, finding, desk.today)


def accept(desk: Desk, source_id: str, ids: Collection[FindingId]) -> LibraryChange:
    """Accept findings. Raises SourceError, as all steps do, or StoreError."""
    return take_step(desk, review.accept(pack_in_review(desk, source_id), ids))


def dismiss(desk: Desk, source_id: str, ids: Collection[FindingId], reason: str = "") -> LibraryChange:
    """Lay findings aside, for a reason if one is given."""
    return take_step(desk, review.dismiss(pack_in_review(desk, source_id), ids, reason))


def reopen(desk: Desk, source_id: str, ids: Collection[FindingId]) -> LibraryChange:
    """Make suggestions of findings again."""
    return take_step(desk, review.reopen(pack_in_review(desk, source_id), ids))


def reword(desk: Desk, source_id: str, finding_id: FindingId, text: str) -> LibraryChange:
    """Give a finding other words."""
    return take_step(desk, review.reword(pack_in_review(desk, source_id), finding_id, text))


def retag(
    desk: Desk,
    source_id: str,
    ids: Collection[FindingId],
    *,
    topics: tuple[str, ...] | None = None,
    committees: tuple[str, ...] | None = None,
    states: tuple[str, ...] | None = None,
) -> LibraryChange:
    """Set topics, committees and states of findings; None leaves them as they are."""
    pack = pack_in_review(desk, source_id)
    return take_step(desk, review.retag(pack, ids, topics, committees, states))


def rekind(desk: Desk, source_id: str, ids: Collection[FindingId], kind: FindingKind) -> LibraryChange:
    """Make findings of another kind."""
    return take_step(desk, review.rekind(pack_in_review(desk, source_id), ids, kind))


def set_key_figure(
    desk: Desk, source_id: str, finding_id: FindingId, figure: KeyFigure | None
) -> LibraryChange:
    """Give a finding a key figure, or take it."""
    return take_step(desk, review.set_key_figure(pack_in_review(desk, source_id), finding_id, figure))


def hold(
    desk: Desk,
    source_id: str,
    ids: Collection[FindingId],
    *,
    confidential: bool,
    embargo: dt.date | None = None,
) -> LibraryChange:
    """Mark findings as confidential or under embargo, or with neither release them."""
    pack = pack_in_review(desk, source_id)
    return take_step(desk, review.hold(pack, ids, confidential=confidential, embargo=embargo))


def hold_passages(
    desk: Desk,
    source_id: str,
    ids: Collection[PassageId],
    *,
    confidential: bool,
    embargo: dt.date | None = None,
) -> LibraryChange:
    """Mark passages, and so all that rests on them, or release them."""
    pack = pack_in_review(desk, source_id)
    return take_step(desk, review.hold_passages(pack, ids, confidential=confidential, embargo=embargo))


def merge(desk: Desk, source_id: str, ids: Collection[FindingId]) -> LibraryChange:
    """Make one finding of several."""
    return take_step(desk, review.merge(pack_in_review(desk, source_id), ids))


def split(desk: Desk, source_id: str, finding_id: FindingId, at: int) -> LibraryChange:
    """Part a finding before character `at` of its text."""
    return take_step(desk, review.split(pack_in_review(desk, source_id), finding_id, at))


def split_sentences(desk: Desk, source_id: str, finding_id: FindingId) -> LibraryChange:
    """Make a finding of each sentence of one."""
    return take_step(desk, review.split_sentences(pack_in_review(desk, source_id), finding_id))


def from_selection(
    desk: Desk,
    source_id: str,
    passage_id: PassageId,
    start: int,
    end: int,
    *,
    kind: FindingKind | None = None,
) -> LibraryChange:
    """Make a finding of characters `start` to `end` of a passage; the kind is told from the words."""
    pack = pack_in_review(desk, source_id)
    return take_step(desk, review.from_selection(pack, passage_id, start, end, kind))


def excuse(desk: Desk, source_id: str, finding_id: FindingId, excused: Excuse) -> LibraryChange:
    """Let a flag of a finding stand for a reason."""
    return take_step(desk, review.excuse(pack_in_review(desk, source_id), finding_id, excused))


def unexcuse(desk: Desk, source_id: str, finding_id: FindingId, code: str, words: str) -> LibraryChange:
    """Raise an excused flag again."""
    return take_step(desk, review.unexcuse(pack_in_review(desk, source_id), finding_id, code, words))
