"""Reports that repeat themselves: each finding stays with its own paragraph of many equal ones."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from briefdesk.model.finding import Citation, Finding, FindingId, FindingKind, SourcePack
from briefdesk.model.library import Anchor
from briefdesk.model.source import PassageId, SourceDocument, SourceId
from briefdesk.sources.editions import anchor_findings
from briefdesk.sources.passage_index import PassageIndex
from briefdesk.sources.plain_words import word_keys
from briefdesk.sources.same_words import SameWords
from sources.trace_labels import a_document

ENTRY = "The crew was paid late, and nobody at the county office said why it took so long."


def a_log(entries: int, *, edition: str = "e1", words: str = ENTRY) -> SourceDocument:
    parts = [(f"Month {month}", [words] * entries) for month in range(1, 4)]
    return a_document(parts, source="log", edition=edition)


def pack_of(document: SourceDocument) -> SourcePack:
    findings = tuple(
        Finding(
            FindingId(f"log/{passage.id}"),
            FindingKind.FINDING,
            passage.text,
            Citation(
                document.id, section.id, section.heading, passage.id, passage.number, 0, len(passage.text)
            ),
        )
        for section in document.sections
        for passage in section.passages
    )
    return SourcePack(document, findings)


def test_each_of_many_equal_paragraphs_keeps_its_own_place():
    pack = pack_of(a_log(40))

    anchored = anchor_findings(pack, a_log(40, edition="e2"))

    assert {a.anchor for a in anchored} == {Anchor.SAME}
    assert [a.citations for a in anchored] == [f.citations for f in pack.findings]


def test_equal_paragraphs_that_were_all_reworded_are_found_by_their_place():
    pack = pack_of(a_log(40))

    anchored = anchor_findings(
        pack, a_log(40, edition="e2", words=ENTRY.replace("paid late", "paid weeks late"))
    )

    assert {a.anchor for a in anchored} == {Anchor.CHANGED}
    assert [a.citations[0].passage for a in anchored] == [f.citations[0].passage for f in pack.findings]


def test_equal_paragraphs_that_made_room_for_others_are_gone():
    anchored = anchor_findings(pack_of(a_log(40)), a_log(40, edition="e2", words="Rain fell on most days."))

    assert {a.anchor for a in anchored} == {Anchor.GONE}


@given(
    numbers=st.lists(st.tuples(st.integers(0, 2), st.integers(1, 9)), min_size=1, max_size=12),
    heading=st.integers(0, 3),
    number=st.integers(1, 9),
)
def test_nearest_is_in_the_same_section_then_by_number_then_the_first(numbers, heading, number):
    document = a_document([(f"Month {month}", [ENTRY] * 9) for month in range(3)], source="log")
    kept = tuple(
        replace(section, passages=tuple(p for p in section.passages if (month, p.number) in numbers))
        for month, section in enumerate(document.sections)
    )
    index = PassageIndex([replace(document, sections=kept)])
    citation = Citation(SourceId("log"), "s", f"Month {heading}", PassageId("p"), number)

    found = SameWords(index).nearest(word_keys(ENTRY), citation)

    assert found is not None
    assert found.place is min(
        index.places,
        key=lambda p: (p.section.heading != citation.heading, abs(p.passage.number - number), p.order),
    )
