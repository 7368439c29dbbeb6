"""A letter never takes another's state or district for its reader's, and may speak of places all the same."""

import pytest

from briefdesk.compose.place_scan import foreign_places

RHODE_ISLAND = {"states": {"RI"}, "districts": []}
TX34 = {"states": {"TX"}, "districts": [("TX", 34)]}


def found(text: str, reader: dict) -> list[tuple[str, bool]]:
    return [(place.words, place.yours) for place in foreign_places(text, **reader)]


@pytest.mark.parametrize(
    "text",
    [
        "Soldiers patrol in your state of Texas.",
        "Soldiers patrol in your home state, Texas.",
        "Your constituents in Texas have asked us.",
        "Those whom you represent in the state of Texas know this.",
        "As the senior senator from Texas, you know this.",
        "Your veterans across Texas\u00a0deserve better.",
    ],
)
def test_another_state_as_the_readers_is_found(text: str):
    assert found(text, RHODE_ISLAND) == [("Texas", True)]
    assert found(text, TX34) == []


def test_a_district_of_another_state_is_found():
    assert found("This happened in Texas’s 34th District.", RHODE_ISLAND) == [
        ("Texas’s 34th District", False)
    ]
    assert found("This happens in your district, Texas' 34th Congressional District.", RHODE_ISLAND) == [
        ("Texas’ 34th Congressional District", True)
    ]
    assert found("It reached TX-34.", RHODE_ISLAND) == [("TX-34", False)]


def test_another_district_of_ones_own_state_is_found_only_where_it_is_said_to_be_ones_own():
    assert found("This happened in Texas’s 28th District.", TX34) == []
    assert found("This happens in your district, Texas’s 28th District.", TX34) == [
        ("Texas’s 28th District", True)
    ]
    assert found("We write about your 28th District.", TX34) == [("your 28th District", True)]
    assert found("We write about your 34th District.", TX34) == []


@pytest.mark.parametrize(
    "text",
    [
        "We ask you to visit the soldiers in Texas.",
        "Some 590 Texas Guard members were deputized.",
        "Your letter reached us in Washington.",
        "Your committee heard from the governor of Texas.",
        "West Virginia sent troops to Texas.",
        "Your state of Rhode Island sent none.",
        "COVID-19 and F-16 are no districts.",
    ],
)
def test_facts_about_other_states_raise_no_alarm(text: str):
    assert found(text, RHODE_ISLAND) == []


def test_west_virginia_is_not_virginia():
    reader = {"states": {"WV"}, "districts": []}

    assert found("Your state of West Virginia is large.", reader) == []


def test_a_district_told_behind_its_number_is_found():
    text = "Your district, the 12th district of California, knows."
    (place,) = foreign_places(text, states={"TX"}, districts=[("TX", 7)])

    assert (place.state, place.district, place.yours) == ("CA", 12, True)
