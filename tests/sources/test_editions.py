"""A new edition: what stays, moves, changes and goes, down to the characters."""

from dataclasses import replace
from pathlib import Path

import pytest

from briefdesk.model.finding import Citation, Finding, FindingId, FindingKind, FindingState, SourcePack
from briefdesk.model.library import Anchor, Anchored
from briefdesk.model.source import PassageId, SourceDocument
from briefdesk.shipped import shipped_path
from briefdesk.sources.editions import anchor_findings
from briefdesk.sources.new_edition import with_anchors, with_new_pack
from briefdesk.sources.reading import read_source
from briefdesk.sources.report import read_report
from briefdesk.sources.suggest import suggest_findings
from sources.trace_labels import a_document

TEXT = Path(__file__).parents[2].parent / "shared" / "data" / "sources" / "soldiers-arent-border-police.txt"
COSTS = "Patrols cost about $4.2 million in 2025, half as much again as before. Crews were paid late."
RECORDS = "Of 640 records that we asked for, the agency withheld 338. It gave no reason for most of them."
ASKS = "Congress should require a public report each quarter on the cost of river patrols."
FILLER = "Nothing in this paragraph speaks of anything that the others do."


def pack_of(document: SourceDocument) -> SourcePack:
    accepted = (replace(f, state=FindingState.ACCEPTED) for f in suggest_findings(document))
    return SourcePack(document, tuple(accepted))


def a_pack() -> SourcePack:
    return pack_of(a_document([("Costs", [COSTS, RECORDS]), ("Asks", [ASKS])], source="river"))


def only(anchored: tuple[Anchored, ...], words: str) -> Anchored:
    (found,) = [a for a in anchored if words in a.finding.text]
    return found


def cited(document: SourceDocument, anchored: Anchored) -> str:
    (citation,) = anchored.citations
    passage = document.passage(citation.passage)
    assert passage is not None
    return passage.text[citation.start : citation.end]


def test_same_words_in_the_same_place_are_the_same():
    pack = a_pack()

    anchored = anchor_findings(pack, replace(pack.document, edition="e2"))

    assert {a.anchor for a in anchored} == {Anchor.SAME}
    assert [a.citations for a in anchored] == [f.citations for f in pack.findings]


def test_typography_alone_is_no_change_and_the_new_characters_are_told():
    pack = a_pack()
    typeset = COSTS.replace("Patrols", "Pa\u00adtrols").replace(" cost", "\n  cost")
    document = a_document([("COSTS", [f"“Yes.” {typeset}", RECORDS]), ("Asks", [ASKS])], edition="e2")

    anchored = only(anchor_findings(pack, document), "$4.2 million")

    assert anchored.anchor is Anchor.SAME
    assert cited(document, anchored).startswith("Pa\u00adtrols\n  cost about $4.2 million")
    assert cited(document, anchored).endswith("as before.")


def test_same_words_elsewhere_have_moved():
    pack = a_pack()
    document = a_document([("Asks", [ASKS]), ("Costs", [FILLER, COSTS, RECORDS])], edition="e2")

    anchored = anchor_findings(pack, document)

    assert only(anchored, "$4.2 million").anchor is Anchor.MOVED
    assert only(anchored, "$4.2 million").citations[0].number == 2
    assert only(anchored, "Congress should").anchor is Anchor.SAME


def test_of_two_equal_sentences_the_nearer_is_taken():
    pack = a_pack()
    document = a_document(
        [("Box", [COSTS]), ("Costs", [FILLER, COSTS, RECORDS]), ("Asks", [ASKS])], edition="e2"
    )

    assert only(anchor_findings(pack, document), "$4.2 million").citations[0].heading == "Costs"


@pytest.mark.parametrize(
    ("old", "new"),
    [("$4.2 million", "$4.3 million"), ("2025", "2026"), ("$4.2 million", "4.2 million"), ("half", "twice")],
)
def test_one_other_figure_is_a_change_however_alike_the_rest(old, new):
    pack = a_pack()
    document = a_document([("Costs", [COSTS.replace(old, new), RECORDS]), ("Asks", [ASKS])], edition="e2")

    anchored = only(anchor_findings(pack, document), "$4.2 million")

    assert anchored.anchor is Anchor.CHANGED
    assert anchored.likeness > 0.75
    assert cited(document, anchored) == anchored.after
    assert new in anchored.after
    assert "Crews" not in anchored.after


