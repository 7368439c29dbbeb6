"""The whole way from a composed document to its pages."""

import dataclasses
from dataclasses import dataclass
from functools import partial
from typing import cast

from briefdesk.model.blocks import (
    AskBox,
    BarChart,
    Block,
    Columns,
    ComposedDocument,
    ContactStrip,
    CopyLine,
    DateLine,
    DeliveryLine,
    Enclosures,
    Footnote,
    Heading,
    InsideAddress,
    ItemList,
    KeyFigures,
    Letterhead,
    Paragraph,
    PullQuote,
    Question,
    Salutation,
    Signatories,
    SignatureBlock,
    SourcesNote,
    Span,
    SubjectLine,
)
from briefdesk.render.layout import brief_blocks, columns, design_blocks, head, letter_blocks
from briefdesk.render.layout.closing_up import closed_up, closing_key
from briefdesk.render.layout.flow import Cell, Flow, LaidRun, Spacing, TextFlow, natural_height
from briefdesk.render.layout.frame import Frame
from briefdesk.render.layout.inside_address import inside_address
from briefdesk.render.layout.manuscript import Manuscript, read_manuscript
from briefdesk.render.layout.page import (
    ARTIFACT,
    LaidPage,
    Layout,
    PlacedBox,
    PlacedPaper,
    PlacedPicture,
    PlacedText,
)
from briefdesk.render.layout.pagination import GUARD_PT, Paginator, foot_height
from briefdesk.render.layout.typesetter import RIGHT, Typesetter, shipped_typesetter
from briefdesk.render.theme import Setting, Theme

_PINNED = (SourcesNote, ContactStrip)
_UNDER_SIGNATURE = (Enclosures, CopyLine)
_SIGNED = (SignatureBlock, Enclosures)
_ONLY_IN_BRIEFS = (KeyFigures, BarChart, PullQuote, Columns, Question, AskBox, SourcesNote, ContactStrip)


@dataclass(frozen=True, slots=True)
class Prepared:
    """A document's flows before pages: `foot` is pinned to the page's lower end, `notes` by number.

    `height` is that of `flows`, without the space around them all; `run` are the last of `flows` where
    other documents have the same.
    """

    frame: Frame
    flows: tuple[Flow, ...]
    foot: tuple[Flow, ...]
    notes: dict[int, TextFlow]
    height: float
    run: LaidRun | None = None


def stays_with_last(block: Block, before: Block) -> bool:
    """Return whether a block must not begin a page: a signature, and what stands under it in small type."""
    if isinstance(block, SignatureBlock):
        return True
    return isinstance(block, _UNDER_SIGNATURE) and isinstance(before, _SIGNED)


def is_brief(document: ComposedDocument) -> bool:
    """Return whether a document holds blocks that only briefs have."""
    return any(
        isinstance(block, _ONLY_IN_BRIEFS) or (isinstance(block, Heading) and block.level == 1)
        for block in document.blocks
    )


def lay_out(
    document: ComposedDocument,
    theme: Theme,
    *,
    setting: Setting | None = None,
    typesetter: Typesetter | None = None,
) -> Layout:
    """Return `document` on as many pages as it takes, in the theme's setting for its kind or in `setting`.

    A letter in the theme's setting is closed up where that brings it onto one page. Briefs are better
    laid out by `fit_brief`. Raises LogoUnreadable.
    """
    brief = is_brief(document)
    chosen = setting or (theme.brief if brief else theme.letter)
    setter = typesetter or shipped_typesetter()
    manuscript = read_manuscript(document)

    def prepared(tried: Setting) -> Prepared:
        return prepare_read(manuscript, theme, tried, setter)

    own = prepared(chosen)
    if setting is None and not brief and (over := excess(own)) > 0:
        closer = setter.layouts.closer(
            closing_key(manuscript, own.frame, own.flows, own.run),
            (*manuscript.document.blocks[: manuscript.body], *manuscript.rest, own.frame.setting, theme),
            lambda: closed_up(
                chosen, theme.letter_fit, over, lambda tried: excess(prepared(tried)), setter.layouts
            ),
        )
        own = prepared(closer) if closer else own
    return paginate(own, document)


def excess(prepared: Prepared) -> float:
    """Return by how much the document is too high for one page, negative where room is left."""
    margins = prepared.frame.setting.margins
    room = prepared.frame.theme.page_height_pt - margins.top_pt - margins.bottom_pt - GUARD_PT
    notes = tuple(prepared.notes.values())
    return prepared.height + foot_height(prepared.foot, notes) - room


def prepare(document: ComposedDocument, theme: Theme, setting: Setting, typesetter: Typesetter) -> Prepared:
    """Return the flows of `document`, measured but not yet on pages."""
    return prepare_read(read_manuscript(document), theme, setting, typesetter)


