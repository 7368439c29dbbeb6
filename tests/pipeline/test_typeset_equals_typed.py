"""Typeset and typed text are the same to all that compares words: guards, figures, tracing, preflight."""

import pytest

from briefdesk.compose.member_names import MemberNames
from briefdesk.compose.typography import typeset
from briefdesk.pipeline.desk import Desk
from briefdesk.pipeline.provenance import Tracer
from briefdesk.sources.figures import extract_figures
from briefdesk.sources.guards import check_edit
from briefdesk.sources.plain_words import word_keys

TYPED = (
    "The agency spent $4.2 million in 1960-1996 (pp. 3-5) and 10-20 percent more in 2024.",
    'On June 15, 2026, "590 deputized soldiers" -- so the report -- stood at 5 p.m. under 10 U.S.C. 12406.',
    "H.R. 1234, S. 56, H. Con. Res. 5 and Sec. 502(f) of Title 32 cost $95,000 - or 10,000 agents' pay.",
    "Rep. Jones--who wasn't asked--said 'no' to Public Law 119-21 and H. Rept. 118-301 in the '90s.",
)


@pytest.fixture
def texts(desk: Desk) -> tuple[str, ...]:
    findings = (f.text for entry in desk.sources() for f in _findings(desk, entry.id))
    return (*TYPED, *findings)


def _findings(desk: Desk, source: object) -> tuple[object, ...]:
    pack = desk.pack(source)
    return pack.findings if pack else ()


def test_guards_see_no_edit_in_typesetting(texts: tuple[str, ...], desk: Desk):
    for text in texts:
        for one, other in ((text, typeset(text)), (typeset(text), text)):
            assert check_edit(one, other, today=desk.today, source_date="2026-06-15") == ()


def test_figures_and_words_are_read_alike(texts: tuple[str, ...]):
    for text in texts:
        figures, printed = extract_figures(text), extract_figures(typeset(text))
        assert [(f.kind, f.normal) for f in printed] == [(f.kind, f.normal) for f in figures]
        assert word_keys(typeset(text)) == word_keys(text)


def test_typeset_sentence_is_traced_to_the_same_passage(desk: Desk):
    tracer, packs = Tracer(), tuple(desk.packs)
    for pack in packs:
        for passage in [p for section in pack.document.sections for p in section.passages][:20]:
            typed, printed = tracer.trace(packs, passage.text), tracer.trace(packs, typeset(passage.text))
            assert (typed and typed.citation) == (printed and printed.citation)


def test_members_are_found_in_typeset_text(desk: Desk):
    names = MemberNames(desk.index.members)
    for text in (
        "We thank Sen. Reed and Rep. Clyburn.",
        "Ask Senator Jack Reed's office, Sen. Reed's 5 aides.",
    ):
        typed = [mention.bioguide for mention in names.mentions(text)]
        assert typed
        assert [mention.bioguide for mention in names.mentions(typeset(text))] == typed
