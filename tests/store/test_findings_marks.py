"""Marks of what may not leave stay with their words, whatever a new edition makes of them."""

import datetime as dt

from briefdesk.model.source import Passage, PassageId, Section, SourceDocument, SourceId
from briefdesk.store.findings.marks import carried_marks

HELD = "The agency will close the detention site near Laredo before the end of next year, officials say."
OPEN = "Officials say that the number of crossings fell in each month of the past year without exception."
DAY = dt.date(2027, 1, 1)


def document(*texts: str, held: tuple[int, ...] = (), embargo: dt.date | None = None, section: str = "plans"):
    passages = tuple(
        Passage(
            PassageId(f"{section}-{n}"),
            n,
            text,
            confidential=n in held and embargo is None,
            embargo=embargo if n in held else None,
        )
        for n, text in enumerate(texts, start=1)
    )
    kept = Section(section, section.title(), 1, passages)
    return SourceDocument(SourceId("s"), "S", "S", "", "", "", "", "e", (kept,))


def marked(found) -> list[int]:
    passages = found.document.sections[0].passages
    return [p.number for p in passages if p.confidential or p.embargo]


def test_a_mark_follows_its_words_to_another_place():
    found = carried_marks(document(OPEN, HELD), document(HELD, OPEN, held=(1,)))

    assert marked(found) == [2]
    assert (found.same, found.changed, found.lost) == (1, 0, ())


def test_a_mark_stays_on_a_passage_whose_words_changed():
    changed = HELD.replace("before the end of next year", "by the summer of 2028")
    found = carried_marks(document(OPEN, changed), document(OPEN, HELD, held=(2,), embargo=DAY))

    assert marked(found) == [2]
    assert found.document.sections[0].passages[1].embargo == DAY
    assert found.told == "1 paragraph stays held back, with changed words."


def test_a_mark_follows_words_that_were_put_in_another_order():
    changed = "Next year, officials say, the detention site that the agency runs near Laredo will close."
    found = carried_marks(document(changed, OPEN), document(OPEN, HELD, held=(2,)))

    assert marked(found) == [1]


def test_a_passage_that_was_parted_is_marked_in_both_halves():
    long = f"{HELD} The buildings there will be handed over to the county for one dollar in return."
    halves = long.split(". ", 1)
    found = carried_marks(document(*halves, OPEN), document(long, OPEN, held=(1,)))

    assert marked(found) == [1, 2]


def test_a_passage_written_wholly_anew_is_marked_at_its_place():
    found = carried_marks(document(OPEN, "Nothing of it remains."), document(OPEN, HELD, held=(2,)))

    assert marked(found) == [2]


def test_what_may_leave_word_for_word_is_not_marked_for_standing_at_the_place():
    found = carried_marks(document(OPEN), document(HELD, OPEN, held=(1,)))

    assert marked(found) == []
    assert [p.text for p in found.lost] == [HELD]
    assert found.told == "1 paragraph held back cannot be found in it: look for the words."


def test_the_same_words_held_and_free_are_marked_rather_than_not():
    found = carried_marks(document(HELD, OPEN), document(HELD, OPEN, HELD, held=(1,)))

    assert marked(found) == [1]


def test_a_source_without_marks_tells_nothing():
    assert carried_marks(document(OPEN), document(HELD)).told == ""
