"""Print how well sentences are traced to their passages: hits, misses and false traces on the labelled set.

python tools/measure_traces.py [--wrong]
"""

import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def main() -> None:
    """Print a line per kind of edit, and what one sentence costs against a report of 300 pages."""
    sys.path.insert(0, str(ROOT / "tests"))
    from briefdesk.sources.tracing import TraceIndex  # noqa: PLC0415
    from sources import trace_labels  # noqa: PLC0415  (only once the path is set)

    document, labelled = trace_labels.read_traces()
    index = TraceIndex([document])
    for held_out in (False, True):
        print("held out:" if held_out else "made on:")
        for edit in ("verbatim", "light", "heavy", "none"):
            group = [s for s in labelled if s.edit == edit and s.held_out is held_out]
            hits = sum(trace_labels.place_of(index.trace(s.text)) == s.source for s in group)
            print(f"  {edit:9} {hits} of {len(group)}")
    if "--wrong" in sys.argv:
        for sentence in (s for s in labelled if not s.held_out):
            found = index.trace(sentence.text)
            likeness = found.likeness if found else index.nearest(sentence.text)
            right = trace_labels.place_of(found) == sentence.source
            print(f"{'  ' if right else '! '}{sentence.edit:9} {likeness:.2f} {sentence.text}")
    long = trace_labels.long_report(3_000)
    before = time.perf_counter()
    index = TraceIndex([document, long])
    built = time.perf_counter() - before
    before = time.perf_counter()
    for sentence in labelled:
        index.trace(sentence.text)
    each = (time.perf_counter() - before) / len(labelled) * 1000
    print(f"300 pages: index {built:.2f} s, {each:.2f} ms a sentence")


if __name__ == "__main__":
    main()