def prepare_read(manuscript: Manuscript, theme: Theme, setting: Setting, typesetter: Typesetter) -> Prepared:
    """Return the flows of a document that was read before."""
    frame = Frame(typesetter, theme, setting, manuscript.first_level)
    blocks = manuscript.document.blocks
    for block in blocks if manuscript.has_strip else ():
        if isinstance(block, ContactStrip):
            frame.restyle(strip=brief_blocks.strip_in_one_line(block, frame))
    laying = _Laying(manuscript, frame)
    laying.lay(0, manuscript.body)
    run: LaidRun | None = None
    if manuscript.body < len(blocks):
        if laying.notes or laying.foot:
            laying.lay(manuscript.body, len(blocks))
        else:
            run = laying.lay_body()
    return laying.prepared(run)


class _Laying:
    """The blocks of one document as flows, one after the other."""

    def __init__(self, manuscript: Manuscript, frame: Frame) -> None:
        self._manuscript = manuscript
        self._frame = frame
        self.flows: list[Flow] = []
        self.heights: list[float] = []
        self.foot: list[Flow] = []
        self.notes: dict[int, TextFlow] = {}

    def lay(self, start: int, end: int) -> None:
        """Lay out the blocks from `start` up to `end`, and the notes that they cite."""
        frame, read = self._frame, self._manuscript
        blocks = read.document.blocks
        for index in range(start, end):
            block = blocks[index]
            frame.block = index
            new = frame.laid(block, (), partial(flows_of, block, frame))
            if isinstance(block, _PINNED):
                self.foot += new.flows
                continue
            if self.flows and stays_with_last(block, blocks[index - 1]):
                self.flows[-1] = _kept(self.flows[-1])
            self.flows += new.flows
            self.heights += new.heights
            for note in read.notes if new.notes else ():
                if note.number in new.notes and note.number not in self.notes:
                    set_note = partial(_footnote, note, read.highest, frame)
                    of_note = frame.laid(note, (read.highest,), set_note)
                    self.notes[note.number] = cast(TextFlow, of_note.flows[0])

    def lay_body(self) -> LaidRun:
        """Lay out what follows the salutation, as one where it was laid out so before."""
        frame, read = self._frame, self._manuscript
        first = len(frame.nodes)

        def anew() -> LaidRun:
            own = _Laying(read, frame)
            own.lay(read.body, len(read.document.blocks))
            nodes = tuple(frame.nodes[first:])
            return LaidRun(tuple(own.flows), tuple(own.heights), tuple(own.foot), own.notes, first, nodes)

        run = frame.laid_run(read.rest, read.rest_key, (read.body, read.highest), anew)
        self.flows += run.flows
        self.heights += run.heights
        self.foot += run.foot
        self.notes = run.notes
        return run

    def prepared(self, run: LaidRun | None) -> Prepared:
        """Return the flows as they are to go on pages."""
        flows = tuple(self.flows)
        height = natural_height(flows, self.heights)
        return Prepared(self._frame, flows, tuple(self.foot), self.notes, height, run)


def paginate(prepared: Prepared, document: ComposedDocument) -> Layout:
    """Return prepared flows on pages."""
    frame = prepared.frame
    paginator = Paginator(frame, prepared.notes, document.continuation)
    paginator.run(prepared.flows, prepared.foot, prepared.run)
    pages, regions, spare = paginator.finish()
    return Layout(
        pages=_on_paper(
            _with_mark(_with_bar(_with_footer(pages, frame, document), frame), frame, document.mark), frame
        ),
        nodes=tuple(frame.nodes),
        regions=regions,
        lines_spare=max(0, int(spare / frame.styles.body.leading_pt)),
        page_width=frame.theme.page_width_pt,
        page_height=frame.theme.page_height_pt,
        setting=frame.setting,
    )


