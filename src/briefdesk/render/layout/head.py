"""The sender's head on page one: logo, name and tagline, contact lines, rule."""

import dataclasses
from collections.abc import Callable

from briefdesk.model.blocks import Letterhead, Spans
from briefdesk.render.layout.flow import BlockFlow, Cell, Flow, Spacing
from briefdesk.render.layout.frame import Frame, lines
from briefdesk.render.layout.page import PlacedBox, PlacedPicture, PlacedText
from briefdesk.render.layout.partners import partner_rows
from briefdesk.render.layout.typesetter import BALANCED, CENTERED, PLAIN, RIGHT, Fill
from briefdesk.render.logo import logo_size
from briefdesk.render.theme import FOOTER_FROM_EDGE, LetterheadStyle, Paper, Setting, Theme

BAR_FROM_EDGE = 24.0
"""Where the accent bar begins below the paper’s edge, if that leaves room between it and the text."""

_BAR_ROOM = 12.0
_GAP = 14.0
_ABOVE_RULE = 9.0
_BELOW_RULE = 5.0
_ENDLESS = 100_000.0
_BETWEEN_FACTS = " · "
_FOOTER_FILLS: dict[str, Fill] = {"centered": CENTERED, "right": RIGHT}
# Where a line's baseline stands above the line's foot, as a share of the leading.
_FOOT_SHARE = 0.23


def bar_top(setting: Setting) -> float:
    """Return where the accent bar above the type area begins, in points from the paper's upper edge."""
    latest = setting.margins.top_pt - _BAR_ROOM - setting.letterhead.bar_pt
    return max(0.0, min(BAR_FROM_EDGE, latest))


def mark_top(setting: Setting) -> float:
    """Return where a draft’s mark begins, in points from the paper’s upper edge: under the bar, if any."""
    bar = setting.letterhead.bar_pt
    return bar_top(setting) + bar + 1.0 if bar else BAR_FROM_EDGE


def letterhead(block: Letterhead, frame: Frame) -> list[Flow]:
    """Return the sender's head in the theme's arrangement, with its rule."""
    paper = frame.theme.paper
    if paper is not None and paper.picture is not None:
        room = BlockFlow(free_above(paper, frame.setting), Spacing(block=frame.block))
        return [room, *(_head(block, frame) if paper.letterhead else ())]
    return _head(block, frame)


def _head(block: Letterhead, frame: Frame) -> list[Flow]:
    look = frame.setting.letterhead
    if block.partners:
        own = dataclasses.replace(block, partners=(), logo=None)
        return [partner_rows(block, frame), *_head(own, frame)]
    arrange = {"centered": _centered, "right": _right}.get(look.align, _left)
    flow, below = arrange(block, frame)
    boxes, cells, height = flow.boxes, flow.cells, flow.height
    if look.rule_pt and height:
        height += _ABOVE_RULE
        boxes = (PlacedBox(frame.left, height, frame.width, look.rule_pt, frame.palette.accent),)
        height += look.rule_pt
    if below is not None:
        cells = (*cells, dataclasses.replace(below, y=height + _BELOW_RULE))
        height += _BELOW_RULE + below.text.height
    return [BlockFlow(height, Spacing(0, look.after_pt, block=frame.block), cells, boxes, flow.pictures)]


def has_own_head(theme: Theme) -> bool:
    """Return whether the sender's own head and foot are printed: paper with a picture brings its own."""
    paper = theme.paper
    return paper is None or paper.picture is None or paper.letterhead


def free_above(paper: Paper, setting: Setting) -> float:
    """Return how much of page one's type area is kept free for the paper's own head."""
    return max(0.0, paper.top_pt - setting.margins.top_pt)


def footer_text(block: Letterhead, look: LetterheadStyle) -> str:
    """Return what the footer says of this sender, empty for none."""
    said = look.footer.replace("{organization}", block.organization.strip())
    return said.replace("{contact}", _in_one_line(block)).strip()


def footer(block: Letterhead, frame: Frame) -> PlacedText | None:
    """Return the line at the foot of page one, None where the theme has none.

    It takes no room: it stands in the lower margin, which the theme keeps large enough.
    """
    look = frame.setting.letterhead
    says = footer_text(block, look)
    if not says:
        return None
    text = frame.measure(says, frame.styles.contact, frame.width, _FOOTER_FILLS.get(look.align, PLAIN))
    y = frame.theme.page_height_pt - FOOTER_FROM_EDGE - text.height
    return PlacedText(frame.left, y, frame.typesetter.build(text), frame.node("P"))


def _left(block: Letterhead, frame: Frame) -> tuple[BlockFlow, Cell | None]:
    """Return logo and name at the left; contact lines at the right if all have room side by side.

    Otherwise the contact lines run in one line, handed back to go under the rule.
    """
    return _sides(block, frame, mirrored=False)


def _right(block: Letterhead, frame: Frame) -> tuple[BlockFlow, Cell | None]:
    """Return the mirror image of `_left`: logo and name at the right, contact lines at the left."""
    return _sides(block, frame, mirrored=True)


