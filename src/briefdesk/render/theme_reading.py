"""A theme read from a TOML file, every problem named with its line."""

import dataclasses
from dataclasses import fields

from briefdesk.render.errors import ThemeInvalid
from briefdesk.render.theme import (
    ALIGNMENTS,
    FOOTER_FROM_EDGE,
    FOOTER_GAP,
    FORMAT_VERSION,
    LEAST_MARGIN_PT,
    MOST_FOOTER,
    MOST_MARGIN_PT,
    OFFICE_NAMES,
    PAGE_SIZES,
    RUNNING_TEXT,
    SMALLEST_BODY_PT,
    SMALLEST_BRIEF_PT,
    Color,
    FaceRole,
    Family,
    FitRange,
    LetterheadStyle,
    Margins,
    Palette,
    Setting,
    Styles,
    TextStyle,
    Theme,
    half_point,
)
from briefdesk.render.theme_toml import Table, open_theme


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
    smallest = table.number("smallest", SMALLEST_BRIEF_PT, 14, SMALLEST_BRIEF_PT)
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
    running = SMALLEST_BRIEF_PT if inherits else SMALLEST_BODY_PT
    return Styles(
        body=body,
        **{
            f.name: _style(
                table.table(f.name.replace("_", "-")),
                palette,
                getattr(base, f.name) if inherits else dataclasses.replace(body, before_pt=0, after_pt=0),
                smallest=running if f.name in RUNNING_TEXT else 6,
            )
            for f in fields(Styles)
            if f.name != "body"
        },
    )


def _style(table: Table, palette: Palette, base: TextStyle, *, smallest: float = 6) -> TextStyle:
    size = half_point(max(smallest, table.number("size", smallest, 72, base.size_pt)))
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
