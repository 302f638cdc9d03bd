"""Diagrams as inline SVG for HTML pages; every colour and line comes from the style sheet."""

from __future__ import annotations

from functools import cache, lru_cache
from html import escape
from typing import TYPE_CHECKING

from sphinx_concept_graph.figures.marks import drawing
from sphinx_concept_graph.figures.metrics import clean
from sphinx_concept_graph.figures.paths import Close, Curve, Move
from sphinx_concept_graph.figures.shapes import Frame, frame_of, outline
from sphinx_concept_graph.figures.texts import in_box, in_label

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx_concept_graph.figures.model import (
        Box,
        Colour,
        Connector,
        Diagram,
        Label,
        Shape,
        Style,
    )
    from sphinx_concept_graph.figures.paths import Path
    from sphinx_concept_graph.figures.texts import TextLine

SMALL_SHAPE = 0.55


def svg(diagram: Diagram, href: Callable[[str], str], *, uid: str, classes: str = "") -> str:
    """A self-contained element; a node is a link where `href` of its id is not empty."""
    name = _text(uid)
    size = f'viewBox="0 0 {_n(diagram.width)} {_n(diagram.height)}"'
    size += f' width="{_n(diagram.width)}" height="{_n(diagram.height)}"'
    kind = _text(f"cg-figure {classes}")
    head = f'<svg xmlns="http://www.w3.org/2000/svg" class="{kind}" role="group" {size}'
    head += f' aria-labelledby="{name}-title" aria-describedby="{name}-desc"'
    head += f' font-size="{_n(diagram.style.text)}" fill="none" stroke="currentColor">'
    parts = [head, f'<title id="{name}-title">{_text(diagram.title)}</title>']
    parts.append(f'<desc id="{name}-desc">{_text(diagram.description)}</desc>')
    parts += _edges(diagram.connectors, diagram.style)
    parts += _words_on_lines(diagram)
    parts += _groups(diagram, href)
    parts += _legend(diagram)
    return "\n".join([*parts, "</svg>"])


@cache
def icon(shape: Shape, colour: Colour) -> str:
    """A type's shape, one em large, for badges beside its word."""
    head = f'<svg class="cg-icon cg-c-{colour}" viewBox="0 0 16 16" width="1em" height="1em"'
    head += ' aria-hidden="true" focusable="false" fill="none" stroke="currentColor">'
    return f"{head}{_shape(shape, Frame(1.0, 3.0, 14.0, 10.0, 0.5))}</svg>"


def _edges(connectors: tuple[Connector, ...], style: Style) -> list[str]:
    parts = ['<g class="cg-edges" aria-hidden="true">']
    trunks = [one for one in connectors if one.structural]
    relations = [one for one in connectors if not one.structural]
    for connector in trunks + relations:
        kind = "cg-trunk" if connector.structural else f"cg-line cg-{connector.line}"
        parts.append(f'<path class="{kind}" d="{_d(connector.segments)}"/>')
    for connector in connectors:
        if connector.mark:
            drawn = _d(drawing(connector.mark, style.unit))
            parts.append(f'<path class="cg-mark cg-{connector.end}" d="{drawn}"/>')
    return [*parts, "</g>"]


def _words_on_lines(diagram: Diagram) -> list[str]:
    """Labels that belong to no group: without both ends they would say nothing when read out."""
    labels = [_label(label, diagram.style) for label in diagram.labels if label.group < 0]
    return ['<g aria-hidden="true">', *labels, "</g>"] if labels else []


def _groups(diagram: Diagram, href: Callable[[str], str]) -> list[str]:
    """The centre, then each group's label followed by its members: the order of reading."""
    style = diagram.style
    parts = [_node(box, href, style) for box in diagram.boxes if box.group < 0]
    for group in sorted({box.group for box in diagram.boxes if box.group >= 0}):
        parts.append("<g>")
        parts += [_label(label, style) for label in diagram.labels if label.group == group]
        parts += [_node(box, href, style) for box in diagram.boxes if box.group == group]
        parts.append("</g>")
    return parts


