"""The line of facts over a document: who published it, when, and which edition is kept since when."""

from briefdesk.app.wording import date_words
from briefdesk.model.library import EditionEntry
from briefdesk.model.source import SourceDocument


def facts_line(document: SourceDocument, editions: tuple[EditionEntry, ...], *, shipped: bool) -> str:
    """Return "Example Center · A. Author · 2026-02 · edition 3f2a9c1 taken up June 2, 2026 · its address"."""
    return " · ".join(
        filter(
            None,
            (
                document.publisher or "Publisher not known",
                document.author,
                document.date or "date not known",
                "comes with Briefdesk" if shipped else _edition_words(document, editions),
                document.url,
            ),
        )
    )


def _edition_words(document: SourceDocument, editions: tuple[EditionEntry, ...]) -> str:
    present = next((e for e in editions if e.edition == document.edition), None)
    taken = f" taken up {date_words(present.taken_up)}" if present else ""
    return f"edition {document.edition[:7]}{taken}" if document.edition else ""
