"""End marks: how much of the line they take, and their drawing."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from sphinx_concept_graph.figures.paths import QUARTER, Close, Curve, Move, Path, Point, Straight

if TYPE_CHECKING:
    from sphinx_concept_graph.figures.model import End, Mark

ARROW_LENGTH = 8.0
ARROW_HALF = 4.0
TEE_GAP = 4.0
TEE_HALF = 6.5
CIRCLE_GAP = 1.5
CIRCLE_RADIUS = 4.0

# Where the line stops, counted back from the tip.
_TAKEN: dict[End, float] = {
    "arrow": ARROW_LENGTH - 1.0,
    "tee": TEE_GAP,
    "circle": CIRCLE_GAP + 2 * CIRCLE_RADIUS,
    "none": 0.0,
}


def taken(end: End, unit: float) -> float:
    """Length of line that the mark replaces."""
    return _TAKEN[end] * unit


def drawing(mark: Mark, unit: float) -> Path:
    """Outline of a mark: a closed triangle, a bar, a circle; nothing for none."""
    if mark.end == "arrow":
        return _arrow(mark, unit)
    if mark.end == "tee":
        return (
            Move(_place(mark, TEE_GAP * unit, TEE_HALF * unit)),
            Straight(_place(mark, TEE_GAP * unit, -TEE_HALF * unit)),
        )
    return _circle(mark, unit) if mark.end == "circle" else ()


def _place(mark: Mark, back: float, aside: float) -> Point:
    """A point given by its distance back along the line and aside from it."""
    (x, y), (dx, dy) = mark.tip, mark.towards
    return Point(x - dx * back - dy * aside, y - dy * back + dx * aside)


def _arrow(mark: Mark, unit: float) -> Path:
    start = _place(mark, 0.0, 0.0)
    wings = [_place(mark, ARROW_LENGTH * unit, side * ARROW_HALF * unit) for side in (1, -1)]
    return (Move(start), Straight(wings[0]), Straight(wings[1]), Close(start))


def _circle(mark: Mark, unit: float) -> Path:
    radius = CIRCLE_RADIUS * unit
    middle = CIRCLE_GAP * unit + radius
    turns = [(1.0, 0.0), (0.0, 1.0), (-1.0, 0.0), (0.0, -1.0), (1.0, 0.0)]
    path: list[Move | Curve | Close] = [Move(_place(mark, middle + radius, 0.0))]
    for (i, j), (k, m) in pairwise(turns):
        first = _place(mark, middle + radius * (i + k * QUARTER), radius * (j + m * QUARTER))
        second = _place(mark, middle + radius * (k + i * QUARTER), radius * (m + j * QUARTER))
        path.append(Curve(first, second, _place(mark, middle + radius * k, radius * m)))
    return (*path, Close(path[0].to))
