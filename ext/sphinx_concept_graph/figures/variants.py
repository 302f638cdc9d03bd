"""The drawings of a figure for a page, a telephone and paper: one, or one for each subject."""

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

    from sphinx_concept_graph.figures.model import Diagram, Edge

Figure: TypeAlias = BracketFigure | NetworkFigure

_WIDE: Final = 736.0
_SHEET: Final = (450.0, 545.0)
#: Layers that would have to shrink further than this on paper are not drawn.
_LEAST_SCALE: Final = 0.8


def on_screen(figure: Figure) -> tuple[Diagram, ...]:
    """Return what a wide page shows: layers where there is room for words in their full size."""
    if isinstance(figure, BracketFigure):
        return (layout(figure),)
    fits = next((one for one in _layers(figure) if one.width <= _WIDE), None)
    return (fits,) if fits else _each(figure, layout)


def on_phone(figure: Figure) -> tuple[Diagram, ...]:
    """Return what fits a telephone."""
    if isinstance(figure, BracketFigure):
        return (narrow(figure),)
    return _each(figure, narrow)


def in_print(figure: Figure) -> tuple[Diagram, ...]:
    """Return what fits a printed page without its words becoming too small."""
    if isinstance(figure, BracketFigure):
        return (fitted(figure),)
    best = max(_layers(figure, printed=True), key=_scale, default=None)
    if best is None or _scale(best) < _LEAST_SCALE:
        return _each(figure, fitted)
    return (best,)


def _scale(diagram: Diagram) -> float:
    width, height = _SHEET
    return min(1.0, width / diagram.width, height / diagram.height)


def _layers(figure: NetworkFigure, *, printed: bool = False) -> Iterator[Diagram]:
    """Yield the layers from left to right, then from the top down; nothing without Graphviz."""
    style, width = (PRINT, _SHEET[0]) if printed else (SCREEN, _WIDE)
    with suppress(NotInstalledError):
        for across in (True, False):
            yield layered(figure, style=style, width=width, across=across)


def _each(figure: NetworkFigure, draw: Callable[[BracketFigure], Diagram]) -> tuple[Diagram, ...]:
    """Return a drawing for each concept that something is said of; the last has the legend."""
    nodes = {node.id: node for node in figure.nodes}
    first = figure.nodes[0].id
    parts = [
        BracketFigure(
            centre=node,
            groups=_groups(
                [one for one in figure.edges if one.source == id_],
                nodes,
                figure.hidden if id_ == first else 0,
            ),
            title=node.label,
            description=figure.description,
            more=figure.more,
        )
        for id_, node in nodes.items()
    ]
    told = [part for part in parts if part.groups] or parts[:1]
    return tuple(map(draw, [*told[:-1], replace(told[-1], legend=figure.legend)]))


def _groups(edges: list[Edge], nodes: dict[str, FigureNode], hidden: int) -> tuple[Group, ...]:
    labels = dict.fromkeys(edge.label for edge in edges)
    found = [
        Group(
            label=label,
            direction="out",
            members=tuple(_member(edge, nodes) for edge in edges if edge.label == label),
        )
        for label in labels
    ]
    rest = [Group(label="", direction="out", members=(), hidden=hidden)] if hidden else []
    return (*found, *rest)


def _member(edge: Edge, nodes: dict[str, FigureNode]) -> Member:
    return Member(node=nodes[edge.target], line=edge.line, end=edge.end, notes=edge.notes)
