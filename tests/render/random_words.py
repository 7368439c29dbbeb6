"""Random words, figures and sources: the same for the same generator of numbers."""

from random import Random

from briefdesk.model.finding import Citation, Finding, FindingId, FindingKind, KeyFigure, SourcePack
from briefdesk.model.source import Passage, PassageId, Section, SourceDocument, SourceId

SOURCE = SourceId("random")
FIGURES = (
    "3,000", "0.5", "40%+", "$95,000", "590", "as many as 30,000", "1,234,567", "$1.2 billion", "1",
)  # fmt: skip
UNPRINTABLE = "日本Ⅳ"
"""Characters among the words that our faces lack."""

_COMMON = (
    "the", "of", "a", "in", "to", "and", "for", "by", "on", "with", "from", "record", "soldiers", "county",
    "deployment", "oversight", "residents", "Congress", "hearing", "report", "readiness", "mission", "border",
    "families", "agents", "troops", "cost", "law", "authority", "training", "week", "year", "months", "under",
    "without", "asked", "told", "stopped", "counted", "published", "before", "since", "near", "most", "few",
    "civilian", "military", "accountability", "responsibilities", "interoperability", "non-lethal",
    "cross-border", "decision-making",
)  # fmt: skip
_SPECIAL = (
    "H.R. 1234", "S. 88", "Sec. 502(f)", "§ 1385", "$95,000", "U.S.", "Rep. Núñez", "Sen. Łukasz Żółć",
    "3,000", "Guantánamo", "Doña Ana", "São Tomé", "Hawaiʻi", "Nguyễn Thị Hạnh", "coöperation", "façade",
    "Ångström", '"highest readiness"', "“in their own words”", "‘so-called’", "it's", "the Governor’s",
    "-- as before --", "2019–2024", "(see also note 4)", "and/or", "24/7", "50%", "No. 7", "p. 12", "A&M",
    "June 15, 2026", "<none>", "Donaudampfschifffahrtsgesellschaftskapitän", "antidisestablishmentarianism",
    "**in bold**", "*in italics*", "office@example.org", "[the full record](https://www.example.org/record)",
    "https://www.example.org/a/very/long/address-of-a-page?with=a&query=too#and-a-place", "Ελλάδα", "Київ",
    "→", "½", "№ 5", "C++", "#3", *UNPRINTABLE,
)  # fmt: skip
_LABELS = ("agents", "people", "families with children", "hours of training", "counties", "complaints")
_SECTIONS = (
    "Texas",
    "Costs & oversight",
    "“Sanctuary” and after",
    "Doña Ana County",
    "The long road, 2019–2024",
)  # fmt: skip

_ALLIANCES = ("Alliance for", "Center on", "Parish of", "Réseau", "The", "Ärzte und Anwälte für")
_ADDRESSES = ("", "https://www.example.org/r", "https://www.example.org/" + "reports-2026/" * 6)


def words(random: Random, least: int, most: int, *, special: float = 0.12) -> str:
    """Return between `least` and `most` words; `special` is the share of odd ones."""
    count = random.randint(least, most)
    return " ".join(random.choice(_SPECIAL if random.random() < special else _COMMON) for _ in range(count))


def sentence(random: Random, least: int, most: int) -> str:
    """Return words that begin with a capital and end with a mark."""
    text = words(random, least, most)
    return text[:1].upper() + text[1:] + random.choice("..…?")


def paragraph(random: Random, most_sentences: int) -> str:
    """Return one to so many sentences."""
    return " ".join(sentence(random, 4, 28) for _ in range(random.randint(1, most_sentences)))


def name(random: Random) -> str:
    """Return the name of an organization."""
    return " ".join(
        (
            random.choice(
                ("Alliance for", "Center on", "Parish of", "Réseau", "The", "Ärzte und Anwälte für")
            ),
            random.choice(("Open Records", "Doña Ana", "São Paulo", "Civil–Military Law", "O’Brien & Núñez")),
            random.choice(("", "of Greater Aransas–Kleberg", "Inc.", "and the Accountability Roundtable")),
        )
    ).strip()


def source_pack(random: Random) -> SourcePack:
    """Return a source with findings, asks, quotes and findings that have a figure of one unit."""
    sections = tuple(
        Section(
            f"s{at}",
            heading,
            1,
            tuple(Passage(PassageId(f"s{at}-{n}"), n, sentence(random, 5, 20)) for n in range(1, 7)),
        )
        for at, heading in enumerate(random.sample(_SECTIONS, random.randint(2, 5)))
    )
    title = words(random, 2, 12, special=0.05)
    document = SourceDocument(
        id=SOURCE,
        title=title,
        short_title=title if random.random() < 0.5 else "Lines Redrawn",
        publisher=random.choice(("Borderlands Rights Project", name(random))),
        author=random.choice(("", "M. Núñez and K. O’Brien")),
        date=random.choice(("2025", "2025-03", "2025-03-04")),
        url=random.choice(_ADDRESSES),
        edition="0" * 64,
        sections=sections,
    )
    return SourcePack(document, tuple(_findings(random, document)))


def _findings(random: Random, document: SourceDocument) -> list[Finding]:
    kinds = [FindingKind.FINDING] * 12 + [FindingKind.QUOTE] * 3 + [FindingKind.ASK] * 4
    kinds += [FindingKind.STATISTIC] * 8
    unit = random.choice(("", "$", "%"))
    return [_finding(random, document, at, kind, unit) for at, kind in enumerate(kinds)]


def _finding(random: Random, document: SourceDocument, at: int, kind: FindingKind, unit: str) -> Finding:
    section = random.choice(document.sections)
    passage = random.choice(section.passages)
    cited = Citation(SOURCE, section.id, section.heading, passage.id, passage.number)
    text = sentence(random, 3, random.choice((12, 30, 45)))
    if kind is FindingKind.QUOTE:
        text = f"“{text}”"
    return Finding(
        FindingId(f"{SOURCE}/{at}"),
        kind,
        text,
        None if kind is FindingKind.ASK else cited,
        key_figure=_key_figure(random, at, unit) if kind is FindingKind.STATISTIC else None,
    )


def _key_figure(random: Random, at: int, unit: str) -> KeyFigure:
    """Return a figure; those with an even number can be set beside each other in a chart."""
    label = f"{random.choice(_LABELS)} {words(random, 0, 8)}".strip()
    if at % 2:
        return KeyFigure(random.choice(FIGURES), label)
    value = random.choice((0.5, 3, 50, 99, 590, 3_000, 41_000)) if unit != "%" else random.randint(1, 99)
    return KeyFigure(f"{'$' if unit == '$' else ''}{value:,}{'%' if unit == '%' else ''}", label)
