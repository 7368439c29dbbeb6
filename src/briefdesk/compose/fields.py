"""The fields that a template can use, what kind of value each holds, and what people call them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefdesk.model.template import TemplateField, TemplateKind


class FieldType(StrEnum):
    """What a field holds: this decides how a template may use it."""

    TEXT = "text"
    NUMBER = "number"
    YES_NO = "yes_no"
    LIST = "list"


@dataclass(frozen=True, slots=True)
class KnownFields:
    """Every field of a context as (group, name, type): `("recipient", "state", FieldType.TEXT)`."""

    fields: tuple[tuple[str, str, FieldType], ...]

    def groups(self) -> dict[str, dict[str, FieldType]]:
        """Return the fields by group and name."""
        found: dict[str, dict[str, FieldType]] = {}
        for group, name, kind in self.fields:
            found.setdefault(group, {})
            if name:
                found[group][name] = kind
        return found


_RECIPIENT_TEXT = (
    "name", "first_name", "last_name", "title", "title_and_name", "chamber", "state", "state_name",
    "district_name", "party", "role", "role_committee",
)  # fmt: skip
_RECIPIENT: tuple[tuple[str, FieldType], ...] = (
    *((name, FieldType.TEXT) for name in _RECIPIENT_TEXT),
    ("district", FieldType.NUMBER),
    ("committees", FieldType.LIST),
    ("committee_names", FieldType.LIST),
    ("count", FieldType.NUMBER),
    ("is_joint", FieldType.YES_NO),
    ("is_contact", FieldType.YES_NO),
    ("is_open", FieldType.YES_NO),
    ("is_senator", FieldType.YES_NO),
    ("is_chair", FieldType.YES_NO),
    ("is_ranking", FieldType.YES_NO),
)
_COUNTS = ("findings", "asks", "recipients", "signatories")

# What a placeholder prints for a field that the project leaves empty.
LABELS: Mapping[str, str] = MappingProxyType(
    {
        "sender.organization": "Organization",
        "sender.signatory": "Name of the signatory",
        "sender.signatory_title": "Title of the signatory",
        "sender.phone": "Phone",
        "sender.email": "E-mail",
        "sender.website": "Website",
        "sender.contact_name": "Name of the contact",
        "source.title": "Title of the source",
        "source.short_title": "Short title of the source",
        "source.publisher": "Publisher of the source",
        "source.date": "Date of the source",
        "source.year": "Year of the source",
        "source.url": "Web address of the source",
    }
)


def known_fields(kind: "TemplateKind", declared: "Iterable[TemplateField]" = ()) -> KnownFields:
    """Return the fields that a template of `kind` with these declared fields can use."""
    from briefdesk.model.template import TemplateKind  # noqa: PLC0415  (template workers do without)

    found: list[tuple[str, str, FieldType]] = []
    if kind is TemplateKind.LETTER:
        found += [("recipient", name, type_) for name, type_ in _RECIPIENT]
    for path in LABELS:
        group, name = path.split(".")
        found.append((group, name, FieldType.TEXT))
    found.append(("source", "alone", FieldType.YES_NO))
    found.append(("letter", "date", FieldType.TEXT))
    found += [("counts", name, FieldType.NUMBER) for name in _COUNTS]
    declared = tuple(declared)
    found += [("fields", field.name, FieldType.TEXT) for field in declared]
    if not declared:
        found.append(("fields", "", FieldType.TEXT))
    return KnownFields(tuple(found))


def known_from(context: Mapping[str, object]) -> KnownFields:
    """Return the fields that `context` itself holds: what a worker checks texts against."""
    found: list[tuple[str, str, FieldType]] = []
    for group, values in context.items():
        if not isinstance(values, Mapping):
            continue
        if not values:
            found.append((group, "", FieldType.TEXT))
        found += [(group, name, _type_of(value)) for name, value in values.items()]
    return KnownFields(tuple(found))


def _type_of(value: object) -> FieldType:
    if isinstance(value, bool):
        return FieldType.YES_NO
    if isinstance(value, int):
        return FieldType.NUMBER
    return FieldType.LIST if isinstance(value, (list, tuple)) else FieldType.TEXT
