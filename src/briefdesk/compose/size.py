"""How large a letter or brief may be: far beyond what anybody reads, and still set in a few seconds."""

from collections.abc import Collection, Iterable, Mapping

from briefdesk.compose.fault import TextFault
from briefdesk.errors import ComposeError
from briefdesk.model.draft import Draft, Project, Sender
from briefdesk.model.template import Template

MAX_PARTS = 1_000
MAX_SIGNATORIES = 2_000
MAX_CHARACTERS = 100_000
MAX_LINES = 5_000
"""Each may be a paragraph of its own: a hundred pages."""


class DocumentTooLarge(ComposeError):
    """A letter or brief holds more than any page could be made of in time."""

    def __init__(self, document: str, what: str, next_step: str) -> None:
        super().__init__(f"The {document} has {what}.", next_step)


def refuse_too_many(project: Project, template: Template, draft: Draft, lines: int, *, document: str) -> None:
    """Raise DocumentTooLarge for too many parts, lines of address, enclosures and copies, or signatories.

    `lines` is how many enclosures and copies there are, the template's own counted.
    """
    parts = len(draft.parts) + lines + len(project.sender.address)
    if parts > MAX_PARTS:
        raise DocumentTooLarge(
            document, f"{parts:,} parts; {MAX_PARTS:,} are the most", "Remove findings or paragraphs from it."
        )
    if template.signatories and len(project.signatories) > MAX_SIGNATORIES:
        raise DocumentTooLarge(
            document,
            f"{len(project.signatories):,} signatories; {MAX_SIGNATORIES:,} are the most",
            "Keep those that matter to the recipients.",
        )


def refuse_too_long(texts: Iterable[str], sender: Sender, *, document: str) -> None:
    """Raise DocumentTooLarge for more characters or lines than the most, in the texts and the letterhead."""
    head = (
        sender.organization, sender.tagline, *sender.address, sender.phone, sender.email, sender.website,
        sender.signatory, sender.signatory_title, sender.contact_name, sender.logo_alt,
    )  # fmt: skip
    _refuse((*texts, *head), document)


def too_long_when_filled_in(
    merged: Mapping[str, str | TextFault], *, document: str
) -> DocumentTooLarge | None:
    """Return the error for texts that their fields have made too long, None for all others."""
    try:
        _refuse([text for text in merged.values() if isinstance(text, str)], document)
    except DocumentTooLarge as error:
        return error
    return None


def _refuse(texts: Collection[str], document: str) -> None:
    characters = sum(map(len, texts))
    if characters > MAX_CHARACTERS:
        raise DocumentTooLarge(
            document,
            f"{characters:,} characters of text; {MAX_CHARACTERS:,} are the most",
            "Shorten its longest paragraphs, or the sender's details.",
        )
    lines = sum(text.count("\n") for text in texts)
    if lines > MAX_LINES:
        raise DocumentTooLarge(
            document,
            f"{lines:,} lines of text; {MAX_LINES:,} are the most",
            "Look for a loop that writes more than it should.",
        )
