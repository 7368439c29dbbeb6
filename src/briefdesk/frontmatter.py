"""Front matter of the plain text formats (source packs and templates): `key: value` between `---` lines.

A value is the rest of its line, as it stands: colons and quotes need no escaping. A key without a
value may be followed by a list of `- item` lines. Lines that begin with `#` are comments.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

FENCE = "---"
_KEY = re.compile(r"([a-z][a-z0-9 _-]*):(?:[ \t]+(.*))?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Entry:
    """One key's value or list, and the line (from 1) that the key stands on."""

    value: str
    items: tuple[str, ...]
    line: int


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The entries by key, the body that follows, and the line (from 1) at which the body begins."""

    entries: Mapping[str, Entry]
    body: str
    body_line: int


class FrontMatterInvalid(ValueError):
    """The front matter breaks the rules above, at `line` (from 1); `next_step` says what to do, if known."""

    def __init__(self, sentence: str, line: int, next_step: str = "") -> None:
        super().__init__(sentence)
        self.line = line
        self.next_step = next_step


def read_front_matter(text: str) -> FrontMatter:
    """Return the front matter and body of `text`; line ends may be of any kind.

    Raises FrontMatterInvalid with the line of the first thing that is wrong.
    """
    lines = re.split(r"\r\n|\r|\n", text.removeprefix("\ufeff"))
    if lines[0].rstrip() != FENCE:
        raise FrontMatterInvalid(f"The file must begin with a line {FENCE}.", 1)
    entries: dict[str, Entry] = {}
    last = ""
    for number, line in enumerate(lines[1:], start=2):
        stripped = line.strip()
        if stripped == FENCE:
            return FrontMatter(entries, "\n".join(lines[number:]), number + 1)
        if not stripped or stripped.startswith("#"):
            continue
        if stripped.startswith("- "):
            last = _add_item(entries, last, stripped[2:].strip(), number)
            continue
        match = _KEY.match(stripped)
        if match is None:
            raise FrontMatterInvalid(
                f"“{stripped[:60]}” is not a line of the form “key: value”.",
                number,
                f"Write “key: value”, or a line {FENCE} above it where the front matter ends.",
            )
        last = match[1].strip().lower()
        if last in entries:
            raise FrontMatterInvalid(
                f"“{last}” stands twice; the first is in line {entries[last].line}.",
                number,
                "Remove one of the two lines.",
            )
        entries[last] = Entry((match[2] or "").strip(), (), number)
    raise FrontMatterInvalid(f"The front matter has no closing line {FENCE}.", len(lines))


def _add_item(entries: dict[str, Entry], key: str, item: str, number: int) -> str:
    if not key:
        raise FrontMatterInvalid(
            "A list item stands before any key.", number, "Write a line such as “fields:” above it."
        )
    entry = entries[key]
    if entry.value:
        raise FrontMatterInvalid(
            f"“{key}” has a value in line {entry.line} and a list item here; keep one.",
            number,
            f"Write the value as another item “- ...” below “{key}:”.",
        )
    entries[key] = Entry("", (*entry.items, item), entry.line)
    return key
