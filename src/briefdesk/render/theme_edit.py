"""A theme's text changed in one place: its comments, its order and all other lines stay."""

import json
import re
import tomllib

from briefdesk.render.theme_toml import MOST_BRACKETS, MOST_CHARACTERS

Value = str | float | bool
_HEADER = re.compile(r"\s*\[\s*([A-Za-z0-9_.\- ]+?)\s*\]\s*(#.*)?$")
_KEY = re.compile(r"\s*([A-Za-z0-9_\-]+)\s*=")


def theme_value(text: str, key: str) -> Value | None:
    """Return what the theme itself says for "table.key", None where it leaves that out or is no TOML."""
    if len(text) > MOST_CHARACTERS or text.count("[") > MOST_BRACKETS:
        return None
    try:
        found: object = tomllib.loads(text)
    except (ValueError, RecursionError):
        return None
    for name in key.split("."):
        if not isinstance(found, dict) or name not in found:
            return None
        found = found[name]
    return found if isinstance(found, str | float | int | bool) else None


def with_theme_value(text: str, key: str, value: Value | None) -> str:
    """Return a theme's text in which "table.key" has that value; None takes its line out.

    A key that is new goes to the end of its table, a table that is new to the end of the file.
    """
    table, _, name = key.rpartition(".")
    lines = text.split("\n")
    start, end = _table_lines(lines, table)
    new = None if value is None else f"{name} = {_written(value)}"
    if start is None:
        if new is None:
            return text
        return "\n".join((text.rstrip("\n"), "", f"[{table}]", new, ""))
    for at in range(start, end):
        found = _KEY.match(lines[at])
        if found and found[1] == name:
            kept = _comment(lines[at])
            lines[at : at + 1] = [] if new is None else [new + kept]
            return "\n".join(lines)
    if new is not None:
        while end > start and not lines[end - 1].strip():
            end -= 1
        lines.insert(end, new)
    return "\n".join(lines)


def _table_lines(lines: list[str], table: str) -> tuple[int | None, int]:
    """Return where the lines of a table begin and end; those of the file itself stand before all tables."""
    start: int | None = None if table else 0
    for at, line in enumerate(lines):
        header = _HEADER.match(line)
        if header is None:
            continue
        if start is not None:
            return start, at
        if header[1].replace(" ", "") == table:
            start = at + 1
    return start, len(lines)


def _written(value: Value) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        # JSON's escapes are TOML's, but for DEL, which TOML wants escaped.
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    return f"{round(value, 3):g}"


def _comment(line: str) -> str:
    """Return the comment behind a value, with the blanks before it; those within a text are none."""
    bare = re.sub(r'"(?:\\.|[^"\\])*"|\'[^\']*\'', lambda m: "x" * len(m[0]), line)
    at = bare.find("#")
    return "  " + line[at:] if at >= 0 else ""
