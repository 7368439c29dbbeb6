"""What a filling page is drawn with: the lines of a flow, panels, footnotes, and the running head."""

import dataclasses

from briefdesk.model.letter import Region
from briefdesk.render.layout.filling import NOTES_RULE, FillingPage
from briefdesk.render.layout.flow import BlockFlow, Cell, Flow
from briefdesk.render.layout.frame import Frame
from briefdesk.render.layout.page import ARTIFACT, Placed, PlacedBox, PlacedPicture, PlacedText
from briefdesk.render.layout.typesetter import RIGHT
from briefdesk.render.running_head import head_line


def draw_flow(page: FillingPage, flow: Flow, y: float, frame: Frame) -> None:
    """Put a whole flow on the page, its top at `y` points from the page's top."""
    if isinstance(flow, BlockFlow):
        page.items += [dataclasses.replace(box, y=box.y + y) for box in flow.boxes]
        for picture in flow.pictures:
            page.items.append(
                PlacedPicture(
                    picture.x, picture.y + y, picture.width, picture.height, picture.image, picture.node
                )
            )
        page.items += [dataclasses.replace(shape, y=shape.y + y) for shape in flow.shapes]
    for cell in flow.cells:
        _draw_cell(page, cell, y, frame)


def _draw_cell(page: FillingPage, cell: Cell, y: float, frame: Frame) -> None:
    group = frame.typesetter.build(cell.text)
    page.items.append(PlacedText(cell.x, y + cell.y, group, cell.node, cell.origin, cell.source))
    if cell.origin is not None:
        left = min(cell.x, frame.left) if cell.edge is None else cell.edge
        width = max(line.width for line in group.lines) if group.lines else 0.0
        page.regions.append(
            Region(page.index, left, y + cell.y, cell.x - left + width, group.height, cell.origin)
        )


def close_panel(page: FillingPage) -> None:
    """Draw the panel behind what stands on it, down to where it ends; no panel is open then."""
    panel = page.panel
    if panel is None:
        return
    height = page.panel_bottom - page.panel_top
    page.under.append(PlacedBox(panel.x, page.panel_top, panel.width, height, panel.fill))
    page.under.append(PlacedBox(panel.x, page.panel_top, panel.width, panel.rule_height, panel.rule))
    page.panel = None


def draw_notes(page: FillingPage, frame: Frame) -> None:
    """Draw the page's footnotes at its foot, under their rule, unless they are among its items already."""
    if not page.notes or page.is_finished:
        return
    top = page.bottom - page.foot
    width, thickness = NOTES_RULE
    rule = top + page.above_rule
    page.items.append(PlacedBox(frame.left, rule, width, thickness, frame.palette.muted))
    y = top + page.above_notes
    for note in page.notes:
        draw_flow(page, note, y, frame)
        y += note.height + note.spacing.after


def draw_running_head(page: FillingPage, continuation: str, count: int, frame: Frame) -> None:
    """Draw “Page 2 of 3” at the head of the page, and at its left in one line what goes on there.

    `count` is how many pages there are; `continuation` may be empty.
    """
    style = frame.styles.running
    y = frame.setting.margins.top_pt
    number = frame.measure(f"Page {page.index + 1} of {count}", style, frame.width * 0.4, RIGHT)
    title = frame.measure(head_line(continuation, style, frame.theme, frame.width), style, frame.width)
    left = frame.right - frame.width * 0.4
    head: list[Placed] = [
        PlacedText(frame.left, y, frame.typesetter.build(title), ARTIFACT),
        PlacedText(left, y, frame.typesetter.build(number), ARTIFACT),
        PlacedBox(frame.left, y + style.leading_pt + 4, frame.width, 0.5, frame.palette.rule),
    ]
    page.items[:0] = head if continuation else head[1:]
