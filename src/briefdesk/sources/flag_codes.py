"""The codes of the flags that guards raise and that source packs let stand."""

CODES = (
    "number-changed", "percentage-changed", "date-changed", "unit-changed", "law-changed", "name-changed",
    "negation-lost", "negation-added", "hedge-lost", "quotation-changed", "figure-old",
    "too-long",
)  # fmt: skip
