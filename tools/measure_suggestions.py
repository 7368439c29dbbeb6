"""Print how well findings are suggested: precision and recall per kind on the labelled documents.

python tools/measure_suggestions.py [--wrong [--held-out]]
"""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def main() -> None:
    """Print a table for the documents that the rules were made on, one for those held out, one for all."""
    sys.path.insert(0, str(ROOT / "tests"))
    from sources.suggest import labels  # noqa: PLC0415  (only once the path is set)

    documents = labels.read_labelled()
    known = tuple(d for d in documents if d.name not in labels.HELD_OUT)
    unseen = tuple(d for d in documents if d.name in labels.HELD_OUT)
    newest = tuple(d for d in documents if d.name in labels.NEWEST)
    groups = {"made on": known, "held out": unseen, "held out, newest three": newest, "all": documents}
    for title, group in groups.items():
        print(f"{title}: {len(group)} documents, {sum(len(d.labels) for d in group)} sentences")
        for kind, score in labels.score(group).items():
            rates = f"precision {score.precision:.2f}  recall {score.recall:.2f}"
            print(f"  {kind:14} {rates}  wanted {score.wanted}")
    if "--wrong" in sys.argv:
        for document in documents if "--held-out" in sys.argv else known:
            proposed = {(p, s): kind for p, s, kind in labels.found(document)}
            for passage, sentence, kind in document.labels:
                got = proposed.get((passage, sentence))
                if got != (kind.value if kind else None):
                    print(f"{document.name}: {kind} but {got}: {sentence}")


if __name__ == "__main__":
    main()
