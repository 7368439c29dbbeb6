"""What makes one letter differ from the others: rules for its parts, and the order of findings."""

from dataclasses import dataclass
from enum import StrEnum


class RuleEffect(StrEnum):
    """What a rule does to its part for those whom it is for: leaves it out, puts it first, or rewords it."""

    LEAVE_OUT = "leave_out"
    MOVE_UP = "move_up"
    REWORD = "reword"


@dataclass(frozen=True, slots=True)
class TailoringRule:
    """A rule of a part beside `only_for`: `query` says for whom, `text` is the wording of a REWORD."""

    effect: RuleEffect
    query: str
    text: str = ""


class FindingOrder(StrEnum):
    """How findings stand: as picked, or those first that concern the recipient most."""

    AS_PICKED = "as_picked"
    RELEVANCE = "relevance"
