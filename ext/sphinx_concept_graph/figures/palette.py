"""The ten colour slots, once: for the style sheet, for TikZ, and for the tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx_concept_graph.figures.model import Colour

LIGHT: dict[Colour, str] = {
    "rose": "#b03370",
    "blue": "#105594",
    "green": "#507c43",
    "violet": "#7450c5",
    "orange": "#ba3f00",
    "teal": "#018088",
    "brown": "#583e19",
    "olive": "#717820",
    "grey": "#3b3d41",
    "indigo": "#212f84",
}
DARK: dict[Colour, str] = {
    "rose": "#f18ec2",
    "blue": "#69c1fc",
    "green": "#9de39a",
    "violet": "#a87cfe",
    "orange": "#f78229",
    "teal": "#4d9a97",
    "brown": "#aa8162",
    "olive": "#dbca65",
    "grey": "#dbe0e6",
    "indigo": "#7b84d2",
}
# Text, relation lines, shared trunks, and text on a filled box.
INK_LIGHT = {"ink": "#1b1e24", "line": "#3f4754", "trunk": "#858e9b", "on-fill": "#ffffff"}
INK_DARK = {"ink": "#e7e9ee", "line": "#c3cad4", "trunk": "#7d8694", "on-fill": "#131416"}
