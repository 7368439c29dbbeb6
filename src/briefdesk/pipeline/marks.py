"""Marks of what may not leave, in words: of findings and passages as they stand today."""

import datetime as dt
from collections.abc import Mapping

from briefdesk.english import long_date
from briefdesk.model.finding import Finding, FindingId, SourcePack
from briefdesk.model.source import Passage, PassageId


def why_held(item: Finding | Passage, today: dt.date) -> str:
    """Return why a finding or passage may not leave today, empty where it may. An embargo ends on its day."""
    if item.confidential:
        return "confidential"
    if item.embargo is not None and today < item.embargo:
        return f"under embargo until {long_date(item.embargo)}"
    return ""


def mark_words(why: str) -> str:
    """Return a reason as it stands alone on screen: "Under embargo until July 1, 2026"."""
    return f"{why[:1].upper()}{why[1:]}"


def inherited_words(why: str) -> str:
    """Return the same for a finding that rests on a passage held back: "Confidential: its paragraph"."""
    return f"{mark_words(why)}: its paragraph" if why else ""


def passage_marks(pack: SourcePack, today: dt.date) -> Mapping[PassageId, str]:
    """Return why each passage that may not leave today is held, in words for the screen."""
    marked = ((p.id, why_held(p, today)) for s in pack.document.sections for p in s.passages)
    return {passage: mark_words(why) for passage, why in marked if why}


def finding_marks(pack: SourcePack, today: dt.date) -> Mapping[FindingId, str]:
    """Return why each finding that may not leave today is held, its own mark before that of its passage.

    "Confidential", or "Confidential: its paragraph".
    """
    held = ((p, why_held(p, today)) for s in pack.document.sections for p in s.passages)
    passages = {p.id: why for p, why in held if why}
    found: dict[FindingId, str] = {}
    for finding in pack.findings:
        words = mark_words(why_held(finding, today)) or inherited_words(
            next((passages[c.passage] for c in finding.citations if c.passage in passages), "")
        )
        if words:
            found[finding.id] = words
    return found
