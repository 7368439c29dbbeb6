"""Strip the marks of Markdown's running text: emphasis, links, pictures, code, notes, HTML and escapes.

Each pattern excludes its own opening mark, so that a hostile line costs no more than its length.
"""

import html
import re

_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_CODE = re.compile(r"`{1,2}([^`]+)`{1,2}")
_PICTURE = re.compile(r"!\[[^\[\]]{0,500}\]\([^()]{0,2000}\)")
_LINK = re.compile(r"\[([^\[\]]{0,2000})\]\([^()]{0,2000}(?:\([^()]{0,500}\)[^()]{0,500})?\)")
_REFERENCE_LINK = re.compile(r"\[([^\[\]^][^\[\]]{0,2000})\]\[[^\[\]]{0,200}\]")
_NOTE = re.compile(r"\[\^[^\[\]\s]{1,40}\]")
_AUTOLINK = re.compile(r"<(https?://[^<>\s]{1,2000}|[^<>@\s]{1,200}@[^<>\s]{1,200})>")
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,1000}>")
_STRONG = re.compile(r"(\*\*|__)(?=\S)([^*_]+)(?<=\S)\1")
_EMPHASIS = re.compile(r"(?<![\w*])([*_])(?=[^\s*_])([^*_]+)(?<=\S)\1(?![\w*])")
_STRUCK = re.compile(r"~~([^~]+)~~")
_KEPT = 0xE000  # escaped characters wait here, in a range that texts do not use


def without_comments(text: str) -> str:
    """Return `text` without HTML comments; one that never closes takes the rest."""
    if "<!--" not in text:
        return text
    kept: list[str] = []
    at = 0
    while (start := text.find("<!--", at)) >= 0:
        kept.append(text[at:start])
        end = text.find("-->", start)
        if end < 0:
            return "".join(kept)
        at = end + 3
    return "".join([*kept, text[at:]])


def without_marks(text: str) -> str:
    """Return a paragraph of Markdown as the words that a reader sees."""
    text = _ESCAPE.sub(lambda m: chr(_KEPT + ord(m[1])), text)
    text = _CODE.sub(lambda m: "".join(chr(_KEPT + ord(c)) if c.isascii() else c for c in m[1]), text)
    text = _PICTURE.sub("", text)
    text = _NOTE.sub("", text)
    text = _LINK.sub(r"\1", text)
    text = _REFERENCE_LINK.sub(r"\1", text)
    text = _AUTOLINK.sub(r"\1", text)
    text = _TAG.sub("", text)
    for pattern in (_STRONG, _EMPHASIS, _STRONG, _EMPHASIS):
        text = pattern.sub(r"\2", text)
    text = _STRUCK.sub(r"\1", text)
    text = html.unescape(text)
    return re.sub("[\ue000-\ue07f]", lambda m: chr(ord(m[0]) - _KEPT), text)
