import pytest

from briefdesk.congress.committees import committee_full_name, role_kind, subcommittee_full_name
from briefdesk.congress.index import RosterIndex
from briefdesk.model.congress import RoleKind

FULL_NAMES = {
    "HSAS": "Committee on Armed Services",
    "SSAS": "Committee on Armed Services",
    "HSHA": "Committee on House Administration",
    "HSED": "Committee on Education and Workforce",
    "HSVR": "Committee on Veterans’ Affairs",
    "HSWM": "Committee on Ways and Means",
    "HLIG": "Permanent Select Committee on Intelligence",
    "SLIN": "Select Committee on Intelligence",
    "SPAG": "Special Committee on Aging",
    "JSEC": "Joint Economic Committee",
    "JSTX": "Joint Committee on Taxation",
    "JCSE": "Commission on Security and Cooperation in Europe",
    "SCNC": "Caucus on International Narcotics Control",
    "HSQJ": "Select Subcommittee to Investigate the Remaining Questions Surrounding January 6, 2021",
    "SSAS13": "Subcommittee on Seapower",
    "SSGA01": "Permanent Subcommittee on Investigations",
    "SSJU21": "Subcommittee on the Constitution",
    "HSJU10": "Subcommittee on the Constitution and Limited Government",
}


@pytest.mark.parametrize(("code", "name"), FULL_NAMES.items())
def test_committee_is_called_as_a_letter_would(index: RosterIndex, code: str, name: str):
    committee = index.committee(code)

    assert committee is not None
    assert committee.full_name == name


def test_chamber_never_stands_in_a_full_name(index: RosterIndex):
    names = [c.full_name for c in index.committees if c.parent is None]

    assert [n for n in names if n.startswith(("House", "Senate", "United States"))] == []


def test_apostrophes_are_typographic():
    assert committee_full_name("Senate Committee on Veterans' Affairs") == "Committee on Veterans’ Affairs"
    assert subcommittee_full_name("Women's Health") == "Subcommittee on Women’s Health"


def test_subcommittee_label_names_its_parent(index: RosterIndex):
    assert index.committee_label("SSAS13") == "Subcommittee on Seapower, Senate Committee on Armed Services"
    assert index.committee_label("JSEC") == "Joint Economic Committee"
    assert index.committee_label("XXXX") == "XXXX"


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("", RoleKind.MEMBER),
        ("Chairman", RoleKind.CHAIR),
        ("Chair", RoleKind.CHAIR),
        ("Chairwoman", RoleKind.CHAIR),
        ("Cochairman", RoleKind.CHAIR),
        ("Co-Chairman", RoleKind.CHAIR),
        ("Ranking Member", RoleKind.RANKING),
        ("ranking member", RoleKind.RANKING),
        ("Vice Chair", RoleKind.VICE_CHAIR),
        ("Vice-Chairman", RoleKind.VICE_CHAIR),
        ("Ex Officio", RoleKind.EX_OFFICIO),
        ("Grand Vizier", None),
    ],
)
def test_recorded_title_means_its_office(title: str, kind: RoleKind | None):
    assert role_kind(title) is kind
