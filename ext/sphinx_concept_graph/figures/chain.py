"""Places a chain of concepts in one row or one column, the words of each step between two."""

from __future__ import annotations

from itertools import chain as joined
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from sphinx_concept_graph.figures.dot import Plan
from sphinx_concept_graph.figures.paths import Point, between

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_concept_graph.figures.dot import Link, Size

#: Length of each piece of line, in gaps: there is room for a mark at its end.
_LINE: Final = 1.6


def in_a_row(sizes: Sequence[Size], links: Sequence[Link], *, across: bool, gap: float) -> Plan:
    """Place boxes and words in turn; the words between the first two come right after all boxes."""
    boxes = len(sizes) // 2 + 1
    steps = zip(range(boxes), range(boxes, len(sizes)), strict=False)
    order = [*joined.from_iterable(steps), boxes - 1]
    along = [sizes[number][0 if across else 1] for number in order]
    wide = max(sizes[number][1 if across else 0] for number in order)
    middles: dict[int, float] = {}
    reached = 0.0
    for number, length in zip(order, along, strict=True):
        middles[number] = reached + length / 2
        reached += length + gap * _LINE
    whole = reached - gap * _LINE
    ends = {
        pair: (middles[pair[0]] + half[0] / 2, middles[pair[1]] - half[1] / 2)
        for pair, half in zip(pairwise(order), pairwise(along), strict=True)
    }

    def point(place: float) -> Point:
        return Point(place, wide / 2) if across else Point(wide / 2, place)

    def curve(link: Link) -> tuple[Point, ...]:
        forth = (link.start, link.end) in ends
        first, last = ends[link] if forth else ends[link.end, link.start][::-1]
        start, end = point(first), point(last)
        return (start, between(start, end, 1 / 3), between(start, end, 2 / 3), end)

    width, height = (whole, wide) if across else (wide, whole)
    places = (point(middles[number]) for number in range(len(sizes)))
    return Plan(width, height, tuple(places), tuple(map(curve, links)))
