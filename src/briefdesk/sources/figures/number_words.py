"""Numbers in words: "five hundred ninety", "twenty-one", "two million", and the scales after digits."""

import re
from decimal import Decimal

_UNITS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
SMALL: dict[str, int] = {
    **{word: value for value, word in enumerate(_UNITS)},
    **{word: 10 * value for value, word in enumerate(_TENS, start=2)},
}
SCALES: dict[str, int] = {
    "hundred": 100,
    "thousand": 1_000,
    "million": 1_000_000,
    "billion": 1_000_000_000,
    "trillion": 1_000_000_000_000,
}
SHORT_SCALES: dict[str, int] = {
    "k": 1_000, "m": 1_000_000, "mn": 1_000_000, "b": 1_000_000_000, "bn": 1_000_000_000,
}  # fmt: skip
ORDINALS: dict[str, int] = {
    word: value
    for value, word in enumerate(
        (
            "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
            "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth",
            "eighteenth", "nineteenth", "twentieth",
        ),
        start=1,
    )
}  # fmt: skip

_SMALL = "|".join(sorted(SMALL, key=len, reverse=True))
_SCALE = "|".join(SCALES)
# "one" alone is a pronoun more often than a number; "a" counts only before a scale: "a hundred".
NUMBER_WORDS = (
    rf"(?:(?:a\s+(?:{_SCALE}|dozen)|half\s+a\s+(?:{_SCALE}|dozen)|one(?=[\s-]+(?:{_SCALE}|dozen)\b)"
    rf"|(?!one\b)(?:{_SMALL}))\b(?:(?:\s+|-)(?:and\s+)?(?:{_SMALL}|{_SCALE}|dozen)\b)*)"
)
_WORD = re.compile(r"[a-z]+")


def value_of_words(words: str) -> Decimal:
    """Return the number that `words`, matched by NUMBER_WORDS, stand for."""
    total = Decimal(0)
    group = Decimal(0)
    half = False
    for word in _WORD.findall(words.lower()):
        if word == "half":
            half = True
        elif word in SMALL:
            group += SMALL[word]
        elif word in ("hundred", "dozen"):
            group = (group or Decimal(1)) * (100 if word == "hundred" else 12)
        elif word in SCALES:
            total += (group or Decimal(1)) * SCALES[word]
            group = Decimal(0)
    total += group
    return total / 2 if half else total


def plain(value: Decimal) -> str:
    """Return `value` without exponent and idle zeros: "3600", "0.5", "4200000"."""
    text = format(value, "f")
    return (text.rstrip("0").rstrip(".") if "." in text else text) or "0"
