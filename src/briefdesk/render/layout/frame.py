"""What block builders share while a document is laid out: measures, structure, texts."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import lru_cache

from briefdesk.model.blocks import Block, Footnote, Origin, Span, Spans
from briefdesk.render.layout.flow import BlockFlow, Cell, Flow, Laid, LaidRun, Panel, Spacing, TextFlow, laid
from briefdesk.render.layout.page import Node
from briefdesk.render.layout.typesetter import PLAIN, Fill, Measured, Typesetter
from briefdesk.render.theme import Setting, TextStyle, Theme

# Lines of heads, addresses and signatures are set in several settings before one is chosen.
_MOST_LINES = 64


class Frame:
    """The type area of one document in one setting, and the structure tree as it grows."""

    def __init__(self, typesetter: Typesetter, theme: Theme, setting: Setting, first_level: int) -> None:
        self.typesetter = typesetter
        self.theme = theme
        self.setting = setting
        self.styles = setting.styles
        self.palette = theme.palette
        self.left = setting.margins.left_pt
        self.width = theme.page_width_pt - setting.margins.left_pt - setting.margins.right_pt
        self.nodes: list[Node] = []
        self.block = 0
        self._first_level = first_level

    @property
    def right(self) -> float:
        """Return the right edge of the type area."""
        return self.left + self.width

    @contextmanager
    def within(self, left: float, width: float) -> Iterator[None]:
        """Let blocks be laid out in a part of the type area: a column."""
        kept = self.left, self.width
        self.left, self.width = left, width
        try:
            yield
        finally:
            self.left, self.width = kept

    def restyle(self, *, strip: TextStyle) -> None:
        """Set the strip in another style, for writers too: the setting goes with the layout."""
        self.setting = self.typesetter.layouts.restyled(self.setting, strip)
        self.styles = self.setting.styles

    def laid(
        self, block: Block | Footnote, depends_on: tuple[object, ...], lay_out: Callable[[], list[Flow]]
    ) -> Laid:
        """Return what `lay_out` makes of a block over the whole type area, or made of it before.

        `depends_on` is what that takes from the document besides the block, its place and the frame.
        """
        first = len(self.nodes)

        def anew() -> Laid:
            flows = lay_out()
            return laid(flows, self.nodes[first:])

        place = (self.block, first, self._first_level, depends_on)
        done = self.typesetter.layouts.laid(block, place, self.setting, self.theme, anew)
        self.nodes[first:] = done.nodes
        return done

    def laid_run(
        self,
        texts: tuple[Block | Footnote, ...],
        texts_key: tuple[int, ...],
        depends_on: tuple[object, ...],
        lay_out: Callable[[], LaidRun],
    ) -> LaidRun:
        """Return what `lay_out` makes of several blocks and notes, or made of the same objects before."""
        first = len(self.nodes)
        key = (texts_key, first, self._first_level, depends_on, id(self.setting), id(self.theme))
        done = self.typesetter.layouts.laid_run(key, (texts, self.setting, self.theme), lay_out)
        self.nodes[first:] = done.nodes
        return done

    def node(
        self,
        role: str,
        parent: int | None = None,
        *,
        alt: str = "",
        note: int | None = None,
        numbering: str = "",
    ) -> int:
        """Add a node to the structure and return its index."""
        self.nodes.append(Node(role, parent, alt, note, numbering))
        return len(self.nodes) - 1

    def heading(self, level: int) -> int:
        """Add a heading; the document's first level counts as H1, so that none is skipped."""
        return self.node(f"H{max(1, level - self._first_level + 1)}")

    def measure(
        self,
        text: "str | Spans | tuple[Spans, ...]",
        style: TextStyle,
        width: float,
        fill: Fill = PLAIN,
    ) -> Measured:
        """Return a text, spans, or several of them one below the other, broken to `width`."""
        return self.typesetter.measure(_texts(text), style, self.theme, width, fill)

    def spacing(self, style: TextStyle, *, keep_next: bool = False, panel: Panel | None = None) -> Spacing:
        """Return the space around a style's text."""
        return Spacing(style.before_pt, style.after_pt, keep_next, panel, self.block)

    def paragraph(
        self,
        text: "str | Spans | tuple[Spans, ...]",
        style: TextStyle,
        *,
        node: int | None = None,
        origin: Origin | None = None,
        keep_next: bool = False,
        fill: Fill = PLAIN,
    ) -> TextFlow:
        """Return a text over the whole width, a P unless `node` says otherwise."""
        measured = self.measure(text, style, self.width, fill)
        place = self.node("P") if node is None else node
        return TextFlow(
            Cell(self.left, 0.0, measured, place, origin), self.spacing(style, keep_next=keep_next)
        )

    def gap(self, height: float, *, panel: Panel | None = None, keep_next: bool = False) -> BlockFlow:
        """Return empty room of `height`."""
        return BlockFlow(height, Spacing(panel=panel, block=self.block, keep_next=keep_next))


@lru_cache(maxsize=_MOST_LINES)
def lines(texts: tuple[str, ...]) -> tuple[Spans, ...]:
    """Return plain texts as one-span texts, empty ones left out; the same objects for the same texts."""
    return tuple((Span(text),) for text in texts if text.strip())


@lru_cache(maxsize=_MOST_LINES)
def _plain(text: str) -> tuple[Spans, ...]:
    return ((Span(text),),)


def _texts(text: "str | Spans | tuple[Spans, ...]") -> tuple[Spans, ...]:
    if isinstance(text, str):
        return _plain(text)
    texts: list[Spans] = []
    for each in text:
        if isinstance(each, Span):
            return (text,)  # type: ignore[return-value]  # its first item tells which of the two it is
        texts.append(each)
    return tuple(texts)
