"""The nine node shapes: outlines, room for text, and where a line meets the outline."""

from __future__ import annotations

from math import sqrt
from typing import TYPE_CHECKING, NamedTuple

from sphinx_concept_graph.figures.paths import (
    QUARTER,
    Close,
    Curve,
    Move,
    Path,
    Point,
    polygon,
    polyline,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx_concept_graph.figures.model import Box, Shape

PADDING = 6.0
TIP = 9.0
SLANT = 10.0
CUT = 7.0
ROUND = 7.0

# Room between the frame and the text, left and right.
_INSETS: dict[Shape, tuple[float, float]] = {
    "rectangle": (10.0, 10.0),
    "rounded": (10.0, 10.0),
    "pill": (12.0, 12.0),
    "hexagon": (16.0, 16.0),
    "parallelogram": (16.0, 16.0),
    "chamfer": (12.0, 12.0),
    "tag": (10.0, 10.0 + TIP),
    "ellipse": (4.0, 4.0),
    "bracketed": (10.0, 10.0),
}


class Frame(NamedTuple):
    """The rectangle that a shape fills; `unit` scales corners and tips."""

    x: float
    y: float
    width: float
    height: float
    unit: float = 1.0

    @property
    def middle(self) -> Point:
        """The centre."""
        return Point(self.x + self.width / 2, self.y + self.height / 2)

    def at(self, right: float, down: float) -> Point:
        """A point inside: distances from the left and top, from the right and bottom if < 0."""
        x = self.x + right + (self.width if right < 0 else 0.0)
        y = self.y + down + (self.height if down < 0 else 0.0)
        return Point(x, y)


class Outline(NamedTuple):
    """What to fill, and what to stroke."""

    fill: Path
    stroke: Path


def frame_of(box: Box, unit: float) -> Frame:
    """The frame of a laid-out box."""
    return Frame(box.x, box.y, box.width, box.height, unit)


def outline(shape: Shape, frame: Frame) -> Outline:
    """The shape drawn into a frame."""
    if shape == "bracketed":
        return Outline(_rectangle(frame), _brackets(frame))
    path = _DRAWN[shape](frame)
    return Outline(path, path)


def outer_size(shape: Shape, width: float, height: float, unit: float) -> tuple[float, float]:
    """Size of a frame that holds text of the given size."""
    left, right = _INSETS[shape]
    if shape == "ellipse":
        tall = height * 1.3 + 2 * PADDING * unit
        return width / sqrt(1 - (height / tall) ** 2) + (left + right) * unit, tall
    return width + (left + right) * unit, height + 2 * PADDING * unit


def inner_width(shape: Shape, width: float, unit: float) -> float:
    """Room for text in a frame of the given width; cautious for an ellipse."""
    left, right = _INSETS[shape]
    room = width - (left + right) * unit
    return max(room * (0.68 if shape == "ellipse" else 1.0), unit)


def text_middle(shape: Shape, frame: Frame) -> float:
    """The x about which text is centred."""
    left, right = _INSETS[shape]
    return frame.middle.x + (left - right) * frame.unit / 2


def side_inset(shape: Shape, frame: Frame, down: float, *, right: bool) -> float:
    """How far inside the frame the left or right outline lies, `down` from the middle."""
    share = min(abs(down) / (frame.height / 2), 1.0)
    if shape in {"hexagon", "tag"}:
        return share * TIP * frame.unit if shape == "hexagon" or right else 0.0
    if shape == "parallelogram":
        rise = (down if right else -down) / frame.height + 0.5
        return min(max(rise, 0.0), 1.0) * SLANT * frame.unit
    if shape == "ellipse":
        return frame.width / 2 * (1 - sqrt(1 - share * share))
    return _corner_inset(shape, frame, down)


def _corner_inset(shape: Shape, frame: Frame, down: float) -> float:
    """How far a round or cut corner lies inside, `down` from the middle."""
    radius = {"pill": _pill_radius(frame), "rounded": ROUND * frame.unit}.get(shape, 0.0)
    beyond = abs(down) - (frame.height / 2 - (radius or CUT * frame.unit))
    if beyond <= 0 or (shape != "chamfer" and not radius):
        return 0.0
    return radius - sqrt(max(radius**2 - beyond**2, 0.0)) if radius else beyond


def bottom_inset(shape: Shape, frame: Frame, x: float) -> float:
    """How far above the frame's lower edge the outline lies at x."""
    if shape != "ellipse":
        return 0.0
    share = min(abs(x - frame.middle.x) / (frame.width / 2), 1.0)
    return frame.height / 2 * (1 - sqrt(1 - share * share))


def _rectangle(frame: Frame) -> Path:
    return polygon(_corners(frame), 1.0 * frame.unit)


def _rounded(frame: Frame) -> Path:
    return polygon(_corners(frame), ROUND * frame.unit)


def _pill(frame: Frame) -> Path:
    return polygon(_corners(frame), _pill_radius(frame))


def _pill_radius(frame: Frame) -> float:
    return min(frame.height / 2, 18.0 * frame.unit)


def _corners(frame: Frame) -> list[Point]:
    x, y, width, height, _ = frame
    right, bottom = x + width, y + height
    return [Point(x, y), Point(right, y), Point(right, bottom), Point(x, bottom)]


def _hexagon(frame: Frame) -> Path:
    x, y, width, height, unit = frame
    tip, middle = TIP * unit, y + height / 2
    above = [Point(x, middle), Point(x + tip, y), Point(x + width - tip, y)]
    below = [
        Point(x + width, middle),
        Point(x + width - tip, y + height),
        Point(x + tip, y + height),
    ]
    return polygon(above + below, 1.5 * unit)


def _parallelogram(frame: Frame) -> Path:
    x, y, width, height, unit = frame
    slant, bottom = SLANT * unit, y + height
    points = [Point(x + slant, y), Point(x + width, y)]
    return polygon([*points, Point(x + width - slant, bottom), Point(x, bottom)], 1.5 * unit)


def _chamfer(frame: Frame) -> Path:
    x, y, width, height, unit = frame
    cut, right, bottom = CUT * unit, x + width, y + height
    points = [Point(x + cut, y), Point(right - cut, y), Point(right, y + cut)]
    points += [Point(right, bottom - cut), Point(right - cut, bottom), Point(x + cut, bottom)]
    return polygon([*points, Point(x, bottom - cut), Point(x, y + cut)], 0.0)


def _tag(frame: Frame) -> Path:
    x, y, width, height, unit = frame
    shoulder, bottom = x + width - TIP * unit, y + height
    points = [Point(x, y), Point(shoulder, y), Point(x + width, y + height / 2)]
    return polygon([*points, Point(shoulder, bottom), Point(x, bottom)], 1.5 * unit)


def _ellipse(frame: Frame) -> Path:
    middle, across, down = frame.middle, frame.width / 2, frame.height / 2
    turns = [(1.0, 0.0), (0.0, 1.0), (-1.0, 0.0), (0.0, -1.0), (1.0, 0.0)]
    ends = [Point(middle.x + across * i, middle.y + down * j) for i, j in turns]
    path: list[Move | Curve | Close] = [Move(ends[0])]
    for (i, j), (k, m), start, end in zip(turns, turns[1:], ends, ends[1:], strict=False):
        first = Point(start.x + across * k * QUARTER, start.y + down * m * QUARTER)
        second = Point(end.x + across * i * QUARTER, end.y + down * j * QUARTER)
        path.append(Curve(first, second, end))
    return (*path, Close(ends[0]))


def _brackets(frame: Frame) -> Path:
    x, y, width, height, unit = frame
    serif, right, bottom = 7.0 * unit, x + width, y + height
    left = [Point(x + serif, y), Point(x, y), Point(x, bottom), Point(x + serif, bottom)]
    mirrored = [Point(x + right - point.x, point.y) for point in left]
    return (*polyline(left, 0.0), *polyline(mirrored, 0.0))


_DRAWN: dict[Shape, Callable[[Frame], Path]] = {
    "rectangle": _rectangle,
    "rounded": _rounded,
    "pill": _pill,
    "hexagon": _hexagon,
    "parallelogram": _parallelogram,
    "chamfer": _chamfer,
    "tag": _tag,
    "ellipse": _ellipse,
}
