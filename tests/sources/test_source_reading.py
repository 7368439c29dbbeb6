"""Opening source files that come from anywhere."""

import os
import sys

import pytest

from briefdesk.sources.pack import PackInvalid
from briefdesk.sources.reading import MAX_BYTES, SourceUnreadable, read_source

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX files")


def test_pack_is_read_from_its_file(tmp_path, good_pack):
    path = tmp_path / "River.PACK.md"
    path.write_text(good_pack, encoding="utf-8")

    assert read_source(path).document.id == "river"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_encoding_of_the_editor_does_not_matter(tmp_path, good_pack, encoding):
    text = good_pack.replace("Example Rights Center", "Centro “Señal”")
    mark = {"utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}.get(encoding, b"")
    path = tmp_path / "a.pack.txt"
    path.write_bytes(mark + text.encode(encoding))

    assert read_source(path).document.publisher == "Centro “Señal”"


def test_edition_is_the_hash_of_the_files_bytes(tmp_path, good_pack):
    one, two = tmp_path / "a.pack.md", tmp_path / "b.pack.md"
    one.write_text(good_pack, encoding="utf-8")
    two.write_text(good_pack, encoding="utf-16")

    assert read_source(one).document.edition != read_source(two).document.edition


def test_other_kind_of_file_is_refused_with_what_is_read(tmp_path):
    path = tmp_path / "report.xlsx"
    path.write_bytes(b"PK")
    with pytest.raises(SourceUnreadable) as caught:
        read_source(path)

    assert "report.xlsx" in str(caught.value)
    assert "PDF, DOCX, HTML" in caught.value.next_step


def test_report_is_read_as_a_pack_in_its_own_words(tmp_path):
    path = tmp_path / "report.txt"
    path.write_text("Of the 412 records requested, the agency withheld more than half.", encoding="utf-8")

    pack = read_source(path)

    assert [p.paraphrase for section in pack.document.sections for p in section.passages] == [False]


def test_missing_file_is_refused(tmp_path):
    with pytest.raises(SourceUnreadable, match="is not there"):
        read_source(tmp_path / "a.pack.md")


@POSIX
def test_fifo_is_refused_at_once(tmp_path):
    path = tmp_path / "a.pack.md"
    os.mkfifo(path)
    with pytest.raises(SourceUnreadable, match="not a regular file"):
        read_source(path)


@POSIX
def test_link_is_not_followed(tmp_path, good_pack):
    (tmp_path / "real.pack.md").write_text(good_pack, encoding="utf-8")
    link = tmp_path / "a.pack.md"
    link.symlink_to(tmp_path / "real.pack.md")
    with pytest.raises(SourceUnreadable, match="is a link"):
        read_source(link)


@POSIX
def test_device_is_refused(tmp_path):
    link = tmp_path / "a.pack.md"
    link.symlink_to("/dev/zero")
    with pytest.raises(SourceUnreadable):
        read_source(link)


def test_folder_is_refused(tmp_path):
    path = tmp_path / "a.pack.md"
    path.mkdir()
    with pytest.raises(SourceUnreadable):
        read_source(path)


def test_huge_file_is_refused_by_its_first_bytes(tmp_path):
    path = tmp_path / "a.pack.md"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES * 1000)
    with pytest.raises(SourceUnreadable, match="larger than 5 MB"):
        read_source(path)


@pytest.mark.parametrize("data", [b"\x7fELF\0\0\0", b"\xff\xfe\x00\xd8", b"\x81\x8d\x8f", b"\0" * 50])
def test_bytes_that_are_no_text_are_refused(tmp_path, data):
    path = tmp_path / "a.pack.md"
    path.write_bytes(data)
    with pytest.raises(SourceUnreadable, match="no readable text"):
        read_source(path)


def test_empty_file_is_refused_as_no_pack(tmp_path):
    path = tmp_path / "a.pack.md"
    path.write_bytes(b"")
    with pytest.raises(PackInvalid):
        read_source(path)


@POSIX
@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may read every file")
def test_file_without_permission_is_refused(tmp_path, good_pack):
    path = tmp_path / "a.pack.md"
    path.write_text(good_pack, encoding="utf-8")
    path.chmod(0)
    with pytest.raises(SourceUnreadable, match="cannot be opened"):
        read_source(path)


def test_name_that_no_file_can_have_is_refused(tmp_path):
    with pytest.raises(SourceUnreadable):
        read_source(tmp_path / ("x" * 300 + ".pack.md"))
    with pytest.raises(SourceUnreadable):
        read_source(tmp_path / "a\0.pack.md")
