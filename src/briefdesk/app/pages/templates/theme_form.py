"""The fields of a theme: type, colors with their contrast, margins and letterhead."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QSignalBlocker, QTimer, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import (
    QColorDialog,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QWidget,
)

from briefdesk.app.style import L, M, S, colors_of, mark
from briefdesk.app.widgets.labels import Size, plain
from briefdesk.app.widgets.still_fields import StillChoice, StillNumber
from briefdesk.pipeline.themes import ALIGNMENTS, FAMILIES, MARGINS_PT, MOST_FOOTER, Contrast, Theme

PAUSE_MS = 400
_COLORS = (
    ("accent", "Accent"),
    ("ink", "Text color"),
    ("muted", "Small print"),
    ("rule", "Thin lines"),
    ("tint", "Tinted boxes"),
)
_OF_TEXT = ("accent", "ink", "muted")
_SIDES = (
    ("top", "Top"),
    ("right", "Right"),
    ("bottom", "Bottom"),
    ("left", "Left"),
)
_SWATCH = 16
FIELD_WIDTH = 120


@dataclass(frozen=True, slots=True)
class _Number:
    key: str
    label: str
    low: float
    high: float
    step: float
    unit: str
    value: Callable[[Theme], float]
    per_unit: float = 1.0


_NUMBERS = (
    _Number("styles.body.size", "Letter text", 9, 14, 0.5, " pt", lambda t: t.letter.styles.body.size_pt),
    _Number(
        "styles.body.leading",
        "Letter line height",
        10,
        28,
        0.25,
        " pt",
        lambda t: t.letter.styles.body.leading_pt,
    ),
    _Number(
        "brief.styles.body.size", "One-pager text", 9, 14, 0.5, " pt", lambda t: t.brief.styles.body.size_pt
    ),
    _Number(
        "styles.footnote.size",
        "Footnotes",
        7,
        12,
        0.5,
        " pt",
        lambda t: t.letter.styles.footnote.size_pt,
    ),
    _Number(
        "brief.styles.title.size",
        "One-pager title",
        12,
        40,
        0.5,
        " pt",
        lambda t: t.brief.styles.title.size_pt,
    ),
    _Number(
        "styles.organization.size",
        "Size of your name",
        10,
        40,
        0.5,
        " pt",
        lambda t: t.letter.styles.organization.size_pt,
    ),
    _Number(
        "letterhead.logo-width",
        "Logo at most wide",
        20,
        400,
        5,
        " pt",
        lambda t: t.letter.letterhead.logo_width_pt,
    ),
    _Number(
        "letterhead.logo-height",
        "Logo at most high",
        10,
        150,
        2,
        " pt",
        lambda t: t.letter.letterhead.logo_height_pt,
    ),
    _Number("letterhead.rule", "Line under it", 0, 6, 0.25, " pt", lambda t: t.letter.letterhead.rule_pt),
    _Number("letterhead.bar", "Bar above it", 0, 40, 1, " pt", lambda t: t.letter.letterhead.bar_pt),
)


_TYPE, _HEAD = _NUMBERS[:5], _NUMBERS[5:]


def _margin(side: str, brief: bool, theme: Theme) -> float:
    value: float = getattr((theme.brief if brief else theme.letter).margins, f"{side}_pt")
    return value


class ThemeForm(QWidget):
    """Shows a theme's values and emits each change as (key, value, words for undo)."""

    changed = Signal(str, object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._form = QFormLayout(self)
        self._form.setContentsMargins(L, M, L, L)
        self._form.setSpacing(S)
        self._form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self._numbers: dict[str, tuple[StillNumber, _Number]] = {}
        self._pauses: dict[str, QTimer] = {}
        self._shown: dict[str, object] = {}
        self.name = self._text("name", "Name", 60)
        self._head("Type")
        self.serif = self._choice("faces.serif", "Text face", FAMILIES)
        self.sans = self._choice("faces.sans", "Face of labels", FAMILIES)
        for number in _TYPE:
            self._number(number)
        self._head("Colors")
        self.colors: dict[str, QLineEdit] = {}
        self._swatches: dict[str, QPushButton] = {}
        self.verdicts = {name: plain(Size.SMALL) for name, _ in _COLORS}
        for name, label in _COLORS:
            self._color(name, label)
        self._head("Margins of letters")
        self._margins("page", brief=False)
        self._head("Letterhead")
        self.align = self._choice("letterhead.align", "Logo and name", ALIGNMENTS)
        for number in _HEAD:
            self._number(number)
        self._foot()
        self._head("Margins of the one-pager")
        self._margins("brief.page", brief=True)

    def _foot(self) -> None:
        self.footer = self._text("letterhead.footer", "Footer of page 1", MOST_FOOTER)
        self.footer.setPlaceholderText("None")
        self._form.addRow(
            "",
            plain(
                Size.SMALL,
                "muted",
                text="{organization} and {contact} stand for the sender’s. Empty: no footer.",
            ),
        )

    def _margins(self, table: str, *, brief: bool) -> None:
        low, high = MARGINS_PT
        for side, label in _SIDES:
            value = partial(_margin, side, brief)
            words = f"One-pager {label.lower()}" if brief else f"Margin {label.lower()}"
            key = f"{table}.margin-{side}"
            self._number(_Number(key, label, low / 72, high / 72, 0.05, " in", value, 72.0), words)

    def show_theme(self, theme: Theme, contrasts: Mapping[str, Contrast], footer: str) -> None:
        """Show the values of a theme that could be read."""
        self._show_text(self.name, "name", theme.name)
        self._show_text(self.footer, "letterhead.footer", footer)
        for box, value in (
            (self.serif, theme.serif.name),
            (self.sans, theme.sans.name),
            (self.align, theme.letter.letterhead.align),
        ):
            box.setCurrentIndex(box.findData(value))
        for key, (spin, number) in self._numbers.items():
            if not self._pauses[key].isActive():  # else it was typed after this theme was made
                with QSignalBlocker(spin):
                    spin.setValue(number.value(theme) / number.per_unit)
        for name, line in self.colors.items():
            color: str = getattr(theme.palette, name)
            self._show_text(line, f"colors.{name}", color)
            if line.text() == color:  # else it was refused, or is being typed
                self._show_color(name, color)
                self._show_contrast(name, contrasts.get(name))

    def show_refused(self, key: str, words: str) -> bool:
        """Say beside a color why it was not taken; False for a field that has no room for words."""
        name = key.removeprefix("colors.")
        if name not in self.verdicts:
            return False
        self._tell_color(name, words, "danger")
        mark(self.colors[name], wrong="true")
        if QColor.isValidColorName(self.colors[name].text()):
            self._show_color(name, self.colors[name].text())
        return True

    def _tell_color(self, name: str, words: str, tone: str) -> None:
        verdict = self.verdicts[name]
        verdict.setText(words)
        verdict.setVisible(bool(words))
        mark(verdict, tone=tone)

    def _show_color(self, name: str, color: str) -> None:
        pixels = QPixmap(_SWATCH, _SWATCH)
        pixels.fill(QColor(color))
        # An edge: a dark color is seen on a dark ground, a pale one on a pale ground.
        painter = QPainter(pixels)
        painter.setPen(QColor(colors_of(self).muted))
        painter.drawRect(0, 0, _SWATCH - 1, _SWATCH - 1)
        painter.end()
        icon = QIcon(pixels)
        icon.addPixmap(pixels, QIcon.Mode.Disabled)  # a shipped theme's colors are seen as they are
        self._swatches[name].setIcon(icon)

    def _show_contrast(self, name: str, contrast: Contrast | None) -> None:
        mark(self.colors[name], wrong="")
        if contrast is None:
            self._tell_color(name, "", "muted")
        elif contrast.enough:
            self._tell_color(name, contrast.words, "ok")
        else:
            self._tell_color(name, f"Weak: {contrast.words}", "warning")

    def _show_text(self, line: QLineEdit, key: str, value: str) -> None:
        self._shown[key] = value
        if line.text() != value and not line.hasFocus():
            line.setText(value)

    def _head(self, words: str) -> None:
        self._form.addRow(plain(Size.STRONG, text=words))

    def _row(self, label: str, field: QWidget) -> None:
        field.setAccessibleName(label)
        self._form.addRow(label, field)

    def _text(self, key: str, label: str, most: int) -> QLineEdit:
        line = QLineEdit()
        line.setMaxLength(most)
        line.editingFinished.connect(lambda: self._tell_text(key, label, line.text()))
        self._row(label, line)
        return line

    def _tell_text(self, key: str, label: str, text: str) -> None:
        if text != self._shown.get(key, ""):
            self._shown[key] = text
            self.changed.emit(key, text, label.lower())

    def _choice(self, key: str, label: str, values: tuple[str, ...]) -> QComboBox:
        box = StillChoice()
        for value in values:
            box.addItem(value[:1].upper() + value[1:], value)
        box.activated.connect(lambda _at: self.changed.emit(key, box.currentData(), label.lower()))
        self._row(label, box)
        return box

    def _number(self, number: _Number, words: str = "") -> None:
        spin = StillNumber()
        spin.setRange(number.low, number.high)
        spin.setSingleStep(number.step)
        spin.setDecimals(2 if number.step < 0.5 else 1)
        spin.setFixedWidth(FIELD_WIDTH)
        spin.lineEdit().setTextMargins(S, 0, 0, 0)
        spin.setSuffix(number.unit)
        pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        words = words or number.label
        pause.timeout.connect(
            lambda: self.changed.emit(number.key, round(spin.value() * number.per_unit, 2), words.lower())
        )
        spin.valueChanged.connect(lambda _value: pause.start())
        self._numbers[number.key] = (spin, number)
        self._pauses[number.key] = pause
        self._row(number.label, spin)
        spin.setAccessibleName(words)

    def _color(self, name: str, label: str) -> None:
        line, swatch, row = QLineEdit(), QPushButton(), QWidget()
        line.setMaxLength(7)
        swatch.setToolTip(f"Choose the {label.lower()}")
        swatch.setAccessibleName(swatch.toolTip())
        words = label.lower()
        line.editingFinished.connect(lambda: self._tell_text(f"colors.{name}", words, line.text().strip()))
        swatch.clicked.connect(lambda _=False: self._choose_color(name, words))
        beside = QHBoxLayout(row)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(S)
        beside.addWidget(line, 1)
        beside.addWidget(swatch)
        self.colors[name], self._swatches[name] = line, swatch
        row.setFocusProxy(line)
        self._row(label, row)
        line.setAccessibleName(words.capitalize())
        self._form.addRow("", self.verdicts[name])
        self.verdicts[name].setVisible(name in _OF_TEXT)

    def _choose_color(self, name: str, words: str) -> None:
        chosen = QColorDialog.getColor(QColor(self.colors[name].text()), self, f"Choose the {words}")
        if chosen.isValid():
            self.colors[name].setText(chosen.name())
            self._tell_text(f"colors.{name}", words, chosen.name())
