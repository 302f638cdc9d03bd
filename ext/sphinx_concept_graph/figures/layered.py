"""The layout of several concepts in layers, with the words of each relation on its line."""

from __future__ import annotations

from math import hypot
from typing import TYPE_CHECKING, NamedTuple

from sphinx_concept_graph.figures.chain import in_a_row
from sphinx_concept_graph.figures.columns import LEADING, node_slot, unbroken
from sphinx_concept_graph.figures.dot import Link, Plan, Size, arrange
from sphinx_concept_graph.figures.marks import taken
from sphinx_concept_graph.figures.metrics import BOLD, text_width, wrap
from sphinx_concept_graph.figures.model import SCREEN, Box, Connector, Label, Mark
from sphinx_concept_graph.figures.page import MARGIN, Page, Sheet
from sphinx_concept_graph.figures.paths import Curve, Move, Path, Point, Straight
from sphinx_concept_graph.figures.placing import BORDER, Placed
from sphinx_concept_graph.figures.shapes import bottom_inset, frame_of, side_inset

if TYPE_CHECKING:
    from sphinx_concept_graph.figures.columns import Slot
    from sphinx_concept_graph.figures.model import Diagram, Edge, NetworkFigure, Style
    from sphinx_concept_graph.figures.page import NetworkSheet

# Widest box and widest words on a line, in sizes of their text.
_BOX = 10.0
_WIDEST_BOX = 16.0
_LABEL = 7.2
_GAP = 13.0
_AROUND = 3.0
_EDGE = 0.5


class _Words(NamedTuple):
    """The wrapped words of one relation, and the room they take on its line."""

    lines: tuple[str, ...]
    notes: tuple[str, ...]
    size: Size


def layered(
    figure: NetworkFigure, *, width: float = 736, style: Style = SCREEN, across: bool = True
) -> Diagram:
    """Concepts in layers, or in a chain, from left to right if `across`, else from the top down.

    The drawing is as wide as it has to be. Layers raise NotInstalledError without Graphviz.
    """
    sheet = Sheet(figure=figure, style=style, width=width)
    slots = [_slot(sheet, number) for number in range(len(figure.nodes))]
    words = [_words(edge, style) for edge in figure.edges]
    sizes = [Size(slot.width, slot.height) for slot in slots] + [one.size for one in words]
    place = in_a_row if figure.is_chain else arrange
    plan = place(sizes, _links(figure), across=across, gap=_GAP * style.unit)
    return _drawn(sheet, slots, words, plan)


def _slot(sheet: NetworkSheet, number: int) -> Slot:
    node, style = sheet.figure.nodes[number], sheet.style
    focus = node.id in sheet.figure.focus
    least = min(unbroken(node, style) * (BOLD if focus else 1.0), _WIDEST_BOX * style.text)
    return node_slot(node, max(_BOX * style.text, least), style, bold=focus)


def _words(edge: Edge, style: Style) -> _Words:
    room = _LABEL * style.small
    lines = wrap(edge.label, room, style.small)
    notes = [line for note in edge.notes for line in wrap(note, room / BOLD, style.small)]
    return _sized(lines, tuple(notes), style)


def _count(sheet: NetworkSheet) -> _Words:
    text = sheet.figure.more.replace("{count}", str(sheet.figure.hidden))
    return _sized((text,), (), sheet.style)


def _sized(lines: tuple[str, ...], notes: tuple[str, ...], style: Style) -> _Words:
    widths = [text_width(line, style.small) for line in lines]
    widths += [text_width(note, style.small) * BOLD for note in notes]
    tall = (len(lines) + len(notes)) * style.small * LEADING
    return _Words(lines, notes, Size(max(widths) + 2 * _AROUND * style.unit, tall))


def _links(figure: NetworkFigure) -> list[Link]:
    """Two lines for each relation, to its words and on from them."""
    numbers = {node.id: number for number, node in enumerate(figure.nodes)}
    first = len(numbers)
    links: list[Link] = []
    for number, edge in enumerate(figure.edges, start=first):
        links += [Link(numbers[edge.source], number), Link(number, numbers[edge.target])]
    return links


