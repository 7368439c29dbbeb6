"""The page budget of a one-pager: what each block takes of its page, what is left, and how to make it fit."""

from dataclasses import dataclass
from enum import StrEnum

from briefdesk.model.draft import CitationStyle, PartId
from briefdesk.model.template import TemplateId


class BudgetKind(StrEnum):
    """What a block of a one-pager is; SECTION is text of the template or of one's own."""

    LETTERHEAD = "letterhead"
    TITLE = "title"
    SECTION = "section"
    FINDING = "finding"
    KEY_FIGURES = "key-figures"
    CHART = "chart"
    QUOTE = "quote"
    ASK = "ask"
    SOURCES = "sources"
    CONTACT = "contact"


@dataclass(frozen=True, slots=True)
class BudgetBlock:
    """A block with the room that it takes, in reading order: `name` as people say it, `words` its first ones.

    `lines` are those of body text, with the space around it: 2.3. `share` is its part of what the page
    holds, 0 to 1, or of all blocks where they are over it. `part` leads to it in the draft, if not "".
    """

    kind: BudgetKind
    name: str
    words: str
    lines: float
    points: float
    share: float
    part: str = ""


@dataclass(frozen=True, slots=True)
class Squeeze:
    """One thing that gives way to fit: where it stands now, how far down it may go, its unit."""

    name: str
    now: float
    floor: float
    unit: str


class StepKind(StrEnum):
    """How a step makes room."""

    REMOVE = "remove"
    SHORTEN = "shorten"
    CITATIONS = "citations"
    DESIGN = "design"


@dataclass(frozen=True, slots=True)
class BudgetStep:
    """One way to make room, with what it was found to save when it was tried.

    `lines` are saved in all; `lines_over` is what is over then, 0 or less where it fits. A step says what
    to do, not what comes of it, so that it can be carried out on a draft that was typed in meanwhile.
    """

    kind: StepKind
    words: str
    lines: int
    lines_over: int
    parts: tuple[PartId, ...] = ()
    sentences: int = 0
    citations: CitationStyle | None = None
    template: TemplateId | None = None

    @property
    def fits(self) -> bool:
        """Return whether this step alone is enough."""
        return self.lines_over <= 0


@dataclass(frozen=True, slots=True)
class PageBudget:
    """The budget of a one-pager. Lines are those of its body text.

    `lines_over` and `points_over` count at the floors of type, leading and spacing: above 0 that much must
    go, else that much more finds room. `free_lines` and `free_points` are empty on the page as it stands, 0
    where it is over. `page_lines` and `page_points` are what the page holds between its margins: those of all
    blocks and the free ones, less the points over. `advice` is a sentence: what would still fit, or what
    the type has come to.
    """

    lines_over: int
    points_over: float
    free_lines: int
    free_points: float
    page_lines: float
    page_points: float
    squeezes: tuple[Squeeze, ...]
    blocks: tuple[BudgetBlock, ...]
    steps: tuple[BudgetStep, ...] = ()
    advice: str = ""

    @property
    def fits(self) -> bool:
        """Return whether the one-pager fits on one page."""
        return self.lines_over <= 0