def test_rewritten_sentence_is_a_change_and_a_missing_one_is_gone():
    pack = a_pack()
    rewritten = "Of the 640 records asked for, the agency has so far withheld 338. Crews strike."
    document = a_document([("Costs", [FILLER, rewritten])], edition="e2")

    anchored = anchor_findings(pack, document)

    assert only(anchored, "640 records").anchor is Anchor.CHANGED
    assert only(anchored, "640 records").after == (
        "Of the 640 records asked for, the agency has so far withheld 338."
    )
    assert only(anchored, "Congress should").anchor is Anchor.GONE
    assert only(anchored, "Congress should").citations == ()
    assert only(anchored, "Congress should").before == ASKS


def test_cited_part_of_a_sentence_stays_a_part_when_the_sentence_changes():
    pack = a_pack()
    start = COSTS.index("about")
    end = COSTS.index(",")
    part = Finding(
        FindingId("river/part"),
        FindingKind.STATISTIC,
        "About $4.2 million in 2025.",
        Citation(pack.document.id, "s1", "Costs", PassageId("s1-1"), 1, start, end),
    )
    document = a_document([("Costs", [COSTS.replace("in 2025", "in fiscal 2025")])], edition="e2")

    (anchored,) = anchor_findings(SourcePack(pack.document, (part,)), document)

    assert anchored.before == "about $4.2 million in 2025"
    assert anchored.anchor is Anchor.CHANGED
    assert anchored.after == "about $4.2 million in fiscal 2025"


def test_merged_finding_is_as_bad_as_its_worst_place():
    pack = a_pack()
    first, last = pack.findings[0], pack.findings[-1]
    assert last.citation
    merged = replace(first, also=(last.citation,))
    document = a_document([("Costs", [COSTS])], edition="e2")

    (anchored,) = anchor_findings(SourcePack(pack.document, (merged,)), document)

    assert anchored.anchor is Anchor.GONE


def test_comparison_stops_when_it_is_cancelled_and_tells_how_far_it_is():
    pack = a_pack()
    seen: list[tuple[int, int]] = []

    anchor_findings(pack, pack.document, progress=lambda done, of, _phase: seen.append((done, of)))

    assert seen[-1] == (len(pack.findings), len(pack.findings))
    assert anchor_findings(pack, pack.document, cancelled=lambda: True) == ()


def test_pack_on_the_new_edition_loses_nothing_and_cites_nothing_that_is_missing():
    pack = a_pack()
    document = a_document([("Costs", [COSTS.replace("4.2", "4.3"), RECORDS])], source="new", edition="e2")

    taken = with_anchors(pack, document, anchor_findings(pack, document))

    states = {f.text: f.state for f in taken.findings}
    assert set(states) == {f.text for f in pack.findings}
    assert taken.document.id == "river"
    assert states[COSTS.split(" Crews", maxsplit=1)[0]] is FindingState.SUGGESTED
    gone = next(f for f in taken.findings if f.text == ASKS)
    assert gone.citation is None
    assert gone.state is FindingState.DISMISSED
    assert gone.reason == (
        "Its passage is not in the edition of an unknown date. It stood in “Asks”, paragraph 1."
    )
    for finding in taken.findings:
        for citation in finding.citations:
            assert citation.source == "river"
            assert taken.document.passage(citation.passage)


def test_suggestion_that_nobody_touched_takes_the_new_words():
    pack = a_pack()
    waiting = replace(pack, findings=tuple(replace(f, state=FindingState.SUGGESTED) for f in pack.findings))
    document = a_document([("Costs", [COSTS.replace("4.2", "4.3"), RECORDS])], edition="e2")

    taken = with_anchors(waiting, document, anchor_findings(waiting, document))

    changed = next(f for f in taken.findings if "$4.3 million" in f.text)
    assert any("4.3" in figure for figure in changed.figures)


def test_only_what_is_new_in_the_edition_is_suggested():
    pack = a_pack()
    news = "In 2026 the agency bought 14 boats for $9 million."
    document = a_document([("Costs", [COSTS, RECORDS, news]), ("Asks", [ASKS])], edition="e2")

    taken = with_anchors(pack, document, anchor_findings(pack, document), found=suggest_findings(document))

    (new,) = taken.findings[len(pack.findings) :]
    assert (new.text, new.state) == (news, FindingState.SUGGESTED)
    assert len({f.id for f in taken.findings}) == len(taken.findings)


def test_file_that_tells_no_title_or_publisher_keeps_those_of_the_edition_before():
    old = a_document([("Costs", [COSTS])], source="river", title="River Crossings: Two Years", date="2025")
    new = a_document([("Costs", [COSTS])], source="river-crossings", title="River crossings", edition="e2")
    pack = pack_of(replace(old, publisher="Example Center"))

    taken = with_anchors(pack, new, anchor_findings(pack, new)).document

    facts = (taken.title, taken.publisher, taken.date, taken.edition)
    assert facts == ("River Crossings: Two Years", "Example Center", "2025", "e2")


