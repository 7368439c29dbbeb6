import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from briefdesk.model.draft import Project, Signatory
from briefdesk.pipeline.desk import Desk
from briefdesk.pipeline.sign_on import sign_on_view
from briefdesk.pipeline.signatories import SignatoryInvalid, with_signatory, without_signatories
from briefdesk.pipeline.signatory_files import export_signatories, import_signatories
from briefdesk.sources.tables import TableInvalid

DAY = dt.date(2026, 6, 20)


def written(path: Path, text: str) -> Path:
    path.write_text(text, "utf-8")
    return path


def test_rows_are_taken_or_refused_with_their_line(sample: Project, tmp_path: Path) -> None:
    path = written(
        tmp_path / "o.csv",
        "Organization,Level,State,Contact,E-mail\n"
        "The Example Alliance,Nationwide,,Ada,ada@example.org\n"
        "example alliance,,,,\n"
        "Texas Neighbors,,Texas,,\n"
        "No Mail,local,,,nowhere\n"
        ",,,,x@example.org\n"
        "Odd Tier,galactic,,,\n",
    )

    done = import_signatories(sample, path)

    assert [(s.organization, s.tier, s.state) for s in done.taken] == [
        ("The Example Alliance", "national", ""), ("Texas Neighbors", "state", "TX"),
    ]  # fmt: skip
    assert [(r.line, r.reason.split(".")[0]) for r in done.refused] == [
        (3, "“example alliance” is listed already"),
        (5, "“nowhere” is not an e-mail address"),
        (6, "An organization needs a name"),
        (7, "“galactic” is no tier"),
    ]
    assert done.project.signatories[-2:] == done.taken


def test_a_table_without_organizations_is_refused_whole(sample: Project, tmp_path: Path) -> None:
    with pytest.raises(TableInvalid, match="no column of organizations"):
        import_signatories(sample, written(tmp_path / "o.csv", "a,b\n1,2\n"))


def test_a_file_cannot_say_that_somebody_signed(sample: Project, tmp_path: Path) -> None:
    path = written(tmp_path / "o.csv", "organization,consent,version,day\nOne,Signed,1,2026-06-01\n")

    assert import_signatories(sample, path).taken[0].consent is None


def test_what_looks_like_a_formula_comes_back_as_it_was(desk: Desk, sample: Project, tmp_path: Path) -> None:
    listed = (
        Signatory('=HYPERLINK("x")', note="+1 202"),
        Signatory("-Dash", "local"),
        Signatory("Ñandú, Inc.", address=("1 Main St", "Austin, TX 78701"), phone="512 555 0100"),
        Signatory("Open Doors", website="opendoors.example"),
    )
    project = replace(sample, signatories=listed)
    path = tmp_path / "out.csv"

    count = export_signatories(sign_on_view(desk, project, DAY), path)

    assert count == 4
    assert "'=HYPERLINK" in path.read_text("utf-8-sig")
    assert import_signatories(replace(sample, signatories=()), path).taken == listed


def test_an_organization_is_listed_once_whatever_its_capitals(sample: Project) -> None:
    project = with_signatory(sample, Signatory("  The  Example Fund "))

    assert project.signatories[-1].organization == "The Example Fund"
    with pytest.raises(SignatoryInvalid, match="listed already"):
        with_signatory(project, Signatory("EXAMPLE FUND"))
    renamed = with_signatory(project, Signatory("Example Fund"), was="The Example Fund")
    assert renamed.signatories[-1].organization == "Example Fund"
    assert without_signatories(renamed, frozenset({"Example Fund"})).signatories == sample.signatories
