"""What may not leave yet: findings and passages marked confidential, or under embargo until a day."""

import datetime as dt
from collections.abc import Collection
from dataclasses import replace

from briefdesk.model.finding import FindingId, SourcePack
from briefdesk.model.library import LibraryChange
from briefdesk.model.source import PassageId
from briefdesk.sources.review.faults import PassageUnknown, ReviewRefused
from briefdesk.sources.review.steps import counted, each


def hold(
    pack: SourcePack, ids: Collection[FindingId], *, confidential: bool, embargo: dt.date | None = None
) -> LibraryChange:
    """Return the change that marks findings, or with neither mark releases them. Raises ReviewRefused."""
    return each(
        f"{_verb(confidential, embargo)} {counted(ids)}",
        pack,
        ids,
        lambda finding: replace(finding, confidential=confidential, embargo=embargo),
    )


def hold_passages(
    pack: SourcePack, ids: Collection[PassageId], *, confidential: bool, embargo: dt.date | None = None
) -> LibraryChange:
    """Return the change that marks passages, and so all that rests on them, or releases them.

    Raises PassageUnknown, and ReviewRefused without ids.
    """
    if not ids:
        raise ReviewRefused("No passage is chosen.", "Choose at least one.")
    found = []
    for passage_id in dict.fromkeys(ids):
        passage = pack.document.passage(passage_id)
        if passage is None:
            raise PassageUnknown(passage_id)
        found.append(passage)
    pairs = [(old, replace(old, confidential=confidential, embargo=embargo)) for old in found]
    changed = [(old, new) for old, new in pairs if old != new]
    what = "passage" if len(found) == 1 else f"{len(found)} passages"
    return LibraryChange(
        f"{_verb(confidential, embargo)} {what}",
        pack.document.id,
        (),
        (),
        tuple(old for old, _ in changed),
        tuple(new for _, new in changed),
    )


def _verb(confidential: bool, embargo: dt.date | None) -> str:
    if confidential:
        return "Keep confidential:"
    return f"Hold until {embargo:%Y-%m-%d}:" if embargo else "Release"
