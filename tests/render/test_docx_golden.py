"""Goldens: the parts of one letter and one brief, as they are known to be right.

`make goldens` writes them anew; read the difference before it is committed.
"""

import pytest

from render.docx_goldens import FOLDER, golden_parts

PARTS = dict(golden_parts())


@pytest.mark.parametrize("path", PARTS)
def test_part_is_as_it_was(path: str) -> None:
    assert PARTS[path] == (FOLDER / path).read_text(encoding="utf-8")
