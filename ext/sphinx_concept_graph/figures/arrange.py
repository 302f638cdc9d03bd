"""Arranging measured sides about the centre: beside it, or as a tree below it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from sphinx_concept_graph.figures.columns import Column, Slot, node_slot
from sphinx_concept_graph.figures.model import Box
from sphinx_concept_graph.figures.page import MARGIN, BracketSheet, Page
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
    from sphinx_concept_graph.figures.model import Diagram

_LEAD = 18.0
_SPINES = 9.0
_SPINES_BELOW = 12.0
_PORTS = 14.0
_APART = 7.0
_EDGE = 14.0
_DROP = 16.0
_SNAP = 14.0
_FOCUS = 10.5


class Sides(NamedTuple):
    """The measured columns."""

    left: Column
    right: Column


class _Middle(NamedTuple):
    """The axis of a tree, where its columns begin, and how far out its first spine runs."""

    x: float
    top: float
    first: float


def beside_width(sheet: BracketSheet, sides: Sides) -> float:
    """Width of the figure with the centre between its sides."""
    sizes = [_lead(column, sheet) + _reach(column, sheet) for column in sides]
    return _focus(sheet).width + sum(sizes)


def tree_width(sheet: BracketSheet, sides: Sides) -> float:
    """Width of the figure with its sides below the centre."""
    above = _focus_above(sheet).width
    if not sides.left.rows:
        return max(above, _trunks(sides.right, sheet) + _reach(sides.right, sheet))
    half = above / 2
    return sum(max(half, _inner(sides, sheet) + _column_width(column, sheet)) for column in sides)


def beside(sheet: BracketSheet, sides: Sides) -> Diagram:
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
    page = Page(sheet, content, level + max(height / 2, *falls))
    x = page.indent + _lead(sides.left, sheet) + _reach(sides.left, sheet)
    focus = _focus_box(sheet, slot, x, level - height / 2, height)
    placed = Placed([focus], [], [])
    for column, sign, rise in zip(sides, (-1, 1), rises, strict=True):
        if column.rows:
            place(_strip_beside(sheet, column, focus, sign, level - rise), placed)
    return page.diagram(placed)


def tree(sheet: BracketSheet, sides: Sides) -> Diagram:
    """The centre on top, trunks down from its lower edge, columns to their left and right."""
    unit = sheet.style.unit
    slot = _focus_above(sheet)
    top = MARGIN + slot.height + _DROP * unit
    content = tree_width(sheet, sides)
    page = Page(sheet, content, top + max(column.height for column in sides))
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
            strip = _strip_below(sheet, column, focus, sign, _Middle(middle, top, first))
            place(replace(strip, joined=not first and _is_lower(sides, column)), placed)
    return page.diagram(placed)


def _focus(sheet: BracketSheet) -> Slot:
    limit = _FOCUS * sheet.style.text * (1.3 if sheet.figure.centre.shape == "ellipse" else 1.0)
    return node_slot(sheet.figure.centre, limit, sheet.style, bold=True)


def _focus_above(sheet: BracketSheet) -> Slot:
    limit = min(sheet.width - 2 * MARGIN, 24 * sheet.style.text)
    return node_slot(sheet.figure.centre, limit, sheet.style, bold=True)


def _focus_box(sheet: BracketSheet, slot: Slot, x: float, y: float, height: float) -> Box:
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


def _lead(column: Column, sheet: BracketSheet) -> float:
    """From the centre's edge to the outermost spine."""
    spines = (len(column.ports) - 1) * _SPINES
    return (_LEAD + spines) * sheet.style.unit if column.rows else 0.0


def _trunks(column: Column, sheet: BracketSheet) -> float:
    """From the left edge of a narrow tree to its outermost spine."""
    return (_EDGE + (len(column.ports) - 1) * _SPINES_BELOW) * sheet.style.unit


def _reach(column: Column, sheet: BracketSheet) -> float:
    """From the outermost spine to the outer edge of the boxes."""
    if not column.rows:
        return 0.0
    return (STEM + BEFORE + RUN) * sheet.style.unit + column.label_width + column.box_width


def _inner(sides: Sides, sheet: BracketSheet) -> float:
    """From the middle of a tree to its innermost spines; 0 if one spine serves both sides."""
    shared = len(sides.left.ports) == 1 and sides.left.ports == sides.right.ports
    return 0.0 if shared else _APART * sheet.style.unit


def _is_lower(sides: Sides, column: Column) -> bool:
    """Whether a column ends above the other one, whose trunk it may then use."""
    ends = [other.rows[-1].middle if other.rows else 0.0 for other in sides]
    return column is sides[ends.index(min(ends))] and min(ends) > 0


def _column_width(column: Column, sheet: BracketSheet) -> float:
    """From the innermost spine to the outer edge."""
    return (len(column.ports) - 1) * _SPINES_BELOW * sheet.style.unit + _reach(column, sheet)


def _snap(column: Column, unit: float) -> float:
    """How far to shift a column so that its middle row is level with the centre."""
    if len(column.ports) != 1:
        return 0.0
    away = min((column.height / 2 - row.middle for row in column.rows), key=abs)
    return away if abs(away) <= _SNAP * unit else 0.0


def _strip_beside(sheet: BracketSheet, column: Column, focus: Box, sign: int, top: float) -> Strip:
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
    return Strip(
        column=column,
        style=sheet.style,
        origin=origin,
        top=top,
        sign=sign,
        label=_lead(column, sheet) + STEM * unit,
        ports=tuple(ports),
        centre=focus.node_id,
    )


def _outermost(column: Column, level: float) -> int:
    """The port whose spine passes the level of the centre; the others nest inside it."""
    ends = [row.branch.port for row in column.rows if row.middle <= level]
    return column.ports.index(ends[-1]) if ends else 0


def _strip_below(
    sheet: BracketSheet, column: Column, focus: Box, sign: int, middle: _Middle
) -> Strip:
    unit = sheet.style.unit
    ports: list[Port] = []
    for index, end in enumerate(column.ports):
        spine = middle.first + (len(column.ports) - 1 - index) * _SPINES_BELOW * unit
        x = middle.x + sign * spine
        rise = bottom_inset(focus.shape, frame_of(focus, unit), x)
        tip = Point(x, focus.y + focus.height - rise + BORDER * unit)
        ports.append(Port(end, tip, spine, downwards=True))
    return Strip(
        column=column,
        style=sheet.style,
        origin=middle.x,
        top=middle.top,
        sign=sign,
        label=middle.first + ((len(column.ports) - 1) * _SPINES_BELOW + STEM) * unit,
        ports=tuple(ports),
        centre=focus.node_id,
    )
