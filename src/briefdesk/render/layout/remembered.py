"""What the layout remembers, so that what recipients share and what typing leaves alone is laid out once."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from briefdesk.model.blocks import Block, Footnote
from briefdesk.render.layout.memo import Memo, Tokens
from briefdesk.render.theme import FitRange, Setting, TextStyle, Theme, squeezed

if TYPE_CHECKING:
    from briefdesk.render.layout.flow import Laid, LaidRun
    from briefdesk.render.layout.pagination import PlacedRun

# A one-pager has some fifteen blocks and is tried in a dozen settings.
_MOST_BLOCKS = 200
_MOST_SETTINGS = 64
_MOST_TOKENS = 300
# What follows the salutation comes in some dozens of kinds, in a few settings and at a few heights.
_MOST_RUNS = 64


class RememberedLayouts:
    """Settings and the blocks that were laid out in them.

    Settings and themes count as the same only if they are the same object, which is why squeezed settings
    are made here: comparing thirty styles would take longer than laying out most blocks.
    """

    def __init__(self) -> None:
        self._blocks = Tokens(_MOST_TOKENS)
        self._laid: Memo[tuple[object, ...], tuple[Laid, Setting, Theme]] = Memo(_MOST_BLOCKS)
        self._runs: Memo[tuple[object, ...], tuple[LaidRun, tuple[object, ...]]] = Memo(_MOST_RUNS)
        self.placed_runs: Memo[tuple[int, float, float], PlacedRun] = Memo(_MOST_RUNS)
        self._closer: Memo[tuple[object, ...], tuple[Setting | None, tuple[object, ...]]] = Memo(_MOST_RUNS)
        self._settings: Memo[tuple[object, ...], tuple[Setting, Setting, FitRange | None]] = Memo(
            _MOST_SETTINGS
        )

    def squeezed(
        self, setting: Setting, fit: FitRange, *, size_pt: float, leading: float, spacing: float
    ) -> Setting:
        """Return `theme.squeezed` of the same, the same object each time."""
        key = (id(setting), id(fit), size_pt, leading, spacing)
        kept = self._settings.get(key)
        if kept is None:
            made = squeezed(setting, fit, size_pt=size_pt, leading=leading, spacing=spacing)
            # With the objects behind the ids in the key, so that no others come to have these ids.
            kept = (made, setting, fit)
            self._settings.put(key, kept)
        return kept[0]

    def restyled(self, setting: Setting, strip: TextStyle) -> Setting:
        """Return `setting` with another style of the strip, the same object each time."""
        key = (id(setting), strip)
        kept = self._settings.get(key)
        if kept is None:
            styles = replace(setting.styles, strip=strip)
            kept = (replace(setting, styles=styles), setting, None)
            self._settings.put(key, kept)
        return kept[0]

    def laid(
        self, block: Block | Footnote, place: tuple[object, ...], setting: Setting, theme: Theme,
        lay_out: "Callable[[], Laid]",
    ) -> "Laid":  # fmt: skip
        """Return what `lay_out` gives for a block; `place` is all it depends on besides the other three."""
        key = (self._blocks.of(block), place, id(setting), id(theme))
        kept = self._laid.get(key)
        if kept is None:
            kept = (lay_out(), setting, theme)
            self._laid.put(key, kept)
        return kept[0]

    def closer(
        self, key: tuple[object, ...] | None, of: tuple[object, ...], find: Callable[[], Setting | None]
    ) -> Setting | None:
        """Return what `find` gives for letters alike in `key`; `of` are the objects of its ids."""
        if key is None:
            return find()
        kept = self._closer.get(key)
        if kept is None:
            kept = (find(), of)
            self._closer.put(key, kept)
        return kept[0]

    def laid_run(
        self, key: tuple[object, ...], of: tuple[object, ...], lay_out: "Callable[[], LaidRun]"
    ) -> "LaidRun":
        """Return what `lay_out` gives for several blocks; `of` are the objects whose ids the key holds."""
        kept = self._runs.get(key)
        if kept is None:
            kept = (lay_out(), of)
            self._runs.put(key, kept)
        return kept[0]
