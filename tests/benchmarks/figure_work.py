"""Times one figure: brackets of 15 and 24 relations, layers of 30 concepts; layout and SVG.

Prints milliseconds of CPU as JSON.
"""

from __future__ import annotations

import json
import random
import time
from functools import partial
from statistics import median
from typing import TYPE_CHECKING, TypeVar

from sphinx_concept_graph.figures.brackets import layout
from sphinx_concept_graph.figures.layered import layered
from sphinx_concept_graph.figures.model import (
    BracketFigure,
    Edge,
    FigureNode,
    Group,
    Member,
    NetworkFigure,
)
from sphinx_concept_graph.figures.svg import svg

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx_concept_graph.figures.model import Diagram, Shape

F = TypeVar("F", BracketFigure, NetworkFigure)
SHAPES: tuple[Shape, ...] = ("pill", "hexagon", "rounded", "ellipse", "parallelogram")
WORDS = ("amber", "basin", "cedar", "delta", "ember", "fjord", "grove", "heath", "islet")


def node(number: int, chance: random.Random) -> FigureNode:
    """Return a concept with a name of two or three words."""
    return FigureNode(
        id=f"c-{number}",
        label=" ".join(chance.choices(WORDS, k=chance.choice((2, 3)))) + f" {number}",
        shape=chance.choice(SHAPES),
        colour="blue",
        type_label="thing",
    )


def brackets(count: int, seed: int) -> BracketFigure:
    """Return a concept with so many relations of five kinds."""
    chance = random.Random(seed)  # noqa: S311 -- a figure, not a secret
    members = [
        Member(node=node(number, chance), line="solid", end="arrow") for number in range(count)
    ]
    groups = (
        Group(
            label=f"{WORDS[n]} of", direction="in" if n % 2 else "out", members=tuple(members[n::5])
        )
        for n in range(5)
    )
    return BracketFigure(
        centre=node(-1, chance), groups=tuple(groups), title="A title", description="Words."
    )


def network(count: int, seed: int) -> NetworkFigure:
    """Return so many concepts, each related to one or two before it."""
    chance = random.Random(seed)  # noqa: S311 -- a figure, not a secret
    pairs = {(chance.randrange(n), n) for n in range(1, count) for _ in range(2)}
    edges = (
        Edge(source=f"c-{a}", target=f"c-{b}", label="leads to", line="solid", end="arrow")
        for a, b in sorted(pairs)
    )
    nodes = tuple(node(number, chance) for number in range(count))
    return NetworkFigure(nodes=nodes, edges=tuple(edges), title="A title", description="Words.")


def milliseconds(make: Callable[[int], F], draw: Callable[[F], Diagram], times: int = 30) -> float:
    """Return the median for layout and SVG of figures that were not seen before."""
    took = []
    for figure in map(make, range(times)):
        start = time.process_time()
        svg(draw(figure), str, uid="x")
        took.append(time.process_time() - start)
    return round(median(took) * 1000, 2)


def measure() -> dict[str, float]:
    """Return what each kind of figure takes."""
    return {
        "brackets, 15 relations": milliseconds(partial(brackets, 15), layout),
        "brackets, 24 relations": milliseconds(partial(brackets, 24), layout),
        "layers, 30 concepts": milliseconds(partial(network, 30), partial(layered, across=False)),
    }


if __name__ == "__main__":
    print(json.dumps(measure()))
