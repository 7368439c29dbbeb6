"""Settings of a project by name: what `--set KEY=VALUE` can say."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import fields, replace
from typing import Any

from briefdesk.congress.query import parse_query
from briefdesk.congress.spelling import nearest
from briefdesk.errors import BriefdeskError
from briefdesk.model.addressee import AddressStyle, ChairWord, HouseWord, OfficeGreeting
from briefdesk.model.draft import CitationStyle, Grouping, PageSize, PartId, Project, Sender
from briefdesk.pipeline.addressing import set_address_style, set_as_role, set_grouping, set_query
from briefdesk.pipeline.letter_lines import set_line
from briefdesk.pipeline.logos import with_logo, with_partners

_NO_TEXT = ("logo", "address", "partners", "joint_letterhead")
SENDER_FIELDS = tuple(f.name for f in fields(Sender) if f.name not in (*_NO_TEXT, "logo_alt"))


class SettingUnknown(BriefdeskError):
    """`--set` names something that a project does not have."""

    def __init__(self, key: str) -> None:
        super().__init__(f"There is no setting “{key}”.")
        self.next_step = (
            "Use title, date (2026-06-15), citations (first-full, full, short, place), "
            "draft-mark (yes, no), page (Letter, A4, theme), template, brief-template, "
            "theme, letter.theme, brief.theme, stationery.docx, stationery.pdf, chart, "
            "key-figures, quote (ids of findings parted by commas), "
            "letter.subject, letter.close, brief.subject, sender.address (lines parted by “;”), "
            "sender.logo (a file), sender.logo_alt (the logo in words), "
            "sender.partners (FILE=WORDS, parted by “;”), sender.joint_letterhead (yes, no), "
            + ", ".join(f"sender.{name}" for name in SENDER_FIELDS)
            + ", to (a query), as (member, role), "
            "grouping (each, leaders, senators, delegation, together, open), "
            "address.chair (recorded, chair), address.greeting (name, office), "
            "address.house (representative, congressman), "
            "or field.NAME for a field of the template."
        )


class CitationStyleUnknown(BriefdeskError):
    """`--set citations=` names no style of footnotes."""

    def __init__(self, value: str) -> None:
        shown = value if len(value) <= 60 else f"{value[:57]}…"
        super().__init__(f"There is no style of footnotes “{shown}”.")
        near = nearest(value, CitationStyle, limit=1)
        meant = f"Did you mean “{near[0]}”? " if near else ""
        self.next_step = f"{meant}Use one of: {', '.join(CitationStyle)}."


class PageSizeUnknown(BriefdeskError):
    """`--set page=` names no paper."""

    def __init__(self, value: str) -> None:
        super().__init__(f"There is no page size “{value[:60]}”.")
        self.next_step = f"Use one of: {', '.join(PageSize)}; theme leaves it to the theme."


class ChoiceUnknown(BriefdeskError):
    """A setting with few values is given another."""

    def __init__(self, key: str, value: str, known: Sequence[str]) -> None:
        super().__init__(f"There is no {key} “{value[:60]}”.")
        near = nearest(value, known, limit=1)
        meant = f"Did you mean “{near[0]}”? " if near else ""
        self.next_step = f"{meant}Use one of: {', '.join(known)}."


class FieldUnknown(BriefdeskError):
    """`--set field.NAME` names a field that the templates do not have."""

    def __init__(self, name: str, known: tuple[str, ...]) -> None:
        super().__init__(f"The templates have no field “{name}”.")
        listed = ", ".join(f"field.{field}" for field in known)
        self.next_step = (
            f"Use one of: {listed}." if listed else "Leave it out: these templates have no fields."
        )


def with_setting(project: Project, key: str, value: str) -> Project:
    """Return the project with one setting of `--set KEY=VALUE` changed.

    Raises SettingUnknown, or BriefdeskError where the value will not do.
    """
    room, _, name = key.partition(".")
    if key == "sender.logo":
        return with_logo(project, value)
    if key == "sender.partners":
        return with_partners(project, value)
    if room in {"sender", "address", "field"} and name:
        return _with_named(project, room, name, value)
    if key in {"to", "as", "grouping"}:
        return _with_recipients(project, key, value)
    if key == "draft-mark":
        return replace(project, marks_drafts=_choice(key, value, ("yes", "no")) == "yes")
    return _with_own(project, key, value)


def _with_named(project: Project, room: str, name: str, value: str) -> Project:
    if room == "sender":
        return replace(project, sender=_with_sender(project.sender, name, value))
    if room == "address":
        return set_address_style(project, _with_form(project.address_style, name, value))
    kept = tuple((k, v) for k, v in project.fields if k != name)
    return replace(project, fields=(*kept, (name, value)))


def _with_recipients(project: Project, key: str, value: str) -> Project:
    if key == "to":
        return set_query(project, str(parse_query(value)))
    if key == "as":
        return set_as_role(project, _choice(key, value, ("member", "role")) == "role")
    return set_grouping(project, Grouping(_choice(key, value, tuple(Grouping))))


def _with_own(project: Project, key: str, value: str) -> Project:
    match key:
        case "title":
            return replace(project, title=value)
        case "date":
            return replace(project, date=_date(value))
        case "citations":
            return replace(project, citations=_citations(value))
        case "page":
            return replace(project, page_size=_page_size(value))
        case "letter.subject" | "letter.close":
            return set_line(project, PartId(key.removeprefix("letter.")), value)
        case "brief.subject":
            return replace(project, brief=replace(project.brief, subject=value))
    raise SettingUnknown(key)


def _with_form(style: AddressStyle, name: str, value: str) -> AddressStyle:
    key = f"address.{name}"
    match name:
        case "chair":
            return replace(style, chair=ChairWord(_choice(key, value, tuple(ChairWord))))
        case "greeting":
            return replace(style, greeting=OfficeGreeting(_choice(key, value, tuple(OfficeGreeting))))
        case "house":
            return replace(style, house=HouseWord(_choice(key, value, tuple(HouseWord))))
    raise SettingUnknown(key)


def _choice(key: str, value: str, known: Sequence[str]) -> str:
    """Return the one of `known` that a value names, whatever its case."""
    wanted = value.strip().casefold()
    found = next((name for name in known if str(name) == wanted), None)
    if found is None:
        raise ChoiceUnknown(key, value.strip(), [str(name) for name in known])
    return str(found)


def _with_sender(sender: Sender, name: str, value: str) -> Sender:
    if name == "address":
        return replace(sender, address=tuple(s.strip() for s in value.split(";") if s.strip()))
    if name == "joint_letterhead":
        return replace(sender, joint_letterhead=_yes(value))
    if name not in (*SENDER_FIELDS, "logo_alt"):
        raise SettingUnknown(f"sender.{name}")
    changed: dict[str, Any] = {name: value}  # all that are left are text
    return replace(sender, **changed)


def _yes(value: str) -> bool:
    if value.strip().casefold() not in ("yes", "no"):
        raise BriefdeskError(f"“{value[:60]}” is neither yes nor no.", "Write sender.joint_letterhead=yes.")
    return value.strip().casefold() == "yes"


def _citations(value: str) -> CitationStyle:
    try:
        return CitationStyle(value.strip().casefold().replace("_", "-"))
    except ValueError as error:
        raise CitationStyleUnknown(value.strip()) from error


def _page_size(value: str) -> PageSize | None:
    wanted = value.strip().casefold().removeprefix("us ")
    if wanted == "theme":
        return None
    for size in PageSize:
        if size.casefold() == wanted:
            return size
    raise PageSizeUnknown(value.strip())


def _date(value: str) -> dt.date:
    try:
        return dt.date.fromisoformat(value)
    except ValueError as error:
        raise BriefdeskError(
            f"“{value}” is not a date.", "Write it as year, month and day: 2026-06-15."
        ) from error
