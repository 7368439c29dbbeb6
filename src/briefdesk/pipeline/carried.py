"""What a project carries of the address book, so that it opens alike elsewhere."""

from dataclasses import replace

from briefdesk.congress.errors import QueryInvalid
from briefdesk.congress.query import parse_query
from briefdesk.model.addressee import Contact
from briefdesk.model.draft import Project, SavedList
from briefdesk.pipeline.desk import Desk
from briefdesk.pipeline.drafts import rules_of


def lists_of(desk: Desk, project: Project) -> tuple[SavedList, ...]:
    """Return the lists that a project's query and rules name, for it to carry along.

    Copies that it carries already stay as they are, so that it means the same elsewhere; `lists_changed`
    tells which of them the address book has changed since. One that neither holds is left out.
    """
    queries = (project.recipients.query, *rules_of(desk, project))
    named = dict.fromkeys(name for query in queries for name in _lists_named(query))
    kept = {saved.name.casefold(): saved for saved in (*desk.book.lists, *project.lists)}
    return tuple(kept[name] for name in named if name in kept)


def lists_changed(desk: Desk, project: Project) -> tuple[SavedList, ...]:
    """Return the address book's lists of which the project carries a copy with other members."""
    copies = {saved.name.casefold(): frozenset(saved.members) for saved in project.lists}
    found = ((saved, copies.get(saved.name.casefold())) for saved in desk.book.lists)
    return tuple(saved for saved, copy in found if copy is not None and copy != frozenset(saved.members))


def with_lists(desk: Desk, project: Project, *, taken_up: bool = False) -> Project:
    """Return the project with copies of the lists that it names; `taken_up` puts the address book's first."""
    carried = replace(project, lists=()) if taken_up else project
    fresh = lists_of(desk, carried)
    names = {saved.name.casefold() for saved in fresh}
    kept = (saved for saved in lists_of(desk, project) if saved.name.casefold() not in names)
    return replace(project, lists=(*fresh, *kept))


def contacts_of(desk: Desk, project: Project) -> tuple[Contact, ...]:
    """Return the contacts that a project writes to, for it to carry along; the address book's stand first."""
    known = {contact.id: contact for contact in (*project.contacts, *desk.book.contacts)}
    return tuple(known[wanted] for wanted in project.recipients.contacts if wanted in known)


def _lists_named(query: str) -> tuple[str, ...]:
    try:
        terms = parse_query(query).terms
    except QueryInvalid:
        return ()
    return tuple(c.value.casefold() for t in terms for c in t.alternatives if c.key == "list")
