import os
from pathlib import Path

import pytest

from briefdesk.regular_file import IsLink, NotRegular, TooLarge, read_regular_file


def test_a_file_of_just_the_size_is_read(tmp_path: Path):
    (tmp_path / "a").write_bytes(b"four")

    assert read_regular_file(tmp_path / "a", max_bytes=4) == b"four"


def test_a_file_of_a_byte_more_is_refused(tmp_path: Path):
    (tmp_path / "a").write_bytes(b"fives")

    with pytest.raises(TooLarge, match="larger than"):
        read_regular_file(tmp_path / "a", max_bytes=4)


def test_a_link_is_not_followed(tmp_path: Path):
    (tmp_path / "real").write_bytes(b"secret")
    (tmp_path / "link").symlink_to(tmp_path / "real")

    with pytest.raises(IsLink):
        read_regular_file(tmp_path / "link", max_bytes=100)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_that_nobody_writes_to_is_refused_at_once(tmp_path: Path):
    os.mkfifo(tmp_path / "pipe")

    with pytest.raises(NotRegular):
        read_regular_file(tmp_path / "pipe", max_bytes=100)


def test_a_folder_and_a_missing_file_are_what_the_system_calls_them(tmp_path: Path):
    with pytest.raises(IsADirectoryError):
        read_regular_file(tmp_path, max_bytes=100)
    with pytest.raises(FileNotFoundError):
        read_regular_file(tmp_path / "none", max_bytes=100)


def test_a_small_limit_is_told_in_kilobytes(tmp_path: Path):
    (tmp_path / "a").write_bytes(bytes(100_001))

    with pytest.raises(TooLarge, match="100 kB"):
        read_regular_file(tmp_path / "a", max_bytes=100_000)
