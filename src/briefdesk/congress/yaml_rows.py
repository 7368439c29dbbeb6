"""YAML of the data set as JSON, by a reader that knows lists, mappings and plain values and nothing else.

The parser is libyaml by way of PyYAML, of which only the events are used: no tag ever makes an object, an
alias cannot swell a small file into a huge one, and nesting ends long before the stack does.
"""

import re
from collections.abc import Callable, Iterator
from types import MappingProxyType
from typing import Any

import msgspec

from briefdesk.congress.errors import ImportStopped

MAX_DEPTH = 40
# The published YAML of the members has 90,000 events; five times that leaves room to grow, and takes seconds.
MAX_NODES = 500_000
_LOOK_EVERY = 2_000
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]{0,17})")
_WORDS = MappingProxyType(
    dict.fromkeys(("", "~", "null", "Null", "NULL"))
    | dict.fromkeys(("true", "True", "TRUE"), True)
    | dict.fromkeys(("false", "False", "FALSE"), False)
)

Node = tuple[Any, int]
"""A value and how many nodes it would have, were its aliases written out."""


class YamlUnfit(ValueError):
    """Text that is no YAML, or YAML of a kind that the data set never holds; says what and in which line."""


def json_from_yaml(data: bytes, *, cancelled: Callable[[], bool] = lambda: False) -> bytes:
    """Return the JSON of the one document in YAML text: mappings, lists, text, whole numbers, true, null.

    A date stays text. Raises YamlUnfit with the line, or ImportStopped once `cancelled`.
    """
    # Here and not above: few rosters are made from YAML, and the parser takes 20 ms to load.
    import yaml  # noqa: PLC0415

    parser = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        value, _size = _Document(yaml, yaml.parse(data, Loader=parser), cancelled).read()
    except yaml.YAMLError as error:
        raise YamlUnfit(_in_few_words(error)) from error
    except UnicodeDecodeError as error:
        raise YamlUnfit("it is not text in UTF-8") from error
    try:
        return msgspec.json.encode(value)
    except UnicodeEncodeError as error:
        raise YamlUnfit("it holds half a character") from error


class _Document:
    """Builds plain values from the events of one document."""

    def __init__(self, yaml: Any, events: Iterator[Any], cancelled: Callable[[], bool]) -> None:
        self._yaml = yaml
        self._events = events
        self._cancelled = cancelled
        self._anchors: dict[str, Node] = {}
        self._seen = 0

    def read(self) -> Node:
        """Return the document, None for an empty stream; a second document is refused."""
        found: Node = (None, 1)
        documents = 0
        for event in self._events:
            if isinstance(event, self._yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    raise YamlUnfit(f"a second document begins in line {_line(event)}")
                found = self._node(self._next(), 0)
        return found

    def _next(self) -> Any:
        self._seen += 1
        event = next(self._events)
        if self._seen > MAX_NODES:
            raise YamlUnfit(f"it has more than {MAX_NODES:,} entries by line {_line(event)}")
        if self._seen % _LOOK_EVERY == 0 and self._cancelled():
            raise ImportStopped
        return event

    def _node(self, event: Any, depth: int) -> Node:
        kinds = self._yaml
        if isinstance(event, kinds.AliasEvent):
            return self._alias(event)
        if event.tag not in (None, "!"):
            raise YamlUnfit(f"line {_line(event)} holds the tag “{event.tag[:60]}”")
        if depth > MAX_DEPTH:
            raise YamlUnfit(f"it is nested too deep in line {_line(event)}")
        if isinstance(event, kinds.ScalarEvent):
            node: Node = (_plain(event.value) if event.implicit[0] else event.value, 1)
        elif isinstance(event, kinds.SequenceStartEvent):
            node = self._list(depth)
        else:
            node = self._mapping(depth)
        if node[1] > MAX_NODES:
            raise YamlUnfit(f"what begins in line {_line(event)} is too large with its aliases written out")
        if event.anchor is not None:
            self._anchors[event.anchor] = node
        return node

    def _alias(self, event: Any) -> Node:
        known = self._anchors.get(event.anchor)
        if known is None:
            raise YamlUnfit(f"the alias in line {_line(event)} stands for nothing before it")
        return known

    def _list(self, depth: int) -> Node:
        values: list[Any] = []
        size = 1
        while not isinstance(event := self._next(), self._yaml.SequenceEndEvent):
            value, count = self._node(event, depth + 1)
            values.append(value)
            size += count
        return values, size

    def _mapping(self, depth: int) -> Node:
        values: dict[str, Any] = {}
        size = 1
        while not isinstance(event := self._next(), self._yaml.MappingEndEvent):
            if not isinstance(event, self._yaml.ScalarEvent):
                raise YamlUnfit(f"the key in line {_line(event)} is not text")
            value, count = self._node(self._next(), depth + 1)
            values[event.value] = value
            size += count
        return values, size


def _plain(text: str) -> Any:
    """Return what a word without quotes means."""
    if text in _WORDS:
        return _WORDS[text]
    return int(text) if _NUMBER.fullmatch(text) else text


def _line(event: Any) -> int:
    return int(event.start_mark.line) + 1


def _in_few_words(error: Exception) -> str:
    mark = getattr(error, "problem_mark", None)
    # Text that is no text has a reason in place of a problem with a line.
    problem = getattr(error, "problem", None) or getattr(error, "reason", None) or "it is no text"
    return f"{problem} in line {mark.line + 1}" if mark is not None else str(problem)
