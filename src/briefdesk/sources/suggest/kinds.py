"""What kind of finding a sentence would make, told from its words; None where it would make none."""

import re

from briefdesk.model.finding import FindingKind
from briefdesk.model.source import PassageKind
from briefdesk.sources.figures import COUNTED, Figure, FigureKind

_BODY = (
    r"(?:Congress|(?:The\s+)?(?:House|Senate|President|Administration|administration|agency|agencies"
    r"|Department|Secretary|Committee|committees?|subcommittee|Commissioner|Appropriations Committees?)"
    r"|Members?(?: of Congress)?|Our members of Congress|Lawmakers|lawmakers|Policymakers|They|It|States)"
)
_ASKS = re.compile(
    rf"^(?:{_BODY})\b[^.;]{{0,40}}?\s(?:should|must|ought to|needs? to)\b(?! (?:not )?(?:be|have) an?\b)"
    r"|\b(?:urges?|call(?:s|ing)? (?:up)?on|recommends?|asks?|respectfully (?:ask|request)s?)\b"
    r"[^.]{0,80}\b(?:Congress|you|[Mm]embers?|committees?|subcommittee|Committee|Senate|House|agency"
    r"|agencies|that)\b(?=[^.]*\bto\b|[^.]*\bthat\b)"
    r"|^Please\b|\bI (?:also )?(?:respectfully )?(?:ask|urge|request)\b|\bwe (?:ask|urge)\b"
)
_VERBS = (
    "Adopt|Allow|Amend|Appropriate|Ask|Authorize|Ban|Bar|Block|Clarify|Codify|Condition|Conduct|Cosponsor"
    "|Create|Cut|Deny|Direct|End|Enact|Ensure|Establish|Expand|Extend|Freeze|Fund|Guarantee|Hold|Increase"
    "|Invest|Investigate|Introduce|Join|Lift|Limit|Make|Mandate|Oppose|Oversee|Pass|Preserve|Press|Prevent"
    "|Prohibit|Protect|Provide|Publish|Raise|Reauthorize|Reduce|Reform|Reject|Renew|Repeal|Request|Require"
    "|Restore|Restrict|Review|Set|Sign|Stop|Strengthen|Support|Suspend|Tell|Urge|Visit|Vote|Withhold"
    "|Withdraw|Write"
)
_IMPERATIVE = re.compile(rf"^(?:(?:Also|Then|And)\s+)?(?:{_VERBS})\s+(?!(?:who|that|was|is)\b)")
_ASKING_HEADING = re.compile(
    r"recommend|ask|should|can do|action|option|solution|next step|call", re.IGNORECASE
)
_SHOULD = re.compile(r"\b(?:should|must|ought to)\b")
_LEGAL = re.compile(
    r"\b(?:federal|state|district|appeals|circuit|Supreme|trial)\s+(?:\w+\s+)?court\b|\bSupreme Court\b"
    r"|\b(?:ruled|sued|lawsuit|injunction|unconstitutional(?:ly)?|unlawful(?:ly)?|illegal(?:ly)?|treaty"
    r"|statutes?|statutory|constitutional|the Constitution|(?:federal|state|U\.S\.) law|[Tt]he law|by law)\b"
    r"|\b[Tt]he (?:first|second|third|fourth|fifth) claim\b|\bJudge [A-Z]\w+|\bJustice [A-Z]\w+ [A-Z]"
    r"|\b(?:federal|agency|final|interim) (?:rule|regulation)s?\b"
    r"|\bagreement\b.{0,80}\b(?:bars?|forbids?|prohibits?)\b",
)
_QUOTED = re.compile(r"[“\"]([^”\"]+)[”\"]")
_SAYING = re.compile(
    r"\b(?:said|says|told|testified|wrote|writes|noted|notes|added|warned|explained|recalled|put it|stated"
    r"|called|quotes?|asked|replied|argued|according to)\b",
    re.IGNORECASE,
)
_FINDING = re.compile(
    r"\b(?:found|finds?|findings?|show(?:s|ed|n)?|report(?:s|ed|edly)?|document(?:s|ed)|reveal(?:s|ed)"
    r"|conclude[sd]?|estimate[sd]?|observed|describe[sd]|according to|evidence|examin(?:es|ed)|alleg\w+"
    r"|said that|say that|says that|told (?:us|me)|testified|learned|confirmed|audit(?:ors)?|inspectors?"
    r"|survey|analysis|stud(?:y|ies)|researchers|interviewed|witnessed|records)\b",
    re.IGNORECASE,
)
_DONE = re.compile(
    r"\b(?:were|was|had|have|has) (?:been )?(?!no\b|on\b|in\b)\w+(?:ed|en|ne|ld|pt|de|ut|nt|ght)\b"
)
_FEWEST_DONE = 8  # words of a sentence that only says that something was done
_EVENT = re.compile(
    r"\b(?:lost|closed|withheld|refused|denied|failed|fell|rose|grew|began|stopped|remained|deployed"
    r"|detained|suffered|killed|arrested|deported|expelled|ended|collapsed|deteriorated|increased|decreased"
    r"|reduced|expanded|spent|share|promises?|runs? out|visited|carr(?:y|ied|ying)|enters?|absorbs?|noticed"
    r"|took|threatens? to|wearing|patrolling|facing|faces|saw|says|followed|encouraging)\b"
)
_ARGUMENT = re.compile(
    r"\b(?:should(?:n[’']t)?|must|cannot|can[’']t|no one|nobody|never|risks?|dangers?|dangerous(?:ly)?"
    r"|threat(?:ens?)?|undermin\w+|erod\w+|cruel|reckless|wrong|unacceptable|unjust|harms?|deserves?"
    r"|precedent|price|rewards?|needs? to|there is no (?:reason|emergency|excuse|evidence)|makes? no|is not"
    r"|are not|isn[’']t|aren[’']t|choice|choose|only (?:as|when|if)|would (?:be|have)|itself|better|worse"
    r"|cheap(?:est|er)?|expensive|protects?|belongs?|purpose|the (?:very|most|least)|neither|None of"
    r"|too great|at stake|a call)\b",
)
_ASIDE = re.compile(
    r"^(?:Thank|I (?:look|thank|speak|will|am)|We thank|My name|Contact|FOR "
    r"|For (?:more|immediate)|Photo|Source:|Sources\b|About\b|See\b|Tables?\b|This (?:brief|report) was"
    r"|The full|Some (?:will|may|might) (?:say|argue|object)|Since then,? "
    # A text that speaks of itself.
    r"|(?:It|This (?:report|brief|study|paper|chapter|section)|The (?:report|brief|study|data|figures))"
    r" (?:draws?|is based|are based|rel(?:y|ies)|covers?|begins?|follows?|comes?)\b"
    r"|The (?:next|following|last|first) (?:part|section|chapter|page|release|table)s?\b"
    r"|(?:Definitions|Details|Photographs|Revisions|Methods|Notes|References|Appendi\w+)\b"
    # What is said to keep a hearing going.
    r"|The (?:gentle(?:man|woman)|chair|subcommittee|committee|hearing|meeting)\b.{0,40}"
    r"\b(?:yields?|recognizes?|come to order|adjourned|in recess|without objection)\b"
    r"|Let us\b|(?:Dr|Mr|Ms|Mrs)\. [A-Z][\w’-]+ (?:has |have )?(?:worked|served|lived|joined|holds?|is)\b)"
)
# The author's own life is no finding, unless it is what the author saw or was told.
_OF_ONESELF = re.compile(r"^(?:[A-Z][^,.;]{0,60},? )?I (?!saw|found|learned|met|counted|heard|read|visited)")
_SOME_OF = re.compile(
    r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d+) of "
    r"(?:(?:the|his|her|its|our|their|my|every) )?"
    r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|\d[\d,]*)\b"
)


