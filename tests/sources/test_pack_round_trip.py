"""Properties of the pack's format: what is written reads back, and any text gets an answer in time."""

import time
from dataclasses import replace

from hypothesis import example, given, settings
from hypothesis import strategies as st

from briefdesk.model.finding import (
    Citation,
    Excuse,
    Finding,
    FindingId,
    FindingKind,
    FindingState,
    KeyFigure,
    SourcePack,
)
from briefdesk.model.source import Passage, PassageId, PassageKind, Section, SourceDocument, SourceId
from briefdesk.sources.flag_codes import CODES
from briefdesk.sources.pack import PackInvalid, check_pack, read_pack, write_pack
from briefdesk.states import STATE_NAMES

LETTERS = st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp", "Zs"), exclude_characters=",;|")
WORD = st.text(LETTERS, min_size=1, max_size=8)
WORDS = st.lists(WORD, min_size=1, max_size=6).map(" ".join)
SLUG = st.from_regex(r"[a-z0-9]{1,5}(-[a-z0-9]{1,5}){0,2}", fullmatch=True)
# Front matter values are stripped of all white space and must not begin a list.
VALUE = st.lists(st.text("abcXYZ:'“”’é&#-0", min_size=1, max_size=8), min_size=1, max_size=4).map(" ".join)
HEADING = st.lists(st.text("abcXYZ'é", min_size=1, max_size=8), min_size=1, max_size=3).map(" ".join)


@st.composite
def packs(draw: st.DrawFn) -> SourcePack:
    source = SourceId(draw(SLUG))
    sections: list[Section] = []
    findings: list[Finding] = []
    ids = draw(st.lists(SLUG, max_size=6, unique=True))
    own_words = draw(st.booleans())
    for number in range(draw(st.integers(1, 3))):
        heading = f"Part {chr(65 + number)} {draw(HEADING)}"
        sections.append(_section(draw, heading, own_words=own_words))
    if not any(section.passages for section in sections):
        sections[0] = replace(sections[0], passages=(_passage(draw, sections[0].id, 1, own_words=own_words),))
    for section in sections:
        if section.passages:
            findings += [_finding(draw, source, section, sections, ids.pop()) for _ in range(2) if ids]
    document = SourceDocument(
        id=source,
        title=draw(VALUE),
        short_title=draw(VALUE),
        publisher=draw(VALUE),
        author=draw(st.just("") | VALUE),
        date=draw(st.sampled_from(["2025", "2025-03", "2024-02-29"])),
        url=draw(st.sampled_from(["", "https://example.org/a?b=c#d"])),
        edition="",
        sections=tuple(sections),
    )
    return SourcePack(document, tuple(findings))


def _section(draw: st.DrawFn, heading: str, *, own_words: bool) -> Section:
    probe = f"---\nbriefdesk-pack: 1\nid: a\ntitle: a\npublisher: a\ndate: 2025\n---\n# {heading}\n"
    section_id = read_pack(probe, name="probe").document.sections[0].id
    numbers = sorted(draw(st.lists(st.integers(1, 99), max_size=4, unique=True)))
    passages = [_passage(draw, section_id, n, own_words=own_words) for n in numbers]
    passages += [
        Passage(PassageId(f"{section_id}-c{n}"), 0, draw(WORDS), PassageKind.CAPTION, paraphrase=own_words)
        for n in range(1, 1 + draw(st.integers(0, 2)))
    ]
    return Section(section_id, heading, draw(st.integers(1, 3)), tuple(passages))


def _passage(draw: st.DrawFn, section_id: str, number: int, *, own_words: bool) -> Passage:
    return Passage(PassageId(f"{section_id}-{number}"), number, draw(WORDS), paraphrase=own_words)


def _place(draw: st.DrawFn, source: SourceId, section: Section) -> Citation:
    passage = draw(st.sampled_from(section.passages))
    citation = Citation(source, section.id, section.heading, passage.id, passage.number)
    if passage.paraphrase or draw(st.booleans()):
        return citation
    start = draw(st.integers(0, len(passage.text) - 1))
    return replace(citation, start=start, end=draw(st.integers(start + 1, len(passage.text))))


