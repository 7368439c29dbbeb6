import hashlib
import json

import pytest

from briefdesk.model.draft import Sender
from briefdesk.store.project_file import read_project
from briefdesk.store.settings import Settings, save_settings

SENDER = (
    "--set",
    "sender.organization=An Organization",
    "--set",
    "sender.signatory=A. Person",
    "--set",
    "sender.email=a@example.org",
    "--set",
    "sender.address=1 Street;Washington, DC 20001",
    "--set",
    "sender.phone=202-555-0100",
)


@pytest.fixture
def project(run):
    found = [f["id"] for f in run("findings", "--kind", "finding", "--json").json]
    asks = [f["id"] for f in run("findings", "--kind", "ask", "--json").json]
    picked = ",".join([*found[:3], *asks[:2]])
    outcome = run("new", "mine.briefdesk", "--pick", picked, "--to", "chamber:senate state:RI,VT", *SENDER)
    assert outcome.status == 0, outcome
    return "mine.briefdesk"


def check_files(files, formats):
    assert [file["format"] for file in files] == formats
    for file in files:
        assert set(file) == {"path", "format", "pages", "sha256"}
        with open(file["path"], "rb") as made:  # noqa: PTH123  # a path as printed, relative to here
            assert hashlib.sha256(made.read()).hexdigest() == file["sha256"]


def test_a_new_project_holds_what_was_asked_for(run, project, tmp_path):
    found = read_project(tmp_path / "desk" / project)

    assert found.recipients.query == "chamber:senate state:RI,VT"
    assert found.sender.organization == "An Organization"
    assert found.sender.address == ("1 Street", "Washington, DC 20001")
    assert len(found.letter.picked()) == 5


def test_new_tells_what_it_made(run):
    made = run("new", "a", "--pick", "all", "--to", "chamber:senate state:RI", "--json").json

    assert made["project"] == "a.briefdesk"
    assert made["recipients"] == 2
    assert made["findings"]


def test_the_users_own_sender_is_the_default(run, tmp_path):
    save_settings(
        Settings(sender=Sender("Mine", phone="1", address=("x", "y"))), tmp_path / "home" / "config"
    )

    run("new", "a.briefdesk", "--set", "sender.phone=2")

    assert read_project(tmp_path / "desk" / "a.briefdesk").sender == Sender(
        "Mine", phone="2", address=("x", "y")
    )


def test_a_project_that_is_there_is_not_replaced_unasked(run, refused, project, tmp_path):
    before = (tmp_path / "desk" / project).read_bytes()

    assert "is there already" in refused("new", project).err
    assert (tmp_path / "desk" / project).read_bytes() == before
    assert run("new", project, "--replace").status == 0


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--template", "membr"], "Did you mean “member”?"),
        (["--brief-template", "leave-behnd"], "Did you mean “leave-behind”?"),
        (["--source", "nothing-like-it"], "There is no source “nothing-like-it”."),
        (["--pick", "no-such-finding"], "no-such-finding"),
        (["--to", "chambr:senate"], "Did you mean"),
        (["--set", "nonsense=1"], "There is no setting “nonsense”."),
        (["--set", "date=tomorrow"], "is not a date"),
    ],
)
def test_what_a_new_project_cannot_hold_is_refused_and_nothing_is_written(refused, tmp_path, words, sentence):
    assert sentence in refused("new", "a.briefdesk", *words).err
    assert list((tmp_path / "desk").iterdir()) == []


def test_letters_are_written_for_each_recipient(run, project):
    found = run("letters", project, "--out", "out", "--format", "pdf,docx,txt,eml", "--json").json

    assert len(found["letters"]) == 4
    assert found["failed"] == []
    for letter in found["letters"]:
        assert {"bioguide", "name", "findings", "warnings", "files"} <= set(letter)
        assert all({"code", "severity", "message"} <= set(w) for w in letter["warnings"])
        assert letter["findings"]
        check_files(letter["files"], ["pdf", "docx", "txt", "eml"])
    with open("out/manifest.json", encoding="utf-8") as file:  # noqa: PTH123
        manifest = json.load(file)
    assert [m["bioguide"] for m in manifest["letters"]] == [f["bioguide"] for f in found["letters"]]


def test_other_recipients_can_be_named_and_the_folder_stands_beside_the_project(run, project, tmp_path):
    outcome = run("letters", project, "--to", "member:R000122", "--format", "txt")

    assert outcome.status == 0
    assert outcome.out.startswith("Wrote 1 letter (")
    assert len(list((tmp_path / "desk" / "mine-export").glob("*.txt"))) == 1


