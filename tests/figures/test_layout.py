"""What every layout must keep, whatever the figure."""

from __future__ import annotations

import itertools
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sphinx_concept_graph.figures import PRINT, fitted, layout, narrow
from sphinx_concept_graph.figures.metrics import text_width
from sphinx_concept_graph.figures.paths import Close, Curve, Move, Point
from sphinx_concept_graph.figures.shapes import inner_width

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from hypothesis.strategies import DataObject, SearchStrategy

    from sphinx_concept_graph.figures.model import Box, BracketFigure, Connector, Diagram
    from sphinx_concept_graph.figures.paths import Path

SLACK = 0.01


class Area(NamedTuple):
    """A rectangle."""

    x: float
    y: float
    right: float
    bottom: float


def area(box: object) -> Area:
    """The rectangle of a box or label."""
    x, y, width, height = (getattr(box, name) for name in ("x", "y", "width", "height"))
    return Area(x, y, x + width, y + height)


def overlap(one: Area, other: Area) -> bool:
    """Whether two rectangles share more than an edge."""
    across = min(one.right, other.right) - max(one.x, other.x)
    return across > SLACK and min(one.bottom, other.bottom) - max(one.y, other.y) > SLACK


def strokes(path: Path) -> Iterator[tuple[Point, Point]]:
    """A path as short straight pieces."""
    at = Point(0.0, 0.0)
    for segment in path:
        if isinstance(segment, Curve):
            for step in range(1, 9):
                end = _bezier(at, segment, step / 8)
                yield (_bezier(at, segment, (step - 1) / 8), end)
        elif not isinstance(segment, Move | Close):
            yield (at, segment.to)
        at = segment.to


def _bezier(start: Point, curve: Curve, t: float) -> Point:
    weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
    points = (start, *curve)
    return Point(
        sum(weight * point.x for weight, point in zip(weights, points, strict=True)),
        sum(weight * point.y for weight, point in zip(weights, points, strict=True)),
    )


def _side(start: Point, end: Point, point: Point) -> float:
    length = ((end.x - start.x) ** 2 + (end.y - start.y) ** 2) ** 0.5 or 1.0
    across = (end.x - start.x) * (point.y - start.y) - (end.y - start.y) * (point.x - start.x)
    return across / length


def cross(one: tuple[Point, Point], other: tuple[Point, Point]) -> bool:
    """Whether two pieces cross properly; to touch, or to lie on each other, is not to cross."""
    for mine, theirs in zip(zip(*one, strict=True), zip(*other, strict=True), strict=True):
        if max(mine) < min(theirs) or max(theirs) < min(mine):
            return False
    ends = (_side(*one, other[0]), _side(*one, other[1]))
    starts = (_side(*other, one[0]), _side(*other, one[1]))
    return all(min(pair) < -0.05 and max(pair) > 0.05 for pair in (ends, starts))


def crossings(diagram: Diagram) -> int:
    """How often two lines of a drawing cross."""
    drawn = [list(strokes(connector.segments)) for connector in diagram.connectors]
    pairs = itertools.combinations(drawn, 2)
    return sum(cross(a, b) for one, other in pairs for a in one for b in other)


def through(connector: Connector, box: Box) -> bool:
    """Whether a line runs through the inside of a box (a slanting side leaves some room)."""
    across, down = box.width / 2, box.height / 2
    for point in itertools.chain.from_iterable(strokes(connector.segments)):
        x, y = abs(point.x - box.x - across), abs(point.y - box.y - down)
        round_inside = (x / across) ** 2 + (y / down) ** 2 < 0.95
        if x < across - 12 and y < down - 2 and (box.shape != "ellipse" or round_inside):
            return True
    return False


def check(figure: BracketFigure, diagram: Diagram, width: float) -> None:
    """Everything that holds for every drawing."""
    assert diagram.width <= width + SLACK
    check_complete(figure, diagram)
    check_apart(diagram)
    check_inside(diagram)
    check_text(diagram)
    check_connected(diagram)
    assert crossings(diagram) == 0
    for connector, box in itertools.product(diagram.connectors, diagram.boxes):
        assert not through(connector, box)


