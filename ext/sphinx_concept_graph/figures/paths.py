"""Geometry of lines: points, straight and cubic segments, rounded corners."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Sequence

# Distance of a cubic's control points that best approaches a quarter circle.
QUARTER = 0.5523
_SHARP = 0.01


class Point(NamedTuple):
    """A place in a figure; y grows downwards."""

    x: float
    y: float


class Move(NamedTuple):
    """Begin a new stroke."""

    to: Point


class Straight(NamedTuple):
    """Draw a straight line."""

    to: Point


class Curve(NamedTuple):
    """Draw a cubic Bezier with two control points."""

    first: Point
    second: Point
    to: Point


class Close(NamedTuple):
    """Return to the beginning of the stroke."""

    to: Point


Segment: TypeAlias = Move | Straight | Curve | Close
Path: TypeAlias = tuple[Segment, ...]


def between(start: Point, end: Point, share: float) -> Point:
    """The point at a share (0 to 1) of the way."""
    return Point(start.x + (end.x - start.x) * share, start.y + (end.y - start.y) * share)


def polyline(points: Sequence[Point], radius: float) -> Path:
    """A line through axis-parallel points, its corners rounded as far as there is room."""
    drawn: list[Segment] = [Move(points[0])]
    for index in range(1, len(points) - 1):
        before, corner, after = points[index - 1 : index + 2]
        first, last = index == 1, index == len(points) - 2
        room = min(_room(before, corner, outermost=first), _room(corner, after, outermost=last))
        drawn += _corner(before, corner, after, min(radius, room))
    drawn.append(Straight(points[-1]))
    return tuple(drawn)


def polygon(points: Sequence[Point], radius: float) -> Path:
    """A closed outline, its corners rounded as far as there is room."""
    drawn: list[Segment] = []
    for index, corner in enumerate(points):
        before, after = points[index - 1], points[(index + 1) % len(points)]
        room = min(_room(before, corner), _room(corner, after))
        drawn += _corner(before, corner, after, min(radius, room))
    first = drawn[0].to
    return (Move(first), *drawn[1:], Close(first))


def _room(start: Point, end: Point, *, outermost: bool = False) -> float:
    """How large a corner may be so that two on one side do not meet."""
    return max(abs(end.x - start.x), abs(end.y - start.y)) * (1.0 if outermost else 0.5)


def _corner(before: Point, corner: Point, after: Point, radius: float) -> list[Segment]:
    """The way up to a corner and round it; a sharp corner for no radius."""
    entry, leave = (_towards(corner, before, radius), _towards(corner, after, radius))
    if radius <= _SHARP:
        return [Straight(corner)]
    first = between(entry, corner, QUARTER)
    second = between(leave, corner, QUARTER)
    return [Straight(entry), Curve(first, second, leave)]


def _towards(start: Point, end: Point, length: float) -> Point:
    """The point `length` away from start, measured along the longer axis."""
    whole = max(abs(end.x - start.x), abs(end.y - start.y))
    return between(start, end, length / whole) if whole else start