def _drawn(sheet: NetworkSheet, slots: list[Slot], words: list[_Words], plan: Plan) -> Diagram:
    figure, style = sheet.figure, sheet.style
    count = _count(sheet) if figure.hidden else None
    below = MARGIN + plan.height + _GAP * style.unit
    width = max(plan.width, count.size.width if count else 0.0)
    page = Page(sheet, width, below + count.size.height if count else MARGIN + plan.height)
    shift = Point(page.indent, MARGIN)
    placed = Placed([], [], [])
    for number, slot in enumerate(slots):
        placed.boxes.append(_box(sheet, number, slot, _moved(plan.middles[number], shift)))
    boxes = {box.node_id: box for box in placed.boxes}
    curves = [tuple(_moved(point, shift) for point in curve) for curve in plan.curves]
    for number, (edge, said) in enumerate(zip(figure.edges, words, strict=True)):
        middle = _moved(plan.middles[len(slots) + number], shift)
        placed.labels.append(_label(said, middle))
        before, after = curves[2 * number : 2 * number + 2]
        placed.connectors.append(_before(edge, before, boxes[edge.source], style))
        placed.connectors.append(_after(edge, after, boxes[edge.target], style))
    if count:
        middle = Point(page.indent + count.size.width / 2, below + count.size.height / 2)
        placed.boxes.append(_count_box(figure, count, middle))
    return page.diagram(placed)


def _moved(point: Point, shift: Point) -> Point:
    return Point(point.x + shift.x, point.y + shift.y)


def _box(sheet: NetworkSheet, number: int, slot: Slot, middle: Point) -> Box:
    node = sheet.figure.nodes[number]
    return Box(
        x=middle.x - slot.width / 2,
        y=middle.y - slot.height / 2,
        width=slot.width,
        height=slot.height,
        lines=slot.lines,
        notes=(),
        shape=node.shape,
        colour=node.colour,
        node_id=node.id,
        focus=node.id in sheet.figure.focus,
        name=slot.name,
    )


def _count_box(figure: NetworkFigure, said: _Words, middle: Point) -> Box:
    width, height = said.size
    return Box(
        x=middle.x - width / 2,
        y=middle.y - height / 2,
        width=width,
        height=height,
        lines=said.lines,
        notes=(),
        shape="rounded",
        colour="grey",
        node_id=figure.nodes[0].id,
        more=figure.hidden,
        name=" ".join(said.lines),
    )


def _label(said: _Words, middle: Point) -> Label:
    width, height = said.size
    x, y = middle.x - width / 2, middle.y - height / 2
    return Label(x=x, y=y, width=width, height=height, lines=said.lines, notes=said.notes)


def _before(edge: Edge, curve: tuple[Point, ...], box: Box, style: Style) -> Connector:
    """The line from the subject to the words; it begins at the shape, not at its frame."""
    away = _towards(curve[1], curve[0])
    start = _on_outline(box, curve[0], away, style)
    first, *others = _path(curve)
    segments = (Move(start), Straight(first.to), *others)
    return Connector(segments=segments, line=edge.line, end="none", node_id=edge.target)


def _after(edge: Edge, curve: tuple[Point, ...], box: Box, style: Style) -> Connector:
    """The line from the words to the object, with the mark at its end."""
    towards = _towards(curve[-2], curve[-1])
    tip = _on_outline(box, curve[-1], towards, style)
    back = taken(edge.end, style.unit) - hypot(tip.x - curve[-1].x, tip.y - curve[-1].y)
    stop = Point(curve[-1].x - towards.x * back, curve[-1].y - towards.y * back)
    bent = (*curve[:-2], _between(curve[-2], stop, curve[-1]), stop)
    mark = Mark(end=edge.end, tip=tip, towards=towards) if edge.end != "none" else None
    return Connector(
        segments=_path(bent), line=edge.line, end=edge.end, mark=mark, node_id=edge.target
    )


def _between(control: Point, stop: Point, end: Point) -> Point:
    """The last control point, moved with the end of its line."""
    return Point(control.x + stop.x - end.x, control.y + stop.y - end.y)


def _path(curve: tuple[Point, ...]) -> Path:
    ends = range(1, len(curve), 3)
    return (Move(curve[0]), *(Curve(*curve[start : start + 3]) for start in ends))


def _towards(start: Point, end: Point) -> Point:
    length = hypot(end.x - start.x, end.y - start.y) or 1.0
    return Point((end.x - start.x) / length, (end.y - start.y) / length)


def _on_outline(box: Box, end: Point, towards: Point, style: Style) -> Point:
    """Where a line that arrives at the frame of a box meets its shape."""
    frame = frame_of(box, style.unit)
    if abs(end.x - box.x) < _EDGE or abs(end.x - box.x - box.width) < _EDGE:
        right = abs(end.x - box.x) > _EDGE
        inset, along = side_inset(box.shape, frame, end.y - frame.middle.y, right=right), towards.x
    else:
        inset, along = bottom_inset(box.shape, frame, end.x), towards.y
    way = min((inset - BORDER * style.unit) / max(abs(along), 0.3), box.width / 2)
    return Point(end.x + towards.x * way, end.y + towards.y * way)
