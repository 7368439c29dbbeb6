"""What a part says in the list: its text without marks, fields as words in brackets."""

import re

_LINK = re.compile(r"\[([^\]]+)\]\([^)]*\)")
_FIELD = re.compile(r"\{\{-?\s*([\w.]+)[^}]*\}\}")
_OTHERWISE = re.compile(r"\{%-?\s*el(?:se|if)\b.*?\{%-?\s*endif\s*-?%\}", re.DOTALL)
_STATEMENT = re.compile(r"\{%.*?%\}", re.DOTALL)
_EMPHASIS = re.compile(r"(\*{1,3})(\S(?:.*?\S)?)\1", re.DOTALL)
_LINE_MARK = re.compile(r"^\s*(?:#{1,6}|[-*]|\d+\.)\s+", re.MULTILINE)

MAX_CHARACTERS = 400


def excerpt(text: str) -> str:
    """Return the beginning of a text on one line ("I write on behalf of [organization] to ask …")."""
    # Of words under conditions the first are shown: all of them in a row would be no sentence.
    text = _STATEMENT.sub("", _OTHERWISE.sub("", text)[: 4 * MAX_CHARACTERS])
    text = _FIELD.sub(lambda match: f"[{_words(match[1])}]", text)
    text = _LINE_MARK.sub("", text)
    text = _EMPHASIS.sub(r"\2", text)
    text = _LINK.sub(r"\1", text)
    return " ".join(text.split())[:MAX_CHARACTERS]


def _words(field: str) -> str:
    return field.rpartition(".")[2].replace("_", " ")
