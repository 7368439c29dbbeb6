import pytest

PACK = """---
briefdesk-pack: 1
id: my-report
title: My Report on Things
short title: My Report
publisher: An Organization
author:
date: 2025
url: https://example.org/report
---

# First section
[1] A gist of the first passage.

## statistic: many-things
There were 12 things in May.
- passage: 1
- figures: 12
- topics: things
"""


@pytest.fixture
def pack_file(tmp_path):
    path = tmp_path / "my.pack.md"
    path.write_text(PACK, encoding="utf-8")
    return path


def test_reading_a_file_gives_outline_passages_and_findings(run, pack_file):
    found = run("source", "read", str(pack_file), "--json").json

    assert {"id", "title", "publisher", "date", "url", "sections", "findings"} <= set(found)
    (section,) = found["sections"]
    assert section["heading"] == "First section"
    assert section["level"] == 1
    assert section["passages"][0]["text"] == "A gist of the first passage."
    (finding,) = found["findings"]
    assert finding["id"] == "my-report/many-things"
    assert finding["kind"] == "statistic"
    assert finding["section"] == "First section"
    assert finding["passage"] == section["passages"][0]["id"]
    assert finding["figures"] == ["12"]
    assert "My Report" in finding["citation"]
    assert "para. 1" in finding["citation"]


def test_reading_changes_nothing(run, pack_file):
    run("source", "read", str(pack_file))

    assert "my-report" not in run("source", "list").out


def test_an_added_source_is_listed_shown_and_searched(run, pack_file):
    assert run("source", "add", str(pack_file)).status == 0

    assert "my-report" in [source["id"] for source in run("source", "list", "--json").json]
    assert "There were 12 things in May." in run("source", "show", "my-report").out
    found = run("findings", "things", "--source", "my-report", "--json").json
    assert [finding["id"] for finding in found] == ["my-report/many-things"]


def test_the_built_in_source_is_there_with_findings_of_many_kinds(run):
    found = run("findings", "--json").json

    assert {"statistic", "ask"} <= {finding["kind"] for finding in found}
    asks = run("findings", "--kind", "ask", "--json").json
    assert asks
    assert all(finding["kind"] == "ask" for finding in asks)
    assert all(finding["citation"] for finding in found)


def test_findings_that_match_nothing_say_so(run):
    outcome = run("findings", "xyzzy")

    assert outcome.status == 0
    assert outcome.out == "No finding matches.\n"


def test_an_unknown_source_gets_the_nearest_known_one(refused, run, pack_file):
    run("source", "add", str(pack_file))

    assert "Did you mean “my-report”?" in refused("source", "show", "my-raport").err
    assert "Did you mean “my-report”?" in refused("findings", "--source", "my-repor").err


def test_a_missing_or_broken_file_is_named_with_its_line(refused, tmp_path):
    assert "none.pack.md" in refused("source", "read", "none.pack.md").err
    broken = tmp_path / "broken.pack.md"
    broken.write_text(PACK.replace("- passage: 1", "- passage: 9"), encoding="utf-8")

    outcome = refused("source", "add", str(broken))

    assert "broken.pack.md" in outcome.err
    assert "line" in outcome.err


def test_findings_are_narrowed_by_topic_and_state(run):
    everything = run("findings", "--json").json
    topic = everything[0]["topics"][0]

    found = run("findings", "--topic", topic, "--json").json

    assert found
    assert all(topic in finding["topics"] for finding in found)
    assert run("findings", "--state", "dismissed", "--json").json == []
    assert {finding["state"] for finding in everything} == {"accepted"}


def test_a_search_can_be_saved_listed_used_and_removed(run, refused):
    words = ("findings", "texas", "--kind", "ask")
    found = run(*words, "--save-filter", "Texas asks", "--json").json

    assert run("findings", "--filter", "Texas asks", "--json").json == found
    assert [kept["name"] for kept in run("findings", "--filters", "--json").json] == ["Texas asks"]
    assert "Did you mean “Texas asks”?" in refused("findings", "--filter", "Texas ask").err
    assert run("findings", "--remove-filter", "Texas asks").status == 0
    assert run("findings", "--filters").out == "No filter is saved.\n"


def test_near_duplicates_are_listed_in_groups(run, pack_file, tmp_path):
    twin = tmp_path / "twin.pack.md"
    twin.write_text(PACK.replace("my-report", "twin"), encoding="utf-8")
    run("source", "add", str(pack_file))
    run("source", "add", str(twin))

    groups = run("findings", "--duplicates", "--json").json

    assert {"my-report/many-things", "twin/many-things"} in [{f["id"] for f in group} for group in groups]


def test_a_removed_source_can_be_added_again_from_what_was_kept(run, refused, pack_file):
    run("source", "add", str(pack_file))
    before = run("source", "show", "my-report", "--json").json

    kept = run("source", "remove", "my-report", "--json").json["kept"]

    assert "my-report" not in run("source", "list").out
    refused("source", "remove", "my-report")
    run("source", "add", kept)
    assert run("source", "show", "my-report", "--json").json == before


def test_a_source_is_exported_as_a_pack_that_reads_back(run, refused, pack_file):
    run("source", "add", str(pack_file))

    outcome = run("source", "export", "my-report", "shared.pack.md", "--json").json

    assert outcome == {"path": "shared.pack.md", "findings": 1, "left_out": 0}
    assert len(run("source", "read", "shared.pack.md", "--json").json["findings"]) == 1
    refused("source", "export", "my-report", "shared.pack.md")
    refused("source", "export", "no-such", "other.pack.md")


def test_found_findings_are_exported(run):
    written = run("findings", "texas", "--export", "texas.pack.md", "--json").json

    found = len(run("findings", "texas", "--json").json)
    assert [w["findings"] for w in written] == [found]


def test_a_backup_of_the_library_restores_it(run, refused, pack_file):
    run("source", "add", str(pack_file))
    assert run("source", "backup", "library.backup", "--json").json["sources"] == 2
    run("source", "remove", "my-report")

    assert run("source", "restore", "library.backup").status == 0

    assert "my-report" in run("source", "list").out
    refused("source", "restore", str(pack_file))
    refused("source", "backup", "library.backup")