def _finding(
    draw: st.DrawFn, source: SourceId, section: Section, sections: list[Section], record: str
) -> Finding:
    figures = tuple(dict.fromkeys(draw(st.lists(st.sampled_from(["3,600", "$95,000", "0.5"]), max_size=2))))
    text = " ".join([draw(WORDS), *figures, draw(WORDS)])
    others = st.sampled_from([other for other in sections if other.passages])
    state = draw(st.sampled_from(FindingState))
    words = st.sampled_from([*text.split(), text, ""])
    reasons = st.lists(st.text("ab|\\.\u2019", min_size=1, max_size=5), min_size=1, max_size=3).map(" ".join)
    return Finding(
        id=FindingId(f"{source}/{record}"),
        kind=draw(st.sampled_from(FindingKind)),
        text=text,
        citation=_place(draw, source, section),
        figures=figures,
        topics=tuple(dict.fromkeys(draw(st.lists(WORD, max_size=2)))),
        committees=draw(st.sampled_from([(), ("HSAS",), ("HSAS", "SSAP02")])),
        states=tuple(dict.fromkeys(draw(st.lists(st.sampled_from(sorted(STATE_NAMES)), max_size=3)))),
        key_figure=draw(st.none() | st.builds(KeyFigure, st.sampled_from(["Most", *figures]), WORDS)),
        also=tuple(_place(draw, source, other) for other in draw(st.lists(others, max_size=3))),
        state=state,
        reason=draw(st.just("") | reasons) if state is FindingState.DISMISSED else "",
        excuses=tuple(
            draw(st.lists(st.builds(Excuse, st.sampled_from(CODES), words, reasons), max_size=2, unique=True))
        ),
    )


@given(packs())
@settings(max_examples=150, deadline=None)
def test_pack_that_is_written_reads_back_the_same(pack):
    again = read_pack(write_pack(pack), name="p")

    assert again.findings == pack.findings
    assert replace(again.document, edition="") == pack.document


@given(packs())
@settings(max_examples=50, deadline=None)
def test_writing_what_was_read_changes_nothing(pack):
    text = write_pack(pack)

    assert write_pack(read_pack(text, name="p")) == text


def test_edition_tells_two_texts_apart(good_pack):
    one = read_pack(good_pack, name="p").document.edition
    two = read_pack(good_pack.replace("thin", "few"), name="p").document.edition

    assert len(one) == 64
    assert one != two


FRONT = "---\nbriefdesk-pack: 1\nid: a\ntitle: a\npublisher: a\ndate: 2025\n---\n"
PIECES = st.sampled_from(
    [
        "# ", "## ", "ask: ", "finding: x", "[1] ", "[99999999999] ", "- passage: 1", "- figures: ;;", "\\",
        "\n", "- key figure: |", "- states: TX,,", "- words: 0-1", "- also: a 1 0-1", "- also: caption-1",
        "[caption] x", "- state: suggested", "- excuse: hedge-lost | x | y\\|", "passages: verbatim", "---",
        "\r", "\u2028", "\ud800", "\0", ": ", "-", "1", "é",
    ]
)  # fmt: skip


@given(st.text(max_size=300) | st.lists(PIECES, max_size=40).map("".join))
@example("---\n---\n")
@settings(max_examples=400, deadline=None)
def test_any_text_gives_a_pack_or_its_problems(text):
    for candidate in (text, FRONT + text):
        try:
            pack = read_pack(candidate, name="p")
        except PackInvalid as refusal:
            assert refusal.problems
            assert all(p.message and p.next_step and p.where == "p" for p in refusal.problems)
        else:
            assert write_pack(read_pack(write_pack(pack), name="p")) == write_pack(pack)


def test_worst_pack_within_the_limits_is_judged_in_time():
    lines = [f"## fnding: {'x' * 100}" if n % 2 else f"- {'y' * 25}: z" for n in range(49_900)]
    started = time.process_time()
    problems = check_pack(FRONT + "# A\n[1] a\n" + "\n".join(lines), name="p")

    assert len(problems) > 24_000
    assert time.process_time() - started < 20
