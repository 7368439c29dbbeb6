"""A title made of a file's name holds nothing unseen."""

import pytest

from briefdesk.sources.readers.outline import spoken


@pytest.mark.parametrize(
    ("stem", "title"),
    [
        ("river-crossings_2026", "River crossings 2026"),
        ("na\nme\u202egnp", "Na megnp"),
        ("\u2066\u200b\x1b[31m", "[31m"),
        ("\u202e", "Report"),
    ],
)
def test_a_title_from_a_file_name_is_one_line_of_what_can_be_seen(stem: str, title: str):
    assert spoken(stem) == title
