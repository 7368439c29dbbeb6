import hashlib
import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from briefdesk.errors import BriefdeskError
from briefdesk.model.draft import Project
from briefdesk.model.outcome import LetterFailed, LetterMade, PrintMade
from briefdesk.pipeline.desk import Desk
from briefdesk.pipeline.drafts import add_text, pick_finding
from briefdesk.pipeline.export import MailOrder, UnknownFormat, export_brief, export_letters
from briefdesk.pipeline.recipients import chosen
from briefdesk.render.fit import BriefTooLong

FEW = "committee:SSAS state:MS,RI,AZ"


def test_each_recipient_gets_one_file_of_each_format_with_a_stable_name(
    desk: Desk, sample: Project, tmp_path: Path
):
    made = list(export_letters(desk, sample, tmp_path, formats=("pdf", "docx", "txt", "eml"), to=FEW))

    names = {path.name for path in tmp_path.iterdir() if path.is_file()}
    assert len(made) == len(chosen(desk, sample, FEW))
    assert "Senate-RI-Reed-R000122.pdf" in names
    assert len(names) == 4 * len(made) + 1


def test_the_manifest_lists_every_file_with_its_hash(desk: Desk, sample: Project, tmp_path: Path):
    list(export_letters(desk, sample, tmp_path, to=FEW))

    manifest = json.loads((tmp_path / "manifest.json").read_text())

    files = [file for letter in manifest["letters"] for file in letter["files"]]
    assert files
    for file in files:
        assert hashlib.sha256((tmp_path / file["path"]).read_bytes()).hexdigest() == file["sha256"]


def test_one_recipient_that_fails_leaves_the_others(desk: Desk, sample: Project, tmp_path: Path):
    (tmp_path / "Senate-RI-Reed-R000122.pdf").mkdir()

    outcomes = list(export_letters(desk, sample, tmp_path, formats=("pdf",), to=FEW))

    failed = [o for o in outcomes if isinstance(o, LetterFailed)]
    assert [f.addressee.members[0].last_name for f in failed] == ["Reed"]
    assert all(f.next_step for f in failed)
    assert sum(isinstance(o, LetterMade) for o in outcomes) == len(outcomes) - 1
    assert json.loads((tmp_path / "manifest.json").read_text())["failed"][0]["bioguide"] == "R000122"


@pytest.mark.parametrize("processes", [False, True])
def test_letters_that_cannot_be_set_are_each_told_by_themselves(
    desk: Desk, sample: Project, tmp_path: Path, processes: bool
):
    broken = replace(sample, assets=tuple(replace(asset, data=b"no picture") for asset in sample.assets))

    with ThreadPoolExecutor(1) as executor:
        outcomes = list(
            export_letters(desk, broken, tmp_path, to=FEW, executor=executor if processes else None)
        )

    assert len(outcomes) == len(chosen(desk, broken, FEW))
    assert all(isinstance(o, LetterFailed) for o in outcomes)


def test_resume_keeps_what_is_there_and_makes_the_rest(desk: Desk, sample: Project, tmp_path: Path):
    list(export_letters(desk, sample, tmp_path, to=FEW))
    (tmp_path / "Senate-RI-Reed-R000122.docx").unlink()

    again = list(export_letters(desk, sample, tmp_path, to=FEW, resume=True))

    made = [o.addressee.members[0].last_name for o in again if isinstance(o, LetterMade) and not o.kept]
    assert made == ["Reed"]
    assert (tmp_path / "Senate-RI-Reed-R000122.docx").is_file()


def test_resume_makes_letters_anew_when_the_text_changed(desk: Desk, sample: Project, tmp_path: Path):
    list(export_letters(desk, sample, tmp_path, to=FEW))
    changed, _ = add_text(sample, "letter", None, "One more sentence.")

    again = list(export_letters(desk, changed, tmp_path, to=FEW, resume=True))

    assert all(isinstance(o, LetterMade) and not o.kept for o in again)


def test_a_letter_that_was_edited_by_hand_is_set_aside_not_overwritten(
    desk: Desk, sample: Project, tmp_path: Path
):
    list(export_letters(desk, sample, tmp_path, formats=("docx",), to=FEW))
    edited = tmp_path / "Senate-RI-Reed-R000122.docx"
    edited.write_bytes(b"edited in Word")

    again = list(export_letters(desk, sample, tmp_path, formats=("docx",), to=FEW))

    kept = tmp_path / "Senate-RI-Reed-R000122 (kept 1).docx"
    assert kept.read_bytes() == b"edited in Word"
    assert [path for o in again if isinstance(o, LetterMade) for path in o.set_aside] == [kept]


def test_files_of_an_earlier_export_are_known_after_one_to_others(
    desk: Desk, sample: Project, tmp_path: Path
):
    list(export_letters(desk, sample, tmp_path, formats=("docx", "txt"), to="state:RI"))
    list(export_letters(desk, sample, tmp_path, formats=("txt",), to="state:TX chamber:senate"))

    again = list(export_letters(desk, sample, tmp_path, formats=("docx", "txt"), to="state:RI"))

    assert [o.set_aside for o in again if isinstance(o, LetterMade) and o.set_aside] == []


def test_a_cancelled_export_keeps_what_was_made_and_lists_it(desk: Desk, sample: Project, tmp_path: Path):
    made: list[object] = []

    for outcome in export_letters(desk, sample, tmp_path, cancelled=lambda: len(made) >= 1):
        made.append(outcome)

    manifest = json.loads((tmp_path / "manifest.json").read_text())
    assert 1 <= len(manifest["letters"]) <= 2


def test_an_unknown_format_is_refused_before_anything_is_written(desk: Desk, sample: Project, tmp_path: Path):
    with pytest.raises(UnknownFormat):
        list(export_letters(desk, sample, tmp_path / "new", formats=("odt",)))

    assert not (tmp_path / "new").exists()


