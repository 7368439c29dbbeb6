"""Review of findings: each step is a pure function from a pack to a change, undone by its inverse."""

from briefdesk.sources.review.details import excuse, rekind, retag, reword, set_key_figure, unexcuse
from briefdesk.sources.review.faults import FindingUnknown, PassageUnknown, ReviewRefused, WordingRefused
from briefdesk.sources.review.holding import hold, hold_passages
from briefdesk.sources.review.merging import merge
from briefdesk.sources.review.originals import flags_of, original_of
from briefdesk.sources.review.selecting import from_selection
from briefdesk.sources.review.splitting import split, split_sentences
from briefdesk.sources.review.steps import apply, finding_named, in_document_order, with_marks_of
from briefdesk.sources.review.verdicts import accept, dismiss, reopen

__all__ = [
    "FindingUnknown",
    "PassageUnknown",
    "ReviewRefused",
    "WordingRefused",
    "accept",
    "apply",
    "dismiss",
    "excuse",
    "finding_named",
    "flags_of",
    "from_selection",
    "hold",
    "hold_passages",
    "in_document_order",
    "merge",
    "original_of",
    "rekind",
    "reopen",
    "retag",
    "reword",
    "set_key_figure",
    "split",
    "split_sentences",
    "unexcuse",
    "with_marks_of",
]
