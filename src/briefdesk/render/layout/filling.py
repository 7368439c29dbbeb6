"""A page while it fills: what stands on it so far, its footnotes, and the room that is left."""

from dataclasses import dataclass, field

from briefdesk.model.letter import Region
from briefdesk.render.layout.flow import Panel, TextFlow, natural_height
from briefdesk.render.layout.page import Placed, SharedItems

NOTES_RULE = (144.0, 0.5)
"""Width and thickness of the rule above footnotes."""

_ABOVE_RULE, _BELOW_RULE = 9.0, 5.0
# Word processors set notes that go on from the page before closer to their rule, and that to the text.
_ABOVE_RULE_GOING_ON, _BELOW_RULE_GOING_ON = 2.0, 3.8


@dataclass(slots=True)
class FillingPage:
    """Content reaches down to `y`, `after` is the space owed to what follows; pages have an `index` from 0.

    `goes_on` is true where the first of its notes began on the page before, `is_finished` where its notes
    are among its items. `shared` are the last of these where other documents have the same.
    """

    top: float
    bottom: float
    y: float
    index: int = 0
    goes_on: bool = False
    after: float = 0.0
    items: list[Placed] = field(default_factory=list)
    under: list[Placed] = field(default_factory=list)
    regions: list[Region] = field(default_factory=list)
    notes: list[TextFlow] = field(default_factory=list)
    panel: Panel | None = None
    panel_top: float = 0.0
    panel_bottom: float = 0.0
    empty: bool = True
    is_finished: bool = False
    shared: SharedItems | None = None

    @property
    def foot(self) -> float:
        """Return the height of the footnotes with their rule."""
        if not self.notes:
            return 0.0
        return self.above_notes + natural_height(tuple(self.notes))

    @property
    def above_rule(self) -> float:
        """Return the room between text and rule."""
        return _ABOVE_RULE_GOING_ON if self.goes_on else _ABOVE_RULE

    @property
    def above_notes(self) -> float:
        """Return the room between text and notes, the rule included."""
        below = _BELOW_RULE_GOING_ON if self.goes_on else _BELOW_RULE
        return self.above_rule + NOTES_RULE[1] + below

    @property
    def room(self) -> float:
        """Return the height that is still free."""
        return self.bottom - self.foot - self.y


def height_of_notes(notes: tuple[TextFlow, ...]) -> float:
    """Return what `notes` take at the foot of a page where they begin, with their rule and the gap above."""
    return _ABOVE_RULE + NOTES_RULE[1] + _BELOW_RULE + natural_height(notes) if notes else 0.0
