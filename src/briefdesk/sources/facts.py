"""What a footnote prints of a publication, told by the user where the file does not tell it."""

import re
from dataclasses import dataclass, replace
from pathlib import Path

from briefdesk.errors import SourceError
from briefdesk.model.finding import Citation, Finding, FindingId, SourcePack
from briefdesk.model.source import SourceDocument, SourceId
from briefdesk.sources.pack_words import slug
from briefdesk.sources.readers.blocks import clean
from briefdesk.sources.readers.outline import id_of, spoken
from briefdesk.sources.readers.shapes import date_in

_WEB = re.compile(r"https?://[^\s/]+\S*", re.IGNORECASE)
_MAX_FACT, _MAX_URL = 300, 2_000


class FactsInvalid(SourceError):
    """A date or an address of a publication is none; `fact` is “date” or “url”."""

    def __init__(self, fact: str, sentence: str, next_step: str) -> None:
        super().__init__(sentence, next_step)
        self.fact = fact


@dataclass(frozen=True, slots=True)
class ReportFacts:
    """Title, publisher, date and address of a publication; what is empty is not known."""

    title: str = ""
    publisher: str = ""
    date: str = ""
    url: str = ""


def report_facts(title: str = "", publisher: str = "", date: str = "", url: str = "") -> ReportFacts:
    """Return the facts as typed by somebody, cleaned; a date in words becomes “2025-03-04”.

    Raises FactsInvalid where the date is no date or the address none of the web.
    """
    told = date_in(date)
    if date.strip() and not told:
        raise FactsInvalid(
            "date", f"“{clean(date)[:60]}” is no date.", "Write it as 2025, 2025-03 or March 4, 2025."
        )
    address = clean(url)
    if address and not address.lower().startswith(("http://", "https://")) and "://" not in address:
        address = f"https://{address}"
    if address and (len(address) > _MAX_URL or not _WEB.fullmatch(address)):
        raise FactsInvalid(
            "url", f"“{address[:60]}” is no web address.", "Write it as https://example.org/report."
        )
    return ReportFacts(clean(title)[:_MAX_FACT], clean(publisher)[:_MAX_FACT], told, address)


def lacks_title(document: SourceDocument, path: Path) -> bool:
    """Return whether the document's title is only made of the name of its file."""
    return document.title == spoken(path.stem)


def with_facts(pack: SourcePack, facts: ReportFacts) -> SourcePack:
    """Return the pack with the facts that are known; with a new title it gets the id that goes with it."""
    document = pack.document
    renamed = facts.title not in ("", document.title)
    changed = replace(
        document,
        title=facts.title or document.title,
        short_title=facts.title if renamed else document.short_title,
        publisher=facts.publisher or document.publisher,
        date=facts.date or document.date,
        url=facts.url or document.url,
    )
    pack = SourcePack(changed, pack.findings)
    return with_id(pack, id_of(facts.title, document.id)) if renamed and slug(facts.title) else pack


def with_facts_of(pack: SourcePack, before: SourceDocument, path: Path) -> SourcePack:
    """Return what was read of the file at `path` with the former edition's facts where it tells none.

    A title made of the file's name is none; the short title stays with a title that stays.
    """
    new = pack.document
    named = new.title == before.title or lacks_title(new, path)
    document = replace(
        new,
        title=before.title if named else new.title,
        short_title=before.short_title if named else new.short_title,
        publisher=new.publisher or before.publisher,
        author=new.author or before.author,
        date=new.date or before.date,
        url=new.url or before.url,
    )
    return SourcePack(document, pack.findings)


def with_id(pack: SourcePack, source: SourceId) -> SourcePack:
    """Return the pack under another id, its findings with it."""
    return SourcePack(replace(pack.document, id=source), tuple(_moved(f, source) for f in pack.findings))


def _moved(finding: Finding, source: SourceId) -> Finding:
    def cited(citation: Citation) -> Citation:
        return replace(citation, source=source)

    return replace(
        finding,
        id=FindingId(f"{source}/{finding.id.partition('/')[2]}"),
        citation=cited(finding.citation) if finding.citation else None,
        also=tuple(cited(citation) for citation in finding.also),
    )
