"""Placing one measured column beside its trunks: boxes, labels, brackets and trunks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from sphinx_concept_graph.figures.marks import taken
from sphinx_concept_graph.figures.model import Box, Connector, Label, Mark, Style
from sphinx_concept_graph.figures.paths import Move, Path, Point, Straight, polyline
from sphinx_concept_graph.figures.shapes import frame_of, side_inset

if TYPE_CHECKING:
    from sphinx_concept_graph.figures.columns import Column, Row, Slot
    from sphinx_concept_graph.figures.model import End

STEM = 10.0
BEFORE = 7.0
RUN = 31.0
TURN = 10.0
CORNER = 8.0
BORDER = 1.0
_LEVEL = 0.5


class Port(NamedTuple):
    """Where a trunk meets the centre: the tip of its mark, and where its spine runs."""

    end: End
    tip: Point
    spine: float
    downwards: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """A column's place: `x` grows outwards from `origin`, to the left if `sign` is -1."""

    column: Column
    style: Style
    origin: float
    sign: int
    top: float
    label: float
    ports: tuple[Port, ...]
    centre: str
    joined: bool = False

    def x(self, outwards: float) -> float:
        """A distance from the origin as an x of the figure."""
        return self.origin + self.sign * outwards

    @property
    def label_end(self) -> float:
        """Outer edge of the labels."""
        return self.label + self.column.label_width

    @property
    def bracket(self) -> float:
        """Where the brackets stand."""
        return self.label_end + BEFORE * self.style.unit

    @property
    def boxes(self) -> float:
        """Inner edge of the boxes."""
        return self.label_end + (BEFORE + RUN) * self.style.unit

    def y(self, row: Row) -> float:
        """Height of a row's line."""
        return self.top + row.middle

    def label_start(self, row: Row) -> float:
        """Inner edge of a row's label, where its stem arrives."""
        return self.label_end - row.label_width


class Placed(NamedTuple):
    """What is drawn so far."""

    boxes: list[Box]
    connectors: list[Connector]
    labels: list[Label]


def place(strip: Strip, placed: Placed) -> None:
    """Add everything of one column."""
    for port in strip.ports:
        rows = [row for row in strip.column.rows if row.branch.port == port.end]
        placed.connectors.append(_trunk(strip, port, rows))
    for row in strip.column.rows:
        _place_row(strip, row, placed)


def _place_row(strip: Strip, row: Row, placed: Placed) -> None:
    boxes = [_box(strip, row, slot) for slot in row.slots]
    placed.boxes.extend(boxes)
    if row.label:
        placed.labels.append(_label(strip, row))
    if len(row.slots) > 1:
        placed.connectors.append(_bracket(strip, row))
    for index, box in enumerate(boxes):
        placed.connectors.append(_branch(strip, row, index, box))


def _box(strip: Strip, row: Row, slot: Slot) -> Box:
    member = slot.member
    width = strip.column.box_width if member else slot.width
    return Box(
        x=min(strip.x(strip.boxes), strip.x(strip.boxes + width)),
        y=strip.top + slot.y,
        width=width,
        height=slot.height,
        lines=slot.lines,
        notes=slot.notes,
        shape=member.node.shape if member else "rounded",
        colour=member.node.colour if member else "grey",
        node_id=member.node.id if member else strip.centre,
        more=0 if member else row.branch.hidden,
        name=slot.name,
        group=row.branch.group,
    )


def _label(strip: Strip, row: Row) -> Label:
    inner, outer = strip.x(strip.label_start(row)), strip.x(strip.label_end)
    return Label(
        x=min(inner, outer),
        y=strip.y(row) - row.label_height / 2,
        width=row.label_width,
        height=row.label_height,
        lines=row.label,
        group=row.branch.group,
    )


def _bracket(strip: Strip, row: Row) -> Connector:
    """The line from the label to the bracket, and the bracket without its corners."""
    x, corner = strip.x(strip.bracket), CORNER * strip.style.unit
    first, last = (strip.top + row.slots[index].middle for index in (0, -1))
    level = strip.y(row)
    segments: Path = (Move(Point(strip.x(strip.label_end), level)), Straight(Point(x, level)))
    segments += (Move(Point(x, first + corner)), Straight(Point(x, last - corner)))
    return Connector(segments=segments, line="solid", end="none", group=row.branch.group)


def _branch(strip: Strip, row: Row, index: int, box: Box) -> Connector:
    """The line from the bracket to a member, with the pattern of its certainty."""
    slot, unit = row.slots[index], strip.style.unit
    member = slot.member
    end: End = row.branch.end_of(member) if member else "none"
    inset = side_inset(box.shape, frame_of(box, unit), 0.0, right=strip.sign < 0)
    tip = strip.boxes + inset - (BORDER * unit if end != "none" else 0.0)
    level = strip.top + slot.middle
    points = [*_turn(strip, row, index), Point(strip.x(tip - taken(end, unit)), level)]
    return Connector(
        segments=polyline(points, CORNER * unit),
        line=member.line if member else "solid",
        end=end,
        mark=_mark(end, Point(strip.x(tip), level), Point(float(strip.sign), 0.0)),
        node_id=member.node.id if member else "",
        group=row.branch.group,
    )


def _turn(strip: Strip, row: Row, index: int) -> list[Point]:
    """Where a branch begins: at the label if alone, at a corner or side of the bracket."""
    level = strip.top + row.slots[index].middle
    corner = Point(strip.x(strip.bracket), level)
    if len(row.slots) == 1:
        return [Point(strip.x(strip.label_end), level)]
    down = {0: 1, len(row.slots) - 1: -1}.get(index)
    if down is None:
        return [corner]
    return [Point(corner.x, level + down * CORNER * strip.style.unit), corner]


def _mark(end: End, tip: Point, towards: Point) -> Mark | None:
    return Mark(end=end, tip=tip, towards=towards) if end != "none" else None


def _trunk(strip: Strip, port: Port, rows: list[Row]) -> Connector:
    """All lines between a port and the labels of its rows, as one stroke."""
    towards = Point(0.0, -1.0) if port.downwards else Point(float(-strip.sign), 0.0)
    back = taken(port.end, strip.style.unit)
    start = Point(port.tip.x - towards.x * back, port.tip.y - towards.y * back)
    segments: Path = ()
    for row in rows:
        segments += _stem(strip, port, start, rows, row)
    mark = None if strip.joined else _mark(port.end, port.tip, towards)
    return Connector(segments=segments, line="solid", end=port.end, mark=mark)


def _stem(strip: Strip, port: Port, start: Point, rows: list[Row], row: Row) -> Path:
    """The line to one row: the whole way for an outermost one, else from the spine."""
    spine, level = strip.x(port.spine), strip.y(row)
    arrival = Point(strip.x(strip.label_start(row)), level)
    levels = [strip.y(other) for other in rows]
    near = abs(level - start.y) < 2 * TURN * strip.style.unit
    if level not in (min(levels), max(levels)) and (port.downwards or not near):
        return (Move(Point(spine, level)), Straight(arrival))
    if not port.downwards and abs(level - start.y) < _LEVEL:
        return (Move(start), Straight(Point(arrival.x, start.y)))
    if port.downwards and level != max(levels):
        return (Move(Point(spine, level)), Straight(arrival))
    if strip.joined:
        start = Point(spine, level - TURN * strip.style.unit)
    bend = [] if port.downwards else [Point(spine, start.y)]
    return polyline([start, *bend, Point(spine, level), arrival], TURN * strip.style.unit)
