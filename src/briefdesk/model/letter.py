"""What is derived from a draft: a letter to one addressee, a brief, and the files they become."""

from dataclasses import dataclass

from briefdesk.model.addressee import Addressee
from briefdesk.model.blocks import ComposedDocument, Origin
from briefdesk.model.finding import Citation, FindingId
from briefdesk.model.problem import Problem


@dataclass(frozen=True, slots=True)
class Relevance:
    """How much a finding concerns a recipient: 0 for not at all, and in words why."""

    score: int
    reason: str = ""


@dataclass(frozen=True, slots=True)
class RuleFired:
    """What decided about a part for one recipient.

    `effect` is "only_for" (then `included` tells the outcome), that of a rule that fired ("leave_out",
    "move_up", "reword"), "relevance" or "hand_edit"; `because` is the reason, where there is one to give.
    """

    part: str
    rule: str
    included: bool
    effect: str = "only_for"
    because: str = ""


@dataclass(frozen=True, slots=True)
class Letter:
    """One finished letter before layout, with the findings it uses and what preflight says of it."""

    addressee: Addressee
    document: ComposedDocument
    findings: tuple[FindingId, ...]
    problems: tuple[Problem, ...] = ()
    rules: tuple[RuleFired, ...] = ()


@dataclass(frozen=True, slots=True)
class Brief:
    """The one-pager before layout."""

    document: ComposedDocument
    findings: tuple[FindingId, ...]
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Fit:
    """How a brief was fitted: body size and leading in pt, whole lines to spare, blocks left out (none).

    `spacing` is the space between blocks as a share of the theme's own.
    """

    size_pt: float
    leading_pt: float
    lines_spare: int
    dropped: tuple[str, ...] = ()
    spacing: float = 1.0


@dataclass(frozen=True, slots=True)
class Region:
    """Where something stands on a page: points from the page's top left, for clicks in the preview."""

    page: int
    x: float
    y: float
    width: float
    height: float
    origin: Origin


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page: points from the page's top left."""

    page: int
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as it stands on a page, in a box for each of its lines, and what it rests on.

    `part` and `finding` are those that it came from, `note` is the number of the footnote that it is.
    `citations` are those of the finding or note, empty for words without a source.
    """

    text: str
    boxes: tuple[Box, ...]
    part: str = ""
    finding: FindingId | None = None
    note: int | None = None
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Rendered:
    """A file's bytes. `lines_spare` counts body lines free on the last page."""

    format: str
    data: bytes
    page_count: int
    lines_spare: int = 0
    fit: Fit | None = None
    regions: tuple[Region, ...] = ()
