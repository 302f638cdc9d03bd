"""Draws the list of sources: each citation, what was verified, what it is cited for and against."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_concept_graph.bibliography import citation
from sphinx_concept_graph.drawing import claim_line, joined, paragraph
from sphinx_concept_graph.messages import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_concept_graph.core.views import Resting, SourceListView, SourceView
    from sphinx_concept_graph.drawing import Nodes, Pen


def draw_sources(view: SourceListView, pen: Pen) -> Nodes:
    """Return the sources as a definition list; ids stand on the terms that links lead to."""
    linked = set(view.linked)
    items = [_item(one, pen, with_id=one.key in linked) for one in view.sources]
    return [nodes.definition_list("", *items, classes=["concept-sources"])] if items else []


def _item(view: SourceView, pen: Pen, *, with_id: bool) -> nodes.definition_list_item:
    term = nodes.term("", view.label, ids=[f"source-{view.key}"] if with_id else [])
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
    if view.counts:
        body += paragraph(nodes.Text(_numbers(view.counts)), classes=["concept-resting"])
    return nodes.definition_list_item("", term, body)


def _numbers(counts: Sequence[int]) -> str:
    """Return how many statements and pages rest on a source that too many rest on to name."""
    labels = (_("Relations:"), _("Claims:"), _("Speaks against:"), _("Pages:"))
    found = (f"{label} {count}" for label, count in zip(labels, counts, strict=True) if count)
    return " · ".join(found)


def _relations(resting: Resting, pen: Pen) -> list[Nodes]:
    return [pen.linked_with_page(ref) for ref in resting.relations]


def _claims(resting: Resting, pen: Pen) -> list[Nodes]:
    return [claim_line(claim, pen) for claim in resting.claims]


def _listed(label: str, things: Sequence[Nodes]) -> Nodes:
    if not things:
        return []
    words = nodes.emphasis("", label)
    return [paragraph(words, nodes.Text(" "), *joined(things, "; "), classes=["concept-resting"])]
