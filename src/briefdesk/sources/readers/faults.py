"""Why a report cannot be read: a reader names the fault, here it becomes a sentence and a next step."""

from enum import StrEnum
from pathlib import Path

from briefdesk.sources.files import SourceUnreadable


class Fault(StrEnum):
    """What is wrong with a report's file; the words that worker and parent share."""

    EMPTY = "empty"
    BINARY = "binary"
    BROKEN = "broken"
    PASSWORD = "password"  # noqa: S105  # a word of ours, no secret
    SCANNED = "scanned"
    GARBLED = "garbled"
    NO_TEXT = "no-text"
    TOO_DEEP = "too-deep"
    TOO_LONG = "too-long"
    UNSAFE = "unsafe"
    TOO_HEAVY = "too-heavy"


_SENTENCES: dict[Fault, tuple[str, str]] = {
    Fault.EMPTY: ("is empty.", "Choose the file that holds the report."),
    Fault.BINARY: ("holds no readable text.", "Choose a PDF, DOCX, HTML, Markdown or text file."),
    Fault.BROKEN: ("is damaged and cannot be read.", "Download it again, or save it anew where it was made."),
    Fault.PASSWORD: (
        "is protected by a password.",
        "Open it where it was made, save it without the password, and choose that copy.",
    ),
    Fault.SCANNED: (
        "holds pictures of pages and no text.",
        "Run text recognition (OCR) on it, or ask the publisher for a copy with text.",
    ),
    Fault.GARBLED: (
        "holds text whose letters cannot be told (its fonts do not say which they are).",
        "Run text recognition (OCR) on it, or choose the report as a web page or DOCX.",
    ),
    Fault.NO_TEXT: ("has no paragraph of text.", "Choose the file that holds the report itself."),
    Fault.TOO_DEEP: (
        "nests its elements deeper than any page needs.",
        "Copy the text into a .txt or .docx file and choose that.",
    ),
    Fault.TOO_LONG: (
        "holds more paragraphs or text than Briefdesk takes up at once.",
        "Split it into several files.",
    ),
    Fault.UNSAFE: (
        "is packed in a way that reports never are, and was not opened.",
        "Open it in a word processor, save it anew as .docx, and choose that copy.",
    ),
    Fault.TOO_HEAVY: (
        "took more time or memory than any report needs, and was stopped.",
        "Copy the text into a .txt or .docx file and choose that.",
    ),
}


class ReadFault(Exception):
    """A reader met `fault`; the caller knows the file's name and says so to the user."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.value)
        self.fault = fault


class ReportUnreadable(SourceUnreadable):
    """A report's file cannot be read; `fault` says why."""

    def __init__(self, path: Path, fault: Fault) -> None:
        sentence, next_step = _SENTENCES[fault]
        super().__init__(f"“{path.name}” {sentence}", next_step, where=str(path))
        self.fault = fault


class WrongKind(SourceUnreadable):
    """A file is of another kind than its name says, or of none that can be read."""


class ReadingStopped(SourceUnreadable):
    """The user stopped the reading."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"Reading “{path.name}” was stopped.", "Choose it again to read it.", where=str(path)
        )
