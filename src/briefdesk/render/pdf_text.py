"""Line groups as PDF text operators, free of place, so that the same paragraph is written once per job."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from weakref import WeakKeyDictionary

from briefdesk.render.layout.page import FaceKey, LineGroup, Run
from briefdesk.render.pdf_fonts import FontBank, Subset, extra_characters
from briefdesk.render.shades import paler
from briefdesk.render.theme import Color

_UNDERLINE_DROP_EM = 0.16
_UNDERLINE_EM = 0.05


@dataclass(frozen=True, slots=True)
class Stretch:
    """Text that belongs to one element: plain text, a link's text or a footnote mark."""

    code: str
    link: str | None
    note: int | None


@dataclass(frozen=True, slots=True)
class LinkArea:
    """Where a link may be clicked, from the group's top left, y downwards; `stretch` is its index."""

    x: float
    y: float
    width: float
    height: float
    stretch: int


@dataclass(frozen=True, slots=True)
class Fragment:
    """What a line group draws, from its top left; `ground` lies behind the text and is no content."""

    ground: str
    stretches: tuple[Stretch, ...]
    links: tuple[LinkArea, ...]
    faces: frozenset[FaceKey]


class TextWriter:
    """Writes line groups for one document; what holds only common characters is shared between documents."""

    def __init__(self, bank: FontBank, shared: "WeakKeyDictionary[LineGroup, Fragment]") -> None:
        self._bank = bank
        self._shared = shared
        self._extra: dict[FaceKey, tuple[Subset, ...]] = {}
        self.rare: dict[FaceKey, frozenset[str]] = {}
        """The characters of the document outside the common subsets, by face."""

    def prepare(self, groups: list[LineGroup]) -> None:
        """Take note of characters outside the common subsets; must see all groups before the first write."""
        rare: dict[FaceKey, set[str]] = {}
        for group in groups:
            if group in self._shared:
                continue
            for line in group.lines:
                for run in line.runs:
                    if not run.text.isascii():
                        common = self._bank.face(run.face).common.characters
                        rare.setdefault(run.face, set()).update(extra_characters((run.text,), common))
        for key, characters in rare.items():
            if characters:
                self.rare[key] = frozenset(characters)
                self._extra[key] = self._bank.face(key).beyond(self.rare[key])

    def fragment(self, group: LineGroup, unfilled: Color) -> Fragment:
        """Return what `group` draws."""
        fragment = self._shared.get(group)
        if fragment is None:
            fragment = _Writing(self, group, unfilled).fragment()
            if not self._extra:
                self._shared[group] = fragment
        return fragment

    def subsets(self, keys: frozenset[FaceKey]) -> Iterator[Subset]:
        """Yield all subsets that a document with these faces needs, in a fixed order."""
        for key in sorted(keys, key=lambda key: (key.family, key.bold, key.italic)):
            yield self._bank.face(key).common
            yield from self._extra.get(key, ())

    def pieces(self, text: str, key: FaceKey) -> Iterator[tuple[str, str]]:
        """Yield font resource and string literal for each stretch of `text` in one subset."""
        common = self._bank.face(key).common
        extra = self._extra.get(key)
        if extra is None or text.isascii():
            yield common.resource, text.translate(common.literals)
            return
        subset, start = common, 0
        for index, character in enumerate(text):
            home = subset if character in subset.characters else self._home(character, common, extra)
            if home is not subset:
                if index > start:
                    yield subset.resource, text[start:index].translate(subset.literals)
                subset, start = home, index
        yield subset.resource, text[start:].translate(subset.literals)

    @staticmethod
    def _home(character: str, common: Subset, extra: tuple[Subset, ...]) -> Subset:
        return next((each for each in (common, *extra) if character in each.characters), common)


class _Writing:
    """The writing of one group."""

    def __init__(self, writer: TextWriter, group: LineGroup, unfilled: Color) -> None:
        self._writer = writer
        self._group = group
        self._unfilled = rgb(unfilled)
        self._ground: list[str] = []
        self._stretches: list[Stretch] = []
        self._links: list[LinkArea] = []
        self._faces: set[FaceKey] = set()
        self._code: list[str] = []
        self._element: tuple[str | None, int | None] | None = None
        self._state: tuple[object, ...] = ()

    def fragment(self) -> Fragment:
        """Return the lines of the group as drawing code, with what links and tags need of them."""
        group = self._group
        for index, line in enumerate(group.lines):
            baseline = -(group.ascent + index * group.leading)
            # A space at the end of a line and of a text keeps words apart where readers join them.
            ends = " " if line.joins or line is group.lines[-1] else ""
            for run in line.runs:
                self._run(run, baseline, ends=ends if run is line.runs[-1] else "")
        self._close()
        return Fragment(
            "\n".join(self._ground), tuple(self._stretches), tuple(self._links), frozenset(self._faces)
        )

    def _run(self, run: Run, baseline: float, ends: str) -> None:
        if self._element != (run.link, run.note):
            self._close()
            self._element = (run.link, run.note)
        self._faces.add(run.face)
        if run.unfilled:
            self._fill(self._unfilled, run.x - 1, baseline - run.size * 0.24, run.width + 2, run.size * 1.12)
        if run.link is not None:
            drop = baseline - run.size * _UNDERLINE_DROP_EM
            self._fill(rgb(paler(run.color)), run.x, drop, run.width, max(0.4, run.size * _UNDERLINE_EM))
            self._links.append(
                LinkArea(run.x, -baseline - run.size * 0.8, run.width, run.size * 1.05, len(self._stretches))
            )
        code = self._code
        code.append(f"1 0 0 1 {_short(run.x)} {_short(baseline + run.rise)} Tm")
        for resource, literal in self._writer.pieces(run.text + ends, run.face):
            state = (resource, run.size, run.color, run.tracking)
            if state != self._state:
                code.append(f"/{resource} {_short(run.size)} Tf {rgb(run.color)} {_short(run.tracking)} Tc")
                self._state = state
            code.append(f"({literal}) Tj")

    def _fill(self, color: str, x: float, y: float, width: float, height: float) -> None:
        self._ground.append(f"{color} {_short(x)} {_short(y)} {_short(width)} {_short(height)} re f")

    def _close(self) -> None:
        if self._code and self._element:
            self._stretches.append(Stretch(" ".join(self._code), *self._element))
        self._code = []


@lru_cache(maxsize=64)
def rgb(color: Color) -> str:
    """Return the operator that fills in `color`."""
    red, green, blue = (int(color[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return f"{_short(red)} {_short(green)} {_short(blue)} rg"


def _short(value: float) -> str:
    """Return a number with at most three decimals, as few characters as it takes."""
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text
