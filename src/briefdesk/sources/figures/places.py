"""States and places: names in running text, with the state that a place lies in."""

import re
from collections.abc import Iterator

from briefdesk.sources.figures.figure import Figure, FigureKind
from briefdesk.states import STATE_NAMES

# Places that reports on the United States name most, by state.
_IN_STATES: dict[str, tuple[str, ...]] = {
    "AL": ("Birmingham", "Montgomery", "Mobile"), "AK": ("Anchorage", "Fairbanks", "Juneau"),
    "AZ": ("Phoenix", "Tucson", "Nogales", "Yuma", "Mesa", "Flagstaff"), "AR": ("Little Rock",),
    "CA": ("Los Angeles", "San Diego", "San Francisco", "Sacramento", "Fresno", "Oakland", "San Jose",
           "Bakersfield", "Imperial Valley", "Central Valley"),
    "CO": ("Denver", "Colorado Springs", "Aurora", "Buckley Space Force Base"), "CT": ("Hartford",),
    "DE": ("Wilmington",), "DC": ("Washington, D.C.", "Washington, DC", "District of Columbia"),
    "FL": ("Miami", "Orlando", "Tampa", "Jacksonville", "Tallahassee"), "GA": ("Atlanta", "Savannah"),
    "HI": ("Honolulu",), "ID": ("Boise",), "IL": ("Chicago", "Cook County"), "IN": ("Indianapolis",),
    "IA": ("Des Moines", "Cedar Rapids"), "KS": ("Wichita", "Topeka"), "KY": ("Louisville", "Lexington"),
    "LA": ("New Orleans", "Baton Rouge", "Shreveport"), "ME": ("Bangor",),
    "MD": ("Baltimore", "Annapolis", "Bethesda"), "MA": ("Boston", "Worcester"),
    "MI": ("Detroit", "Grand Rapids", "Flint", "Lansing"), "MN": ("Minneapolis", "St. Paul", "Duluth"),
    "MS": ("Jackson", "Gulfport"), "MO": ("St. Louis", "Kansas City"), "MT": ("Billings", "Helena"),
    "NE": ("Omaha",), "NV": ("Las Vegas", "Reno"), "NJ": ("Newark", "Trenton", "Jersey City"),
    "NM": ("Albuquerque", "Santa Fe", "Las Cruces"),
    "NY": ("New York City", "Buffalo", "Rochester", "Brooklyn", "Manhattan", "the Bronx"),
    "NC": ("Charlotte", "Raleigh", "Durham"), "ND": ("Fargo", "Bismarck"),
    "OH": ("Cleveland", "Columbus", "Cincinnati", "Toledo"), "OK": ("Oklahoma City", "Tulsa"),
    "OR": ("Portland", "Eugene"), "PA": ("Philadelphia", "Pittsburgh", "Harrisburg"),
    "PR": ("San Juan",), "RI": ("Providence",), "SD": ("Sioux Falls",), "TN": ("Nashville", "Memphis"),
    "TX": ("Houston", "Dallas", "San Antonio", "Austin", "El Paso", "Fort Bliss", "Laredo", "McAllen",
           "Brownsville", "Eagle Pass", "Rio Grande Valley", "Del Rio", "Fort Worth"),
    "UT": ("Salt Lake City",), "VT": ("Burlington",), "VA": ("Richmond", "Norfolk", "Arlington"),
    "WA": ("Seattle", "Spokane", "Tacoma", "Washington State", "Washington state"),
    "WI": ("Milwaukee", "Green Bay"), "WV": ("Charleston, West Virginia",), "WY": ("Cheyenne",),
}  # fmt: skip
_ELSEWHERE = (
    "Afghanistan", "Argentina", "Australia", "Belize", "Bolivia", "Brazil", "Canada", "Chile", "China",
    "Colombia", "Costa Rica", "Cuba", "Darién Gap", "Dominican Republic", "Ecuador", "Egypt", "El Salvador",
    "Ethiopia", "France", "Gaza", "Germany", "Guantánamo Bay", "Guantánamo", "Guatemala", "Guyana", "Haiti",
    "Honduras", "India", "Iran", "Iraq", "Israel", "Italy", "Jamaica", "Japan", "Jordan", "Kenya", "Mexico",
    "Mexico City", "Nicaragua", "Nigeria", "North Korea", "Pakistan", "Panama", "Paraguay", "Peru",
    "Philippines", "Poland", "Russia", "Somalia", "South Africa", "South Korea", "Spain", "Sudan", "Syria",
    "Taiwan", "Tijuana", "Turkey", "Ukraine", "United Kingdom", "Uruguay", "Venezuela", "Vietnam", "Yemen",
    "Central America", "Latin America", "Western Hemisphere", "Washington",
)  # fmt: skip
_BY_PLACE: dict[str, str] = {place: state for state, places in _IN_STATES.items() for place in places}
_NAMES = {
    name: code for code, name in STATE_NAMES.items() if name not in ("Washington", "District of Columbia")
}
# A state's name inside another name is not the state: newspapers, rivers, the gulf.
_PLACE = re.compile(
    r"(?<![\w-])(?:"
    + "|".join(re.escape(n) for n in sorted({*_NAMES, *_BY_PLACE, *_ELSEWHERE}, key=len, reverse=True))
    + r")(?!\w|\s+(?:Times|Post|Avenue|River|Street|Journal|Monthly|Examiner|Tribune)\b)"
)
_POSTAL = re.compile(rf"(?<=, )(?:{'|'.join(STATE_NAMES)})(?=[\s.,;)]|$)")


def place_figures(text: str) -> Iterator[Figure]:
    """Yield states (value: postal code) and other places (value: the name; `unit`: the state it lies in)."""
    for match in _PLACE.finditer(text):
        name = match[0]
        if name in _NAMES:
            yield Figure(FigureKind.STATE, name, match.start(), match.end(), _NAMES[name])
        else:
            state = _BY_PLACE.get(name, "")
            yield Figure(FigureKind.PLACE, name, match.start(), match.end(), name, unit=state)
    for match in _POSTAL.finditer(text):
        yield Figure(FigureKind.STATE, match[0], match.start(), match.end(), match[0])
