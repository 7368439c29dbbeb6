"""Themes: everything about how pages look, read from a TOML file and frozen.

A theme has two settings of the page, one for letters and one for briefs. Lengths are points, type sizes
whole or half points: word processors have no others, and a size that they round would break lines elsewhere.
"""

import dataclasses
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import NewType

from briefdesk.model.stationery import WordStationery
from briefdesk.render.errors import ThemeInvalid
from briefdesk.render.theme_toml import Table, open_theme

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
"""No theme sets running text smaller than this; the fit to a page has floors of its own."""
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
    """Stationery under letters. `picture` is a PNG of the page; it lies under page one, or under all with
    `every_page`, and `top_pt` of page one are kept free for it. `word` is what the DOCX takes over instead.

    With `letterhead` the sender's own head is printed all the same.
    """

    picture: bytes | None = None
    word: WordStationery | None = None
    top_pt: float = 0.0
    every_page: bool = False
    letterhead: bool = False


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

    `leading` and `spacing` are shares as in FitRange. Small print stops shrinking at its floor;
    the letterhead and the contact strip keep their size.
    """
    body = setting.styles.body
    scale = size_pt / body.size_pt
    stretch = leading / (body.leading_pt / body.size_pt)

    def restyled(name: str) -> TextStyle:
        style: TextStyle = getattr(setting.styles, name)
        if name in _NEVER_SQUEEZED:
            return style
        size = half_point(max(style.size_pt * scale, min(style.size_pt, fit.small_print_pt)))
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


def read_theme(text: str, *, name: str) -> Theme:
    """Return the theme that the TOML `text` describes; `name` is the file's, for messages.

    Raises ThemeInvalid, which lists every problem with its line.
    """
    root, problems = open_theme(text)
    if problems:
        raise ThemeInvalid(name, tuple(problems))
    version = root.whole("briefdesk-theme", 1, 99, FORMAT_VERSION, required=True)
    if version > FORMAT_VERSION:
        root.complain("briefdesk-theme", "the theme is of a newer version.", "Update Briefdesk.")
    theme = _read(root)
    problems = root.finish()
    if problems:
        raise ThemeInvalid(name, tuple(problems))
    return theme


def _read(root: Table) -> Theme:
    page, faces, brief = root.table("page"), root.table("faces"), root.table("brief")
    palette = _palette(root.table("colors"))
    letter = _setting(root, page, palette, _BASE_LETTER)
    return Theme(
        name=root.text("name", required=True),
        description=root.text("description"),
        page_size=page.choice("size", tuple(PAGE_SIZES), "Letter"),
        serif=_family(faces, "serif", "Caladea"),
        sans=_family(faces, "sans", "Arimo"),
        palette=palette,
        letter=letter,
        brief=_setting(brief, brief.table("page"), palette, letter),
        fit=_fit(brief.table("fit")),
        letter_fit=_letter_fit(root.table("fit"), letter.styles.body),
    )


def _family(faces: Table, role: str, default: str) -> Family:
    name = faces.choice(role, tuple(OFFICE_NAMES), default)
    return Family(name, OFFICE_NAMES[name])


def _palette(colors: Table) -> Palette:
    return Palette(
        accent=Color(colors.text_color("accent", "#1f3d5c")),
        ink=Color(colors.text_color("ink", "#1c1f23")),
        muted=Color(colors.text_color("muted", "#5a636e")),
        rule=Color(colors.color("rule", "#c5ccd4")),
        tint=Color(colors.color("tint", "#eef2f6")),
        unfilled=Color(colors.color("unfilled", "#ffeeb8")),
    )


def _fit(table: Table) -> FitRange:
    smallest = table.number("smallest", 9.5, 14, 9.5)
    return FitRange(
        smallest_pt=half_point(smallest),
        largest_pt=half_point(table.number("largest", smallest, 16, 12)),
        tightest_leading=table.number("tightest-leading", 1.1, 2, 1.24),
        loosest_leading=table.number("loosest-leading", 1.1, 2, 1.5),
        tightest_spacing=table.number("tightest-spacing", 0.2, 1, 0.55),
        loosest_spacing=table.number("loosest-spacing", 1, 4, 1.7),
        small_print_pt=table.number("small-print", 6, 9.5, 7),
    )


def _letter_fit(table: Table, body: TextStyle) -> FitRange:
    own, air = body.size_pt, body.leading_pt / body.size_pt
    return FitRange(
        smallest_pt=half_point(table.number("smallest", 9, own, min(own, 10.5))),
        largest_pt=own,
        tightest_leading=table.number("tightest-leading", 1.1, air, min(air, 1.25)),
        loosest_leading=air,
        tightest_spacing=table.number("tightest-spacing", 0.2, 1, 0.6),
        loosest_spacing=1.0,
        small_print_pt=table.number("small-print", 6, 12, 8.5),
    )


_BLANK = TextStyle(FaceRole.SERIF, 11, 15, Color("#000000"))
_BASE_LETTER = Setting(
    margins=Margins(72, 72, 72, 72),
    letterhead=LetterheadStyle("left", 160, 44, 0.75, 0, 28),
    styles=Styles(**{f.name: _BLANK for f in fields(Styles)}),
    list_indent_pt=18,
    signing_room_pt=40,
    box_padding_pt=10,
)


def _setting(table: Table, page: Table, palette: Palette, base: Setting) -> Setting:
    head, base_head = table.table("letterhead"), base.letterhead
    lists = table.table("lists")
    setting = Setting(
        margins=Margins(
            **{
                f"{side}_pt": page.number(
                    f"margin-{side}", LEAST_MARGIN_PT, MOST_MARGIN_PT, getattr(base.margins, f"{side}_pt")
                )
                for side in ("top", "right", "bottom", "left")
            }
        ),
        letterhead=LetterheadStyle(
            align=head.choice("align", ALIGNMENTS, base_head.align),
            logo_width_pt=head.number("logo-width", 20, 400, base_head.logo_width_pt),
            logo_height_pt=head.number("logo-height", 10, 150, base_head.logo_height_pt),
            rule_pt=head.number("rule", 0, 6, base_head.rule_pt),
            bar_pt=head.number("bar", 0, 40, base_head.bar_pt),
            after_pt=head.number("after", 0, 120, base_head.after_pt),
            # Not handed on to one-pagers: their foot has the contact strip.
            footer=head.line("footer", MOST_FOOTER),
        ),
        styles=_styles(table.table("styles"), palette, base.styles),
        list_indent_pt=lists.number("indent", 8, 72, base.list_indent_pt),
        signing_room_pt=page.number("signing-room", 18, 120, base.signing_room_pt),
        box_padding_pt=page.number("box-padding", 2, 40, base.box_padding_pt),
    )
    if not setting.letterhead.footer:
        return setting
    bottom = max(setting.margins.bottom_pt, _footer_room(setting))
    return dataclasses.replace(setting, margins=dataclasses.replace(setting.margins, bottom_pt=bottom))


def _footer_room(setting: Setting) -> float:
    """Return the lower margin that the footer needs, its lines reckoned from its letters and the sender's."""
    style, margins = setting.styles.contact, setting.margins
    said = setting.letterhead.footer.replace("{contact}", "x" * 130).replace("{organization}", "x" * 60)
    width = min(wide for wide, _ in PAGE_SIZES.values()) - margins.left_pt - margins.right_pt
    lines = 1 + int(len(said) * style.size_pt * 0.5 / width)
    return FOOTER_FROM_EDGE + lines * style.leading_pt + FOOTER_GAP


