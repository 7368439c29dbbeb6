"""A brief measured against its page: as it stands where it fits, else at the floors of its theme."""

from dataclasses import dataclass

from briefdesk.model.blocks import ComposedDocument
from briefdesk.model.budget import Squeeze
from briefdesk.model.letter import Fit
from briefdesk.render.fit import BriefTooLong, at_floors, fit_brief
from briefdesk.render.fit_costs import BlockCost, costs_in_order, lines_over, page_points
from briefdesk.render.layout.document import Prepared, excess, prepare
from briefdesk.render.layout.typesetter import shipped_typesetter
from briefdesk.render.theme import Theme

LEAST_MARGIN_IN = 0.6
"""The least margin that a theme may ask for: printers leave no less blank."""

_INCH = 72.0


@dataclass(frozen=True, slots=True)
class Over:
    """By how much a brief is over its page at the floors: lines and points, 0 or less where it fits."""

    lines: int
    points: float


@dataclass(frozen=True, slots=True)
class MeasuredFit:
    """What a brief takes: `costs` in reading order, what the page holds, and how far things gave way.

    `floor_costs` are the same at the floors, where nothing is stretched to fill the page. `leading_pt` is
    that of the body as it stands: the height of a line.
    """

    over: Over
    costs: tuple[BlockCost, ...]
    floor_costs: tuple[BlockCost, ...]
    leading_pt: float
    page_points: float
    free_lines: int
    free_points: float
    squeezes: tuple[Squeeze, ...]


def over_at_floors(document: ComposedDocument, theme: Theme) -> Over:
    """Return by how much a brief is over one page with all at its floors. Raises LogoUnreadable."""
    return _over(at_floors(document, theme))


def measure_fit(document: ComposedDocument, theme: Theme) -> MeasuredFit:
    """Return what a brief takes of its page. Raises LogoUnreadable."""
    floors = at_floors(document, theme)
    over, floor_costs = _over(floors), costs_in_order(document, floors)
    fit: Fit | None = None
    stands, costs = floors, floor_costs
    try:
        layout, fit = fit_brief(document, theme)
    except BriefTooLong:
        pass
    else:
        stands = prepare(document, theme, layout.setting, shipped_typesetter())
        costs = costs_in_order(document, stands)
    return MeasuredFit(
        over,
        costs,
        floor_costs,
        stands.frame.styles.body.leading_pt,
        page_points(stands),
        max(0, -lines_over(stands)),
        max(0.0, -excess(stands)),
        _squeezes(stands, theme, fit),
    )


def _over(floors: Prepared) -> Over:
    return Over(lines_over(floors), excess(floors))


def _squeezes(stands: Prepared, theme: Theme, fit: Fit | None) -> tuple[Squeeze, ...]:
    """Return what gives way: type, leading and spacing, and the margins, which never do."""
    limits, setting = theme.fit, stands.frame.setting
    size = setting.styles.body.size_pt
    margin = setting.margins
    least = min(margin.top_pt, margin.right_pt, margin.bottom_pt, margin.left_pt) / _INCH
    return (
        Squeeze("Type", round(size, 2), limits.smallest_pt, "pt"),
        Squeeze(
            "Leading",
            round(setting.styles.body.leading_pt, 2),
            round(size * limits.tightest_leading, 2),
            "pt",
        ),
        Squeeze(
            "Spacing",
            round(100 * (fit.spacing if fit else limits.tightest_spacing)),
            round(100 * limits.tightest_spacing),
            "%",
        ),
        Squeeze("Margins", round(least, 2), LEAST_MARGIN_IN, "in"),
    )
