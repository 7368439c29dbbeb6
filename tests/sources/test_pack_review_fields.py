"""What review left on a pack's records: places, states, reasons and excuses, read and written."""

import pytest

from briefdesk.model.finding import Excuse, FindingState
from briefdesk.model.problem import Severity
from briefdesk.sources.pack import check_pack, read_pack, write_pack

PACK = """\
---
briefdesk-pack: 1
id: river
title: River Crossings
publisher: Example Rights Center
date: 2026-02
passages: verbatim
---

# Costs
[1] Patrols cost about $4.2 million. Records are thin.
[2] Sheriff Ruiz was not asked.
[caption] Boats in 2025.

## statistic: patrol-cost
Patrols cost about $4.2 million, and Sheriff Ruiz was not asked.
- passage: 1
- words: 0-36
- also: 2
- also: staff 1 0-18
- figures: about $4.2 million
- state: dismissed
- reason: Said twice.
- excuse: name-changed | Sheriff Ruiz | Named on page 2.
- excuse: hedge-lost | about | A \\| B and C:\\\\D.

## finding: boats
Boats in 2025.
- passage: caption-1
- words: 0-13
- figures: 2025
- state: suggested

# Staff
[1] Forty people left. Six came.
"""


def test_places_states_and_excuses_are_read():
    first, second = read_pack(PACK, name="p").findings

    assert [(c.passage, c.number, c.start, c.end) for c in first.citations] == [
        ("costs-1", 1, 0, 36), ("costs-2", 2, None, None), ("staff-1", 1, 0, 18),
    ]  # fmt: skip
    assert first.also[1].heading == "Staff"
    assert (first.state, first.reason) == (FindingState.DISMISSED, "Said twice.")
    assert first.excuses == (
        Excuse("name-changed", "Sheriff Ruiz", "Named on page 2."),
        Excuse("hedge-lost", "about", "A | B and C:\\D."),
    )
    assert (second.citation.passage, second.citation.number) == ("costs-c1", 0)
    assert second.state is FindingState.SUGGESTED


def test_all_of_it_is_written_as_it_was_read():
    pack = read_pack(PACK, name="p")
    text = write_pack(pack)

    assert read_pack(text, name="p").findings == pack.findings
    assert write_pack(read_pack(text, name="p")) == text
    assert "- also: staff 1 0-18" in text.splitlines()
    assert "- excuse: hedge-lost | about | A \\| B and C:\\\\D." in text.splitlines()


def test_record_without_them_is_accepted_and_cites_its_whole_passage(good_pack):
    finding = read_pack(good_pack, name="p").findings[0]

    assert (finding.state, finding.reason, finding.also, finding.excuses) == (
        FindingState.ACCEPTED, "", (), (),
    )  # fmt: skip
    assert (finding.citation.start, finding.citation.end) == (None, None)
    assert "- state:" not in write_pack(read_pack(good_pack, name="p"))


FAULTS = [
    ("bad-words", "words: 0-36", "words: all", 18, "“- words: 0-80”"),
    ("words-outside", "words: 0-36", "words: 0-360", 18, "within 0-50"),
    ("words-outside", "words: 0-36", "words: 36-36", 18, "within 0-50"),
    ("words-of-own-words", "passages: verbatim\n", "", 17, "passages: verbatim"),
    ("field-twice", "- words: 0-36", "- words: 0-36\n- words: 0-3", 19, "Keep one"),
    ("bad-also", "also: 2", "also: the second", 19, "- also: costs 4 0-80"),
    ("no-such-passage", "also: 2", "also: 9", 19, "1, 2, caption-1"),
    ("no-such-section", "also: staff 1", "also: staf 1", 20, "Did you mean “staff”?"),
    ("words-outside", "staff 1 0-18", "staff 1 0-99", 20, "within 0-28"),
    ("no-such-passage", "caption-1", "caption-2", 29, "caption-1"),
    ("bad-review-state", "state: dismissed", "state: dismised", 22, "Did you mean “dismissed”?"),
    ("bad-review-state", "state: dismissed", "state: TX, AZ", 22, "Did you mean “- states: TX, AZ”?"),
    ("unknown-field", "- excuse: name", "- excuses: name", 24, "Did you mean “excuse”?"),
    ("unknown-flag", "name-changed", "name-change", 24, "Did you mean “name-changed”?"),
    ("bad-excuse", "| Named on page 2.", "", 24, "- excuse: name-changed |"),
    ("bad-excuse", "Named on page 2.", "", 24, "- excuse: name-changed |"),
    ("excuse-not-in-text", "| Sheriff Ruiz |", "| Sheriff Hale |", 24, "exactly as the text has them"),
    ("reason-too-long", "Said twice.", "word " * 101, 23, "Keep to 500"),
    ("reason-too-long", "Named on page 2.", "word " * 101, 24, "Keep to 500"),
]


@pytest.mark.parametrize("fault", FAULTS, ids=[f"{fault[0]}-{fault[2][:20]}" for fault in FAULTS])
def test_fault_names_its_line_and_what_to_write(fault):
    code, right, wrong, line, step = fault
    assert right in PACK
    problems = check_pack(PACK.replace(right, wrong, 1), name="p")
    found = [p for p in problems if p.code == code]

    assert found, problems
    assert (found[0].line, found[0].severity) == (line, Severity.ERROR)
    assert step in found[0].next_step


def test_reason_without_a_dismissal_is_a_warning():
    (problem,) = check_pack(PACK.replace("- state: dismissed\n", ""), name="p")

    assert (problem.code, problem.severity, problem.line) == (
        "reason-without-dismissal", Severity.WARNING, 22,
    )  # fmt: skip


def test_section_whose_name_is_a_number_or_a_range_can_be_cited():
    text = PACK.replace("# Staff", "# 12-80").replace("also: staff 1 0-18", "also: 12-80 1 0-18")
    pack = read_pack(text, name="p")

    assert pack.findings[0].also[1].section == "12-80"
    assert read_pack(write_pack(pack), name="p").findings == pack.findings


def test_an_excuse_of_nothing_but_bars_is_one_fault():
    bars = "- excuse: " + "|" * 9_000
    text = PACK.replace("- state: dismissed\n", "- state: dismissed\n" + f"{bars}\n" * 300)

    problems = check_pack(text, name="p")

    assert [p.code for p in problems].count("bad-excuse") == 300