def _styles(table: Table, palette: Palette, base: Styles) -> Styles:
    inherits = base.body is not _BLANK
    body = _style(table.table("body"), palette, base.body, smallest=SMALLEST_BODY_PT)
    return Styles(
        body=body,
        **{
            f.name: _style(
                table.table(f.name.replace("_", "-")),
                palette,
                getattr(base, f.name) if inherits else dataclasses.replace(body, before_pt=0, after_pt=0),
            )
            for f in fields(Styles)
            if f.name != "body"
        },
    )


def _style(table: Table, palette: Palette, base: TextStyle, *, smallest: float = 6) -> TextStyle:
    size = half_point(table.number("size", smallest, 72, base.size_pt))
    colors = {"accent": palette.accent, "ink": palette.ink, "muted": palette.muted}
    named = {color: key for key, color in colors.items()}
    return TextStyle(
        face=FaceRole(table.choice("face", tuple(FaceRole), base.face)),
        size_pt=size,
        leading_pt=table.number("leading", size, size * 2.5, base.leading_pt / base.size_pt * size),
        color=colors[table.choice("color", tuple(colors), named.get(base.color, "ink"))],
        bold=table.flag("bold", base.bold),
        italic=table.flag("italic", base.italic),
        caps=table.flag("caps", base.caps),
        tracking_em=table.number("tracking", 0, 0.4, base.tracking_em),
        before_pt=table.number("before", 0, 100, base.before_pt),
        after_pt=table.number("after", 0, 100, base.after_pt),
    )
