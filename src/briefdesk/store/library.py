"""The user's own source packs and templates: plain files in a folder, under names of our choosing."""

import re
from pathlib import Path

from briefdesk.english import in_ascii
from briefdesk.errors import StoreError
from briefdesk.store.atomic import make_folder, write_atomic
from briefdesk.store.reading import read_regular

LIBRARY_NAME = "library.sqlite"
PACK_ENDING = ".pack.md"
TEMPLATE_ENDING = ".md"
THEME_ENDING = ".toml"
MAX_BYTES = 5_000_000
# Names that Windows keeps for devices, whatever their ending.
_DEVICES = frozenset({"con", "prn", "aux", "nul", *(f"{p}{n}" for p in ("com", "lpt") for n in range(10))})


def library_files(folder: Path, ending: str) -> tuple[Path, ...]:
    """Return the files of `folder` with that ending, by name; none where the folder is missing."""
    try:
        return tuple(sorted(p for p in folder.iterdir() if p.name.endswith(ending) and p.is_file()))
    except OSError:
        return ()


def add_to_library(folder: Path, name: str, ending: str, data: bytes, *, replace: bool = False) -> Path:
    """Keep `data` in `folder` under a safe name made from `name`, and return its path.

    The same bytes under the same name are kept once; other bytes get a number behind the name, or
    take the old file's place with `replace`.
    """
    if len(data) > MAX_BYTES:
        raise StoreError(
            f"“{name}” is larger than {MAX_BYTES // 1_000_000} MB.", "Add a smaller file.", where=name
        )
    make_folder(folder)
    stem = safe_name(name.removesuffix(ending))
    for number in range(1, 1000):
        path = folder / (f"{stem}{ending}" if number == 1 else f"{stem}-{number}{ending}")
        if replace or not path.exists():
            write_atomic(path, data)
            return path
        if path.is_file() and read_regular(path, max_bytes=MAX_BYTES) == data:
            return path
    raise StoreError(
        f"The library holds too many files named “{stem}”.", "Rename the file and add it again.", where=stem
    )


def read_library_text(path: Path) -> str:
    """Return the text of a file of the library. Raises StoreError where it is not UTF-8 text."""
    try:
        return read_regular(path, max_bytes=MAX_BYTES).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise StoreError(
            f"“{path.name}” is not UTF-8 text (byte {error.start + 1}).",
            "Save it as UTF-8 in a text editor.",
            where=str(path),
        ) from error


def safe_name(name: str) -> str:
    """Return a file name without ending that every system takes: lower case ASCII, digits and hyphens."""
    slug = re.sub(r"[^a-z0-9]+", "-", in_ascii(name).lower()).strip("-")[:80].rstrip("-")
    if not slug:
        return "untitled"
    return f"{slug}-file" if slug in _DEVICES else slug
