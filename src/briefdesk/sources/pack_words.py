"""The words and shapes that a source pack may use, and its limits."""

import re
import unicodedata
from collections.abc import Mapping
from types import MappingProxyType

from briefdesk.english import in_ascii
from briefdesk.model.finding import FindingKind
from briefdesk.model.source import PassageId, PassageKind

PACK_VERSION = "1"

MAX_CHARS = 5_000_000
MAX_LINES = 50_000
MAX_LINE_CHARS = 10_000
MAX_PASSAGE_CHARS = 9_000
MAX_FINDING_CHARS = 2_000
MAX_KEY_VALUE_CHARS = 20
MAX_KEY_LABEL_CHARS = 80
MAX_PASSAGE_NUMBER = 9_999
# What review takes; a pack that somebody wrote may hold more.
MAX_REASON_CHARS = 500
MAX_TOPIC_CHARS = 80
MAX_TAGS = 40

PASSAGE_KINDS: Mapping[str, PassageKind] = MappingProxyType(
    {kind.value.replace("_", " "): kind for kind in PassageKind}
)
KINDS: Mapping[str, FindingKind] = MappingProxyType({kind.value: kind for kind in FindingKind})

REQUIRED_KEYS = ("briefdesk-pack", "id", "title", "publisher", "date")
OPTIONAL_KEYS = ("short title", "author", "url", "passages")
# A report that tells neither may still be read; its pack says so in a warning.
MAY_BE_UNKNOWN = ("publisher", "date")

CONFIDENTIAL, EMBARGO = "confidential", "embargo"
OWN_WORDS, VERBATIM = "own words", "verbatim"
KEYS = REQUIRED_KEYS + OPTIONAL_KEYS

FIELDS = (
    "passage", "words", "also", "figures", "topics", "committees", "states", "key figure",
    "state", "reason", "excuse", "release",
)  # fmt: skip
REPEATED_FIELDS = ("also", "excuse")

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
COMMITTEE_CODE = re.compile(r"[A-Z]{4}(?:[0-9]{2})?")
FIGURE = re.compile(r"[0-9](?:[0-9,.]*[0-9])?")

_FORBIDDEN = frozenset({"Cc", "Cs", "Zl", "Zp"})
# What turns the direction of all that follows shows other words than the file holds.
_TURNING = frozenset(map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A))))


def is_forbidden(character: str) -> bool:
    """Return whether a line of a pack may not hold `character`: it controls, and says nothing."""
    return character in _TURNING or (character != "\t" and unicodedata.category(character) in _FORBIDDEN)


def slug(text: str) -> str:
    """Return `text` as lower-case ASCII words with hyphens, empty if nothing is left of it."""
    return "-".join(re.findall(r"[a-z0-9]+", in_ascii(text).replace("'", "").lower()))


def caption_id(section: str, count: int) -> PassageId:
    """Return the id of a section's caption, counted from 1; a passage's ends in a bare number, this never."""
    return PassageId(f"{section}-c{count}")


def tidy(text: str) -> str:
    """Return `text` with runs of spaces and tabs as one space; no-break spaces stay."""
    return re.sub(r"[ \t]+", " ", text).strip(" ")
