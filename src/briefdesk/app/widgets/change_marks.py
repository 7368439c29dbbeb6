"""Two wordings shown as one: what went is struck, what came is underlined and bold."""

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
