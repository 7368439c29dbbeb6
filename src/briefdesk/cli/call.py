"""What a command gets and what it gives back: a call in, an answer out, printing left to the entry."""

from argparse import Namespace
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from briefdesk.pipeline.desk import Desk

DONE, IN_PART = 0, 1

Json = Mapping[str, Any] | Sequence[Any]


@dataclass(frozen=True, slots=True)
class Call:
    """One call of a command. `say` prints a line for people, on standard error."""

    options: Namespace
    desk: Desk
    say: Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a command found: one JSON document, the same for people in lines, and the exit status."""

    document: Json
    lines: tuple[str, ...]
    status: int = DONE


Run = Callable[[Call], Answer]
