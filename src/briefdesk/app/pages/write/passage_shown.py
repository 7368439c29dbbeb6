"""From where words come from to what the passage pane says of it."""

from collections.abc import Mapping
from types import MappingProxyType

from briefdesk.app.models.wording import place_words, whose_words
from briefdesk.app.pages.write.passage_pane import PassageShown, ProvenanceShown
from briefdesk.app.widgets.marked_text import Mark
from briefdesk.english import counted
from briefdesk.model.congress import CommitteeCode
from briefdesk.model.finding import Finding, FindingId, SourcePack
from briefdesk.model.source import SourceDocument
from briefdesk.pipeline.desk import Desk
from briefdesk.pipeline.provenance import CitedPassage, Ground, Provenance
from briefdesk.pipeline.recipients import topic_of

NO_PASSAGE = PassageShown("No passage", "This finding names no passage. Add one before it is sent.")
GONE = "The source no longer has this passage. Look for the finding in its newest edition."
HEADS = {
    Ground.CITED: "",
    Ground.LIKELY: "Likely from",
    Ground.OWN: "Your own words: no source",
    Ground.TEMPLATE: "The template’s words: no source",
}
_MOST_NAMED = 3
NONE_HELD: Mapping[FindingId, str] = MappingProxyType({})


def provenance_shown(
    desk: Desk, found: Provenance, held: Mapping[FindingId, str] = NONE_HELD
) -> ProvenanceShown:
    """Return passages with their marks, what is to be warned of, and the facts of the finding.

    `held` says why findings may not leave.
    """
    passages = tuple(_passage(passage) for passage in found.passages)
    if found.finding is not None and not passages:
        passages = (NO_PASSAGE,)
    release = held.get(found.finding.id, "") if found.finding else ""
    facts = (("Release", release), *_facts(desk, found.finding)) if found.finding else ()
    return ProvenanceShown(
        HEADS[found.ground],
        _warning(found.figures),
        passages,
        tuple((name, value) for name, value in facts if value),
    )


def _passage(cited: CitedPassage) -> PassageShown:
    passage = cited.passage
    marks = (
        *(Mark(start, end, "finding") for start, end in cited.stretches),
        *(Mark(start, end, "cited") for start, end in cited.strongest),
    )
    return PassageShown(
        place=place_words(cited.citation),
        text=passage.text if passage else GONE,
        whose=whose_words(passage) if passage else "",
        marks=marks if passage else (),
        publication=_publication(cited.document),
        address=cited.document.url,
    )


def _warning(figures: tuple[str, ...]) -> str:
    if not figures:
        return ""
    named = [f"“{figure}”" for figure in dict.fromkeys(figures)]
    if len(named) > _MOST_NAMED:
        named = [*named[:_MOST_NAMED], f"{len(named) - _MOST_NAMED} more"]
    listed = f"{', '.join(named[:-1])} and {named[-1]}" if len(named) > 1 else named[0]
    have, them = ("have", "they come") if len(named) > 1 else ("has", "it comes")
    return f"{listed} {have} no source. Pick a finding that says so, or say in the text where {them} from."


def _facts(desk: Desk, finding: Finding) -> tuple[tuple[str, str], ...]:
    key = finding.key_figure
    return (
        ("Figures", ", ".join(finding.figures)),
        ("Key figure", f"{key.value} {key.label}" if key else ""),
        ("Topics", ", ".join(finding.topics)),
        ("Committees", _committees(desk, finding)),
        ("States", ", ".join(desk.index.state_name(state) for state in finding.states)),
    )


def _committees(desk: Desk, finding: Finding) -> str:
    """Return "Armed Services (Senate, House)": each topic once, with the chambers it stands for."""
    chambers: dict[str, list[str]] = {}
    for code in finding.committees:
        committee = desk.index.committee(CommitteeCode(code))
        names = chambers.setdefault(topic_of(committee) if committee else code, [])
        if committee:
            names.append(str(committee.chamber).capitalize())
    return ", ".join(f"{topic} ({', '.join(names)})" if names else topic for topic, names in chambers.items())


def _publication(document: SourceDocument) -> str:
    maker = document.publisher or document.author
    said = ", ".join(filter(None, (maker, f"“{document.title}”", document.date)))
    # The first digits of the file's hash tell editions of one date apart.
    return f"{said} · edition {document.edition[:8]}" if document.edition else said


def source_words(packs: tuple[SourcePack, ...]) -> str:
    """Return the heading over the tree: the one source's short title, or how many there are."""
    if len(packs) == 1:
        return packs[0].document.short_title
    return counted(len(packs), "source") if packs else ""
