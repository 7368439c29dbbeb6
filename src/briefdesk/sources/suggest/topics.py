"""What a sentence is about: a few topics by keyword, and the committees that each concerns."""

import re
from dataclasses import dataclass

MAX_TOPICS = 4


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic, the stems that speak of it, and the codes of the committees that it concerns."""

    name: str
    stems: str
    committees: tuple[str, ...]


_ARMED = ("HSAS", "SSAS")
_MONEY = ("HSAP", "SSAP")
_JUDICIARY = ("HSJU", "SSJU")
_HOMELAND = ("HSHM", "SSGA")
_FOREIGN = ("HSFA", "SSFR")
_HEALTH = ("HSIF", "SSHR")
_SCHOOLS = ("HSED", "SSHR")
_COMMERCE = ("HSIF", "SSCM")
TOPICS = (
    Topic("armed forces", r"soldiers?|troops?|militar\w*|army|marines|navy|air force|active-duty|pentagon"
          r"|defense department|department of defense|national guard|armed forces|reenlist\w*", _ARMED),
    Topic("civil-military relations", r"posse comitatus|insurrection act|title 32|civil-military"
          r"|domestic (?:deployment|mission|order)s?", (*_ARMED, *_JUDICIARY)),
    Topic("border", r"border|customs and border protection|cbp|ports? of entry|smuggl\w+", _HOMELAND),
    Topic("immigration", r"migra\w+|immigra\w+|asylum|refugees?|deport\w*|visas?|uscis|undocumented"
          r"|naturaliz\w+", _JUDICIARY),
    Topic("detention", r"detention|detained|detainees?|jails?|prisons?|inmates?|guantánamo|in custody",
          (*_JUDICIARY, *_HOMELAND)),
    Topic("homeland security", r"dhs|homeland security|ice|fema|tsa|secret service", _HOMELAND),
    Topic("foreign affairs", r"state department|secretary of state|embass\w+|foreign|treaty|latin america"
          r"|usaid|ambassador|diploma\w+", _FOREIGN),
    Topic("human rights", r"human rights|abuses?|torture|disappear\w+", (*_FOREIGN, *_JUDICIARY)),
    Topic("courts", r"courts?|judges?|lawsuit|injunction|constitution\w*|plaintiffs?|attorneys?|lawyers?",
          _JUDICIARY),
    Topic("police", r"police|law enforcement|sheriffs?|deput(?:y|ies)|fbi|justice department", _JUDICIARY),
    Topic("budget", r"appropriat\w+|budget\w*|funding|funds|taxpayers?|fiscal year|spend(?:s|ing)?|spent"
          r"|grant program|costs?", _MONEY),
    Topic("oversight", r"oversight|inspectors?|inspections?|inspector general|transparency|audits?|gao"
          r"|records request|public report", ("HSGO", "SSGA")),
    Topic("corruption", r"corrupt\w*|brib\w+|fraud", ("HSGO", "SSGA")),
    Topic("drugs", r"fentanyl|drugs?|opioids?|narcotics|overdose\w*|traffick\w+", (*_JUDICIARY, *_HEALTH)),
    Topic("children and families", r"child(?:ren)?|famil(?:y|ies)|mothers?|minors?|parents?", ()),
    Topic("health", r"health\w*|clinics?|hospitals?|medic\w+|doctors?|nurses?|patients?|disease\w*|dialysis"
          r"|insulin|cdc|maternity", _HEALTH),
    Topic("education", r"schools?|students?|teachers?|colleges?|universit\w+|education", _SCHOOLS),
    Topic("labor", r"workers?|wages?|unions?|employ(?:er|ee|ment)s?|overtime|osha", _SCHOOLS),
    Topic("veterans", r"veterans?|va hospitals?", ("HSVR", "SSVA")),
    Topic("environment", r"pollut\w+|emissions?|climate|drinking water|lead in|wildlife|epa|wildfires?"
          r"|lead levels|brass fixtures", ("HSIF", "SSEV")),
    Topic("weather", r"weather|forecast\w*|noaa|tornado\w*|hurricanes?|meteorolog\w+", ("HSSY", "SSCM")),
    Topic("energy", r"energy|electric\w*|oil|natural gas|pipelines?|renewable", ("HSIF", "SSEG")),
    Topic("agriculture", r"farm\w*|crops?|agricultur\w+|usda|snap benefits|livestock", ("HSAG", "SSAF")),
    Topic("transportation", r"highways?|bridges?|ferr(?:y|ies)|rail\w*|aviation|airports?|transit|coast guard"
          r"|transportation|sailings?", ("HSPW", "SSCM")),
    Topic("housing", r"housing|rents?|evict\w+|homeless\w*|mortgages?|hud", ("HSBA", "SSBK")),
    Topic("banking", r"banks?|lenders?|loans?|consumer|cfpb", ("HSBA", "SSBK")),
    Topic("taxes and trade", r"tax(?:es|ation)?|tariffs?|trade|imports?|exports?|irs", ("HSWM", "SSFI")),
    Topic("technology", r"internet|broadband|artificial intelligence|algorithm\w*|data breach\w*|privacy",
          _COMMERCE),
    Topic("elections", r"elections?|voters?|voting|ballots?", ("HSHA", "SSRA")),
    Topic("Native nations", r"tribes?|tribal|indian affairs|reservations?|native american\w*",
          ("HSII", "SLIA")),
    Topic("public lands", r"national parks?|public lands?|forest service|blm|national forests?",
          ("HSII", "SSEG")),
    Topic("intelligence", r"intelligence (?:agenc\w+|community)|cia|surveillance|spies", ("HLIG", "SLIN")),
)  # fmt: skip
_ACRONYMS = {"ice": "ICE", "epa": "EPA", "cia": "CIA", "irs": "IRS", "hud": "HUD", "blm": "BLM", "gao": "GAO"}


def _pattern(stems: str) -> re.Pattern[str]:
    acronyms = [a for stem in stems.split("|") if (a := _ACRONYMS.get(stem))]
    words = [stem for stem in stems.split("|") if stem not in _ACRONYMS]
    exact = "".join(f"|(?-i:{acronym})" for acronym in acronyms)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(words)}{exact})(?!\w)", re.IGNORECASE)


_PATTERNS = tuple((topic, _pattern(topic.stems)) for topic in TOPICS)


def topics_of(text: str) -> tuple[Topic, ...]:
    """Return the topics of `text`, the most spoken of first, at most MAX_TOPICS of them."""
    counted = [(len(pattern.findall(text)), topic) for topic, pattern in _PATTERNS]
    found = sorted(((count, topic) for count, topic in counted if count), key=lambda pair: -pair[0])
    return tuple(topic for _, topic in found[:MAX_TOPICS])


def committees_of(topics: tuple[Topic, ...]) -> tuple[str, ...]:
    """Return the codes of the committees that `topics` concern, each once."""
    return tuple(dict.fromkeys(code for topic in topics for code in topic.committees))
