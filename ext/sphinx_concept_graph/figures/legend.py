"""The key below a figure: a word beside each shape, line and end in use."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sphinx_concept_graph.figures.columns import LEADING
from sphinx_concept_graph.figures.marks import taken
from sphinx_concept_graph.figures.metrics import text_width, wrap
from sphinx_concept_graph.figures.model import (
    ENDS,
    LINES,
    Box,
    Connector,
    Key,
    Label,
    Legend,
    Mark,
    NetworkFigure,
    Style,
)
from sphinx_concept_graph.figures.paths import Move, Point, Straight

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sphinx_concept_graph.figures.model import (
        BracketFigure,
        Edge,
        End,
        FigureNode,
        Line,
        Member,
    )

_SAMPLE = 26.0
_ICON = 18.0
_GAP = 6.0
_BETWEEN = 18.0
_TALL = 12.0


def keys(
    figure: BracketFigure | NetworkFigure, *, lines: Mapping[Line, str], ends: Mapping[End, str]
) -> tuple[Key, ...]:
    """Entries for what a figure uses: its types, then line patterns and ends that have a word."""
    nodes, relations = _used(figure)
    types = {(node.type_label, node.shape, node.colour): None for node in nodes}
    drawn, ended = {one.line for one in relations}, {one.end for one in relations}
    found = [Key(text=text, shape=shape, colour=colour) for text, shape, colour in types]
    found += [Key(text=lines[line], line=line) for line in LINES if line in drawn & set(lines)]
    found += [Key(text=ends[end], end=end) for end in ENDS if end in ended & set(ends)]
    return tuple(found)


def _used(
    figure: BracketFigure | NetworkFigure,
) -> tuple[Sequence[FigureNode], Sequence[Member | Edge]]:
    if isinstance(figure, NetworkFigure):
        return figure.nodes, figure.edges
    members = [member for group in figure.groups for member in group.members]
    return [figure.centre, *(member.node for member in members)], members


def legend(entries: tuple[Key, ...], width: float, top: float, style: Style) -> Legend:
    """Lay entries out in rows from the left, not wider than `width`; lines begin a new row."""
    drawn = Legend()
    x, y = style.unit, top
    for index, entry in enumerate(entries):
        label = _label(entry, width, style)
        whole = _sample_width(entry, style) + label.width
        turns = index > 0 and bool(entries[index - 1].shape) and not entry.shape
        if x > style.unit and (turns or x + whole > width):
            x, y = style.unit, y + _row_height(drawn.labels, style)
        drawn = _with(drawn, entry, label, Point(x, y), style)
        x += whole + _BETWEEN * style.unit
    return drawn


def _with(drawn: Legend, entry: Key, label: Label, at: Point, style: Style) -> Legend:
    """The legend with one more entry."""
    placed = replace(label, x=at.x + _sample_width(entry, style), y=at.y)
    boxes = (_icon(entry, at, style),) if entry.shape else ()
    connectors = () if entry.shape else (_sample(entry, at, style),)
    return Legend(
        boxes=drawn.boxes + boxes,
        connectors=drawn.connectors + connectors,
        labels=(*drawn.labels, placed),
    )


def _sample_width(entry: Key, style: Style) -> float:
    """Width of what stands before the word, and of the gap between them."""
    return ((_ICON if entry.shape else _SAMPLE) + _GAP) * style.unit


def bottom(drawn: Legend) -> float:
    """The lowest edge of a legend, 0 if it is empty."""
    return max((label.y + label.height for label in drawn.labels), default=0.0)


def _row_height(labels: tuple[Label, ...], style: Style) -> float:
    latest = [label for label in labels if label.y == labels[-1].y]
    return max(label.height for label in latest) + 4.0 * style.unit


def _label(entry: Key, width: float, style: Style) -> Label:
    room = width - (_SAMPLE + _GAP + 2.0) * style.unit
    lines = wrap(entry.text, room, style.small)
    widest = max(text_width(line, style.small) for line in lines)
    return Label(x=0.0, y=0.0, width=widest, height=_line(style) * len(lines), lines=lines)


def _line(style: Style) -> float:
    return style.small * LEADING


def _icon(entry: Key, at: Point, style: Style) -> Box:
    return Box(
        x=at.x,
        y=at.y + (_line(style) - _TALL * style.unit) / 2,
        width=_ICON * style.unit,
        height=_TALL * style.unit,
        lines=(),
        notes=(),
        shape=entry.shape or "rectangle",
        colour=entry.colour,
        node_id="",
    )


def _sample(entry: Key, at: Point, style: Style) -> Connector:
    level = at.y + _line(style) / 2
    tip = Point(at.x + _SAMPLE * style.unit, level)
    stop = Point(tip.x - taken(entry.end, style.unit), level)
    mark = Mark(end=entry.end, tip=tip, towards=Point(1.0, 0.0)) if entry.end != "none" else None
    segments = (Move(Point(at.x, level)), Straight(stop))
    return Connector(segments=segments, line=entry.line, end=entry.end, mark=mark, node_id="-")
