"""Equal parts of letters as the same object: what comes after compares them at a glance, not word by word."""

from collections.abc import Hashable
from functools import lru_cache
from typing import Generic, TypeVar

T = TypeVar("T", bound=Hashable)

# The frame and the lists of some dozens of letters that differ; one letter has about ten.
_MOST = 512


class Same(Generic[T]):
    """A value as a key that equals only the very same object, which takes no reading of what it says."""

    __slots__ = ("value",)

    def __init__(self, value: T) -> None:
        self.value = value

    def __hash__(self) -> int:
        return id(self.value)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and self.value is other.value


def kept(value: T) -> T:
    """Return `value`, or what equals it and was given before, as long as that is remembered."""
    found: T = _first(value)  # type: ignore[assignment]  # equal parts are of one type
    return found


@lru_cache(maxsize=_MOST)
def _first(value: Hashable) -> Hashable:
    return value
