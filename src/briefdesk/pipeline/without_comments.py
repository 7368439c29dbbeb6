"""Texts without what is written beside them for colleagues: comments of templates and of theme files."""

import re

# As Jinja reads them: a comment takes the space before it on its line and the line's end with it, and with
# a hyphen at either side all white space there.
_COMMENT = re.compile(
    r"(?:\s*\{#-|^[ \t]*\{#(?!\+)|\{#)(?:.*?)(?:-#\}\s*|\+#\}|#\}\n?)", re.DOTALL | re.MULTILINE
)
_TOML_LINE = re.compile(r"^[ \t]*#.*(?:\n|$)", re.MULTILINE)


def without_comments(text: str) -> str:
    """Return a text of a template, Markdown with fields, that renders alike and holds no comment."""
    return _COMMENT.sub("", text) if "{#" in text else text


def theme_without_comments(text: str) -> str:
    """Return a theme file without the lines that are comments."""
    return _TOML_LINE.sub("", text)
