"""Arranging measured sides about the centre: beside it, or as a tree below it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from sphinx_concept_graph.figures.columns import Column, Slot, node_slot
from sphinx_concept_graph.figures.legend import bottom, legend
from sphinx_concept_graph.figures.model import Box, Diagram, Style
from sphinx_concept_graph.figures.paths import Point
from sphinx_concept_graph.figures.placing import (
    BEFORE,
    BORDER,
    RUN,
    STEM,
    Placed,
    Port,
    Strip,
    place,
)
from sphinx_concept_graph.figures.shapes import bottom_inset, frame_of, side_inset

if TYPE_CHECKING:
    from sphinx_concept_graph.figures.model import BracketFigure, End

MARGIN = 2.0
_LEAD = 19.0
_SPINES = 9.0
_SPINES_BELOW = 14.0
_PORTS = 14.0
_APART = 7.0
_EDGE = 16.0
_DROP = 16.0
_SNAP = 14.0
_FOCUS = 10.5
_LEGEND_GAP = 18.0
_LEGEND_WIDTH = 300.0


class Sides(NamedTuple):
    """The measured columns."""

    left: Column
    right: Column


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """What is drawn, how large its text is, and the room there is."""

    figure: BracketFigure
    style: Style
    width: float


def beside_width(sheet: Sheet, sides: Sides) -> float:
    """Width of the figure with the centre between its sides."""
    return _focus(sheet).width + sum(_lead(column, sheet) + _reach(column, sheet) for column in sides)


def tree_width(sheet: Sheet, sides: Sides) -> float:
    """Width of the figure with its sides below the centre."""
    if not sides.left.rows:
        return max(_focus_above(sheet).width, _trunks(sides.right, sheet) + _reach(sides.right, sheet))
    half = _focus_above(sheet).width / 2
    return sum(max(half, _inner(sides, sheet) + _column_width(column, sheet)) for column in sides)


def beside(sheet: Sheet, sides: Sides) -> Diagram:
    """The centre in the middle, trunks from its left and right edge."""
    unit = sheet.style.unit
    slot = _focus(sheet)
    ports = max(len(column.ports) for column in sides)
    height = max(slot.height, (ports * _PORTS + 4.0) * unit)
    snaps = [_snap(column, unit) for column in sides]
    rises = [column.height / 2 - snap for column, snap in zip(sides, snaps, strict=True)]
    falls = [column.height / 2 + snap for column, snap in zip(sides, snaps, strict=True)]
    level = MARGIN + max(height / 2, *rises)
    content = beside_width(sheet, sides)
    page = _Page(sheet, content, level + max(height / 2, *falls))
    x = page.indent + _lead(sides.left, sheet) + _reach(sides.left, sheet)
    focus = _focus_box(sheet, slot, x, level - height / 2, height)
    placed = Placed([focus], [], [])
    for column, sign, rise in zip(sides, (-1, 1), rises, strict=True):
        if column.rows:
            place(_strip_beside(sheet, column, focus, sign, level - rise), placed)
    return page.diagram(placed)


def tree(sheet: Sheet, sides: Sides) -> Diagram:
    """The centre on top, trunks down from its lower edge, columns to their left and right."""
    unit = sheet.style.unit
    slot = _focus_above(sheet)
    top = MARGIN + slot.height + _DROP * unit
    content = tree_width(sheet, sides)
    page = _Page(sheet, content, top + max(column.height for column in sides))
    if sides.left.rows:
        half = max(slot.width / 2, _inner(sides, sheet) + _column_width(sides.left, sheet))
        middle, x = page.indent + half, page.indent + half - slot.width / 2
    else:
        middle, x = MARGIN + _EDGE * unit, MARGIN
    focus = _focus_box(sheet, slot, x, MARGIN, slot.height)
    placed = Placed([focus], [], [])
    first = _inner(sides, sheet) if sides.left.rows else 0.0
    for column, sign in zip(sides, (-1, 1), strict=True):
        if column.rows:
            strip = _strip_below(sheet, column, focus, sign, Point(middle, top), first)
            place(replace(strip, joined=not first and _is_lower(sides, column)), placed)
    return page.diagram(placed)


class _Page:
    """The sheet's legend, and how far the content stands from its left edge."""

    def __init__(self, sheet: Sheet, content: float, end: float) -> None:
        unit = sheet.style.unit
        room = min(max(content + 2 * MARGIN, _LEGEND_WIDTH * unit), sheet.width)
        self.sheet, self.end = sheet, end + MARGIN
        top = end + _LEGEND_GAP * unit
        self.legend = legend(sheet.figure.legend, room, top, sheet.style)
        used = max((label.x + label.width for label in self.legend.labels), default=0.0)
        self.width = max(content + 2 * MARGIN, used + MARGIN)
        self.indent = (self.width - content) / 2

    def diagram(self, placed: Placed) -> Diagram:
        """Everything drawn, as one value."""
        low = max([self.end, bottom(self.legend) + MARGIN])
        return Diagram(
            width=self.width,
            height=low,
            boxes=tuple(placed.boxes),
            connectors=tuple(placed.connectors),
            labels=tuple(placed.labels),
            title=self.sheet.figure.title,
            description=self.sheet.figure.description,
            style=self.sheet.style,
            legend=self.legend,
        )


