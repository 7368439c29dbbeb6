"""The Jinja environment that texts are parsed and rendered in: sandboxed, strict, with few filters.

Only the worker compiles and renders. A value never becomes markup: whatever a field prints has its
ASCII punctuation escaped for CommonMark (0.31, section 2.4), so Markdown reads it as plain text.
"""

import re
from collections.abc import Callable, Iterable, Mapping

from jinja2.exceptions import TemplateRuntimeError
from jinja2.runtime import LoopContext, StrictUndefined, Undefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

from briefdesk.compose.placeholder import CLOSE, OPEN, clean, label_of, one_line

_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")


class Unfilled(str):
    """The empty value of a field that the user is to fill in: false in an `if`, a placeholder in print."""

    __slots__ = ("label",)
    label: str

    def __new__(cls, label: str) -> "Unfilled":
        """Make an empty text that remembers the field's label."""
        empty = super().__new__(cls, "")
        empty.label = label
        return empty

    def __str__(self) -> str:
        """Return the placeholder, so that joining texts with ~ keeps it visible."""
        return f"{OPEN}[{self.label}]{CLOSE}"

    def __add__(self, other: object) -> str:
        """Return the placeholder before `other`."""
        return str(self) + str(other)

    def __radd__(self, other: object) -> str:
        """Return the placeholder after `other`."""
        return str(other) + str(self)


class TextEnvironment(ImmutableSandboxedEnvironment):
    """A sandbox in which a dot reaches the keys of a dict and the counters of a loop, nothing else."""

    def getattr(self, obj: object, attribute: str) -> object:
        """Return the field `attribute` of a group, or an undefined value that fails when used."""
        if isinstance(obj, LoopContext):
            return super().getattr(obj, attribute)
        if isinstance(obj, dict) and attribute in obj:
            return obj[attribute]
        return self.undefined(obj=obj, name=attribute)

    def getitem(self, obj: object, argument: object) -> object:
        """Return an item of a list by number or of a group by name."""
        if isinstance(obj, dict) and isinstance(argument, str):
            return self.getattr(obj, argument)
        if isinstance(obj, list) and isinstance(argument, int) and -len(obj) <= argument < len(obj):
            return obj[argument]
        return self.undefined(obj=obj, name=str(argument))


def text_environment() -> TextEnvironment:
    """Return a fresh environment: no globals, no loader, own filters and tests."""
    environment = TextEnvironment(
        undefined=StrictUndefined,
        finalize=_printed,
        autoescape=False,
        trim_blocks=True,
        lstrip_blocks=True,
        cache_size=0,
    )
    environment.globals = {}
    environment.filters = dict(FILTERS)
    environment.tests = {
        "defined": lambda value: not isinstance(value, Undefined),
        "undefined": lambda value: isinstance(value, Undefined),
        "odd": lambda value: value % 2 == 1,
        "even": lambda value: value % 2 == 0,
    }
    return environment


def live_value(value: object) -> object:
    """Return a context value for rendering: marked texts become `Unfilled`, groups and lists are walked."""
    match value:
        case str():
            label = label_of(value)
            return value if label is None else Unfilled(label)
        case dict():
            return {name: live_value(inner) for name, inner in value.items()}
        case list():
            return [live_value(inner) for inner in value]
    return value


def escape(text: str) -> str:
    """Return `text` as one line with its ASCII punctuation escaped for Markdown."""
    return _PUNCTUATION.sub(r"\\\1", text)


def _printed(value: object) -> str:
    if isinstance(value, Undefined):
        return str(value)  # StrictUndefined raises here, naming the field
    if isinstance(value, str):
        return escape(one_line(str(value)))
    if isinstance(value, int) and not isinstance(value, bool):
        return escape(str(value))
    raise TemplateRuntimeError("This prints a list or a yes-or-no value.")


def _keeps_unfilled(change: Callable[[str], str]) -> Callable[[object], str]:
    def filtered(value: object) -> str:
        return value if isinstance(value, Unfilled) else change(_as_text(value))

    return filtered


def _as_text(value: object) -> str:
    if isinstance(value, (str, int)) and not isinstance(value, bool):
        return str(value)
    if isinstance(value, Undefined):
        return str(value)
    raise TemplateRuntimeError("This filter takes a text, not a list or a yes-or-no value.")


def _titled(text: str) -> str:
    # str.title() would turn "McConnell" into "Mcconnell" and "Texas’s" into "Texas’S".
    return re.sub(r"(^|[\s(\[“\"-])(\w)", lambda match: match[1] + match[2].upper(), text)


def _default(value: object, instead: object = "", _also_false: object = True) -> object:
    return instead if isinstance(value, Undefined) or value in ("", []) else value


def _join(value: object, between: object = "") -> str:
    if isinstance(value, str) or not isinstance(value, Iterable):
        return _as_text(value)
    return str(between).join(str(item) for item in value)


def _end(index: int) -> Callable[[object], object]:
    def picked(value: object) -> object:
        if isinstance(value, Unfilled):
            return value
        if isinstance(value, (str, list)):
            return value[index] if value else ""
        raise TemplateRuntimeError("first and last take a list or a text.")

    return picked


def _length(value: object) -> int:
    if isinstance(value, (str, list, dict)):
        return len(value)
    raise TemplateRuntimeError("length takes a list or a text.")


FILTERS: Mapping[str, Callable[..., object]] = {
    "upper": _keeps_unfilled(str.upper),
    "lower": _keeps_unfilled(str.lower),
    "title": _keeps_unfilled(_titled),
    "capitalize": _keeps_unfilled(lambda text: text[:1].upper() + text[1:]),
    "trim": _keeps_unfilled(clean),
    "length": _length,
    "first": _end(0),
    "last": _end(-1),
    "default": _default,
    "join": _join,
}