def flows_of(block: Block, frame: Frame) -> list[Flow]:  # noqa: C901, PLR0911, PLR0912  (one case per block)
    """Return the flows of one block."""
    styles = frame.styles
    match block:
        case Letterhead():
            return head.letterhead(block, frame)
        case DateLine():
            return letter_blocks.plain(block.text, frame, styles.date)
        case DeliveryLine():
            return letter_blocks.plain(block.text, frame, styles.delivery)
        case InsideAddress():
            return inside_address(block, frame)
        case SubjectLine():
            return letter_blocks.subject(block, frame)
        case Salutation():
            return letter_blocks.plain(block.text, frame, styles.salutation, keep_next=True)
        case Heading():
            return brief_blocks.heading(block, frame)
        case Paragraph():
            return letter_blocks.paragraph(block, frame)
        case ItemList():
            return letter_blocks.item_list(block, frame)
        case KeyFigures(prominent=True):
            return design_blocks.large_figures(block, frame)
        case KeyFigures():
            return brief_blocks.key_figures(block, frame)
        case BarChart():
            return design_blocks.bar_chart(block, frame)
        case PullQuote():
            return design_blocks.pull_quote(block, frame)
        case Columns():
            return columns.columns(block, frame, flows_of)
        case Question():
            return columns.question(block, frame, flows_of)
        case AskBox():
            return brief_blocks.ask_box(block, frame)
        case SignatureBlock():
            return letter_blocks.signature(block, frame)
        case Signatories():
            return letter_blocks.signatories(block, frame)
        case Enclosures():
            return letter_blocks.enclosures(block, frame)
        case CopyLine():
            return letter_blocks.copies(block, frame)
        case SourcesNote():
            return brief_blocks.sources(block, frame)
        case ContactStrip():
            return brief_blocks.contact_strip(block, frame)


def _footnote(note: Footnote, highest: int, frame: Frame) -> list[Flow]:
    """Return a footnote with its number hanging; all notes of a document share one indent."""
    style = frame.styles.footnote
    indent = frame.measure(f"{highest}.", style, frame.width).width + style.size_pt * 0.5
    node = frame.node("Note", note=note.number)
    # Elements are read in the order in which they are made: the number comes before its note.
    mark, body = frame.node("Lbl", node), frame.node("P", node)
    # No period after it: word processors, which number notes by themselves, set none.
    label = frame.measure(str(note.number), style, frame.width)
    text = frame.measure(note.spans, style, frame.width - indent)
    left = frame.left + indent
    return [
        TextFlow(
            Cell(left, 0, text, body, source=note.number),
            Spacing(0, style.after_pt),
            (Cell(left - style.size_pt * 0.5 - label.width, 0, label, mark),),
        )
    ]


def _kept(flow: Flow) -> Flow:
    """Return `flow` bound to what follows it."""
    return dataclasses.replace(flow, spacing=dataclasses.replace(flow.spacing, keep_next=True))


def _with_mark(pages: tuple[LaidPage, ...], frame: Frame, mark: str) -> tuple[LaidPage, ...]:
    """Return the pages with the mark above the type area of each, in capitals that a copier keeps.

    It is no content, as a running head is none: the file's title says it to those who listen.
    """
    if not mark:
        return pages
    style = frame.styles.running
    text = frame.measure((Span(mark, bold=True),), style, frame.width, RIGHT)
    placed = PlacedText(frame.left, head.mark_top(frame.setting), frame.typesetter.build(text), ARTIFACT)
    return tuple(LaidPage((placed, *page.items), page.shared) for page in pages)


def _on_paper(pages: tuple[LaidPage, ...], frame: Frame) -> tuple[LaidPage, ...]:
    """Return the pages, the first or all of them over the picture of the paper that they are printed on."""
    paper, theme = frame.theme.paper, frame.theme
    if paper is None or paper.picture is None:
        return pages
    wide, high = theme.page_width_pt, theme.page_height_pt
    picture: PlacedPaper | PlacedPicture = PlacedPicture(0, 0, wide, high, paper.picture, ARTIFACT)
    if paper.drawing is not None:
        picture = PlacedPaper(wide, high, paper.drawing)
    count = len(pages) if paper.every_page else 1
    under = tuple(LaidPage((picture, *page.items), page.shared) for page in pages[:count])
    return (*under, *pages[count:])


def _with_footer(
    pages: tuple[LaidPage, ...], frame: Frame, document: ComposedDocument
) -> tuple[LaidPage, ...]:
    """Return the pages, the first with the theme's line at its foot: read last, as in word processors."""
    block = next((block for block in document.blocks if isinstance(block, Letterhead)), None)
    if block is None or not pages or not head.has_own_head(frame.theme):
        return pages
    placed = head.footer(block, frame)
    return (LaidPage((*pages[0].items, placed)), *pages[1:]) if placed else pages


def _with_bar(pages: tuple[LaidPage, ...], frame: Frame) -> tuple[LaidPage, ...]:
    """Return the pages, the first with the theme's accent bar above the type area.

    It keeps clear of the paper's edge, where office printers cannot print.
    """
    height = frame.setting.letterhead.bar_pt
    if not height or not pages or not head.has_own_head(frame.theme):
        return pages
    bar = PlacedBox(frame.left, head.bar_top(frame.setting), frame.width, height, frame.palette.accent)
    return (LaidPage((bar, *pages[0].items), pages[0].shared), *pages[1:])
