"""Draws the list of sources: each citation, what was verified, and everything that rests on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_concept_graph.bibliography import citation
from sphinx_concept_graph.drawing import joined, paragraph
from sphinx_concept_graph.messages import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_concept_graph.core.views import Ref, SourceView
    from sphinx_concept_graph.drawing import Nodes, Pen


def draw_sources(views: Sequence[SourceView], pen: Pen, *, with_ids: bool) -> Nodes:
    """Return all sources as a definition list; the ids stand on the terms of one list only."""
    items = [_item(view, pen, with_ids=with_ids) for view in views]
    return [nodes.definition_list("", *items, classes=["concept-sources"])] if items else []


def _item(view: SourceView, pen: Pen, *, with_ids: bool) -> nodes.definition_list_item:
    term = nodes.term("", view.label, ids=[f"source-{view.key}"] if with_ids else [])
    body = nodes.definition("", citation(view.key, view.entry))
    if view.retracted:
        words = _("Retracted: %(why)s") % {"why": view.retracted}
        body += paragraph(nodes.strong("", words), classes=["concept-retracted"])
    kind = _("Kind of study: %(kind)s") % {"kind": view.study_type} if view.study_type else ""
    verified = _("Verified: %(what)s") % {"what": view.verified} if view.verified else ""
    if kind or verified:
        body += paragraph(nodes.Text(" · ".join(filter(None, (kind, verified)))))
    for label, refs in (
        (_("Relations:"), view.relations),
        (_("Claims:"), view.claims),
        (_("Pages:"), view.pages),
    ):
        body += _resting(label, refs, pen)
    return nodes.definition_list_item("", term, body)


def _resting(label: str, refs: Sequence[Ref], pen: Pen) -> Nodes:
    if not refs:
        return []
    links = joined([pen.linked_with_page(ref) for ref in refs], "; ")
    words = nodes.emphasis("", label)
    return [paragraph(words, nodes.Text(" "), *links, classes=["concept-resting"])]
