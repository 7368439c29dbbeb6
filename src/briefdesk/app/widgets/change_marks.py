"""Two wordings, as one or side by side: what went is struck, what came is underlined and bold."""

from briefdesk.app.widgets.marked_text import Mark
from briefdesk.model.explanation import LineChange
from briefdesk.pipeline.explain import word_changes


def change_marks(base: str, text: str) -> tuple[str, tuple[Mark, ...]]:
    """Return both wordings woven into one text, and its marks."""
    woven, marks = "", []
    for words in word_changes(base, text):
        start, woven = len(woven), woven + words.text
        if words.change is LineChange.REMOVED:
            marks.append(Mark(start, len(woven), "gone"))
        elif words.change is LineChange.ADDED:
            marks.append(Mark(start, len(woven), "added"))
    return woven, tuple(marks)


def side_marks(base: str, text: str) -> tuple[tuple[Mark, ...], tuple[Mark, ...]]:
    """Return the marks of both wordings for each to stand on its own: what went in `base`, what is new."""
    at_base = at_text = 0
    gone, added = [], []
    for words in word_changes(base, text):
        size = len(words.text)
        if words.change is not LineChange.ADDED:
            if words.change is LineChange.REMOVED:
                gone.append(Mark(at_base, at_base + size, "gone"))
            at_base += size
        if words.change is not LineChange.REMOVED:
            if words.change is LineChange.ADDED:
                added.append(Mark(at_text, at_text + size, "added"))
            at_text += size
    return tuple(gone), tuple(added)
