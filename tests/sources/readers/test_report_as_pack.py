"""A report that was read can be kept as a source pack and comes back the same."""

import datetime as dt
from dataclasses import replace

import pytest

from briefdesk.model.finding import SourcePack
from briefdesk.pipeline.desk import open_desk
from briefdesk.pipeline.sources import add_source
from briefdesk.shipped import shipped_path
from briefdesk.sources.pack import check_pack, read_pack, write_pack
from briefdesk.store.folders import folders_in
from sources.readers.a_report import RIVERS, WRITERS, as_markdown

ODD = """# Rivers: a report

Ask: what should be done
------------------------

[1] begins like a number. And # this like nothing.

> - Quoted like a field: yes

finding: low-water
==================

1. An item
2. [caption] is a word here

| a | b |
|---|---|
| 1 | 2 |

![x](y.png)

Figure 1: Boats

\\\\ A heading with a mark
=======================

\\- passage: 3

[^1]: A note.
"""


@pytest.mark.parametrize("name", WRITERS)
def test_report_reads_back_from_its_pack(read, name):
    ending, write = WRITERS[name]
    document = read(f"x{ending}", write(RIVERS))

    again = read_pack(write_pack(SourcePack(document, ())), name="again").document

    assert replace(again, edition=document.edition) == document


def test_words_that_look_like_marks_read_back(read):
    document = read("x.md", ODD.encode())

    again = read_pack(write_pack(SourcePack(document, ())), name="again").document

    assert replace(again, edition=document.edition) == document
    assert len(document.sections) == 4


def test_pack_without_publisher_and_date_is_only_warned_of(read):
    document = read("x.md", as_markdown(RIVERS))

    problems = check_pack(write_pack(SourcePack(document, ())), name="x")

    assert [p.severity.value for p in problems] == ["warning", "warning"]


def test_added_report_is_there_next_time(saved, tmp_path):
    with open_desk(today=dt.date(2026, 6, 20), folders=folders_in(tmp_path / "home")) as desk:
        added = add_source(desk, saved("rivers.md", as_markdown(RIVERS)))
        again = add_source(desk, saved("rivers.md", as_markdown(RIVERS)))

        assert added == again == desk.pack(added.document.id)
        assert len(desk.packs) == 2


def test_report_does_not_take_the_place_of_a_written_pack(saved, tmp_path):
    written = shipped_path("assets", "sources", "soldiers-arent-border-police.pack.md")
    with open_desk(today=dt.date(2026, 6, 20), folders=folders_in(tmp_path / "home")) as desk:
        added = add_source(desk, saved("soldiers-arent-border-police.txt", b"Words that say something."))

        assert added.document.id == "soldiers-arent-border-police-2"
        assert desk.pack("soldiers-arent-border-police") is not None
    assert written.is_file()
