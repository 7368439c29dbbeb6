"""Measure the right edge of running text: greedy filling, what we do, and all breaks weighed as TeX does.

Forty letters of long paragraphs, made of the sample's findings, at the widths of letters and of columns.
For each way: free widths, squared and summed (a line counts as 1); the worst step from one line to the next
in a paragraph; runts; time for a paragraph; and in how many paragraphs a DOCX would need binding spaces.

Run from the checkout: python tools/measure_rag.py
"""

import datetime as dt
import random
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from statistics import mean, quantiles

from briefdesk.compose.typography import typeset
from briefdesk.model.blocks import Span
from briefdesk.pipeline.desk import open_desk, theme_named
from briefdesk.pipeline.projects import sample_project
from briefdesk.render.layout.breaking import (
    SLACK,
    Breaks,
    advances,
    break_lines,
    line_width,
    room_for_ends,
)
from briefdesk.render.layout.ragged import COST_OF_RUNT, cost_of_line, is_runt, least_ragged
from briefdesk.render.layout.typesetter import shipped_typesetter
from briefdesk.render.layout.words import Atom, atoms_of, setting_of
from briefdesk.store.folders import folders_in

LETTERS = 40
_PARAGRAPHS = 6
_LINES = (40.9, 42.5, 44.2)
_COLUMNS = (20.0, 22.0, 24.0, 26.0)
_Way = tuple[float, float | None, Breaks]
_TODAY = dt.date(2026, 6, 15)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """The atoms of a text and the width in em that they are set to."""

    atoms: tuple[Atom, ...]
    limit: float


def main() -> None:
    """Print a line for each way to break lines, at both widths."""
    texts = _texts()
    for name, widths in (("letters", _LINES), ("columns", _COLUMNS)):
        paragraphs = tuple(_paragraphs(texts, widths))
        print(f"{name}: {len(paragraphs)} paragraphs of three lines and more in {LETTERS} letters")
        for way, break_ in (("greedy", break_lines), ("ours", least_ragged), ("all weighed", total_fit)):
            _tell(way, paragraphs, break_)


def total_fit(atoms: Sequence[Atom], limit: float) -> Breaks:
    """Return the least ragged of all breaks into as few lines as there can be (Knuth and Plass, 1981)."""
    reach = [0.0, *advances(atoms)]
    count = len(break_lines(atoms, limit))
    # Of each line that may be the last so far: the least cost, its free width and all lines up to it.
    found: dict[tuple[int, int], _Way] = {(0, 0): (0.0, None, ())}
    for at in range(1, count + 1):
        grown: dict[tuple[int, int], _Way] = {}
        for (_, start), (cost, before, lines) in found.items():
            for end in range(start + 1, len(atoms) + 1):
                free = 1 - (reach[end] - reach[start] - atoms[start].space_width) / limit
                if free < -1e-6 and end > start + 1:
                    break
                if (end == len(atoms)) != (at == count):
                    continue
                longer = (*lines, (start, end))
                runt = COST_OF_RUNT if at == count and is_runt(atoms, longer, limit) else 0.0
                whole = cost + (runt if at == count else cost_of_line(free, before))
                if (start, end) not in grown or whole < grown[start, end][0]:
                    grown[start, end] = (whole, free, longer)
        found = grown
    return min(found.values(), key=lambda way: way[0])[2]


def _texts() -> tuple[str, ...]:
    with (
        tempfile.TemporaryDirectory(prefix="briefdesk-rag-") as home,
        open_desk(today=_TODAY, folders=folders_in(Path(home))) as desk,
    ):
        return tuple(typeset(f.text) for pack in sample_project(desk).sources for f in pack.findings)


def _paragraphs(texts: tuple[str, ...], widths: tuple[float, ...]) -> Iterator[Paragraph]:
    chance = random.Random(7)  # noqa: S311  (the same letters each time, no secret)
    fonts = shipped_typesetter().fonts
    for number in range(LETTERS):
        theme = theme_named(("classic", "modern")[number % 2])
        setting = setting_of(theme.letter.styles.body, theme)
        order = chance.sample(texts, len(texts))
        for _ in range(_PARAGRAPHS):
            count = chance.randint(1, 4)
            text, order = " ".join(order[:count]), order[count:]
            atoms, limit = atoms_of((Span(text),), setting, fonts), chance.choice(widths)
            if len(break_lines(atoms, limit)) > 2:
                yield Paragraph(atoms, limit)


def _tell(way: str, paragraphs: tuple[Paragraph, ...], break_: Callable[..., Breaks]) -> None:
    started = time.process_time()
    broken = [break_(each.atoms, each.limit) for each in paragraphs]
    spent = (time.process_time() - started) / len(paragraphs)
    squares, worst, runts, bound = 0.0, [], 0, 0
    for each, lines in zip(paragraphs, broken, strict=True):
        free = [1 - line_width(each.atoms, start, end) / each.limit for start, end in lines[:-1]]
        squares += sum(share * share for share in free)
        worst.append(max(abs(a - b) for a, b in pairwise(free)))
        runts += is_runt(each.atoms, lines, each.limit)
        widest, least = room_for_ends(each.atoms, lines)
        bound += least - widest <= SLACK / 4 * each.limit
    print(
        f"  {way:12} squares {squares:6.2f}  worst step {mean(worst):5.1%}, at the 95th percentile"
        f" {quantiles(worst, n=20)[-1]:5.1%}  runts {runts:2}  {spent * 1e6:5.0f} µs  bound in {bound}"
    )


if __name__ == "__main__":
    main()
