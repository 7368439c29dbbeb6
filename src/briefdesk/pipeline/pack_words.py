"""Every text that a partner pack is made of, whatever it is for: what is held back stands in none of them."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from briefdesk.model.draft import Project

_CALLED: Mapping[str, str] = {
    "recipients": "Recipients",
    "letter": "The letter",
    "brief": "The one-pager",
    "sources": "A source",
    "templates": "A template",
    "themes": "A theme",
    "fields": "A field",
    "signatories": "Signatories",
    "overrides": "A form of address",
    "hand_edits": "An edit of one letter",
}


def pack_words(content: Project) -> Iterator[tuple[str, str]]:
    """Yield what a text is called and the text, for all texts of a pack's project, ids and queries too."""
    for field in fields(content):
        called = _CALLED.get(field.name, "The pack")
        for text in _texts(getattr(content, field.name)):
            yield called, text


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for inner in value:
            yield from _texts(inner)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _texts(getattr(value, field.name))