def test_date_of_the_edition_before_is_not_printed_for_words_that_changed():
    old = a_document([("Costs", [COSTS])], source="river", date="2025")
    new = a_document([("Costs", [COSTS.replace("4.2", "4.3")])], source="river", edition="e2")
    pack = pack_of(old)

    assert with_anchors(pack, new, anchor_findings(pack, new)).document.date == ""


def test_new_pack_words_findings_anew_but_review_and_own_wordings_stay():
    old = a_pack()
    first, second, *rest = old.findings
    old = SourcePack(
        old.document,
        (replace(first, text="My own words."), replace(second, state=FindingState.DISMISSED), *rest),
    )
    new = SourcePack(
        replace(old.document, edition="e2"),
        (replace(first, text="Theirs."), replace(second, text="Theirs as well.")),
    )

    taken = with_new_pack(old, new, anchor_findings(old, new.document), own=frozenset([first.id]))

    by_id = {f.id: f for f in taken.findings}
    assert by_id[first.id].text == "My own words."
    assert by_id[second.id].text == "Theirs as well."
    assert by_id[second.id].state is FindingState.DISMISSED
    assert {f.id for f in rest} <= set(by_id)


@pytest.fixture(scope="module")
def publication() -> SourceDocument:
    if not TEXT.is_file():
        pytest.skip("the publication's text is not at hand")
    return read_report(TEXT)


@pytest.fixture(scope="module")
def shipped() -> SourcePack:
    return read_source(shipped_path("assets", "sources", "soldiers-arent-border-police.pack.md"))


def test_shipped_findings_in_our_own_words_all_find_their_passage(shipped, publication):
    anchored = anchor_findings(shipped, publication)

    assert len(anchored) == len(shipped.findings)
    assert {a.anchor for a in anchored} == {Anchor.SAME}
    for a in anchored:
        assert a.finding.citation
        assert (a.citations[0].heading, a.citations[0].number) == (
            a.finding.citation.heading,
            a.finding.citation.number,
        )


def test_shipped_findings_with_an_amount_get_the_sentence_that_states_it(shipped, publication):
    anchored = {a.finding.id.partition("/")[2]: a for a in anchor_findings(shipped, publication)}

    for name, words in (
        ("texas-590-deputized", "590"),
        ("guantanamo-30000", "30,000"),
        ("detention-cost-gap", "$95,000"),
        ("posse-comitatus", "Posse Comitatus Act of 1878"),
        ("title-32-exception", "502(f)"),
        ("families-share", "40 percent"),
    ):
        citation = anchored[name].citations[0]
        assert citation.start is not None, name
        assert words in anchored[name].after, name


def test_shipped_findings_follow_their_passages_when_one_is_put_before_them(shipped, publication):
    shifted = [(s.heading, [FILLER, *(p.text for p in s.passages if p.number)]) for s in publication.sections]
    document = a_document(shifted, edition="e2")

    anchored = anchor_findings(shipped, document)

    right = [
        a
        for a in anchored
        if a.anchor is Anchor.MOVED
        and a.finding.citation
        and (a.citations[0].heading, a.citations[0].number)
        == (a.finding.citation.heading, a.finding.citation.number + 1)
    ]
    assert len(right) >= 0.9 * len(anchored)


def test_shipped_findings_of_a_missing_section_are_gone(shipped, publication):
    sections = [
        (s.heading, [p.text for p in s.passages if p.number])
        for s in publication.sections
        if s.heading != "Guatemala"
    ]

    anchored = anchor_findings(shipped, a_document(sections, edition="e2"))

    lost = [a for a in anchored if a.finding.citation and a.finding.citation.heading == "Guatemala"]
    kept = [a for a in anchored if a not in lost]
    assert sum(a.anchor is Anchor.GONE for a in lost) >= 0.9 * len(lost)
    assert all(a.anchor is Anchor.SAME for a in kept)


def test_new_pack_does_not_bring_back_what_review_took_away():
    old = a_pack()
    merged = SourcePack(old.document, old.findings[1:])
    new = SourcePack(replace(old.document, edition="e2"), old.findings)

    taken = with_new_pack(
        merged,
        new,
        anchor_findings(merged, new.document),
        taken_away=frozenset([old.findings[0].id]),
    )

    assert {f.id for f in taken.findings} == {f.id for f in merged.findings}
