"""Reading a template: what it must hold, and every fault with its line in the whole file."""

import time
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefdesk.compose.template import TemplateInvalid, check_template, read_template
from briefdesk.model.problem import Severity
from briefdesk.model.template import FindingsStyle, Slot, TemplateField, TemplateId, TemplateKind

GOOD = """---
briefdesk-template: 1
kind: letter
name: A letter
subject: About {{ recipient.state }}
fields:
- meeting_date | Date of the meeting | soon
---

::: opening | Opening paragraph
Dear all.

::: findings
They are:

::: asks
On {{ fields.meeting_date }}, we ask:
"""


def _problems(text: str, **extra) -> list[tuple[int | None, str]]:
    return [(p.line, f"{p.message} {p.next_step}") for p in check_template(text, name="a.md", **extra)]


def test_a_good_template_reads_into_its_facts_and_sections(make: SimpleNamespace):
    template = make.letter_template()

    assert template.kind is TemplateKind.LETTER
    assert template.findings is FindingsStyle.BULLETS
    assert template.asks is FindingsStyle.NUMBERS
    assert template.fields[1] == TemplateField("topic", "Topic", "troops")
    assert [s.name for s in template.sections] == ["opening", "findings", "local", "asks", "closing"]
    assert template.section("local").only_for == "state:TX"
    assert template.section("asks").slot is Slot.ASKS
    assert template.enclosures == ("One-page brief",)
    assert [p.code for p in check_template(make.LETTER, name="a.md")] == ["unused-field"]


def test_the_line_of_a_section_is_that_of_its_first_line_of_text(make: SimpleNamespace):
    template = make.letter_template()

    for section in template.sections:
        first = section.text.split("\n")[0]
        assert template.source.split("\n")[section.line - 1] == first


def test_line_ends_of_any_kind_and_a_byte_order_mark_make_no_difference(make: SimpleNamespace):
    windows = "\ufeff" + make.LETTER.replace("\n", "\r\n")

    assert read_template(windows, id=TemplateId("test")) == make.letter_template()


