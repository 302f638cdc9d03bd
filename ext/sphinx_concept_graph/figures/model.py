"""Values of a figure: what is to be drawn, and the drawing that a layout makes of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from sphinx_concept_graph.figures.paths import Path, Point

Shape = Literal[
    "rectangle",
    "rounded",
    "pill",
    "hexagon",
    "parallelogram",
    "chamfer",
    "tag",
    "ellipse",
    "bracketed",
]
Colour = Literal[
    "rose", "blue", "green", "violet", "orange", "teal", "brown", "olive", "grey", "indigo"
]
Line = Literal["solid", "dashed", "dotted", "dash-dot", "thin"]
End = Literal["arrow", "tee", "none", "circle"]
Direction = Literal["out", "in", "both"]

SHAPES: tuple[Shape, ...] = (
    "rectangle",
    "rounded",
    "pill",
    "hexagon",
    "parallelogram",
    "chamfer",
    "tag",
    "ellipse",
    "bracketed",
)
LINES: tuple[Line, ...] = ("solid", "dashed", "dash-dot", "dotted", "thin")
ENDS: tuple[End, ...] = ("arrow", "tee", "circle", "none")


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """Text sizes of a figure, in its own units; every gap scales with `text`."""

    text: float = 13.0
    small: float = 12.0

    @property
    def unit(self) -> float:
        """Factor for gaps and insets, 1 at a text size of 13."""
        return self.text / 13.0


SCREEN = Style()
PRINT = Style(text=9.5, small=9.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureNode:
    """One concept as a figure shows it; `type_label` is the word for shape and colour."""

    id: str
    label: str
    shape: Shape
    colour: Colour
    type_label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One relation of the centre: its other end, certainty pattern, end mark and small print."""

    node: FigureNode
    line: Line
    end: End
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Relations under one predicate label; `hidden` counts those that a cap left out."""

    label: str
    direction: Direction
    members: tuple[Member, ...]
    hidden: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """One entry of the legend: a word beside a shape, or beside a line with its end."""

    text: str
    shape: Shape | None = None
    colour: Colour = "grey"
    line: Line = "solid"
    end: End = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class BracketFigure:
    """A concept and its relations, grouped; `more` words the count of hidden relations."""

    centre: FigureNode
    groups: tuple[Group, ...]
    title: str
    description: str
    legend: tuple[Key, ...] = ()
    more: str = "+ {count} more"


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """One relation between two nodes, by their ids: its words, certainty pattern and end mark."""

    source: str
    target: str
    label: str
    line: Line
    end: End
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkFigure:
    """Several concepts and the relations between them.

    `hidden` counts the relations that a cap left out; the count stands below the rest.
    """

    nodes: tuple[FigureNode, ...]
    edges: tuple[Edge, ...]
    title: str
    description: str
    focus: tuple[str, ...] = ()
    #: Ids of nodes that stay when relations are left out for want of room.
    named: tuple[str, ...] = ()
    hidden: int = 0
    #: True when each node but the last has one relation with the next, in this order.
    is_chain: bool = False
    #: True when each concept is to be drawn on its own.
    is_apart: bool = False
    legend: tuple[Key, ...] = ()
    more: str = "+ {count} more"


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A drawn node; `x`, `y` is its top left corner, `more` the relations it stands for."""

    x: float
    y: float
    width: float
    height: float
    lines: tuple[str, ...]
    notes: tuple[str, ...]
    shape: Shape
    colour: Colour
    node_id: str
    focus: bool = False
    more: int = 0
    name: str = ""
    group: int = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """The end mark of a line: its tip, and the unit vector along which it points."""

    end: End
    tip: Point
    towards: Point


@dataclass(frozen=True, slots=True, kw_only=True)
class Connector:
    """A drawn line; `node_id` is the member it leads to, empty for trunks and brackets."""

    segments: Path
    line: Line
    end: End
    mark: Mark | None = None
    node_id: str = ""
    group: int = -1

    @property
    def structural(self) -> bool:
        """Whether the line is a trunk or bracket that several relations share."""
        return not self.node_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """Text on a line or in the legend, small print last; `x`, `y` is the top left corner."""

    x: float
    y: float
    width: float
    height: float
    lines: tuple[str, ...]
    notes: tuple[str, ...] = ()
    group: int = -1

    @property
    def text(self) -> str:
        """The label as one line."""
        return " ".join(self.lines)


@dataclass(frozen=True, slots=True, kw_only=True)
class Legend:
    """The drawn key below a figure; empty when the figure has none."""

    boxes: tuple[Box, ...] = ()
    connectors: tuple[Connector, ...] = ()
    labels: tuple[Label, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagram:
    """A finished drawing, from which every output format is written."""

    width: float
    height: float
    boxes: tuple[Box, ...]
    connectors: tuple[Connector, ...]
    labels: tuple[Label, ...]
    title: str
    description: str
    style: Style = SCREEN
    legend: Legend = Legend()
