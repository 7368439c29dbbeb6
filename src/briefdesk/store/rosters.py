"""The user's own roster and the one it took the place of, which a step back brings again."""

import contextlib
from pathlib import Path

from briefdesk.errors import StoreError
from briefdesk.store.atomic import explain, make_folder, write_atomic
from briefdesk.store.reading import FileMissing, read_regular

OWN = "roster.json"
BEFORE = "roster.before.json"
MAX_BYTES = 5_000_000


def put_roster(folder: Path, data: bytes, *, keep: bool = True) -> None:
    """Put a roster to use and keep the one before it, none where the shipped one was in use.

    Not `keep` drops the one before: it was damaged. Raises StoreError; then the roster is as it was.
    """
    make_folder(folder)
    held = _bytes(folder / OWN) if keep else None
    if held is None:
        _drop(folder / BEFORE)
    else:
        write_atomic(folder / BEFORE, held)
    write_atomic(folder / OWN, data)


def swap_rosters(folder: Path) -> None:
    """Put the roster before to use again, the shipped one where there was none; the next swap undoes it.

    Raises StoreError.
    """
    held, before = _bytes(folder / OWN), _bytes(folder / BEFORE)
    # The copy is written before what it copies goes: a crash between the two loses neither.
    if held is not None:
        write_atomic(folder / BEFORE, held)
    if before is not None:
        write_atomic(folder / OWN, before)
    else:
        _drop(folder / OWN)
    if held is None:
        _drop(folder / BEFORE)


def roster_before(folder: Path) -> bytes | None:
    """Return the roster that a swap would put to use, None where that is the shipped one."""
    return _bytes(folder / BEFORE)


def own_roster(folder: Path) -> bytes | None:
    """Return the user's own roster, None where the shipped one is in use."""
    return _bytes(folder / OWN)


def _bytes(path: Path) -> bytes | None:
    with contextlib.suppress(FileMissing):
        return read_regular(path, max_bytes=MAX_BYTES)
    return None


def _drop(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise explain(error, path) from error
    except ValueError as error:
        raise StoreError(f"“{path.name}” cannot be removed.") from error
