"""Cut a source pack's body into sections, passages and records, each with its line number.

Nothing is judged here but the order of lines; what the words mean is `pack_reader`'s business.
A line of text that would look like a mark may begin with a backslash: `\\[sic] ...`, `\\# ...`.
"""

import re
from dataclasses import dataclass, field

from briefdesk.sources.faults import Faults, closest, did_you_mean, excerpt
from briefdesk.sources.pack_words import FIELDS, KINDS, SLUG, tidy

_HEADING = re.compile(r"(#{1,6})(?:[ \t]+(.*))?$")
_RECORD = re.compile(r"([A-Za-z][A-Za-z_ -]{0,30}?)[ \t]*:[ \t]*(.*)$")
_PASSAGE = re.compile(
    r"\[(?:([0-9]{1,6})(?: (list item|table|block quote|footnote|fact))?|(caption))"
    r"(?:,[ \t]*([A-Za-z][^\]]*))?\](?:[ \t]+(.*))?$"
)
_FIELD = re.compile(r"-[ \t]+([A-Za-z][A-Za-z _-]{0,30}?)[ \t]*:[ \t]*(.*)$")
_ESCAPED = re.compile(r"\\(?=[#\[\\-])")


@dataclass(slots=True)
class RawPassage:
    """A passage as written; a caption's number is 0, `kind` a word of PASSAGE_KINDS."""

    number: int
    line: int
    kind: str = "text"
    words: list[str] = field(default_factory=list)
    release: str = ""

    @property
    def text(self) -> str:
        """Return the passage as one line."""
        return tidy(" ".join(self.words))


@dataclass(frozen=True, slots=True)
class RawField:
    """A `- name: value` line of a record; `name` in lower case."""

    name: str
    value: str
    line: int


@dataclass(slots=True)
class RawRecord:
    """A record as written: `kind` is a known kind, `id` whatever stood after the colon."""

    kind: str
    id: str
    line: int
    words: list[str] = field(default_factory=list)
    fields: list[RawField] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Return the record's text as one line."""
        return tidy(" ".join(self.words))


@dataclass(slots=True)
class RawSection:
    """A section as written."""

    heading: str
    level: int
    line: int
    passages: list[RawPassage] = field(default_factory=list)
    records: list[RawRecord] = field(default_factory=list)


class LineReader:
    """Takes a pack's body line by line; `sections` then holds what was read."""

    def __init__(self, faults: Faults) -> None:
        self.sections: list[RawSection] = []
        self._faults = faults
        self._open: RawPassage | RawRecord | None = None
        self._skipping = False  # after a heading that is wrong: its lines were told off with it

    def take(self, line: str, number: int) -> None:
        """Read one line, `number` counted from 1 in the whole file."""
        line = line.strip(" \t")
        if not line:
            if isinstance(self._open, RawPassage):
                self._open = None
        elif match := _HEADING.match(line):
            self._heading(len(match[1]), tidy(match[2] or ""), number)
        elif self._skipping:
            return
        elif match := _PASSAGE.match(line):
            self._passage(match, number)
        elif line.startswith("-") and self._field(line, number):
            return
        else:
            self._text(_ESCAPED.sub("", line, count=1) if line.startswith("\\") else line, number)

    def _heading(self, level: int, heading: str, number: int) -> None:
        self._open = None
        self._skipping = False
        # A backslash says that a section follows, though its heading looks like a record's.
        match = None if heading.startswith("\\") else _RECORD.match(heading)
        heading = heading.removeprefix("\\")
        kind = match[1].lower().replace(" ", "_").replace("-", "_") if match else ""
        if match and kind in KINDS:
            self._record(level, RawRecord(kind, match[2].strip(" \t"), number))
        elif match and level == 2 and _meant_as_record(match[1], match[2]):
            self._skipping = True
            self._faults.error(
                number, "unknown-kind", f"“{excerpt(match[1])}” is no kind of record.",
                did_you_mean(match[1], KINDS),
            )  # fmt: skip
        elif not heading:
            self._skipping = True
            self._faults.error(
                number, "empty-heading", "A heading has no words.",
                "Write the section's heading after the #, or take the line out.",
            )  # fmt: skip
        elif level > 3:
            self._skipping = True
            self._faults.error(
                number, "heading-too-deep", f"“{excerpt(heading)}” is a heading of level {level}.",
                "Use #, ## or ### for sections.",
            )  # fmt: skip
        else:
            self.sections.append(RawSection(heading, level, number))

    def _record(self, level: int, record: RawRecord) -> None:
        if level != 2:
            self._faults.error(
                record.line, "record-level", f"A record's heading begins with ##, not {'#' * level}.",
                f"Write “## {record.kind}: {excerpt(record.id)}”.",
            )  # fmt: skip
        if not self.sections:
            self._skipping = True
            self._faults.error(
                record.line, "record-before-section", "A record stands before the first section.",
                "Put a section heading such as “# Introduction” above it.",
            )  # fmt: skip
            return
        self.sections[-1].records.append(record)
        self._open = record

    def _passage(self, match: re.Match[str], number: int) -> None:
        if not self.sections:
            self._faults.error(
                number, "passage-before-section", "A passage stands before the first section.",
                "Put a section heading such as “# Introduction” above it.",
            )  # fmt: skip
            self._open = RawPassage(0, number)  # taken and dropped, so that its lines are not faulted too
            return
        kind, words, release = match[2] or match[3] or "text", match[5] or "", match[4] or ""
        passage = RawPassage(int(match[1] or 0), number, kind, [words], release)
        self.sections[-1].passages.append(passage)
        self._open = passage

    def _field(self, line: str, number: int) -> bool:
        """Return whether `line` is a field, known or not; other lines with a dash are text."""
        match = _FIELD.match(line)
        if match is None:
            return False
        name = " ".join(match[1].lower().split())
        if isinstance(self._open, RawRecord):
            self._open.fields.append(RawField(name, match[2].strip(" \t"), number))
            return True
        if name in FIELDS:
            self._faults.error(
                number, "field-outside-record", f"“{name}” stands outside a record.",
                "Put it under a record heading such as “## finding: short-name”.",
            )  # fmt: skip
            return True
        return False

    def _text(self, line: str, number: int) -> None:
        if isinstance(self._open, RawRecord) and self._open.fields:
            self._faults.error(
                number, "text-after-fields", f"“{excerpt(line)}” stands below the record's fields.",
                "Move the text above the first “- ” line of its record.",
            )  # fmt: skip
        elif self._open is not None:
            self._open.words.append(line)
        else:
            self._faults.error(
                number, "stray-text", f"“{excerpt(line)}” belongs to no passage and no record.",
                "Begin a passage with its number, as in “[1] ...”, a record with “## finding: short-name”.",
            )  # fmt: skip


def _meant_as_record(kind: str, rest: str) -> bool:
    """Return whether a level-2 heading "kind: rest" was meant as a record rather than as a section."""
    return closest(kind, KINDS) is not None or (kind[0].islower() and SLUG.fullmatch(rest) is not None)
