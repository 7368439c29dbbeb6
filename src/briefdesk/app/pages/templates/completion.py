"""What may be written at a place of a template: fields, filters, tags, names of sections, keys."""

import re
from dataclasses import dataclass

from briefdesk.model.template import Slot, TemplateKind
from briefdesk.pipeline.template_guide import FILTERS, SLOT_WORDS, GuideEntry

_FIELD = re.compile(r"\{\{[^{}|]*?([\w.]*)$")
_FILTER = re.compile(r"\{[{%][^{}]*\|\s*(\w*)$")
_TAG = re.compile(r"\{%-?\s*(\w*)$")
_CONDITION = re.compile(r"\{%[^{}]*?\s([\w.]*)$")
_SECTION = re.compile(r"^:::\s*([a-z0-9-]*)$")
_KEY = re.compile(r"^([a-z-]*)$")
_TAGS = ("if", "elif", "else", "endif", "for", "endfor")
_SECTIONS = ("opening", "background", "local", "closing")
_KEYS = (
    "kind", "name", "description", "language", "theme", "subject", "findings", "asks", "close", "delivery",
    "enclosures", "cc", "signatories", "fields", "design", "qr",
)  # fmt: skip
_LETTER_SLOTS = (Slot.FINDINGS, Slot.ASKS)
_MOST_LOOKED_AT = 500


@dataclass(frozen=True, slots=True)
class Offers:
    """What can stand here: `prefix` is typed already, each of `words` begins with it. `end` follows."""

    prefix: str
    words: tuple[str, ...]
    end: str = ""


def offers_at(line: str, *, front: bool, guide: tuple[GuideEntry, ...], kind: TemplateKind) -> Offers:
    """Return what may follow `line`, which is a line's text up to the cursor; `front` in the front matter."""
    line = line[-_MOST_LOOKED_AT:]
    paths = tuple(entry.path for entry in guide)
    slots = tuple(s.value for s in SLOT_WORDS if kind is TemplateKind.BRIEF or s in _LETTER_SLOTS)
    places: tuple[tuple[re.Pattern[str], tuple[str, ...], str], ...] = (
        (_FILTER, FILTERS, ""),
        (_FIELD, paths, " }}"),
        (_TAG, _TAGS, ""),
        (_CONDITION, paths, ""),
        (_SECTION, (*slots, *_SECTIONS), " | "),
        (_KEY, _KEYS if front else (), ": "),
    )
    for pattern, words, end in places:
        if match := pattern.search(line):
            return _beginning(match[1], words, end)
    return Offers("", ())


def _beginning(prefix: str, words: tuple[str, ...], end: str = "") -> Offers:
    found = tuple(word for word in words if word.startswith(prefix) and word != prefix)
    # What is typed without its group is found as well: “state” is recipient.state.
    if prefix and not found:
        found = tuple(word for word in words if prefix in word and word != prefix)
    return Offers(prefix, found, end)
