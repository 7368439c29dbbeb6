"""What a window asks of findings while they are reviewed: doubts, usefulness, and the codes to tag with."""

from collections.abc import Iterator

from briefdesk.congress.states import STATES
from briefdesk.model.finding import Finding
from briefdesk.model.flag import Flag
from briefdesk.model.source import SourceDocument
from briefdesk.pipeline.desk import Desk
from briefdesk.sources import review
from briefdesk.sources.suggest import usefulness

__all__ = ["committee_choices", "doubts_about", "state_choices", "usefulness"]


def doubts_about(desk: Desk, document: SourceDocument, finding: Finding) -> tuple[Flag, ...]:
    """Return the flags that nobody excused of a finding, which may hold words that are not kept yet."""
    return review.flags_of(document, finding, desk.today)


def committee_choices(desk: Desk) -> Iterator[tuple[str, str]]:
    """Yield the code and the name of every committee of the roster, those within committees last."""
    for committee in sorted(desk.index.committees, key=lambda c: c.parent is not None):
        yield str(committee.code), desk.index.committee_label(committee.code)


def state_choices() -> Iterator[tuple[str, str]]:
    """Yield the postal code and the name of every state and territory."""
    return ((code, state.name) for code, state in STATES.items())
