"""A letter that runs a little over one page is closed up, as a careful typist would, to end on it."""

import math
from collections.abc import Callable

from briefdesk.model.blocks import InsideAddress, Salutation
from briefdesk.render.layout.flow import BlockFlow, Flow, LaidRun, TextFlow
from briefdesk.render.layout.frame import Frame
from briefdesk.render.layout.manuscript import Manuscript
from briefdesk.render.layout.remembered import RememberedLayouts
from briefdesk.render.theme import FitRange, Setting

# How finely the squeeze is chosen: letters of one batch that differ by a line then mostly look alike.
_STEPS = 20
# A page that is filled by closing up keeps this much free, for word processors that round otherwise.
_RESERVE_PT = 5.0

Excess = Callable[[Setting], float]
"""By how much the letter at hand is too high for one page in a setting."""


def closed_up(
    setting: Setting, limits: FitRange, over_pt: float, excess: Excess, layouts: RememberedLayouts
) -> Setting | None:
    """Return `setting`, in which the letter is `over_pt` too high, squeezed as little as brings it onto one
    page, or None if `limits` forbid that much.

    Size gives way last: leading and spacing are taken in together, then they are in the next smaller size.
    """

    def at(size_pt: float, share: float) -> Setting:
        leading = limits.loosest_leading + (limits.tightest_leading - limits.loosest_leading) * share
        spacing = 1 + (limits.tightest_spacing - 1) * share
        return layouts.squeezed(setting, limits, size_pt=size_pt, leading=leading, spacing=spacing)

    size_pt, loose = limits.largest_pt, over_pt
    while (tight := excess(at(size_pt, 1)) + _RESERVE_PT) > 0:
        size_pt -= 0.5
        if size_pt < limits.smallest_pt:
            return None
        loose = math.inf
    if loose is math.inf:
        loose = excess(at(size_pt, 0))
    # In one size lines break alike, so that the height is a straight line over the share.
    loose += _RESERVE_PT
    share = loose / (loose - tight) if loose > 0 else 0.0
    return at(size_pt, math.ceil(share * _STEPS - 1e-6) / _STEPS)


def closing_key(
    manuscript: Manuscript, frame: Frame, flows: tuple[Flow, ...], run: LaidRun | None
) -> tuple[object, ...] | None:
    """Return what letters have in common that are closed up alike, None where that is not known.

    `flows` are those of the letter in its own setting, `run` the last of them. Letters of one batch differ in
    address and greeting before it: where each of their lines stands unbroken, their number alone counts.
    """
    limits, setting = frame.theme.letter_fit, frame.setting
    if run is None or limits.largest_pt > setting.styles.body.size_pt:
        return None
    counts: list[tuple[int, ...]] = []
    for flow in flows[: len(flows) - len(run.flows)]:
        block = manuscript.document.blocks[flow.spacing.block]
        if not isinstance(block, InsideAddress | Salutation):
            continue
        if not isinstance(flow, BlockFlow | TextFlow):
            return None
        texts = [cell.text for cell in flow.cells]
        if any(len(text.breaks) != len(text.firsts) for text in texts):
            return None
        counts.append((flow.spacing.block, *[len(text.breaks) for text in texts]))
    own = [
        id(block)
        for block in manuscript.document.blocks[: manuscript.body]
        if not isinstance(block, InsideAddress | Salutation)
    ]
    return (tuple(counts), tuple(own), manuscript.rest_key, manuscript.highest, id(setting), id(frame.theme))