CASES = [
    ("unknown key", "name: A letter", "name: A letter\nsubjct: x", 5, "Write “subject:” instead"),
    ("unknown kind", "kind: letter", "kind: memo", 3, "“kind: letter” or “kind: brief”"),
    ("newer version", "briefdesk-template: 1", "briefdesk-template: 2", 2, "Install a newer Briefdesk"),
    ("odd version", "briefdesk-template: 1", "briefdesk-template: one", 2, "Write “briefdesk-template: 1”"),
    ("no version", "briefdesk-template: 1\n", "", 1, "Write “briefdesk-template: 1”"),
    ("no subject", "subject: About {{ recipient.state }}\n", "", 1, "Write “subject: ”"),
    ("empty subject", "subject: About {{ recipient.state }}", "subject:", 5, "“subject” has no value"),
    ("no name", "name: A letter\n", "", 1, "Write “name: ”"),
    ("bad style", "name: A letter", "name: A letter\nfindings: bulets", 5, "Write “findings: bullets”"),
    ("bad language", "name: A letter", "name: A letter\nlanguage: English (US)", 5, "language: en-US”"),
    ("bad yes", "name: A letter", "name: A letter\nsignatories: maybe", 5, "neither yes nor no"),
    ("list for one", "name: A letter", "name: A letter\nclose:\n- Yours,", 5, "takes one value"),
    ("bad field name", "- meeting_date |", "- Meeting Date |", 7, "not a name for a field"),
    ("field without label", "| Date of the meeting | soon", "", 7, "has no label"),
    ("field twice", "soon\n---", "soon\n- meeting_date | Again\n---", 8, "declared twice"),
    ("field in subject", "recipient.state }}", "recipient.sate }}", 5, "Write recipient.state instead"),
    ("no closing fence", "---\n\n:::", "\n\n:::", 10, "not a line of the form"),
    ("text first", "\n::: opening", "Hello\n\n::: opening", 9, "Text stands before the first section"),
    ("section twice", "::: findings", "::: opening", 13, "stands twice"),
    ("section name", "::: opening", "::: Opening Line", 10, "small letters, digits and hyphens"),
    ("section unnamed", "::: opening | Opening paragraph", ":::", 10, "has no name"),
    ("section empty", "Dear all.", "", 10, "is empty"),
    ("slot of a brief", "::: findings", "::: key-figures", 13, "A letter has no slot “key-figures”"),
    ("nearly a slot", "::: findings", "::: finding", 13, "Write “::: findings”"),
    ("two labels", "Opening paragraph", "Opening | paragraph", 10, "only for: state:TX"),
    ("empty rule", "Opening paragraph", "Opening | only for:", 10, "names no recipients"),
    ("field in section", "Dear all.", "Dear\n{{ recipient.sate }}", 12, "Write recipient.state instead"),
    ("unclosed if", "Dear all.", "{% if recipient.is_chair %}\nDear", 11, "Write {% endif %}"),
    ("open tag", "Dear all.", "{% if recipient.is_chair", 11, "Write %} after the condition."),
    ("big heading", "Dear all.", "# Dear", 11, "Write “## ”"),
    ("small heading", "Dear all.", "### Dear", 11, "Write “## ”"),
    ("block quote", "Dear all.", "> Dear", 11, "without it"),
    ("table", "Dear all.", "| a | b |", 11, "Tables are not used"),
    ("code", "Dear all.", "```\nx\n```", 11, "Code is not used"),
    ("picture", "Dear all.", "![logo](a.png)", 11, "picture"),
    ("html", "Dear all.", "<b>Dear</b>", 11, "HTML is not used"),
    ("script link", "Dear all.", "[x](javascript:alert(1))", 11, "https://"),
    ("file link", "Dear all.", "[x](file:///etc/passwd)", 11, "https://"),
    ("nested list", "Dear all.", "- a\n  - b", 12, "A list inside a list"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "line", "words"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_a_fault_is_named_at_its_line_with_what_to_write(old: str, new: str, line: int, words: str):
    assert old in GOOD

    found = _problems(GOOD.replace(old, new, 1))

    assert any(at == line and words in said for at, said in found), found


def test_the_unbroken_template_of_these_cases_has_no_problem():
    assert _problems(GOOD) == []


def test_an_error_raised_carries_all_problems_in_line_order_and_names_the_first():
    text = GOOD.replace("kind: letter", "kind: leter").replace("Dear all.", "{{ recipient.sate }}")

    with pytest.raises(TemplateInvalid) as caught:
        read_template(text, id=TemplateId("mine"))

    assert [p.line for p in caught.value.problems] == [3, 11]
    assert str(caught.value).startswith("mine, line 3: “leter” is not a kind of template.")
    assert caught.value.next_step == "Write “kind: letter” or “kind: brief”."


def test_a_file_without_front_matter_is_told_how_to_begin():
    ((line, said),) = _problems("Dear Senator,\n")

    assert line == 1
    assert "Begin the file with ---" in said


def test_a_template_without_a_section_is_told_to_write_one():
    said = [said for _, said in _problems(GOOD.split("\n::: ", 1)[0])]

    assert any("::: opening" in sentence for sentence in said)


def test_a_rule_is_checked_by_the_query_language_passed_in():
    text = GOOD.replace("Opening paragraph", "Opening | only for: stat:TX")

    found = _problems(text, check_query=lambda query: f"no term {query}")

    assert found[0][0] == 10
    assert "no term stat:TX" in found[0][1]


def test_a_brief_takes_no_rule_and_no_signature():
    text = GOOD.replace("kind: letter", "kind: brief\nclose: Sincerely,").replace(
        " {{ recipient.state }}", ""
    )
    text = text.replace("Opening paragraph", "Opening | only for: state:TX")

    found = [said for _, said in _problems(text)]

    assert any("belongs to letters" in said for said in found)
    assert any("“only for:” has no meaning" in said for said in found)


@given(st.text(max_size=300) | st.text(max_size=200).map(lambda body: GOOD + body))
def test_any_text_is_read_or_refused_with_problems_but_never_fails_otherwise(text: str):
    problems = check_template(text, name="a.md")

    try:
        read_template(text, id=TemplateId("a"))
    except TemplateInvalid as error:
        assert error.problems
    else:
        assert all(problem.severity is Severity.WARNING for problem in problems)


def test_a_slot_left_out_and_a_field_never_used_are_warnings_only():
    text = GOOD.replace("::: asks\nOn {{ fields.meeting_date }}, we ask:\n", "")

    problems = check_template(text, name="a.md")

    assert [(p.code, p.line, p.severity) for p in problems] == [
        ("unused-field", 7, Severity.WARNING), ("no-slot", 14, Severity.WARNING)
    ]  # fmt: skip
    assert read_template(text, id=TemplateId("a")).section("asks") is None


def test_a_template_of_thousands_of_fields_is_refused_in_seconds(make):
    many = "".join(f"- f{number} | Label\n" for number in range(5_000))
    started = time.process_time()

    problems = check_template(make.LETTER.replace("fields:\n", f"fields:\n{many}"), name="x.md")

    assert time.process_time() - started < 5
    assert any("fields; 100 are the most" in problem.message for problem in problems)
