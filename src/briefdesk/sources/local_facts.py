"""Local facts in sources of their own: one document for each source cited, a section for each place."""

import hashlib
import re
from dataclasses import replace

from briefdesk.english import MONTHS
from briefdesk.errors import SourceError
from briefdesk.model.finding import Citation, Finding, FindingId, FindingKind, SourcePack
from briefdesk.model.local_fact import LocalFact
from briefdesk.model.source import Passage, PassageId, PassageKind, Section, SourceDocument, SourceId
from briefdesk.sources import pack_words
from briefdesk.sources.review.checks import finding_text, one_line
from briefdesk.sources.review.steps import free_id, in_document_order
from briefdesk.sources.suggest import described
from briefdesk.states import STATE_NAMES

MAX_SOURCE_CHARS = 300
_SHORTEST_SOURCE = 2
_ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
_SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_WORDED = re.compile(r"([A-Za-z]{3,9})\.?\s+(?:(\d{1,2}),?\s+)?(\d{4})")
_DISTRICT = re.compile(r"([A-Z]{2})-(?:\d{2}|AL)")
_FIELD = re.compile(r"\{[\ue000\ue001]*[{%#]")
# Letters that print nothing: fillers of Hangul.
_BLANK = frozenset("\u115f\u1160\u3164\uffa0")
_NO_SOURCES = frozenset(
    ("none", "n/a", "na", "no source", "not known", "unknown", "source", "tba", "tbd", "todo", "various")
)
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")


class FactInvalid(SourceError):
    """A local fact lacks its words, its place or what it is cited from.

    `where` names the field of the fact that is wrong: "place", "text", "source", "date" or "url".
    """


def checked_fact(fact: LocalFact) -> LocalFact:
    """Return the fact with tidy fields and its date as "2025-03-04", as exact as it is known.

    Its place is taken as it is. Raises FactInvalid, or WordingRefused for words that no source can hold.
    """
    text = finding_text(" ".join(fact.text.split())) if fact.text.strip() else ""
    if not _letters(text):
        raise FactInvalid("The fact has no words.", "Write it as a sentence.", where="text")
    source = one_line(" ".join(fact.source.split()), "The source", longest=MAX_SOURCE_CHARS)
    if len(_letters(source)) < _SHORTEST_SOURCE or source.casefold().strip(" .?!") in _NO_SOURCES:
        raise FactInvalid(
            "The fact has no source.", "Name the publication that it comes from.", where="source"
        )
    if not fact.date.strip():
        raise FactInvalid(
            "The fact has no date.", "Enter when its source was published: 2025 or 2025-03-04.", where="date"
        )
    publisher = one_line(" ".join(fact.publisher.split()), "The publisher", longest=MAX_SOURCE_CHARS)
    for name, words in (("text", text), ("source", source), ("publisher", publisher)):
        if _FIELD.search(words):
            raise FactInvalid(
                f"The {name} of the fact holds a field or a command of templates.",
                "Write it in plain words.",
                where=name,
            )
    return replace(
        fact,
        text=text,
        source=source,
        date=_date(fact.date),
        publisher=publisher,
        url=_address(fact.url),
    )


def facts_source(fact: LocalFact, taken: SourcePack | None = None) -> SourcePack:
    """Return an empty source for what the fact is cited from; `taken` has the id that it would get."""
    stem = f"local-{pack_words.slug(fact.source)[:40].strip('-') or 'facts'}-{fact.date}"
    told = _told(fact.source, fact.publisher, fact.date, fact.url)
    name = stem if taken is None else f"{stem}-{told[:6]}"
    document = SourceDocument(
        id=SourceId(name),
        title=fact.source,
        short_title=fact.source,
        publisher=fact.publisher,
        author="",
        date=fact.date,
        url=fact.url,
        edition=told,
        sections=(),
    )
    return SourcePack(document, ())


def is_cited(fact: LocalFact, document: SourceDocument) -> bool:
    """Return whether a document is the source that the fact is cited from, and holds such facts alone."""
    told = (document.title, document.publisher, document.date, document.url)
    return holds_facts(document) and told == (fact.source, fact.publisher, fact.date, fact.url)


def holds_facts(document: SourceDocument) -> bool:
    """Return whether a document is a list of local facts."""
    passages = [passage for section in document.sections for passage in section.passages]
    return bool(passages) and all(passage.kind is PassageKind.FACT for passage in passages)


