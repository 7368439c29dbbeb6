"""Short forms of first names: Bob is Robert, Chuck is Charles."""

from collections.abc import Mapping
from types import MappingProxyType

# One line a name: whoever is called one of these may be called any other.
_SHORT_FORMS = """
abraham abe | abigail abby gail | albert al bert | alexander alex sandy | alexandra alex lexi
alfred al fred | andrew andy drew | anthony tony | arthur art | august gus | barbara barb barbie
benjamin ben | bernard bernie | bradley brad
catherine katherine kathryn cathy kathy kate katie kat kathleen | charles chuck charlie chas
christopher chris | christina christine chris
christina tina | clifford cliff | cynthia cindy | daniel dan danny
david dave | deborah debra deb debbie | dennis denny | donald don donnie | dorothy dot dottie
douglas doug | edward ed eddie ted ned | elizabeth elisabeth liz lizzie beth betsy betty
eric erik erick | eugene gene | frances fran | francis frank | franklin frank | frederick frederic fred
gabriel gabe | geoffrey jeffrey geoff jeff | gerald jerry gerry | gilbert gil | glenn glen | gregory greg
gregorio greg | harold hal harry | henry hank harry | herbert herb | jacob jake | jacqueline jackie
james jim jimmy jamie | janice jan | jennifer jen jenny | jerome jerry | jesse jess | joan joanie
john jack johnny | jonathan jon john | joseph joe joey | joshua josh | joyce joy | judith judy
kenneth ken kenny | kimberly kim | lawrence laurence larry | leonard len lenny | leslie les
louis lewis lou | lucille lucy | madeleine maddie | margaret maggie marge peggy meg | mark marc
martin marty | matthew matt mathew | maxwell max | michael mike mick | michelle shelly | mitchell mitch
morgan mo | nathan nathaniel nate | nicholas nicolas nick | nicole nikki | norman norm | pamela pam
patrick pat | patricia pat patty tricia | peter pete | philip phillip phil | rachel rae
randall randolph randy | raymond ray | rebecca becky becca | richard dick rick rich ricky
robert bob bobby rob robbie bert | rodney rod | ronald ron ronny ronnie | rosemary rose | russell russ
rudolph rudy | samuel sam sammy | sandra sandy | sarah sara | sean shawn shaun | sheldon shel
stanley stan | stephanie steph | steven stephen steve | stuart stu | susan susie sue suzanne | suzan sue
sylvester sly | theodore ted teddy | teresa theresa terri | terence terrance terry | thomas tom tommy
timothy tim timmy | valerie val | vicente vince | vincent vince vinny | victoria vicky | virginia ginny
walter walt | wendell wendy | wesley wes | william bill billy will willie | zachary zach zack
"""


def _alike() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for group in _SHORT_FORMS.replace("\n", "|").split("|"):
        names = group.split()
        for name in names:
            found.setdefault(name, set()).update(names)
    return {name: frozenset(names) for name, names in found.items()}


SHORT_FORMS: Mapping[str, frozenset[str]] = MappingProxyType(_alike())
"""For a first name all that the same person may be called by."""
