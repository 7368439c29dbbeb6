import datetime as dt

import pytest

from briefdesk.english import counted, in_ascii, long_date, ordinal
from briefdesk.pipeline.roster import RosterOlder

JUNE = dt.date(2026, 6, 15)


class _GermanDay(dt.date):
    """A day as the C library prints it once Qt has taken over a German computer's locale."""

    def __format__(self, spec: str) -> str:
        return super().__format__(spec.replace("%B", "März"))


def test_a_long_date_is_written_as_americans_write_it():
    assert long_date(JUNE) == "June 15, 2026"


@pytest.mark.parametrize(
    ("number", "words"),
    [(1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (11, "11th"), (12, "12th"), (52, "52nd")],
)
def test_an_ordinal_has_its_ending(number: int, words: str):
    assert ordinal(number) == words


def test_a_message_keeps_its_months_english_on_a_german_computer():
    assert "March 4, 2025" in str(RosterOlder(_GermanDay(2025, 3, 4), JUNE))


def test_counts_agree_with_their_noun():
    assert (counted(1, "recipient"), counted(1200, "recipient")) == ("1 recipient", "1,200 recipients")
    assert counted(2, "entry", "entries") == "2 entries"


def test_accents_go_and_letters_stay():
    assert in_ascii("Luján Grisham – № 4") == "Lujan Grisham  No 4"
