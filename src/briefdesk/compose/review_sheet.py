"""The review sheet: for each recipient why the letter is as it is, and how it differs from the base."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence

from briefdesk.compose.word_changes import word_changes
from briefdesk.english import counted, long_date
from briefdesk.model.addressee import Addressee
from briefdesk.model.blocks import (
    Block,
    ComposedDocument,
    Heading,
    ItemList,
    ListItem,
    ListStyle,
    Paragraph,
    Span,
)
from briefdesk.model.explanation import ComparedLine, Explanation, LineChange, Reason

NOT_INCLUDED = "left out"
EFFECT_WORDS = {
    "only_for": "Included",
    NOT_INCLUDED: "Not included",
    "leave_out": "Left out",
    "move_up": "Put first",
    "reword": "Other words",
    "relevance": "Moved up",
    "hand_edit": "Edited by hand",
}
LEGEND = (
    Span("What this letter has and the base letter has not is "),
    Span("bold", bold=True),
    Span("; what the base letter has and this one has not is "),
    Span("[in brackets]", italic=True),
    Span(". Paragraphs that are alike are not repeated."),
)


def review_sheet(
    explanations: Sequence[Explanation], *, title: str, author: str, today: dt.date, language: str = "en-US"
) -> ComposedDocument:
    """Return the sheet: how to read it, then each recipient in order under a heading of their own."""
    differing = sum(one.differs for one in explanations)
    tally = f"{counted(len(explanations), 'letter')}, {differing} of them unlike the base letter."
    blocks: list[Block] = [
        Heading(2, (Span(f"Review sheet: {title}"),)),
        Paragraph((Span(f"{long_date(today)}. {tally} "), *LEGEND)),
    ]
    nowhere = _in_no_letter(explanations)
    if nowhere:
        told = "; ".join(f"{reason.label} ({reason.because})" for reason in nowhere)
        blocks.append(Paragraph((Span("In none of these letters: ", bold=True), Span(f"{told}."))))
    before = frozenset((reason.part, reason.because) for reason in nowhere)
    for one in explanations:
        blocks += _recipient(one, before)
    name = f"Review sheet: {title}"
    return ComposedDocument(name, author, language, tuple(blocks), continuation=name)


def reason_words(reason: Reason) -> str:
    """Return a reason in words: what happened, by which rule, on which datum of which day."""
    day = f" ({long_date(reason.as_of)})" if reason.as_of else ""
    effect = EFFECT_WORDS.get(reason.effect, reason.effect)
    rule = "" if reason.effect in ("hand_edit", "relevance") else f" {reason.rule}:"
    return f"{effect}.{rule} {reason.because}{day}"


def _in_no_letter(explanations: Sequence[Explanation]) -> tuple[Reason, ...]:
    """Return for each part that no letter has the commonest reason: it is told once for all.

    Whoever is left out for another reason is told so; one letter alone tells it among its own reasons.
    """
    if len(explanations) < 2:
        return ()
    without = [{r.part: r for r in one.reasons if r.effect == NOT_INCLUDED} for one in explanations]
    shared = [part for part in without[0] if all(part in others for others in without)]
    return tuple(_commonest([others[part] for others in without]) for part in shared)


def _commonest(reasons: Sequence[Reason]) -> Reason:
    ((because, _),) = Counter(reason.because for reason in reasons).most_common(1)
    return next(reason for reason in reasons if reason.because == because)


def _recipient(one: Explanation, told_before: frozenset[tuple[str, str]]) -> Iterator[Block]:
    yield Heading(2, (Span(_who(one.addressee)),))
    items = [(f"{r.label}: ", reason_words(r)) for r in one.reasons if r.effect != NOT_INCLUDED]
    left = (r for r in one.reasons if r.effect == NOT_INCLUDED and (r.part, r.because) not in told_before)
    without = [f"{r.label} ({r.because})" for r in left]
    items += [("Not included: ", "; ".join(without))] if without else []
    items += [("Address: ", note) for note in one.addressee.notes]
    if items:
        told = (ListItem((Span(head, bold=True), Span(words))) for head, words in items)
        yield ItemList(tuple(told), ListStyle.BULLETS)
    if not one.differs:
        yield Paragraph((Span("The letter is the base letter, word for word.", italic=True),))
    for line in one.comparison:
        if line.change is not LineChange.SAME:
            yield Paragraph(tuple(_spans(line)))


def _who(addressee: Addressee) -> str:
    """Return "Representative Mike Rogers, AL-03": two members may share a name."""
    member = addressee.member
    if member is None:
        return addressee.name
    return f"{member.title.value} {member.full_name}, {member.seat.code}"


def _spans(line: ComparedLine) -> Iterator[Span]:
    yield Span(f"{line.change.value.capitalize()}: ", italic=True)
    changes = word_changes(line.base, line.text)
    for words, after in zip(changes, (*changes[1:], None), strict=True):
        match words.change:
            case LineChange.REMOVED:
                # What took the place of words is read as the next word, not as the end of theirs.
                apart = words.text.endswith(" ") or (after is not None and after.change is LineChange.ADDED)
                yield Span(f"[{words.text.strip()}]{' ' if apart else ''}", italic=True)
            case LineChange.ADDED:
                yield Span(words.text, bold=True)
            case _:
                yield Span(words.text)
