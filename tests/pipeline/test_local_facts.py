import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from briefdesk.compose.document_text import pieces_of
from briefdesk.errors import BriefdeskError
from briefdesk.model.draft import FindingPart, Project, Recipients
from briefdesk.model.library import LibraryChange
from briefdesk.model.local_fact import LocalFact
from briefdesk.pipeline.check import check
from briefdesk.pipeline.desk import Desk, open_desk
from briefdesk.pipeline.letters import compose_letter
from briefdesk.pipeline.local_facts import (
    add_local_fact,
    import_local_facts,
    local_facts,
    pick_local_facts,
)
from briefdesk.pipeline.recipients import chosen
from briefdesk.pipeline.review import dismiss
from briefdesk.sources.pack import read_pack, write_pack

TEXAS = LocalFact(
    "TX", "In Texas, 12,400 Guard members were on border duty in 2025.", "Border Duty in Numbers", "2025-03",
    "Texas Ledger", "https://example.org/border",
)  # fmt: skip
DISTRICT = replace(TEXAS, place="TX-34", text="Brownsville lost 212 reservists to border duty in 2025.")


def with_facts(desk: Desk, project: Project, query: str) -> Project:
    add_local_fact(desk, TEXAS)
    add_local_fact(desk, DISTRICT)
    return pick_local_facts(desk, replace(project, recipients=Recipients(query=query)))


def rules(project: Project) -> list[str]:
    local = (p for p in project.letter.parts if isinstance(p, FindingPart) and "local-" in p.finding)
    return [part.only_for for part in local]


def test_fact_becomes_an_accepted_finding_of_its_place(desk: Desk):
    finding = add_local_fact(desk, replace(DISTRICT, place="tx-34"))

    assert (finding.states, finding.kind.value, finding.state.value) == (("TX",), "local_fact", "accepted")
    assert "212" in finding.figures
    assert [entry.place for entry in local_facts(desk)] == ["TX-34"]


def test_facts_of_one_publication_share_its_source(desk: Desk):
    other_publisher = replace(TEXAS, place="AZ", publisher="Arizona Ledger")
    found = [add_local_fact(desk, fact) for fact in (TEXAS, DISTRICT, other_publisher)]

    sources = [finding.citation.source for finding in found if finding.citation]
    assert sources[0] == sources[1] != sources[2]


def test_picked_facts_are_told_to_their_places_alone(desk: Desk, sample: Project):
    project = with_facts(desk, sample, "state:TX,RI")

    assert sorted(rules(project)) == ["district:TX-34", "state:TX"]
    assert pick_local_facts(desk, project) == project


def test_facts_about_other_places_stay_in_the_library(desk: Desk, sample: Project):
    assert rules(with_facts(desk, sample, "state:RI")) == []


def test_letter_cites_the_fact_by_its_own_source_without_a_made_up_place(desk: Desk, sample: Project):
    project = with_facts(desk, sample, "state:TX chamber:senate")
    letter = compose_letter(desk, project, chosen(desk, project)[0].id)

    notes = ["".join(span.text for span in note.spans) for note in letter.document.footnotes]
    words = " ".join(piece.text for piece in pieces_of(letter.document))
    assert "12,400 Guard members" in words
    assert "Brownsville" not in words
    assert "Texas Ledger, “Border Duty in Numbers,” March 2025, example.org/border." in notes


def test_picked_facts_pass_preflight(desk: Desk, sample: Project):
    before = replace(sample, recipients=Recipients(query="state:TX chamber:senate"))
    known = {problem.code for problem in check(desk, before)}

    project = with_facts(desk, sample, "state:TX chamber:senate")

    assert {problem.code for problem in check(desk, project)} <= known | {"over-page"}


