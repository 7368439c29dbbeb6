"""The one-page fit of a brief: the largest type, then leading, then spacing at which it fills one page."""

import dataclasses
import math
from collections.abc import Callable

from briefdesk.errors import RenderError
from briefdesk.model.blocks import ComposedDocument
from briefdesk.model.letter import Fit
from briefdesk.render.fit_costs import BlockCost, cheapest_fix, part_costs
from briefdesk.render.layout.document import Prepared, excess, paginate, prepare_read
from briefdesk.render.layout.flow import TextFlow
from briefdesk.render.layout.manuscript import read_manuscript
from briefdesk.render.layout.page import Layout
from briefdesk.render.layout.typesetter import Typesetter, shipped_typesetter
from briefdesk.render.theme import Setting, Styles, Theme

__all__ = ["BlockCost", "BriefTooLong", "at_floors", "fit_brief"]

# Word processors know no finer sizes.
_SIZE_STEP = 0.5
_SHARE_STEPS = 16
# Of a page's height, about what lines and the spaces between blocks take: guesses only, to try less.
_SHARE_OF_LINES = 0.6
_SHARE_OF_SPACES = 0.16
# How far leading and spacing may go toward their floors to win half a point of size.
_SNUG = 0.5
# Heights are sums of many numbers: what is nearer to 0 than this is 0.
_ROUNDING_PT = 1e-6


class BriefTooLong(RenderError):
    """The brief does not fit on one page at the smallest allowed style.

    `layout` is the brief on more than one page in that style, `costs` what each part takes, the
    dearest first.
    """

    def __init__(self, lines_over: int, costs: tuple[BlockCost, ...], layout: Layout) -> None:
        lines = "1 line" if lines_over == 1 else f"{lines_over} lines"
        super().__init__(f"The brief is {lines} too long for one page.", cheapest_fix(lines_over, costs))
        self.lines_over = lines_over
        self.costs = costs
        self.layout = layout


def fit_brief(
    document: ComposedDocument, theme: Theme, *, typesetter: Typesetter | None = None
) -> tuple[Layout, Fit]:
    """Return `document` on exactly one page, and how it was fitted.

    The type is as large as the theme allows at its own leading and spacing or a little under; at the
    smallest size, leading and then spacing give way; where there is room left, leading, then spacing grow.
    Raises BriefTooLong at the floors of all three, LogoUnreadable.
    """
    search = _Search(document, theme, typesetter or shipped_typesetter())
    values = search.best()
    if values is None:
        raise search.too_long()
    prepared = search.prepared(*values)
    layout = paginate(prepared, document)
    body = prepared.frame.styles.body
    fit = Fit(
        round(body.size_pt, 2),
        round(body.leading_pt, 2),
        layout.lines_spare,
        spacing=round(values[2], 4),
    )
    return dataclasses.replace(layout, fit=fit), fit


def at_floors(document: ComposedDocument, theme: Theme, *, typesetter: Typesetter | None = None) -> Prepared:
    """Return the flows of `document` at the floors of size, leading and spacing: over there, over for good.

    Raises LogoUnreadable.
    """
    return _Search(document, theme, typesetter or shipped_typesetter()).at_floors()


