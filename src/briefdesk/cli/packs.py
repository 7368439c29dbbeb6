"""`briefdesk pack`: partner packs out, what they hold, filled in, and merged back."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from briefdesk.cli.call import IN_PART, Answer, Call, Run
from briefdesk.cli.columns import wrapped
from briefdesk.cli.parser import Parser, a_list, a_setting
from briefdesk.cli.paths import refuse_existing
from briefdesk.cli.projects import add_project, opened
from briefdesk.cli.wrong import CallWrong, did_you_mean
from briefdesk.english import counted
from briefdesk.model.draft import Project
from briefdesk.model.local_fact import LocalFact
from briefdesk.model.pack_out import OpenSlot
from briefdesk.model.partner_pack import ChangeKind, Filled, PackChange, PackMerge, PartnerPack
from briefdesk.pipeline.desk import Desk
from briefdesk.pipeline.pack_blocks import locked_blocks
from briefdesk.pipeline.pack_fill import filled_project, progress, with_fact_added, without_fact
from briefdesk.pipeline.pack_merge import apply_merge, merge_pack
from briefdesk.pipeline.pack_settings import SETTINGS, with_pack_setting
from briefdesk.pipeline.partner_packs import (
    ALL_SLOTS,
    SLOT_WORDS,
    SUFFIX,
    pack_out,
    pack_summary,
    read_pack,
    with_pack_out,
    write_pack,
)
from briefdesk.pipeline.projects import save_project
from briefdesk.store.project_file import file_hash

_SIGNS = {Filled.EMPTY: "empty", Filled.PART: "part", Filled.DONE: "done"}
_STATES = {ChangeKind.FILLED: "filled", ChangeKind.EARLIER: "earlier", ChangeKind.TAMPERED: "refused"}


def add_options(parser: ArgumentParser, common: Parser) -> None:
    """Add the subcommands of `briefdesk pack`."""
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)

    def add(name: str, text: str, run: Run) -> ArgumentParser:
        command = commands.add_parser(name, parents=[common], help=text)
        command.set_defaults(run=run)
        return command

    out = add("export", "make a pack for a partner; the project remembers it", export_pack)
    add_project(out)
    out.add_argument("file", type=Path, metavar="FILE", help=f"the {SUFFIX} file to make")
    out.add_argument("--for", dest="for_whom", default="", metavar="NAME", help="the partner's name")
    out.add_argument(
        "--open",
        type=_slots,
        default=ALL_SLOTS,
        metavar="SLOT,...",
        help=f"what is open: {', '.join(ALL_SLOTS)}",
    )
    out.add_argument("--replace", action="store_true", help="replace a file of that name")
    out.add_argument("--dry-run", action="store_true", help="say what the pack would hold, and write nothing")
    show = add("show", "what a pack holds, what is locked and what is filled in", show_pack)
    show.add_argument("file", type=Path, metavar="FILE")
    fill = add("fill", "fill in a pack as its partner", fill_pack)
    fill.add_argument("file", type=Path, metavar="FILE")
    fill.add_argument(
        "--set", dest="settings", type=a_setting, action="append", default=[], metavar="KEY=VALUE",
        help=", ".join(SETTINGS),
    )  # fmt: skip
    fill.add_argument(
        "--fact", dest="facts", type=_fact, action="append", default=[], metavar="PLACE|TEXT|SOURCE|DATE",
        help="a local fact with its source and date, and perhaps |PUBLISHER|URL",
    )  # fmt: skip
    fill.add_argument("--remove-fact", type=int, action="append", default=[], metavar="NUMBER")
    fill.add_argument("--out", type=Path, metavar="FILE", help="another file in place of the pack itself")
    fill.add_argument("--replace", action="store_true", help="replace a file that stands at --out")
    back = add("merge", "hold a returned pack against its project; nothing is taken unasked", merge_back)
    add_project(back)
    back.add_argument("file", type=Path, metavar="FILE")
    back.add_argument(
        "--accept", type=a_list, default=(), metavar="all|ID,...", help="the changes to take into the project"
    )


def export_pack(call: Call) -> Answer:
    """Say what a pack holds, then write it."""
    options, desk = call.options, call.desk
    expected, project = file_hash(options.project), opened(call)
    summary = pack_summary(desk, project, options.open)
    path: Path = options.file if options.file.suffix else options.file.with_suffix(SUFFIX)
    lines = ["The pack holds:", *(f"  {line}" for line in summary.holds), "Open in it:"]
    lines += [f"  {SLOT_WORDS[slot]}" for slot in summary.open_slots]
    lines += ["What stays here:", *(f"  {line}" for line in summary.stays)]
    document: dict[str, Any] = {
        "holds": list(summary.holds), "stays": list(summary.stays), "open": list(summary.open_slots)
    }  # fmt: skip
    if options.dry_run:
        return Answer({**document, "path": None}, (*lines, "Nothing was written."))
    refuse_existing(path, replace=options.replace)
    made = pack_out(desk, project, path, open_slots=options.open, for_whom=options.for_whom)
    save_project(with_pack_out(project, made), options.project, expected=expected)
    whom = f" for {made.for_whom}" if made.for_whom else ""
    return Answer({**document, "path": str(path), "id": made.id}, (*lines, f"Made “{path}”{whom}."))


def show_pack(call: Call) -> Answer:
    """List what is locked and what is filled in."""
    pack = read_pack(call.options.file)
    return _pack_answer(call.desk, pack, filled_project(call.desk, pack))


def fill_pack(call: Call) -> Answer:
    """Fill in a pack, and save it."""
    options, desk = call.options, call.desk
    pack = read_pack(options.file)
    for number in sorted(options.remove_fact, reverse=True):
        if not 1 <= number <= len(pack.fill.facts):
            raise CallWrong(f"The pack has no fact {number}.", "See `briefdesk pack show`.")
        pack = without_fact(pack, number - 1)
    for key, value in options.settings:
        pack = with_pack_setting(pack, key, value)
    for fact in options.facts:
        pack = with_fact_added(desk, pack, fact)
    path = options.out or options.file
    if options.out is not None:
        refuse_existing(path, replace=options.replace)
    write_pack(pack, path)
    answer = _pack_answer(desk, pack, filled_project(desk, pack))
    return Answer(answer.document, (*answer.lines, f"Saved “{path}”."))


def merge_back(call: Call) -> Answer:
    """Show each change of a returned pack, and take those that are accepted."""
    options, desk = call.options, call.desk
    expected, project = file_hash(options.project), opened(call)
    found = merge_pack(desk, project, options.file)
    accepted = found.suggested if options.accept == ("all",) else options.accept
    if options.accept == ("all",) and not found.known:
        raise CallWrong(
            "The pack was not made from this project, so nothing is taken at a word.",
            "Look at it without --accept, then name the changes to take.",
        )
    lines = [*(line for told in found.told for line in wrapped(told))]
    for change in found.changes:
        lines += _change_lines(change, taken=change.id in accepted)
    for refusal in found.refused:
        lines += [f"refused   {refusal.id}  {refusal.label}", *wrapped(refusal.reason, indent=10)]
        lines += [f"          + {line}" for line in refusal.text.splitlines()]
    if accepted:
        save_project(apply_merge(desk, project, found, accepted), options.project, expected=expected)
    offered = [change for change in found.changes if change.acceptable]
    left, shut = len(offered) - len(accepted), len(found.changes) - len(offered) + len(found.refused)
    refused = f", {counted(shut, 'block')} refused" if shut else ""
    lines.append(f"{counted(len(accepted), 'change')} accepted, {left} left{refused}.")
    return Answer(_merge_json(found, accepted), tuple(lines), IN_PART if shut else 0)


def _change_lines(change: PackChange, *, taken: bool) -> list[str]:
    state = "accepted" if taken else _STATES[change.kind]
    before = [f"- {line}" for line in change.before.splitlines()]
    after = [f"+ {line}" for line in change.after.splitlines()]
    note = wrapped(change.note, indent=10) if change.note else ()
    return [f"{state:<8}  {change.id}  {change.label}", *note, *(f"          {x}" for x in (*before, *after))]


def _pack_answer(desk: Desk, pack: PartnerPack, filled: Project) -> Answer:
    blocks = [block for block in locked_blocks(desk, pack.project) if block.text.strip()]
    found = progress(pack)
    whom = f" for {pack.for_whom}" if pack.for_whom else ""
    lines = [f"“{pack.project.title}” by {pack.by or 'somebody unknown'}{whom}, {pack.day}", "To fill in:"]
    lines += [f"  {_SIGNS[one.state]:<5}  {SLOT_WORDS[one.slot]}: {one.words}" for one in found]
    for number, fact in enumerate(pack.fill.facts, start=1):
        lines.append(f"         {number}. {fact.place}: {fact.text} ({fact.source}, {fact.date})")
    lines += [f"Locked: {counted(len(blocks), 'block')}", *(f"  {block.label}" for block in blocks)]
    done = sum(one.state is Filled.DONE for one in found)
    document = {
        "id": pack.id,
        "title": pack.project.title,
        "by": pack.by,
        "for": pack.for_whom,
        "day": pack.day.isoformat(),
        "open": [{"slot": one.slot, "state": one.state, "words": one.words} for one in found],
        "facts": [_fact_json(fact) for fact in pack.fill.facts],
        "paragraph": pack.fill.paragraph,
        "locked": [{"id": block.id, "label": block.label, "text": block.text} for block in blocks],
        "organization": filled.sender.organization,
    }
    return Answer(document, (*lines, f"{done} of {len(found)} filled in."))


def _fact_json(fact: LocalFact) -> dict[str, str]:
    return {
        "place": fact.place,
        "text": fact.text,
        "source": fact.source,
        "date": fact.date,
        "publisher": fact.publisher,
        "url": fact.url,
    }


def _merge_json(found: PackMerge, accepted: tuple[str, ...]) -> dict[str, Any]:
    return {
        "known": found.known,
        "told": list(found.told),
        "changes": [
            {
                "id": change.id,
                "kind": change.kind,
                "label": change.label,
                "before": change.before,
                "after": change.after,
                "note": change.note,
                "acceptable": change.acceptable,
                "accepted": change.id in accepted,
            }
            for change in found.changes
        ],
        "refused": [
            {"id": one.id, "label": one.label, "text": one.text, "reason": one.reason}
            for one in found.refused
        ],
    }


def _slots(text: str) -> tuple[OpenSlot, ...]:
    found: list[OpenSlot] = []
    for word in a_list(text):
        if word not in ALL_SLOTS:
            raise CallWrong(
                f"There is no slot “{word}”.", f"{did_you_mean(word, ALL_SLOTS)}Use: {', '.join(ALL_SLOTS)}."
            )
        found.append(OpenSlot(word))
    return tuple(found)


def _fact(text: str) -> LocalFact:
    cells = [cell.strip() for cell in text.split("|")]
    if len(cells) > 6:
        raise CallWrong("A fact has six fields at most.", "Write PLACE|TEXT|SOURCE|DATE|PUBLISHER|URL.")
    place, words, source, date, publisher, url = (*cells, *[""] * (6 - len(cells)))
    return LocalFact(place, words, source, date, publisher, url)