def check_complete(figure: BracketFigure, diagram: Diagram) -> None:
    """Each relation is drawn once, or counted."""
    members = [member for group in figure.groups for member in group.members]
    boxes = [box for box in diagram.boxes if not box.focus and not box.more]
    assert Counter(box.node_id for box in boxes) == Counter(m.node.id for m in members)
    more = [box for box in diagram.boxes if box.more]
    assert sum(box.more for box in more) == sum(group.hidden for group in figure.groups)
    assert all(str(box.more) in "".join(box.lines) for box in more)
    assert all(box.node_id == figure.centre.id for box in more)
    assert [box.node_id for box in diagram.boxes if box.focus] == [figure.centre.id]
    relations = [one for one in diagram.connectors if not one.structural]
    drawn = Counter((one.node_id, one.line) for one in relations)
    assert drawn == Counter((member.node.id, member.line) for member in members)


def check_apart(diagram: Diagram) -> None:
    """Boxes, labels and legend do not overlap."""
    shown = [*diagram.boxes, *diagram.labels, *diagram.legend.boxes, *diagram.legend.labels]
    for one, other in itertools.combinations(shown, 2):
        assert not overlap(area(one), area(other)), (one, other)


def check_inside(diagram: Diagram) -> None:
    """Nothing leaves the drawing."""
    shown = [*diagram.boxes, *diagram.labels, *diagram.legend.boxes, *diagram.legend.labels]
    for x, y, right, bottom in map(area, shown):
        assert x >= -SLACK
        assert y >= -SLACK
        assert right <= diagram.width + SLACK
        assert bottom <= diagram.height + SLACK


def check_text(diagram: Diagram) -> None:
    """Text stays in its box or label."""
    style = diagram.style
    for box in diagram.boxes:
        shape = "rectangle" if box.more else box.shape
        room = box.width if box.more else inner_width(shape, box.width, style.unit)
        room = box.width if shape == "ellipse" else room
        size = style.small if box.more else style.text
        widths = [text_width(line, size) for line in box.lines]
        widths += [text_width(line, style.small) for line in box.notes]
        assert max(widths) <= room + SLACK
    for label in (*diagram.labels, *diagram.legend.labels):
        assert max(text_width(line, style.small) for line in label.lines) <= label.width + SLACK


def check_connected(diagram: Diagram) -> None:
    """Each box is touched by the line that leads to it."""
    lines = [connector.segments for connector in diagram.connectors]
    ends = [path[-1].to for path in lines]
    for box in diagram.boxes:
        if box.focus:
            continue
        middle = box.y + box.height / 2
        near = [end for end in ends if abs(end.y - middle) < SLACK]
        gaps = [min(abs(end.x - box.x), abs(end.x - box.x - box.width)) for end in near]
        assert min(gaps) <= 11.5 * diagram.style.unit


@settings(deadline=None, max_examples=40)
@given(data=st.data())
def test_any_figure(any_figure: SearchStrategy[BracketFigure], data: DataObject) -> None:
    """Whatever is drawn is complete, connected, apart, inside, and crosses nothing."""
    figure = data.draw(any_figure)
    check(figure, layout(figure), 736)
    check(figure, narrow(figure), 340)
    check(figure, layout(figure, width=450, style=PRINT), 450)


@pytest.mark.parametrize("draw", [layout, narrow, fitted])
def test_samples(
    samples: dict[str, BracketFigure], hub: BracketFigure, draw: Callable[[BracketFigure], Diagram]
) -> None:
    """Samples and a hub of 55 relations, in each of the three layouts."""
    for figure in (*samples.values(), hub):
        drawn = draw(figure)
        assert crossings(drawn) == 0
        check_apart(drawn)
        check_inside(drawn)


def test_the_checks_can_fail(samples: dict[str, BracketFigure]) -> None:
    """The checks above see what is wrong."""
    drawn = layout(samples["receptor"])
    with pytest.raises(AssertionError):
        check_complete(samples["medicine"], drawn)
    assert overlap(Area(0, 0, 2, 2), Area(1, 1, 3, 3))
    assert not overlap(Area(0, 0, 2, 2), Area(2, 0, 3, 3))
    assert cross((Point(0, 0), Point(9, 9)), (Point(0, 9), Point(9, 0)))
    assert not cross((Point(0, 0), Point(9, 0)), (Point(4, 0), Point(4, 9)))
