"""Read the labelled documents of tests/data/labels and count how well the suggestions do on them."""

from dataclasses import dataclass
from pathlib import Path

from briefdesk.model.finding import FindingKind
from briefdesk.model.source import Passage, PassageId, PassageKind, Section, SourceDocument, SourceId
from briefdesk.sources.suggest import sentences, suggest_findings

FOLDER = Path(__file__).parents[2] / "data" / "labels"
HELD_OUT = (
    "budget-brief",
    "field-report",
    "inspector-general",
    "hearing-transcript",
    "data-release",
)
NEWEST = HELD_OUT[2:]
_KINDS = {"-": PassageKind.LIST_ITEM, ">": PassageKind.BLOCK_QUOTE}


@dataclass(frozen=True, slots=True)
class Labelled:
    """A document and its labels: passage and sentence to kind, None where no letter would use it."""

    name: str
    document: SourceDocument
    labels: tuple[tuple[PassageId, str, FindingKind | None], ...]


@dataclass(frozen=True, slots=True)
class Score:
    """How often a kind was right, proposed and wanted."""

    right: int
    proposed: int
    wanted: int

    @property
    def precision(self) -> float:
        return self.right / self.proposed if self.proposed else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.wanted if self.wanted else 1.0


def read_labelled() -> tuple[Labelled, ...]:
    return tuple(_read(file) for file in sorted(FOLDER.glob("*.labels.txt")))


def score(documents: tuple[Labelled, ...]) -> dict[str, Score]:
    """Return the score of each kind, and "any" for whether a sentence was proposed at all."""
    wanted: list[tuple[str, str, str]] = []
    proposed: list[tuple[str, str, str]] = []
    for labelled in documents:
        wanted += [(p, s, kind.value) for p, s, kind in labelled.labels if kind]
        proposed += [(p, s, kind) for p, s, kind in found(labelled)]
    scores = {kind: _score(proposed, wanted, kind) for kind in sorted({kind for *_, kind in wanted})}
    spots, wanted_spots = {(p, s) for p, s, _ in proposed}, {(p, s) for p, s, _ in wanted}
    scores["any"] = Score(len(spots & wanted_spots), len(spots), len(wanted_spots))
    return scores


def found(labelled: Labelled) -> list[tuple[str, str, str]]:
    """Return passage, sentence and kind of what is proposed; a joined finding counts as its last one."""
    rows = []
    for finding in suggest_findings(labelled.document):
        assert finding.citation is not None
        passage = labelled.document.passage(finding.citation.passage)
        assert passage is not None
        last = [s for s in sentences(passage.text) if s.end == finding.citation.end]
        rows.append((str(passage.id), last[-1].text, finding.kind.value))
    return rows


def _score(proposed: list[tuple[str, str, str]], wanted: list[tuple[str, str, str]], kind: str) -> Score:
    ours = {(p, s) for p, s, k in proposed if k == kind}
    theirs = {(p, s) for p, s, k in wanted if k == kind}
    return Score(len(ours & theirs), len(ours), len(theirs))


def _read(file: Path) -> Labelled:
    name = file.name.removesuffix(".labels.txt")
    head, _, body = file.read_text(encoding="utf-8").partition("\n# ")
    facts = dict(line.split(": ", 1) for line in head.splitlines())
    sections: list[Section] = []
    labels: list[tuple[PassageId, str, FindingKind | None]] = []
    for order, block in enumerate(body.split("\n# "), start=1):
        heading, _, rest = block.partition("\n")
        passages: list[Passage] = []
        for group in _groups(rest):
            passage_id = PassageId(f"{name}-{order}-{len(passages) + 1}")
            rows = [line.lstrip("->").strip().split(" | ", 1) for line in group]
            text = " ".join(sentence for _, sentence in rows)
            kind = _KINDS.get(group[0][0], PassageKind.TEXT)
            passages.append(Passage(passage_id, len(passages) + 1, text, kind))
            labels += [(passage_id, s, None if k == "none" else FindingKind(k)) for k, s in rows]
        sections.append(Section(f"s{order}", heading, 1, tuple(passages)))
    document = SourceDocument(
        SourceId(name), facts["title"], facts["title"], "", "", facts["date"], "", "", tuple(sections)
    )
    return Labelled(name, document, tuple(labels))


def _groups(text: str) -> list[list[str]]:
    """Return the lines of each passage: a list item is one of its own."""
    groups: list[list[str]] = []
    for block in text.strip().split("\n\n"):
        current: list[str] = []
        for line in block.splitlines():
            if line[0] in _KINDS:
                groups.append([line])
            else:
                current.append(line)
                if len(current) == 1:
                    groups.append(current)
    return groups
