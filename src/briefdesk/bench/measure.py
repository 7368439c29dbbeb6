"""Interleaved rounds of contenders, and what comes of them."""

import gc
import statistics
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass

ROUNDS = 9


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured figure.

    `ratio` is what `versus` takes, divided by ours where more is better (`at_least`), ours divided by that
    where less is. `target` is the ratio to reach, `limit` the value not to exceed; None where there is none.
    `skipped` says why nothing was measured.
    """

    name: str
    value: float | None
    unit: str
    versus: str = ""
    ratio: float | None = None
    target: float | None = None
    at_least: bool = True
    limit: float | None = None
    skipped: str = ""

    @property
    def reached(self) -> bool | None:
        """Return whether the target holds, None where there is none or nothing was measured."""
        if self.skipped or (self.target is None and self.limit is None):
            return None
        within = self.limit is None or (self.value is not None and self.value <= self.limit)
        if self.target is None:
            return within
        if self.ratio is None:
            return None
        return within and (self.ratio >= self.target if self.at_least else self.ratio <= self.target)


Work = Callable[[int], object]
"""Does a contender's work of one round; the round's number makes the words new."""


def cpu_seconds(work: Work, number: int) -> float:
    """Return the CPU seconds, of all threads, that one round of `work` takes."""
    gc.collect()
    before = time.process_time()
    work(number)
    return time.process_time() - before


def interleaved(contenders: Mapping[str, Work], *, rounds: int = ROUNDS) -> dict[str, tuple[float, ...]]:
    """Return each contender's CPU seconds by round; the first round only warms up and does not count."""
    times: dict[str, list[float]] = {name: [] for name in contenders}
    for number in range(rounds + 1):
        for name, work in contenders.items():
            taken = cpu_seconds(work, number)
            if number:
                times[name].append(taken)
    return {name: tuple(taken) for name, taken in times.items()}


def median_ratio(above: tuple[float, ...], below: tuple[float, ...]) -> float:
    """Return the median over the rounds of `above` divided by `below`."""
    return statistics.median(a / b for a, b in zip(above, below, strict=True))


def percentile(values: tuple[float, ...], share: float) -> float:
    """Return the value that `share` (0 to 1) of `values` do not exceed."""
    ranked = sorted(values)
    return ranked[min(len(ranked) - 1, int(share * len(ranked)))]
