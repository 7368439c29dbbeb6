import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QFont
from pytestqt.qtbot import QtBot

from briefdesk.app.pages.write.excerpt import excerpt
from briefdesk.app.pages.write.merge_fields import field_groups
from briefdesk.app.widgets.drawing import Strong, WrappedText, strong_runs
from briefdesk.model.template import TemplateField


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("I write for **{{ sender.organization }}**.", "I write for [organization]."),
        ("{% if recipient.is_chair %}Chair{% endif %} *now*", "Chair now"),
        ("{% if a.b %}One{% elif c.d %}two{% else %}three{% endif %} way", "One way"),
        ("## Heading\n\n- one\n- two", "Heading one two"),
        ("See [the report](https://example.org).", "See the report."),
        ("2 * 3 * 4", "2 * 3 * 4"),
    ],
)
def test_an_excerpt_reads_as_text_and_not_as_markup(text: str, shown: str):
    assert excerpt(text) == shown


@given(text=st.text(max_size=2000))
def test_any_text_has_a_short_excerpt_on_one_line(text: str):
    made = excerpt(text)

    assert len(made) <= 400
    assert "\n" not in made


def test_figures_are_found_wherever_they_stand():
    assert strong_runs("590 and 590", ("590",)) == (Strong(0, 3), Strong(8, 3))


@pytest.mark.parametrize("lines", [1, 2, 3])
def test_wrapped_text_keeps_to_its_lines(qtbot: QtBot, lines: int):
    one = WrappedText("word", QFont(), 100, 1).height

    made = WrappedText("words and words " * 40, QFont(), 100, lines)

    assert made.height <= lines * (one + 2)


@given(text=st.text(max_size=300), width=st.integers(0, 400))
def test_any_text_can_be_wrapped_to_any_width(text: str, width: int):
    assert WrappedText(text, QFont(), width, 3).height > 0


def test_a_brief_offers_no_recipient():
    own = (TemplateField("date", "Date of the meeting"),)

    assert field_groups("letter", own)[0].heading == "Recipient"
    assert [group.heading for group in field_groups("brief", own)] == [
        "Sender",
        "Source",
        "Document",
        "This template",
    ]
