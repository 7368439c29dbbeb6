"""Settings of a project by name: what `--set KEY=VALUE` can say."""

import datetime as dt
from dataclasses import fields, replace
from typing import Any

from briefdesk.errors import BriefdeskError
from briefdesk.model.draft import Project, Sender

SENDER_FIELDS = tuple(f.name for f in fields(Sender) if f.name not in ("logo", "logo_alt", "address"))


class SettingUnknown(BriefdeskError):
    """`--set` names something that a project does not have."""

    def __init__(self, key: str) -> None:
        super().__init__(f"There is no setting “{key}”.")
        self.next_step = (
            "Use title, date (2026-06-15), letter.subject, brief.subject, sender.address (lines "
            "parted by “;”), "
            + ", ".join(f"sender.{name}" for name in SENDER_FIELDS)
            + ", or field.NAME for a field of the template."
        )


class FieldUnknown(BriefdeskError):
    """`--set field.NAME` names a field that the templates do not have."""

    def __init__(self, name: str, known: tuple[str, ...]) -> None:
        super().__init__(f"The templates have no field “{name}”.")
        listed = ", ".join(f"field.{field}" for field in known)
        self.next_step = (
            f"Use one of: {listed}." if listed else "Leave it out: these templates have no fields."
        )


def with_setting(project: Project, key: str, value: str) -> Project:
    """Return the project with one setting of `--set KEY=VALUE` changed. Raises SettingUnknown."""
    room, _, name = key.partition(".")
    if room == "sender":
        return replace(project, sender=_with_sender(project.sender, name, value))
    if room == "field" and name:
        kept = tuple((k, v) for k, v in project.fields if k != name)
        return replace(project, fields=(*kept, (name, value)))
    match key:
        case "title":
            return replace(project, title=value)
        case "date":
            return replace(project, date=_date(value))
        case "letter.subject":
            return replace(project, letter=replace(project.letter, subject=value))
        case "brief.subject":
            return replace(project, brief=replace(project.brief, subject=value))
    raise SettingUnknown(key)


def _with_sender(sender: Sender, name: str, value: str) -> Sender:
    if name == "address":
        return replace(sender, address=tuple(s.strip() for s in value.split(";") if s.strip()))
    if name not in SENDER_FIELDS:
        raise SettingUnknown(f"sender.{name}")
    changed: dict[str, Any] = {name: value}  # all of SENDER_FIELDS are text
    return replace(sender, **changed)


def _date(value: str) -> dt.date:
    try:
        return dt.date.fromisoformat(value)
    except ValueError as error:
        raise BriefdeskError(
            f"“{value}” is not a date.", "Write it as year, month and day: 2026-06-15."
        ) from error
