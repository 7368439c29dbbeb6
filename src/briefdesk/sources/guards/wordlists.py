"""Hedges and negations: the words that carry each, and what may stand for them in an edit."""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Hedge:
    """A kind of doubt: the pattern of its words, the kinds that keep it, other words that do.

    `bounds` are the bounds of a figure that keep it too: "estimated at 8,450" may become "about 8,450".
    """

    name: str
    pattern: re.Pattern[str]
    kept_by: tuple[str, ...] = ()
    also: str = r"(?!)"
    bounds: str = ""


def _words(body: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{body})(?![\w-])", re.IGNORECASE)


HEDGES = (
    Hedge("alleged", _words(r"alleged(?:ly)?|alleges?|allegations?|accus(?:ed?s?|ations?)|purported(?:ly)?"
                            r"|claim(?:s|ed)?|suspected|charg(?:e|ed|es) that"), ("reported",),
          r"\b(?:complaint|lawsuit|plaintiffs?)\b.{0,40}\b(?:say|said|state|contend|assert)"),
    Hedge("reported", _words(r"reported(?:ly)?|apparent(?:ly)?|ostensibl[ey]|according to|said to"
                             r"|reports? (?:say|suggest|indicate)s?"), ("alleged", "estimated"),
          r"\b(?:says?|said|finds?|found|reports?|shows?|told|estimates?|concludes?|concluded|warns?|warned"
          r"|writes?|wrote|notes?|noted|supposed(?:ly)?|seems?|appears?)\b"),
    Hedge("estimated", _words(r"estimated?|estimates?|projected|projects|forecast"), ("reported",),
          r"\b(?:approximately|roughly|about|around|some) (?=[$\d])", "~"),
    Hedge("possible", re.compile(r"(?<![\w-])(?:may|might|could|possibl[ey]|potential(?:ly)?|perhaps"
                                 r"|Perhaps|Possibly|Potentially)(?![\w-])"), ("possible",)),
    Hedge("likely", _words(r"likely|probabl[ey]|appears?(?: to)?|seems?(?: to)?|suggests?|indicates?"),
          ("possible", "reported"), r"\bchances?\b|\bprobability\b|\brisks?\b"),
    Hedge("intended", _words(r"expect(?:ed|s) to|plan(?:s|ned)? to|propos(?:es|ed)|intend(?:s|ed)(?: to)?"
                             r"|seeks? to|aims? to|is to|are to|scheduled"), ("possible", "likely"),
          r"\b(?:plans?|proposal|intention|expected|planned|under the (?:plan|proposal))\b"),
    Hedge("some", _words(r"some(?! \d)|certain(?= \w+s\b)|a few|several"), (),
          r"\b(?:one|two|three|part|partly|among)\b"),
    Hedge("many", _words(r"(?<!as )many(?! as\b)"), ("some",),
          r"\b(?:numerous|scores|dozens|frequently|often)\b"),
    Hedge("most", re.compile(r"(?<!the )(?<!at )(?<![\w-])(?:most of|Most (?=\w+s\b)|mostly|the majority)"),
          ("many", "some"), r"\bmost\b|\bmajority\b|\bmainly\b|\blargely\b"),
    Hedge("often", _words(r"often|frequently|usually|generally|typically|tends? to"), ("sometimes",),
          r"\b(?:commonly|repeated(?:ly)?|normally|regularly|many|most)\b"),
    Hedge("sometimes", _words(r"sometimes|occasionally|in (?:some|many|certain) (?:cases|areas|places)"
                              r"|in part|partly|at times"), ("often", "some")),
    Hedge("at least", _words(r"at least|up to|(?<!twice )(?<!times )as many as|nearly|almost|about(?= half)"
                             r"|roughly"), (),
          r"\b(?:or more|no (?:fewer|less) than|more than|over|minimum|maximum|close to"
          r"|approximately|half)\b",
          "~ <~ >= <= > <"),
)  # fmt: skip

NEGATION = re.compile(
    r"(?<![\w-])(?:not(?! only\b| to mention\b| just\b)|never|no(?! (?:more|fewer|less|later) than\b|\. ?\d"
    r"| doubt\b)|none|nor|neither|cannot|nobody|nothing|without|\w+n't)(?![\w-])",
    re.IGNORECASE,
)
"""Words that negate outright."""

SOFT_NEGATION = re.compile(
    r"(?<![\w-])(?:fail(?:s|ed|ing|ures?)?|lack(?:s|ed|ing)?|refus(?:e[sd]?|als?|ing)|den(?:y|ied|ies|ying|ials?)"
    r"|unable|absen(?:t|ce)|bans?|banned|prohibit(?:s|ed|ing)?|forbids?|forbidden|forbade|barr(?:ed|ing)|bars"
    r"|rather than|instead of|declin(?:e[sd]?|ing)|neglect(?:s|ed)?|withh(?:eld|olds?)|hardly|refrains?"
    r"|outside|prevent(?:s|ed)?|stop(?:s|ped)?|miss(?:es|ed|ing)|ended|free of|devoid|exempt(?:s|ed)?"
    r"|(?:un|in|im|il|ir|non)(?!der|til|less|der|volv|clud|form|terest|creas|side|stead|to|iversity|ited|ion"
    r"|its?\b|iform|iqu|ternal|port|pos|prov|age|mediate|migra|telli|vestig|struct|itia|spect|jur|stall)"
    r"[a-z]{5,})(?![\w-])",
    re.IGNORECASE,
)
"""Words that negate without "not": an edit may change one into the other."""

NEGATING_PREFIXES = ("un", "in", "im", "il", "ir", "non", "non-", "dis")

STOP_WORDS = frozenset(
    (
        "that", "this", "with", "from", "have", "been", "were", "they", "their", "them", "than", "then",
        "there", "these", "those", "which", "what", "when", "where", "while", "will", "would", "about",
        "into", "also", "only", "more", "most", "some", "such", "over", "under", "does", "did", "has", "had",
        "its", "because", "being", "could", "should", "might", "much", "very", "just", "both", "each",
        "other",
    )
)  # fmt: skip
