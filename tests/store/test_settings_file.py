from pathlib import Path

import pytest

from briefdesk.model.draft import Sender
from briefdesk.store.folders import folders_in, user_folders
from briefdesk.store.settings import Settings, read_settings, save_settings, with_recent, without_recent


def test_settings_come_back_as_they_were_saved(tmp_path):
    settings = Settings(
        (tmp_path / "a.briefdesk",), "AdnQywAD", "dark", True, Sender("Org", address=("1 Street",))
    )

    save_settings(settings, tmp_path / "config")

    assert read_settings(tmp_path / "config") == settings


def test_a_missing_file_gives_the_defaults(tmp_path):
    assert read_settings(tmp_path / "none") == Settings()


@pytest.mark.parametrize(
    "damage", [b"", b"{", b"[]", b'{"scheme": "pink"}', b"\xff\xfe", b"[" * 100_000, b'{"recent": [1]}']
)
def test_a_damaged_file_is_set_aside(tmp_path, damage):
    (tmp_path / "settings.json").write_bytes(damage)

    settings = read_settings(tmp_path)

    aside = tmp_path / "settings.json.damaged"
    assert settings == Settings(set_aside=aside)
    assert aside.read_bytes() == damage
    assert not (tmp_path / "settings.json").exists()


def test_settings_of_a_newer_version_are_read_as_far_as_known(tmp_path):
    (tmp_path / "settings.json").write_bytes(b'{"version": 9, "scheme": "light", "novelty": {"x": 1}}')

    assert read_settings(tmp_path).scheme == "light"


def test_the_logo_of_the_sender_is_not_kept(tmp_path):
    save_settings(Settings(sender=Sender("Org", logo="logo.png")), tmp_path)

    assert read_settings(tmp_path).sender == Sender("Org")


def test_the_newest_project_comes_first_once_and_ten_are_kept(tmp_path):
    settings = Settings()
    for number in range(12):
        settings = with_recent(settings, tmp_path / f"{number}.briefdesk")
    settings = with_recent(settings, tmp_path / "5.briefdesk")

    assert [p.stem for p in settings.recent] == ["5", "11", "10", "9", "8", "7", "6", "4", "3", "2"]
    assert "5.briefdesk" not in [p.name for p in without_recent(settings, tmp_path / "5.briefdesk").recent]


def test_one_variable_moves_all_folders(tmp_path):
    folders = user_folders({"BRIEFDESK_HOME": str(tmp_path)})

    assert folders == folders_in(tmp_path)
    assert folders.sources == tmp_path / "library" / "sources"


def test_without_the_variable_the_folders_are_the_users(monkeypatch, tmp_path):
    monkeypatch.setenv("HOME", str(tmp_path))
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)

    folders = user_folders({})

    assert "briefdesk" in str(folders.config)
    places = set(folders)
    assert len(places) == 4
    assert all(isinstance(p, Path) for p in places)
