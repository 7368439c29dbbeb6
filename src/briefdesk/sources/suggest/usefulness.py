"""How useful a proposed finding is for a letter, so that the best stand on top of a long list."""

import re

from briefdesk.model.finding import Finding, FindingKind
from briefdesk.model.source import SourceDocument
from briefdesk.sources.figures import COUNTED, FigureKind, extract_figures
from briefdesk.sources.suggest.proposals import points_back

_KIND = {
    FindingKind.STATISTIC: 0.40, FindingKind.ASK: 0.40, FindingKind.LEGAL: 0.32, FindingKind.QUOTE: 0.30,
    FindingKind.FINDING: 0.26, FindingKind.TALKING_POINT: 0.22, FindingKind.LOCAL_FACT: 0.30,
}  # fmt: skip
_BEST_WORDS = range(12, 36)
_MOST_WORDS = 45
_TELLING_HEADING = re.compile(
    r"summary|finding|glance|recommend|conclusion|ask|should|can do|in brief|key", re.IGNORECASE
)
_SIDE_HEADING = re.compile(r"about|method|acknowledg|appendix|note|contact|author|survey", re.IGNORECASE)
_OWN_VOICE = re.compile(r"\b(?:I|me|my|we|our|us)\b")


def usefulness(finding: Finding, document: SourceDocument) -> float:
    """Return 0.0 to 1.0: how well the finding would serve in a letter.

    A figure with money or a share, a place, an agency, a length that a letter bears and a telling heading
    raise it; words that point back, a question and the author's own voice lower it.
    """
    text = finding.text
    figures = extract_figures(text)
    counted = [figure for figure in figures if figure.kind in COUNTED]
    telling = (FigureKind.MONEY, FigureKind.PERCENT, FigureKind.FRACTION)
    score = _KIND[finding.kind]
    score += 0.06 * min(len(counted), 2)
    score += 0.06 * any(figure.kind in telling for figure in counted)
    score += 0.05 * any(figure.kind is FigureKind.AGENCY for figure in figures)
    score += 0.05 * bool(finding.states) + 0.04 * bool(finding.committees)
    score += 0.04 * any(figure.kind is FigureKind.DATE for figure in figures)
    score += _length(len(text.split())) + _place(finding, document)
    score -= 0.15 * points_back(text) + 0.20 * text.endswith("?")
    if finding.kind is not FindingKind.QUOTE:
        score -= 0.08 * (_OWN_VOICE.search(text) is not None)
    return round(min(max(score, 0.0), 1.0), 3)


def _length(words: int) -> float:
    if words in _BEST_WORDS:
        return 0.10
    return 0.0 if words <= _MOST_WORDS else -0.10


def _place(finding: Finding, document: SourceDocument) -> float:
    """Return what the heading and the place within the section are worth."""
    if finding.citation is None:
        return 0.0
    heading = finding.citation.heading
    worth = 0.06 * (_TELLING_HEADING.search(heading) is not None)
    worth -= 0.06 * (_SIDE_HEADING.search(heading) is not None)
    section = document.section(finding.citation.section)
    first = bool(section and section.passages and section.passages[0].id == finding.citation.passage)
    return worth + 0.03 * first