def test_a_folder_that_cannot_be_made_is_told(desk: Desk, sample: Project, tmp_path: Path):
    (tmp_path / "file").write_text("in the way")

    with pytest.raises(BriefdeskError) as caught:
        list(export_letters(desk, sample, tmp_path / "file" / "letters"))

    assert "file" in str(caught.value)


def test_the_one_pager_comes_in_both_formats(desk: Desk, sample: Project, tmp_path: Path):
    made = export_brief(desk, sample, tmp_path)

    assert [(f.path.name, f.pages) for f in made.files] == [("one-pager.pdf", 1), ("one-pager.docx", 1)]


def test_a_one_pager_that_cannot_fit_says_what_is_over(desk: Desk, sample: Project, tmp_path: Path):
    crowded = sample
    for finding in sample.sources[0].findings:
        crowded = pick_finding(desk, crowded, "brief", finding.id)

    with pytest.raises(BriefTooLong) as caught:
        export_brief(desk, crowded, tmp_path)

    assert caught.value.lines_over > 0
    assert caught.value.costs
    assert not list(tmp_path.iterdir())


def test_a_letter_keeps_its_date_when_the_project_has_one(desk: Desk, sample: Project, tmp_path: Path):
    import datetime as dt

    dated = replace(sample, date=dt.date(2026, 7, 4))

    list(export_letters(desk, dated, tmp_path, formats=("txt",), to=FEW))

    assert "July 4, 2026" in (tmp_path / "Senate-RI-Reed-R000122.txt").read_text()


def test_a_one_pager_that_was_edited_by_hand_is_set_aside_not_overwritten(
    desk: Desk, sample: Project, tmp_path: Path
):
    export_brief(desk, sample, tmp_path)
    (tmp_path / "one-pager.docx").write_bytes(b"edited in Word")

    again = export_brief(desk, sample, tmp_path)

    kept = tmp_path / "one-pager (kept 1).docx"
    assert kept.read_bytes() == b"edited in Word"
    assert again.set_aside == (kept,)


def test_letters_and_one_pager_share_a_folder_and_one_manifest(desk: Desk, sample: Project, tmp_path: Path):
    list(export_letters(desk, sample, tmp_path, formats=("txt",), to=FEW))
    export_brief(desk, sample, tmp_path)
    letters = list(export_letters(desk, sample, tmp_path, formats=("txt",), to=FEW, resume=True))
    brief = export_brief(desk, sample, tmp_path)

    assert all(isinstance(o, LetterMade) and o.kept for o in letters)
    assert brief.set_aside == ()
    assert json.loads((tmp_path / "manifest.json").read_text())["letters"]


def test_print_file_holds_all_letters_and_is_rebuilt_when_the_rest_is_kept(
    desk: Desk, sample: Project, tmp_path: Path
):
    list(export_letters(desk, sample, tmp_path, formats=("pdf", "print"), to=FEW))
    first = (tmp_path / "letters.pdf").read_bytes()
    (tmp_path / "letters.pdf").unlink()

    again = list(export_letters(desk, sample, tmp_path, formats=("pdf", "print"), to=FEW, resume=True))

    letters = [o for o in again if isinstance(o, LetterMade)]
    assert all(letter.kept for letter in letters)
    assert isinstance(again[-1], PrintMade)
    assert again[-1].letters == len(letters)
    assert (tmp_path / "letters.pdf").read_bytes() == first
    listed = json.loads((tmp_path / "manifest.json").read_text())["print_file"]
    assert listed["sha256"] == hashlib.sha256(first).hexdigest()
    assert listed["pages"] == again[-1].file.pages == sum(letter.files[0].pages for letter in letters)


def test_print_file_that_somebody_edited_is_kept_under_another_name(
    desk: Desk, sample: Project, tmp_path: Path
):
    list(export_letters(desk, sample, tmp_path, formats=("print",), to=FEW))
    (tmp_path / "letters.pdf").write_bytes(b"signed by hand")

    made = list(export_letters(desk, sample, tmp_path, formats=("print",), to=FEW))[-1]

    assert isinstance(made, PrintMade)
    assert [path.read_bytes() for path in made.set_aside] == [b"signed by hand"]


def test_stopped_export_leaves_no_part_of_a_print_file(desk: Desk, sample: Project, tmp_path: Path):
    made = list(export_letters(desk, sample, tmp_path, formats=("print",), to=FEW, cancelled=lambda: True))

    assert len(made) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["manifest.json"]


def test_letter_that_cannot_be_written_is_not_in_the_print_file(desk: Desk, sample: Project, tmp_path: Path):
    (tmp_path / "Senate-RI-Reed-R000122.pdf").mkdir()

    outcomes = list(export_letters(desk, sample, tmp_path, formats=("pdf", "print"), to=FEW))

    printed = outcomes[-1]
    assert isinstance(printed, PrintMade)
    assert printed.letters == len(outcomes) - 2


@pytest.mark.parametrize(
    ("order", "first"),
    [
        (MailOrder.NAME, ["Kelly", "Reed", "Wicker"]),
        (MailOrder.STATE, ["Kelly", "Wicker", "Reed"]),
        (MailOrder.OFFICE, ["Kelly", "Reed", "Wicker"]),
    ],
)
def test_letters_come_in_the_order_asked_for(
    desk: Desk, sample: Project, tmp_path: Path, order: MailOrder, first: list[str]
):
    made = list(export_letters(desk, sample, tmp_path, formats=("print",), to=FEW, order=order))

    names = [o.addressee.members[0].last_name for o in made if isinstance(o, LetterMade)]
    assert names == first
