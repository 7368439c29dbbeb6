"""A pack says what is confidential or under embargo, and reading it back loses no mark."""

import datetime as dt
from dataclasses import replace

import pytest

from briefdesk.sources import review
from briefdesk.sources.faults import PackInvalid
from briefdesk.sources.pack import read_pack, write_pack
from briefdesk.sources.review import apply

PACK = """\
---
briefdesk-pack: 1
id: river
title: River
publisher: P
date: 2026-02
---
# Costs
[1, confidential] Patrols cost more than was said.
[2 table, embargo 2026-07-01] River, 40.
[caption, confidential] A boat.

## finding: rose
Costs rose.
- passage: 1
- release: confidential, embargo 2026-08-01

## finding: plain
Records are thin.
- passage: 2
"""


def test_marks_are_read_and_written_back():
    pack = read_pack(PACK, name="river")
    passages = pack.document.sections[0].passages

    assert [(p.confidential, p.embargo) for p in passages] == [
        (True, None),
        (False, dt.date(2026, 7, 1)),
        (True, None),
    ]
    assert (pack.findings[0].confidential, pack.findings[0].embargo) == (True, dt.date(2026, 8, 1))
    again = read_pack(write_pack(pack), name="river")
    assert replace(again.document, edition="") == replace(pack.document, edition="")
    assert again.findings == pack.findings


@pytest.mark.parametrize("word", ["secret", "embargo", "embargo 2026-13-01", "embargo July", "confidentail"])
@pytest.mark.parametrize("place", ["- release: {}", "[3, {}] More."])
def test_a_mark_that_cannot_be_understood_is_an_error_with_its_line(word: str, place: str):
    line = place.format(word)
    text = f"{PACK}{line}\n" if line.startswith("-") else PACK.replace("[caption,", f"{line}\n[caption,")

    with pytest.raises(PackInvalid, match="line") as refused:
        read_pack(text, name="river")

    assert "when this may leave" in str(refused.value)


def test_holding_back_and_releasing_are_steps_that_can_be_taken_back():
    pack = read_pack(PACK, name="river")
    (first, second) = (finding.id for finding in pack.findings)

    change = review.hold(pack, [first, second], confidential=False, embargo=dt.date(2026, 9, 1))
    held = apply(pack, change)

    assert {f.embargo for f in held.findings} == {dt.date(2026, 9, 1)}
    assert apply(held, change.inverse()) == pack


def test_passages_are_held_back_and_released():
    pack = read_pack(PACK, name="river")
    first = pack.document.sections[0].passages[0].id

    change = review.hold_passages(pack, [first], confidential=False)
    free = apply(pack, change)

    assert not free.document.sections[0].passages[0].confidential
    assert apply(free, change.inverse()) == pack


def test_merged_findings_are_held_as_strictly_as_the_strictest():
    pack = read_pack(PACK, name="river")

    (merged,) = review.merge(pack, [f.id for f in pack.findings]).added

    assert (merged.confidential, merged.embargo) == (True, dt.date(2026, 8, 1))


def test_parts_of_a_split_finding_stay_held():
    pack = read_pack(PACK, name="river")

    parts = review.split(pack, pack.findings[0].id, 6).added

    assert all(part.confidential for part in parts)
