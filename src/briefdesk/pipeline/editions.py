"""New editions of a source: what one would change, and taking it up."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from briefdesk.errors import SourceError
from briefdesk.model.finding import Finding, SourcePack
from briefdesk.model.library import Anchor, Anchored, ProjectUse, SourceEntry, Trace
from briefdesk.model.source import SourceDocument, SourceId
from briefdesk.pipeline.desk import Desk
from briefdesk.pipeline.outdated import OutdatedSource, edition_problems, outdated_sources, take_up_sources
from briefdesk.sources.editions import anchor_findings
from briefdesk.sources.facts import with_facts_of, with_id
from briefdesk.sources.new_edition import with_anchors, with_new_pack
from briefdesk.sources.readers.blocks import Progress
from briefdesk.sources.readers.faults import ReadingStopped
from briefdesk.sources.reading import is_pack, read_source
from briefdesk.sources.report import never, no_progress
from briefdesk.sources.tracing import trace
from briefdesk.sources.word_changes import word_changes
from briefdesk.store.findings.marks import carried_marks

__all__ = [
    "EditionPlan",
    "EditionUnfit",
    "OutdatedSource",
    "edition_problems",
    "outdated_sources",
    "plan_edition",
    "take_edition",
    "take_up_sources",
    "trace_sentence",
    "word_changes",
]


class EditionUnfit(SourceError):
    """A file cannot be taken as a new edition: of what, or why not."""


@dataclass(frozen=True, slots=True)
class EditionPlan:
    """What a new edition would change; nothing is changed yet.

    `entry` is the source as the library holds it, `document` the new edition under the source's id,
    `anchored` every finding with its new place, `suggestions_new` what no finding covers yet, `projects`
    those that used the source's findings, `pack` the source as it would stand, `marks` what becomes of the
    marks of what may not leave, in a sentence or none.
    """

    entry: SourceEntry
    document: SourceDocument
    anchored: tuple[Anchored, ...]
    suggestions_new: tuple[Finding, ...]
    projects: tuple[ProjectUse, ...]
    pack: SourcePack
    marks: str = ""

    def of(self, anchor: Anchor) -> tuple[Anchored, ...]:
        """Return the findings that this became of, in the document's order."""
        return tuple(a for a in self.anchored if a.anchor is anchor)

    @property
    def comparable(self) -> bool:
        """Return whether both editions are in words of the same kind: a summary cannot be compared."""
        summary = any(p.paraphrase for s in self.document.sections for p in s.passages)
        return self.entry.verbatim != summary

    def touched(self, use: ProjectUse) -> tuple[Anchored, ...]:
        """Return the findings of a project whose passage changed or went."""
        used = frozenset(use.findings)
        return tuple(
            a for a in self.anchored if a.finding.id in used and a.anchor in (Anchor.CHANGED, Anchor.GONE)
        )


def plan_edition(
    desk: Desk,
    source_id: str,
    path: Path,
    *,
    progress: Progress = no_progress,
    cancelled: Callable[[], bool] = never,
) -> EditionPlan:
    """Return what the file at `path`, a report or a pack, would change as a new edition of a source.

    Raises EditionUnfit where the library has no such source or holds this very edition, ReadingStopped once
    `cancelled`, else what `read_source` raises.
    """
    old = _pack(desk, source_id)
    entry = next(e for e in desk.sources() if e.id == old.document.id)
    read = with_id(read_source(path, progress=progress, cancelled=cancelled), old.document.id)
    new = read if is_pack(path) else with_facts_of(read, old.document, path)
    if new.document.edition == old.document.edition:
        raise EditionUnfit(
            f"The library already holds this edition of “{old.document.short_title}”.",
            "Choose the file of the newer edition.",
            where=path.name,
        )
    anchored = anchor_findings(old, new.document, progress=progress, cancelled=cancelled)
    if cancelled():
        raise ReadingStopped(path)
    if is_pack(path):
        done = desk.library.reviewed(old.document.id)
        own = frozenset(finding.id for finding in done.findings)
        pack = with_new_pack(old, new, anchored, own=own, taken_away=done.gone)
    else:
        pack = with_anchors(old, new.document, anchored, found=new.findings)
    carried = carried_marks(pack.document, old.document)
    pack = SourcePack(carried.document, pack.findings)
    known = {finding.id for finding in old.findings}
    return EditionPlan(
        entry=entry,
        document=pack.document,
        anchored=anchored,
        suggestions_new=tuple(f for f in pack.findings if f.id not in known),
        projects=desk.library.uses_of(old.document.id),
        pack=pack,
        marks=carried.told,
    )


def take_edition(desk: Desk, plan: EditionPlan) -> SourcePack:
    """Put the library's source on the new edition and return it; the former document stays readable.

    Raises EditionUnfit where the source changed since the plan was made, StoreError where it cannot be kept.
    """
    present = _pack(desk, plan.entry.id)
    if (present.document.edition, present.findings) != (
        plan.entry.edition,
        tuple(a.finding for a in plan.anchored),
    ):
        raise EditionUnfit(
            f"“{plan.entry.short_title}” has changed in the library since the editions were compared.",
            "Compare the editions again.",
        )
    desk.library.put(plan.pack, today=desk.today)
    return plan.pack


def trace_sentence(text: str, documents: Iterable[SourceDocument]) -> Trace | None:
    """Return the words of the documents that a sentence most likely comes from, or None."""
    return trace(text, documents)


def _pack(desk: Desk, source_id: str) -> SourcePack:
    pack = desk.library.pack(SourceId(source_id), dismissed=True)
    if pack is None:
        raise EditionUnfit(
            f"There is no source “{source_id}”.", "List the sources with `briefdesk source list`."
        )
    return pack
