"""All members by platypus and python-docx: `python -m briefdesk.bench.peers.whole FOLDER`."""

import sys
from pathlib import Path

from briefdesk.bench import texts
from briefdesk.bench.peers import platypus, word

MEMBERS = 537


def main(folder: Path) -> None:
    """Write a letter to each member into `folder`, in both formats."""
    folder.mkdir(parents=True)
    for index, letter in enumerate(texts.letters(1, MEMBERS)):
        (folder / f"{index}.pdf").write_bytes(platypus.letter_file(letter))
        (folder / f"{index}.docx").write_bytes(word.letter_file(letter))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
