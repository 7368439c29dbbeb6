"""QR codes as squares on a grid, so that they print sharp at any size."""

from dataclasses import dataclass
from functools import lru_cache


@dataclass(frozen=True, slots=True)
class QrCode:
    """A code of `count` squares a side; `runs` are dark squares in a row: column, row and how many."""

    count: int
    runs: tuple[tuple[int, int, int], ...]


@lru_cache(maxsize=32)
def qr_code(address: str) -> QrCode:
    """Return the code that holds `address`, of the least size at which a seventh of it may be lost.

    An address too long for any code is cut at 1,000 characters; no web server takes it either.
    """
    import segno  # noqa: PLC0415  (few documents have a code)

    code = segno.make_qr(address[:1000], error="m")
    runs: list[tuple[int, int, int]] = []
    for row, squares in enumerate(code.matrix):
        column = 0
        while column < len(squares):
            start = column
            while column < len(squares) and squares[column]:
                column += 1
            if column > start:
                runs.append((start, row, column - start))
            column += 1
    return QrCode(len(code.matrix), tuple(runs))