def kind_of(
    text: str, figures: tuple[Figure, ...], *, passage: PassageKind, heading: str = ""
) -> FindingKind | None:
    """Return the kind of finding that the sentence `text` with its `figures` would make, None for none.

    A sentence with a figure always makes one.
    """
    kinds = {figure.kind for figure in figures}
    counts = any(_is_count(figure) for figure in figures) or _SOME_OF.search(text) is not None
    if _is_ask(text, passage, heading, counts=counts):
        return FindingKind.ASK
    if _is_quote(text, passage):
        return FindingKind.QUOTE
    if kinds & {FigureKind.LAW, FigureKind.BILL} or (_LEGAL.search(text) and not counts):
        return FindingKind.LEGAL
    if counts:
        return FindingKind.STATISTIC
    kind = _plain_kind(text, passage)
    if kind is FindingKind.FINDING and _is_local(text, figures):
        return FindingKind.LOCAL_FACT
    return kind or (FindingKind.FINDING if kinds & COUNTED or re.search(r"\d", text) else None)


_COUNTY = re.compile(
    r"\b[A-Z]\w+ (?:County|Parish|Borough)\b|\b(?:\d+(?:st|nd|rd|th)|[A-Z]\w+) (?:Congressional )?District\b"
)


def _is_local(text: str, figures: tuple[Figure, ...]) -> bool:
    """Return whether one place is the point: a county or district, or the places of a single state."""
    places = [f for f in figures if f.kind in (FigureKind.STATE, FigureKind.PLACE)]
    states = {f.value if f.kind is FigureKind.STATE else f.unit for f in places}
    return "" not in states and (len(states) == 1 or (not states and _COUNTY.search(text) is not None))


