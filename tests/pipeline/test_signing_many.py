"""Signatures of many at once, named by a pasted list."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

import pytest

from briefdesk.model.draft import Signatory
from briefdesk.pipeline.desk import Desk, open_desk
from briefdesk.pipeline.drafts import with_template
from briefdesk.pipeline.projects import sample_project
from briefdesk.pipeline.sign_on import sign_on_view
from briefdesk.pipeline.sign_on_check import sign_on_problems
from briefdesk.pipeline.signing_many import names_found, record_signatures
from briefdesk.store.folders import folders_in

DAY = dt.date(2026, 6, 20)
LISTED = (
    Signatory("The Example Alliance", email="ada@example.org"),
    Signatory("Fundación Ñandú, Inc.", email="both@example.org"),
    Signatory("9to5 El Paso", email="both@example.org"),
)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    with open_desk(today=DAY, folders=folders_in(tmp_path_factory.mktemp("home"))) as opened:
        yield opened


def test_a_pasted_list_names_organizations_by_name_or_address() -> None:
    text = "1. example alliance\n• FUNDACION NANDU, INC.\n9to5 El Paso; Unheard-of Group\n\n"

    found = names_found(LISTED, text)

    assert found.organizations == ("The Example Alliance", "Fundación Ñandú, Inc.", "9to5 El Paso")
    assert found.words == "3 organizations found. Not among the organizations: “Unheard-of Group”."
    assert names_found(LISTED, "Ada <ADA@example.org>, x@example.org").organizations == (
        "The Example Alliance",
    )


def test_an_address_of_two_organizations_signs_for_neither() -> None:
    found = names_found(LISTED, "both@example.org")

    assert (found.organizations, found.unknown) == ((), ("both@example.org",))


def test_many_sign_one_version(desk: Desk) -> None:
    project = replace(with_template(desk, sample_project(desk), "coalition"), signatories=LISTED)

    signed = record_signatures(desk, project, [s.organization for s in LISTED[:2]], day=DAY, by="Ada")

    assert [s.consent.version if s.consent else 0 for s in signed.signatories] == [1, 1, 0]
    assert len(signed.sign_on.versions) == 1


def test_a_template_that_prints_no_organizations_is_told(desk: Desk) -> None:
    project = replace(sample_project(desk), signatories=LISTED)

    assert "signatories-not-printed" in [p.code for p in sign_on_problems(desk, project)]
    assert sign_on_view(desk, project, DAY).next_words == (
        "The template “Letter to a Member” prints no organizations. "
        "Choose “Coalition sign-on letter” in Write."
    )
    coalition = with_template(desk, project, "coalition")
    assert "signatories-not-printed" not in [p.code for p in sign_on_problems(desk, coalition)]
