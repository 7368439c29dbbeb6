"""The one-pager's fit and the preview: what happens between a keystroke and the page on the screen."""

import itertools
import statistics
import time
from dataclasses import replace

from briefdesk.app.pages.easel import Easel
from briefdesk.app.pages.preview_job import make_preview
from briefdesk.bench import ours, texts
from briefdesk.bench.measure import Figure, interleaved, median_ratio, percentile
from briefdesk.bench.peers import platypus
from briefdesk.bench.peers.drawing import draw
from briefdesk.model.blocks import AskBox, Block, ComposedDocument, ItemList, Paragraph, Span, Spans
from briefdesk.model.draft import PartId, Project
from briefdesk.pipeline.desk import Desk, theme_named
from briefdesk.pipeline.drafts import edit_part
from briefdesk.pipeline.letters import compose_brief
from briefdesk.pipeline.projects import sample_project
from briefdesk.pipeline.recipients import chosen
from briefdesk.render.fit import fit_brief
from briefdesk.render.pdf import render_pdf

_SCALE = 1.5
_KEYSTROKES = 60
_BRIEFS = 25
_MOST_OF_PLATYPUS = 0.5
_MOST_OF_DRAWING = 1.4
_MOST_MS = 50.0


def measure_pages(*, peers: bool) -> list[Figure]:
    """Return the figures of the one-pager and of the preview."""
    with ours.fresh_desk() as desk:
        project = sample_project(desk)
        return [_brief(desk, project, peers=peers), *_keystrokes(desk, project)]


def _brief(desk: Desk, project: Project, *, peers: bool) -> Figure:
    document = compose_brief(desk, project).document
    theme = theme_named("classic")
    documents = [with_words(document, number) for number in range(_BRIEFS + 1)]

    def fitted(number: int) -> object:
        new = documents[number]
        layout, _ = fit_brief(new, theme)
        return render_pdf(layout, new, theme)

    work = {"ours": fitted}
    if peers:
        # A letter of platypus holds about as many words as the one-pager of the sample.
        work["platypus"] = lambda number: platypus.make(number, 1)[0]
    times = interleaved(work, rounds=_BRIEFS)
    value = statistics.median(times["ours"]) * 1000
    name = "one-pager fitted, with its PDF"
    if not peers:
        return Figure(name, value, "ms")
    ratio = median_ratio(times["ours"], times["platypus"])
    return Figure(name, value, "ms", "one build by platypus", ratio, _MOST_OF_PLATYPUS, at_least=False)


def with_words(document: ComposedDocument, number: int) -> ComposedDocument:
    """Return the document with new words of the same count in its running text and lists."""
    words = itertools.cycle(word for text in texts.letters(number, 1)[0].bullets for word in text.split())

    def new(spans: Spans) -> Spans:
        count = len("".join(span.text for span in spans).split())
        return (Span(" ".join(itertools.islice(words, count))), *(s for s in spans if s.note is not None))

    def renewed(block: Block) -> Block:
        if isinstance(block, Paragraph):
            return replace(block, spans=new(block.spans))
        if isinstance(block, ItemList | AskBox):
            return replace(block, items=tuple(replace(item, spans=new(item.spans)) for item in block.items))
        return block

    return replace(document, blocks=tuple(renewed(block) for block in document.blocks))


def _keystrokes(desk: Desk, project: Project) -> list[Figure]:
    easel = Easel()
    member = chosen(desk, project)[0].id
    part = next(PartId(p.id) for p in project.letter.parts if p.id == "opening")
    walls: list[float] = []
    drawing: list[float] = []
    typing: list[float] = []
    for number in range(_KEYSTROKES):
        changed = edit_part(project, "letter", part, texts.letters(number, 1)[0].bullets[1])
        wall, before = time.perf_counter(), time.process_time()
        preview = make_preview(desk, changed, "letter", member, scale=_SCALE, easel=easel)
        typing.append(time.process_time() - before)
        walls.append(time.perf_counter() - wall)
        if preview is None:
            continue
        before = time.process_time()
        draw(preview.rendered.data, _SCALE)
        drawing.append(time.process_time() - before)
    ratio = median_ratio(tuple(typing[5:]), tuple(drawing[5:]))
    name = "keystroke to page pixels at 1.5x"
    return [
        Figure(
            name, statistics.median(typing[5:]) * 1000, "ms", "loading and drawing alone", ratio,
            _MOST_OF_DRAWING, at_least=False,
        ),
        Figure(f"{name}, 95th percentile", percentile(tuple(walls[5:]), 0.95) * 1000, "ms", limit=_MOST_MS),
    ]  # fmt: skip
