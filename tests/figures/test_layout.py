"""What every layout must keep, whatever the figure."""

from __future__ import annotations

import itertools
import os
import subprocess
import sys
import time
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sphinx_concept_graph.figures import PRINT, fitted, layout, narrow, shortened
from sphinx_concept_graph.figures.metrics import text_width
from sphinx_concept_graph.figures.model import BracketFigure, Group
from sphinx_concept_graph.figures.paths import Close, Curve, Move, Point
from sphinx_concept_graph.figures.shapes import inner_width

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from hypothesis.strategies import DataObject, SearchStrategy

    from sphinx_concept_graph.figures.model import Box, Connector, Diagram
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
    inner = Area(box.x + 12, box.y + 2, box.x + box.width - 12, box.y + box.height - 2)
    points = [point for piece in strokes(connector.segments) for point in piece]
    return any(inner.x < p.x < inner.right and inner.y < p.y < inner.bottom for p in points)


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


@settings(deadline=None, max_examples=60)
@given(data=st.data())
def test_any_figure(any_figure: SearchStrategy[BracketFigure], data: DataObject) -> None:
    figure = data.draw(any_figure)
    check(figure, layout(figure), 736)
    check(figure, narrow(figure), 340)
    check(figure, layout(figure, width=450, style=PRINT), 450)


@pytest.mark.parametrize("draw", [layout, narrow, fitted])
def test_samples(
    samples: dict[str, BracketFigure], hub: BracketFigure, draw: Callable[[BracketFigure], Diagram]
) -> None:
    for figure in (*samples.values(), hub):
        drawn = draw(figure)
        assert crossings(drawn) == 0
        check_apart(drawn)
        check_inside(drawn)


def test_the_checks_can_fail(samples: dict[str, BracketFigure]) -> None:
    drawn = layout(samples["receptor"])
    with pytest.raises(AssertionError):
        check_complete(samples["medicine"], drawn)
    assert overlap(Area(0, 0, 2, 2), Area(1, 1, 3, 3))
    assert not overlap(Area(0, 0, 2, 2), Area(2, 0, 3, 3))
    assert cross((Point(0, 0), Point(9, 9)), (Point(0, 9), Point(9, 0)))
    assert not cross((Point(0, 0), Point(9, 0)), (Point(4, 0), Point(4, 9)))


def test_incoming_left_and_outgoing_right(samples: dict[str, BracketFigure]) -> None:
    drawn = layout(samples["receptor"])
    places = {box.node_id: box.x for box in drawn.boxes}
    assert places["ketamine"] < places["nmda-receptor"] < places["insula"]


def test_a_hub_is_spread_over_both_sides(hub: BracketFigure) -> None:
    drawn = layout(hub)
    middle = next(box for box in drawn.boxes if box.focus)
    left = sum(box.x < middle.x for box in drawn.boxes)
    assert 0.35 < left / len(drawn.boxes) < 0.65


def test_ends_of_incoming_relations_stand_at_the_centre(samples: dict[str, BracketFigure]) -> None:
    drawn = layout(samples["receptor"])
    centre = next(box for box in drawn.boxes if box.focus)
    tees = [one for one in drawn.connectors if one.mark and one.mark.end == "tee"]
    assert len(tees) == 1
    assert tees[0].mark
    assert abs(tees[0].mark.tip.x - centre.x) < 2
    assert tees[0].mark.towards == (1.0, 0.0)


def test_different_ends_of_incoming_relations_are_kept_apart(
    samples: dict[str, BracketFigure],
) -> None:
    drawn = layout(samples["medicine"])
    trunks = [one for one in drawn.connectors if one.structural and one.mark]
    assert sorted(one.end for one in trunks) == ["arrow", "circle", "tee"]
    tips = sorted(one.mark.tip.y for one in trunks if one.mark)
    assert all(below - above >= 12 for above, below in itertools.pairwise(tips))


def test_no_difference_is_never_an_arrow(samples: dict[str, BracketFigure]) -> None:
    for draw in (layout, narrow, fitted):
        drawn = draw(samples["medicine"])
        line = next(one for one in drawn.connectors if one.node_id == "ampa-receptor")
        assert line.end == "circle"
        assert line.mark
        assert line.mark.end == "circle"
        box = next(box for box in drawn.boxes if box.node_id == "ampa-receptor")
        assert box.notes == ("no difference",)


def test_one_label_for_a_group(samples: dict[str, BracketFigure]) -> None:
    drawn = layout(samples["receptor"])
    labels = sorted(label.text for label in drawn.labels)
    assert labels == ["blocks", "expressed in", "mediates", "part of"]


def test_empty_groups_and_no_groups(samples: dict[str, BracketFigure]) -> None:
    receptor = samples["receptor"]
    alone = BracketFigure(centre=receptor.centre, groups=(), title="t", description="d")
    empty = BracketFigure(
        centre=receptor.centre,
        groups=(Group(label="x", direction="out", members=()),),
        title="t",
        description="d",
    )
    assert len(layout(alone).boxes) == len(narrow(alone).boxes) == 1
    assert layout(alone) == layout(empty)


def test_a_word_too_long_for_the_sides_makes_a_tree(samples: dict[str, BracketFigure]) -> None:
    drawn = layout(samples["medicine"], width=450, style=PRINT)
    focus = next(box for box in drawn.boxes if box.focus)
    assert all(box.y >= focus.y + focus.height for box in drawn.boxes if not box.focus)
    shown = {word for box in drawn.boxes for line in box.lines for word in line.split()}
    assert "Electroencephalography" in shown


def test_a_printed_hub_is_cut_and_counted(hub: BracketFigure) -> None:
    drawn = fitted(hub)
    assert drawn.height <= 545
    assert drawn.style.small >= 9
    total = sum(len(group.members) + group.hidden for group in hub.groups)
    counted = sum(box.more or 1 for box in drawn.boxes if not box.focus)
    assert counted == total
    taller = fitted(hub, height=2000)
    assert len(taller.boxes) > len(drawn.boxes)


def test_shortening_shares_fairly(hub: BracketFigure) -> None:
    short = shortened(hub, 20)
    assert {len(group.members) for group in short.groups} == {1, 2}
    for before, after in zip(hub.groups, short.groups, strict=True):
        assert len(before.members) + before.hidden == len(after.members) + after.hidden
        assert after.members == before.members[: len(after.members)]


def test_the_same_bytes_for_every_hash_seed() -> None:
    code = (
        "from sphinx_concept_graph.figures import *;"
        "n = lambda i: FigureNode(id=i, label=i, shape='pill', colour='rose', type_label='t');"
        "m = tuple(Member(node=n(f'n{i}'), line='thin', end=('arrow', 'tee', 'circle')[i % 3])"
        " for i in range(9));"
        "g = tuple(Group(label=d, direction=d, members=m, hidden=2) for d in ('in', 'out', 'both'));"
        "f = BracketFigure(centre=n('c'), groups=g, title='t', description='d');"
        "print(svg(layout(f), str, uid='u'), svg(narrow(f), str, uid='u'), tikz(fitted(f), str))"
    )
    path = os.pathsep.join(entry for entry in sys.path if entry)
    drawn = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": path},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "42")
    }
    assert len(drawn) == 1
    assert len(drawn.pop()) > 5000


def test_a_layout_is_quick(hub: BracketFigure) -> None:
    layout(hub)
    times = []
    for _ in range(5):
        start = time.process_time()
        layout(hub)
        times.append(time.process_time() - start)
    # About 3 ms; the limit only catches a change of kind.
    assert min(times) < 0.05
