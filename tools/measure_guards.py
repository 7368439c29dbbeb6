"""Print how well the guards judge edits: hit rate and false-alarm rate on the labelled pairs.

python tools/measure_guards.py [--wrong]
"""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def main() -> None:
    """Print a line for the edits that the rules were made on, one for those held out, one for all."""
    sys.path.insert(0, str(ROOT / "tests"))
    from sources.guards import edits  # noqa: PLC0415  (only once the path is set)

    every = edits.read_edits()
    known = tuple(edit for edit in every if not edit.held_out)
    unseen = tuple(edit for edit in every if edit.held_out)
    for title, group in (("made on", known), ("held out", unseen), ("all", every)):
        score = edits.score(group)
        print(f"{title}: {len(group)} edits")
        print(f"  hit rate {score.hit_rate:.2f} ({score.hit} of {score.expected} codes)")
        alarms = f"{score.alarmed} of {score.harmless} harmless edits"
        print(f"  false alarms {score.false_alarm_rate:.2f} ({alarms})")
        print(f"  a code too many on {score.extra} other edits")
        for code, (expected, hit, wrongly) in edits.score_by_code(group).items():
            print(f"    {code:<18}  {hit:>2} of {expected:>2}, {wrongly} raised wrongly")
    if "--wrong" in sys.argv:
        for edit in known:
            if edit.raised != edit.expected:
                print(
                    f"{sorted(edit.expected)} but {sorted(edit.raised)}\n  {edit.original}\n  {edit.edited}"
                )


if __name__ == "__main__":
    main()