def _node(box: Box, href: Callable[[str], str], style: Style) -> str:
    target = href(box.node_id)
    drawn = "" if box.more else _shape(box.shape, frame_of(box, style.unit))
    inside = f"<title>{_text(box.name)}</title>{drawn}{_lines(in_box(box, style), style)}"
    kinds = "cg-node cg-more" if box.more else f"cg-node cg-c-{box.colour}"
    kinds += " cg-focus" if box.focus else ""
    if not target:
        return f'<g class="{kinds}">{inside}</g>'
    return f'<a class="{kinds}" href="{_text(target)}">{inside}</a>'


def _shape(shape: Shape, frame: Frame) -> str:
    """A shape, drawn about the origin and moved: boxes of one size are drawn once."""
    place = f'transform="translate({_n(frame.x)} {_n(frame.y)})"'
    fill, stroke = _outline_data(shape, frame.width, frame.height, frame.unit)
    if not stroke:
        return f'<path class="cg-shape" {place} d="{fill}"/>'
    border = f'<path class="cg-border" {place} d="{stroke}"/>'
    return f'<path class="cg-inside" {place} d="{fill}"/>{border}'


@lru_cache(maxsize=4096)
def _outline_data(shape: Shape, width: float, height: float, unit: float) -> tuple[str, str]:
    """Path data of what to fill, and of what to stroke where that is something else."""
    drawn = outline(shape, Frame(0.0, 0.0, width, height, unit))
    return _d(drawn.fill), "" if drawn.stroke is drawn.fill else _d(drawn.stroke)


def _lines(lines: list[TextLine], style: Style) -> str:
    """Text with white space between its lines, so that words stay apart when it is read."""
    spans = " ".join(_span(line, style) for line in lines)
    return f'<text text-anchor="middle">{spans}</text>'


def _span(line: TextLine, style: Style) -> str:
    place = f'x="{_n(line.x)}" y="{_n(line.baseline)}"'
    note = f' class="cg-note" font-size="{_n(style.small)}"' if line.note else ""
    return f"<tspan {place}{note}>{_text(line.text)}</tspan>"


def _label(label: Label, style: Style) -> str:
    spans = " ".join(_span(line, style) for line in in_label(label, style))
    size = f'font-size="{_n(style.small)}"'
    return f'<text class="cg-label" text-anchor="middle" {size}>{spans}</text>'


def _legend(diagram: Diagram) -> list[str]:
    drawn, style = diagram.legend, diagram.style
    if not drawn.labels:
        return []
    parts = ['<g class="cg-legend">', *_edges(drawn.connectors, style)]
    for box in drawn.boxes:
        shape = _shape(box.shape, frame_of(box, style.unit * SMALL_SHAPE))
        parts.append(f'<g class="cg-c-{box.colour}" aria-hidden="true">{shape}</g>')
    parts += [_label(label, style) for label in drawn.labels]
    return [*parts, "</g>"]


@lru_cache(maxsize=16384)
def _text(text: str) -> str:
    """Author's text for element content or a quoted attribute."""
    return escape(clean(text), quote=True)


def _d(path: Path) -> str:
    """Path data of segments."""
    words: list[str] = []
    for segment in path:
        if isinstance(segment, Close):
            words.append("Z")
        elif isinstance(segment, Curve):
            words.append("C" + " ".join(f"{_n(point.x)} {_n(point.y)}" for point in segment))
        else:
            letter = "M" if isinstance(segment, Move) else "L"
            words.append(f"{letter}{_n(segment.to.x)} {_n(segment.to.y)}")
    return "".join(words)


@lru_cache(maxsize=16384)
def _n(number: float) -> str:
    """A coordinate with at most two decimals, never a negative zero."""
    rounded = round(number, 2)
    whole = int(rounded)
    return str(whole) if whole == rounded else repr(rounded)
