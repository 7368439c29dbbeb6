"""An e-mail draft: the letter's text as its body, the PDF attached, ready to open and send by hand."""

import hashlib
from dataclasses import replace
from email.message import EmailMessage
from email.policy import SMTP

from briefdesk.model.blocks import ComposedDocument, Salutation
from briefdesk.model.letter import Rendered
from briefdesk.render.docx.markup import clean
from briefdesk.render.text import plain_text


def render_eml(
    document: ComposedDocument, subject: str, pdf: bytes, *, pdf_name: str = "Letter.pdf", to: str = ""
) -> Rendered:
    """Return a draft that mail programs open for editing (X-Unsent); same input, same bytes.

    The body runs from the salutation on: what stands above it is the paper's. There is no sender and no
    date, the mail program adds its own, and no recipient unless `to` gives one.
    """
    text = plain_text(_from_salutation(document))
    message = EmailMessage(policy=SMTP)
    message["X-Unsent"] = "1"
    if to:
        message["To"] = _header(to)
    message["Subject"] = _header(subject)
    message.set_content(text, cte="quoted-printable")
    message.add_attachment(pdf, maintype="application", subtype="pdf", filename=_header(pdf_name))
    # Part boundaries are random by default, which would make every export differ.
    message.set_boundary("briefdesk-" + hashlib.sha256(text.encode("utf-8") + pdf).hexdigest()[:40])
    return Rendered("eml", message.as_bytes(), 0)


def _from_salutation(document: ComposedDocument) -> ComposedDocument:
    """Return `document` without what stands above its salutation; whole if it has none."""
    start = next((n for n, block in enumerate(document.blocks) if isinstance(block, Salutation)), 0)
    return replace(document, blocks=document.blocks[start:])


def _header(text: str) -> str:
    """Return `text` fit for a header: one line, no control characters."""
    return " ".join(clean(text).split())
