"""Where sentences come from: the passages behind findings, notes and one's own words."""

from dataclasses import replace
from itertools import pairwise

import pytest

from briefdesk.model.draft import FindingPart, PartId, Project, TextPart
from briefdesk.model.finding import Citation, Finding, FindingId, FindingKind, SourcePack
from briefdesk.model.letter import Sentence
from briefdesk.model.source import Passage, PassageId, Section, SourceDocument, SourceId
from briefdesk.pipeline.desk import Desk
from briefdesk.pipeline.letters import preview_brief, preview_letter
from briefdesk.pipeline.provenance import (
    CitedPassage,
    Ground,
    Tracer,
    finding_provenance,
    sentence_provenance,
    shared_words,
    words_provenance,
)
from briefdesk.pipeline.recipients import chosen

FERRIES = (
    "The county ran nine ferries in 2024. Two of them sank in the spring flood. "
    "Repairs cost the county about $4.2 million, the auditor found."
)
BRIDGES = "Engineers closed three bridges in Dunmore County after the flood."


def _document() -> SourceDocument:
    passages = (Passage(PassageId("costs-1"), 1, FERRIES), Passage(PassageId("costs-2"), 2, BRIDGES))
    return SourceDocument(
        id=SourceId("floods"),
        title="Floods",
        short_title="Floods",
        publisher="County Auditor",
        author="",
        date="2025",
        url="",
        edition="",
        sections=(Section("costs", "Costs", 1, passages),),
    )


def _place(words: str, passage: str = FERRIES, number: int = 1) -> Citation:
    start = passage.index(words)
    name = PassageId(f"costs-{number}")
    return Citation(SourceId("floods"), "costs", "Costs", name, number, start, start + len(words))


def _finding(text: str, *citations: Citation) -> Finding:
    first, *also = citations
    return Finding(FindingId("floods/one"), FindingKind.FINDING, text, first, also=tuple(also))


def _pack(*findings: Finding) -> SourcePack:
    return SourcePack(_document(), findings)


def _words(passage: CitedPassage) -> tuple[list[str], list[str]]:
    assert passage.passage is not None
    text = passage.passage.text
    return [text[a:b] for a, b in passage.stretches], [text[a:b] for a, b in passage.strongest]


def test_a_finding_marks_the_characters_that_it_cites():
    finding = _finding("Two ferries sank.", _place("Two of them sank in the spring flood."))

    (passage,) = finding_provenance([_pack(finding)], finding).passages

    assert _words(passage) == (["Two of them sank in the spring flood."], [])


def test_a_clicked_sentence_marks_its_own_words_strongest():
    range_ = FERRIES[FERRIES.index("Two") :]
    finding = _finding(range_, _place(range_))
    sentence = "Repairs cost the county about $4.2 million, the auditor found."

    (passage,) = finding_provenance([_pack(finding)], finding, sentence).passages

    assert _words(passage) == ([range_], [sentence])


def test_an_edited_sentence_is_matched_to_the_sentence_that_it_came_from():
    finding = _finding(FERRIES, _place(FERRIES))

    (passage,) = finding_provenance([_pack(finding)], finding, "In the flood, two ferries sank.").passages

    (marked,) = _words(passage)[1]
    assert "sank in the spring flood" in marked
    assert "nine" not in marked


def test_a_finding_without_a_range_marks_the_sentence_that_it_came_from():
    finding = _finding("Repairs cost about $4.2 million.", replace(_place("The"), start=None, end=None))

    (passage,) = finding_provenance([_pack(finding)], finding).passages

    assert "Repairs cost" in _words(passage)[0][0]


def test_a_merged_finding_shows_all_its_passages_and_marks_the_one_that_was_clicked():
    finding = _finding(
        f"Two of them sank in the spring flood. {BRIDGES}",
        _place("Two of them sank in the spring flood."),
        _place(BRIDGES, BRIDGES, 2),
    )

    first, second = finding_provenance([_pack(finding)], finding, BRIDGES).passages

    assert _words(first) == (["Two of them sank in the spring flood."], [])
    assert _words(second) == ([BRIDGES], [BRIDGES])


def test_two_ranges_of_one_passage_are_shown_as_one_passage():
    finding = _finding("x", _place("Two of them sank"), _place("The county ran nine ferries"))

    (passage,) = finding_provenance([_pack(finding)], finding).passages

    assert _words(passage)[0] == ["Two of them sank", "The county ran nine ferries"]


def test_a_range_that_reaches_beyond_the_passage_is_cut():
    finding = _finding("x", replace(_place("The"), start=5, end=90_000))

    (passage,) = finding_provenance([_pack(finding)], finding).passages

    assert passage.stretches == ((5, len(FERRIES)),)


def test_a_passage_that_is_gone_is_told_and_not_hidden():
    finding = _finding("x", replace(_place("The"), passage=PassageId("costs-9"), number=9))

    (passage,) = finding_provenance([_pack(finding)], finding).passages

    assert passage.passage is None