@pytest.mark.parametrize(
    "fact",
    [
        replace(TEXAS, source=" "),
        replace(TEXAS, date=""),
        replace(TEXAS, date="lately"),
        replace(TEXAS, date="2025-13"),
        replace(TEXAS, date="2027"),
        replace(TEXAS, text=""),
        replace(TEXAS, place="Atlantis"),
        replace(TEXAS, place="TX-99"),
        replace(TEXAS, url="javascript:alert(1)"),
        replace(TEXAS, url="file:///etc/passwd"),
        replace(TEXAS, text="\u3164"),
        *(
            replace(TEXAS, source=source)
            for source in (".", "-", "\u200b", "\u3164\u3164", "n/a", "TBD", "None.")
        ),
        replace(TEXAS, text="Rents rose, {{ recipient.name }}."),
        replace(TEXAS, text="Rents rose, {\ue000{ recipient.name }\ue000}."),
        replace(TEXAS, source="{{ recipient.name }}"),
        replace(TEXAS, publisher="{% if 1 %}City{% endif %}"),
    ],
)
def test_fact_that_nobody_could_trace_is_refused(desk: Desk, fact: LocalFact):
    with pytest.raises(BriefdeskError) as caught:
        add_local_fact(desk, fact)

    assert caught.value.next_step
    assert local_facts(desk) == ()


@pytest.mark.parametrize(
    ("written", "kept"),
    [("2025", "2025"), ("3/4/2025", "2025-03-04"), ("March 2025", "2025-03"), ("Mar. 4, 2025", "2025-03-04")],
)
def test_usual_dates_are_understood(desk: Desk, written: str, kept: str):
    add_local_fact(desk, replace(TEXAS, date=written))

    assert local_facts(desk)[0].date == kept


def test_import_takes_sound_rows_and_tells_the_others_by_line(desk: Desk, tmp_path: Path):
    path = tmp_path / "facts.csv"
    path.write_text(
        "State,Fact,Title,Date,URL\n"
        "Texas,Border duty cost Texas $4.2 million in 2024.,Costs,2025,example.org/costs\n"
        "TX-34,Brownsville housed 90 soldiers.,,2025,\n"
        "AK-AL,Alaska sent 40 soldiers.,Costs,2025,example.org/costs\n"
        "Texas,Border duty cost Texas $4.2 million in 2024.,Costs,2025,example.org/costs\n",
        encoding="utf-8",
    )

    done = import_local_facts(desk, path)

    assert [entry.place for entry in local_facts(desk)] == ["AK-AL", "TX"]
    assert len(done.taken) == 2
    assert [(row.line, row.reason) for row in done.refused] == [
        (3, "The fact has no source."),
        (5, "The fact is there already."),
    ]


def test_dismissed_fact_is_refused_again_and_stops_no_import(desk: Desk, tmp_path: Path):
    finding = add_local_fact(desk, TEXAS)
    assert finding.citation
    dismiss(desk, finding.citation.source, (finding.id,), "outdated")
    path = tmp_path / "facts.csv"
    told = f"{TEXAS.source},{TEXAS.publisher},{TEXAS.date},{TEXAS.url}"
    path.write_text(
        "place,fact,source,publisher,date,url\n"
        f'TX,"{TEXAS.text}",{told}\nTX-34,Brownsville lost 3 buses.,{told}\n',
        encoding="utf-8",
    )

    done = import_local_facts(desk, path)

    assert [row.line for row in done.refused] == [2]
    assert [entry.place for entry in local_facts(desk)] == ["TX-34"]


def test_fact_can_be_entered_again_after_it_was_taken_back(desk: Desk):
    add_local_fact(desk, DISTRICT)
    finding = add_local_fact(desk, TEXAS)
    assert finding.citation
    desk.library.change(LibraryChange("Add fact", finding.citation.source, (finding,), ()))

    assert add_local_fact(desk, TEXAS).id == finding.id
    assert len(local_facts(desk)) == 2


def test_table_without_its_columns_is_told(desk: Desk, tmp_path: Path):
    path = tmp_path / "facts.csv"
    path.write_text("State,Fact\nTX,Words.\n", encoding="utf-8")

    with pytest.raises(BriefdeskError, match="no column source, date"):
        import_local_facts(desk, path)


def test_facts_survive_export_and_import_of_their_pack(desk: Desk):
    add_local_fact(desk, TEXAS)
    finding = add_local_fact(desk, DISTRICT)
    assert finding.citation
    pack = desk.pack(finding.citation.source)
    assert pack

    again = read_pack(write_pack(pack), name="facts.pack.md")

    assert again.findings == pack.findings
    assert again.document.sections == pack.document.sections


def test_facts_are_there_again_at_the_next_start(desk: Desk):
    add_local_fact(desk, TEXAS)

    with open_desk(today=dt.date(2026, 6, 21), folders=desk.folders) as later:
        assert [entry.finding.text for entry in local_facts(later)] == [TEXAS.text]