def _focus(sheet: Sheet) -> Slot:
    limit = _FOCUS * sheet.style.text * (1.3 if sheet.figure.centre.shape == "ellipse" else 1.0)
    return node_slot(sheet.figure.centre, (), limit, sheet.style, bold=True)


def _focus_above(sheet: Sheet) -> Slot:
    limit = min(sheet.width - 2 * MARGIN, 24 * sheet.style.text)
    return node_slot(sheet.figure.centre, (), limit, sheet.style, bold=True)


def _focus_box(sheet: Sheet, slot: Slot, x: float, y: float, height: float) -> Box:
    centre = sheet.figure.centre
    return Box(
        x=x,
        y=y,
        width=slot.width,
        height=height,
        lines=slot.lines,
        notes=(),
        shape=centre.shape,
        colour=centre.colour,
        node_id=centre.id,
        focus=True,
        name=slot.name,
    )


def _lead(column: Column, sheet: Sheet) -> float:
    """From the centre's edge to the outermost spine."""
    spines = (len(column.ports) - 1) * _SPINES
    return (_LEAD + spines) * sheet.style.unit if column.rows else 0.0


def _trunks(column: Column, sheet: Sheet) -> float:
    """From the left edge of a narrow tree to its outermost spine."""
    return (_EDGE + (len(column.ports) - 1) * _SPINES_BELOW) * sheet.style.unit


def _reach(column: Column, sheet: Sheet) -> float:
    """From the outermost spine to the outer edge of the boxes."""
    if not column.rows:
        return 0.0
    return (STEM + BEFORE + RUN) * sheet.style.unit + column.label_width + column.box_width


def _inner(sides: Sides, sheet: Sheet) -> float:
    """From the middle of a tree to its innermost spines; 0 if one spine serves both sides."""
    shared = len(sides.left.ports) == 1 and sides.left.ports == sides.right.ports
    return 0.0 if shared else _APART * sheet.style.unit


def _is_lower(sides: Sides, column: Column) -> bool:
    """Whether a column ends above the other one, whose trunk it may then use."""
    ends = [other.rows[-1].middle if other.rows else 0.0 for other in sides]
    return column is sides[ends.index(min(ends))] and min(ends) > 0


def _column_width(column: Column, sheet: Sheet) -> float:
    """From the innermost spine to the outer edge."""
    return (len(column.ports) - 1) * _SPINES_BELOW * sheet.style.unit + _reach(column, sheet)


def _snap(column: Column, unit: float) -> float:
    """How far to shift a column so that its middle row is level with the centre."""
    if len(column.ports) != 1:
        return 0.0
    away = min((column.height / 2 - row.middle for row in column.rows), key=abs)
    return away if abs(away) <= _SNAP * unit else 0.0


def _strip_beside(sheet: Sheet, column: Column, focus: Box, sign: int, top: float) -> Strip:
    unit = sheet.style.unit
    origin = focus.x + (focus.width if sign > 0 else 0.0)
    level = focus.y + focus.height / 2
    outer = _outermost(column, level - top)
    ports: list[Port] = []
    for index, end in enumerate(column.ports):
        down = (index - (len(column.ports) - 1) / 2) * _PORTS * unit
        inset = side_inset(focus.shape, frame_of(focus, unit), down, right=sign > 0)
        tip = Point(origin - sign * (inset - BORDER * unit), level + down)
        inward = (len(column.ports) - 1 - abs(index - outer)) * _SPINES
        ports.append(Port(end, tip, (_LEAD + inward) * unit, downwards=False))
    label = _lead(column, sheet) + STEM * unit
    return _strip(sheet, column, (origin, top), sign, label, ports)


def _outermost(column: Column, level: float) -> int:
    """The port whose spine passes the level of the centre; the others nest inside it."""
    ends = [row.branch.port for row in column.rows if row.middle <= level]
    return column.ports.index(ends[-1]) if ends else 0


def _strip_below(
    sheet: Sheet, column: Column, focus: Box, sign: int, origin: Point, first: float
) -> Strip:
    unit = sheet.style.unit
    ports: list[Port] = []
    for index, end in enumerate(column.ports):
        spine = first + (len(column.ports) - 1 - index) * _SPINES_BELOW * unit
        x = origin.x + sign * spine
        rise = bottom_inset(focus.shape, frame_of(focus, unit), x)
        tip = Point(x, focus.y + focus.height - rise + BORDER * unit)
        ports.append(Port(end, tip, spine, downwards=True))
    label = first + ((len(column.ports) - 1) * _SPINES_BELOW + STEM) * unit
    return _strip(sheet, column, (origin.x, origin.y), sign, label, ports)


def _strip(
    sheet: Sheet,
    column: Column,
    corner: tuple[float, float],
    sign: int,
    label: float,
    ports: list[Port],
) -> Strip:
    return Strip(
        column=column,
        style=sheet.style,
        origin=corner[0],
        top=corner[1],
        sign=sign,
        label=label,
        ports=tuple(ports),
        centre=sheet.figure.centre.id,
    )
