"""Preflight of a whole project: what only the wired rooms can see."""

from dataclasses import replace

import pytest

from briefdesk.model.draft import Asset, Project
from briefdesk.model.problem import Severity
from briefdesk.pipeline.check import check
from briefdesk.pipeline.desk import Desk
from briefdesk.pipeline.drafts import add_text
from briefdesk.pipeline.letters import compose_brief
from briefdesk.pipeline.recipients import RecipientsUnreadable

REED = "member:R000122"


def test_characters_that_the_fonts_lack_are_named_once_for_all_letters(desk: Desk, sample: Project):
    project, part = add_text(sample, "letter", None, "Done ☐ in 中文, **中**, and naïve “quotes” — § ½.")

    (missing,) = [p for p in check(desk, project, to="state:RI,TX") if p.code == "missing-glyph"]

    assert missing.severity is Severity.WARNING
    assert (missing.document, missing.part) == ("letter", part)
    assert all(name in missing.message for name in ("☐", "中", "文", "U+4E2D"))
    assert "ï" not in missing.message
    assert "letters" in missing.where


def test_the_sample_lacks_no_glyph(desk: Desk, sample: Project):
    assert [p for p in check(desk, sample) if p.code == "missing-glyph"] == []


def test_a_logo_that_breaks_off_is_found_before_export(desk: Desk, sample: Project):
    half = tuple(Asset(a.name, a.data[: len(a.data) // 2]) for a in sample.assets)

    found = [p for p in check(desk, replace(sample, assets=half), to=REED) if p.code == "logo-unreadable"]

    assert [p.severity for p in found] == [Severity.ERROR]


def test_a_letter_to_jack_reed_names_no_representative_brian_jack(desk: Desk, sample: Project):
    written, _ = add_text(sample, "letter", None, "Senator Jack Reed and Ranking Member Jack Reed know this.")

    problems = check(desk, written, to=REED)

    assert desk.index.member("J000311") is not None  # Brian Jack, whose surname is the senator's first name
    assert [p.message for p in problems if p.code == "other-member-named"] == []


def test_recipients_that_cannot_be_read_are_named_as_such(desk: Desk, sample: Project):
    typed = replace(sample, recipients=replace(sample.recipients, query='state:"TX'))

    with pytest.raises(RecipientsUnreadable, match="recipients"):
        compose_brief(desk, typed)


def test_a_field_that_is_not_known_is_named_by_the_paragraph_not_by_its_id(desk: Desk, sample: Project):
    project, part = add_text(sample, "letter", None, "We thank {{ nobody.here }} and {you}.")

    found = [p for p in check(desk, project, to=REED) if p.part == part]

    assert {p.code for p in found} >= {"unknown-field", "leftover-brace"}
    assert all(p.where.startswith("Your paragraph") for p in found), [p.where for p in found]
