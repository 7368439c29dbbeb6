"""A glance at the settings says what the settings say, and nothing keeps the window from opening."""

from pathlib import Path

import pytest

from briefdesk.store.settings import Settings, save_settings
from briefdesk.store.settings_glance import Glance, glance_at_settings


def test_glance_agrees_with_the_settings(tmp_path: Path) -> None:
    settings = Settings((tmp_path / "a.briefdesk",), "AAAA;BBBB", "dark", first_run_done=True)
    save_settings(settings, tmp_path)

    assert glance_at_settings(tmp_path) == Glance(settings.recent, "AAAA;BBBB", "dark", first_run_done=True)


def test_defaults_are_those_of_the_settings(tmp_path: Path) -> None:
    settings, glance = Settings(), glance_at_settings(tmp_path / "none")

    assert (glance.recent, glance.window_geometry, glance.scheme, glance.first_run_done) == (
        settings.recent,
        settings.window_geometry,
        settings.scheme,
        settings.first_run_done,
    )


@pytest.mark.parametrize(
    "damage",
    [b"", b"{", b"[]", b"\xff", b"[" * 100_000, b'{"recent": 3}', b'{"recent": [1]}', b'{"scheme": "pink"}',
     b'{"first_run_done": "no"}', b'{"window_geometry": null}'],
)  # fmt: skip
def test_damaged_settings_give_the_defaults_and_stay_where_they_are(tmp_path: Path, damage: bytes) -> None:
    (tmp_path / "settings.json").write_bytes(damage)

    assert glance_at_settings(tmp_path) == Glance()
    assert (tmp_path / "settings.json").read_bytes() == damage
