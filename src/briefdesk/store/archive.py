"""The zip archive around a project: a fixed set of names, written alike each time, read with suspicion."""

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Mapping

MAX_BYTES = 100_000_000
MAX_ENTRIES = 2_000
MAX_RATIO = 200
# Our own text may repeat itself beyond MAX_RATIO; it is stored uncompressed then, so that we can read it.
_STORE_ABOVE_RATIO = MAX_RATIO // 2
PROJECT_NAMES = re.compile(
    r"project\.json|sources/\d{1,4}\.json|templates/\d{1,4}\.md|themes/\d{1,4}\.toml|assets/\d{1,4}"
)
_DIRECTORY_ENTRY = b"PK\x01\x02"
_EPOCH = (1980, 1, 1, 0, 0, 0)
_DAMAGE = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    IndexError,
    OverflowError,
    OSError,
)


class ArchiveInvalid(ValueError):
    """What is wrong with an archive, as the end of a sentence that begins with its name."""


def pack(entries: Mapping[str, bytes]) -> bytes:
    """Return a zip archive of `entries` in their order; equal entries give equal bytes.

    Raises ArchiveInvalid for what `unpack` would refuse.
    """
    if len(entries) > MAX_ENTRIES:
        raise ArchiveInvalid(f"would hold {len(entries):,} files, more than {MAX_ENTRIES:,}")
    if sum(len(data) for data in entries.values()) > MAX_BYTES:
        raise ArchiveInvalid(f"would be larger than {MAX_BYTES // 1_000_000} MB")
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in entries.items():
            archive.writestr(_info(name, data), data, compresslevel=6)
    if buffer.tell() > MAX_BYTES:
        raise ArchiveInvalid(f"would be larger than {MAX_BYTES // 1_000_000} MB")
    return buffer.getvalue()


def unpack(
    data: bytes, *, names: re.Pattern[str] = PROJECT_NAMES, what: str = "Briefdesk project"
) -> dict[str, bytes]:
    """Return the entries of an archive by name; `names` are those that a file of its kind may hold.

    Raises ArchiveInvalid for anything that `pack` would not write: too large, too many, too dense,
    names twice or unknown, other compressions, damage.
    """
    if not data:
        raise ArchiveInvalid("is empty")
    # Counted before zipfile builds an object for each of them: 100 MB hold two million.
    if data.count(_DIRECTORY_ENTRY) > MAX_ENTRIES:
        raise ArchiveInvalid(f"holds more than {MAX_ENTRIES:,} files")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = archive.infolist()
            _check(infos, names, what)
            return {info.filename: archive.read(info) for info in infos}
    except ArchiveInvalid:
        raise
    except _DAMAGE as error:
        if not data.startswith(b"PK"):
            raise ArchiveInvalid(f"is not a {what}") from error
        raise ArchiveInvalid("is damaged or was cut short") from error


def _check(infos: list[zipfile.ZipInfo], known: re.Pattern[str], what: str) -> None:
    names = set()
    for info in infos:
        name = info.filename
        if known.fullmatch(name) is None:
            raise ArchiveInvalid(f"holds a file {name[:60]!r} that is not part of a {what}")
        if name in names:
            raise ArchiveInvalid(f"holds the file {name!r} twice")
        names.add(name)
        if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) or info.flag_bits & 0x1:
            raise ArchiveInvalid(f"is encrypted or packed in an unknown way ({name})")
        if info.file_size > MAX_RATIO * max(info.compress_size, 1):
            raise ArchiveInvalid(f"is packed too densely to be safe ({name})")
    # The sizes that the directory states bound what is read: zipfile stops there and checks the sum.
    if sum(info.file_size for info in infos) > MAX_BYTES:
        raise ArchiveInvalid(f"unpacks to more than {MAX_BYTES // 1_000_000} MB")


def _info(name: str, data: bytes) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, _EPOCH)
    info.create_system = 3  # alike on every system
    info.external_attr = 0o644 << 16
    dense = len(data) > _STORE_ABOVE_RATIO * len(zlib.compress(data, 6))
    info.compress_type = zipfile.ZIP_STORED if dense else zipfile.ZIP_DEFLATED
    return info
