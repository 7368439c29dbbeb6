"""`briefdesk lists`: members saved under a name, for `list:NAME` in a recipient query."""

from argparse import ArgumentParser

from briefdesk.cli.call import Answer, Call
from briefdesk.cli.columns import table
from briefdesk.cli.members import as_query
from briefdesk.cli.parser import Parser, subcommands
from briefdesk.cli.wrong import CallWrong
from briefdesk.english import counted
from briefdesk.model.draft import SavedList
from briefdesk.pipeline.address_book import remove_list, rename_list, save_list, saved_list
from briefdesk.pipeline.recipients import find_members


def add_options(parser: ArgumentParser, common: Parser) -> None:
    """Add the subcommands of `briefdesk lists`."""
    add = subcommands(parser, common)
    listed = add("list", "the saved lists, or the members of one", show_lists)
    listed.add_argument("name", nargs="?", metavar="NAME")
    save = add("save", "save those whom a query names; a list of that name is replaced", keep_list)
    save.add_argument("name", metavar="NAME")
    save.add_argument("query", nargs="+", metavar="QUERY")
    save.add_argument("--note", default="", metavar="TEXT", help="what the list is for")
    rename = add("rename", "give a list another name", name_list)
    rename.add_argument("name", metavar="NAME")
    rename.add_argument("new_name", metavar="NEW_NAME")
    add("remove", "remove a list; projects keep their copy", drop_list).add_argument("name", metavar="NAME")


def show_lists(call: Call) -> Answer:
    """List the saved lists, or who stands on one."""
    if call.options.name:
        return _one_list(call, saved_list(call.desk.book, call.options.name))
    found = call.desk.book.lists
    rows = [[kept.name, str(len(kept.members)), kept.note] for kept in found]
    lines = table(rows, head=("NAME", "MEMBERS", "NOTE")) if rows else ()
    return Answer([_json(kept) for kept in found], (*lines, f"{counted(len(found), 'list')}."))


def keep_list(call: Call) -> Answer:
    """Save those whom a query names."""
    query = as_query(call.options.query)
    members = [member.bioguide for a in find_members(call.desk, query) for member in a.members]
    if not members:
        raise CallWrong("The query names nobody.", "Look at it with `briefdesk members`.")
    save_list(call.desk, call.options.name, members, call.options.note)
    kept = saved_list(call.desk.book, call.options.name)
    return Answer(_json(kept), (f"Saved “{kept.name}” with {counted(len(members), 'member')}.",))


def name_list(call: Call) -> Answer:
    """Rename a list."""
    rename_list(call.desk, call.options.name, call.options.new_name)
    kept = saved_list(call.desk.book, call.options.new_name)
    return Answer(_json(kept), (f"The list is “{kept.name}” now. Queries that named it want the new name.",))


def drop_list(call: Call) -> Answer:
    """Remove a list."""
    kept = saved_list(call.desk.book, call.options.name)
    remove_list(call.desk, kept.name)
    return Answer({"removed": kept.name}, (f"Removed “{kept.name}”.",))


def _one_list(call: Call, kept: SavedList) -> Answer:
    found = [(bioguide, call.desk.index.member(bioguide)) for bioguide in kept.members]
    rows = [[b, m.full_name, m.seat.code] if m else [b, "no longer in the roster", ""] for b, m in found]
    lines = table(rows, head=("ID", "NAME", "SEAT")) if rows else ()
    return Answer(_json(kept), (*lines, f"{counted(len(rows), 'member')}."))


def _json(kept: SavedList) -> dict[str, object]:
    return {"name": kept.name, "members": list(kept.members), "note": kept.note}
