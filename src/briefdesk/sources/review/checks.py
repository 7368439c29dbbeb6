"""What the words of a finding may be: one line, not too long, nothing that a source pack cannot carry."""

import re

from briefdesk.model.finding import Excuse, KeyFigure
from briefdesk.sources import pack_words
from briefdesk.sources.guards import CODES
from briefdesk.sources.review.faults import ReviewRefused, WordingRefused
from briefdesk.states import STATE_NAMES

_LINE_BREAK = re.compile(r"[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")


def one_line(text: str, what: str, *, longest: int) -> str:
    """Return `text` with single spaces. `what` names it in the sentence: "The finding".

    Raises WordingRefused where it has a line break, a character that a pack cannot carry or more than
    `longest` characters.
    """
    text = pack_words.tidy(text)
    if _LINE_BREAK.search(text):
        raise WordingRefused(f"{what} has a line break.", "Write it in one line.")
    odd = next(filter(pack_words.is_forbidden, text), None)
    if odd is not None:
        raise WordingRefused(
            f"{what} holds the control character U+{ord(odd):04X}.",
            "Delete it; if you cannot see it, type the words anew.",
        )
    if len(text) > longest:
        raise WordingRefused(f"{what} has {len(text):,} characters.", f"Keep to {longest:,}.")
    return text


def finding_text(text: str) -> str:
    """Return the words of a finding as a pack holds them. Raises WordingRefused."""
    text = one_line(text, "The finding", longest=pack_words.MAX_FINDING_CHARS)
    if not text:
        raise WordingRefused(
            "A finding cannot be without words.", "Write a sentence, or dismiss the finding instead."
        )
    return text


def reason_text(reason: str) -> str:
    """Return a reason as a pack holds it, perhaps empty. Raises WordingRefused."""
    return one_line(reason, "The reason", longest=pack_words.MAX_REASON_CHARS)


def topic_names(topics: tuple[str, ...]) -> tuple[str, ...]:
    """Return topics as a pack holds them, each once. Raises WordingRefused."""
    named = [one_line(topic, "A topic", longest=pack_words.MAX_TOPIC_CHARS) for topic in topics]
    if comma := next((topic for topic in named if "," in topic), None):
        raise WordingRefused(
            f"The topic “{comma}” holds a comma.", "Write it as two topics, or without the comma."
        )
    return _few("topics", tuple(dict.fromkeys(filter(None, named))))


def committee_codes(codes: tuple[str, ...]) -> tuple[str, ...]:
    """Return codes of committees in capitals, each once. Raises WordingRefused."""
    found = tuple(dict.fromkeys(code.strip().upper() for code in codes if code.strip()))
    for code in found:
        if not pack_words.COMMITTEE_CODE.fullmatch(code):
            raise WordingRefused(
                f"“{code}” is not a committee's code.",
                "Write four letters, with two digits for a subcommittee: HSAS or HSAS02.",
            )
    return _few("committees", found)


def state_codes(codes: tuple[str, ...]) -> tuple[str, ...]:
    """Return postal codes of states in capitals, each once. Raises WordingRefused."""
    found = tuple(dict.fromkeys(code.strip().upper() for code in codes if code.strip()))
    for code in found:
        if code not in STATE_NAMES:
            raise WordingRefused(
                f"“{code}” is not a state's postal code.", "Write two letters, for example TX, AZ, PR or DC."
            )
    return found


def key_figure_for(figure: KeyFigure, text: str) -> KeyFigure:
    """Return a key figure as a pack holds it beside `text`. Raises WordingRefused."""
    value = one_line(figure.value, "The key figure", longest=pack_words.MAX_KEY_VALUE_CHARS)
    label = one_line(figure.label, "The key figure's label", longest=pack_words.MAX_KEY_LABEL_CHARS)
    if not value or not label:
        raise WordingRefused(
            "A key figure has a value and a label.",
            "Write both, for example 3,600 and “troops at the border”.",
        )
    if "|" in value:
        raise WordingRefused("The key figure holds a “|”.", "Write the figure alone.")
    if not bears_key_figure(text, value):
        raise WordingRefused(
            f"The finding does not hold the figure “{value}”.",
            "A key figure repeats a figure of its finding.",
        )
    return KeyFigure(value, label)


def bears_key_figure(text: str, value: str) -> bool:
    """Return whether every number of a key figure's `value` stands in `text`, not within a longer number."""
    numbers = pack_words.FIGURE.findall(value)
    return all(re.search(rf"(?<!\d)(?<!\d[.,]){re.escape(n)}(?![.,]?\d)", text) for n in numbers)


def excuse_for(excuse: Excuse, text: str) -> Excuse:
    """Return an excuse as a pack holds it beside `text`. Raises ReviewRefused."""
    words, reason = pack_words.tidy(excuse.words), reason_text(excuse.reason)
    if excuse.code not in CODES:
        raise ReviewRefused(f"No guard raises “{excuse.code}”.", f"It is one of: {', '.join(CODES)}.")
    if words not in text:
        raise ReviewRefused(
            f"The finding does not hold the words “{words}”.", "Look at the finding again; it was reworded."
        )
    if not reason:
        raise WordingRefused("A flag is let stand for a reason.", "Write why, in a few words.")
    return Excuse(excuse.code, words, reason)


def _few(what: str, names: tuple[str, ...]) -> tuple[str, ...]:
    if len(names) > pack_words.MAX_TAGS:
        raise WordingRefused(
            f"A finding cannot have {len(names)} {what}.",
            f"Keep to {pack_words.MAX_TAGS}, the most telling ones.",
        )
    return names
