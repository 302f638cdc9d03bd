"""The ten colour slots, once: for the style sheet, for TikZ, and for the tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx_concept_graph.figures.model import Colour

LIGHT: dict[Colour, str] = {
    "rose": "#b8336a",
    "blue": "#1f66b3",
    "green": "#2b7a3f",
    "violet": "#6d4fc2",
    "orange": "#b8500b",
    "teal": "#0b7a7d",
    "brown": "#7a5230",
    "olive": "#6b6a00",
    "grey": "#5a6270",
    "indigo": "#2f3b8f",
}
DARK: dict[Colour, str] = {
    "rose": "#f28bb0",
    "blue": "#7db8f5",
    "green": "#7fcf8f",
    "violet": "#b9a5f7",
    "orange": "#f5a15d",
    "teal": "#56cfcf",
    "brown": "#cfa27e",
    "olive": "#c9c45a",
    "grey": "#a9b1bd",
    "indigo": "#93a0ff",
}
# Text, relation lines, shared trunks, and text on a filled box.
INK_LIGHT = {"ink": "#1b1e24", "line": "#3f4754", "trunk": "#8a93a0", "on-fill": "#ffffff"}
INK_DARK = {"ink": "#e7e9ee", "line": "#c3cad4", "trunk": "#7d8694", "on-fill": "#131416"}
