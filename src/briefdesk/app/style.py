"""How Briefdesk looks: two palettes, one accent colour, spacing in steps of 4, three text sizes.

Widgets say what they are with `mark(widget, kind="primary")`; the style sheet does the rest:

- QLabel          text_size="small|title|strong", tone="muted|danger|warning|ok"
- QPushButton     kind="primary|quiet|link"         (none: an ordinary button)
- QToolButton     kind="rail|tab|link"              (none: a flat icon button)
- any QWidget     surface="ground|pane|bar|raised"  (its background)
- QFrame          line="h|v"                        (a hairline; see `hairline`)
"""

from enum import StrEnum
from typing import NamedTuple

from PySide6 import QtCore
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication, QFrame, QWidget

from briefdesk.app.style_sheet import style_sheet

XS, S, M, L, XL, XXL = 4, 8, 12, 16, 24, 32
RADIUS = 6
ROW_HEIGHT = 32
BAR_HEIGHT = 44
# Asking Qt for the style would make the class of styles with all its enumerations.
HAS_STYLE = "hasOurStyle"


class Appearance(StrEnum):
    """What the View menu offers; AUTO follows the system."""

    AUTO = "auto"
    LIGHT = "light"
    DARK = "dark"


# No dataclass: their module would be loaded for this alone before the first paint.
class Colors(NamedTuple):
    """One scheme, as #rrggbb. `ground` lies under `pane`; `raised` above it (menus, banners, inputs)."""

    dark: bool
    ground: str
    pane: str
    raised: str
    hover: str
    pressed: str
    line: str
    line_strong: str
    text: str
    muted: str
    disabled: str
    accent: str
    accent_hover: str
    on_accent: str
    selection: str
    danger: str
    danger_ground: str
    warning: str
    warning_ground: str
    ok: str
    desk: str


LIGHT = Colors(
    dark=False,
    ground="#f3f3f1",
    pane="#ffffff",
    raised="#ffffff",
    hover="#ebebe8",
    pressed="#dfdfdb",
    line="#e2e2de",
    line_strong="#c9c9c4",
    text="#1e2126",
    muted="#62676f",
    disabled="#a3a6ab",
    accent="#2f56c6",
    accent_hover="#2748a8",
    on_accent="#ffffff",
    selection="#dfe7fb",
    danger="#b3261e",
    danger_ground="#fbeae8",
    warning="#8a5200",
    warning_ground="#fbf1dc",
    ok="#1b7548",
    desk="#e9e9e6",
)

DARK = Colors(
    dark=True,
    ground="#1b1c1f",
    pane="#222327",
    raised="#2a2c31",
    hover="#2e3036",
    pressed="#383b42",
    line="#33353b",
    line_strong="#494c54",
    text="#e6e7ea",
    muted="#a0a5ae",
    disabled="#666a72",
    accent="#8aa6ff",
    accent_hover="#a5bbff",
    on_accent="#11141c",
    selection="#2d3a61",
    danger="#ff8b80",
    danger_ground="#3a2325",
    warning="#e9b65c",
    warning_ground="#352c1c",
    ok="#6fca9a",
    desk="#17181a",
)


def colors_of(widget: QWidget) -> Colors:
    """Return the scheme that `widget` is shown in now; ask again when its palette changes."""
    return DARK if widget.palette().color(QPalette.ColorRole.Window).lightness() < 128 else LIGHT


def colors_for(app: QApplication, appearance: Appearance) -> Colors:
    """Return the scheme for an appearance; AUTO asks the system's style hints."""
    if appearance is Appearance.AUTO:
        return DARK if app.styleHints().colorScheme() == QtCore.Qt.ColorScheme.Dark else LIGHT
    return DARK if appearance is Appearance.DARK else LIGHT


def colors_at_start(app: QApplication, appearance: Appearance) -> Colors:
    """Return the scheme to start in, before the application is dressed.

    AUTO looks at the system's palette, as dark as its style hints say but sooner to be had.
    """
    if appearance is Appearance.AUTO:
        return DARK if app.palette().color(QPalette.ColorRole.Window).lightness() < 128 else LIGHT
    return DARK if appearance is Appearance.DARK else LIGHT


def dress(app: QApplication, colors: Colors) -> None:
    """Give the whole application the Fusion style, our palette and our style sheet."""
    if not app.property(HAS_STYLE):
        app.setStyle("Fusion")
        app.setProperty(HAS_STYLE, True)
    sheet = style_sheet(colors, app.font().pointSizeF())
    if app.styleSheet() == sheet:
        return  # to set the same again would polish every widget anew
    app.setPalette(palette(colors))
    app.setStyleSheet(sheet)


def palette(colors: Colors) -> QPalette:
    """Return a Qt palette for `colors`, with all roles of all groups set."""
    roles = QPalette.ColorRole
    values = {
        roles.Window: colors.ground,
        roles.WindowText: colors.text,
        roles.Base: colors.pane,
        roles.AlternateBase: colors.ground,
        roles.ToolTipBase: colors.raised,
        roles.ToolTipText: colors.text,
        roles.PlaceholderText: colors.muted,
        roles.Text: colors.text,
        roles.Button: colors.raised,
        roles.ButtonText: colors.text,
        roles.BrightText: colors.danger,
        roles.Highlight: colors.selection,
        roles.HighlightedText: colors.text,
        roles.Link: colors.accent,
        roles.LinkVisited: colors.accent,
        roles.Accent: colors.accent,
        roles.Light: colors.raised,
        roles.Midlight: colors.hover,
        roles.Mid: colors.line,
        roles.Dark: colors.line_strong,
        roles.Shadow: "#000000",
    }
    made = QPalette()
    for role, value in values.items():
        made.setColor(role, QColor(value))
    for role in (roles.WindowText, roles.Text, roles.ButtonText, roles.HighlightedText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(colors.disabled))
    return made


def mark(widget: QWidget, **properties: str | bool | None) -> None:
    """Set what the style sheet looks at (see the module) and show it at once.

    The names are properties: one that Qt knows already ("text", "size", "font") changes the widget itself.
    """
    for name, value in properties.items():
        widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def mark_new(widget: QWidget, **properties: str | bool | None) -> None:
    """Set what the style sheet looks at on a widget just made: what was never shown needs no polish anew."""
    for name, value in properties.items():
        widget.setProperty(name, value)


def hairline(*, vertical: bool = False) -> QFrame:
    """Return a line one pixel thin between two surfaces."""
    line = QFrame()
    line.setProperty("line", "v" if vertical else "h")
    if vertical:
        line.setFixedWidth(1)
    else:
        line.setFixedHeight(1)
    return line


def small_font(base: QFont) -> QFont:
    """Return the small one of the three text sizes, for delegates that paint by hand."""
    font = QFont(base)
    font.setPointSizeF(base.pointSizeF() * 0.9)
    return font


def title_font(base: QFont) -> QFont:
    """Return the large one of the three text sizes, for delegates that paint by hand."""
    font = QFont(base)
    font.setPointSizeF(base.pointSizeF() * 1.4)
    font.setWeight(QFont.Weight.DemiBold)
    return font
