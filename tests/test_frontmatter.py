import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefdesk.frontmatter import FrontMatterInvalid, read_front_matter

KEYS = st.from_regex(r"[a-z][a-z0-9 _-]{0,12}[a-z0-9]", fullmatch=True)
VALUES = st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=40).map(str.strip)


def test_a_value_is_the_rest_of_its_line_colons_and_quotes_included():
    matter = read_front_matter('---\ntitle: Soldiers: "Police"\n---\nBody')

    assert matter.entries["title"].value == 'Soldiers: "Police"'


def test_the_body_and_its_first_line_number_follow_the_closing_fence():
    matter = read_front_matter("---\r\na: 1\r\n\r\n---\r\nfirst\r\nsecond")

    assert (matter.body, matter.body_line) == ("first\nsecond", 5)


def test_a_list_belongs_to_the_key_above_it():
    matter = read_front_matter("---\ncc:\n- One\n- Two\nname: x\n---\n")

    assert matter.entries["cc"].items == ("One", "Two")
    assert matter.entries["cc"].line == 2


@pytest.mark.parametrize(
    ("text", "line", "word"),
    [
        ("title: x\n", 1, "begin with"),
        ("---\ntitle: x\n", 3, "closing"),
        ("---\njust words\n---\n", 2, "just words"),
        ("---\na: 1\na: 2\n---\n", 3, "twice"),
        ("---\n- item\n---\n", 2, "before any key"),
        ("---\na: 1\n- item\n---\n", 3, "keep one"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(text: str, line: int, word: str):
    with pytest.raises(FrontMatterInvalid, match=word) as caught:
        read_front_matter(text)

    assert caught.value.line == line


@given(st.dictionaries(KEYS, VALUES, max_size=8))
def test_what_was_written_is_read_back(entries: dict[str, str]):
    text = "\n".join(["---", *(f"{key}: {value}" for key, value in entries.items()), "---", ""])

    read = read_front_matter(text).entries

    assert {key: entry.value for key, entry in read.items()} == entries


@given(st.text())
def test_any_text_is_read_or_refused_with_a_line(text: str):
    try:
        read_front_matter(text)
    except FrontMatterInvalid as error:
        assert error.line >= 1
