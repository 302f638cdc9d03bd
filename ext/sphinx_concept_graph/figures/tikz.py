"""Diagrams as TikZ pictures for LaTeX, from the same coordinates as the SVG."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_concept_graph.figures.marks import drawing
from sphinx_concept_graph.figures.metrics import clean
from sphinx_concept_graph.figures.palette import INK_LIGHT, LIGHT
from sphinx_concept_graph.figures.paths import Close, Curve, Move
from sphinx_concept_graph.figures.shapes import Frame, frame_of, outline
from sphinx_concept_graph.figures.svg import SMALL_SHAPE
from sphinx_concept_graph.figures.texts import box_size, in_box, in_label

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx_concept_graph.figures.model import Box, Colour, Connector, Diagram, Label, Shape
    from sphinx_concept_graph.figures.paths import Path
    from sphinx_concept_graph.figures.shapes import Outline
    from sphinx_concept_graph.figures.texts import TextLine

# The text block of an A4 page as Sphinx sets it, and four fifths of its height, in points.
WIDE = 455.0
TALL = 555.0

_ESCAPES = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "$": r"\$",
    "&": r"\&",
    "#": r"\#",
    "%": r"\%",
    "_": r"\_",
    "^": r"\textasciicircum{}",
    "~": r"\textasciitilde{}",
    "`": r"\textasciigrave{}",
    '"': r"\textquotedbl{}",
    "<": r"\textless{}",
    ">": r"\textgreater{}",
    "|": r"\textbar{}",
}
_SPECIAL = re.compile("[" + re.escape("".join(_ESCAPES)) + "]")
_UNSAFE_LABEL = re.compile(r"[\\{}%#^~\s\x00-\x1f\x7f-\x9f]")

_COLOURS = "\n".join(
    rf"\definecolor{{cg-{name}}}{{HTML}}{{{value[1:].upper()}}}"
    for name, value in [*LIGHT.items(), *INK_LIGHT.items()]
)
PREAMBLE = rf"""\usepackage{{tikz}}
{_COLOURS}
\tikzset{{
  cg/.style={{x=1pt, y=-1pt, line join=round, inner sep=0pt, outer sep=0pt}},
  cg-trunk/.style={{draw=cg-trunk, line width=0.7pt}},
  cg-solid/.style={{draw=cg-line, line width=1pt}},
  cg-thin/.style={{draw=cg-line, line width=0.45pt}},
  cg-dashed/.style={{draw=cg-line, line width=1pt, dash pattern=on 4pt off 2.4pt}},
  cg-dash-dot/.style={{draw=cg-line, line width=1pt,
    dash pattern=on 4.5pt off 1.8pt on 0.9pt off 1.8pt}},
  cg-dotted/.style={{draw=cg-line, line width=1.1pt, line cap=round,
    dash pattern=on 0pt off 2.6pt}},
  cg-arrow/.style={{fill=cg-line}},
  cg-tee/.style={{draw=cg-line, line width=1.6pt}},
  cg-circle/.style={{draw=cg-line, line width=0.9pt}},
}}
% A line of text at x, y: font, colour, words; far faster to typeset than a node.
\newcommand{{\cgtext}}[5]{{\pgftext[base, at={{\pgfpointxy{{#1}}{{#2}}}}]{{#3\color{{#4}}#5}}}}
"""


def tikz(diagram: Diagram, link: Callable[[str], str]) -> str:
    """A picture no larger than the text block; a node is a link where `link` of its id is set."""
    fits = min(1.0, WIDE / diagram.width, TALL / diagram.height)
    scale = int(fits * 1000) / 1000
    unit = f"x={_n(scale, 3)}pt, y=-{_n(scale, 3)}pt"
    parts = [r"\begingroup\hypersetup{linkcolor=cg-ink, pdfborder={0 0 0}}\sffamily"]
    parts.append(rf"\begin{{tikzpicture}}[cg, {unit}]")
    parts.append(rf"\useasboundingbox (0,0) rectangle ({_n(diagram.width)},{_n(diagram.height)});")
    parts += _edges(diagram.connectors, diagram)
    for box in diagram.boxes:
        parts += _node(box, diagram, link, scale)
    for label in diagram.labels + diagram.legend.labels:
        parts += _label(label, diagram, scale)
    for box in diagram.legend.boxes:
        parts += _shape(box, frame_of(box, diagram.style.unit * SMALL_SHAPE))
    parts += _edges(diagram.legend.connectors, diagram)
    return "\n".join([*parts, r"\end{tikzpicture}\endgroup"])


def tikz_icon(shape: Shape, colour: Colour) -> str:
    """A type's shape, about one em wide, for badges beside its word."""
    drawn = outline(shape, Frame(0.0, 0.0, 11.0, 8.0, 0.4))
    parts = _painted(drawn, f"cg-{colour}!10", f"cg-{colour}, line width=0.7pt")
    return rf"\tikz[cg, baseline=-7.2pt]{{{''.join(parts)}}}"


def latex_text(text: str) -> str:
    """Author's text with every character that LaTeX would read made harmless."""
    escaped = _SPECIAL.sub(lambda found: _ESCAPES[found[0]], clean(text))
    # Two hyphens would be joined to a dash.
    return escaped.replace("--", "-{}-").replace("--", "-{}-")


def _edges(connectors: tuple[Connector, ...], diagram: Diagram) -> list[str]:
    parts: list[str] = []
    for one in sorted(connectors, key=lambda connector: not connector.structural):
        kind = "cg-trunk" if one.structural else f"cg-{one.line}"
        parts.append(rf"\path[{kind}] {_path(one.segments)};")
    for one in connectors:
        if one.mark:
            mark = _path(drawing(one.mark, diagram.style.unit))
            parts.append(rf"\path[cg-{one.end}] {mark};")
    return parts


def _node(box: Box, diagram: Diagram, link: Callable[[str], str], scale: float) -> list[str]:
    style = diagram.style
    parts = [] if box.more else _shape(box, frame_of(box, style.unit))
    target = link(box.node_id)
    for line in in_box(box, style):
        size = (style.small if line.note else box_size(box, style)) * scale
        look = r"\itshape" if line.note or box.more else ""
        look += r"\bfseries" if line.note or box.focus else ""
        colour = "cg-on-fill" if box.focus else "cg-ink"
        text = _linked(latex_text(line.text), target, colour)
        parts.append(_placed(line.x, line.baseline, _font(size) + look, colour, text))
    return parts


def _shape(box: Box, frame: Frame) -> list[str]:
    tint = "" if box.focus else "!7"
    line = f"cg-{box.colour}, line width=0.9pt"
    return _painted(outline(box.shape, frame), f"cg-{box.colour}{tint}", line)


def _painted(drawn: Outline, fill: str, line: str) -> list[str]:
    """A shape filled and drawn, in one step where both have the same path."""
    if drawn.fill == drawn.stroke:
        return [rf"\filldraw[fill={fill}, draw={line}] {_path(drawn.fill)};"]
    return [rf"\fill[{fill}] {_path(drawn.fill)};", rf"\draw[{line}] {_path(drawn.stroke)};"]


def _label(label: Label, diagram: Diagram, scale: float) -> list[str]:
    style = diagram.style
    font = _font(style.small * scale)
    return [
        _placed(line.x, line.baseline, font + _look(line), "cg-ink", latex_text(line.text))
        for line in in_label(label, style)
    ]


def _look(line: TextLine) -> str:
    return r"\itshape\bfseries" if line.note else ""


def _placed(x: float, baseline: float, font: str, colour: str, text: str) -> str:
    return rf"\cgtext{{{_n(x)}}}{{{_n(baseline)}}}{{{font}}}{{{colour}}}{{{text}}}"


def _font(size: float) -> str:
    return rf"\sffamily\fontsize{{{_n(size)}}}{{{_n(size * 1.2)}}}\selectfont"


def _linked(text: str, target: str, colour: str) -> str:
    """Text as a link, unless the label could not stand in a LaTeX argument."""
    if not target or _UNSAFE_LABEL.search(target):
        return text
    return rf"\hyperref[\detokenize{{{target}}}]{{\color{{{colour}}}{text}}}"


def _path(path: Path) -> str:
    """A TikZ path of segments."""
    words: list[str] = []
    for segment in path:
        if isinstance(segment, Close):
            words.append("-- cycle")
        elif isinstance(segment, Curve):
            first, second, end = (f"({_n(point.x)},{_n(point.y)})" for point in segment)
            words.append(f".. controls {first} and {second} .. {end}")
        else:
            joint = "" if isinstance(segment, Move) else "-- "
            words.append(f"{joint}({_n(segment.to.x)},{_n(segment.to.y)})")
    return " ".join(words)


def _n(number: float, places: int = 2) -> str:
    """A coordinate with few decimals, never a negative zero."""
    text = f"{round(number, places) + 0.0:.{places}f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text
