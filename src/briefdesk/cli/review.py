"""`briefdesk review`: look over the findings of a source, step by step, each step kept at once."""

import datetime as dt
from argparse import ArgumentParser, ArgumentTypeError

from briefdesk.cli.call import Answer, Call, Run
from briefdesk.cli.findings import require_source
from briefdesk.cli.parser import Parser, a_list
from briefdesk.cli.review_answers import reviewed_json, reviewed_lines
from briefdesk.cli.wrong import CallWrong, did_you_mean
from briefdesk.english import counted
from briefdesk.model.finding import (
    Excuse,
    FindingId,
    FindingKind,
    FindingState,
    KeyFigure,
    SourcePack,
)
from briefdesk.model.library import LibraryChange
from briefdesk.model.source import Passage, PassageId
from briefdesk.pipeline import review


def add_options(parser: ArgumentParser, common: Parser) -> None:
    """Add the subcommands of `briefdesk review`."""
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)

    def add(name: str, text: str, run: Run, *, ids: str = "+") -> ArgumentParser:
        command = commands.add_parser(name, parents=[common], help=text)
        command.add_argument("source", metavar="SOURCE", help="the source's id")
        if ids == "+":
            command.add_argument("ids", nargs="+", metavar="ID", help="findings, with or without SOURCE/")
        elif ids:
            command.add_argument("id", metavar=ids)
        command.set_defaults(run=run)
        return command

    listed = add("list", "findings with their state and flags", list_findings, ids="")
    listed.add_argument("--state", choices=[*FindingState], metavar="STATE", help=", ".join(FindingState))
    add("accept", "accept findings", accept)
    dismissed = add("dismiss", "lay findings aside", dismiss)
    dismissed.add_argument("--reason", default="", metavar="TEXT", help="why")
    add("reopen", "make suggestions of findings again", reopen)
    reworded = add("reword", "give a finding other words", reword, ids="ID")
    reworded.add_argument("--text", required=True, metavar="TEXT")
    tagged = add("tag", "set topics, committees and states", tag)
    for name in ("topics", "committees", "states"):
        tagged.add_argument(f"--{name}", type=a_list, metavar="LIST", help="parted by commas; empty for none")
    sorted_ = add("kind", "make findings of another kind", rekind)
    sorted_.add_argument(
        "--kind", required=True, choices=[*FindingKind], metavar="KIND", help=", ".join(FindingKind)
    )
    figured = add("key-figure", "give a finding a key figure, or take it", key_figure, ids="ID")
    figured.add_argument("--value", default="", metavar="FIGURE", help="left out, the key figure goes")
    figured.add_argument("--label", default="", metavar="TEXT", help="what it counts")
    add("merge", "make one finding of several", merge)
    parted = add("split", "part a finding at a place, or sentence by sentence", split, ids="ID")
    parted.add_argument("--at", type=int, metavar="N", help="before this character of the text")
    made = add("make", "make a finding of words of a passage", make, ids="PASSAGE")
    made.add_argument("--words", metavar="TEXT", help="words as the passage has them")
    made.add_argument("--range", type=a_range, metavar="N-N", help="or its characters, from 0")
    made.add_argument("--kind", choices=[*FindingKind], metavar="KIND", help="else told from the words")
    for name, ids in (("hold", "+"), ("hold-passage", "PASSAGE")):
        what = "findings" if ids == "+" else "a passage, and what rests on it,"
        held = add(name, f"mark {what} as confidential or under embargo, or release", hold, ids=ids)
        held.add_argument("--confidential", action="store_true", help="leaves in no file")
        held.add_argument("--embargo", type=a_day, metavar="DATE", help="leaves not before 2026-07-01")
        held.add_argument("--release", action="store_true", help="may leave again")
    excused = add("excuse", "let a flag stand for a reason", excuse, ids="ID")
    for option, what in (("--code", "CODE"), ("--words", "TEXT"), ("--reason", "TEXT")):
        excused.add_argument(option, required=True, metavar=what)


def a_day(text: str) -> dt.date:
    """Return the day of "2026-07-01"."""
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f"“{text}” is not a day such as 2026-07-01") from None


def a_range(text: str) -> tuple[int, int]:
    """Return the start and end of "12-80"."""
    start, mark, end = text.partition("-")
    if not (mark and start.isascii() and start.isdigit() and end.isascii() and end.isdigit()):
        raise ArgumentTypeError(f"“{text}” is not of the form 12-80")
    return int(start), int(end)


def list_findings(call: Call) -> Answer:
    """List the findings of a source, dismissed ones too."""
    pack = _pack(call)
    wanted = call.options.state
    found = [f for f in pack.findings if wanted in (None, f.state)]
    flags = {f.id: review.flags_in(call.desk, pack, f) for f in found}
    lines = [line for f in found for line in reviewed_lines(f, flags[f.id])]
    lines.append(f"{counted(len(found), 'finding')}." if found else "No finding matches.")
    return Answer([reviewed_json(f, pack, flags[f.id]) for f in found], tuple(lines))


def accept(call: Call) -> Answer:
    """Accept findings."""
    return _taken(call, review.accept(call.desk, call.options.source, _ids(call)))


def dismiss(call: Call) -> Answer:
    """Lay findings aside."""
    return _taken(call, review.dismiss(call.desk, call.options.source, _ids(call), call.options.reason))


