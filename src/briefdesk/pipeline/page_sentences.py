"""The sentences of a letter or one-pager as they stand on its pages, each with what it rests on."""

from collections.abc import Iterator, Mapping
from functools import lru_cache

from briefdesk.model.blocks import ComposedDocument, SourcesNote
from briefdesk.model.draft import Project
from briefdesk.model.finding import Citation
from briefdesk.model.letter import Sentence
from briefdesk.render.layout.page import Layout
from briefdesk.render.layout.reading import PlacedWords, words_on
from briefdesk.sources.suggest.sentences import Sentence as Stretch
from briefdesk.sources.suggest.sentences import sentences


def page_sentences(layout: Layout, document: ComposedDocument, project: Project) -> tuple[Sentence, ...]:
    """Return every sentence that came from a part, and every note, in reading order."""
    in_sources = (note for block in document.blocks if isinstance(block, SourcesNote) for note in block.notes)
    notes = {
        note.number: (note.citation, *note.also) if note.citation else ()
        for note in (*document.footnotes, *in_sources)
    }
    cited = {str(f.id): f.citations for f in project.findings_by_id().values()}
    return tuple(sentence for words in words_on(layout) for sentence in _sentences(words, notes, cited))


def _sentences(
    words: PlacedWords,
    notes: Mapping[int, tuple[Citation, ...]],
    cited: Mapping[str, tuple[Citation, ...]],
) -> Iterator[Sentence]:
    if words.source is not None:
        text = words.text.strip()
        yield Sentence(
            text,
            words.boxes(0, len(words.text)),
            note=words.source,
            citations=notes.get(words.source, ()),
        )
        return
    origin = words.origin
    if origin is None:
        return
    rests_on = cited.get(str(origin.finding), ()) if origin.finding else ()
    for each in _stretches(words.text):
        boxes = words.boxes(each.start, each.end)
        yield Sentence(each.text, boxes, origin.part, origin.finding, None, rests_on)


@lru_cache(maxsize=256)
def _stretches(text: str) -> tuple[Stretch, ...]:
    """Return the sentences of a text; between two keystrokes nearly all texts of a page stay as they are."""
    return sentences(text)
