"""The drawings of a figure for a page, a telephone and paper: one, or one for each concept."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Final, TypeAlias

from sphinx_concept_graph.figures.brackets import fitted, layout, narrow
from sphinx_concept_graph.figures.dot import NotInstalledError
from sphinx_concept_graph.figures.layered import layered
from sphinx_concept_graph.figures.model import (
    PRINT,
    SCREEN,
    BracketFigure,
    FigureNode,
    Group,
    Member,
    NetworkFigure,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sphinx_concept_graph.figures.model import Diagram, Edge, Key

Figure: TypeAlias = BracketFigure | NetworkFigure

_WIDE: Final = 736.0
_NARROW: Final = 340.0
_SHEET: Final = (450.0, 545.0)
#: Room between two drawings on one page.
_BETWEEN: Final = 24.0
#: Layers that would have to shrink further than this on paper are not drawn.
_LEAST_SCALE: Final = 0.8


def on_screen(figure: Figure) -> tuple[Diagram, ...]:
    """Return what a wide page shows: layers, with as many relations as fit at full size."""
    if isinstance(figure, BracketFigure):
        return (layout(figure),)

    def draw(some: NetworkFigure) -> Diagram | None:
        return next((one for one in _layers(some) if one.width <= _WIDE), None)

    drawn = _most(figure, draw)
    return (drawn,) if drawn else tuple(map(layout, _parts(figure)))


def on_phone(figure: Figure) -> tuple[Diagram, ...]:
    """Return what fits a telephone: a chain from the top down, else each concept on its own."""
    if isinstance(figure, BracketFigure):
        return (narrow(figure),)
    if figure.is_chain:
        return (layered(figure, width=_NARROW, across=False),)
    return tuple(map(narrow, _parts(figure)))


def in_print(figure: Figure) -> tuple[Diagram, ...]:
    """Return what fits one printed page without its words becoming too small."""
    if isinstance(figure, BracketFigure):
        return (fitted(figure),)

    def draw(some: NetworkFigure) -> Diagram | None:
        best = max(_layers(some, printed=True), key=_scale, default=None)
        return best if best and _scale(best) >= _LEAST_SCALE else None

    drawn = _most(figure, draw)
    return (drawn,) if drawn else _on_one_page(_parts(figure))


def _most(figure: NetworkFigure, draw: Callable[[NetworkFigure], Diagram | None]) -> Diagram | None:
    """Return the drawing with most relations that fits; the others are counted."""
    if figure.is_apart:
        return None
    best = draw(figure)
    low, high = 0, -1 if best else len(figure.edges) - 1
    while low <= high:
        middle = (low + high) // 2
        drawn = draw(fewer(figure, middle))
        best = drawn or best
        low, high = (middle + 1, high) if drawn else (low, middle - 1)
    return best


def fewer(figure: NetworkFigure, count: int) -> NetworkFigure:
    """Return the figure with so many relations, those between its first nodes first."""
    place = {node.id: number for number, node in enumerate(figure.nodes)}
    order = sorted(
        range(len(figure.edges)),
        key=lambda n: (max(place[figure.edges[n].source], place[figure.edges[n].target]), n),
    )
    edges = [figure.edges[number] for number in sorted(order[:count])]
    kept = {*figure.named, *(id_ for edge in edges for id_ in (edge.source, edge.target))}
    return replace(
        figure,
        nodes=tuple(node for node in figure.nodes if node.id in kept),
        edges=tuple(edges),
        hidden=figure.hidden + len(figure.edges) - count,
    )


def _scale(diagram: Diagram) -> float:
    width, height = _SHEET
    return min(1.0, width / diagram.width, height / diagram.height)


def _layers(figure: NetworkFigure, *, printed: bool = False) -> Iterator[Diagram]:
    """Yield the layers from left to right, then from the top down; nothing without Graphviz."""
    style, width = (PRINT, _SHEET[0]) if printed else (SCREEN, _WIDE)
    with suppress(NotInstalledError):
        for across in (True, False):
            yield layered(figure, style=style, width=width, across=across)


def _on_one_page(parts: list[BracketFigure]) -> tuple[Diagram, ...]:
    """Return as many drawings as one page takes; what the others would show is counted."""
    drawn: tuple[Diagram, ...] = ()
    for count in range(len(parts), 0, -1):
        groups = (group for part in parts[count:] for group in part.groups)
        left_out = sum(len(group.members) + group.hidden for group in groups)
        drawn = tuple(map(fitted, _ended(parts[:count], parts[-1].legend, left_out)))
        if sum(one.height + _BETWEEN for one in drawn) <= _SHEET[1]:
            break
    return drawn


def _ended(parts: list[BracketFigure], legend: tuple[Key, ...], hidden: int) -> list[BracketFigure]:
    """Return drawings of which the last has the legend, and the count of what is left out."""
    rest = (Group(label="", direction="out", members=(), hidden=hidden),) if hidden else ()
    last = replace(parts[-1], groups=parts[-1].groups + rest, legend=legend)
    return [*parts[:-1], last]


def _parts(figure: NetworkFigure) -> list[BracketFigure]:
    """Return a figure for each concept that something is said of, or that stands alone."""
    nodes = {node.id: node for node in figure.nodes}
    met = {edge.target for edge in figure.edges}
    parts = []
    for id_, node in nodes.items():
        groups = _groups([one for one in figure.edges if one.source == id_], nodes)
        if groups or id_ not in met:
            part = BracketFigure(
                centre=node,
                groups=groups,
                title=node.label,
                description=_told(node, groups),
                more=figure.more,
            )
            parts.append(part)
    return _ended(parts, figure.legend, figure.hidden)


def _told(node: FigureNode, groups: tuple[Group, ...]) -> str:
    said = (
        f"{group.label} {', '.join(member.node.label for member in group.members)}"
        for group in groups
    )
    return f"{node.label} {'; '.join(said)}." if groups else f"{node.label}."


def _groups(edges: list[Edge], nodes: dict[str, FigureNode]) -> tuple[Group, ...]:
    labels = dict.fromkeys(edge.label for edge in edges)
    return tuple(
        Group(
            label=label,
            direction="out",
            members=tuple(_member(edge, nodes) for edge in edges if edge.label == label),
        )
        for label in labels
    )


def _member(edge: Edge, nodes: dict[str, FigureNode]) -> Member:
    return Member(node=nodes[edge.target], line=edge.line, end=edge.end, notes=edge.notes)
