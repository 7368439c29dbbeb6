"""Passages marked as confidential or under embargo: kept with their document, edition after edition."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from briefdesk.model.source import Passage, PassageId, Section, SourceDocument

RUN = 6
"""So many words in a row of a marked passage, that no free one has, mark whatever passage has them."""
LIKE = 0.6
"""So much of the words of the shorter of two passages makes them the same passage, changed."""
_LEAST = 5
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class CarriedMarks:
    """A new edition with the marks of the old one, and what became of them.

    `same` counts marks on passages whose words stayed, `changed` those put on passages whose words are
    others; `lost` are marked passages of which the new edition has nothing.
    """

    document: SourceDocument
    same: int = 0
    changed: int = 0
    lost: tuple[Passage, ...] = ()

    @property
    def told(self) -> str:
        """Return what became of the marks in a sentence, empty where there were none."""
        parts = []
        if self.same + self.changed:
            also = f", {self.changed} of them with changed words" if self.changed else ""
            many = self.same + self.changed
            stay = "paragraph stays" if many == 1 else "paragraphs stay"
            also = ", with changed words" if many == self.changed == 1 else also
            parts.append(f"{many} {stay} held back{also}.")
        if self.lost:
            which = "paragraph" if len(self.lost) == 1 else "paragraphs"
            parts.append(f"{len(self.lost)} {which} held back cannot be found in it: look for the words.")
        return " ".join(parts)


def with_marks(document: SourceDocument, marks: Mapping[PassageId, Passage]) -> SourceDocument:
    """Return the document with the marks that `marks` gives its passages."""
    return replace(
        document,
        sections=tuple(
            replace(section, passages=tuple(_marked(p, marks.get(p.id)) for p in section.passages))
            for section in document.sections
        ),
    )


def with_former_marks(document: SourceDocument, before: SourceDocument | None) -> SourceDocument:
    """Return a new edition with the marks of the old one: no new file takes them."""
    return carried_marks(document, before).document


def carried_marks(document: SourceDocument, before: SourceDocument | None) -> CarriedMarks:
    """Return the same, and what became of each mark.

    Rather too much is marked than too little: every passage that has the words of a marked one, some in a
    row, or most of them; where there is none, the passage that stands in its place, or all that is new in
    its section. What an old passage that may leave says word for word is left free.
    """
    held = [] if before is None else [place for place in _places(before) if _is_held(place.passage)]
    if before is None or not held:
        return CarriedMarks(document)
    texts = {place.passage.text for place in held}
    free = _Free(place for place in _places(before) if place.passage.text not in texts)
    new = [place for place in _places(document) if place.passage.text not in free]
    heirs = _heirs(held, new, free)
    marks: dict[PassageId, Passage] = {}
    same, lost = 0, []
    for old in held:
        alike = [place for place in new if place.passage.text == old.passage.text]
        same += bool(alike)
        found = alike or heirs.get(old.passage.id) or _changed(old, new)
        if not found:
            lost.append(old.passage)
        for place in found:
            marks[place.passage.id] = _stricter(old.passage, marks.get(place.passage.id, place.passage))
    marked = with_marks(document, marks)
    changed = sum(place.passage.id in marks for place in new) - same
    return CarriedMarks(marked, same, max(0, changed), tuple(lost))


@dataclass(frozen=True, slots=True)
class _Place:
    """A passage, the section it stands in, and its words in lower case."""

    section: Section
    passage: Passage
    words: tuple[str, ...]


class _Free:
    """What the old edition says in passages that may leave."""

    def __init__(self, places: Iterable[_Place]) -> None:
        found = tuple(places)
        self._texts = {place.passage.text for place in found}
        self.runs = {run for place in found for run in _runs(place.words)}

    def __contains__(self, text: str) -> bool:
        return text in self._texts


def _heirs(held: Sequence[_Place], new: Sequence[_Place], free: _Free) -> Mapping[PassageId, list[_Place]]:
    """Return the new passages that have words in a row of a marked one, by the marked one."""
    owners: dict[tuple[str, ...], list[PassageId]] = {}
    for old in held:
        for run in set(_runs(old.words)) - free.runs:
            owners.setdefault(run, []).append(old.passage.id)
    found: dict[PassageId, list[_Place]] = {}
    for place in new:
        of = {owner for run in _runs(place.words) for owner in owners.get(run, ())}
        for owner in of:
            found.setdefault(owner, []).append(place)
    return found


def _changed(old: _Place, new: Sequence[_Place]) -> list[_Place]:
    """Return the passages that have most words of a marked one, else what stands in its place."""
    found = [p for p in new if _likeness(old.words, p.words) >= LIKE]
    if found:
        return found
    there = [place for place in new if _same_section(place.section, old.section)]
    in_place = [p for p in there if p.passage.number == old.passage.number]
    return in_place or there


def _same_section(one: Section, other: Section) -> bool:
    return one.id == other.id or (bool(one.heading) and one.heading.casefold() == other.heading.casefold())


def _likeness(one: Sequence[str], other: Sequence[str]) -> float:
    """Return how much of the rarer words of the shorter of two passages stands in the other, 0 to 1."""
    words, others = ({w for w in many if len(w) > 3 or w.isdigit()} for many in (one, other))
    least = min(len(words), len(others))
    return len(words & others) / least if least >= _LEAST else 0.0


def _runs(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    return (tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1))


def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(text.casefold()))


def _places(document: SourceDocument) -> Iterator[_Place]:
    for section in document.sections:
        for passage in section.passages:
            yield _Place(section, passage, _words(passage.text))


def _stricter(one: Passage, other: Passage) -> Passage:
    """Return `other` with the stricter of both marks."""
    days = [day for day in (one.embargo, other.embargo) if day is not None]
    embargo: dt.date | None = max(days, default=None)
    return replace(other, confidential=one.confidential or other.confidential, embargo=embargo)


def _marked(passage: Passage, marks: Passage | None) -> Passage:
    if marks is None:
        return passage
    return replace(passage, confidential=marks.confidential, embargo=marks.embargo)


def _is_held(passage: Passage) -> bool:
    return passage.confidential or passage.embargo is not None
