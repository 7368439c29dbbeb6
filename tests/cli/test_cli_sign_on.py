"""`briefdesk signon`: organizations, their consent and the text's versions from the command line."""

from pathlib import Path

import pytest

from render.page_samples import a_logo


@pytest.fixture
def project(run) -> str:
    run("new", "mine.briefdesk", "--template", "coalition", "--pick", "all", "--to", "state:RI")
    return "mine.briefdesk"


def test_organizations_are_taken_from_a_table_or_refused_by_line(run, project: str):
    Path("o.csv").write_text("organization,tier,email\nAlpha,state,a@example.org\nBeta,odd,\n", "utf-8")

    done = run("signon", project, "import", "o.csv", "--json")

    assert done.json["taken"] == ["Alpha"]
    assert [row["line"] for row in done.json["refused"]] == [3]
    assert done.status == 1


def test_who_signed_must_sign_again_when_the_subject_changes(run, project: str):
    run("signon", project, "add", "Alpha", "--email", "a@example.org")
    run("signon", project, "add", "Beta")
    assert run("signon", project, "sign", "alpha", "--by", "Ada").out.startswith("Alpha: Signed, version 1.")
    run("set", project, "letter.subject=Something else entirely")

    listed = run("signon", project, "list", "--json").json

    assert [o["consent"] for o in listed["organizations"]] == ["sign_again", "invited"]
    assert listed["signed"] == 0
    assert listed["text"].startswith("Changed since version 1. Change of substance:")
    assert "Must sign again" in run("signon", project, "list", "--state", "sign_again").out


def test_a_laxer_ruling_needs_a_reason_and_keeps_it(run, refused, project: str):
    run("signon", project, "add", "Alpha")
    run("signon", project, "sign", "Alpha")
    run("set", project, "letter.subject=Something else entirely")
    refused("signon", project, "versions", "--keep", "--rule", "typo")

    kept = run("signon", project, "versions", "--keep", "--rule", "typo", "--reason", "All agreed", "--json")

    version = kept.json["versions"][-1]
    assert (version["number"], version["judged"], version["ruled"]) == (2, "substance", "typo")
    assert version["reason"] == "All agreed"
    assert run("signon", project, "list", "--json").json["signed"] == 1
    assert "version 2." in run("signon", project, "sign", "Alpha", "--number", "2").out
    refused("signon", project, "sign", "Alpha", "--number", "9")


def test_a_deadline_is_set_and_taken_away(run, refused, project: str):
    assert run("signon", project, "deadline", "2100-01-01").out.endswith("days left.\n")
    assert "No deadline." in run("signon", project, "deadline", "none").out
    refused("signon", project, "deadline", "soon")
    refused("signon", project, "sign", "Nobody")


def test_organizations_are_changed_removed_and_written(run, project: str):
    run("signon", project, "add", "Alpha", "--contact", "Ada")
    run("signon", project, "add", "alpha", "--title", "Director")
    run("signon", project, "decline", "Alpha")

    (one,) = run("signon", project, "list", "--json").json["organizations"]

    assert (one["organization"], one["contact"], one["title"], one["consent"]) == (
        "Alpha", "Ada", "Director", "declined",
    )  # fmt: skip
    run("signon", project, "export", "o.csv")
    assert "Alpha,national" in Path("o.csv").read_text("utf-8-sig")
    run("signon", project, "remove", "Alpha")
    assert run("signon", project, "list", "--json").json["organizations"] == []


def test_the_text_is_told_in_plain_words(run, refused, project: str):
    told = run("signon", project, "text").out

    assert told.startswith("Re: ")
    assert "[Only for members of the Senate Committee on Armed Services" in told
    assert "committee:" not in told
    refused("signon", project, "text", "--number", "1")


def test_a_logo_is_kept_and_shown_or_refused(run, refused, project: str):
    Path("logo.png").write_bytes(a_logo())
    refused("signon", project, "add", "Alpha", "--show-logo", "yes")

    run("signon", project, "add", "Alpha", "--logo", "logo.png", "--show-logo", "yes")

    (one,) = run("signon", project, "list", "--json").json["organizations"]
    assert (one["logo"], one["shows_logo"]) == (True, True)
    run("signon", project, "add", "Alpha", "--logo", "none")
    (one,) = run("signon", project, "list", "--json").json["organizations"]
    assert (one["logo"], one["shows_logo"]) == (False, False)


def test_several_sign_at_once_by_name_or_from_a_list(run, refused, project: str):
    for name in ("Alpha", "Beta", "Gamma"):
        run("signon", project, "add", name, "--email", f"{name.lower()}@example.org")
    Path("answers.txt").write_text("beta@example.org\nGamma\nNobody Known\n", "utf-8")

    assert run("signon", project, "sign", "Alpha", "Beta").out == "2 signatures recorded.\n"
    done = run("signon", project, "sign", "--list", "answers.txt", "--json")

    assert (done.json["signed"], done.json["unknown"], done.status) == (
        ["Beta", "Gamma"],
        ["Nobody Known"],
        1,
    )
    assert run("signon", project, "list", "--json").json["signed"] == 3
    refused("signon", project, "sign")
