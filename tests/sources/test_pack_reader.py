"""Reading a source pack: what comes out of a good one, and what is said of a bad one."""

import time

import pytest

from briefdesk.model.finding import FindingKind, KeyFigure
from briefdesk.model.problem import Problem, Severity
from briefdesk.sources.pack import PackInvalid, check_pack, read_pack


def test_front_matter_becomes_the_documents_facts(good_pack):
    document = read_pack(good_pack, name="river.pack.md").document

    assert (document.id, document.title, document.publisher) == (
        "river",
        "River Crossings",
        "Example Rights Center",
    )
    assert (document.date, document.url, document.author) == ("2026-02", "https://example.org/river", "")


def test_short_title_is_the_title_where_none_is_given(good_pack):
    assert read_pack(good_pack, name="p").document.short_title == "River Crossings"


def test_passage_over_two_lines_becomes_one_paraphrase(good_pack):
    passage = read_pack(good_pack, name="p").document.sections[0].passages[0]

    assert passage.text == "Patrols cost about $4.2 million, half as much again as before."
    assert (passage.id, passage.number, passage.paraphrase) == ("costs-1", 1, True)


def test_record_becomes_a_finding_that_cites_its_passage(good_pack):
    finding = read_pack(good_pack, name="p").findings[0]

    assert (finding.id, finding.kind) == ("river/patrol-cost", FindingKind.STATISTIC)
    assert finding.citation is not None
    assert (finding.citation.section, finding.citation.heading) == ("costs", "Costs")
    assert (finding.citation.passage, finding.citation.number) == ("costs-1", 1)
    assert finding.figures == ("about $4.2 million", "2025")
    assert finding.committees == ("HSAP", "SSAP14")
    assert finding.states == ("TX", "AZ")
    assert finding.key_figure == KeyFigure("$4.2 million", "spent on patrols in 2025")


def test_line_ends_and_byte_order_mark_change_nothing_but_the_edition(good_pack):
    plain = read_pack(good_pack, name="p")
    for text in (good_pack.replace("\n", "\r\n"), good_pack.replace("\n", "\r"), "\ufeff" + good_pack):
        other = read_pack(text, name="p")

        assert (other.findings, other.document.sections) == (plain.findings, plain.document.sections)


def test_escaped_mark_begins_a_line_of_text(good_pack):
    text = good_pack.replace("Require a public", "\\[Again] require a public")

    assert read_pack(text, name="p").findings[1].text == "[Again] require a public report each quarter."


def test_heading_with_a_colon_is_a_section():
    text = (
        "---\nbriefdesk-pack: 1\nid: a\ntitle: A\npublisher: P\ndate: 2026\n---\n"
        "## Texas: the border\n[1] Words.\n"
    )

    assert read_pack(text, name="p").document.sections[0].heading == "Texas: the border"


def test_sections_of_one_name_get_ids_of_their_own(good_pack):
    sections = read_pack(good_pack + "\n# Costs\n[1] More.\n", name="p").document.sections

    assert [section.id for section in sections] == ["costs", "costs-2"]


def only_problem(text: str) -> Problem:
    problems = check_pack(text, name="river.pack.md")
    assert len(problems) == 1, problems
    return problems[0]


FAULTS = [
    ("unknown-kind", "## statistic:", "## statistc:", 15, "Did you mean “statistic”?"),
    ("missing-passage", "- passage: 2\n", "", 24, "- passage: 1"),
    (
        "no-such-passage",
        "- passage: 2",
        "- passage: 7",
        26,
        "Write one number of this section's passages: 1, 2.",
    ),
    ("figure-not-in-text", "- figures: about", "- figures: above", 18, "exactly as the text has it"),
    ("duplicate-id", "## ask: report", "## ask: patrol-cost", 24, "patrol-cost-2"),
    ("bad-id", "## ask: report", "## ask: A Report", 24, "## ask: a-report"),
    ("bad-committee", "HSAP, SSAP14", "hsap, SSAP14", 20, "HSAS or HSAS02"),
    ("bad-state", "TX, AZ", "Texas, AZ", 21, "Write “TX”."),
    ("bad-state", "TX, AZ", "ZZ, AZ", 21, "two capital letters"),
    ("bad-date", "date: 2026-02", "date: 2026-13", 6, "2025-03"),
    ("bad-date", "date: 2026-02", "date: February 2026", 6, "2025-03"),
    ("bad-url", "url: https://", "url: javascript://", 7, "https://example.org/report"),
    ("unsupported-version", "briefdesk-pack: 1", "briefdesk-pack: 2", 2, "newer version"),
    ("unsupported-version", "briefdesk-pack: 1", "briefdesk-pack: one", 2, "briefdesk-pack: 1"),
    ("missing-key", "publisher: Example Rights Center\n", "", 1, "publisher: ..."),
    ("unknown-key", "publisher:", "url2: x\npublisher:", 5, "Did you mean “url”?"),
    ("bad-key-figure", "$4.2 million | spent", "$4.2 million, spent", 22, "3,600 | troops"),
    ("key-figure-not-in-text", "figure: $4.2 million", "figure: $4.3 million", 22, "repeats a figure"),
    ("unknown-field", "- topics:", "- topcs:", 19, "Did you mean “topics”?"),
    ("field-twice", "- topics: cost, oversight", "- topics: cost\n- topics: oversight", 20, "Keep one"),
    ("text-after-fields", "- passage: 2\n", "- passage: 2\nMore words.\n", 27, "Move the text above"),
    ("stray-text", "[2] Records", "\nRecords", 14, "Begin a passage with its number"),
    ("passage-order", "[2] Records", "[1] Records", 13, "Number the passages"),
    ("empty-record", "Require a public report each quarter.\n", "", 24, "one or two sentences"),
    ("record-level", "## ask: report", "# ask: report", 24, "## ask: report"),
    ("heading-too-deep", "# Costs", "# Costs\n\n#### Deep", 12, "#, ## or ###"),
    ("empty-heading", "# Costs", "# Costs\n\n##", 12, "after the #"),
    ("empty-passage", "[2] Records are thin.", "[2]", 13, "what the passage says"),
    ("control-character", "Records are", "Records\x07 are", 13, "Delete it"),
    ("control-character", "Records are", "Records \u202eare", 13, "Delete it"),
    ("control-character", "Records are", "Records \u2067are", 13, "Delete it"),
    ("line-too-long", "# Costs", f"# Costs\n\n## Long\n[1] {'word ' * 2001}", 13, "break it"),
]