def reopen(call: Call) -> Answer:
    """Make suggestions of findings again."""
    return _taken(call, review.reopen(call.desk, call.options.source, _ids(call)))


def reword(call: Call) -> Answer:
    """Give a finding other words."""
    return _taken(call, review.reword(call.desk, call.options.source, _id(call), call.options.text))


def tag(call: Call) -> Answer:
    """Set topics, committees and states of findings."""
    options = call.options
    given = {name: getattr(options, name) for name in ("topics", "committees", "states")}
    if all(value is None for value in given.values()):
        raise CallWrong("Nothing to set was named.", "Add --topics, --committees or --states.")
    return _taken(call, review.retag(call.desk, options.source, _ids(call), **given))


def rekind(call: Call) -> Answer:
    """Make findings of another kind."""
    kind = FindingKind(call.options.kind)
    return _taken(call, review.rekind(call.desk, call.options.source, _ids(call), kind))


def key_figure(call: Call) -> Answer:
    """Give a finding a key figure, or take it."""
    options = call.options
    figure = KeyFigure(options.value, options.label) if options.value or options.label else None
    return _taken(call, review.set_key_figure(call.desk, options.source, _id(call), figure))


def merge(call: Call) -> Answer:
    """Make one finding of several."""
    return _taken(call, review.merge(call.desk, call.options.source, _ids(call)))


def split(call: Call) -> Answer:
    """Part a finding at a place, or sentence by sentence."""
    options = call.options
    if options.at is None:
        return _taken(call, review.split_sentences(call.desk, options.source, _id(call)))
    return _taken(call, review.split(call.desk, options.source, _id(call), options.at))


def make(call: Call) -> Answer:
    """Make a finding of words of a passage."""
    options = call.options
    start, end = options.range or _words_in(call)
    kind = FindingKind(options.kind) if options.kind else None
    passage = PassageId(options.id)
    return _taken(call, review.from_selection(call.desk, options.source, passage, start, end, kind=kind))


def hold(call: Call) -> Answer:
    """Mark findings or a passage as confidential or under embargo, or release them."""
    options = call.options
    marked = options.confidential or options.embargo is not None
    if marked == options.release:
        raise CallWrong(
            "Say how long it is held back.", "Add --confidential, --embargo 2026-07-01, or --release."
        )
    if hasattr(options, "ids"):
        step = review.hold(
            call.desk, options.source, _ids(call), confidential=options.confidential, embargo=options.embargo
        )
    else:
        step = review.hold_passages(
            call.desk,
            options.source,
            (PassageId(options.id),),
            confidential=options.confidential,
            embargo=options.embargo,
        )
    return _taken(call, step)


def excuse(call: Call) -> Answer:
    """Let a flag stand for a reason."""
    options = call.options
    excused = Excuse(options.code, options.words, options.reason)
    return _taken(call, review.excuse(call.desk, options.source, _id(call), excused))


def _taken(call: Call, change: LibraryChange) -> Answer:
    """Return what a step did: its name, the findings that are new or other now, and the ids that went."""
    pack = _pack(call)
    flags = {f.id: review.flags_in(call.desk, pack, f) for f in change.added}
    here = {f.id for f in change.added}
    gone = [f.id for f in change.removed if f.id not in here]
    lines = [
        f"{change.label}: done." if change.added or change.after else f"{change.label}: nothing to change.",
        "",
    ]
    for finding in change.added:
        lines.extend(reviewed_lines(finding, flags[finding.id]))
    document = {
        "step": change.label,
        "source": change.source,
        "findings": [reviewed_json(f, pack, flags[f.id]) for f in change.added],
        "gone": gone,
        "passages": [_passage_json(p) for p in change.after],
    }
    return Answer(document, tuple(lines))


def _passage_json(passage: Passage) -> dict[str, object]:
    embargo = passage.embargo.isoformat() if passage.embargo else None
    return {"id": passage.id, "confidential": passage.confidential, "embargo": embargo}


def _pack(call: Call) -> SourcePack:
    return review.pack_in_review(call.desk, require_source(call, call.options.source))


def _ids(call: Call) -> tuple[FindingId, ...]:
    pack = _pack(call)
    return tuple(_known(pack, word) for word in call.options.ids)


def _id(call: Call) -> FindingId:
    return _known(_pack(call), call.options.id)


def _known(pack: SourcePack, word: str) -> FindingId:
    """Return the finding that `word` names, with or without its source before it."""
    known = {finding.id for finding in pack.findings}
    found = next((i for i in (word, f"{pack.document.id}/{word}") if i in known), None)
    if found is None:
        short = [finding_id.partition("/")[2] for finding_id in known]
        raise CallWrong(
            f"“{pack.document.id}” has no finding “{word}”.",
            f"{did_you_mean(word, short)}List them with `briefdesk review list {pack.document.id}`.",
        )
    return FindingId(found)


def _words_in(call: Call) -> tuple[int, int]:
    """Return where the passage has the words asked for."""
    options = call.options
    passage = _pack(call).document.passage(PassageId(options.id))
    if not options.words:
        raise CallWrong("No words were named.", "Add --words “...”, or --range 12-80.")
    start = passage.text.find(options.words) if passage else 0
    if start < 0:
        raise CallWrong(
            f"The passage “{options.id}” does not hold “{options.words}”.",
            f"Copy the words as it has them; see `briefdesk source show {options.source}`.",
        )
    return start, start + len(options.words)
