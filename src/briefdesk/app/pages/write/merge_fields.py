"""The fields that a text may hold, in the words of the menu that inserts them."""

from dataclasses import dataclass

from briefdesk.model.template import TemplateField


@dataclass(frozen=True, slots=True)
class MergeField:
    """A field and what it prints."""

    name: str
    words: str


@dataclass(frozen=True, slots=True)
class FieldGroup:
    """Fields that belong together."""

    heading: str
    fields: tuple[MergeField, ...]


RECIPIENT = FieldGroup(
    "Recipient",
    (
        MergeField("recipient.title_and_name", "Title and last name (Senator Reed)"),
        MergeField("recipient.name", "Full name"),
        MergeField("recipient.last_name", "Last name"),
        MergeField("recipient.first_name", "First name"),
        MergeField("recipient.title", "Title (Senator, Representative)"),
        MergeField("recipient.state_name", "State (Rhode Island)"),
        MergeField("recipient.state", "State, two letters (RI)"),
        MergeField("recipient.district_name", "District (Texas’s 34th District)"),
        MergeField("recipient.chamber", "Chamber"),
        MergeField("recipient.party", "Party"),
        MergeField("recipient.role", "Committee office, if addressed in it"),
        MergeField("recipient.role_committee", "Committee of that office"),
    ),
)
SENDER = FieldGroup(
    "Sender",
    (
        MergeField("sender.organization", "Organization"),
        MergeField("sender.signatory", "Who signs"),
        MergeField("sender.signatory_title", "Title of who signs"),
        MergeField("sender.phone", "Phone"),
        MergeField("sender.email", "E-mail"),
        MergeField("sender.website", "Website"),
        MergeField("sender.contact_name", "Contact person"),
    ),
)
SOURCE = FieldGroup(
    "Source",
    (
        MergeField("source.title", "Title of the report"),
        MergeField("source.short_title", "Short title"),
        MergeField("source.publisher", "Publisher"),
        MergeField("source.year", "Year"),
        MergeField("source.url", "Address on the web"),
    ),
)
DOCUMENT = FieldGroup(
    "Document",
    (
        MergeField("letter.date", "Date (June 15, 2026)"),
        MergeField("counts.findings", "Number of findings"),
        MergeField("counts.asks", "Number of asks"),
        MergeField("counts.signatories", "Number of signatory organizations"),
    ),
)


def field_groups(document: str, own: tuple[TemplateField, ...]) -> tuple[FieldGroup, ...]:
    """Return the fields that a letter or brief offers; a brief has no recipient.

    `own` are the fields that the template declares.
    """
    groups = (RECIPIENT, SENDER, SOURCE, DOCUMENT) if document == "letter" else (SENDER, SOURCE, DOCUMENT)
    if not own:
        return groups
    declared = tuple(MergeField(f"fields.{field.name}", field.label) for field in own)
    return (*groups, FieldGroup("This template", declared))
