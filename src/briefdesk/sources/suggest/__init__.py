"""Findings proposed from a source document's own sentences, for people to choose from."""

from briefdesk.sources.suggest.proposals import described, figures_written, suggest_findings
from briefdesk.sources.suggest.sentences import Sentence, sentences, split_sentences
from briefdesk.sources.suggest.usefulness import usefulness

__all__ = [
    "Sentence",
    "described",
    "figures_written",
    "sentences",
    "split_sentences",
    "suggest_findings",
    "usefulness",
]
