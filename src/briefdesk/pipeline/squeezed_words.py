"""Held words however they are dressed: in braces, in pieces, in look-alike letters, without spaces.

Texts are compared as their bare letters and digits, one after the other.
"""

import html
import re
import unicodedata
from collections.abc import Iterable, Iterator
from urllib.parse import unquote

_SHORTEST = 24
"""Fewer letters in a row may be chance; the words of shorter runs are compared as words."""
_QUOTED = re.compile(r"'((?:[^'\\]|\\.)*)'|\"((?:[^\"\\]|\\.)*)\"", re.DOTALL)
_COMMENT = re.compile(r"\{#.*?#\}", re.DOTALL)
_BRACES = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
# Cyrillic and Greek letters that no reader tells from Latin ones.
_LATIN = str.maketrans(
    "\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0456\u0458\u0455\u0501\u04bb\u04cf\u043a"
    "\u043c\u0442\u0432\u043d\u0433\u03bf\u03b1\u03c1\u03bd\u03c5\u03ba\u03b9\u03c4",
    "aeopcyxijsdhlkmtbhroapvukit",
)


class SqueezedWords:
    """Finds runs of words in a text by their letters alone. `runs` gives each run and why it is held."""

    def __init__(self, runs: Iterable[tuple[tuple[str, ...], str]]) -> None:
        self._runs: dict[str, list[tuple[str, str]]] = {}
        for run, why in runs:
            letters, _ = _squeezed("".join(run))
            if len(letters) >= _SHORTEST:
                self._runs.setdefault(letters[:_SHORTEST], []).append((letters, why))

    def found_in(self, text: str) -> Iterator[tuple[str, str]]:
        """Yield what stands in a text, Markdown with fields, from each run on, and why that is held."""
        if not self._runs:
            return
        read = _as_read(text)
        letters, places = _squeezed(read)
        for at in range(len(letters) - _SHORTEST + 1):
            for run, why in self._runs.get(letters[at : at + _SHORTEST], ()):
                if letters.startswith(run, at):
                    yield read[places[at] : places[at + len(run) - 1] + 1], why


def _as_read(text: str) -> str:
    """Return a text as a reader sees it: what braces print literally stays, comments and tags go."""
    bare = _BRACES.sub(_literals, _COMMENT.sub("", text))
    return unquote(html.unescape(bare))


def _literals(braces: re.Match[str]) -> str:
    found = (single or double for single, double in _QUOTED.findall(braces[0]))
    return "".join(map(_unescaped, found))


def _unescaped(literal: str) -> str:
    # As Jinja reads the quoted texts of a template.
    try:
        return literal.encode("ascii", "backslashreplace").decode("unicode-escape")
    except UnicodeDecodeError:
        return literal


def _squeezed(text: str) -> tuple[str, list[int]]:
    """Return the letters and digits of a text without accents and case, and where each stands in it."""
    if text.isascii():
        places = [at for at, character in enumerate(text) if character.isalnum()]
        return "".join(text[at] for at in places).lower(), places
    letters: list[str] = []
    places = []
    for at, character in enumerate(text):
        plain = unicodedata.normalize("NFKD", character).casefold().translate(_LATIN)
        kept = [c for c in plain if c.isalnum()]
        letters += kept
        places += [at] * len(kept)
    return "".join(letters), places
