"""Print how well near-duplicates are found on the labelled pairs, and how long 10,000 findings take.

python tools/measure_duplicates.py [--wrong]
"""

import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FINDINGS = 10_000


def main() -> None:
    """Print hits and false alarms, alone and within a crowd, then the time."""
    sys.path.insert(0, str(ROOT / "tests"))
    from briefdesk.sources.duplicates import near_duplicates  # noqa: PLC0415
    from sources import duplicate_labels  # noqa: PLC0415  (only once the path is set)

    pairs = duplicate_labels.read_pairs()
    crowd = duplicate_labels.a_crowd(FINDINGS)
    labelled = tuple(f for p in pairs for f in (p.one, p.other))
    for title, among in (("alone", labelled), ("among 10,000", (*crowd, *labelled))):
        groups = [frozenset(f.id for f in group) for group in near_duplicates(among)]
        found = {p: any({p.one.id, p.other.id} <= group for group in groups) for p in pairs}
        hits = sum(found[p] for p in pairs if p.same)
        alarms = sum(found[p] for p in pairs if not p.same)
        same = sum(p.same for p in pairs)
        print(f"{title}: {hits} of {same} found, {alarms} false of {len(pairs) - same}")
        for pair in pairs if "--wrong" in sys.argv else ():
            if found[pair] is not pair.same:
                print(f"  {'missed' if pair.same else 'false'}: {pair.one.text} | {pair.other.text}")
    before = time.perf_counter()
    groups = near_duplicates(crowd)
    print(f"{len(crowd):,} findings: {time.perf_counter() - before:.1f} s, {len(groups):,} groups")


if __name__ == "__main__":
    main()