@pytest.mark.parametrize(
    ("words", "passage", "shared"),
    [
        ("Some 3,600 troops", "The army sent 3600 soldiers", ["3600"]),
        ("over 40 percent of them", "some 40% came", ["some 40%"]),
        ("Jennifer Kavanagh of Defense Priorities", "says Jennifer Kavanagh, Defense Priorities",
         ["Jennifer Kavanagh, Defense Priorities"]),
        ("The cost was high", "The price was high", []),
    ],
)  # fmt: skip
def test_a_summary_marks_the_figures_and_names_that_it_shares(words: str, passage: str, shared: list[str]):
    assert [passage[a:b] for a, b in shared_words(words, passage)] == shared


@pytest.fixture
def project(sample: Project) -> Project:
    return replace(sample, sources=(_pack(_finding("x", _place("The"))),))


def _own(project: Project, text: str) -> Project:
    part = TextPart(PartId("mine"), text)
    return replace(project, letter=replace(project.letter, parts=(*project.letter.parts, part)))


def test_own_words_taken_from_a_source_are_traced_to_it(project: Project):
    text = "Three bridges in Dunmore County were closed by engineers after the flood."

    found = sentence_provenance(_own(project, text), "letter", Sentence(text, (), "mine"), Tracer())

    assert found.ground is Ground.LIKELY
    assert found.passages[0].citation.number == 2
    assert found.figures == ()


def test_own_words_with_a_figure_and_no_source_are_warned_of(project: Project):
    text = "Our members gave 48 percent of the seats to newcomers."

    found = sentence_provenance(_own(project, text), "letter", Sentence(text, (), "mine"), Tracer())

    assert (found.ground, found.figures) == (Ground.OWN, ("48 percent",))


def test_a_figure_that_the_likely_passage_does_not_hold_is_warned_of(project: Project):
    text = "Engineers closed 30 bridges in Dunmore County after the flood."

    found = words_provenance(project, text, Tracer(), template=False)

    assert (found.ground, found.figures) == (Ground.LIKELY, ("30",))


def test_the_template_s_words_are_called_its_own(project: Project):
    part = project.letter.parts[0]

    found = sentence_provenance(project, "letter", Sentence("Thank you.", (), part.id), Tracer())

    assert found.ground is Ground.TEMPLATE


def test_a_part_is_traced_sentence_by_sentence_without_its_fields_and_marks(project: Project):
    text = f"**{BRIDGES}** {{{{ recipient.name }}}} knows that 77 boats were lost."

    found = words_provenance(project, text, Tracer(), template=False)

    assert found.ground is Ground.LIKELY
    assert _words(found.passages[0])[1] == [BRIDGES]
    assert found.figures == ("77",)


def test_a_tracer_follows_when_the_sources_change(project: Project):
    tracer = Tracer()
    assert tracer.trace(project.sources, BRIDGES) is not None

    assert tracer.trace((), BRIDGES) is None


def test_every_sentence_of_the_sample_letter_lies_within_its_page(desk: Desk, sample: Project):
    letter = preview_letter(desk, sample, chosen(desk, sample)[0].id)

    boxes = [box for sentence in letter.sentences for box in sentence.boxes]
    assert all(sentence.text and sentence.boxes for sentence in letter.sentences)
    assert all(box.width > 0 and box.x >= 0 and box.x + box.width <= 612 for box in boxes)
    assert all(box.y >= 0 and box.y + box.height <= 792 for box in boxes)


@pytest.mark.parametrize("document", ["letter", "brief"])
def test_sentences_lead_to_their_findings_and_notes_to_what_they_cite(
    document: str, desk: Desk, sample: Project
):
    if document == "letter":
        sentences = preview_letter(desk, sample, chosen(desk, sample)[0].id).sentences
    else:
        sentences = preview_brief(desk, sample).sentences
    draft = sample.letter if document == "letter" else sample.brief
    findings = sample.findings_by_id()

    picked = {p.finding for p in draft.parts if isinstance(p, FindingPart)}
    shown = {s.finding: s for s in sentences if s.finding}
    notes = [s for s in sentences if s.note is not None]

    assert shown.keys() <= picked
    assert all(shown[name].citations == findings[name].citations for name in shown)
    assert [note.note for note in notes] == list(range(1, len(notes) + 1))
    assert all(note.citations for note in notes)


def test_sentences_of_one_paragraph_do_not_overlap_and_leave_out_their_marks(desk: Desk, sample: Project):
    part = next(p for p in sample.letter.parts if isinstance(p, FindingPart) and p.slot == "findings")
    edited = replace(part, text="One stands here. **Two** stands right behind it, as long as a line. Three.")
    parts = tuple(edited if p is part else p for p in sample.letter.parts)
    project = replace(sample, letter=replace(sample.letter, parts=parts))

    letter = preview_letter(desk, project, chosen(desk, project)[0].id)

    own = [s for s in letter.sentences if s.part == part.id]
    assert [s.text for s in own] == [
        "One stands here.",
        "Two stands right behind it, as long as a line.",
        "Three.",
    ]
    edges = [(s.boxes[0].y, s.boxes[0].x, s.boxes[0].x + s.boxes[0].width) for s in own]
    assert all(a[0] < b[0] or a[2] < b[1] for a, b in pairwise(edges))
