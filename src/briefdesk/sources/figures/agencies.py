"""U.S. agencies that reports name: acronym and full names, so that one is known for the other."""

import re
from collections.abc import Iterator

from briefdesk.sources.figures.figure import Figure, FigureKind

# Key: how Briefdesk names it. Values: other ways to write it; the key itself counts when it is an acronym.
AGENCIES: dict[str, tuple[str, ...]] = {
    "ATF": ("Bureau of Alcohol, Tobacco, Firearms and Explosives",),
    "BIA": ("Bureau of Indian Affairs",),
    "BLM": ("Bureau of Land Management",),
    "BLS": ("Bureau of Labor Statistics",),
    "BOP": ("Bureau of Prisons", "Federal Bureau of Prisons"),
    "Border Patrol": ("U.S. Border Patrol", "USBP"),
    "CBO": ("Congressional Budget Office",),
    "CBP": ("Customs and Border Protection", "U.S. Customs and Border Protection"),
    "CDC": ("Centers for Disease Control and Prevention", "Centers for Disease Control"),
    "Census": ("Census Bureau", "U.S. Census Bureau"),
    "CFPB": ("Consumer Financial Protection Bureau",),
    "CIA": ("Central Intelligence Agency",),
    "CMS": ("Centers for Medicare and Medicaid Services", "Centers for Medicare & Medicaid Services"),
    "Coast Guard": ("U.S. Coast Guard", "USCG"),
    "CRS": ("Congressional Research Service",),
    "DEA": ("Drug Enforcement Administration",),
    "DHS": ("Department of Homeland Security", "Homeland Security Department", "Homeland Security"),
    "DOC": ("Department of Commerce", "Commerce Department"),
    "DOD": ("DoD", "Department of Defense", "Defense Department", "Pentagon", "Department of War"),
    "DOE": ("Department of Energy", "Energy Department"),
    "DOI": ("Department of the Interior", "Interior Department"),
    "DOJ": ("Department of Justice", "Justice Department"),
    "DOL": ("Department of Labor", "Labor Department"),
    "DOT": ("Department of Transportation", "Transportation Department"),
    "ED": ("Department of Education", "Education Department"),
    "EEOC": ("Equal Employment Opportunity Commission",),
    "EOIR": ("Executive Office for Immigration Review",),
    "EPA": ("Environmental Protection Agency",),
    "FAA": ("Federal Aviation Administration",),
    "FBI": ("Federal Bureau of Investigation",),
    "FCC": ("Federal Communications Commission",),
    "FDA": ("Food and Drug Administration",),
    "FEC": ("Federal Election Commission",),
    "FEMA": ("Federal Emergency Management Agency",),
    "FTC": ("Federal Trade Commission",),
    "GAO": ("Government Accountability Office", "U.S. Government Accountability Office"),
    "GSA": ("General Services Administration",),
    "HHS": ("Department of Health and Human Services", "Health and Human Services"),
    "HRSA": ("Health Resources and Services Administration",),
    "HUD": ("Department of Housing and Urban Development", "Housing and Urban Development"),
    "ICE": ("Immigration and Customs Enforcement", "U.S. Immigration and Customs Enforcement"),
    "IRS": ("Internal Revenue Service",),
    "NASA": ("National Aeronautics and Space Administration",),
    "National Guard": ("Army National Guard", "Air National Guard"),
    "NIH": ("National Institutes of Health",),
    "NLRB": ("National Labor Relations Board",),
    "NOAA": ("National Oceanic and Atmospheric Administration",),
    "NPS": ("National Park Service",),
    "NRC": ("Nuclear Regulatory Commission",),
    "NSF": ("National Science Foundation",),
    "OIG": ("Office of Inspector General", "Office of the Inspector General"),
    "OMB": ("Office of Management and Budget",),
    "OPM": ("Office of Personnel Management",),
    "ORR": ("Office of Refugee Resettlement",),
    "OSHA": ("Occupational Safety and Health Administration",),
    "SAMHSA": ("Substance Abuse and Mental Health Services Administration",),
    "SBA": ("Small Business Administration",),
    "SEC": ("Securities and Exchange Commission",),
    "Secret Service": ("U.S. Secret Service",),
    "SSA": ("Social Security Administration",),
    "State Department": ("Department of State", "U.S. Department of State", "U.S. State Department"),
    "Treasury": ("Department of the Treasury", "Treasury Department"),
    "TSA": ("Transportation Security Administration",),
    "USAID": ("Agency for International Development", "U.S. Agency for International Development"),
    "USCIS": ("Citizenship and Immigration Services", "U.S. Citizenship and Immigration Services"),
    "USDA": ("Department of Agriculture", "Agriculture Department"),
    "USFS": ("U.S. Forest Service", "Forest Service"),
    "USPS": ("Postal Service", "U.S. Postal Service"),
    "VA": ("Department of Veterans Affairs", "Veterans Affairs"),
}
_BY_NAME: dict[str, str] = {
    name: key for key, names in AGENCIES.items() for name in (key, f"U.S. {key}", *names)
}
# "VA" is Virginia after a comma ("Richmond, VA"), "SEC" and "ED" stand in headings: they need a word before.
_DOUBTFUL = ("VA", "ED", "SEC", "DOE", "DOC")
_AGENCY = re.compile(
    r"(?<![\w.$-])(?:"
    + "|".join(
        rf"(?<=the ){re.escape(name)}|(?<=The ){re.escape(name)}" if name in _DOUBTFUL else re.escape(name)
        for name in sorted(_BY_NAME, key=len, reverse=True)
    )
    + r")(?![\w-]*\w)"
)


def agency_figures(text: str) -> Iterator[Figure]:
    """Yield agencies; the value is the key of AGENCIES whatever the writing."""
    for match in _AGENCY.finditer(text):
        yield Figure(FigureKind.AGENCY, match[0], match.start(), match.end(), _BY_NAME[match[0]])
