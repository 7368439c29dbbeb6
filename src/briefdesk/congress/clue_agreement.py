"""What the clues of a row say for and against a member: state, chamber, district, party, suffix."""

from briefdesk.congress.place_clues import Place
from briefdesk.congress.row_clues import Clues
from briefdesk.congress.seats import seat_name
from briefdesk.congress.states import state_name
from briefdesk.model.congress import Chamber, Member

CHAMBER_NAMES = {Chamber.SENATE: "the Senate", Chamber.HOUSE: "the House"}


def compared(member: Member, place: Place, clues: Clues) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return which clues of a row agree with a member, and sentences on those that do not."""
    agrees: list[str] = []
    differs: list[str] = []

    def compare(what: str, same: bool, sentence: str) -> None:
        if same:
            agrees.append(what)
        else:
            differs.append(f"{member.full_name} {sentence}.")

    if place.state:
        own, said = state_name(member.state), state_name(place.state)
        compare("state", member.state == place.state, f"sits for {own}, the row says {said}")
    if clues.chamber:
        own, said = CHAMBER_NAMES[member.chamber], CHAMBER_NAMES[clues.chamber]
        compare("chamber", member.chamber is clues.chamber, f"sits in {own}, the row says {said}")
    if place.district is not None and member.state == place.state:
        same = member.seat.district == place.district
        compare("district", same, f"holds {seat_name(member.seat)}, the row says district {place.district}")
    if place.party and not _party_fits(member, place.party, "state" in agrees):
        differs.append(f"{member.full_name} is recorded as {member.party}, the row says {place.party}.")
    elif place.party == member.party:
        agrees.append("party")
    if clues.suffix and member.suffix:
        same = clues.suffix.casefold() == member.suffix.casefold()
        compare("suffix", same, f"is {member.suffix}, the row says {clues.suffix}")
    return tuple(agrees), tuple(differs)


def _party_fits(member: Member, party: str, state_agrees: bool) -> bool:
    """Return whether a row's party is no reason for doubt.

    Independents are often given the letter of the party they caucus with.
    """
    return member.party == party or (state_agrees and "Independent" in {member.party, party})
