"""The print file: all letters of a round in one PDF, beside one document of Typst with the same letters."""

import statistics

from briefdesk.bench import ours, texts
from briefdesk.bench.letters import installed
from briefdesk.bench.measure import Figure, interleaved, median_ratio
from briefdesk.bench.peers import typst_letters
from briefdesk.pipeline.desk import theme_named
from briefdesk.pipeline.set_letters import set_letter
from briefdesk.render.print_file import PrintFile, PrintLook

COUNT = 60
"""Letters of a round: enough that what a file costs by itself hardly counts."""

_NAME = "a letter of one print file"
_PEER = "Typst, one document"
_TIMES_TYPST = 2.0


def measure_print_file(*, peers: bool) -> list[Figure]:
    """Return the time that a letter takes in the print file; without `peers` ours alone."""
    work = {"ours": lambda number: printed(number, COUNT)}
    there = peers and installed("typst")
    if there:
        work["typst"] = lambda number: typst_letters.make_combined(number, COUNT)
    times = interleaved(work)
    value = statistics.median(times["ours"]) / COUNT * 1000
    if there:
        ratio = median_ratio(times["typst"], times["ours"])
        return [Figure(_NAME, value, "ms", _PEER, ratio, _TIMES_TYPST)]
    if peers:
        return [Figure(_NAME, value, "ms", _PEER, target=_TIMES_TYPST, skipped="typst is not installed")]
    return [Figure(_NAME, value, "ms")]


def printed(number: int, count: int) -> bytes:
    """Return the letters of a round in one tagged PDF."""
    theme = theme_named("classic")
    pieces: list[bytes] = []
    file = PrintFile(pieces.append, PrintLook(texts.SUBJECT, texts.ORGANIZATION))
    for letter in texts.letters(number, count):
        made = set_letter(ours.document(letter), theme, (), printed=True)
        if made.drawn:
            file.add(made.drawn, letter.address[0])
    file.finish()
    return b"".join(pieces)
