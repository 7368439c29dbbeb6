"""A memory that keeps what is used, so that a long job holds no more than a short one."""

import itertools
from collections.abc import Hashable
from typing import Generic, TypeVar

K = TypeVar("K")
V = TypeVar("V")


class Memo(Generic[K, V]):
    """What was worked out, for as long as it is asked for again: at most two generations of `limit` entries.

    Safe to share between threads that remember the same under the same key.
    """

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._young: dict[K, V] = {}
        self._old: dict[K, V] = {}

    def get(self, key: K) -> V | None:
        """Return what is remembered under `key`, None if nothing is."""
        value = self._young.get(key)
        if value is None and (value := self._old.get(key)) is not None:
            self.put(key, value)
        return value

    def __len__(self) -> int:
        """Return how many values are remembered."""
        return len(self._old.keys() | self._young.keys())

    def put(self, key: K, value: V) -> None:
        """Remember `value`; what nobody asked for while `limit` others came is forgotten."""
        if len(self._young) >= self._limit:
            self._old, self._young = self._young, {}
        self._young[key] = value


class Tokens:
    """Numbers that stand for values in keys: hashing a block or a style takes longer than laying most out.

    Equal values have the same number for as long as they are remembered; no two others ever have. Safe to
    share between threads.
    """

    def __init__(self, limit: int) -> None:
        self._count = itertools.count()
        self._limit = limit
        self._of_values: Memo[Hashable, int] = Memo(limit)
        # With the objects behind the ids, so that no others come to have these ids.
        self._of_objects: dict[int, tuple[object, int]] = {}

    def of(self, value: Hashable) -> int:
        """Return the number of `value`, at once where it is an object seen before."""
        kept = self._of_objects.get(id(value))
        if kept is not None and kept[0] is value:
            return kept[1]
        token = self._of_values.get(value)
        if token is None:
            token = next(self._count)
            self._of_values.put(value, token)
        if len(self._of_objects) >= 2 * self._limit:
            self._of_objects = {}
        self._of_objects[id(value)] = (value, token)
        return token
