import pytest

from briefdesk.errors import StoreError
from briefdesk.store.library import (
    PACK_ENDING,
    add_to_library,
    library_files,
    read_library_text,
    safe_name,
)


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("../../etc/passwd", "etc-passwd"),
        ("C:\\temp\\CON", "c-temp-con"),
        ("CON", "con-file"),
        ("Überblick 2025", "uberblick-2025"),
        ("שלום", "untitled"),
        ("", "untitled"),
        ("a" * 300, "a" * 80),
        ("line\nbreak.", "line-break"),
    ],
)
def test_names_are_made_safe(name, safe):
    assert safe_name(name) == safe


def test_a_file_is_added_once_and_other_content_gets_a_number(tmp_path):
    folder = tmp_path / "sources"
    first = add_to_library(folder, "My Report.pack.md", PACK_ENDING, b"one")
    again = add_to_library(folder, "My Report.pack.md", PACK_ENDING, b"one")
    other = add_to_library(folder, "My Report.pack.md", PACK_ENDING, b"two")

    assert first == again == folder / "my-report.pack.md"
    assert other == folder / "my-report-2.pack.md"
    assert library_files(folder, PACK_ENDING) == (other, first)
    assert read_library_text(other) == "two"


def test_replacing_keeps_one_file(tmp_path):
    add_to_library(tmp_path, "a", ".md", b"one")
    add_to_library(tmp_path, "a", ".md", b"two", replace=True)

    assert [read_library_text(p) for p in library_files(tmp_path, ".md")] == ["two"]


def test_what_is_no_text_gives_a_sentence(tmp_path):
    path = add_to_library(tmp_path, "a", ".md", b"ab\xff")

    with pytest.raises(StoreError, match="not UTF-8 text"):
        read_library_text(path)


def test_too_large_a_file_is_refused(tmp_path):
    with pytest.raises(StoreError, match="larger than 5 MB"):
        add_to_library(tmp_path, "a", ".md", bytes(5_000_001))


def test_a_missing_folder_holds_nothing(tmp_path):
    assert library_files(tmp_path / "none", ".md") == ()
