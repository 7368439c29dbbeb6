"""The logos of all who publish or sign together, above the sender's name: in rows, all of one weight."""

from dataclasses import dataclass

from briefdesk.model.blocks import Letterhead, PartnerLogo
from briefdesk.render.layout.flow import BlockFlow, Spacing
from briefdesk.render.layout.frame import Frame
from briefdesk.render.layout.page import PlacedPicture
from briefdesk.render.logo import logo_size
from briefdesk.render.theme import LetterheadStyle

PARTNER_GAP = 24.0
PARTNER_ROWS_APART = 10.0
MOST_IN_ONE_ROW = 5
MOST_IN_EACH_ROW = 3
PARTNERS_AFTER = 13.0
PARTNER_AREA = 0.45
"""The share of a logo’s box that one logo beside others may fill."""

MOST_OF_SMALLEST = 1.35
"""How much more than the smallest logo the others may weigh."""


def partner_rows(block: Letterhead, frame: Frame) -> BlockFlow:
    """Return the logos of all who publish, the sender's first, evenly over the width, level in the middle."""
    pictures: list[PlacedPicture] = []
    y = 0.0
    for row in partner_sizes(block, frame.setting.letterhead, frame.width):
        y += PARTNER_ROWS_APART if pictures else 0.0
        x = frame.left + row.indent
        for logo in row.logos:
            node = frame.node("Figure", alt=logo.alt)
            middle = y + (row.height - logo.height) / 2
            pictures.append(PlacedPicture(x, middle, logo.width, logo.height, logo.image, node))
            x += logo.width + row.gap
        y += row.height
    return BlockFlow(y, Spacing(0, PARTNERS_AFTER, block=frame.block), pictures=tuple(pictures))


@dataclass(frozen=True, slots=True)
class PlacedLogo:
    """A logo with its words, and its size in points."""

    image: bytes
    alt: str
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class LogoRow:
    """Logos side by side: the first `indent` from the left edge, the others `gap` apart; all in points."""

    logos: tuple[PlacedLogo, ...]
    indent: float
    gap: float

    @property
    def height(self) -> float:
        """Return the height of the highest logo."""
        return max(logo.height for logo in self.logos)


def partner_sizes(block: Letterhead, look: LetterheadStyle, width: float) -> tuple[LogoRow, ...]:
    """Return the logos in rows: five in one at most, more in threes, a shorter last row in the middle."""
    own = (PartnerLogo(block.logo, block.logo_alt or block.organization),) if block.logo else ()
    logos = (*own, *block.partners)
    most = len(logos) if len(logos) <= MOST_IN_ONE_ROW else MOST_IN_EACH_ROW
    room = (width - PARTNER_GAP * (most - 1)) / most
    placed = _of_one_weight(logos, min(room, look.logo_width_pt), look.logo_height_pt)
    rows: list[LogoRow] = []
    for at in range(0, len(placed), most):
        row = placed[at : at + most]
        free = width - sum(logo.width for logo in row)
        if len(row) == most:
            rows.append(LogoRow(row, 0.0, free / max(1, most - 1)))
        else:
            # As far apart as those above, or where that is too far, as far as the edges are.
            gap = min(rows[-1].gap, free / (len(row) + 1))
            rows.append(LogoRow(row, (free - gap * (len(row) - 1)) / 2, gap))
    return tuple(rows)


def _of_one_weight(logos: tuple[PartnerLogo, ...], width: float, height: float) -> tuple[PlacedLogo, ...]:
    """Return the logos in boxes of that size, with nearly one area for all: none outshines the others.

    One that is very wide or tall for its box makes the others smaller, down to half of what they could be.
    """
    sizes = [logo_size(logo.image, width, height) for logo in logos]
    most = PARTNER_AREA * width * height
    area = max(most / 2, min(most, MOST_OF_SMALLEST * min(wide * high for wide, high in sizes)))
    placed = []
    for logo, (wide, high) in zip(logos, sizes, strict=True):
        scale = min(1.0, (area / (wide * high)) ** 0.5)
        placed.append(PlacedLogo(logo.image, logo.alt, wide * scale, high * scale))
    return tuple(placed)
