from pathlib import Path

import pytest

DATA = Path(__file__).parents[2].parent / "shared" / "data" / "congress-legislators"
needs_data = pytest.mark.skipif(not DATA.is_dir(), reason="the published data set is not beside the checkout")


def test_members_are_listed_with_address_and_committees(run):
    found = run("members", "state:RI", "chamber:senate", "--json").json

    keys = {
        "bioguide",
        "name",
        "chamber",
        "state",
        "district",
        "party",
        "title",
        "committees",
        "inside_address",
        "salutation",
    }
    assert len(found) == 2
    for member in found:
        assert keys <= set(member)
        assert member["chamber"] == "senate"
        assert member["district"] is None
        assert member["inside_address"][0].startswith("The Honorable ")
        assert member["salutation"].startswith("Dear Senator ")
        assert all({"code", "name", "role"} <= set(c) for c in member["committees"])


def test_without_a_query_all_members_are_listed(run):
    outcome = run("members")

    assert outcome.status == 0
    assert outcome.out.splitlines()[0].split() == ["ID", "NAME", "SEAT", "PARTY", "TITLE", "SALUTATION"]
    assert "members." in outcome.out.splitlines()[-1]


def test_a_negated_term_is_no_option(run):
    everyone = run("members", "chamber:senate", "state:VT", "--json").json
    others = run("members", "chamber:senate", "state:VT", "-party:D", "--json").json

    assert len(others) < len(everyone) == 2


def test_words_and_one_quoted_query_mean_the_same(run):
    assert run("members", "chamber:senate", "state:RI").out == run("members", "chamber:senate state:RI").out


def test_words_that_the_shell_unquoted_stay_together(run):
    found = run("members", "chamber:senate", "committee:Armed Services", "--json").json

    assert 20 < len(found) < 40


def test_a_query_that_selects_nobody_is_an_answer(run):
    outcome = run("members", "chamber:senate", "state:GU")

    assert outcome.status == 0
    assert outcome.out == "0 members.\n"


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        (("armed", "services"), "'committee:\"armed services\"'"),
        (("texas",), "state:TX"),
        (("committee:armed services",), "'committee:\"armed services\"'"),
    ],
)
def test_words_that_name_nobody_are_answered_with_what_was_meant(run, words, meant):
    outcome = run("members", *words)

    assert outcome.status == 0
    assert outcome.out == "0 members.\n"
    assert outcome.err.endswith(f"Did you mean {meant}?\n")


def test_a_typo_in_a_query_is_explained(refused):
    assert "Did you mean" in refused("members", "chambr:senate").err
    assert "Did you mean" in refused("members", "chamber:sennate").err


def test_chairs_are_greeted_as_such_when_asked(run):
    asked = ("members", "committee:SSAS", "role:chair", "--json")

    (as_member,) = run(*asked).json
    (as_chair,) = run(*asked, "--as", "role").json

    assert "Senator" in as_member["salutation"]
    assert "Chair" in as_chair["salutation"]


def test_the_roster_tells_its_age_and_size(run):
    found = run("roster", "show", "--json").json

    keys = "as_of origin members senators representatives delegates vacant committees age_days warnings"
    assert set(keys.split()) <= set(found)
    assert found["members"] == found["senators"] + found["representatives"] + found["delegates"]
    assert found["senators"] > 90
    assert "Members" in run("roster", "show").out


@needs_data
def test_a_data_set_can_be_compared_written_and_put_to_use(run, tmp_path):
    change = run("roster", "diff", str(DATA), "--as-of", "2026-06-01", "--json").json
    assert {"left", "new", "changed", "committees"} <= set(change)

    written = run(
        "roster", "import", str(DATA), "--as-of", "2026-06-01", "--out", str(tmp_path / "r.json"), "--json"
    )
    assert written.status == 0
    assert (tmp_path / "r.json").stat().st_size > 10_000

    used = run("roster", "import", str(DATA), "--as-of", "2026-06-15", "--json").json
    assert used["as_of"] == "2026-06-15"
    assert run("roster", "show", "--json").json["as_of"] == "2026-06-15"


@needs_data
def test_an_older_data_set_is_not_put_to_use_unasked(refused, run):
    words = ("roster", "import", str(DATA), "--as-of", "2001-01-01")

    assert "--older" in refused(*words).err
    assert "--partial" in refused(*words, "--older").err
    assert run(*words, "--older", "--partial").status == 0


def test_what_is_no_data_set_is_refused(refused, tmp_path):
    (tmp_path / "text.zip").write_text("no zip")

    assert refused("roster", "import", str(tmp_path)).status == 2
    assert refused("roster", "import", str(tmp_path / "text.zip")).status == 2
    assert refused("roster", "diff", str(tmp_path / "none")).status == 2
