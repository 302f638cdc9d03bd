"""Draws the list of sources: each citation, what was verified, what it is cited for and against."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_concept_graph.bibliography import citation
from sphinx_concept_graph.drawing import claim_line, joined, paragraph
from sphinx_concept_graph.messages import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_concept_graph.core.views import Resting, SourceView
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
    against = [*_relations(view.disputes, pen), *_claims(view.disputes, pen)]
    for label, things in (
        (_("Relations:"), _relations(view.supports, pen)),
        (_("Claims:"), _claims(view.supports, pen)),
        (_("Speaks against:"), against),
        (_("Pages:"), [pen.linked_with_page(ref) for ref in view.pages]),
    ):
        body += _listed(label, things)
    return nodes.definition_list_item("", term, body)


def _relations(resting: Resting, pen: Pen) -> list[Nodes]:
    return [pen.linked_with_page(ref) for ref in resting.relations]


def _claims(resting: Resting, pen: Pen) -> list[Nodes]:
    return [claim_line(claim, pen) for claim in resting.claims]


def _listed(label: str, things: Sequence[Nodes]) -> Nodes:
    if not things:
        return []
    words = nodes.emphasis("", label)
    return [paragraph(words, nodes.Text(" "), *joined(things, "; "), classes=["concept-resting"])]
