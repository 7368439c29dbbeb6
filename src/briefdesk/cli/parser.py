"""Options and commands as argparse reads them, with errors as sentences and a nearest known word."""

import argparse
import datetime as dt
from collections.abc import Callable
from typing import Any, NoReturn

from briefdesk.cli.output import print_lines
from briefdesk.cli.wrong import CallWrong, did_you_mean


class Parser(argparse.ArgumentParser):
    """A parser that raises CallWrong where argparse would print its usage and leave."""

    def __init__(self, **options: Any) -> None:
        super().__init__(
            **{"formatter_class": argparse.RawDescriptionHelpFormatter, "allow_abbrev": False, **options}
        )

    def error(self, message: str) -> NoReturn:
        """Raise CallWrong."""
        raise CallWrong(
            f"{message[:1].upper()}{message[1:]}.", f"See `{self.prog} --help` for what is possible."
        )

    def print_help(self, file: Any = None) -> None:  # noqa: ARG002  (overrides)
        """Print the help as every other answer; argparse's own printing passes over a full disk."""
        print_lines([self.format_help().rstrip()])

    def _check_value(self, action: argparse.Action, value: Any) -> None:
        """Name the nearest choice; argparse's own message lists all of them in a row."""
        if action.choices is None or value in action.choices:
            return
        known = [str(choice) for choice in action.choices]
        what = "command" if isinstance(action, argparse._SubParsersAction) else "value"
        name = "/".join(action.option_strings)
        raise CallWrong(
            f"There is no {what} “{value}” for `{name}`." if name else f"There is no {what} “{value}”.",
            f"{did_you_mean(str(value), known)}Possible are: {', '.join(known)}.",
        )


def common_options() -> Parser:
    """Return the options that every command takes, before or after its name."""
    parser = Parser(add_help=False)
    group = parser.add_argument_group("for every command")
    # SUPPRESS: an option given before the command's name must not be lost to the default behind it.
    group.add_argument(
        "--json",
        action="store_true",
        default=argparse.SUPPRESS,
        help="print one JSON document and nothing else",
    )
    group.add_argument(
        "--debug", action="store_true", default=argparse.SUPPRESS, help="show the details of a failure"
    )
    group.add_argument(
        "--today",
        type=a_date,
        metavar="DATE",
        default=argparse.SUPPRESS,
        help="the date to print on letters and to count ages from (default: today)",
    )
    return parser


def a_date(text: str) -> dt.date:
    """Return a date written as 2026-06-15."""
    try:
        return dt.date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(
            f"“{text}” is not a date; write it as year, month and day: 2026-06-15"
        ) from error


def a_count(text: str) -> int:
    """Return a whole number of at least one."""
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= 64:
        raise argparse.ArgumentTypeError(f"“{text}” is not a whole number from 1 to 64")
    return int(text)


def a_setting(text: str) -> tuple[str, str]:
    """Return the key and value of KEY=VALUE."""
    key, mark, value = text.partition("=")
    if not mark or not key.strip():
        raise argparse.ArgumentTypeError(f"“{text}” is not of the form KEY=VALUE")
    return key.strip(), value.strip()


def a_list(text: str) -> tuple[str, ...]:
    """Return the words of a comma-separated list, each once."""
    return tuple(dict.fromkeys(word.strip() for word in text.split(",") if word.strip()))


def known_options(parser: argparse.ArgumentParser, words: list[str]) -> set[str]:
    """Return the options of the command that `words` call, for a suggestion."""
    known = set(parser._option_string_actions)
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for name in words:
                if name in action.choices:
                    known |= known_options(action.choices[name], words)
    return known


def subcommands(
    parser: argparse.ArgumentParser, common: Parser
) -> Callable[[str, str, Callable[..., object]], argparse.ArgumentParser]:
    """Return what adds a subcommand: its name, its help and what runs it. One of them must be called."""
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)

    def add(name: str, text: str, run: Callable[..., object]) -> argparse.ArgumentParser:
        command = commands.add_parser(name, parents=[common], help=text)
        command.set_defaults(run=run)
        return command

    return add