def _sides(block: Letterhead, frame: Frame, *, mirrored: bool) -> tuple[BlockFlow, Cell | None]:
    styles = frame.styles
    logo_width, logo_height = _logo_size(block, frame)
    beyond = logo_width + _GAP if logo_width else 0.0
    left = frame.left + (0.0 if mirrored else beyond)
    figure = frame.node("Figure", alt=block.logo_alt or block.organization) if logo_width else 0
    texts = ((lines((block.organization,)), styles.organization), (lines((block.tagline,)), styles.tagline))
    natural = max(frame.measure(text, style, _ENDLESS).width for text, style in texts)
    room = frame.width - beyond
    listed = beside_name(
        block.contact_lines,
        room - natural - 2 * _GAP,
        int(
            max(logo_height, styles.organization.leading_pt + styles.tagline.leading_pt)
            / styles.contact.leading_pt
        ),
        lambda line: frame.measure(line, styles.contact, _ENDLESS).width,
    )
    beside = bool(listed)
    contact = frame.measure(lines(listed or block.contact_lines), styles.contact, _ENDLESS)
    name_room = room - contact.width - 2 * _GAP if beside else room
    own_fill = RIGHT if mirrored else BALANCED
    name, tagline = (frame.measure(text, style, name_room, own_fill) for text, style in texts)
    own = name.height + tagline.height
    height = max(logo_height, own, contact.height if beside else 0.0)
    top = (height - own) / 2 if logo_height == height else height - own
    places = ((top, name), (top + name.height, tagline))
    name_left = left + room - name_room if mirrored else left
    # Read from left to right, in the PDF as in Word: at the right the name comes after the contact lines.
    contact_node = frame.node("P") if mirrored and beside and contact.breaks else None
    cells = [Cell(name_left, y, text, frame.node("P")) for y, text in places if text.breaks]
    below = None
    if beside and contact.breaks:
        width = contact.width + 0.01
        last = tagline if tagline.breaks else name
        # Small type stands lower in its line: raise it, so that both last lines share a baseline.
        raised = _FOOT_SHARE * (last.leading - contact.leading) if last.breaks else 0.0
        y = max(0.0, top + own - contact.height - raised)
        ragged = frame.measure(lines(listed), styles.contact, width, PLAIN if mirrored else RIGHT)
        place = frame.left if mirrored else frame.right - width
        node = frame.node("P") if contact_node is None else contact_node
        cells.insert(0 if mirrored else len(cells), Cell(place, y, ragged, node))
    elif contact.breaks:
        fill = RIGHT if mirrored else PLAIN
        line = frame.measure(_contact(block, frame), styles.contact, frame.width, fill)
        below = Cell(frame.left, 0, line, frame.node("P"))
    pictures: tuple[PlacedPicture, ...] = ()
    if block.logo and logo_width:
        y = (height - logo_height) / 2
        at = frame.right - logo_width if mirrored else frame.left
        pictures = (PlacedPicture(at, y, logo_width, logo_height, block.logo, figure),)
    return BlockFlow(height, Spacing(), tuple(cells), pictures=pictures), below


def beside_name(
    contact_lines: tuple[str, ...], room: float, most: int, width: Callable[[str], float]
) -> tuple[str, ...]:
    """Return the contact lines as they stand beside the sender's name, empty if they have no room there.

    Where a line is wider than `room`, lines are parted between their facts, if that makes `most` at most.
    """
    if all(width(line) <= room for line in contact_lines):
        return contact_lines
    found = tuple(part for line in contact_lines for part in _parted(line, room, width))
    if len(found) > most or any(width(line) > room for line in found):
        return ()
    return found


def in_one_line(
    contact_lines: tuple[str, ...], room: float, width: Callable[[str], float]
) -> tuple[str, ...]:
    """Return the contact lines as one; where it is wider than `room`, parted between its facts.

    So no line begins or ends with the point that stands between two facts.
    """
    line = _BETWEEN_FACTS.join(line.strip() for line in contact_lines if line.strip())
    return _parted(line, room, width)


def _parted(line: str, room: float, width: Callable[[str], float]) -> tuple[str, ...]:
    found: list[str] = []
    for fact in (fact.strip() for fact in line.split(_BETWEEN_FACTS) if fact.strip()):
        longer = found[-1] + _BETWEEN_FACTS + fact if found else fact
        if found and width(longer) <= room:
            found[-1] = longer
        else:
            found.append(fact)
    return tuple(found)


def _centered(block: Letterhead, frame: Frame) -> tuple[BlockFlow, Cell | None]:
    """Return logo, name, tagline and one line of contacts, each centered under the last."""
    styles = frame.styles
    pictures: tuple[PlacedPicture, ...] = ()
    y = 0.0
    logo_width, logo_height = _logo_size(block, frame)
    if block.logo and logo_width:
        node = frame.node("Figure", alt=block.logo_alt or block.organization)
        middle = frame.left + (frame.width - logo_width) / 2
        pictures = (PlacedPicture(middle, 0, logo_width, logo_height, block.logo, node),)
        y = logo_height + 6
    cells = []
    for text, style, above in (
        (lines((block.organization,)), styles.organization, 0.0),
        (lines((block.tagline,)), styles.tagline, 0.0),
        (_contact(block, frame), styles.contact, 3.0),
    ):
        if text:
            measured = frame.measure(text, style, frame.width, CENTERED)
            cells.append(Cell(frame.left, y + above, measured, frame.node("P")))
            y += above + measured.height
    return BlockFlow(y, Spacing(), tuple(cells), pictures=pictures), None


def _logo_size(block: Letterhead, frame: Frame) -> tuple[float, float]:
    look = frame.setting.letterhead
    return logo_size(block.logo, look.logo_width_pt, look.logo_height_pt) if block.logo else (0.0, 0.0)


def _contact(block: Letterhead, frame: Frame) -> tuple[Spans, ...]:
    style = frame.styles.contact
    return lines(
        in_one_line(block.contact_lines, frame.width, lambda line: frame.measure(line, style, _ENDLESS).width)
    )


def _in_one_line(block: Letterhead) -> str:
    return _BETWEEN_FACTS.join(line.strip() for line in block.contact_lines if line.strip())
