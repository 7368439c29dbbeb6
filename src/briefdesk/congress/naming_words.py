"""The words around names: titles, degrees, suffixes, parties, abbreviations of states."""

from collections.abc import Mapping
from types import MappingProxyType

from briefdesk.congress.spelling import folded
from briefdesk.congress.states import STATES
from briefdesk.model.congress import Chamber

TITLE_CHAMBERS: Mapping[str, Chamber] = MappingProxyType(
    {
        "sen": Chamber.SENATE, "sens": Chamber.SENATE, "senator": Chamber.SENATE, "senators": Chamber.SENATE,
        "senate": Chamber.SENATE, "tempore": Chamber.SENATE,
        "rep": Chamber.HOUSE, "reps": Chamber.HOUSE, "representative": Chamber.HOUSE,
        "representatives": Chamber.HOUSE, "congressman": Chamber.HOUSE, "congresswoman": Chamber.HOUSE,
        "congressperson": Chamber.HOUSE, "congressmember": Chamber.HOUSE, "cong": Chamber.HOUSE,
        "del": Chamber.HOUSE, "delegate": Chamber.HOUSE, "commissioner": Chamber.HOUSE,
        "house": Chamber.HOUSE, "speaker": Chamber.HOUSE,
    }
)  # fmt: skip
"""Words of a title that tell the chamber."""

OFFICES: Mapping[str, str] = MappingProxyType({"speaker": "speaker", "leader": "leader", "whip": "whip"})
"""Words of a title that tell a leadership role, and what such a role's recorded title holds."""

PLAIN_TITLES = frozenset(
    {
        "the", "hon", "honorable", "mr", "mrs", "ms", "mx", "miss", "dr", "prof", "rev", "gen", "col", "capt",
        "us", "u", "s", "united", "states", "of", "member", "congress", "mc", "resident", "majority",
        "minority", "president", "pro", "tem", "ranking", "chair", "chairman", "chairwoman", "vice",
        "assistant", "deputy", "in", "to", "from", "for", "office", "elect",
    }
)  # fmt: skip
FORMER = frozenset({"former", "ex", "late", "retired", "fmr"})
DEGREES = frozenset(
    {
        "md", "phd", "dds", "dvm", "jd", "esq", "usa", "usn", "usmc", "usaf", "ret", "cpa", "rn", "do", "dmd",
        "pharmd", "mba", "mph", "lld",
    }
)  # fmt: skip
SUFFIXES: Mapping[str, str] = MappingProxyType(
    {
        "jr": "Jr.",
        "junior": "Jr.",
        "sr": "Sr.",
        "senior": "Sr.",
        "ii": "II",
        "iii": "III",
        "iv": "IV",
        "v": "V",
    }
)
PARTIES: Mapping[str, str] = MappingProxyType(
    {
        "d": "Democrat", "dem": "Democrat", "democrat": "Democrat", "democratic": "Democrat",
        "r": "Republican", "rep": "Republican", "republican": "Republican", "gop": "Republican",
        "i": "Independent", "ind": "Independent", "independent": "Independent",
    }
)  # fmt: skip

# As newspapers and the Congressional Record abbreviate them; postal codes and names come from the table.
_ABBREVIATED = (
    "Ala=AL Alas=AK Ariz=AZ Ark=AR Cal=CA Calif=CA Colo=CO Conn=CT Del=DE Fla=FL Ga=GA Ill=IL Ind=IN Kan=KS "
    "Kans=KS Ky=KY La=LA Md=MD Mass=MA Mich=MI Minn=MN Miss=MS Mo=MO Mont=MT Neb=NE Nebr=NE Nev=NV NMex=NM "
    "Okla=OK Ore=OR Oreg=OR Pa=PA Penn=PA Penna=PA Tenn=TN Tex=TX Vt=VT Va=VA Wash=WA WVa=WV Wis=WI Wisc=WI "
    "Wyo=WY CNMI=MP AmSamoa=AS VirginIslands=VI NorthernMarianas=MP"
)
STATE_CODES: Mapping[str, str] = MappingProxyType(
    {
        **{folded(pair.split("=")[0]): pair.split("=")[1] for pair in _ABBREVIATED.split()},
        **{folded(state.name).replace(" ", ""): code for code, state in STATES.items()},
        **{code.casefold(): code for code in STATES},
    }
)
"""State codes by every usual way to write a state: folded, without spaces ("newyork", "calif", "wva")."""
