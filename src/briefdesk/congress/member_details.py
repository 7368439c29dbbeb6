"""What the data set tells of members for their cards: terms served, and offices at home."""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping

from briefdesk.congress.dataset import Part
from briefdesk.congress.remarks import Remarks
from briefdesk.congress.row_reading import each, is_empty, rows
from briefdesk.congress.rows import HomeOfficeRow, HomeOfficesRow, TermRow
from briefdesk.congress.spelling import cleaned
from briefdesk.model.congress import Bioguide, DistrictOffice, MemberDetails

OFFICES_FILE = f"{Part.DISTRICT_OFFICES}.json"
Offices = Mapping[Bioguide, tuple[DistrictOffice, ...]]


def career_of(terms: Iterable[TermRow], on: dt.date) -> MemberDetails:
    """Return how many terms had begun by that day, and when the first did."""
    begun = [term.start for term in terms if term.start <= on]
    return MemberDetails(terms=len(begun), since=min(begun, default=None))


def home_offices(data: bytes, members: Collection[Bioguide], remarks: Remarks) -> Offices:
    """Return the offices at home of these members by the data set's file, none of others.

    A row that breaks the schema is left out with its reason; a file that is not there goes without a word.
    """
    found: dict[Bioguide, tuple[DistrictOffice, ...]] = {}
    if is_empty(data):
        return found
    for place, row in rows(data, HomeOfficesRow, OFFICES_FILE, remarks):
        member = Bioguide(row.id.bioguide)
        if member in members:
            good = each(row.offices, HomeOfficeRow, f"{place}, office", remarks)
            found[member] = (*found.get(member, ()), *(_office(office) for _, office in good))
    return found


def with_offices(
    careers: Mapping[Bioguide, MemberDetails], offices: Offices
) -> dict[Bioguide, MemberDetails]:
    """Return the careers of members together with their offices."""
    return {
        member: MemberDetails(career.terms, career.since, offices.get(member, ()))
        for member, career in careers.items()
    }


def _office(row: HomeOfficeRow) -> DistrictOffice:
    suite = cleaned(str(row.suite or ""))
    if suite[:1].isdigit() or (len(suite) == 1 and suite.isalpha()):
        suite = f"Suite {suite}"
    address = (cleaned(row.building), cleaned(row.address), suite)
    return DistrictOffice(
        address=", ".join(part for part in address if part),
        city=cleaned(row.city),
        state=cleaned(row.state),
        zip_code=cleaned(str(row.zip or "")),
        phone=cleaned(row.phone),
        hours=cleaned(row.hours),
    )
