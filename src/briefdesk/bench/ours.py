"""Briefdesk's own way from a letter to its files, by the functions that export calls."""

import datetime as dt
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from briefdesk.bench import texts
from briefdesk.model.blocks import (
    ComposedDocument,
    DateLine,
    Footnote,
    InsideAddress,
    ItemList,
    Letterhead,
    ListItem,
    ListStyle,
    Paragraph,
    Salutation,
    SignatureBlock,
    Span,
    SubjectLine,
)
from briefdesk.pipeline.desk import Desk, open_desk, theme_named
from briefdesk.pipeline.set_letters import set_pages
from briefdesk.store.folders import folders_in


def document(letter: texts.Letter) -> ComposedDocument:
    """Return the letter as blocks."""
    items = tuple(
        ListItem((Span(bullet), Span("", note=number))) for number, bullet in enumerate(letter.bullets, 1)
    )
    return ComposedDocument(
        title=texts.SUBJECT,
        author=texts.ORGANIZATION,
        language="en-US",
        blocks=(
            Letterhead(texts.ORGANIZATION, "", (texts.CONTACT,)),
            DateLine(texts.DATE),
            InsideAddress((letter.address,)),
            SubjectLine((Span(texts.SUBJECT),)),
            Salutation(letter.salutation),
            Paragraph((Span(letter.opening),)),
            ItemList(items, ListStyle.BULLETS),
            Paragraph((Span(letter.ask),)),
            SignatureBlock(texts.CLOSE, *texts.SIGNED),
        ),
        footnotes=tuple(Footnote(n, (Span(note),)) for n, note in enumerate(letter.notes, 1)),
        continuation=letter.address[0],
    )


def letters_as(format_name: str, number: int, count: int) -> list[bytes]:
    """Return the files of a round's letters in one format."""
    theme = theme_named("classic")
    return [
        made.data
        for letter in texts.letters(number, count)
        for made in set_pages(document(letter), theme, (format_name,))
    ]


@contextmanager
def fresh_desk() -> Iterator[Desk]:
    """Give a desk over an empty home, both gone at the end."""
    with (
        tempfile.TemporaryDirectory(prefix="briefdesk-bench-") as home,
        open_desk(today=dt.date(2026, 6, 15), folders=folders_in(Path(home))) as desk,
    ):
        yield desk
