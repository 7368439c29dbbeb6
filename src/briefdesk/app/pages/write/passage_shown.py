"""From a finding to what the passage pane says of it."""

from briefdesk.app.models.wording import counted
from briefdesk.app.pages.write.passage_pane import PassageShown
from briefdesk.model.congress import CommitteeCode
from briefdesk.model.finding import Finding, SourcePack
from briefdesk.model.source import SourceDocument
from briefdesk.pipeline.desk import Desk
from briefdesk.pipeline.recipients import topic_of

NO_PASSAGE = "This finding names no passage. Add one before it is sent."


def passage_shown(desk: Desk, packs: tuple[SourcePack, ...], finding: Finding) -> PassageShown:
    """Return section, passage, facts and publication of a finding of one of `packs`."""
    document = _document_of(packs, finding)
    citation = finding.citation
    passage = document.passage(citation.passage) if document and citation else None
    return PassageShown(
        place=f"{citation.heading}, ¶ {citation.number}" if citation else "No passage",
        text=passage.text if passage else NO_PASSAGE,
        paraphrase=bool(passage and passage.paraphrase),
        facts=tuple((name, value) for name, value in _facts(desk, finding) if value),
        publication=_publication(document) if document else "",
        address=document.url if document else "",
    )


def _document_of(packs: tuple[SourcePack, ...], finding: Finding) -> SourceDocument | None:
    return next((pack.document for pack in packs if finding in pack.findings), None)


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
    return ", ".join(filter(None, (maker, f"“{document.title}”", document.date)))


def source_words(packs: tuple[SourcePack, ...]) -> str:
    """Return the heading over the tree: the one source's short title, or how many there are."""
    if len(packs) == 1:
        return packs[0].document.short_title
    return counted(len(packs), "source") if packs else ""
