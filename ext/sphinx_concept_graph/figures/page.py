"""The page a layout is drawn on: its room, its legend, and the finished diagram."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeAlias, TypeVar

from sphinx_concept_graph.figures.legend import bottom, legend
from sphinx_concept_graph.figures.model import BracketFigure, Diagram, NetworkFigure, Style

if TYPE_CHECKING:
    from sphinx_concept_graph.figures.placing import Placed

F = TypeVar("F", BracketFigure, NetworkFigure)

MARGIN = 2.0
_LEGEND_GAP = 18.0
_LEGEND_WIDTH = 300.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet(Generic[F]):
    """What is drawn, how large its text is, and the room there is."""

    figure: F
    style: Style
    width: float


BracketSheet: TypeAlias = "Sheet[BracketFigure]"
NetworkSheet: TypeAlias = "Sheet[NetworkFigure]"


class Page(Generic[F]):
    """The legend below the content, and how far the content stands from the left edge."""

    def __init__(self, sheet: Sheet[F], content: float, end: float) -> None:
        unit = sheet.style.unit
        room = min(max(content + 2 * MARGIN, _LEGEND_WIDTH * unit), sheet.width)
        self.sheet: Sheet[F] = sheet
        self.end = end + MARGIN
        top = end + _LEGEND_GAP * unit
        self.legend = legend(sheet.figure.legend, room - 2 * MARGIN, top, sheet.style)
        used = max((label.x + label.width for label in self.legend.labels), default=0.0)
        self.width = max(content + 2 * MARGIN, used + MARGIN)
        self.indent = (self.width - content) / 2

    def diagram(self, placed: Placed) -> Diagram:
        """Everything drawn, as one value."""
        return Diagram(
            width=self.width,
            height=max(self.end, bottom(self.legend) + MARGIN),
            boxes=tuple(placed.boxes),
            connectors=tuple(placed.connectors),
            labels=tuple(placed.labels),
            title=self.sheet.figure.title,
            description=self.sheet.figure.description,
            style=self.sheet.style,
            legend=self.legend,
        )
