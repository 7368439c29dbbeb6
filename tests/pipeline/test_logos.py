"""Logos by settings: the sender's, the partners', and whether these stand on letters too."""

from dataclasses import replace

import pytest

from briefdesk.errors import BriefdeskError
from briefdesk.model.blocks import Letterhead
from briefdesk.model.draft import Partner, Project
from briefdesk.pipeline.check import check
from briefdesk.pipeline.desk import Desk
from briefdesk.pipeline.letters import compose_brief, compose_letters
from briefdesk.pipeline.project_settings import with_setting
from briefdesk.pipeline.recipients import chosen
from briefdesk.shipped import shipped_path

LOGO = shipped_path("assets", "sample") / "logo.png"


def heads(desk: Desk, project: Project) -> tuple[Letterhead, Letterhead]:
    """The letterheads of a letter and of the one-pager."""
    (letter,) = compose_letters(desk, project, chosen(desk, project)[:1])
    assert not isinstance(letter, BriefdeskError)
    found = (letter.document.blocks[0], compose_brief(desk, project).document.blocks[0])
    assert isinstance(found[0], Letterhead)
    assert isinstance(found[1], Letterhead)
    return found


def test_partners_stand_on_letters_only_with_a_joint_letterhead(desk: Desk, sample: Project):
    project = with_setting(sample, "sender.partners", f"{LOGO} = Desert Aid; {LOGO}")
    joint = with_setting(project, "sender.joint_letterhead", "yes")

    letter, brief = heads(desk, project)
    on_letter, _ = heads(desk, joint)

    assert [p.alt for p in brief.partners] == ["Desert Aid", "Logo of a partner"]
    assert letter.partners == ()
    assert on_letter.partners == brief.partners
    assert on_letter.logo


def test_partners_named_anew_take_the_place_of_those_before(sample: Project):
    project = with_setting(sample, "sender.partners", f"{LOGO}=A; {LOGO}=B")

    project = with_setting(project, "sender.partners", f"{LOGO}=C")

    assert project.sender.partners == (Partner("partner-1.png", "C"),)
    assert sum(asset.name.startswith("partner-") for asset in project.assets) == 1
    assert with_setting(project, "sender.partners", "").sender.partners == ()


def test_logo_is_taken_from_a_file_and_left_out_again(sample: Project):
    without = with_setting(sample, "sender.logo", "")
    project = with_setting(without, "sender.logo", str(LOGO))

    assert without.sender.logo is None
    assert not without.assets
    assert project.asset("logo.png") == LOGO.read_bytes()


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        ("sender.logo", __file__, "not a PNG or JPEG"),
        ("sender.partners", "/nowhere/logo.png", "no file"),
        ("sender.partners", ";".join([str(LOGO)] * 6), "6 partners are too many"),
        ("sender.joint_letterhead", "perhaps", "neither yes nor no"),
    ],
)
def test_logo_that_will_not_do_is_refused_in_words(sample: Project, key: str, value: str, said: str):
    with pytest.raises(BriefdeskError, match=said):
        with_setting(sample, key, value)


def test_preflight_tells_of_partners_logos_that_are_gone_damaged_or_without_words(
    desk: Desk, sample: Project
):
    project = with_setting(sample, "sender.partners", f"{LOGO}=A; {LOGO}")
    half = tuple(
        replace(asset, data=asset.data[:200]) if asset.name == "partner-1.png" else asset
        for asset in project.assets
        if asset.name != "partner-2.png"
    )

    codes = {problem.code for problem in check(desk, replace(project, assets=half))}

    assert {"no-logo", "logo-without-words", "logo-unreadable"} <= codes
