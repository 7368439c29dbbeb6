import sys
from pathlib import Path

import pytest

from briefdesk import shipped
from briefdesk.errors import StoreError


@pytest.fixture(autouse=True)
def _look_again():
    shipped.shipped_root.cache_clear()
    yield
    shipped.shipped_root.cache_clear()


def test_a_checkout_finds_its_own_templates():
    assert shipped.shipped_path("templates", "letters", "member.md").is_file()


def test_a_bundle_finds_the_files_beside_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    root = tmp_path / "briefdesk" / "_shipped"
    (root / "templates").mkdir(parents=True)
    (root / "assets").mkdir()
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)

    assert shipped.shipped_root() == root


def test_an_incomplete_installation_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(shipped, "__file__", str(tmp_path / "a" / "b" / "shipped.py"))

    with pytest.raises(StoreError) as caught:
        shipped.shipped_root()

    assert "Install" in caught.value.next_step
