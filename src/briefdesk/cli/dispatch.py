"""From words to a command and from its answer to print."""

import datetime as dt
from argparse import Namespace
from pathlib import Path

from briefdesk.cli.call import DONE, Call
from briefdesk.cli.columns import plain
from briefdesk.cli.commands import build_parser, command_names
from briefdesk.cli.output import print_json, print_lines, say
from briefdesk.cli.parser import Parser, common_options, known_options
from briefdesk.cli.paths import is_there
from briefdesk.cli.window import PROJECT_SUFFIX, open_window
from briefdesk.cli.words import from_first_word, with_negations
from briefdesk.cli.wrong import CallWrong, did_you_mean
from briefdesk.pipeline.desk import open_desk
from briefdesk.store.folders import user_folders

# Commands that take a recipient query among their words.
_WITH_QUERY = ("members", "letters", "check", "explain", "new", "lists")


def dispatch(words: list[str]) -> int:
    """Run the command that `words` call and return its exit status. Raises BriefdeskError."""
    called = from_first_word(words)
    if called and called[0] not in command_names():
        return _open_or_suggest(words)
    if called and called[0] in _WITH_QUERY:
        words = with_negations(words)
    parser = build_parser(called[0] if called else None)
    try:
        options, rest = parser.parse_known_args(words)
    except SystemExit:  # how argparse leaves after --help
        return DONE
    if rest:
        raise _unknown_option(parser, rest[0].strip(), words)
    if options.version:
        from importlib.metadata import version  # noqa: PLC0415  (slow to load)

        print_lines([f"briefdesk {version('briefdesk')}"])
        return DONE
    if options.command is None:
        return open_window([], getattr(options, "today", None))
    return _call(options)


def _call(options: Namespace) -> int:
    today = getattr(options, "today", None) or dt.datetime.now().astimezone().date()
    with open_desk(today=today, folders=user_folders()) as desk:
        answer = options.run(Call(options, desk, say))
        for problem in desk.problems:
            say(f"{problem.where}: {problem.message} {problem.next_step}")
    if getattr(options, "json", False):
        print_json(answer.document)
    else:
        print_lines(plain(line) for line in answer.lines)
    return int(answer.status)


def _open_or_suggest(words: list[str]) -> int:
    options, rest = common_options().parse_known_args(words)
    called = from_first_word(rest)
    named = called[0].endswith(PROJECT_SUFFIX)
    if named or (is_there(Path(called[0])) and Path(called[0]).is_file()):
        return open_window(called, getattr(options, "today", None))
    raise CallWrong(
        f"There is no command and no project “{called[0]}”.",
        f"{did_you_mean(called[0], command_names())}See `briefdesk --help` for all commands.",
    )


def _unknown_option(parser: Parser, word: str, words: list[str]) -> CallWrong:
    what = "option" if word.startswith("-") else "argument"
    called = from_first_word(words)
    name = f"{called[0]} " if called else ""
    return CallWrong(
        f"There is no {what} “{word}” here.",
        f"{did_you_mean(word, known_options(parser, words))}"
        f"See `briefdesk {name}--help` for what is possible.",
    )