def with_fact(pack: SourcePack, fact: LocalFact) -> tuple[SourcePack, Finding]:
    """Return the source with one more fact, and the finding that it became.

    Raises FactInvalid where the same words stand there already.
    """
    heading = STATE_NAMES.get(fact.place, fact.place)
    section = next((s for s in pack.document.sections if s.heading == heading), None)
    section = section or Section(pack_words.slug(heading), heading, 1, ())
    passage = next((passage for passage in section.passages if passage.text == fact.text), None)
    if passage is None:
        number = max((passage.number for passage in section.passages), default=0) + 1
        passage_id = PassageId(f"{section.id}-{number}")
        passage = Passage(passage_id, number, fact.text, PassageKind.FACT, paraphrase=True)
        section = replace(section, passages=(*section.passages, passage))
    elif any(citation.passage == passage.id for f in pack.findings for citation in f.citations):
        # Without a finding it is what an undone step left behind, and wanted again.
        raise FactInvalid(
            "The fact is there already.", "Look for it in the library of sources.", where="text"
        )
    document = replace(pack.document, sections=_with_section(pack.document.sections, section))
    wanted = FindingId(f"{document.id}/{passage.id}")
    citation = Citation(document.id, section.id, heading, passage.id, passage.number)
    finding = described(Finding(free_id(pack, wanted), FindingKind.LOCAL_FACT, fact.text, citation), heading)
    finding = replace(finding, states=(fact.place[:2],), committees=())
    return SourcePack(document, in_document_order(document, (*pack.findings, finding))), finding


def place_of(finding: Finding, document: SourceDocument) -> str:
    """Return the place that a local fact is about ("TX", "TX-34"), empty for any other finding."""
    citation = finding.citation
    passage = document.passage(citation.passage) if citation else None
    if citation is None or passage is None or passage.kind is not PassageKind.FACT:
        return ""
    match = _DISTRICT.fullmatch(citation.heading)
    if match is not None and match[1] in STATE_NAMES:
        return citation.heading
    return next((code for code, name in STATE_NAMES.items() if name == citation.heading), "")


def _with_section(sections: tuple[Section, ...], grown: Section) -> tuple[Section, ...]:
    if any(section.id == grown.id for section in sections):
        return tuple(grown if section.id == grown.id else section for section in sections)
    return tuple(sorted((*sections, grown), key=lambda section: section.heading))


def _told(*facts: str) -> str:
    return hashlib.sha256("\n".join(facts).encode("utf-8", "replace")).hexdigest()


def _letters(text: str) -> str:
    return "".join(c for c in text if c.isalnum() and c not in _BLANK)


def _date(text: str) -> str:
    """Return a date of one of the usual forms as "2025", "2025-03" or "2025-03-04". Raises FactInvalid."""
    plain = " ".join(text.split())
    year, month, day = "", "", ""
    if match := _ISO.fullmatch(plain):
        year, month, day = match[1], match[2] or "", match[3] or ""
    elif match := _SLASHED.fullmatch(plain):
        month, day, year = match[1], match[2], match[3]
    elif match := _WORDED.fullmatch(plain):
        month, day, year = _month(match[1]), match[2] or "", match[3]
    sound = year and (not month or 1 <= int(month) <= 12) and (not day or 1 <= int(day) <= 31)
    if not sound or not 1776 <= int(year) <= 2200 or (day and not month):
        raise FactInvalid(
            f"“{plain[:40]}” is not a date.", "Write 2025, 2025-03 or 2025-03-04.", where="date"
        )
    return "-".join(filter(None, (year, month.zfill(2) if month else "", day.zfill(2) if day else "")))


def _month(word: str) -> str:
    found = [n for n, name in enumerate(MONTHS, start=1) if name.casefold().startswith(word.casefold())]
    return str(found[0]) if len(found) == 1 else "99"


def _address(text: str) -> str:
    url = text.strip()
    if not url:
        return ""
    if not _SCHEME.match(url):
        url = f"https://{url}"
    if (
        not url.lower().startswith(("https://", "http://"))
        or any(c.isspace() for c in url)
        or len(url) > 2_000
    ):
        raise FactInvalid(
            f"“{text.strip()[:60]}” is not a web address.",
            "Write one that begins with https://.",
            where="url",
        )
    return one_line(url, "The address", longest=2_000)
