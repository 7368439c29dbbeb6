"""Reading a theme's TOML table by table, with a line and a next step for everything that is wrong."""

import difflib
import re
import tomllib
from collections.abc import Sequence
from typing import Any

from briefdesk.model.problem import Problem, Severity
from briefdesk.render.luminance import LEAST_CONTRAST, contrast_ratio

_COLOR = re.compile(r"#[0-9a-fA-F]{6}")
_HEADER = re.compile(r"\s*\[\s*([^\[\]]+?)\s*\]\s*(#.*)?$")
MOST_CHARACTERS = 100_000
# A theme has some 80 tables and no lists; thousands of brackets are a nest to choke the reader.
MOST_BRACKETS = 1_000
_TOO_LARGE = Problem(
    Severity.ERROR,
    "theme-invalid",
    f"the file is too large for a theme: over {MOST_CHARACTERS // 1_000} kB or {MOST_BRACKETS} brackets.",
    "Begin again from a theme that Briefdesk exports.",
)
_LINE_OF_TOML_ERROR = re.compile(r"\(at line (\d+)")


class Table:
    """One table of the file: each reader notes its key, so that `finish` finds those nobody asked for."""

    def __init__(self, path: str, content: dict[str, Any], lines: dict[str, int]) -> None:
        self._path = path
        self._content = content
        self._lines = lines
        self._known: list[str] = []
        self._tables: dict[str, Table] = {}
        self._problems: list[Problem] = []

    def table(self, key: str) -> "Table":
        """Return the table of that name, an empty one where the file has none."""
        if key not in self._tables:
            value = self._take(key, {})
            if not isinstance(value, dict):
                self.complain(key, "is a value, but a table belongs here.", f"Write [{self._full(key)}].")
                value = {}
            self._tables[key] = Table(self._full(key), value, self._lines)
        return self._tables[key]

    def text(self, key: str, *, required: bool = False) -> str:
        """Return a text, empty where the file has none."""
        value = self._take(key, None, required=required)
        if value is None:
            return ""
        if not isinstance(value, str):
            self.complain(key, "is not a text.", "Put the value in quotes.")
            return ""
        return value

    def line(self, key: str, most: int) -> str:
        """Return a text of one line and at most `most` characters, empty where the file has none."""
        value = " ".join(self.text(key).split())
        if len(value) > most or not value.isprintable():
            self.complain(key, f"is longer than {most} characters, or has hidden ones.", "Shorten the text.")
            return ""
        return value

    def choice(self, key: str, allowed: Sequence[str], default: str) -> str:
        """Return one of `allowed`."""
        value = self._take(key, default)
        if value not in allowed:
            listed = ", ".join(f'"{item}"' for item in allowed)
            self.complain(key, f"is “{value}”, which is none of its values.", f"Write one of {listed}.")
            return default
        return str(value)

    def flag(self, key: str, default: bool) -> bool:
        """Return true or false."""
        value = self._take(key, default)
        if not isinstance(value, bool):
            self.complain(key, "is neither true nor false.", "Write true or false, without quotes.")
            return default
        return value

    def number(self, key: str, low: float, high: float, default: float) -> float:
        """Return a number from `low` to `high`."""
        value = self._take(key, default)
        if isinstance(value, bool) or not isinstance(value, int | float):
            self.complain(
                key, "is not a number.", f"Write a number from {low:g} to {high:g}, without quotes."
            )
            return default
        if key in self._content and not low <= value <= high:
            shown = f"{value:g}" if abs(value) < 1e9 else "out of its range"
            self.complain(key, f"is {shown}.", f"Write a number from {low:g} to {high:g}.")
            return default
        return float(value)

    def whole(self, key: str, low: int, high: int, default: int, *, required: bool = False) -> int:
        """Return a whole number from `low` to `high`."""
        value = self._take(key, default, required=required)
        if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
            self.complain(key, "is not a whole number of its range.", f"Write a number from {low} to {high}.")
            return default
        return value

    def color(self, key: str, default: str) -> str:
        """Return a color as "#rrggbb", lower case."""
        value = self._take(key, default)
        if not isinstance(value, str) or not _COLOR.fullmatch(value):
            self.complain(key, "is not a color.", 'Write a color like "#1f3d5c".')
            return default
        return value.lower()

    def text_color(self, key: str, default: str) -> str:
        """Return a color that text is set in; one that cannot be read on white is complained of."""
        color = self.color(key, default)
        ratio = contrast_ratio(color, "#ffffff")
        if ratio < LEAST_CONTRAST:
            self.complain(
                key,
                f"is too pale to be read: {int(ratio * 10) / 10:.1f} to 1 on white.",
                f"Choose a darker color, of at least {LEAST_CONTRAST:g} to 1.",
            )
        return color

    def complain(self, key: str, what: str, next_step: str) -> None:
        """Note a problem of `key`; `what` follows the key's name in the sentence."""
        full = self._full(key)
        line = self._lines.get(full) or self._lines.get(self._path)
        self._problems.append(
            Problem(Severity.ERROR, "theme-invalid", f"“{full}” {what}", next_step, where=full, line=line)
        )

    def finish(self) -> list[Problem]:
        """Return all problems of this table and those in it, unknown keys included, by line."""
        for key in self._content:
            if key not in self._known:
                near = difflib.get_close_matches(key, self._known, 1, 0.5)
                advice = f"Did you mean “{near[0]}”?" if near else f"Known here: {', '.join(self._known)}."
                self.complain(key, "is not known.", advice)
        problems = [*self._problems, *(p for t in self._tables.values() for p in t.finish())]
        return sorted(problems, key=lambda problem: problem.line or 0)

    def _full(self, key: str) -> str:
        return f"{self._path}.{key}" if self._path else key

    def _take(self, key: str, default: object, *, required: bool = False) -> object:
        self._known.append(key)
        if required and key not in self._content:
            self.complain(key, "is missing.", f"Add a line {key} = … at the top.")
        return self._content.get(key, default)


def open_theme(text: str) -> tuple[Table, list[Problem]]:
    """Return the file's root table, and the problems that keep it from being TOML at all."""
    if len(text) > MOST_CHARACTERS or text.count("[") > MOST_BRACKETS:
        return Table("", {}, {}), [_TOO_LARGE]
    try:
        content = tomllib.loads(text)
    except (RecursionError, ValueError) as error:  # TOML's own error is a ValueError; so are huge numbers
        match = _LINE_OF_TOML_ERROR.search(str(error))
        line = int(match[1]) if match else text.count("\n") + 1
        what = str(error).partition(" (at ")[0]
        if not isinstance(error, tomllib.TOMLDecodeError):
            what = "it holds a number of too many digits, or brackets within brackets"
        problem = Problem(
            Severity.ERROR,
            "theme-invalid",
            f"the file is not valid TOML: {what[:1].lower()}{what[1:]}.",
            "Write lines of the form key = value under [table] lines, texts in quotes.",
            line=line,
        )
        return Table("", {}, {}), [problem]
    return Table("", content, _lines_of_keys(text)), []


def _lines_of_keys(text: str) -> dict[str, int]:
    """Return the line of each key by its full dotted name: close enough for messages."""
    lines: dict[str, int] = {}
    path = ""
    for number, line in enumerate(text.splitlines(), start=1):
        header = _HEADER.match(line)
        if header:
            path = header[1].replace('"', "").replace(" ", "")
            lines.setdefault(path, number)
            continue
        key, equals, _ = line.partition("=")
        if equals and not key.lstrip().startswith("#"):
            name = key.strip().strip('"')
            lines.setdefault(f"{path}.{name}" if path else name, number)
    return lines
