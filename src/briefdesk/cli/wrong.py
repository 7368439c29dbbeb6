"""Calls that Briefdesk does not know, answered with the nearest that it does."""

from collections.abc import Iterable

from briefdesk.errors import BriefdeskError


class CallWrong(BriefdeskError):
    """The command or one of its options is not as Briefdesk knows it."""


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return "Did you mean “x”? " for the nearest of `known`, or nothing."""
    from difflib import get_close_matches  # noqa: PLC0415  (the window, opened through here, does without)

    near = get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f"Did you mean “{near[0]}”? " if near else ""
