"""The base of every failure that a user can mend: a sentence and a next step."""


class BriefdeskError(Exception):
    """A failure that a user can understand: `str(error)` is the sentence, `next_step` what to do.

    `where` names the file, line or field, empty where the sentence already does.
    """

    next_step: str = "Try again; if it fails again, report the problem with the details shown."

    def __init__(self, sentence: str, next_step: str | None = None, *, where: str = "") -> None:
        super().__init__(sentence)
        self.where = where
        if next_step is not None:
            self.next_step = next_step


class SourceError(BriefdeskError):
    """A source document or pack cannot be read."""


class CongressError(BriefdeskError):
    """The roster, a recipient query or an addressee is wrong."""


class ComposeError(BriefdeskError):
    """A template or a draft cannot be turned into blocks."""


class RenderError(BriefdeskError):
    """Blocks cannot be laid out or written."""


class StoreError(BriefdeskError):
    """A file of ours cannot be read or written."""
