"""Who is written to and how: steps from project to project, the same for window and command line."""

from collections.abc import Callable
from dataclasses import replace

from briefdesk.congress.outside import contact_addressee
from briefdesk.errors import CongressError
from briefdesk.model.addressee import (
    AddressBlock,
    Addressee,
    AddressOverride,
    AddressStyle,
    Contact,
    ContactId,
)
from briefdesk.model.congress import Bioguide
from briefdesk.model.draft import Exclusion, Grouping, Project, Recipients
from briefdesk.pipeline.desk import Desk

MOST_LINES = 8
"""More lines than this no inside address of ours takes."""


class OverrideRefused(CongressError):
    """A preferred form of address that cannot be kept."""


class MemberUnknown(CongressError):
    """No member of the roster has that id."""

    def __init__(self, member: str) -> None:
        super().__init__(f"Nobody in the roster has the id “{member[:40]}”.")
        self.next_step = "Find the id with `briefdesk members NAME`."


def set_query(project: Project, query: str) -> Project:
    """Return the project with another recipient query; who is excluded stays so."""
    return _with(project, lambda recipients: replace(recipients, query=query.strip()))


def set_grouping(project: Project, grouping: Grouping) -> Project:
    """Return the project with members sharing letters that way."""
    return _with(project, lambda recipients: replace(recipients, grouping=grouping))


def set_as_role(project: Project, as_role: bool) -> Project:
    """Return the project with office holders greeted by their office, or as members."""
    return _with(project, lambda recipients: replace(recipients, as_role=as_role))


def set_address_style(project: Project, style: AddressStyle) -> Project:
    """Return the project with another house style for forms of address."""
    return replace(project, address_style=style)


def set_override(
    desk: Desk,
    project: Project,
    member: Bioguide,
    *,
    reason: str,
    title: str = "",
    salutation: str = "",
    block: AddressBlock = (),
) -> Project:
    """Return the project with the form of address that a member prefers, in place of an earlier one.

    A salutation without a colon gets one. Raises MemberUnknown, or OverrideRefused without a reason,
    without any form, and for a block that cannot be an address.
    """
    if desk.index.member(member) is None:
        raise MemberUnknown(member)
    override = checked_override(AddressOverride(member, reason, title, salutation, block))
    return replace(project, overrides=(*_others(project, member), override))


def require_member(desk: Desk, project: Project, member: str) -> Bioguide:
    """Return a member's id, also of one who has left but has a form in the project. Raises MemberUnknown."""
    known = desk.index.member(member) is not None or any(o.member == member for o in project.overrides)
    if not known:
        raise MemberUnknown(member)
    return Bioguide(member)


def clear_override(project: Project, member: Bioguide) -> Project:
    """Return the project without a preferred form for that member."""
    return replace(project, overrides=_others(project, member))


def checked_override(override: AddressOverride) -> AddressOverride:
    """Return a preferred form with single spaces and a colon after its salutation.

    Raises OverrideRefused as `set_override` does.
    """
    reason, title = _one_line(override.reason), _one_line(override.title)
    salutation = _one_line(override.salutation)
    block = tuple(line for line in map(_one_line, override.block) if line)
    if not reason:
        raise OverrideRefused(
            "A form of address needs a reason.", "Say where it comes from: “so in her letter of May 4”."
        )
    if not (title or salutation or block):
        raise OverrideRefused("Nothing is set in this form.", "Give a title, a salutation or an address.")
    if len(block) == 1 or len(block) > MOST_LINES:
        raise OverrideRefused(
            f"An address has 2 to {MOST_LINES} lines, this one {len(block)}.",
            "Write the name first, and the city last.",
        )
    if salutation:
        salutation = salutation.rstrip(" ,;:.") + ":"
        if salutation == ":":
            raise OverrideRefused("The salutation greets nobody.", "Write it in full: “Dear Dr. Example:”.")
    return replace(override, reason=reason, title=title, salutation=salutation, block=block)


def exclude(project: Project, member: Bioguide, reason: str = "") -> Project:
    """Return the project without a letter to that member, whatever the query finds."""
    kept = tuple(e for e in project.recipients.excluded if e.member != member)
    excluded = (*kept, Exclusion(member, _one_line(reason)))
    return _with(project, lambda recipients: replace(recipients, excluded=excluded))


def include(project: Project, member: Bioguide) -> Project:
    """Return the project with a member excluded before written to again, if the query finds them."""
    kept = tuple(e for e in project.recipients.excluded if e.member != member)
    return _with(project, lambda recipients: replace(recipients, excluded=kept))


def write_to(project: Project, contact: Contact) -> Project:
    """Return the project with a letter to a contact of the address book, of which it keeps a copy."""
    contacts = (*(c for c in project.contacts if c.id != contact.id), contact)
    written = (*(c for c in project.recipients.contacts if c != contact.id), contact.id)
    return _with(
        replace(project, contacts=contacts), lambda recipients: replace(recipients, contacts=written)
    )


def write_no_more_to(project: Project, contact_id: ContactId) -> Project:
    """Return the project without a letter to that contact, and without its copy."""
    contacts = tuple(c for c in project.contacts if c.id != contact_id)
    written = tuple(c for c in project.recipients.contacts if c != contact_id)
    return _with(
        replace(project, contacts=contacts), lambda recipients: replace(recipients, contacts=written)
    )


def contact_as_addressed(desk: Desk, contact: Contact) -> Addressee:
    """Return a contact as a letter addresses it, one that is not kept yet too."""
    return contact_addressee(desk.index, contact)


def _with(project: Project, change: Callable[[Recipients], Recipients]) -> Project:
    return replace(project, recipients=change(project.recipients))


def _others(project: Project, member: Bioguide) -> tuple[AddressOverride, ...]:
    return tuple(override for override in project.overrides if override.member != member)


def _one_line(text: str) -> str:
    return " ".join(text.split())
