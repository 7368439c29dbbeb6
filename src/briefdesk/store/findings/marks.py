"""Passages marked as confidential or under embargo: kept with their document, edition after edition."""

from collections.abc import Mapping
from dataclasses import replace

from briefdesk.model.source import Passage, PassageId, SourceDocument


def with_marks(document: SourceDocument, marks: Mapping[PassageId, Passage]) -> SourceDocument:
    """Return the document with the marks that `marks` gives its passages."""
    return replace(
        document,
        sections=tuple(
            replace(section, passages=tuple(_marked(p, marks.get(p.id)) for p in section.passages))
            for section in document.sections
        ),
    )


def with_former_marks(document: SourceDocument, before: SourceDocument | None) -> SourceDocument:
    """Return a new edition with the marks of passages whose words stayed: no new file takes them."""
    if before is None:
        return document
    former = {p.text: p for section in before.sections for p in section.passages if _is_held(p)}
    if not former:
        return document
    passages = (p for section in document.sections for p in section.passages)
    return with_marks(
        document, {p.id: former[p.text] for p in passages if p.text in former and not _is_held(p)}
    )


def _marked(passage: Passage, marks: Passage | None) -> Passage:
    if marks is None:
        return passage
    return replace(passage, confidential=marks.confidential, embargo=marks.embargo)


def _is_held(passage: Passage) -> bool:
    return passage.confidential or passage.embargo is not None
