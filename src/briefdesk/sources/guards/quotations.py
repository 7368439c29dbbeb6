"""Quotations that are not what the original says, word for word."""

import re

from briefdesk.sources.guards.flag import Flag, Wording, short

_STEP = "Quote the exact words, mark what is left out with “...”, or take out the quotation marks."
_QUOTATION = re.compile(r"(?<![\w\d])\"([^\"]+)\"")
_CUT = re.compile(r"\s*(?:\.\s?\.\s?\.\s?\.?|…|\[[^\]]*\])\s*")
_EDGES = " .,;:!?'-—"


def quotation_flags(before: Wording, after: Wording) -> list[Flag]:
    """Return a flag for each quotation of the edit that is not verbatim in the original.

    What stands in brackets or is left out at an ellipsis is not compared, nor the stop at its end.
    """
    flags: list[Flag] = []
    for quotation in _QUOTATION.finditer(after.text):
        if re.search(r"\w", quotation[1]) and not _verbatim(quotation[1], before.text):
            message = f"“{short(quotation[1])}” is not word for word in the original."
            flags.append(
                Flag(
                    "quotation-changed",
                    message,
                    _STEP,
                    *quotation.span(),
                    *_nearest(quotation[1], before.text),
                )
            )
    return flags


def _verbatim(quotation: str, original: str) -> bool:
    """Return whether the pieces of `quotation` stand in `original`, in their order."""
    place = 0
    text = original.lower().replace('"', "'")
    for piece in _CUT.split(quotation.lower()):
        wanted = piece.strip(_EDGES)
        if not wanted:
            continue
        match = re.compile(rf"(?<!\w){re.escape(wanted)}(?!\w)").search(text, place)
        if match is None:
            return False
        place = match.end()
    return True


def _nearest(quotation: str, original: str) -> tuple[int, int]:
    """Return the place of the original's quotation that shares most words, or all of the original."""
    words = set(quotation.lower().split())
    best = max(
        _QUOTATION.finditer(original), key=lambda q: len(words & set(q[1].lower().split())), default=None
    )
    return best.span() if best else (0, len(original))
