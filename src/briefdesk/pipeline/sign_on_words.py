"""The text to sign in plain words: for whom a paragraph is, as people say it.

The text itself names committees by code, so that its hash stays when the roster spells one anew; people
read these words in its place.
"""

import re
from collections.abc import Mapping
from functools import lru_cache

from briefdesk.compose.field_guide import field_guide
from briefdesk.congress.describe import EVERYONE
from briefdesk.errors import BriefdeskError
from briefdesk.model.addressee import AddresseeId
from briefdesk.model.draft import Project
from briefdesk.model.template import TemplateKind
from briefdesk.pipeline.desk import Desk
from briefdesk.pipeline.recipients import addressee, query_in_words
from briefdesk.sources.text_change import ASK, SUBJECT

_BY_HAND, _BY_RECIPIENT = "By hand for", "By recipient"
HEADS = {
    "Only": "Only for",
    "Not": "Not for",
    "For": "Instead, for",
    _BY_HAND: "Written by hand for",
    _BY_RECIPIENT: "Differs by recipient",
}
_HEAD = re.compile(rf"\(({'|'.join(HEADS)})(?: |(?=\)))")
_IF = re.compile(r"\{%-?\s*if\b.*?%\}")
_ELSE = re.compile(r"\{%-?\s*(?:elif|else)\b.*?%\}")
_END = re.compile(r"\{%-?\s*endif\b.*?%\}")
_FIELD = re.compile(r"\{\{-?\s*([\w.]+).*?\}\}")
_ID = re.compile(r"[A-Z]\d{6}|[a-z]+:\S+")
_COMMON = (EVERYONE, "Members", "Chairs", "Ranking", "Vice", "Subcommittee", "The ", "Leaders", "Staff")


class PlainWords:
    """Puts heads of paragraphs into words; each is worked out once."""

    def __init__(self, desk: Desk, project: Project) -> None:
        self._desk = desk
        self._project = project
        self._known: dict[tuple[str, str], str] = {}

    def of(self, text: str) -> str:
        """Return a text to sign, a paragraph to a line, with its heads in plain words."""
        return "\n".join(self._line(line) for line in text.split("\n"))

    def _line(self, line: str) -> str:
        label = next((label for label in (ASK, SUBJECT) if line.startswith(label)), "")
        rest, told = line.removeprefix(label), []
        while (head := self._head(rest)) is not None:
            words, rest = head
            told.append(words)
        if HEADS[_BY_RECIPIENT] in told:
            rest = _choices(rest)
        return f"{label}[{'; '.join(told)}] {rest}" if told else line

    def _head(self, line: str) -> tuple[str, str] | None:
        """Return the head of a line in words and what follows it, or None where it has none."""
        found, end = _HEAD.match(line), _closing(line)
        if found is None or end < found.end() - 1:
            return None
        kind, whom = found[1], line[found.end() : end].strip()
        if (kind, whom) not in self._known:
            self._known[kind, whom] = self._words(kind, whom)
        words = self._known[kind, whom]
        return (words, line[end + 1 :].lstrip()) if words else None

    def _words(self, kind: str, whom: str) -> str:
        """Return a head in words, empty where it is none: a paragraph may begin with "(For example"."""
        if kind == _BY_RECIPIENT:
            return "" if whom else HEADS[kind]
        if kind == _BY_HAND:
            return f"{HEADS[kind]} {self._named(AddresseeId(whom))}" if _ID.fullmatch(whom) else ""
        if ":" not in whom:
            return ""
        try:
            words = query_in_words(self._desk, whom)
        except BriefdeskError:
            return ""
        plain = words[:1].lower() + words[1:] if words.startswith(_COMMON) else words
        return f"{HEADS[kind]} {plain}"

    def _named(self, whom: AddresseeId) -> str:
        member = self._desk.index.member(whom)
        if member is not None:
            return member.full_name
        try:
            found = addressee(self._desk, self._project, whom)
        except BriefdeskError:
            found = None
        return found.name if found is not None else whom


def _choices(text: str) -> str:
    """Return a text with conditions as what it may say: "through [the Senate / the House]"."""
    for pattern, words in ((_IF, "["), (_ELSE, " / "), (_END, "]")):
        text = pattern.sub(words, text)
    return _FIELD.sub(lambda found: f"[{_field_words().get(found[1], found[1])}]", text)


@lru_cache(maxsize=1)
def _field_words() -> Mapping[str, str]:
    told = ((e.path, e.words.replace("Its ", f"{e.group}’s ", 1)) for e in field_guide(TemplateKind.LETTER))
    return {path: words[:1].lower() + words[1:] for path, words in told}


def _closing(line: str) -> int:
    """Return where the bracket that a line begins with closes, -1 where it never does."""
    depth = 0
    for at, character in enumerate(line):
        depth += {"(": 1, ")": -1}.get(character, 0)
        if depth == 0:
            return at
    return -1
