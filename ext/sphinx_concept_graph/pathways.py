"""Draws chains of statements between two concepts, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_concept_graph.cards import evidence, judgement
from sphinx_concept_graph.diagrams import draw_network
from sphinx_concept_graph.drawing import paragraph
from sphinx_concept_graph.messages import _

if TYPE_CHECKING:
    from sphinx_concept_graph.core.views import PathView, Row
    from sphinx_concept_graph.drawing import Nodes, Pen


def draw_path(view: PathView, pen: Pen) -> Nodes:
    """Return each chain as a numbered list, and what it does not show."""
    ends = {"start": view.start.text, "goal": view.goal.text}
    if view.start.gap or view.goal.gap:
        words = (pen.link(view.start), nodes.Text(" → "), pen.link(view.goal))
        return [paragraph(*words, classes=["concept-path"])]
    if not view.chains:
        words_ = _("No chain of statements connects %(start)s with %(goal)s.") % ends
        return [paragraph(nodes.Text(words_), classes=["concept-path"])]
    caveat = _(
        "A chain of statements about %(start)s and %(goal)s is not evidence "
        "that the two are connected; each step rests on its own sources."
    )
    drawn: Nodes = []
    for chain, network in zip(view.chains, view.drawn, strict=True):
        drawn += [*draw_network(network, pen), _chain(chain, pen)]
    return [*drawn, paragraph(nodes.emphasis("", caveat % ends), classes=["concept-caveat"])]


def _chain(chain: tuple[Row, ...], pen: Pen) -> nodes.enumerated_list:
    items = (nodes.list_item("", _step(row, pen)) for row in chain)
    return nodes.enumerated_list(
        "", *items, enumtype="arabic", prefix="", suffix=".", classes=["concept-path"]
    )


def _step(row: Row, pen: Pen) -> nodes.paragraph:
    line = row.line
    words = nodes.Text(row.words)
    said = pen.link(line.home, words) if line.home else words
    ends = (pen.link(row.subject), nodes.Text(" "), said, nodes.Text(" "), pen.link(line.other))
    found = paragraph(*ends, *judgement(line, pen))
    if line.cites:
        found += [nodes.Text(". "), *evidence(line.cites, pen)]
    return found
