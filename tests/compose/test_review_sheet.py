"""The review sheet: who is meant, on what day, and which words differ."""

import datetime as dt

from briefdesk.compose.review_sheet import NOT_INCLUDED, review_sheet
from briefdesk.model.addressee import Addressee, AddresseeId, AddresseeKind
from briefdesk.model.blocks import ComposedDocument, Heading, ItemList, Paragraph
from briefdesk.model.explanation import ComparedLine, Explanation, LineChange, Reason


def a_sheet(*lines: ComparedLine) -> ComposedDocument:
    addressee = Addressee(AddresseeId("governor"), AddresseeKind.CONTACT, "Ana Vega", "Dear Ana Vega:")
    reason = Reason("a", "Finding 1", "only_for", "Members from Texas", "Texas", dt.date(2026, 6, 15))
    explained = Explanation(addressee, (reason,), lines)
    return review_sheet([explained], title="Oversight", author="Larkgate", today=dt.date(2026, 6, 20))


def said(document: ComposedDocument, kind: type) -> list[str]:
    return [
        "".join(span.text for span in block.spans)
        for block in document.blocks
        if isinstance(block, kind) and isinstance(block, Paragraph | Heading)
    ]


def test_words_taken_out_stand_apart_from_those_in_their_place():
    line = ComparedLine(
        LineChange.REWORDED,
        "Our requests rest on it. Among its findings:",
        "Our requests rest on it. Each names its source:",
    )

    told = said(a_sheet(line), Paragraph)[-1]

    assert told == "Reworded: Our requests rest on it. [Among] Each names its [findings] source:"


def test_the_day_of_a_datum_is_written_out():
    (reasons,) = (block for block in a_sheet().blocks if isinstance(block, ItemList))

    words = "".join(span.text for span in reasons.items[0].spans)

    assert words == "Finding 1: Included. Members from Texas: Texas (June 15, 2026)"


def test_what_no_letter_has_is_told_once():
    def explained(name: str, *without: tuple[str, str]) -> Explanation:
        addressee = Addressee(AddresseeId(name), AddresseeKind.CONTACT, name, f"Dear {name}:")
        reasons = tuple(Reason(part, part.title(), NOT_INCLUDED, "", because) for part, because in without)
        return Explanation(addressee, reasons, ())

    ana = explained(
        "Ana", ("judiciary", "not on it"), ("border", "left out: Ana"), ("texas", "not from Texas")
    )
    ben = explained("Ben", ("judiciary", "not on it"), ("border", "not from a border state"))
    cyd = explained("Cyd", ("judiciary", "not on it"), ("border", "not from a border state"))

    sheet = review_sheet([ana, ben, cyd], title="Oversight", author="Larkgate", today=dt.date(2026, 6, 20))

    items = [item for block in sheet.blocks if isinstance(block, ItemList) for item in block.items]
    assert said(sheet, Paragraph)[1] == (
        "In none of these letters: Judiciary (not on it); Border (not from a border state)."
    )
    assert ["".join(span.text for span in item.spans) for item in items] == [
        "Not included: Border (left out: Ana); Texas (not from Texas)"
    ]
