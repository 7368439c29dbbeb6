"""Print how well 1,000 findings find their passages in a new edition of a report of 300 pages, and the time.

python tools/measure_editions.py
"""

import random
import sys
import time
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PASSAGES = 3_000
FINDINGS = 1_000


def main() -> None:
    """Put sentences in, take some out, change others, and count what becomes of findings on them."""
    sys.path.insert(0, str(ROOT / "tests"))
    from briefdesk.sources.editions import anchor_findings  # noqa: PLC0415
    from sources import edition_labels  # noqa: PLC0415  (only once the path is set)

    rng = random.Random(7)  # noqa: S311  (no secret, the same each time)
    pack, document, wanted = edition_labels.two_editions(PASSAGES, FINDINGS, rng)
    before = time.perf_counter()
    anchored = anchor_findings(pack, document)
    took = time.perf_counter() - before
    counts = Counter((wanted[a.finding.id], a.anchor.value) for a in anchored)
    for (was, became), count in sorted(counts.items()):
        print(f"{'  ' if was == became else '! '}{was:8} found {became:8} {count}")
    print(f"{len(anchored):,} findings, {PASSAGES:,} passages: {took:.1f} s")


if __name__ == "__main__":
    main()
