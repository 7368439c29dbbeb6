"""What it takes to draw a page's outlines, so that no letter holds up whoever opens or prints it."""

from dataclasses import dataclass
from itertools import pairwise
from math import hypot

MOST_PAGES, MOST_DASHES = 300.0, 200_000.0
"""Colored over and over, a page is drawn in a second at most; so many dashes are as well."""
_PAINTS = frozenset(("f", "f*", "S", "B", "B*"))
_POINTS = {"m": 2, "l": 2, "c": 6}
_POINT_COST, _CLIP_COST = 400.0, 2_000.0
"""What a point of a path and a clip by a rectangle take, as points squared that are painted."""
Point = tuple[float, float]


@dataclass(slots=True)
class Effort:
    """The area painted, in points squared, and the dashes drawn so far on a page of that size."""

    width: float
    height: float
    area: float = 0.0
    dashes: float = 0.0

    def add(self, code: str) -> None:
        """Count a line of a drawing whose operators are known, without its q and Q."""
        points: list[Point] = []
        numbers: list[float] = []
        pen, dash = 1.0, 0.0
        for word in code.replace("[", " [ ").replace("]", " ] ").split():
            if word in _POINTS:
                points += [(numbers[at], numbers[at + 1]) for at in range(0, _POINTS[word], 2)]
            elif word == "w":
                pen = numbers[-1]
            elif word == "]":
                dash = sum(numbers)
            elif word == "W" or word in _PAINTS:
                self._painted(word, points, pen, dash)
                points = []
            elif word not in ("[", "h", "n", "rg", "RG", "J", "j", "d"):
                numbers.append(float(word))
                continue
            numbers = []

    @property
    def too_much(self) -> bool:
        """Return whether that is more than any letterhead takes."""
        return self.area > MOST_PAGES * self.width * self.height or self.dashes > MOST_DASHES

    def _painted(self, word: str, points: list[Point], pen: float, dash: float) -> None:
        if not points:
            return
        if word == "W" and _is_rectangle(points):
            self.area += _CLIP_COST
            return
        across = self._within([x for x, _ in points], self.width, pen)
        area = across * self._within([y for _, y in points], self.height, pen)
        if word in ("S", "B", "B*"):
            length = sum(hypot(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(points))
            self.dashes += length / dash if dash else 0.0
            area = min(area, length * (pen + 1.0)) if word == "S" else area
        self.area += area + len(points) * _POINT_COST

    @staticmethod
    def _within(along: list[float], most: float, pen: float) -> float:
        return max(0.0, min(max(along) + pen, most) - max(min(along) - pen, 0.0))


def _is_rectangle(points: list[Point]) -> bool:
    """Return whether a path runs along the page's sides only, once around at most."""
    return len(points) in (4, 5) and all(a[0] == b[0] or a[1] == b[1] for a, b in pairwise(points))
