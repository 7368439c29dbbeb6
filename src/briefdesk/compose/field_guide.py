"""What each field of a template holds, in words, with an example: the guide of the window and of `fields`."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from briefdesk.compose.fields import FieldType, known_fields
from briefdesk.compose.placeholder import label_of
from briefdesk.model.template import Slot, TemplateField, TemplateKind

GROUPS: Mapping[str, str] = MappingProxyType(
    {
        "recipient": "Recipient",
        "sender": "Sender",
        "source": "Source",
        "letter": "Letter",
        "counts": "Numbers",
        "fields": "This template",
    }
)

# What a field holds, and what it may look like.
_WORDS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "recipient.title_and_name": ("Title and last name; all names in a letter to several", "Senator Reed"),
        "recipient.name": ("Full name", "Jane Q. Example"),
        "recipient.first_name": ("First name", "Jane"),
        "recipient.last_name": ("Last name", "Example"),
        "recipient.title": ("Title", "Senator"),
        "recipient.chamber": ("Chamber", "House of Representatives"),
        "recipient.state": ("State, by its two letters", "TX"),
        "recipient.state_name": ("State", "Texas"),
        "recipient.district": ("Number of the district; 0 for senators", "34"),
        "recipient.district_name": ("District; empty for senators", "Texas’s 34th District"),
        "recipient.party": ("Party", "Independent"),
        "recipient.role": ("Office on a committee, if addressed in it", "Chair of the Committee on Rules"),
        "recipient.role_committee": ("Committee of that office", "Committee on Rules"),
        "recipient.committees": ("Codes of the committees, a list", "HSAS, HSFA"),
        "recipient.committee_names": ("Names of the committees, a list", "Committee on Armed Services"),
        "recipient.count": ("How many members the letter addresses; 0 for an open letter", "1"),
        "recipient.is_joint": ("Whether several members are addressed", "no"),
        "recipient.is_contact": ("Whether a contact of your own is addressed", "no"),
        "recipient.is_open": ("Whether it is an open letter", "no"),
        "recipient.is_senator": ("Whether a senator is addressed", "yes"),
        "recipient.is_chair": ("Whether the chair of a committee is addressed as such", "no"),
        "recipient.is_ranking": ("Whether a ranking member is addressed as such", "no"),
        "sender.organization": ("Organization that writes", "Example Alliance"),
        "sender.signatory": ("Who signs", "Ada Example"),
        "sender.signatory_title": ("Title of who signs", "Director"),
        "sender.phone": ("Phone", "(202) 555-0100"),
        "sender.email": ("E-mail", "office@example.org"),
        "sender.website": ("Website", "www.example.org"),
        "sender.contact_name": ("Whom to reach", "Ben Example"),
        "source.title": ("Title of the first source that the findings come from", "A Report on Roads"),
        "source.short_title": ("Its short title", "Roads"),
        "source.publisher": ("Its publisher, else its author", "Example Institute"),
        "source.date": ("Its date", "June 2026"),
        "source.year": ("Its year", "2026"),
        "source.url": ("Its address on the web", "https://example.org/roads"),
        "source.alone": ("Whether all that stands among the findings comes from that source", "yes"),
        "letter.date": ("Date of the letter", "June 15, 2026"),
        "counts.findings": ("Number of findings that were picked", "4"),
        "counts.asks": ("Number of asks that were picked", "3"),
        "counts.recipients": ("Number of letters", "42"),
        "counts.signatories": ("Number of organizations that sign on", "12"),
    }
)  # fmt: skip

SLOT_WORDS: Mapping[Slot, str] = MappingProxyType(
    {
        Slot.FINDINGS: "Lead-in to the findings that were picked",
        Slot.ASKS: "Lead-in to the asks that were picked",
        Slot.KEY_FIGURES: "Up to four figures, side by side",
        Slot.CHART: "Bars of two to six figures",
        Slot.QUOTE: "A pull quote",
        Slot.SOURCES: "The numbered sources",
        Slot.CONTACT: "Whom to reach, and the date",
    }
)


@dataclass(frozen=True, slots=True)
class GuideEntry:
    """A field: `path` as a template names it, what it holds, and an example.

    `usage` is what to insert: a list is joined, a yes or no stands in a condition.
    """

    group: str
    path: str
    words: str
    example: str
    type: FieldType
    usage: str


def field_guide(
    kind: TemplateKind,
    declared: Iterable[TemplateField] = (),
    values: Mapping[str, Mapping[str, object]] | None = None,
) -> tuple[GuideEntry, ...]:
    """Return every field that a template of `kind` can use, by group.

    `declared` are the template's own fields. Examples come from `values`, those of one recipient, where
    given; a value that is not filled in is told as such.
    """
    own = {f"fields.{field.name}": field for field in declared}
    found: list[GuideEntry] = []
    for group, name, kind_of_value in known_fields(kind, own.values()).fields:
        if not name:
            continue
        path = f"{group}.{name}"
        if path in own:
            words, example = own[path].label, own[path].default
        else:
            words, example = _WORDS[path]
        if values is not None and name in values.get(group, {}):
            example = _shown(values[group][name])
        found.append(GuideEntry(group, path, words, example, kind_of_value, usage_of(path, kind_of_value)))
    groups, known = list(GROUPS), list(_WORDS)
    return tuple(
        sorted(found, key=lambda e: (groups.index(e.group), known.index(e.path) if e.path in _WORDS else 0))
    )


def usage_of(path: str, kind: FieldType) -> str:
    """Return how a field stands in a text."""
    if kind is FieldType.LIST:
        return f'{{{{ {path} | join(", ") }}}}'
    if kind is FieldType.YES_NO:
        return f"{{% if {path} %}}{{% endif %}}"
    return f"{{{{ {path} }}}}"


def _shown(value: object) -> str:
    match value:
        case bool():
            return "yes" if value else "no"
        case list() | tuple():
            return ", ".join(str(item) for item in value) or "(none)"
        case str():
            return "(not filled in)" if label_of(value) is not None else value or "(empty)"
    return str(value)
