"""Versions of the user's own templates: each a text file of its own, the last fifty of each template.

A file is called `0003-2026-06-20-saved.md`: number, day, and what made the version.
"""

import contextlib
import datetime as dt
import re
from pathlib import Path

from briefdesk.model.template import TemplateVersion, VersionKind
from briefdesk.store.atomic import make_folder, write_atomic
from briefdesk.store.library import library_files, read_library_text

KEPT_VERSIONS = 50
_ENDING = ".md"
_NAME = re.compile(r"(\d{4,9})-(\d{4}-\d\d-\d\d)-([a-z]+)\.md")


def kept_versions(folder: Path) -> tuple[TemplateVersion, ...]:
    """Return the versions in a template's folder, the newest first. Raises StoreError for one not text."""
    return tuple(
        TemplateVersion(number, day, kind, read_library_text(path))
        for number, day, kind, path in _files(folder)
    )


def kept_kinds(folder: Path) -> tuple[VersionKind, ...]:
    """Return what made each kept version, the newest first, by the names of the files alone."""
    return tuple(kind for _, _, kind, _ in _files(folder))


def keep_version(folder: Path, text: str, *, day: dt.date, kind: VersionKind) -> bool:
    """Keep a text as the newest version; return False where the newest has that text already.

    Only the newest fifty stay. Raises StoreError where it cannot be written.
    """
    files = _files(folder)
    if files and read_library_text(files[0][3]) == text:
        return False
    make_folder(folder)
    number = files[0][0] + 1 if files else 1
    write_atomic(folder / f"{number:04}-{day.isoformat()}-{kind.value}{_ENDING}", text.encode())
    for _, _, _, path in files[KEPT_VERSIONS - 1 :]:
        # One that cannot be removed is in nobody's way.
        with contextlib.suppress(OSError):
            path.unlink()
    return True


def _files(folder: Path) -> list[tuple[int, dt.date, VersionKind, Path]]:
    """Return number, day, kind and path of each version, the newest first; other files do not count."""
    found: list[tuple[int, dt.date, VersionKind, Path]] = []
    for path in library_files(folder, _ENDING):
        match = _NAME.fullmatch(path.name)
        if match is None or match[3] not in {kind.value for kind in VersionKind}:
            continue
        with contextlib.suppress(ValueError):
            found.append((int(match[1]), dt.date.fromisoformat(match[2]), VersionKind(match[3]), path))
    return sorted(found, reverse=True)
