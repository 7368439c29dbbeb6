"""Logos of organizations that sign: a few, only of those who sign, in the letter and on the one-pager."""

import datetime as dt
from dataclasses import replace

import pytest

from briefdesk.model.blocks import ComposedDocument, Letterhead
from briefdesk.model.draft import MOST_PARTNERS, Project, Signatory
from briefdesk.pipeline.desk import Desk
from briefdesk.pipeline.drafts import with_template
from briefdesk.pipeline.letters import compose_brief, compose_letter
from briefdesk.pipeline.recipients import chosen
from briefdesk.pipeline.sign_on import record_signature
from briefdesk.pipeline.sign_on_check import sign_on_problems
from briefdesk.pipeline.signatories import with_signatory, without_signatories
from briefdesk.pipeline.signing_logos import NoRoomForLogo, signing_logo
from briefdesk.render.errors import LogoUnreadable
from briefdesk.render.logo import KEPT_SIDE, pixel_size
from briefdesk.store.project_file import project_from_bytes, project_to_bytes
from pipeline.gallery_pages import with_partners
from render.page_samples import a_logo

DAY = dt.date(2026, 6, 10)


def with_logo(project: Project, name: str, *, tier: str = "national", width: int = 200) -> Project:
    one = Signatory(name, tier, shows_logo=True)
    return with_signatory(project, one, logo=signing_logo(a_logo(width, 100)))


@pytest.fixture
def project(desk: Desk, sample: Project) -> Project:
    bare = replace(with_template(desk, sample, "coalition"), signatories=())
    return with_logo(with_logo(bare, "Local Group", tier="local"), "The Alliance", width=300)


def alts(document: ComposedDocument) -> list[str]:
    head = next(block for block in document.blocks if isinstance(block, Letterhead))
    return [logo.alt for logo in head.partners]


def letter(desk: Desk, project: Project) -> ComposedDocument:
    return compose_letter(desk, project, chosen(desk, project)[0].id).document


def test_logos_stand_by_tier_in_the_letter_and_on_the_one_pager(desk: Desk, project: Project) -> None:
    wanted = ["Logo of The Alliance", "Logo of Local Group"]

    assert alts(letter(desk, project)) == wanted
    assert alts(compose_brief(desk, project).document) == wanted


def test_a_logo_waits_until_its_organization_signs(desk: Desk, project: Project) -> None:
    signed = record_signature(desk, project, "Local Group", day=DAY)

    assert alts(letter(desk, signed)) == ["Logo of Local Group"]
    assert alts(compose_brief(desk, signed).document) == ["Logo of Local Group"]


def test_a_letter_that_nobody_signs_beside_the_sender_carries_no_logos(desk: Desk, project: Project) -> None:
    assert alts(letter(desk, with_template(desk, project, "member"))) == []


def test_partners_stand_on_the_letter_under_a_joint_letterhead_alone(desk: Desk, project: Project) -> None:
    both = with_partners(project, 2)
    apart = replace(both, sender=replace(both.sender, joint_letterhead=False))

    assert alts(letter(desk, both)) == [
        "Partner 1",
        "Partner 2",
        "Logo of The Alliance",
        "Logo of Local Group",
    ]
    assert alts(letter(desk, apart)) == ["Logo of The Alliance", "Logo of Local Group"]
    assert len(alts(compose_brief(desk, apart).document)) == 4


def test_one_logo_more_than_have_room_is_refused_with_the_reason(project: Project) -> None:
    for number in range(MOST_PARTNERS - 2):
        project = with_logo(project, f"Group {number}", width=310 + number)

    with pytest.raises(NoRoomForLogo, match="5 logos have room beside yours"):
        with_logo(project, "One more", width=500)
    kept = with_signatory(project, replace(project.signatories[0], title="Chair"), was="Local Group")
    assert kept.signatories[0].shows_logo


def test_logos_that_partners_crowd_out_are_told(desk: Desk, project: Project) -> None:
    crowded = with_partners(project, 4)

    (problem,) = sign_on_problems(desk, crowded)

    assert problem.code == "logos-without-room"
    assert problem.words == "Local Group"
    assert len(alts(compose_brief(desk, crowded).document)) == MOST_PARTNERS


def test_one_picture_stands_once_and_goes_with_its_last_organization(desk: Desk, project: Project) -> None:
    twice = with_logo(project, "Alliance, Texas", width=300)

    assert alts(letter(desk, twice)) == ["Logo of The Alliance", "Logo of Local Group"]
    gone = without_signatories(twice, frozenset({"The Alliance"}))
    assert alts(letter(desk, gone)) == ["Logo of Alliance, Texas", "Logo of Local Group"]
    assert len(gone.assets) == len(twice.assets)


def test_a_huge_logo_is_kept_small_and_what_is_no_picture_is_refused() -> None:
    asset = signing_logo(a_logo(6000, 2000))

    assert max(pixel_size(asset.data)) == KEPT_SIDE
    with pytest.raises(LogoUnreadable):
        signing_logo(b"<svg/>")


def test_no_logo_is_shown_where_there_is_none(project: Project) -> None:
    bare = with_signatory(project, Signatory("Bare", shows_logo=True))

    assert not bare.signatories[-1].shows_logo


def test_the_project_file_keeps_whose_logo_is_shown(project: Project) -> None:
    assert project_from_bytes(project_to_bytes(project)) == project
