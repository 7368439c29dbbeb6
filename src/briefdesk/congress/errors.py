"""What can go wrong with a roster or a recipient query, in words for the user."""

from briefdesk.errors import CongressError


class RosterUnreadable(CongressError):
    """A roster file, or the folder or zip that one is made from, cannot be read."""

    next_step = "Choose another file, or import the roster again from the published data set."


class QueryInvalid(CongressError):
    """A recipient query breaks the rules: `term` is the part that does, at `position` (from 0).

    `suggestions` are what may have been meant, ready to stand in its place.
    """

    def __init__(self, reason: str, *, term: str, position: int, suggestions: tuple[str, ...] = ()) -> None:
        shown = term if len(term) <= 60 else f"{term[:57]}…"
        place = f"“{shown}” (character {position + 1})"
        super().__init__(f"{place}: {reason}", _next_step(suggestions), where=place)
        self.term = term
        self.position = position
        self.suggestions = suggestions


def _next_step(suggestions: tuple[str, ...]) -> str:
    if not suggestions:
        return "Correct or remove this term."
    listed = " or ".join(f"“{s}”" for s in suggestions)
    return f"Did you mean {listed}?"


class ImportStopped(CongressError):
    """The user wanted no more of an import: nothing was changed."""

    def __init__(self) -> None:
        super().__init__("The import was stopped; the roster is as it was.", "Start it again when you like.")
