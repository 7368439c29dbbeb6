"""What each part of a brief takes: the parts sum up to the page in every design, at every content."""

import pytest
from hypothesis import HealthCheck, given, seed, settings

from briefdesk.model.blocks import ComposedDocument
from briefdesk.model.template import Design
from briefdesk.render.fit import BriefTooLong, fit_brief
from briefdesk.render.measured_fit import measure_fit, over_at_floors
from render.design_samples import THEMES, briefs
from render.page_samples import shipped_theme

ALL = [(design, theme) for design in Design for theme in THEMES]


@pytest.mark.parametrize(("design", "theme_name"), ALL)
def test_costs_sum_up_to_the_page_and_nothing_goes_under_its_floor(design: Design, theme_name: str) -> None:
    theme = shipped_theme(theme_name)

    @seed(41)
    @settings(max_examples=15, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(briefs(design))
    def check(document: ComposedDocument) -> None:
        measured = measure_fit(document, theme)

        taken = sum(cost.points for cost in measured.costs)
        over = max(0.0, measured.over.points)
        assert taken + measured.free_points == pytest.approx(measured.page_points + over, abs=0.01)
        at_floors = sum(cost.points for cost in measured.floor_costs)
        margins = theme.brief.margins
        room = theme.page_height_pt - margins.top_pt - margins.bottom_pt
        assert at_floors - measured.over.points == pytest.approx(room, abs=1.01)
        assert all(squeeze.now >= squeeze.floor - 0.01 for squeeze in measured.squeezes)
        assert all(cost.points >= 0 for cost in measured.costs)
        assert all("a part of the letter" not in cost.label for cost in measured.costs)
        try:
            _, fit = fit_brief(document, theme)
        except BriefTooLong as error:
            assert error.lines_over == measured.over.lines > 0
        else:
            assert measured.over.lines <= 0
            assert measured.free_lines == fit.lines_spare
        assert over_at_floors(document, theme) == measured.over

    check()
