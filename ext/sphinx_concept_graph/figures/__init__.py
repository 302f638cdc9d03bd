"""Figures: relations of a concept laid out as values, and written as SVG or TikZ."""

from __future__ import annotations

from sphinx_concept_graph.figures.brackets import fitted, layout, narrow, shortened
from sphinx_concept_graph.figures.legend import keys
from sphinx_concept_graph.figures.model import (
    PRINT,
    SCREEN,
    BracketFigure,
    Diagram,
    FigureNode,
    Group,
    Key,
    Member,
    Style,
)
from sphinx_concept_graph.figures.svg import icon, svg
from sphinx_concept_graph.figures.svgfile import svg_file
from sphinx_concept_graph.figures.tikz import PREAMBLE, tikz, tikz_icon

__all__ = [
    "PREAMBLE",
    "PRINT",
    "SCREEN",
    "BracketFigure",
    "Diagram",
    "FigureNode",
    "Group",
    "Key",
    "Member",
    "Style",
    "fitted",
    "icon",
    "keys",
    "layout",
    "narrow",
    "shortened",
    "svg",
    "svg_file",
    "tikz",
    "tikz_icon",
]
