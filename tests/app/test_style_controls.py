"""Controls as they are drawn: what is not chosen is seen, too."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QCheckBox, QPushButton, QRadioButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from briefdesk.app.style import DARK, LIGHT, Colors, dress, mark

LEAST_CONTRAST = 3.0
"""WCAG 2.2, 1.4.11: the parts that tell a control and its state."""


@pytest.fixture(params=[LIGHT, DARK], ids=["light", "dark"])
def colors(qapp: QApplication, request: pytest.FixtureRequest) -> Iterator[Colors]:
    dress(qapp, request.param)
    yield request.param
    dress(qapp, LIGHT)


@pytest.mark.parametrize("kind", [QRadioButton, QCheckBox])
@pytest.mark.parametrize("checked", [True, False])
def test_a_mark_stands_out_from_its_ground(
    colors: Colors, qtbot: QtBot, kind: type[QRadioButton | QCheckBox], checked: bool
):
    pane = QWidget()
    qtbot.addWidget(pane)
    control = kind("")
    QVBoxLayout(pane).addWidget(control)
    control.setChecked(checked)
    pane.show()
    control.clearFocus()

    picture = control.grab().toImage()

    drawn = {picture.pixelColor(x, y).name() for x in range(20) for y in range(picture.height())}
    ground = picture.pixelColor(picture.width() - 1, picture.height() - 1)
    assert max(contrast(QColor(name), ground) for name in drawn) >= LEAST_CONTRAST


def test_which_of_two_is_chosen_is_seen_without_color(colors: Colors, qtbot: QtBot):
    chosen, other = QRadioButton(""), QRadioButton("")
    for control in (chosen, other):
        qtbot.addWidget(control)
        control.resize(24, 24)
    chosen.setChecked(True)

    assert inked(chosen.grab().toImage()) > 2 * inked(other.grab().toImage())


def inked(picture: QImage) -> int:
    """Return how many pixels stand out from the corner."""
    ground = picture.pixelColor(0, 0)
    places = ((x, y) for x in range(picture.width()) for y in range(picture.height()))
    return sum(contrast(picture.pixelColor(x, y), ground) >= LEAST_CONTRAST for x, y in places)


def test_a_link_that_leads_nowhere_is_not_drawn_like_one_that_does(colors: Colors, qtbot: QtBot):
    link = QPushButton("Remove")
    qtbot.addWidget(link)
    mark(link, kind="link")
    link.show()
    link.clearFocus()
    leads = link.grab().toImage()

    link.setEnabled(False)

    assert link.grab().toImage() != leads


def contrast(one: QColor, other: QColor) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(color: QColor) -> float:
    parts = (color.redF(), color.greenF(), color.blueF())
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
