"""The styles of a Word file, each with what it takes from those below it."""

import re
from dataclasses import fields, replace
from typing import Any

from briefdesk.model.stationery import TakenStyle
from briefdesk.sources.stationery.markup import W

MAPPED = (
    "normal",
    "body text",
    "title",
    "heading 1",
    "heading 2",
    "list bullet",
    "list number",
    "footnote text",
    "header",
    "footer",
)
"""The styles, by Word's names, that letters take the look of."""

_MOST_STEPS = 12
_HEX = re.compile(r"[0-9A-Fa-f]{6}")
_FONT = re.compile(r"[\w .,'&+\-]{1,60}")
_STYLE_NAMES = {"header": "StationeryHeader", "footer": "StationeryFooter"}


class WordStyles:
    """Paragraph styles by id and by name."""

    def __init__(self, root: Any | None) -> None:
        self._by_id: dict[str, Any] = {}
        self._by_name: dict[str, Any] = {}
        self._defaults = TakenStyle()
        self._normal: Any | None = None
        if root is None:
            return
        defaults = root.find(f"{{{W}}}docDefaults")
        if defaults is not None:
            run = defaults.find(f"{{{W}}}rPrDefault/{{{W}}}rPr")
            paragraph = defaults.find(f"{{{W}}}pPrDefault/{{{W}}}pPr")
            self._defaults = _said(run, paragraph)
        for style in root.findall(f"{{{W}}}style"):
            name = style.find(f"{{{W}}}name")
            if style.get(f"{{{W}}}type") != "paragraph" or name is None:
                continue
            self._by_id[style.get(f"{{{W}}}styleId", "")] = style
            self._by_name[name.get(f"{{{W}}}val", "").casefold()] = style
            if style.get(f"{{{W}}}default") in ("1", "true", "on"):
                self._normal = style

    def taken(self) -> tuple[tuple[str, TakenStyle], ...]:
        """Return the look of the styles that letters take over, by name."""
        found = [(name, self._resolved(self._by_name[name])) for name in MAPPED if name in self._by_name]
        if "normal" not in self._by_name:
            found.insert(0, ("normal", self._resolved(self._normal)))
        return tuple(found)

    def name_for(self, style_id: str) -> str | None:
        """Return the id under which a header's style stands in our file, None for those that do not."""
        style = self._by_id.get(style_id)
        name = style.find(f"{{{W}}}name").get(f"{{{W}}}val", "").casefold() if style is not None else ""
        return _STYLE_NAMES.get(name)

    def _resolved(self, style: Any | None) -> TakenStyle:
        """Return a style with what it takes from those it is based on; a circle of them ends."""
        chain: list[Any] = []
        while style is not None and len(chain) < _MOST_STEPS and style not in chain:
            chain.append(style)
            base = style.find(f"{{{W}}}basedOn")
            style = self._by_id.get(base.get(f"{{{W}}}val", "")) if base is not None else None
        found = self._defaults
        for each in reversed(chain):
            said = _said(each.find(f"{{{W}}}rPr"), each.find(f"{{{W}}}pPr"))
            news = {f.name: v for f in fields(TakenStyle) if (v := getattr(said, f.name)) is not None}
            found = replace(found, **news)
        return found


def _said(run: Any | None, paragraph: Any | None) -> TakenStyle:
    """Return what run and paragraph properties say themselves; what is no sane value counts as unsaid."""
    spacing = paragraph.find(f"{{{W}}}spacing") if paragraph is not None else None
    exact = _attribute(spacing, "lineRule") in ("exact", "atLeast")
    line = _number(_attribute(spacing, "line"), 240, 0.8, 3.0)
    return TakenStyle(
        font=_font(run),
        size_pt=_number(_value(run, "sz"), 2, 6, 36),
        color=_color(_value(run, "color")),
        bold=_switch(run, "b"),
        italic=_switch(run, "i"),
        before_pt=_number(_attribute(spacing, "before"), 20, 0, 72),
        after_pt=_number(_attribute(spacing, "after"), 20, 0, 72),
        line=None if exact else line,
    )


def _font(run: Any | None) -> str | None:
    name = _attribute(run.find(f"{{{W}}}rFonts") if run is not None else None, "ascii")
    return name if name and _FONT.fullmatch(name) else None


def _color(value: str | None) -> str | None:
    return f"#{value.lower()}" if value and _HEX.fullmatch(value) else None


def _switch(run: Any | None, name: str) -> bool | None:
    found = run.find(f"{{{W}}}{name}") if run is not None else None
    return None if found is None else found.get(f"{{{W}}}val", "1") not in ("0", "false", "off")


def _value(run: Any | None, name: str) -> str | None:
    return _attribute(run.find(f"{{{W}}}{name}") if run is not None else None, "val")


def _attribute(element: Any | None, name: str) -> str | None:
    found = element.get(f"{{{W}}}{name}") if element is not None else None
    return found if isinstance(found, str) else None


def _number(value: str | None, parts: float, low: float, high: float) -> float | None:
    """Return a number of twips or the like in `parts` of one, None outside the range."""
    try:
        found = float(value) / parts if value else None
    except ValueError:
        return None
    return found if found is not None and low <= found <= high else None
