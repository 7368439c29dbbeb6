"""Letters to PDF and DOCX, one file each, beside what others make of the same words."""

import importlib
import importlib.util
import statistics
from collections.abc import Callable
from typing import Any

from briefdesk.bench import ours
from briefdesk.bench.measure import Figure, interleaved, median_ratio

COUNT = 12
"""Letters of a round: what they share is set once, as in any real job."""

_Maker = Callable[[int, int], object]
_PDF = (
    # name in the table, module, what must be installed, target
    ("Typst, in process", "typst_letters", "typst", 4.0),
    ("raw reportlab canvas", "canvas", "reportlab", 4.0),
    ("platypus", "platypus", "reportlab", 8.0),
    ("WeasyPrint", "weasyprint_letters", "weasyprint", 40.0),
)
_DOCX = (
    ("docxtpl", "make_by_template", "docxtpl", 20.0),
    ("python-docx from scratch", "make_from_scratch", "docx", 25.0),
)
_MOST_OF_PYTHON_DOCX = 0.35


def measure_letters(*, peers: bool) -> list[Figure]:
    """Return the figures of letters in both formats; without `peers` ours alone."""
    return [*_pdf(peers=peers), *_docx(peers=peers), *_size(peers=peers)]


def _pdf(*, peers: bool) -> list[Figure]:
    makers = [(name, _module(module).make, needs, target) for name, module, needs, target in _PDF]
    return _against("a letter to PDF", "pdf", makers, peers=peers)


def _docx(*, peers: bool) -> list[Figure]:
    word = _module("word")
    makers = [(name, getattr(word, maker), needs, target) for name, maker, needs, target in _DOCX]
    return _against("a letter to DOCX", "docx", makers, peers=peers)


def _against(
    name: str, format_name: str, makers: list[tuple[str, _Maker, str, float]], *, peers: bool
) -> list[Figure]:
    there = [maker for maker in makers if peers and installed(maker[2])]
    work = {"ours": lambda number: ours.letters_as(format_name, number, COUNT)}
    for peer, make, _, _ in there:
        work[peer] = lambda number, make=make: make(number, COUNT)  # type: ignore[misc]
    times = interleaved(work)
    value = statistics.median(times["ours"]) / COUNT * 1000
    figures = [Figure(name, value, "ms")]
    for peer, _, needs, target in makers if peers else ():
        if not installed(needs):
            figures.append(
                Figure(name, value, "ms", peer, target=target, skipped=f"{needs} is not installed")
            )
        else:
            ratio = median_ratio(times[peer], times["ours"])
            figures.append(Figure(name, value, "ms", peer, ratio, target))
    return figures if len(figures) == 1 else figures[1:]


def _size(*, peers: bool) -> list[Figure]:
    size = len(ours.letters_as("docx", 1, 1)[0])
    if not peers:
        return [Figure("size of a DOCX", size / 1000, "kB")]
    theirs = len(_module("word").make_from_scratch(1, 1)[0])
    return [
        Figure(
            "size of a DOCX", size / 1000, "kB", "python-docx", size / theirs, _MOST_OF_PYTHON_DOCX,
            at_least=False,
        )
    ]  # fmt: skip


def installed(name: str) -> bool:
    """Return whether a library that a peer needs can be imported."""
    return importlib.util.find_spec(name) is not None


def _module(name: str) -> Any:
    return importlib.import_module(f"briefdesk.bench.peers.{name}")
