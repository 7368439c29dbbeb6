"""What the page says of a part's rule: in few words, in full, and how many recipients it holds for."""

from dataclasses import dataclass

from briefdesk.english import counted
from briefdesk.errors import BriefdeskError
from briefdesk.model.addressee import Addressee
from briefdesk.model.draft import Project
from briefdesk.pipeline.desk import Desk
from briefdesk.pipeline.recipients import matches_rule, query_in_few_words, query_in_words


@dataclass(frozen=True, slots=True)
class RuleSaid:
    """A rule in words; `held` counts the recipients that it holds for, None where it can't be read."""

    short: str
    full: str
    held: int | None


EVERYONE = RuleSaid("", "", None)


def said(
    desk: Desk, rule: str, addressees: tuple[Addressee, ...], project: Project | None = None
) -> RuleSaid:
    """Return a rule in words; one that can't be read is said as it stands, with what is wrong."""
    if not rule.strip():
        return EVERYONE
    try:
        full = query_in_words(desk, rule)
        held = sum(matches_rule(desk, rule, addressee, project) for addressee in addressees)
    except BriefdeskError as error:
        return RuleSaid(rule, f"{error} {error.next_step}", None)
    short = query_in_few_words(desk, rule)
    reach = f"{full}: {held} of {counted(len(addressees), 'recipient')}."
    return RuleSaid(short or full[:1].lower() + full[1:], reach, held)