@pytest.mark.parametrize("fault", FAULTS, ids=[f"{fault[0]}-{fault[3]}" for fault in FAULTS])
def test_fault_names_its_line_and_what_to_write(good_pack, fault):
    code, right, wrong, line, step = fault
    assert right in good_pack
    problems = check_pack(good_pack.replace(right, wrong, 1), name="river.pack.md")
    found = [p for p in problems if p.code == code]

    assert found, problems
    assert (found[0].line, found[0].severity) == (line, Severity.ERROR)
    assert step in found[0].next_step


def test_record_before_any_section_is_told_once(good_pack):
    problem = only_problem(good_pack.replace("# Costs", "## finding: early\nText.\n- passage: 1\n\n# Costs"))

    assert (problem.code, problem.line) == ("record-before-section", 10)


def test_passage_before_any_section_is_told_once(good_pack):
    problem = only_problem(good_pack.replace("# Costs", "[1] Early\nwords.\n\n# Costs"))

    assert (problem.code, problem.line) == ("passage-before-section", 10)


def test_figure_in_the_text_that_no_field_names_is_a_warning(good_pack):
    problem = only_problem(good_pack.replace("- figures: about $4.2 million; 2025\n", ""))

    assert (problem.code, problem.severity, problem.line) == ("undeclared-figure", Severity.WARNING, 15)


def test_warning_alone_does_not_stop_a_pack(good_pack):
    assert read_pack(good_pack.replace("- figures: about $4.2 million; 2025\n", ""), name="p").findings


def test_all_problems_are_told_at_once_in_the_files_order(good_pack):
    text = (
        good_pack.replace("TX, AZ", "TX, XX")
        .replace("2026-02", "soon")
        .replace("- passage: 2", "- passage: 9")
    )

    assert [p.code for p in check_pack(text, name="p")] == ["bad-date", "bad-state", "no-such-passage"]


def test_refusal_names_file_line_and_how_many_more(good_pack):
    text = good_pack.replace("TX, AZ", "TX, XX").replace("- passage: 2", "- passage: 9")
    with pytest.raises(PackInvalid) as caught:
        read_pack(text, name="river.pack.md")

    assert str(caught.value) == (
        "river.pack.md, line 21: “XX” is not a state's postal code. (1 more problem)"
    )
    assert len(caught.value.problems) == 2
    assert caught.value.next_step == caught.value.problems[0].next_step


@pytest.mark.parametrize("text", ["", "---", "---\n---", "\0", "# Costs\n[1] Words."])
def test_text_that_is_no_pack_is_refused(text):
    with pytest.raises(PackInvalid):
        read_pack(text, name="p")


def test_pack_over_its_limits_is_refused_without_being_read(good_pack):
    assert only_problem(good_pack + "\n" * 50_001).code == "too-many-lines"
    assert only_problem(good_pack + "x" * 5_000_001).code == "too-large"


def test_a_pack_of_nothing_but_one_heading_is_read_in_seconds(good_pack):
    head = good_pack[: good_pack.index("\n#") + 1]
    started = time.process_time()

    sections = read_pack(head + "# Costs\n" * 49_000, name="p").document.sections

    assert time.process_time() - started < 5
    assert len({section.id for section in sections}) == 49_000
