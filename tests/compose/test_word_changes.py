"""Two wordings woven into one: what is not taken out, read in order, is the new wording."""

from hypothesis import given
from hypothesis import strategies as st

from briefdesk.compose.word_changes import WordChange, word_changes
from briefdesk.model.explanation import LineChange

SENTENCES = st.lists(st.sampled_from(["the", "Guard", "590", "troops", "in", "Texas", "."]), max_size=12).map(
    " ".join
)


@given(SENTENCES, SENTENCES)
def test_both_wordings_can_be_read_from_the_changes(base: str, text: str):
    found = word_changes(base, text)

    assert "".join(w.text for w in found if w.change is not LineChange.REMOVED) == text
    assert "".join(w.text for w in found if w.change is not LineChange.ADDED) == base


def test_one_word_changed_leaves_the_others():
    found = word_changes("They sent 590 troops to Texas.", "They sent 600 troops to Texas.")

    assert found == (
        WordChange(LineChange.SAME, "They sent "),
        WordChange(LineChange.REMOVED, "590"),
        WordChange(LineChange.ADDED, "600"),
        WordChange(LineChange.SAME, " troops to Texas."),
    )
