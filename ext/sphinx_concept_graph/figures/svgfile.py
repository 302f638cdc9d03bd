"""Diagrams as SVG files, for readers that show pictures but know no style sheet of the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_concept_graph.figures.palette import INK_LIGHT, LIGHT
from sphinx_concept_graph.figures.svg import svg

if TYPE_CHECKING:
    from sphinx_concept_graph.figures.model import Diagram

_INK, _LINE, _TRUNK, _ON_FILL = (INK_LIGHT[key] for key in ("ink", "line", "trunk", "on-fill"))
_NODES = "\n".join(
    f".cg-c-{name} .cg-shape, .cg-c-{name} .cg-border {{ stroke: {value}; stroke-width: 1.4 }}\n"
    f".cg-c-{name} .cg-shape, .cg-c-{name} .cg-inside {{ fill: {value} }}"
    for name, value in LIGHT.items()
)
_STYLE = f"""<style>
text {{ font-family: Helvetica, Arial, "Liberation Sans", sans-serif; fill: {_INK}; stroke: none }}
.cg-trunk {{ stroke: {_TRUNK}; stroke-width: 1.1 }}
.cg-line {{ stroke: {_LINE}; stroke-width: 1.6 }}
.cg-dashed {{ stroke-dasharray: 6 3.5 }}
.cg-dash-dot {{ stroke-dasharray: 6 3 1.6 3 }}
.cg-dotted {{ stroke-width: 2; stroke-linecap: round; stroke-dasharray: 0 4 }}
.cg-thin {{ stroke-width: 0.8 }}
.cg-mark {{ stroke: none }}
.cg-mark.cg-arrow {{ fill: {_LINE} }}
.cg-mark.cg-tee {{ stroke: {_LINE}; stroke-width: 2.4 }}
.cg-mark.cg-circle {{ stroke: {_LINE}; stroke-width: 1.5 }}
{_NODES}
.cg-shape, .cg-inside {{ fill-opacity: 0.07 }}
.cg-inside {{ stroke: none }}
.cg-border {{ fill: none }}
.cg-focus .cg-shape, .cg-focus .cg-inside {{ fill-opacity: 1 }}
.cg-focus text {{ fill: {_ON_FILL}; font-weight: 700 }}
.cg-note {{ font-style: italic; font-weight: 600 }}
.cg-more text {{ font-style: italic }}
</style>
"""


def svg_file(diagram: Diagram) -> str:
    """A whole SVG document in the light colours, without links."""
    drawn = svg(diagram, lambda _: "", uid="cg")
    # Without links it is one image to whoever cannot see it.
    head, rest = drawn.replace('role="group"', 'role="img"', 1).split("<title", 1)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{head}{_STYLE}<title{rest}\n'
