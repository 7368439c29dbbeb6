"""What review left on a record, read and written: state, reason, excuses, release."""

import datetime as dt
import re
from collections.abc import Iterable

from briefdesk.model.finding import Excuse, FindingState
from briefdesk.sources import pack_words
from briefdesk.sources.faults import Faults, did_you_mean, excerpt
from briefdesk.sources.flag_codes import CODES
from briefdesk.sources.pack_lines import RawField
from briefdesk.states import STATE_NAMES

_STATES = tuple(state.value for state in FindingState)
_PIECES = 3  # of an excuse; a line of bars alone need not be gone through for each of them
Release = tuple[bool, dt.date | None]
FREE: Release = (False, None)
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_PIECE = re.compile(r"(?:[^\\|]|\\.?)*")


def state_in(field: RawField | None, faults: Faults) -> FindingState:
    """Return how far review has come, accepted where the record does not say."""
    if field is None:
        return FindingState.ACCEPTED
    if field.value in _STATES:
        return FindingState(field.value)
    codes = [code.strip() for code in field.value.split(",")]
    postal = all(code in STATE_NAMES for code in codes)
    faults.error(
        field.line, "bad-review-state", f"“{excerpt(field.value)}” is no state of review.",
        f"Did you mean “- states: {field.value}”?" if postal else did_you_mean(field.value, _STATES),
    )  # fmt: skip
    return FindingState.ACCEPTED


def reason_in(field: RawField | None, state: FindingState, faults: Faults) -> str:
    """Return the reason of a dismissal."""
    if field is None:
        return ""
    reason = pack_words.tidy(field.value)
    if len(reason) > pack_words.MAX_REASON_CHARS:
        faults.error(
            field.line, "reason-too-long", f"The reason has {len(reason):,} characters.",
            f"Keep to {pack_words.MAX_REASON_CHARS}.",
        )  # fmt: skip
    if reason and state is not FindingState.DISMISSED:
        faults.warning(
            field.line, "reason-without-dismissal", "A reason stands with a record that is not dismissed.",
            "Add a line “- state: dismissed”, or take the reason out.",
        )  # fmt: skip
    return reason


def release_in(field: RawField | None, faults: Faults) -> Release:
    """Return whether a record is confidential, and the day until which it is under embargo.

    What cannot be understood is confidential: it must not leave by a slip of the pen.
    """
    return release_read(field.value, field.line, faults) if field is not None else FREE


def release_read(text: str, line: int, faults: Faults) -> Release:
    """Return what “confidential”, “embargo 2026-07-01” or both, parted by a comma, say."""
    confidential, embargo = False, None
    for word in filter(None, (piece.strip() for piece in text.split(","))):
        kind, _, day = word.partition(" ")
        if word == pack_words.CONFIDENTIAL:
            confidential = True
        elif kind == pack_words.EMBARGO and (read := _day(day.strip())) is not None:
            embargo = read
        else:
            confidential = True
            faults.error(
                line, "bad-release", f"“{excerpt(word)}” does not say when this may leave.",
                "Write “confidential”, “embargo 2026-07-01”, or both parted by a comma.",
            )  # fmt: skip
    return confidential, embargo


def release_written(confidential: bool, embargo: dt.date | None) -> str:
    """Return the same as a record and a passage hold it, empty for what may leave."""
    words = [pack_words.CONFIDENTIAL] if confidential else []
    words += [f"{pack_words.EMBARGO} {embargo.isoformat()}"] if embargo else []
    return ", ".join(words)


def _day(text: str) -> dt.date | None:
    if not _DAY.fullmatch(text):
        return None
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None


def excuses_in(fields: Iterable[RawField], text: str, faults: Faults) -> tuple[Excuse, ...]:
    """Return the flags that may stand, leaving out those that are wrong; `text` is the record's."""
    excuses = (_excuse(field, text, faults) for field in fields)
    return tuple(dict.fromkeys(excuse for excuse in excuses if excuse is not None))


def _excuse(field: RawField, text: str, faults: Faults) -> Excuse | None:
    pieces = _pieces(field.value)
    if len(pieces) != _PIECES or not pieces[2]:
        faults.error(
            field.line, "bad-excuse", "An excuse has a code, words of the text and a reason, parted by “|”.",
            "Write “- excuse: name-changed | Sheriff Ruiz | Named on page 2”.",
        )  # fmt: skip
        return None
    code, words, reason = pieces
    if code not in CODES:
        faults.error(field.line, "unknown-flag", f"“{excerpt(code)}” is no flag.", did_you_mean(code, CODES))
    elif words not in text:
        faults.error(
            field.line, "excuse-not-in-text", f"“{excerpt(words)}” does not stand in the text.",
            "Write the words exactly as the text has them, or take the line out.",
        )  # fmt: skip
    elif len(reason) > pack_words.MAX_REASON_CHARS:
        faults.error(
            field.line, "reason-too-long", f"The reason has {len(reason):,} characters.",
            f"Keep to {pack_words.MAX_REASON_CHARS}.",
        )  # fmt: skip
    else:
        return Excuse(code, words, reason)
    return None


def excuse_written(excuse: Excuse) -> str:
    """Return an excuse as a record holds it."""
    return " | ".join(
        re.sub(r"[\\|]", r"\\\g<0>", piece) for piece in (excuse.code, excuse.words, excuse.reason)
    )


def _pieces(value: str) -> list[str]:
    """Return what stands between the bars of `value`, less the backslashes that keep a bar from parting."""
    pieces: list[str] = []
    rest = value
    while True:
        piece = _PIECE.match(rest)
        end = piece.end() if piece else 0
        pieces.append(pack_words.tidy(re.sub(r"\\([\\|])", r"\1", rest[:end])))
        if end >= len(rest) or len(pieces) > _PIECES:
            return pieces
        rest = rest[end + 1 :]
