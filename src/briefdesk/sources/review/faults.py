"""What review refuses: a finding or passage that is not there, words that a finding cannot have."""

from briefdesk.errors import SourceError


class ReviewRefused(SourceError):
    """A step of review that makes no sense; nothing was changed."""


class FindingUnknown(ReviewRefused):
    """The source has no finding of that id."""

    def __init__(self, finding_id: str) -> None:
        super().__init__(
            f"The source has no finding “{finding_id}”.",
            "Choose one of the list; another step may have changed it.",
        )


class PassageUnknown(ReviewRefused):
    """The source has no passage of that id."""

    def __init__(self, passage_id: str) -> None:
        super().__init__(
            f"The source has no passage “{passage_id}”.", "Choose a passage of the source as it is now."
        )


class WordingRefused(ReviewRefused):
    """A text that no finding, topic, label or reason can have."""