def test_resuming_keeps_what_is_up_to_date(run, project):
    first = run("letters", project, "--format", "txt", "--json").json
    again = run("letters", project, "--format", "txt", "--resume", "--json").json

    assert [letter["files"] for letter in first["letters"]] == [
        letter["files"] for letter in again["letters"]
    ]
    assert all(letter["kept"] for letter in again["letters"])


def test_files_edited_by_hand_are_named_with_where_they_are_kept(run, project, tmp_path):
    run("letters", project, "--format", "docx", "--out", "out")
    edited = sorted((tmp_path / "desk" / "out").glob("*.docx"))[:2]
    for path in edited:
        path.write_bytes(b"edited in Word")

    outcome = run("letters", project, "--format", "docx", "--out", "out")

    assert "2 files were not as Briefdesk had written them; they are kept as" in outcome.err
    assert f"“{edited[0].stem} (kept 1).docx”" in outcome.err


def test_letters_made_by_several_processes_are_the_same(run, project):
    one = run("letters", project, "--out", "one", "--format", "pdf", "--json").json
    two = run("letters", project, "--out", "two", "--format", "pdf", "--jobs", "2", "--json").json

    hashes = [[file["sha256"] for file in letter["files"]] for letter in one["letters"]]
    assert hashes == [[file["sha256"] for file in letter["files"]] for letter in two["letters"]]


def test_the_one_pager_is_written_with_its_fit(run, project):
    found = run("brief", project, "--out", "out", "--json").json

    check_files(found["files"], ["pdf", "docx"])
    assert found["files"][0]["pages"] == 1
    assert {"size_pt", "leading_pt", "lines_spare", "dropped"} <= set(found["fit"])
    assert found["fit"]["dropped"] == []


def test_a_one_pager_that_cannot_fit_says_by_how_much(refused, run):
    run("new", "all.briefdesk", "--pick", "all", *SENDER)

    assert "lines too long for one page" in refused("brief", "all.briefdesk").err


def test_preflight_finds_what_is_missing_with_status_1(run):
    run("new", "bare.briefdesk")

    outcome = run("check", "bare.briefdesk", "--json")

    assert outcome.status == 1
    problems = outcome.json["problems"]
    assert all({"severity", "code", "message", "where", "next_step"} <= set(p) for p in problems)
    assert "error" in {p["severity"] for p in problems}
    assert "sender-incomplete" in {p["code"] for p in problems}
    assert "error" in run("check", "bare.briefdesk").out.splitlines()[-1].lower()


def test_letters_without_recipients_say_how_to_name_them(refused, run):
    run("new", "bare.briefdesk", *SENDER)

    assert "--to" in refused("letters", "bare.briefdesk").err
    assert "Nobody matches" in refused("letters", "bare.briefdesk", "--to", "chamber:senate state:GU").err
    meant = "Did you mean --to 'committee:\"armed services\"'?"
    assert meant in refused("letters", "bare.briefdesk", "--to", "armed services").err


@pytest.mark.parametrize("command", ["letters", "brief", "check"])
def test_a_file_that_is_no_whole_project_is_refused(refused, run, project, tmp_path, command):
    whole = (tmp_path / "desk" / project).read_bytes()
    for name, data, words in (
        ("cut.briefdesk", whole[: len(whole) // 2], "damaged or was cut short"),
        ("text.briefdesk", b"just a text", "is not a Briefdesk project"),
        ("empty.briefdesk", b"", "is empty"),
    ):
        (tmp_path / "desk" / name).write_bytes(data)
        outcome = refused(command, name)
        assert name in outcome.err
        assert words in outcome.err
    assert "There is no file" in refused(command, "none.briefdesk").err
    assert "is a folder" in refused(command, str(tmp_path)).err


def test_a_folder_that_cannot_be_made_is_refused(refused, project, tmp_path):
    (tmp_path / "file").write_bytes(b"")

    for command in ("letters", "brief"):
        assert "is a file, not a folder" in refused(command, project, "--out", str(tmp_path / "file")).err
        assert "is a file, not a folder" in refused(command, project, "--out", str(tmp_path / "file/in")).err
    assert "is a file, not a folder" in refused("new", str(tmp_path / "file/a.briefdesk")).err
    assert "does not exist" in refused("new", str(tmp_path / "none/a.briefdesk")).err


@pytest.mark.parametrize("formats", ["pdf,xls", "", ","])
def test_an_unknown_format_is_refused(refused, project, formats):
    assert "pdf" in refused("letters", project, "--format", formats).err
    assert "pdf" in refused("brief", project, "--format", formats).err


def test_a_typo_in_the_recipients_is_explained(refused, project):
    assert "Did you mean" in refused("letters", project, "--to", "comittee:SSAS").err
    assert "Did you mean" in refused("check", project, "--to", "stat:TX").err
