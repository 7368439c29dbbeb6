"""Make a source document of a reading: sections by heading, passages numbered within each."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from briefdesk.model.source import Passage, PassageId, PassageKind, Section, SourceDocument, SourceId
from briefdesk.sources.pack_words import MAX_PASSAGE_NUMBER, caption_id, slug
from briefdesk.sources.readers.blocks import Facts, ReadBlock, Reading, clean
from briefdesk.sources.readers.faults import Fault, ReadFault
from briefdesk.sources.readers.shapes import author_in, date_in, is_caption, is_opener

FIRST_SECTION = "Introduction"
DEEPEST_LEVEL = 3
# What a source pack can hold, for that is how a report is kept.
MAX_BLOCKS = 15_000
MAX_BYTES = 4_000_000
MAX_PASSAGE = 8_000
_MAX_HEADING = 300
_MAX_FACT = 300
_LOOKED_AT = 6  # blocks at the front that may be title, byline or date
_SENTENCE_END = re.compile(r"[.!?][”’\")]* ")


def outlined(reading: Reading, *, stem: str, edition: str) -> SourceDocument:
    """Return the document of `reading`; `stem` is the file's name without ending, for want of a title.

    Raises ReadFault where it holds no passage, or more than a source pack can.
    """
    facts, blocks = _without_front(_clean(reading.facts), [_cut_heading(b) for b in reading.blocks])
    if not any(not b.level for b in blocks):
        raise ReadFault(Fault.NO_TEXT)
    if len(blocks) > MAX_BLOCKS or sum(len(b.text.encode()) for b in blocks) > MAX_BYTES:
        raise ReadFault(Fault.TOO_LONG)
    title = facts.title or spoken(stem)
    return SourceDocument(
        id=id_of(title, stem),
        title=title,
        short_title=title,
        publisher=facts.publisher,
        author=facts.author,
        date=facts.date,
        url=facts.url,
        edition=edition,
        sections=_sections(blocks),
    )


def id_of(title: str, otherwise: str) -> SourceId:
    """Return the id of a document of that title; `otherwise` stands in for a title without letters."""
    return SourceId(slug(title)[:60].strip("-") or slug(otherwise)[:60].strip("-") or "report")


def leads_with_title(blocks: Sequence[ReadBlock]) -> bool:
    """Return whether the first block is a heading above all others: the title, not a section's."""
    if not blocks or not blocks[0].level or is_opener(blocks[0].text):
        return False
    return all(b.level > blocks[0].level for b in blocks[1:] if b.level)


def _without_front(facts: Facts, blocks: list[ReadBlock]) -> tuple[Facts, list[ReadBlock]]:
    """Take title, byline and date from the front of `blocks` into the facts."""
    if leads_with_title(blocks) and (not facts.title or _same(facts.title, blocks[0].text)):
        facts = replace(facts, title=blocks[0].text)
        blocks = blocks[1:]
    kept: list[ReadBlock] = []
    for at, block in enumerate(blocks[:_LOOKED_AT]):
        if facts.title and block.level and _same(facts.title, block.text):
            continue
        if len(block.text) > 160:
            return facts, kept + blocks[at:]
        if author := author_in(block.text):
            facts = facts if facts.author else replace(facts, author=author)
        elif date := date_in(block.text):
            # What is printed counts more than when the file was made, unless that says the same more exactly.
            facts = facts if facts.date.startswith(date) else replace(facts, date=date)
        else:
            kept.append(block)
    return facts, kept + blocks[_LOOKED_AT:]


def _clean(facts: Facts) -> Facts:
    """Return the facts as lines of a sane length."""
    title, publisher, author = (clean(t)[:_MAX_FACT] for t in (facts.title, facts.publisher, facts.author))
    return Facts(title, publisher, author, facts.date, facts.url if len(facts.url) <= 2_000 else "")


def _same(one: str, other: str) -> bool:
    return slug(one) == slug(other) != ""


def spoken(stem: str) -> str:
    """Return a title made of a file's name without ending."""
    words = clean(" ".join(re.split(r"[-_\s.]+", stem)))
    return (words[:1].upper() + words[1:])[:_MAX_FACT] or "Report"


def _cut_heading(block: ReadBlock) -> ReadBlock:
    """Return a heading of more than a paragraph's length as the paragraph that it is."""
    return ReadBlock(block.text) if block.level and len(block.text) > _MAX_HEADING else block


def _sections(blocks: list[ReadBlock]) -> tuple[Section, ...]:
    ranks = {
        level: min(n, DEEPEST_LEVEL) for n, level in enumerate(sorted({b.level for b in blocks} - {0}), 1)
    }
    parts: list[tuple[str, int, list[ReadBlock]]] = []
    for block in blocks:
        if block.level:
            parts.append((block.text, ranks[block.level], []))
            continue
        if not parts:
            parts.append((FIRST_SECTION, 1, []))
        parts[-1][2].append(block)
    taken: set[str] = set()
    sections: list[Section] = []
    for number, (heading, level, inside) in enumerate(parts, start=1):
        section_id = _free_id(slug(heading) or f"section-{number}", taken)
        sections.append(Section(section_id, heading, level, _passages(section_id, inside)))
    return tuple(sections)


def _free_id(wanted: str, taken: set[str]) -> str:
    """Return `wanted`, numbered if another section has it, and mark it as taken, as packs do."""
    free, count = wanted, 1
    while free in taken:
        count += 1
        free = f"{wanted}-{count}"
    taken.add(free)
    return free


def _passages(section: str, blocks: list[ReadBlock]) -> tuple[Passage, ...]:
    """Return the passages numbered, captions with number 0, the section's footnotes behind its text."""
    notes = [b for b in blocks if b.kind is PassageKind.FOOTNOTE]
    passages: list[Passage] = []
    number = captions = 0
    for block in [b for b in blocks if b.kind is not PassageKind.FOOTNOTE] + notes:
        kind = (
            PassageKind.CAPTION if block.kind is PassageKind.TEXT and is_caption(block.text) else block.kind
        )
        for text in _pieces(block.text):
            if kind is PassageKind.CAPTION:
                captions += 1
                passages.append(Passage(caption_id(section, captions), 0, text, kind))
            else:
                number += 1
                passages.append(Passage(PassageId(f"{section}-{number}"), number, text, kind))
    if number > MAX_PASSAGE_NUMBER:
        raise ReadFault(Fault.TOO_LONG)
    return tuple(passages)


def _pieces(text: str) -> Iterable[str]:
    """Yield `text` in pieces that a pack can hold, cut behind a sentence where there is one."""
    while len(text) > MAX_PASSAGE:
        ends = [m.end() for m in _SENTENCE_END.finditer(text, MAX_PASSAGE // 2, MAX_PASSAGE)]
        cut = ends[-1] if ends else text.rfind(" ", MAX_PASSAGE // 2, MAX_PASSAGE) + 1 or MAX_PASSAGE
        yield text[:cut].strip()
        text = text[cut:].strip()
    if text:
        yield text
