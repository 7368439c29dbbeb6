"""Key figures: one striking figure and the words about it, or none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefdesk.model.finding import FindingKind, KeyFigure
from briefdesk.model.source import PassageKind
from briefdesk.sources.figures import extract_figures
from briefdesk.sources.suggest.key_figures import MAX_LABEL_WORDS, key_figure_of
from briefdesk.sources.suggest.kinds import kind_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The agency held 3,600 people that winter.", KeyFigure("3,600", "people")),
        (
            "It asks for $280 million for the grant program.",
            KeyFigure("$280 million", "for the grant program"),
        ),
        ("About half of rural clinics are closed.", KeyFigure("About half", "of rural clinics")),
        ("They held 12 people in 3 rooms of 40 beds.", None),
        ("She saw six of them.", None),
        ("A 29-year-old nurse died.", None),
        ("The cost was $12.", None),
        ("In 2024 nobody came.", None),
    ],
)
def test_the_one_striking_figure_stands_alone(text: str, expected: KeyFigure | None):
    assert key_figure_of(text, extract_figures(text)) == expected


@given(
    st.lists(
        st.sampled_from(
            ("held", "3,600", "$4.2 million", "40%", "of the", "people", "in Texas", ",", ".", "and", "-")
        ),
        max_size=9,
    )
)
def test_a_key_figure_is_in_the_sentence_and_short(words: list[str]):
    text = " ".join(words)
    key = key_figure_of(text, extract_figures(text))

    if key is not None:
        assert key.value.lower() in text.lower()
        assert key.label in text
        assert 0 < len(key.label.split()) <= MAX_LABEL_WORDS


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Officials in Laredo lost the files of a whole winter.", FindingKind.LOCAL_FACT),
        ("Clinics in Maverick County have refused new patients since spring.", FindingKind.LOCAL_FACT),
        ("Officials in Texas and Arizona lost the files of a whole winter.", FindingKind.FINDING),
        ("Officials in Mexico lost the files of a whole winter.", FindingKind.FINDING),
    ],
)
def test_what_concerns_one_place_is_a_local_fact(text: str, kind: FindingKind):
    assert kind_of(text, extract_figures(text), passage=PassageKind.TEXT) is kind
