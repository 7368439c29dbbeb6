"""Equal parts of letters as the same object: what comes after compares them at a glance, not word by word."""

from collections.abc import Hashable
from functools import lru_cache
from typing import TypeVar

T = TypeVar("T", bound=Hashable)

# The frame and the lists of some dozens of letters that differ; one letter has about ten.
_MOST = 512


def kept(value: T) -> T:
    """Return `value`, or what equals it and was given before, as long as that is remembered."""
    found: T = _first(value)  # type: ignore[assignment]  # equal parts are of one type
    return found


@lru_cache(maxsize=_MOST)
def _first(value: Hashable) -> Hashable:
    return value
