"""A letter that 140 organizations of three tiers sign: for goldens, and to hold the DOCX against the PDF."""

from dataclasses import replace

from briefdesk.compose.frame import signatories
from briefdesk.model.blocks import ComposedDocument, ItemList, Paragraph, Span
from briefdesk.model.draft import Signatory
from render.page_samples import a_letter

COUNTS = {"national": 46, "state": 52, "local": 42}

_PLACES = (
    "Alamo", "Brazos", "Calexico", "Del Rio", "Eagle Pass", "Frontera", "Gila", "Hidalgo", "Imperial",
    "Juárez", "Kenedy", "Laredo", "Marfa", "Nogales", "Ocotillo", "Presidio", "Québec Heights", "Río Grande",
    "Sasabe", "Tucson", "Uvalde", "Val Verde", "Webb", "Yuma", "Zapata", "Ánimas",
)  # fmt: skip
_STATES = (
    "Arizona", "California", "Colorado", "New Mexico", "Nevada", "Oregon", "Texas", "Utah", "Washington",
    "Maine", "Ohio", "Iowa", "Kansas",
)  # fmt: skip
_WORKS = ("Legal Aid", "Migrant Justice Network", "Interfaith Coalition", "Human Rights Clinic")
_NATIONAL = ("Alliance", "Center", "Fund", "Institute", "League", "Network", "Project", "Union")
_CAUSES = (
    "Asylum", "Border Health", "Civilian Oversight", "Fair Courts", "Military Families", "Open Records",
)  # fmt: skip
_LONG = (
    "The National Association of Retired Officers, Military Families and Veterans for Civilian Control of "
    "the Armed Forces",
    "The Éireann Society of America",
    "International Federation of Teachers, Health Workers and Public Employees, Southwest Regional "
    "Conference",
)
_NUMBERS = {1: 1, 2: 2, 4: 3, 5: 4}
"""The sample letter's notes that stand in the text, and as what they are counted."""


def signing() -> tuple[Signatory, ...]:
    """Return 140 organizations in no order, some with very long names, accents and a leading "The"."""
    national = (*_LONG, *(f"{cause} {kind}" for kind in _NATIONAL for cause in _CAUSES))
    state = tuple(f"{place} {work}" for work in _WORKS for place in _STATES)
    local = tuple(f"{place} {work}" for work in _WORKS[:2] for place in _PLACES)
    names = {"local": local, "national": national, "state": state}
    return tuple(Signatory(name, tier) for tier, found in names.items() for name in found[: COUNTS[tier]])


def a_long_sign_on(*, people: bool = False) -> ComposedDocument:
    """Return the letter; with `people`, who signs stands under each organization."""
    signed = signing()
    if people:
        signed = tuple(replace(s, signatory=f"Ada Example {n}", title="Chair") for n, s in enumerate(signed))
    letter = a_letter(extra=signatories(signed, people=people))
    lead = Paragraph((Span(f"We, the {len(signed)} undersigned organizations, write to you together."),))
    opening = next(at for at, block in enumerate(letter.blocks) if isinstance(block, Paragraph))
    blocks = [_counted(block) if isinstance(block, ItemList) else block for block in letter.blocks]
    notes = tuple(replace(n, number=_NUMBERS[n.number]) for n in letter.footnotes if n.number in _NUMBERS)
    return replace(letter, blocks=(*blocks[:opening], lead, *blocks[opening:]), footnotes=notes)


def _counted(block: ItemList) -> ItemList:
    items = tuple(
        replace(i, spans=tuple(replace(s, note=_NUMBERS[s.note]) if s.note else s for s in i.spans))
        for i in block.items
    )
    return replace(block, items=items)
