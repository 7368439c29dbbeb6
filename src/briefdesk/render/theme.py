"""Themes: everything about how pages look, frozen; `theme_reading` reads them from TOML.

A theme has two settings of the page, one for letters and one for briefs. Lengths are points, type sizes
whole or half points: word processors have no others, and a size that they round would break lines elsewhere.
"""

import dataclasses
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import NewType

from briefdesk.model.stationery import PaperDrawing, WordStationery

Color = NewType("Color", str)
"""A color as "#rrggbb", lower case."""

FORMAT_VERSION = 1
PAGE_SIZES = {"Letter": (612.0, 792.0), "A4": (595.276, 841.89)}
OFFICE_NAMES = {"Caladea": "Cambria", "Arimo": "Arial"}
ALIGNMENTS = ("left", "centered", "right")
LEAST_MARGIN_PT, MOST_MARGIN_PT = 43.2, 200.0
MOST_FOOTER = 300
FOOTER_FROM_EDGE = 26.0
"""How far above the paper's lower edge the footer ends: office printers leave less than that blank."""
FOOTER_GAP = 8.0
SMALLEST_BODY_PT = 9.0
"""No theme sets a letter's running text smaller than this; the fit to a page has floors of its own."""
SMALLEST_BRIEF_PT = 9.5
"""No one-pager's running text is smaller than this, whatever its theme says."""
RUNNING_TEXT = frozenset(("body", "lead", "item", "ask_lead", "ask_item"))
# What the sender is known by, and what must stay in one line.
_NEVER_SQUEEZED = frozenset(("organization", "tagline", "contact", "running", "strip"))


class FaceRole(StrEnum):
    """Which of the theme's two families a style uses."""

    SERIF = "serif"
    SANS = "sans"


@dataclass(frozen=True, slots=True)
class Family:
    """A family that we embed, and the family of the same widths that word processors have."""

    name: str
    office_name: str


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How one kind of text is set. `caps` prints capitals; `tracking_em` is added after each letter."""

    face: FaceRole
    size_pt: float
    leading_pt: float
    color: Color
    bold: bool = False
    italic: bool = False
    caps: bool = False
    tracking_em: float = 0.0
    before_pt: float = 0.0
    after_pt: float = 0.0


@dataclass(frozen=True, slots=True)
class Styles:
    """The style of every kind of text; a theme that leaves one out gives it the body's."""

    body: TextStyle
    organization: TextStyle
    tagline: TextStyle
    contact: TextStyle
    date: TextStyle
    delivery: TextStyle
    address: TextStyle
    subject: TextStyle
    salutation: TextStyle
    title: TextStyle
    heading: TextStyle
    lead: TextStyle
    item: TextStyle
    close: TextStyle
    signatory_name: TextStyle
    signatory_detail: TextStyle
    tier: TextStyle
    signer: TextStyle
    enclosure: TextStyle
    footnote: TextStyle
    running: TextStyle
    figure_value: TextStyle
    figure_label: TextStyle
    figure_large: TextStyle
    chart_heading: TextStyle
    bar_label: TextStyle
    bar_value: TextStyle
    quote: TextStyle
    attribution: TextStyle
    question: TextStyle
    ask_heading: TextStyle
    ask_lead: TextStyle
    ask_item: TextStyle
    sources_heading: TextStyle
    source: TextStyle
    strip: TextStyle


@dataclass(frozen=True, slots=True)
class Margins:
    """The white around the type area."""

    top_pt: float
    right_pt: float
    bottom_pt: float
    left_pt: float


@dataclass(frozen=True, slots=True)
class LetterheadStyle:
    """How the sender stands at the head: `align`, where the logo is, is "left", "centered" or "right".

    `bar_pt` is the height of an accent bar along the page's upper edge, `rule_pt` the thickness of
    the line under the letterhead; 0 leaves either out. The logo is scaled into its box. `footer` is a line
    at the foot of page one, empty for none; {organization} and {contact} in it are the sender's.
    """

    align: str
    logo_width_pt: float
    logo_height_pt: float
    rule_pt: float
    bar_pt: float
    after_pt: float
    footer: str = ""


