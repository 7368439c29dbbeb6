import pytest

from briefdesk.congress.names import PrintedName, printed_name
from briefdesk.congress.rows import NameRow

CASES = [
    (NameRow("Ada", "Okafor"), PrintedName("Ada Okafor", "Ada", "Okafor", "", "")),
    (NameRow("Ada", "Okafor", middle="B."), PrintedName("Ada B. Okafor", "Ada", "Okafor", "", "")),
    # the suffix: in both, in one, in the other; with a comma only before "Jr." and "Sr."
    (
        NameRow("Sam", "Doe", suffix="Jr.", official_full="Sam Doe, Jr."),
        PrintedName("Sam Doe, Jr.", "Sam", "Doe", "Jr.", ""),
    ),
    (
        NameRow("Sam", "Doe", suffix="II", official_full="Sam Doe"),
        PrintedName("Sam Doe II", "Sam", "Doe", "II", ""),
    ),
    (
        NameRow("Sam", "Doe", official_full="Sam R. Doe IV"),
        PrintedName("Sam R. Doe IV", "Sam", "Doe", "IV", ""),
    ),
    (
        NameRow("Sam", "Doe", official_full="Sam Doe Jr"),
        PrintedName("Sam Doe, Jr.", "Sam", "Doe", "Jr.", ""),
    ),
    # nicknames: quoted in the official name they are printed, recorded or in brackets they are not
    (
        NameRow("Sam", "Doe", nickname="Bo", official_full='Sam "Bo" Doe'),
        PrintedName("Sam “Bo” Doe", "Sam", "Doe", "", "Bo"),
    ),
    (
        NameRow("Sam", "Doe", nickname="Bo", official_full="Sam A. Doe"),
        PrintedName("Sam A. Doe", "Sam", "Doe", "", "Bo"),
    ),
    (
        NameRow("Samuel (Sam)", "Doe", official_full="Samuel Doe"),
        PrintedName("Samuel Doe", "Samuel", "Doe", "", "Sam"),
    ),
    (NameRow("Samuel (Sam)", "Doe"), PrintedName("Samuel Doe", "Samuel", "Doe", "", "Sam")),
    # accents recorded in one place only
    (
        NameRow("Mónica", "De La Cruz", official_full="Monica De La Cruz"),
        PrintedName("Mónica De La Cruz", "Mónica", "De La Cruz", "", ""),
    ),
    # a recorded surname longer than the one shown
    (
        NameRow("Pablo José", "Hernández Rivera", official_full="Pablo José Hernández"),
        PrintedName("Pablo José Hernández", "Pablo José", "Hernández", "", ""),
    ),
    (
        NameRow("Cindy", "Hyde-Smith", official_full="Cindy Hyde-Smith"),
        PrintedName("Cindy Hyde-Smith", "Cindy", "Hyde-Smith", "", ""),
    ),
    # what nobody should print
    (NameRow("  Ada ", "Oka\u202efor"), PrintedName("Ada Okafor", "Ada", "Okafor", "", "")),
    (NameRow("Sean", "O'Neill"), PrintedName("Sean O’Neill", "Sean", "O’Neill", "", "")),
]


@pytest.mark.parametrize(("row", "expected"), CASES, ids=[expected.full for _, expected in CASES])
def test_name_is_printed_as_its_holder_shows_it(row: NameRow, expected: PrintedName):
    assert printed_name(row) == expected
