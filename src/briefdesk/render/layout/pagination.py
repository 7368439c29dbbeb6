"""Flows onto pages: footnotes at the foot of the page that cites them, nothing torn that belongs together."""

import dataclasses
import math
from collections.abc import Mapping
from dataclasses import dataclass

from briefdesk.model.letter import Region
from briefdesk.render.layout.filling import FillingPage, height_of_notes
from briefdesk.render.layout.flow import Flow, LaidRun, TextFlow, natural_height
from briefdesk.render.layout.frame import Frame
from briefdesk.render.layout.page import LaidPage, SharedItems
from briefdesk.render.layout.page_drawing import close_panel, draw_flow, draw_notes, draw_running_head

GUARD_PT = 1.0
"""Room left free at the foot, so that a word processor's rounding does not start another page."""

_MOST_FOR_NOTES = 0.6
_RUNNING_GAP = 20.0
_FOOT_GAP = 14.0


@dataclass(frozen=True, slots=True, eq=False)
class PlacedRun:
    """A run that ends on the page where it begins, with its notes: the page as it is then.

    `run` is kept with it, so that no other comes to have its identity.
    """

    run: LaidRun
    shared: SharedItems
    regions: tuple[Region, ...]
    y: float
    after: float
    notes: tuple[TextFlow, ...]


