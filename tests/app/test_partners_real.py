"""A partner's round trip through the real window, between two profiles, with the keyboard alone."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.screen import Screen
from briefdesk.pipeline.desk import open_desk
from briefdesk.pipeline.partner_packs import read_pack
from briefdesk.pipeline.projects import read_project, sample_project, save_project
from briefdesk.store.folders import folders_in

pytestmark = pytest.mark.xvfb


@pytest.fixture
def staff(tmp_path: Path) -> Iterator[Screen]:
    made = Screen(tmp_path / "staff", "1024x700")
    yield made
    made.close()


@pytest.fixture
def partner(tmp_path: Path) -> Iterator[Screen]:
    made = Screen(tmp_path / "partner", "1440x900")
    yield made
    made.close()


def _name_file(screen: Screen, path: Path) -> None:
    screen.key("ctrl+a")
    screen.write(str(path))
    screen.key("Return")


def test_a_pack_goes_out_is_filled_in_elsewhere_and_comes_back(
    staff: Screen, partner: Screen, tmp_path: Path
) -> None:
    project, pack, back = (tmp_path / name for name in ("s.briefdesk", "out.briefpack", "back.briefpack"))
    with open_desk(today=dt.date(2026, 11, 22), folders=folders_in(tmp_path / "made")) as desk:
        save_project(sample_project(desk), project)

    staff.start(str(project))
    staff.wait_for_title("s – Briefdesk")
    staff.settle(3)
    staff.key("alt+6", pause=2)
    staff.key_until_title("alt+m", "for a partner")
    staff.write("Texas Tenants")
    staff.key("Return", pause=2)
    _name_file(staff, pack)
    staff.wait_until(pack.is_file, "pack")
    staff.key("ctrl+s", pause=2)

    partner.start(str(pack))
    partner.wait_until(lambda: len(partner.titles()) > 0, "window")
    partner.settle(6)
    partner.key("alt+o")
    partner.write("Texas Tenants")
    partner.key("alt+b", pause=2)
    _name_file(partner, back)
    partner.wait_until(back.is_file, "filled pack")
    assert read_pack(back).fill.sender.organization == "Texas Tenants"

    staff.key("ctrl+o", pause=2)
    _name_file(staff, back)
    staff.settle(3)
    staff.key("alt+t", pause=2)
    staff.key("ctrl+s", pause=2)

    staff.wait_until(lambda: bool(read_project(project).signatories), "organization taken")
    saved = read_project(project)
    assert [one.organization for one in saved.signatories] == ["Texas Tenants"]
    assert [made.for_whom for made in saved.packs_out] == ["Texas Tenants"]
