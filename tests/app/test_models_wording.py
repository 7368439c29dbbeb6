from briefdesk.app.models.wording import counted


def test_counts_agree_with_their_noun():
    assert (counted(1, "recipient"), counted(1200, "recipient")) == ("1 recipient", "1,200 recipients")