class Paginator:
    """Lays flows on pages; `notes` are the prepared footnotes by number."""

    def __init__(self, frame: Frame, notes: Mapping[int, TextFlow], continuation: str) -> None:
        self._frame = frame
        self._notes = notes
        self._continuation = continuation
        self._cited: set[int] = set()
        self._left_notes: list[TextFlow] = []
        self._pages: list[FillingPage] = []
        self._new_page()

    def run(self, flows: tuple[Flow, ...], foot: tuple[Flow, ...], run: LaidRun | None = None) -> None:
        """Lay out `flows`, then `foot` at the lower end of the last page.

        `run` are the last of `flows` where other documents have the same: they may be placed already.
        """
        if run is None or foot:
            self._place_all(list(reversed(flows)), foot)
            return
        queue = list(reversed(flows))
        self._place_until(queue, len(run.flows))
        page = self._pages[-1]
        fresh = not (len(self._pages) > 1 or page.empty or page.panel or page.notes or self._cited)
        if len(queue) != len(run.flows) or not fresh:
            self._place_all(queue, foot)
            return
        placed_runs = self._frame.typesetter.layouts.placed_runs
        key = (id(run), page.y, page.after)
        kept = placed_runs.get(key)
        if kept is not None:
            self._take_over(kept)
            return
        items, regions = len(page.items), len(page.regions)
        self._place_all(queue, foot)
        if len(self._pages) == 1 and not page.panel and not page.under:
            draw_notes(page, self._frame)
            page.is_finished = True
            shared = SharedItems(tuple(page.items[items:]), run.first_node)
            made = tuple(page.regions[regions:])
            placed_runs.put(key, PlacedRun(run, shared, made, page.y, page.after, tuple(page.notes)))

    def _take_over(self, placed: PlacedRun) -> None:
        """Put a run on the page as it was placed before."""
        page = self._pages[-1]
        page.items += placed.shared.items
        page.regions += placed.regions
        page.y, page.after, page.notes = placed.y, placed.after, list(placed.notes)
        page.shared, page.is_finished = placed.shared, True

    def _place_all(self, queue: list[Flow], foot: tuple[Flow, ...]) -> None:
        self._place_until(queue, 0)
        while self._left_notes:
            self._new_page()
        if foot:
            self._pin(foot)

    def _place_until(self, queue: list[Flow], left: int) -> None:
        """Place flows from the end of `queue` until no more than `left` are in it."""
        while len(queue) > left:
            flow = queue.pop()
            head, tail = self._take(flow, queue)
            if head is not None:
                self._place(head)
            if tail is not None:
                queue.append(tail)
                self._new_page()

    def finish(self) -> tuple[tuple[LaidPage, ...], tuple[Region, ...], float]:
        """Return pages, regions and the height left free on the last page."""
        spare = self._pages[-1].room
        for page in self._pages:
            close_panel(page)
            draw_notes(page, self._frame)
            if page.index:
                draw_running_head(page, self._continuation, len(self._pages), self._frame)
        pages = tuple(LaidPage((*page.under, *page.items), page.shared) for page in self._pages)
        regions = tuple(region for page in self._pages for region in page.regions)
        return pages, regions, spare

    def _take(self, flow: Flow, queue: list[Flow]) -> tuple[Flow | None, Flow | None]:
        """Return what of `flow` goes on this page and what is left for the next."""
        page = self._pages[-1]
        before = 0.0 if page.empty else page.after + flow.spacing.before
        company = self._company(flow, queue)

        room = page.room

        def fits(height: float, notes: tuple[int, ...], *, begun: bool = False) -> bool:
            return before + height + (self._cost(notes, begun=begun) if notes else 0.0) <= room

        if company is not None and not page.empty:
            begun = bool(self._fresh(company[1]))
            if not fits(flow.height + company[0], (*flow.notes, *company[1]), begun=begun):
                return None, flow
        head, tail = flow.split(fits)
        if head is None and page.empty:
            return self._forced(flow)
        return head, tail

    def _company(self, flow: Flow, queue: list[Flow]) -> tuple[float, tuple[int, ...]] | None:
        """Return height and notes of what must stand on the page with `flow`: the head of what follows."""
        if not flow.spacing.keep_next or not queue:
            return None
        height = 0.0
        notes: tuple[int, ...] = ()
        here = flow
        for following in reversed(queue):
            if not here.spacing.keep_next:
                break
            height += here.spacing.after + following.spacing.before
            if not following.spacing.keep_next:
                head_height, head_notes = following.head
                return height + head_height, (*notes, *head_notes)
            height += following.height
            notes = (*notes, *following.notes)
            here = following
        return height, notes

    def _forced(self, flow: Flow) -> tuple[Flow | None, Flow | None]:
        """Return a part for an empty page whatever the rules say, so that each page takes something."""
        page = self._pages[-1]
        if isinstance(flow, TextFlow):
            text = flow.cell.text
            most = min(max(1, int(page.room / text.leading)), len(text.breaks))
            while most > 1 and not self._begins(flow, most):
                most -= 1
            if most < len(text.breaks):
                return flow.split_at(most)
        return flow, None

    def _begins(self, flow: TextFlow, count: int) -> bool:
        """Return whether the first `count` lines of `flow` find room, and their notes as far as they must."""
        height = count * flow.cell.text.leading
        return height + self._cost(_notes_of(flow, count), begun=True) <= self._pages[-1].room

    def _cost(self, numbers: tuple[int, ...], *, begun: bool = False) -> float:
        """Return what footnotes add to the foot of the page: those not yet printed.

        With `begun`, the last of them may go on at the next page's foot and counts by its first line alone.
        """
        new = self._fresh(numbers)
        if not new:
            return 0.0
        if self._left_notes:
            return math.inf
        page = self._pages[-1]
        last = new[-1]
        cost = sum(note.height + note.spacing.after for note in new)
        if begun:
            cost -= last.height - last.cell.text.leading
        return cost if page.notes else cost + page.above_notes - last.spacing.after

    def _fresh(self, numbers: tuple[int, ...]) -> list[TextFlow]:
        if not numbers:
            return []
        wanted = dict.fromkeys(n for n in numbers if n in self._notes and n not in self._cited)
        return [self._notes[number] for number in wanted]

    def _place(self, flow: Flow) -> None:
        page = self._pages[-1]
        spacing = flow.spacing
        if not page.empty:
            page.y += page.after + spacing.before
        if page.panel is not spacing.panel:
            close_panel(page)
            page.panel, page.panel_top = spacing.panel, page.y
        draw_flow(page, flow, page.y, self._frame)
        page.y += flow.height
        page.panel_bottom = page.y
        page.after = spacing.after
        page.empty = False
        self._note(flow.notes)

    def _note(self, numbers: tuple[int, ...]) -> None:
        """Put footnotes on this page; what does not fit even so goes on at the next page's foot."""
        new = self._fresh(numbers)
        self._cited.update(numbers)
        for note in new:
            self._add_note(note)

    def _add_note(self, note: TextFlow) -> None:
        page = self._pages[-1]
        if self._left_notes:
            self._left_notes.append(note)
            return
        page.notes.append(note)
        if page.room >= -0.01:
            return
        page.notes.pop()
        free = page.room - (page.notes[-1].spacing.after if page.notes else page.above_notes)
        count = int(free / note.cell.text.leading)
        if 0 < count < len(note.cell.text.breaks):
            head, tail = note.split_at(count)
            page.notes.append(head)
            self._left_notes.append(dataclasses.replace(tail, labels=()))
        else:
            self._left_notes.append(note)

    def _new_page(self) -> None:
        frame = self._frame
        margins = frame.setting.margins
        if self._pages:
            close_panel(self._pages[-1])
        top = margins.top_pt
        if self._pages:
            top += frame.styles.running.leading_pt + _RUNNING_GAP
        bottom = frame.theme.page_height_pt - margins.bottom_pt - GUARD_PT
        left, self._left_notes = self._left_notes, []
        page = FillingPage(top, bottom, top, index=len(self._pages), goes_on=bool(left))
        self._pages.append(page)
        page.bottom = top + (bottom - top) * _MOST_FOR_NOTES if left else bottom
        for note in left:
            self._add_note(note)
        page.bottom = bottom

    def _pin(self, foot: tuple[Flow, ...]) -> None:
        height = foot_height(foot)
        if height > self._pages[-1].room and not self._pages[-1].empty:
            self._new_page()
        page = self._pages[-1]
        close_panel(page)
        spare = page.room - height
        y = page.bottom - page.foot - natural_height(foot)
        for index, flow in enumerate(foot):
            y += flow.spacing.before if index else 0
            draw_flow(page, flow, y, self._frame)
            y += flow.height + flow.spacing.after
        page.y = page.bottom - page.foot - max(0.0, spare)


def foot_height(foot: tuple[Flow, ...], notes: tuple[TextFlow, ...] = ()) -> float:
    """Return what pinned flows and footnotes take at the lower end of a page, with the gaps above them."""
    return (natural_height(foot) + _FOOT_GAP if foot else 0.0) + height_of_notes(notes)


def _notes_of(flow: TextFlow, count: int) -> tuple[int, ...]:
    return tuple(note for line in range(count) for note in flow.cell.text.notes(line))
