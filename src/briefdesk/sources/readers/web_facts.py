"""What a web page tells of its publication: title, publisher, author, date and address, and no more."""

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from lxml import etree

from briefdesk.sources.readers.blocks import Facts, clean
from briefdesk.sources.readers.shapes import date_in

_MAX_JSON = 200_000
_TITLE_TAIL = re.compile(r"\s+[|–—•»-]\s+[^|–—•»]{1,60}$")
_WEB = re.compile(r"https?://[^\s/]+\S*", re.IGNORECASE)


def facts_of(page: etree._Element, content: etree._Element) -> Facts:
    """Return the facts from the page's head, its structured data, its first heading and its times."""
    meta = _meta(page)
    data = tuple(_structured(page))
    author = _first(_plain(meta, "author", "article:author", "dc.creator", "citation_author", "byl"))
    publisher = _first(_plain(meta, "og:site_name", "dc.publisher", "citation_publisher", "publisher"))
    dates = (
        *_plain(
            meta, "article:published_time", "citation_publication_date", "dc.date", "dcterms.date", "date"
        ),
        *(str(item.get("datePublished") or "") for item in data),
        *(time.get("datetime") or "" for time in content.iter("time")),
    )
    links = (
        link.get("href") or "" for link in page.iter("link") if (link.get("rel") or "").lower() == "canonical"
    )
    urls = (*links, *_plain(meta, "og:url"))
    return Facts(
        title=_title(page, content, meta),
        publisher=publisher or _first(_named(item.get("publisher")) for item in data),
        author=author.removeprefix("By ") or _first(_named(item.get("author")) for item in data),
        date=_first(date_in(date.replace("/", "-"), whole=False) for date in dates),
        url=_first(url.strip() for url in urls if _WEB.fullmatch(url.strip())),
    )


def words_in(element: etree._Element) -> str:
    """Return all that stands in an element, as it stands."""
    return "".join(str(text) for text in element.itertext())


def _title(page: etree._Element, content: etree._Element, meta: dict[str, str]) -> str:
    headings = [*content.iter("h1"), *page.iter("h1")]
    seen = [clean(words_in(h)) for h in headings]
    if seen and (len(headings) == 1 or len(set(seen)) == 1 or len(list(content.iter("h1"))) == 1):
        return seen[0]
    named = page.findtext(".//title") or ""
    return _first((meta.get("og:title", ""), _TITLE_TAIL.sub("", clean(named))))


def _meta(page: etree._Element) -> dict[str, str]:
    """Return the head's named values, names in lower case, the first of each."""
    found: dict[str, str] = {}
    for element in page.iter("meta"):
        name = (element.get("property") or element.get("name") or "").lower()
        text = clean(element.get("content") or "")
        if name and text:
            found.setdefault(name, text)
    return found


def _plain(meta: dict[str, str], *names: str) -> tuple[str, ...]:
    """Return the values of those names that are words; an author given as an address is none."""
    return tuple(meta[n] for n in names if n in meta and (n == "og:url" or not _WEB.match(meta[n])))


def _first(texts: Iterable[str]) -> str:
    return next((text for text in texts if text), "")


def _structured(page: etree._Element) -> Iterator[dict[str, Any]]:
    """Yield the objects of the page's JSON-LD that tell of an article or report."""
    for script in page.iter("script"):
        text = script.text or ""
        if (script.get("type") or "").lower() != "application/ld+json" or len(text) > _MAX_JSON:
            continue
        try:
            parsed = json.loads(text)
        except (ValueError, RecursionError):
            continue
        graph = parsed.get("@graph", parsed) if isinstance(parsed, dict) else parsed
        for item in graph if isinstance(graph, list) else [graph]:
            if isinstance(item, dict) and re.search("Article|Report|Posting|WebPage", str(item.get("@type"))):
                yield item


def _named(value: Any) -> str:
    """Return the names in a person or organization, or a list of them."""
    if isinstance(value, list):
        return ", ".join(name for name in map(_named, value[:10]) if name)
    if isinstance(value, dict):
        value = value.get("name")
    return clean(value)[:200] if isinstance(value, str) and not _WEB.match(value) else ""
