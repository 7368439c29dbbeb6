"""The plain wording that guards compare, and the flags that they raise."""

import re
from dataclasses import dataclass

from briefdesk.model.flag import Flag
from briefdesk.sources.figures import Figure, extract_figures
from briefdesk.sources.flag_codes import CODES

__all__ = ["CODES", "Flag", "Wording", "short", "wording_of"]


@dataclass(frozen=True, slots=True)
class Wording:
    """A text as guards compare it: single spaces, straight quotation marks, hyphens for short dashes.

    `places` tells for each character, and for the end, where it stands in the text as it was.
    """

    text: str
    places: tuple[int, ...]
    figures: tuple[Figure, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where the characters `start` to `end` stand in the text as it was."""
        if start >= end:
            return self.places[start], self.places[start]
        return self.places[start], self.places[end - 1] + 1

    @property
    def words(self) -> frozenset[str]:
        """Return its words in lower case, possessives also without their ending."""
        found = {word.lower().rstrip(".'") for word in _WORD.findall(self.text)}
        return frozenset(found | {word.removesuffix("'s") for word in found})


_WORD = re.compile(r"[^\W_](?:[\w'.-]*\w)?")
_PLAIN = {
    "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "‛": "'",
    "–": "-", "‐": "-", "‑": "-", "‒": "-", "−": "-",
}  # fmt: skip
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"


def wording_of(text: str) -> Wording:
    """Return `text` as guards compare it."""
    plain: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        if character in _INVISIBLE:
            continue
        if character.isspace():
            if not plain or plain[-1] == " ":
                continue
            character = " "  # noqa: PLW2901  (what is kept of a run of white space)
        if character == "-" and plain and plain[-1] in "-—":
            plain[-1] = "—"  # a dash typed as two or three hyphens
            continue
        plain.append(_PLAIN.get(character, character))
        places.append(place)
    if plain and plain[-1] == " ":
        plain.pop()
        places.pop()
    joined = "".join(plain)
    return Wording(joined, (*places, places[-1] + 1 if places else 0), extract_figures(joined))


def short(text: str) -> str:
    """Return `text` cut to what a message bears."""
    return text if len(text) <= 60 else f"{text[:57].rstrip()}..."
