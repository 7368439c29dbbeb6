"""Changes to a finding itself: its words, kind, tags and key figure, and the flags that may stand."""

from collections.abc import Collection
from dataclasses import replace

from briefdesk.model.finding import (
    Excuse,
    Finding,
    FindingId,
    FindingKind,
    FindingState,
    KeyFigure,
    SourcePack,
)
from briefdesk.model.library import LibraryChange
from briefdesk.sources.review import checks
from briefdesk.sources.review.figures import figures_in
from briefdesk.sources.review.steps import counted, each


def reword(pack: SourcePack, finding_id: FindingId, text: str) -> LibraryChange:
    """Return the change that gives the finding other words; what it cites stays.

    Figures are found anew; a key figure and excuses go with the words that they spoke of. A suggestion
    that somebody worded is accepted. Raises ReviewRefused.
    """
    text = checks.finding_text(text)

    def reworded(finding: Finding) -> Finding:
        if text == finding.text:
            return finding
        suggested = finding.state is FindingState.SUGGESTED
        return replace(with_text(finding, text), state=FindingState.ACCEPTED if suggested else finding.state)

    return each("Reword finding", pack, (finding_id,), reworded)


def retag(
    pack: SourcePack,
    ids: Collection[FindingId],
    topics: tuple[str, ...] | None = None,
    committees: tuple[str, ...] | None = None,
    states: tuple[str, ...] | None = None,
) -> LibraryChange:
    """Return the change that sets the topics, committees and states given; None leaves them.

    Raises ReviewRefused.
    """
    topics = None if topics is None else checks.topic_names(topics)
    committees = None if committees is None else checks.committee_codes(committees)
    states = None if states is None else checks.state_codes(states)

    def tagged(finding: Finding) -> Finding:
        return replace(
            finding,
            topics=finding.topics if topics is None else topics,
            committees=finding.committees if committees is None else committees,
            states=finding.states if states is None else states,
        )

    return each(f"Tag {counted(ids)}", pack, ids, tagged)


def rekind(pack: SourcePack, ids: Collection[FindingId], kind: FindingKind) -> LibraryChange:
    """Return the change that makes these findings of that kind. Raises ReviewRefused."""
    return each(
        f"Change kind of {counted(ids)}", pack, ids, lambda finding: replace(finding, kind=FindingKind(kind))
    )


def set_key_figure(pack: SourcePack, finding_id: FindingId, figure: KeyFigure | None) -> LibraryChange:
    """Return the change that gives the finding that key figure, or takes it. Raises ReviewRefused."""

    def figured(finding: Finding) -> Finding:
        return replace(
            finding, key_figure=None if figure is None else checks.key_figure_for(figure, finding.text)
        )

    return each("Change key figure", pack, (finding_id,), figured)


def excuse(pack: SourcePack, finding_id: FindingId, excuse: Excuse) -> LibraryChange:
    """Return the change that lets a flag stand for a reason, in place of a former reason.

    Raises ReviewRefused.
    """

    def excused(finding: Finding) -> Finding:
        new = checks.excuse_for(excuse, finding.text)
        others = tuple(e for e in finding.excuses if (e.code, e.words) != (new.code, new.words))
        return replace(finding, excuses=(*others, new))

    return each("Let flag stand", pack, (finding_id,), excused)


def unexcuse(pack: SourcePack, finding_id: FindingId, code: str, words: str) -> LibraryChange:
    """Return the change that raises an excused flag again. Raises ReviewRefused."""

    def raised(finding: Finding) -> Finding:
        return replace(
            finding, excuses=tuple(e for e in finding.excuses if (e.code, e.words) != (code, words))
        )

    return each("Raise flag again", pack, (finding_id,), raised)


def with_text(finding: Finding, text: str) -> Finding:
    """Return the finding with that text, its figures found anew, without what spoke of lost words."""
    key = finding.key_figure
    return replace(
        finding,
        text=text,
        figures=figures_in(text, finding.figures),
        key_figure=key if key and checks.bears_key_figure(text, key.value) else None,
        excuses=tuple(e for e in finding.excuses if e.words in text),
    )
