"""The text to sign in plain words: for whom a paragraph is, and what it may say."""

import datetime as dt
from dataclasses import replace

import pytest

from briefdesk.model.draft import PartId, Project, TextPart
from briefdesk.model.tailoring import RuleEffect, TailoringRule
from briefdesk.pipeline.desk import Desk
from briefdesk.pipeline.drafts import with_template
from briefdesk.pipeline.sign_on import keep_version, sign_on_view, text_now
from briefdesk.pipeline.sign_on_words import PlainWords

DAY = dt.date(2026, 6, 20)


@pytest.fixture
def words(desk: Desk, sample: Project) -> PlainWords:
    return PlainWords(desk, sample)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("(Only state:TX) Words.", "[Only for members of Congress from Texas] Words."),
        (
            "Ask: (Only state:TX) (Not chamber:house) Words.",
            "Ask: [Only for members of Congress from Texas; Not for members of the House of Representatives] "
            "Words.",
        ),
        (
            "(For committee:SSAS) Words.",
            "[Instead, for members of the Senate Committee on Armed Services] Words.",
        ),
        ("(By hand for R000122) Words.", "[Written by hand for Jack Reed] Words."),
        ('(Only list:"a (b)") Words.', "[Only for members of Congress on the list “a (b)”] Words."),
        (
            "(By recipient) Go {% if recipient.chamber == 'Senate' %}up{% else %}down{% endif %}.",
            "[Differs by recipient] Go [up / down].",
        ),
    ],
)
def test_for_whom_a_paragraph_is_stands_in_plain_words(words: PlainWords, line: str, told: str) -> None:
    assert words.of(line) == told


@pytest.mark.parametrize(
    "line",
    [
        "(For example: a road.) Words.", "(Only then) we ask.", "(By hand for me) Words.",
        "(By recipients) Words.", "(Only state:TX", "(Only committee:XXXX99) Words.", "Not (Only state:TX)",
    ],
)  # fmt: skip
def test_words_that_are_no_head_stay_as_they_are(words: PlainWords, line: str) -> None:
    assert words.of(line) == line


def test_every_line_of_the_text_is_read_without_a_query(desk: Desk, sample: Project) -> None:
    project = with_template(desk, sample, "coalition")
    reworded = TextPart(
        PartId("own"), "For all.", rules=(TailoringRule(RuleEffect.REWORD, "state:TX", "For Texas."),)
    )
    project = replace(project, letter=replace(project.letter, parts=(*project.letter.parts, reworded)))

    now = text_now(desk, project)

    assert "committee:" in now.text
    assert not any(sign in now.shown for sign in ("committee:", "state:", "{%", "{{"))
    assert "[Instead, for members of Congress from Texas] For Texas." in now.shown


def test_a_rule_that_changed_is_told_in_plain_words(desk: Desk, sample: Project) -> None:
    project = with_template(desk, sample, "coalition")
    signed = keep_version(desk, project, day=DAY)
    parts = tuple(
        replace(p, only_for="state:NM") if p.only_for == "state:CO" else p for p in signed.letter.parts
    )

    view = sign_on_view(desk, replace(signed, letter=replace(signed.letter, parts=parts)), DAY)

    assert "“Colorado” became “New Mexico”" in view.now.words
    assert "[Only for members of Congress from Colorado]" in view.shown[1]


def test_how_many_sign_is_no_difference_between_letters(desk: Desk, sample: Project) -> None:
    said = TextPart(
        PartId("n"), "We {% if counts.signatories > 1 %}{{ counts.signatories }} {% endif %}sign."
    )
    project = replace(sample, letter=replace(sample.letter, parts=(*sample.letter.parts, said)))

    now = text_now(desk, project)

    assert now.text.endswith("We [number] sign.")
    assert "(By recipient) We" not in now.text