@dataclass(frozen=True, slots=True)
class Setting:
    """How one kind of document is set on the page."""

    margins: Margins
    letterhead: LetterheadStyle
    styles: Styles
    list_indent_pt: float
    signing_room_pt: float
    box_padding_pt: float


@dataclass(frozen=True, slots=True)
class FitRange:
    """How far text may be stretched or squeezed from the theme's own values: a brief to fill its one page,
    a letter (which is never stretched) to end on a page less.

    Sizes are the body's; `leading` is a share of the size, `spacing` a share of the theme's spacing.
    """

    smallest_pt: float
    largest_pt: float
    tightest_leading: float
    loosest_leading: float
    tightest_spacing: float
    loosest_spacing: float
    small_print_pt: float


@dataclass(frozen=True, slots=True)
class Palette:
    """One accent, ink, muted ink, the color of hairlines, the tint of boxes and of unfilled fields."""

    accent: Color
    ink: Color
    muted: Color
    rule: Color
    tint: Color
    unfilled: Color


@dataclass(frozen=True, slots=True)
class Paper:
    """Stationery under pages. `picture` is a PNG of the page; it lies under page one, or under all with
    `every_page`, and `top_pt` of page one are kept free for it. `drawing` is the same page as outlines, which
    the PDF takes. `word` is what the DOCX takes over instead.

    With `letterhead` the sender's own head is printed all the same.
    """

    picture: bytes | None = None
    word: WordStationery | None = None
    top_pt: float = 0.0
    every_page: bool = False
    letterhead: bool = False
    drawing: PaperDrawing | None = None


@dataclass(frozen=True, slots=True)
class Theme:
    """Everything about how letters and briefs look."""

    name: str
    description: str
    page_size: str
    serif: Family
    sans: Family
    palette: Palette
    letter: Setting
    brief: Setting
    fit: FitRange
    letter_fit: FitRange
    paper: Paper | None = None

    @property
    def page_width_pt(self) -> float:
        """Return the width of the paper."""
        return PAGE_SIZES[self.page_size][0]

    @property
    def page_height_pt(self) -> float:
        """Return the height of the paper."""
        return PAGE_SIZES[self.page_size][1]

    def family(self, role: FaceRole) -> Family:
        """Return the family that plays `role`."""
        return self.serif if role is FaceRole.SERIF else self.sans


def squeezed(setting: Setting, fit: FitRange, *, size_pt: float, leading: float, spacing: float) -> Setting:
    """Return `setting` with the body at `size_pt`, its leading and its spacing; all text in proportion.

    `leading` and `spacing` are shares as in FitRange. Small print and running text stop shrinking at
    their floors; the letterhead and the contact strip keep their size.
    """
    body = setting.styles.body
    scale = size_pt / body.size_pt
    stretch = leading / (body.leading_pt / body.size_pt)

    def restyled(name: str) -> TextStyle:
        """Return the style called `name` in its share of the new size, never under its floor in points."""
        style: TextStyle = getattr(setting.styles, name)
        if name in _NEVER_SQUEEZED:
            return style
        floor = fit.smallest_pt if name in RUNNING_TEXT else fit.small_print_pt
        size = half_point(max(style.size_pt * scale, min(style.size_pt, floor)))
        # Built directly, not by `replace`: the fit does this a thousand times per brief.
        return TextStyle(
            style.face,
            size,
            style.leading_pt / style.size_pt * size * stretch,
            style.color,
            style.bold,
            style.italic,
            style.caps,
            style.tracking_em,
            style.before_pt * spacing,
            style.after_pt * spacing,
        )

    # Room around the large parts of a page gives way by half.
    head, gentle = setting.letterhead, (1 + spacing) / 2
    return dataclasses.replace(
        setting,
        styles=Styles(**{f.name: restyled(f.name) for f in fields(Styles)}),
        letterhead=dataclasses.replace(head, after_pt=head.after_pt * gentle),
        signing_room_pt=setting.signing_room_pt * gentle,
        box_padding_pt=setting.box_padding_pt * gentle,
    )


def half_point(size_pt: float) -> float:
    """Return the nearest size that word processors have."""
    return int(size_pt * 2 + 0.5) / 2
