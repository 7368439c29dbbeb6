"""The last door: what is confidential, or under embargo until a day, leaves in no file."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from briefdesk.errors import ComposeError
from briefdesk.model.draft import FindingPart, Project
from briefdesk.model.finding import Citation, Finding, FindingId, SourcePack
from briefdesk.model.problem import Problem, Severity
from briefdesk.model.same import Same
from briefdesk.model.source import Passage, SourceDocument
from briefdesk.pipeline.desk import Desk
from briefdesk.pipeline.drafts import DocumentName, draft_of, part_label
from briefdesk.pipeline.marks import inherited_words, mark_words, why_held
from briefdesk.pipeline.written_words import words_of
from briefdesk.store.library import LIBRARY_NAME

if TYPE_CHECKING:
    from briefdesk.pipeline.held_words import HeldWords

BOTH: tuple[DocumentName, ...] = ("letter", "brief")
_NAMED = 3
_SHORT = 60


@dataclass(frozen=True, slots=True)
class HeldPlace:
    """A place with something that may not leave: what stands there, and why it may not, in words.

    `copied` is true for words of one's own that come from what is held, false for what is marked itself.
    """

    document: str
    part: str
    label: str
    words: str
    why: str
    copied: bool = False

    @property
    def told(self) -> str:
        """Return the place and the reason as a sentence."""
        how = f"has words of something {self.why}" if self.copied else f"is {self.why}"
        return f"“{self.label}” {how}: “{_shortened(self.words)}”."


class Unreleased(ComposeError):
    """A file would hold what is confidential or under embargo; nothing was written."""

    def __init__(self, places: Sequence[HeldPlace]) -> None:
        more = f" And {len(places) - _NAMED} more." if len(places) > _NAMED else ""
        super().__init__(f"This may not leave: {' '.join(p.told for p in places[:_NAMED])}{more}")
        self.places = tuple(places)
        self.next_step = "Take it out, or release it under Sources. Nothing was written."


def refuse_unreleased(
    desk: Desk,
    *,
    project: Project | None = None,
    documents: Iterable[DocumentName] = BOTH,
    packs: Iterable[SourcePack] = (),
) -> None:
    """Let pass what may leave: every function that writes a file for others asks here first.

    `documents` are those of `project` that are written, `packs` the sources. Raises Unreleased, which names
    every place.
    """
    places = [place for pack in packs for place in _of_pack(pack, desk.today)]
    if project is not None:
        places += held_places(desk, project, documents)
    if places:
        raise Unreleased(places)


def refuse_copied(desk: Desk, project: Project, texts: Iterable[tuple[str, str]]) -> None:
    """Let pass texts, each after what it is called, that copy nothing of what may not leave.

    It asks about whatever is no document of the project: a version of its text, all that a pack is made of.
    Raises Unreleased.
    """
    marks = _Marks(desk, project)
    if not marks:
        return
    from briefdesk.pipeline.held_words import held_words  # noqa: PLC0415 as in `held_places`

    held = held_words(Same(project.sources), tuple(marks.texts))
    places = [
        HeldPlace("", "", label, words, why, copied=True)
        for label, text in texts
        for words, why in islice(held.copied_in(text), 1)
    ]
    if places:
        raise Unreleased(places)


def release_problems(desk: Desk, project: Project) -> tuple[Problem, ...]:
    """Return an error for each place of letter and one-pager that may not leave."""
    return tuple(
        Problem(
            Severity.ERROR,
            "not-released",
            place.told,
            "Take it out, or release it under Sources.",
            where=place.label,
            document=place.document,
            part=place.part,
        )
        for place in held_places(desk, project)
    )


def held_places(
    desk: Desk, project: Project, documents: Iterable[DocumentName] = BOTH
) -> tuple[HeldPlace, ...]:
    """Return every place of these documents that is marked, cites what is marked, or takes its words.

    The marks are those of the project's copies of its sources and of the library's, whichever came first.
    """
    marks = _Marks(desk, project)
    if not marks:
        return ()
    found: list[HeldPlace] = []
    # Loaded here: only what is marked needs likeness of words.
    from briefdesk.pipeline.held_words import held_words  # noqa: PLC0415

    held = held_words(Same(project.sources), tuple(marks.texts))
    for document in documents:
        found += _picked(desk, project, document, marks, held)
        for words in words_of(desk, project, document):
            copied = held.copied_in(words.text) if words.name else held.found_in(words.text)
            for sentence, why in islice(copied, 1):
                found.append(HeldPlace(document, words.part, words.label, sentence, why, copied=True))
    return tuple(dict.fromkeys(found))


def marked_findings(desk: Desk, project: Project) -> Mapping[FindingId, str]:
    """Return the words of the mark of each finding of the project that may not leave today.

    Those that rest on a marked passage are among them: "Confidential: its paragraph".
    """
    marks = _Marks(desk, project)
    if not marks:
        return {}
    return {f.id: words for pack in project.sources for f in pack.findings if (words := marks.words_of(f))}


class _Marks:
    """What is held back today in a project's sources, as the project and the library mark it."""

    def __init__(self, desk: Desk, project: Project) -> None:
        own = tuple(pack.document.id for pack in project.sources)
        # A library that is not there yet marks nothing, and need not be made for it.
        known = bool(own) and (desk.folders.library / LIBRARY_NAME).exists()
        kept = desk.library.held(own) if known else ()
        self._findings: dict[FindingId, str] = {}
        self._passages: dict[tuple[str, str], str] = {}
        self.texts: list[tuple[str, str]] = []
        for pack in (*kept, *_as_marked(project, kept)):
            for finding in pack.findings:
                why = why_held(finding, desk.today)
                if why:
                    self._findings.setdefault(finding.id, why)
                    self.texts.append((finding.text, why))
            for passage, why in _held_passages(pack.document, desk.today):
                # The same words are held in whatever edition; ids may have moved on.
                self._passages.setdefault((pack.document.id, _plain(passage.text)), why)
                self.texts.append((passage.text, why))
        self._documents = {pack.document.id: pack.document for pack in project.sources}

    def __bool__(self) -> bool:
        return bool(self.texts)

    def of(self, finding: Finding) -> str:
        """Return why a finding may not leave: by its own mark, or by that of a passage it rests on."""
        return self._findings.get(finding.id, "") or self._of_places(finding)

    def words_of(self, finding: Finding) -> str:
        """Return the same in words for the screen."""
        return mark_words(self._findings.get(finding.id, "")) or inherited_words(self._of_places(finding))

    def _of_places(self, finding: Finding) -> str:
        return next(filter(None, map(self._of_place, finding.citations)), "")

    def _of_place(self, citation: Citation) -> str:
        document = self._documents.get(citation.source)
        passage = document.passage(citation.passage) if document else None
        return self._passages.get((citation.source, _plain(passage.text)), "") if passage else ""


