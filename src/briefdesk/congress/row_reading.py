"""The rows of the data set's files, each checked by itself: what is wrong with one costs no other."""

import codecs
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

import msgspec

from briefdesk.congress.dataset import PublishedFile
from briefdesk.congress.remarks import Remarks
from briefdesk.congress.yaml_rows import YamlUnfit, json_from_yaml

Row = TypeVar("Row")
UNREADABLE = (msgspec.DecodeError, UnicodeDecodeError, RecursionError)


def json_of(
    file: PublishedFile | None, remarks: Remarks, cancelled: Callable[[], bool] = lambda: False
) -> bytes:
    """Return a file's content as JSON, empty where there is none or it is YAML that cannot be read."""
    if file is None or not file.is_yaml:
        # Windows' editor begins a file with a mark that JSON does not know.
        return file.data.removeprefix(codecs.BOM_UTF8) if file is not None else b""
    try:
        return json_from_yaml(file.data, cancelled=cancelled)
    except YamlUnfit as unfit:
        remarks.note(f"{file.name} cannot be read: {unfit}.")
        return b""


def is_empty(data: bytes) -> bool:
    """Return whether a file says nothing: `{}` counts, as the committee files are in some Januaries."""
    return data.strip() in {b"", b"{}", b"[]", b"null"}


def rows(data: bytes, row_type: type[Row], file: str, remarks: Remarks) -> list[tuple[str, Row]]:
    """Return the good rows of a list file, each with its place; what is wrong goes to `remarks`."""
    if is_empty(data):
        remarks.note(f"{file} is empty or missing.")
        return []
    try:
        found = msgspec.json.decode(data, type=list[msgspec.Raw])
    except UNREADABLE as error:
        remarks.note(f"{file} cannot be read: {error}.")
        return []
    return each(found, row_type, f"{file}, row", remarks)


def each(
    raw_rows: Iterable[msgspec.Raw], row_type: type[Row], place: str, remarks: Remarks
) -> list[tuple[str, Row]]:
    """Return the good ones of rows, each with its place: `place` and its number from 1."""
    decoder = msgspec.json.Decoder(row_type)
    good: list[tuple[str, Row]] = []
    for number, raw in enumerate(raw_rows, start=1):
        try:
            good.append((f"{place} {number}", decoder.decode(raw)))
        except UNREADABLE as error:
            remarks.leave_out(f"{place} {number}: {error}; left out.")
    return good


def named_lists(data: bytes, file: str, remarks: Remarks) -> Iterator[tuple[str, list[msgspec.Raw]]]:
    """Yield the lists of a file that holds lists by name."""
    try:
        lists = msgspec.json.decode(data or b"{}", type=dict[str, msgspec.Raw])
    except UNREADABLE as error:
        remarks.note(f"{file} cannot be read ({error}): no committee members.")
        return
    if not lists:
        remarks.note(f"{file} is empty or missing: no committee members are known.")
    for name, raw in lists.items():
        try:
            yield name, msgspec.json.decode(raw, type=list[msgspec.Raw])
        except UNREADABLE as error:
            remarks.leave_out(f"{file}, {name[:40]}: {error}; left out.")
