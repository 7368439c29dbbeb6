"""Laws of review: steps can be taken back, places stay within their passages, packs stay whole."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from briefdesk.errors import SourceError
from briefdesk.model.finding import Excuse, FindingId, FindingKind, KeyFigure, SourcePack
from briefdesk.model.library import LibraryChange
from briefdesk.model.source import Passage, PassageId, PassageKind, Section, SourceDocument, SourceId
from briefdesk.sources import review
from briefdesk.sources.flag_codes import CODES
from briefdesk.sources.pack import read_pack, write_pack
from briefdesk.sources.suggest import suggest_findings

SENTENCES = (
    "The agency withheld 412 records in May.", "It spent about $4.2 million in 2025.", "They left.",
    "“We were never asked,” said Sheriff Ana Ruiz of Texas.",
    "Congress should require a report each quarter.",
    "More than 30 percent of 1,200 guards reenlisted.", "A judge ruled that the order was unlawful.",
    "This was 12 percent more than before; costs rose.", "Boats – 40 of them – were on the Rio Grande.",
)  # fmt: skip
Step = Callable[[SourcePack], LibraryChange]


@st.composite
def packs(draw: st.DrawFn) -> SourcePack:
    """A report as it was read: passages of plausible sentences, with the findings suggested from it."""
    sections = []
    for heading in ("Costs", "Staff")[: draw(st.integers(1, 2))]:
        texts = draw(
            st.lists(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=5), min_size=1, max_size=3)
        )
        passages = [
            Passage(PassageId(f"{heading.lower()}-{n}"), n, " ".join(text))
            for n, text in enumerate(texts, start=1)
        ]
        passages.append(Passage(PassageId(f"{heading.lower()}-c1"), 0, "Boats in 2025", PassageKind.CAPTION))
        sections.append(Section(heading.lower(), heading, 1, tuple(passages)))
    document = SourceDocument(
        SourceId("rivers"), "Rivers", "Rivers", "P", "", "2025", "", "e", tuple(sections)
    )
    return SourcePack(document, suggest_findings(document))


@st.composite
def steps(draw: st.DrawFn, pack: SourcePack) -> LibraryChange | None:
    """Any step of review on `pack`, None where the one drawn is refused."""
    ids = draw(st.lists(st.sampled_from([f.id for f in pack.findings]), min_size=1, max_size=3, unique=True))
    with suppress(SourceError):
        return _drawn(draw, pack, ids)
    return None


def _drawn(draw: st.DrawFn, pack: SourcePack, ids: list[FindingId]) -> LibraryChange:
    first = next(f for f in pack.findings if f.id == ids[0])
    passages = [p for section in pack.document.sections for p in section.passages]
    passage = draw(st.sampled_from(passages))
    start = draw(st.integers(0, len(passage.text) - 1))
    words = st.text("ab 5%$|;,\\[#-“\t", max_size=20)
    choices: list[Step] = [
        lambda p: review.accept(p, ids),
        lambda p: review.dismiss(p, ids, draw(words)),
        lambda p: review.reopen(p, ids),
        lambda p: review.reword(p, ids[0], draw(words | st.sampled_from(SENTENCES))),
        lambda p: review.retag(p, ids, topics=(draw(words),), states=("TX",)),
        lambda p: review.rekind(p, ids, draw(st.sampled_from(FindingKind))),
        lambda p: review.set_key_figure(p, ids[0], KeyFigure(draw(st.sampled_from(["412", "2025"])), "x")),
        lambda p: review.excuse(
            p, ids[0],
            Excuse(draw(st.sampled_from(CODES)), draw(st.sampled_from(first.text.split())), draw(words)),
        ),
        lambda p: review.merge(p, ids),
        lambda p: review.merge(p, ids),
        lambda p: review.split(p, ids[0], draw(st.integers(-1, 60))),
        lambda p: review.split_sentences(p, ids[0]),
        lambda p: review.from_selection(p, passage.id, start, draw(st.integers(start, len(passage.text)))),
    ]  # fmt: skip
    return draw(st.sampled_from(choices))(pack)


@given(st.data())
@settings(max_examples=200, deadline=None)
def test_steps_and_their_inverses_give_the_pack_back(data):
    pack = before = data.draw(packs())
    taken: list[tuple[SourcePack, LibraryChange]] = []
    for _ in range(data.draw(st.integers(1, 8))):
        change = data.draw(steps(pack)) if pack.findings else None
        if change is not None:
            taken.append((pack, change))
            pack = review.apply(pack, change)
            _is_whole(pack)
    for former, change in reversed(taken):
        pack = review.apply(pack, change.inverse())
        assert _settled(pack) == _settled(former)

    assert _settled(pack) == _settled(before)


def _settled(pack: SourcePack) -> SourcePack:
    """Return the pack with findings that rest on just the same words in the order of their ids."""
    by_id = sorted(pack.findings, key=lambda f: f.id)
    return replace(pack, findings=review.in_document_order(pack.document, by_id))


def _is_whole(pack: SourcePack) -> None:
    """Check that ids are unique, places within passages, figures in texts, and that the pack reads back."""
    passages = {p.id: p for section in pack.document.sections for p in section.passages}
    assert len({f.id for f in pack.findings}) == len(pack.findings)
    assert pack.findings == review.in_document_order(pack.document, pack.findings)
    for finding in pack.findings:
        assert all(figure in finding.text for figure in finding.figures)
        assert all(excuse.words in finding.text for excuse in finding.excuses)
        for place in finding.citations:
            assert place.start is not None
            assert place.end is not None
            assert 0 <= place.start < place.end <= len(passages[place.passage].text)
    again = read_pack(write_pack(pack), name="p")
    assert replace(again.document, edition="e") == pack.document
    assert again.findings == pack.findings


@given(packs(), st.data())
@settings(max_examples=100, deadline=None)
def test_merge_and_split_keep_all_figures_and_places(pack, data):
    chosen = data.draw(
        st.lists(st.sampled_from([f.id for f in pack.findings] or [""]), max_size=4, unique=True)
    )
    if len(chosen) < 2:
        return
    change = review.merge(pack, chosen)
    merged = review.apply(pack, change)
    with suppress(SourceError):  # a merged sentence and its own beginning are one sentence
        merged = review.apply(merged, review.split_sentences(merged, change.added[0].id))

    parts = [f for f in merged.findings if f.id.startswith(change.added[0].id)]
    figures = [figure for part in parts for figure in part.figures]
    assert all(any(f in figure for figure in figures) for before in change.removed for f in before.figures)
    assert all(review.original_of(pack.document, part) for part in parts)


@given(packs(), st.integers(0, 80), st.integers(1, 120))
@settings(max_examples=100, deadline=None)
def test_marked_words_are_the_passages_own(pack, start, length):
    passage = pack.document.sections[0].passages[0]
    with suppress(SourceError):
        change = review.from_selection(pack, passage.id, start, min(start + length, len(passage.text)))
        (finding,) = change.added
        assert review.original_of(pack.document, finding) == finding.text
        assert finding.citation.start <= start + length
        assert review.flags_of(pack.document, finding, None) == ()