def _as_marked(project: Project, kept: Sequence[SourcePack]) -> Iterator[SourcePack]:
    """Yield the project's sources; what the library marked in another edition is marked in theirs too."""
    marked = {pack.document.id: pack.document for pack in kept}
    for pack in project.sources:
        other = marked.get(pack.document.id)
        same = other is None or other.edition == pack.document.edition
        if not same:
            # Loaded here: the library's file comes with it, which most letters do without.
            from briefdesk.store.findings.marks import with_former_marks  # noqa: PLC0415

            yield SourcePack(with_former_marks(pack.document, other), pack.findings)
        else:
            yield pack


def _picked(
    desk: Desk, project: Project, document: DocumentName, marks: _Marks, held: "HeldWords"
) -> Iterator[HeldPlace]:
    """Yield picked findings that are marked, rest on what is marked, or quote it from elsewhere."""
    findings = project.findings_by_id()
    for part in draft_of(project, document).parts:
        finding = findings.get(part.finding) if isinstance(part, FindingPart) else None
        why = marks.of(finding) if finding is not None else ""
        quoted = held.quoted_in(_said(finding)) if finding is not None and not why else ""
        if finding is not None and (why or quoted):
            label = part_label(desk, project, document, part)
            yield HeldPlace(document, part.id, label, finding.text, why or quoted, copied=not why)


def _said(finding: Finding) -> str:
    figure = finding.key_figure
    return f"{finding.text}\n{figure.value} {figure.label}" if figure else finding.text


def _of_pack(pack: SourcePack, today: dt.date) -> Iterator[HeldPlace]:
    title = pack.document.short_title
    for finding in pack.findings:
        why = why_held(finding, today)
        if why:
            yield HeldPlace("", "", f"{title}, a finding", finding.text, why)
    for passage, why in _held_passages(pack.document, today):
        yield HeldPlace("", "", f"{title}, paragraph {passage.number}", passage.text, why)


def _held_passages(document: SourceDocument, today: dt.date) -> Iterator[tuple[Passage, str]]:
    for section in document.sections:
        for passage in section.passages:
            why = why_held(passage, today)
            if why:
                yield passage, why


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def _shortened(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _SHORT else f"{words[:_SHORT].rsplit(' ', 1)[0]} …"
