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
from sources.tables.workbooks import sheet_of, workbook

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
        (3, "“example alliance” stands in the table twice"),
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


def test_names_much_alike_are_taken_and_told(sample: Project, tmp_path: Path) -> None:
    path = written(
        tmp_path / "o.csv",
        "Organization,Budget\n"
        "Alliance for Humane Borders,1\nThe Alliance for Human Borders Inc.,2\n"
        "North Dakota Forum,3\nSouth Dakota Forum,4\nVeterans Chapter 12,5\nVeterans Chapter 13,6\n",
    )

    done = import_signatories(replace(sample, signatories=()), path)

    assert len(done.taken) == 6
    assert [(row.line, row.reason) for row in done.alike] == [
        (3, "Taken; much like “Alliance for Humane Borders”. Remove one if they are the same.")
    ]
    assert done.passed_over == ("Budget",)


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16", "utf-8-sig"])
def test_files_of_other_programs_are_read_with_their_accents(
    sample: Project, tmp_path: Path, encoding: str
) -> None:
    path = tmp_path / "o.csv"
    path.write_bytes("Organization;Contact\nFundación Ñandú;Zoë\n".encode(encoding))

    assert import_signatories(sample, path).taken == (Signatory("Fundación Ñandú", contact="Zoë"),)


def test_marks_that_nobody_sees_make_no_other_organization(sample: Project, tmp_path: Path) -> None:
    path = written(
        tmp_path / "o.csv",
        'Organization\nExample\u200b Fund\n\u202eExample Fund\n"Example\nFund"\n'
        "EXAMPLE\u00a0FUND\nExample\u00ad Fund\n",
    )

    done = import_signatories(sample, path)

    assert [one.organization for one in done.taken] == ["Example Fund"]
    assert [row.line for row in done.refused] == [3, 4, 6, 7]


def test_ten_thousand_rows_are_taken_up_to_the_most_or_refused(sample: Project, tmp_path: Path) -> None:
    rows = "".join(f"Organization number {n},local\n" for n in range(10_000))
    path = written(tmp_path / "o.csv", f"Organization,Tier\n{rows}")

    done = import_signatories(replace(sample, signatories=()), path)

    assert len(done.taken) == 2_000
    assert len(done.refused) == 8_000
    assert done.refused[0].reason == "2,000 organizations are the most. Remove some first."


def test_a_mended_table_is_imported_again_without_all_that_was_taken_before(
    sample: Project, tmp_path: Path
) -> None:
    path = written(tmp_path / "o.csv", "Organization,E-mail\nOne,one@example.org\nTwo,nowhere\nThree,\n")
    project = import_signatories(replace(sample, signatories=()), path).project
    written(path, "Organization,E-mail\nOne,one@example.org\nTwo,two@example.org\nThree,3@example.org\n")

    again = import_signatories(project, path)

    assert again.words == "1 organization taken, 1 row refused, 1 listed already."
    assert [(row.line, row.reason) for row in again.refused] == [
        (4, "“Three” is listed already. Its e-mail differs in the table: edit the one listed.")
    ]


@pytest.mark.parametrize("value", ["#N/A", "#REF!", "#NAME?", "#DIV/0!", "Err:502"])
def test_a_formula_that_failed_is_no_organization(sample: Project, tmp_path: Path, value: str) -> None:
    path = written(tmp_path / "o.csv", f"Organization,Contact\n{value},Ada\nGood Name,{value}\n")

    done = import_signatories(sample, path)

    assert done.taken == ()
    assert all(row.reason.startswith(f"“{value}” is a formula without a result. ") for row in done.refused)


def test_formulas_of_a_workbook_are_taken_by_their_results(sample: Project, tmp_path: Path) -> None:
    path = tmp_path / "o.xlsx"
    texts = ('<c r="A1" t="inlineStr"><is><t>Organization</t></is></c>',
             '<c r="A2" t="str"><f>CONCATENATE("Formula ","Alliance")</f><v>Formula Alliance</v></c>',
             '<c r="A3"><f>B2&amp;C2</f></c>',
             '<c r="A4" t="e"><f>VLOOKUP(1,Z1:Z2,1)</f><v>#N/A</v></c>',
             '<c r="A5" t="inlineStr"><is><t>=Not a formula</t></is></c>',
             '<c r="A6"><v>350</v></c>')  # fmt: skip
    path.write_bytes(workbook({"People": sheet_of([[text] for text in texts])}))

    done = import_signatories(replace(sample, signatories=()), path)

    assert [one.organization for one in done.taken] == ["Formula Alliance", "=Not a formula", "350"]
    assert [(row.line, row.reason.partition(".")[0]) for row in done.refused] == [
        (3, "“#NOT WORKED OUT” is a formula without a result"),
        (4, "“#N/A” is a formula without a result"),
    ]
