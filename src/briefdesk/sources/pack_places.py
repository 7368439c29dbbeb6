"""The places that a record rests on, read and written: a passage, its characters, and further passages."""

import re
from collections.abc import Iterable, Mapping

from briefdesk.model.finding import Citation, Finding
from briefdesk.model.source import Passage, PassageKind, Section, SourceId
from briefdesk.sources import pack_words
from briefdesk.sources.faults import Faults, closest, excerpt
from briefdesk.sources.pack_lines import RawField, RawRecord

_MARK = r"[0-9]{1,6}|caption-[0-9]{1,6}"
_RANGE = r"[0-9]{1,9}[-–][0-9]{1,9}"
_ALSO = re.compile(rf"(?:([a-z0-9-]+) +)?({_MARK})(?: +({_RANGE}))?")
_CAPTION_ID = re.compile(r"-c([0-9]+)$")

Range = tuple[int | None, int | None]


class PlaceReader:
    """Reads the places that the records of one pack name, against the passages of its `sections`."""

    def __init__(self, source: SourceId, sections: Iterable[Section], faults: Faults) -> None:
        self._source = source
        self._faults = faults
        self._sections = {section.id: section for section in sections}
        self._marked: dict[str, dict[str, Passage]] = {}

    def citation(
        self, section: Section, record: RawRecord, fields: Mapping[str, RawField]
    ) -> Citation | None:
        """Return the passage of `section` that the record names, with its words, None where there is none."""
        field = fields.get("passage")
        if field is None or not field.value:
            self._faults.error(
                field.line if field else record.line, "missing-passage",
                f"“{excerpt(record.id)}” names no passage.",
                "Add a line “- passage: 1” with the number of the passage it rests on.",
            )  # fmt: skip
            return None
        passage = self._passage(section, field.value, field.line)
        words = fields.get("words")
        if passage is None:
            return None
        span = self._range(passage, words.value, words.line) if words else (None, None)
        return self._cited(section, passage, span)

    def also(self, section: Section, fields: Iterable[RawField]) -> tuple[Citation, ...]:
        """Return the further places of a record in `section`, leaving out those that are none."""
        return tuple(place for field in fields if (place := self._also(section, field)) is not None)

    def _also(self, own: Section, field: RawField) -> Citation | None:
        match = _ALSO.fullmatch(pack_words.tidy(field.value))
        if match is None:
            self._faults.error(
                field.line, "bad-also", f"“{excerpt(field.value)}” is no further place.",
                f"Write a passage's number, with its section and characters if need be: “- also: 4” or "
                f"“- also: {own.id} 4 0-80”.",
            )  # fmt: skip
            return None
        section = self._sections.get(match[1]) if match[1] else own
        if section is None:
            near = closest(match[1], self._sections)
            self._faults.error(
                field.line, "no-such-section", f"The pack has no section “{excerpt(match[1])}”.",
                f"Did you mean “{near}”?" if near
                else f"Write a section's heading in lower case with hyphens, as “{own.id}”.",
            )  # fmt: skip
            return None
        passage = self._passage(section, match[2], field.line)
        if passage is None:
            return None
        ranged = self._range(passage, match[3], field.line) if match[3] else (None, None)
        return self._cited(section, passage, ranged)

    def _passage(self, section: Section, mark: str, line: int) -> Passage | None:
        if section.id not in self._marked:
            self._marked[section.id] = {_mark(passage): passage for passage in section.passages}
        marked = self._marked[section.id]
        if mark not in marked:
            marks = ", ".join([*marked][:30]) or "none"
            self._faults.error(
                line, "no-such-passage",
                f"“{excerpt(section.heading)}” has no passage {excerpt(mark)}.",
                f"Write one number of this section's passages: {marks}.",
            )  # fmt: skip
        return marked.get(mark)

    def _range(self, passage: Passage, words: str, line: int) -> Range:
        """Return the characters that `words` names; both None where they are wrong, with the fault noted."""
        if passage.paraphrase:
            self._faults.error(
                line, "words-of-own-words", "Only the source's own words have characters to point at.",
                f"Take the range out; or write “passages: {pack_words.VERBATIM}” above where the passages "
                "are the publication's own words.",
            )  # fmt: skip
            return None, None
        if re.fullmatch(_RANGE, words) is None:
            self._faults.error(
                line, "bad-words", f"“{excerpt(words)}” is no range of characters.",
                "Count from 0 to the character behind the last: “- words: 0-80” are the first eighty.",
            )  # fmt: skip
            return None, None
        start, end = map(int, re.split(r"[-–]", words))
        if not start < end <= len(passage.text):
            self._faults.error(
                line, "words-outside",
                f"Passage {_mark(passage)} has no characters {words}.",
                f"Write a range within 0-{len(passage.text)}, or take it out to name the whole passage.",
            )  # fmt: skip
            return None, None
        return start, end

    def _cited(self, section: Section, passage: Passage, ranged: Range) -> Citation:
        return Citation(self._source, section.id, section.heading, passage.id, passage.number, *ranged)


def mark_written(place: Citation) -> str:
    """Return the passage as a record names it: its number, "caption-2" for the section's second caption."""
    caption = _CAPTION_ID.search(place.passage)
    return f"caption-{caption[1]}" if place.number == 0 and caption else str(place.number)


def words_written(place: Citation) -> str:
    """Return the characters as a record names them, empty for the whole passage."""
    return "" if place.start is None or place.end is None else f"{place.start}-{place.end}"


def also_written(place: Citation, finding: Finding, *, ranged: bool) -> str:
    """Return a further place of `finding` as a record names it, its section where that is another."""
    own = finding.citation is not None and finding.citation.section == place.section
    parts = ["" if own else place.section, mark_written(place), words_written(place) if ranged else ""]
    return " ".join(filter(None, parts))


def _mark(passage: Passage) -> str:
    if passage.kind is not PassageKind.CAPTION:
        return str(passage.number)
    caption = _CAPTION_ID.search(passage.id)
    return f"caption-{caption[1]}" if caption else "caption"
