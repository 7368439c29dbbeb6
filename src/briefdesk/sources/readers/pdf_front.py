"""The title page of a PDF: what it tells of title, authors, publisher and date."""

import re
from collections.abc import Sequence

from briefdesk.sources.readers.blocks import Facts, ReadBlock, clean
from briefdesk.sources.readers.pdf_columns import Line, lines_of
from briefdesk.sources.readers.pdf_page import Page
from briefdesk.sources.readers.shapes import author_in, date_in

_MOST_WORDS = 70
_MOST_LINES = 14
_LARGER = 1.25  # than any other line: the title
_OF_TITLE = 0.06  # lines of the title differ less in size
_ORGANIZATION = re.compile(
    r"\b(?:Institute|Office|Cent(?:er|re)|Department|Commission|Committee|Foundation|Association|University"
    r"|Council|Agency|Bureau|Project|Coalition|Service|Society|Union|Network|Press|Administration|Library)\b"
)
_NAME = r"(?:Dr\. |Prof\. )?[A-Z][\w’'-]+(?: (?:[A-Z]\.|[A-Z][\w’'-]+|de|la|von|van)){1,3}"
_NAMES = re.compile(rf"{_NAME}(?:(?:,| and| &|, and) {_NAME}){{0,9}}")


def front_of(pages: Sequence[Page]) -> tuple[Facts, list[ReadBlock]] | None:
    """Return what the first page tells and what else stands on it, None where it is no title page.

    A title page has few words, and its title is by far the largest of them.
    """
    if len(pages) < 2:
        return None
    lines = lines_of(pages[:1])
    words = sum(len(line.text.split()) for line in lines)
    if not 2 <= len(lines) <= _MOST_LINES or words > _MOST_WORDS:
        return None
    size = max(line.size for line in lines)
    title = [line for line in lines if line.size >= (1 - _OF_TITLE) * size]
    rest = [line for line in lines if line not in title]
    if not rest or size < _LARGER * max(line.size for line in rest):
        return None
    return _told(clean(" ".join(line.text for line in title)), rest)


def _told(title: str, rest: Sequence[Line]) -> tuple[Facts, list[ReadBlock]]:
    authors: list[str] = []
    publisher = date = ""
    others: list[ReadBlock] = []
    for line in rest:
        text = clean(line.text)
        if told := date_in(text):
            date = date or told
        elif _ORGANIZATION.search(text) and len(text.split()) <= 10:
            publisher = publisher or text
        elif author := author_in(text):
            authors.append(author)
        elif _NAMES.fullmatch(text):
            authors.append(text)
        elif text:
            others.append(ReadBlock(text))
    return Facts(title=title, publisher=publisher, author=", ".join(authors), date=date), others
