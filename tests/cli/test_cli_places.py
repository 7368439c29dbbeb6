"""Places as the command line names them."""

from briefdesk.cli.findings import place_words
from briefdesk.model.finding import Citation
from briefdesk.model.source import PassageId, SourceId


def test_a_caption_has_no_paragraph_of_number_nought():
    passage = PassageId("wells/texas/c1")
    caption = Citation(SourceId("wells"), "texas", "Texas", passage, 0)

    assert place_words(caption) == "Texas, caption"
