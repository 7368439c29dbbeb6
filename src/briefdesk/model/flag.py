"""What a guard raises against an edited wording: a doubt with its place in both texts."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Flag:
    """One doubt about an edit: `code` is stable and kebab-case, `message` a sentence, `next_step` what to do.

    `start` and `end` are characters of the edited text; `original_start` and `original_end` those of the
    original that it should be compared with, all of it where no place is meant.
    """

    code: str
    message: str
    next_step: str
    start: int
    end: int
    original_start: int
    original_end: int
