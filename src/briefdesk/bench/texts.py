"""The letter that all contenders print: one page with letterhead, address, four bullets and footnotes."""

from dataclasses import dataclass

ORGANIZATION = "Larkgate International"
CONTACT = "1400 Example Street NW, Washington, DC 20005 | (202) 555-0100 | larkgate.example"
DATE = "June 15, 2026"
SUBJECT = "Oversight of military roles in border enforcement"
CLOSE = "Sincerely,"
SIGNED = ("Dana Whitfield", "Director of Advocacy", ORGANIZATION)
_WORDS = tuple(
    word
    for line in (
        "agents report that families wait near the bridge while soldiers guard a quiet road and county",
        "records show how few crossings were counted after the new mission began under state orders that",
        "no court has reviewed yet although costs rose in every month for which the department has",
        "published figures on patrols and flights",
    )
    for word in line.split()
)
_BULLET_WORDS = 40
_BULLETS = 4


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter as plain data; note n stands at the end of bullet n."""

    address: tuple[str, ...]
    salutation: str
    opening: str
    bullets: tuple[str, ...]
    ask: str
    notes: tuple[str, ...]


def letters(number: int, count: int) -> tuple[Letter, ...]:
    """Return `count` letters of round `number`: the round's words are new, address and ask differ in each."""
    bullets = tuple(_bullet(number, place) for place in range(_BULLETS))
    notes = tuple(
        f"Larkgate International, “Quiet Border,” 2026, section “Costs,” para. {number + place + 1}."
        for place in range(_BULLETS)
    )
    opening = f"I write on behalf of {ORGANIZATION} about what {number + 2} months of public records show."
    return tuple(
        Letter(
            (
                f"The Honorable Casey Example-{index}",
                "United States House of Representatives",
                f"{1000 + index} Longworth House Office Building",
                "Washington, DC 20515",
            ),
            f"Dear Representative Example-{index}:",
            opening,
            bullets,
            f"We ask that you raise this with the committee before recess: district {index} is named in it.",
            notes,
        )
        for index in range(count)
    )


def _bullet(number: int, place: int) -> str:
    start = 7 * place + 11 * number
    words = [_WORDS[(start + step * (1 + number % 3)) % len(_WORDS)] for step in range(_BULLET_WORDS - 1)]
    return f"{words[0].capitalize()} {100 + number * 4 + place} {' '.join(words[1:])}."