class _Search:
    """Searches over size, leading and spacing: more of any never takes less room."""

    def __init__(self, document: ComposedDocument, theme: Theme, typesetter: Typesetter) -> None:
        self._document = document
        self._manuscript = read_manuscript(document)
        self._theme = theme
        self._typesetter = typesetter
        self._range = theme.fit
        self._tried: dict[tuple[float, float, float], Prepared] = {}
        body = theme.brief.styles.body
        self._own_size = body.size_pt
        self._leading = body.leading_pt / body.size_pt

    def best(self) -> tuple[float, float, float] | None:
        """Return the best size, leading and spacing, None if nothing fits."""
        limits = self._range
        smallest = limits.smallest_pt
        size = self._largest_size()
        fits = size is not None and self._fits(size, self._leading, 1.0)
        if size is None or (size == smallest and not fits):
            return self._tight(smallest)
        if not fits:
            share = self._share(0.0, 1.0, lambda v: self._over(size, *self._snug(1.0 - v)))
            return size, *self._snug(1.0 - share)
        height = self._theme.page_height_pt
        leading = self._grown(
            self._leading,
            limits.loosest_leading,
            height * _SHARE_OF_LINES / self._leading,
            lambda v: self._over(size, v, 1.0),
        )
        spacing = self._grown(
            1.0, limits.loosest_spacing, height * _SHARE_OF_SPACES, lambda v: self._over(size, leading, v)
        )
        return size, leading, spacing

    def prepared(self, size: float, leading: float, spacing: float) -> Prepared:
        """Return the document's flows in the squeezed setting, each setting prepared once."""
        values = (size, leading, spacing)
        found = self._tried.get(values)
        if found is None:
            setting = self._setting(*values)
            found = prepare_read(self._manuscript, self._theme, setting, self._typesetter)
            self._tried[values] = found
        return found

    def _setting(self, size: float, leading: float, spacing: float) -> Setting:
        return self._typesetter.layouts.squeezed(
            self._theme.brief, self._range, size_pt=size, leading=leading, spacing=spacing
        )

    def too_long(self) -> BriefTooLong:
        """Return the error, with the brief laid out at all floors."""
        prepared = self.at_floors()
        leading = prepared.frame.styles.body.leading_pt
        over = max(1, -int(-excess(prepared) // leading))
        return BriefTooLong(over, part_costs(self._document, prepared), paginate(prepared, self._document))

    def at_floors(self) -> Prepared:
        """Return the document's flows as tight as they may be."""
        limits = self._range
        return self.prepared(limits.smallest_pt, limits.tightest_leading, limits.tightest_spacing)

    def _largest_size(self) -> float | None:
        """Return the largest size at which the brief fits snugly, None if it does at none.

        The theme's own size is mostly near it, and a page's height tells how far.
        """
        limits = self._range
        smallest = limits.smallest_pt
        steps = round((limits.largest_pt - smallest) / _SIZE_STEP)
        own = min(max(round((self._own_size - smallest) / _SIZE_STEP), 0), steps)
        rise = self._theme.page_height_pt * _SIZE_STEP / self._own_size
        snug = self._snug(1.0)

        def over(step: int) -> float:
            size = smallest + step * _SIZE_STEP
            least = self._at_least(size, size - _SIZE_STEP, *snug)
            return least if least > _ROUNDING_PT else self._over(size, *snug)

        step = _last(steps, own, rise, over)
        return None if step is None else smallest + step * _SIZE_STEP

    def _at_least(self, size: float, tried: float, leading: float, spacing: float) -> float:
        """Return by how many points the brief is over in `size` if all lines break as in the size `tried`.

        In a larger size there may be more lines, never fewer. Minus infinity where the other was not tried.
        """
        found = self._tried.get((tried, leading, spacing))
        if found is None:
            return -math.inf
        larger, own = self._setting(size, leading, spacing).styles, found.frame.styles
        grown: dict[int, float] = {}
        for field in dataclasses.fields(Styles):
            style = getattr(own, field.name)
            grown[id(style)] = getattr(larger, field.name).leading_pt - style.leading_pt
        texts = [flow.cell.text for flow in found.flows if isinstance(flow, TextFlow)]
        return excess(found) + sum([len(text.breaks) * grown.get(id(text.style), 0.0) for text in texts])

    def _snug(self, share: float) -> tuple[float, float]:
        """Return leading and spacing a little tighter than the theme's own, for half a point more in size."""
        limits = self._range
        leading = self._leading + (limits.tightest_leading - self._leading) * share * _SNUG
        return leading, 1 + (limits.tightest_spacing - 1) * share * _SNUG

    def _tight(self, size: float) -> tuple[float, float, float] | None:
        """Return leading and spacing at the smallest size, None if nothing fits: leading gives way first."""
        limits = self._range
        tightest = limits.tightest_leading
        if self._fits(size, tightest, 1.0):
            leading = self._share(tightest, self._leading, lambda v: self._over(size, v, 1.0))
            return size, leading, 1.0
        if not self._fits(size, tightest, limits.tightest_spacing):
            return None
        spacing = self._share(limits.tightest_spacing, 1.0, lambda v: self._over(size, tightest, v))
        return size, tightest, spacing

    def _share(self, low: float, high: float, over: Callable[[float], float]) -> float:
        """Return the greatest value from `low`, which fits, to `high` that is not over the page."""
        step = (high - low) / _SHARE_STEPS
        return low + step * _greatest(_SHARE_STEPS, lambda count: over(low + count * step))

    def _grown(self, low: float, high: float, rise: float, over: Callable[[float], float]) -> float:
        """Return what `_share` would, where little growth is likely; `rise` is about that of the height."""
        step = (high - low) / _SHARE_STEPS
        if step <= 0:
            return low
        first = min(int(-over(low) / (rise * step)), _SHARE_STEPS)
        return low + step * (_last(_SHARE_STEPS, first, rise * step, lambda n: over(low + n * step)) or 0)

    def _fits(self, size: float, leading: float, spacing: float) -> bool:
        return self._over(size, leading, spacing) <= 0

    def _over(self, size: float, leading: float, spacing: float) -> float:
        """Return by how many points the brief is too high, 0 or less where it fits."""
        return excess(self.prepared(size, leading, spacing))


def _last(most: int, first: int, rise: float, over: Callable[[int], float]) -> int | None:
    """Return the greatest count from 0 to `most` that is not over the page, None if there is none.

    `first` is tried first; `rise` is about how much higher each count is, to guess the next from.
    """
    low, high = -1, most + 1
    below = above = 0.0
    count = first
    while True:
        found = over(count)
        if found <= 0:
            low, below = count, found
        else:
            high, above = count, found
        if high - low <= 1:
            return None if low < 0 else low
        if low < 0:
            guess = high - math.ceil(above / rise)
        elif high > most:
            guess = low + int(-below / rise)
        else:
            guess = low + int(below / (below - above) * (high - low))
        count = min(max(guess, low + 1), high - 1)


def _greatest(most: int, over: Callable[[int], float]) -> int:
    """Return the greatest count up to `most` that is not over the page; 0 is known to fit.

    Heights grow nearly on a straight line, so that its crossing is tried first and mostly found at once.
    Where it is straight, the next count need not be tried.
    """
    above = over(most)
    if above <= 0:
        return most
    below = over(0)
    rise = (above - below) / most
    count = min(int(-below / rise), most - 1)
    found = over(count)
    is_straight = count > 0 and abs(found - below - rise * count) < _ROUNDING_PT
    if is_straight and found <= 0 < found + rise - _ROUNDING_PT:
        return count
    return _last(most - 1, count, rise, over) or 0
