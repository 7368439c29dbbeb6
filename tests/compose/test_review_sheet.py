"""The review sheet: who is meant, on what day, and which words differ."""

import datetime as dt

from briefdesk.compose.review_sheet import review_sheet
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
