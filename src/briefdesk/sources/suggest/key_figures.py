"""The one striking figure of a sentence, as it can stand alone on a page, with a label from its own words."""

import re

from briefdesk.model.finding import KeyFigure
from briefdesk.sources.figures import Figure, FigureKind
from briefdesk.sources.pack_words import MAX_KEY_LABEL_CHARS, MAX_KEY_VALUE_CHARS

MAX_LABEL_WORDS = 8
_COUNTS = (FigureKind.NUMBER, FigureKind.MONEY, FigureKind.PERCENT, FigureKind.FRACTION)
_SMALL = 10  # a count below it strikes nobody
_PIECE = re.compile(r"\s*([\w’'%&/-]+(?:\.(?=\w)\w+)*)")
# Where the words about the figure end.
_ENDS = re.compile(
    r"that|which|wh(?:o|om|ose|en|ere|ile)|and|but|n?or|because|since|than|after|before|by|as|if|(?:al)?though|until"
    r"|unless|was|were|is|are|be|been|had|has|have|did|do|does|will|would|could|should|may|might|must|came|went|ran"
    r"|said|says|told|from|yet|so|then|now|only|also|just|not?|still|s?he|they|it|we|you|I|last|this",
    re.IGNORECASE,
)
_LOOSE = re.compile(r"an?|the|of|in|on|at|to|for|with|per|its|their|about|them|\d+", re.IGNORECASE)


def key_figure_of(text: str, figures: tuple[Figure, ...]) -> KeyFigure | None:
    """Return the figure that stands out in `text` and up to eight words about it, None where none does.

    A sentence of several amounts has none: which one counts is for people to say.
    """
    counted = [figure for figure in figures if figure.kind in _COUNTS]
    if len(counted) != 1 or not _strikes(counted[0]):
        return None
    figure = counted[0]
    if text[figure.end : figure.end + 1] in "-–/":
        return None  # “29-year-old”
    label = _label(text[figure.end :])
    if not label or len(figure.text) > MAX_KEY_VALUE_CHARS or len(label) > MAX_KEY_LABEL_CHARS:
        return None
    return KeyFigure(figure.text[:1].upper() + figure.text[1:], label)


def _strikes(figure: Figure) -> bool:
    if not any(c.isdigit() for c in figure.text):
        return figure.kind is FigureKind.FRACTION
    whole = re.sub(r"\D", "", figure.text.partition(".")[0])
    return figure.kind is not FigureKind.NUMBER or (whole != "" and int(whole) >= _SMALL)


def _label(after: str) -> str:
    """Return the words right after the figure, up to a stop or a word that leads elsewhere."""
    words: list[str] = []
    at = 0
    while len(words) < MAX_LABEL_WORDS and (match := _PIECE.match(after, at)):
        if _ENDS.fullmatch(match[1]):
            break
        words.append(match[1])
        at = match.end()
    while words and _LOOSE.fullmatch(words[-1]):
        words.pop()
    if any(c.isdigit() for word in words for c in word):
        return ""
    telling = [word for word in words if not _LOOSE.fullmatch(word)]
    return " ".join(words) if any(len(word) > 3 for word in telling) else ""