def _is_count(figure: Figure) -> bool:
    """Return whether the figure is a statistic's: "six" within a sentence rarely is, "Six of ten ..." is."""
    if figure.kind is FigureKind.NUMBER and not any(c.isdigit() for c in figure.text):
        return figure.start == 0 or "." in figure.value or len(figure.value.rstrip("0+")) > 2
    return figure.kind in COUNTED


def _plain_kind(text: str, passage: PassageKind) -> FindingKind | None:
    """Return the kind of a sentence without figure, law and quotation."""
    if text.endswith("?") or _ASIDE.search(text) or len(text.split()) < 4:
        return None
    finds = len(_FINDING.findall(text)) * 2 + len(_EVENT.findall(text))
    if finds or len(text.split()) >= _FEWEST_DONE:
        finds += len(_DONE.findall(text))
    argues = len(_ARGUMENT.findall(text)) * 2
    if finds and _OF_ONESELF.match(text):
        return None if argues <= finds else FindingKind.TALKING_POINT
    if argues > finds:
        return FindingKind.TALKING_POINT
    if finds and len(text.split()) >= 5:
        return FindingKind.FINDING
    return FindingKind.FINDING if passage is PassageKind.LIST_ITEM else None


def _is_ask(text: str, passage: PassageKind, heading: str, *, counts: bool) -> bool:
    if text.endswith("?"):
        return False
    asking = bool(_ASKING_HEADING.search(heading))
    if _IMPERATIVE.search(text) and (asking or passage is PassageKind.LIST_ITEM or not counts):
        return True
    if asking and _SHOULD.search(text):
        return True
    found = _ASKS.search(text)
    return found is not None and not _QUOTED.search(text)


def _is_quote(text: str, passage: PassageKind) -> bool:
    quoted = [match[1] for match in _QUOTED.finditer(text)]
    words = sum(len(quotation.split()) for quotation in quoted)
    if passage is PassageKind.BLOCK_QUOTE:
        return len(text.split()) >= 4
    return words >= 5 and (words >= len(text.split()) * 0.4 or _SAYING.search(text) is not None)
