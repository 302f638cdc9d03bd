"""Places boxes and the lines between them with Graphviz's dot, in this process.

Only numbers go in, never a word of the author's, and no font of the machine is asked. The same
release of Graphviz gives the same numbers.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from sphinx_concept_graph.figures.paths import Point

if TYPE_CHECKING:
    from collections.abc import Sequence

_INCH = 72.0


class NotInstalledError(Exception):
    """The extra that brings Graphviz is not installed."""


class Size(NamedTuple):
    """Width and height of a box."""

    width: float
    height: float


class Link(NamedTuple):
    """A line from one box to another, by number."""

    start: int
    end: int


class Plan(NamedTuple):
    """Where everything stands: the middles of boxes, the control points of each line."""

    width: float
    height: float
    middles: tuple[Point, ...]
    curves: tuple[tuple[Point, ...], ...]


def arrange(sizes: Sequence[Size], links: Sequence[Link], *, across: bool, gap: float) -> Plan:
    """Arrange boxes in layers, from left to right if `across`, else from the top down.

    Raises NotInstalledError. No two links join the same boxes. A curve has 3n + 1 points and
    ends at the borders of its boxes.
    """
    try:
        import pygraphviz  # noqa: PLC0415 -- an extra
    except ImportError as error:
        raise NotInstalledError from error
    graph = pygraphviz.AGraph(directed=True, strict=True)
    graph.graph_attr.update(
        rankdir="LR" if across else "TB", nodesep=_inches(gap), ranksep=_inches(gap * 1.5)
    )
    graph.node_attr.update(shape="box", fixedsize="true", label="")
    graph.edge_attr.update(arrowhead="none")
    for number, (width, height) in enumerate(sizes):
        graph.add_node(number, width=_inches(width), height=_inches(height))
    for start, end in links:
        graph.add_edge(start, end)
    return _read(json.loads(graph.draw(format="json0", prog="dot")), len(sizes), links)


def _inches(length: float) -> str:
    return f"{length / _INCH:.4f}"


def _read(drawn: dict[str, Any], boxes: int, links: Sequence[Link]) -> Plan:
    width, height = (float(number) for number in drawn["bb"].split(",")[2:])

    def point(text: str) -> Point:
        x, y = map(float, text.split(","))
        return Point(x, height - y)

    names = {box["_gvid"]: int(box["name"]) for box in drawn["objects"]}
    middles = {int(box["name"]): point(box["pos"]) for box in drawn["objects"]}
    curves = {
        Link(names[line["tail"]], names[line["head"]]): tuple(map(point, line["pos"].split()))
        for line in drawn.get("edges", ())
    }
    return Plan(
        width,
        height,
        tuple(middles[number] for number in range(boxes)),
        tuple(curves[link] for link in links),
    )
