import datetime as dt
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefdesk.congress.compile import compile_roster
from briefdesk.congress.dataset import read_published
from briefdesk.congress.errors import ImportStopped
from briefdesk.congress.yaml_rows import MAX_DEPTH, MAX_NODES, YamlUnfit, json_from_yaml


def read(text: str | bytes) -> object:
    return msgspec.json.decode(json_from_yaml(text.encode() if isinstance(text, str) else text))


def test_lists_mappings_and_plain_values_are_read():
    text = "- id:\n    bioguide: C000127\n    thomas: '00172'\n  rank: 3\n  end: 2027-01-03\n  gone: null\n"

    assert read(text) == [
        {
            "id": {"bioguide": "C000127", "thomas": "00172"},
            "rank": 3,
            "end": "2027-01-03",
            "gone": None,
        }
    ]


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("012", "012"),
        ("1e3", "1e3"),
        ("no", "no"),
        ("NO", "NO"),
        ("0x1F", "0x1F"),
        ("-7", -7),
        ("true", True),
        ("1:30", "1:30"),
        ("9" * 40, "9" * 40),
        ('"12"', "12"),
        ("'null'", "null"),
        ("García", "García"),
    ],
)
def test_a_word_means_what_it_says(word: str, value: object):
    assert read(f"a: {word}") == {"a": value}


def test_an_empty_file_is_null():
    assert read("") is None
    assert read("# nothing\n") is None


def test_an_alias_stands_for_what_was_named():
    assert read("a: &x [1, 2]\nb: *x\n") == {"a": [1, 2], "b": [1, 2]}


def _bomb() -> str:
    levels = "\n".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 12))
    return f"a0: &a0 lol\n{levels}\n"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("a: !!python/object/apply:os.system [ls]", "tag"),
        ("!!python/name:os.system", "tag"),
        ("a: !secret 3", "tag"),
        (_bomb(), "too large"),
        ("a: &x [*x]", "stands for nothing"),
        ("a: *nobody", "stands for nothing"),
        ("[" * (MAX_DEPTH + 5), "too deep"),
        ("? [a, b]\n: 3", "not text"),
        ("a: 1\n---\nb: 2\n", "second document"),
        ("a: [1, 2", "line"),
        ("a:\n\t- b", "line 2"),
        (b"a: \xff\xfe\xfd", "UTF|utf"),
        (b"\x00\x01\x02", "control characters"),
        ("- " * 100_000, "too deep"),
    ],
)
def test_yaml_of_another_kind_is_refused_with_its_line(text: str | bytes, reason: str):
    with pytest.raises(YamlUnfit, match=reason):
        read(text)


def test_reading_stops_when_nobody_wants_it_any_more():
    with pytest.raises(ImportStopped):
        json_from_yaml(b"- a\n" * 10_000, cancelled=lambda: True)


@given(st.binary(max_size=200) | st.text("ab:- \n[]{}&*!|>?'\"#%,", max_size=80).map(str.encode))
def test_no_text_does_more_than_be_read_or_refused(data: bytes):
    try:
        json_from_yaml(data)
    except YamlUnfit as unfit:
        assert str(unfit)


def test_yaml_of_the_members_gives_the_same_roster_as_its_json(data_set: Path, tmp_path: Path):
    as_of = dt.date(2026, 6, 15)
    others = [data_set / "committees-current.json", data_set / "committee-membership-current.json"]
    for folder, ending in (("one", "json"), ("two", "yaml")):
        (tmp_path / folder).mkdir()
        for file in (data_set / f"legislators-current.{ending}", *others):
            (tmp_path / folder / file.name).write_bytes(file.read_bytes())

    by_json, by_yaml = (
        compile_roster(tmp_path / folder, as_of=as_of, origin="x") for folder in ("one", "two")
    )

    assert by_yaml == by_json
    assert len(by_yaml.members) == 537


def test_of_two_formats_of_a_file_json_is_read(data_set: Path):
    assert {file.name[-5:] for file in read_published(data_set).parts.values()} == {".json"}


@pytest.mark.parametrize("text", ["- a\n", "- &a%d x\n"], ids=["entries", "anchors"])
def test_file_of_endless_entries_is_refused_before_it_is_read_to_its_end(text: str):
    many = "".join(text % n if "%" in text else text for n in range(MAX_NODES + 10_000))

    with pytest.raises(YamlUnfit, match=r"500,000 entries by line \d+"):
        json_from_yaml(many.encode())
