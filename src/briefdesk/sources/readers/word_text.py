"""What a paragraph of a Word file says and how it looks, read from its XML."""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SKIPPED = frozenset(
    (f"{W}del", f"{W}moveFrom", f"{W}txbxContent", f"{W}rPr", f"{W}pPr", f"{W}instrText",
     "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback")
)  # fmt: skip
_OFF = frozenset(("0", "false", "off", "none"))


@dataclass(frozen=True, slots=True)
class WordParagraph:
    """A paragraph's words; `style` is its style's id, `notes` the numbers of the footnotes it calls.

    `bold` and `size` (points, 0 where the style says) hold only if they hold for every word of it.
    """

    text: str
    style: str
    bold: bool
    size: float
    listed: bool
    outline: int
    notes: tuple[str, ...]


def paragraph_of(element: etree._Element) -> WordParagraph:
    """Return the paragraph that a `w:p` holds, without deleted words, fields' codes and text boxes."""
    words: list[str] = []
    notes: list[str] = []
    bold: list[bool] = []
    sizes: list[float] = []
    for run in _runs(element):
        text = "".join(_pieces(run, notes))
        words.append(text)
        if text.strip():
            look = run.find(f"{W}rPr")
            bold.append(_is_on(look, "b"))
            sizes.append(_number(look, "sz") / 2)
    settings = element.find(f"{W}pPr")
    outline = _number(settings, "outlineLvl", missing=-1)
    return WordParagraph(
        text="".join(words),
        style=_value(settings, "pStyle"),
        bold=bool(bold) and all(bold),
        size=min(sizes, default=0.0),
        listed=settings is not None and _numbered(settings),
        outline=int(outline) + 1 if 0 <= outline < 9 else 0,
        notes=tuple(notes),
    )


def boxes_of(element: etree._Element) -> Iterator[etree._Element]:
    """Yield the paragraphs of the text boxes that hang on a paragraph, each box once."""
    for box in element.iter(f"{W}txbxContent"):
        if not any(up.tag.endswith("}Fallback") for up in box.iterancestors()):
            yield from box.iterchildren(f"{W}p")


def _runs(element: etree._Element) -> Iterator[etree._Element]:
    """Yield the runs of a paragraph in order, also those in links, insertions and content controls."""
    for child in element:
        if child.tag == f"{W}r":
            yield child
        elif isinstance(child.tag, str) and child.tag not in _SKIPPED:
            yield from _runs(child)


def _pieces(run: etree._Element, notes: list[str]) -> Iterator[str]:
    for piece in run:
        match piece.tag:
            case "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t":
                yield piece.text or ""
            case tag if tag in (f"{W}tab", f"{W}br", f"{W}cr", f"{W}ptab"):
                yield " "
            case tag if tag == f"{W}noBreakHyphen":
                yield "-"
            case tag if tag in (f"{W}footnoteReference", f"{W}endnoteReference"):
                notes.append(f"{tag.removeprefix(W)[:-9]}-{piece.get(f'{W}id')}")


def _value(settings: etree._Element | None, name: str) -> str:
    found = settings.find(f"{W}{name}") if settings is not None else None
    return (found.get(f"{W}val") or "") if found is not None else ""


def _is_on(settings: etree._Element | None, name: str) -> bool:
    found = settings.find(f"{W}{name}") if settings is not None else None
    return found is not None and (found.get(f"{W}val") or "1") not in _OFF


def _number(settings: etree._Element | None, name: str, missing: float = 0.0) -> float:
    try:
        return float(_value(settings, name) or missing)
    except ValueError:
        return missing


def _numbered(settings: etree._Element) -> bool:
    numbering = settings.find(f"{W}numPr")
    return numbering is not None and _value(numbering, "numId") != "0"
