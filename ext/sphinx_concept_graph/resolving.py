"""Replaces the placeholders of a page by what its view values say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinx_concept_graph.cards import (
    draw_card,
    draw_groups,
    draw_head,
    draw_statement,
    draw_verdict,
)
from sphinx_concept_graph.core.views import Card
from sphinx_concept_graph.diagrams import draw_diagram
from sphinx_concept_graph.drawing import Pen, paragraph
from sphinx_concept_graph.messages import _
from sphinx_concept_graph.nodes import (
    PLACEHOLDERS,
    concept_card,
    concept_figure,
    concept_head,
    concept_mention,
    concept_sources,
    concept_statement,
    concept_verdict,
)
from sphinx_concept_graph.source_pages import draw_sources

if TYPE_CHECKING:
    from sphinx_concept_graph.core.views import PageView, Ref
    from sphinx_concept_graph.domain import ConceptDomain
    from sphinx_concept_graph.drawing import Nodes


class DrawConcepts(SphinxPostTransform):
    """Draws late: until here an entry is two nodes, whatever is said of it."""

    # Before Sphinx resolves references (10), so that what is drawn is resolved as well.
    default_priority = 5

    def run(self, **_kwargs: Any) -> None:  # noqa: ANN401 -- the signature of Sphinx
        """Replace every placeholder of the page."""
        found = [node for node in self.document.findall(nodes.Element) if type(node) in PLACEHOLDERS]
        if not found:
            return
        domain: ConceptDomain = self.env.domains["concept"]  # type: ignore[assignment]
        docname = self.env.docname
        page = _Page(
            domain.view(docname), Pen(self.app.builder, docname, domain.vocabulary), self.config
        )
        for node in reversed(found):
            page.replace(node)
        domain.note_drawn(docname)


class _Page:
    """One page being drawn; inner placeholders are replaced before outer ones."""

    def __init__(self, view: PageView, pen: Pen, config: Any) -> None:  # noqa: ANN401
        self.view = view
        self.pen = pen
        self.config = config
        self.mentions = dict(view.mentions)
        self.makers = {
            concept_head: self.head,
            concept_card: self.card,
            concept_statement: self.statement,
            concept_verdict: self.verdict,
            concept_mention: self.mention,
            concept_figure: self.figure,
            concept_sources: self.sources,
        }

    def replace(self, node: nodes.Element) -> None:
        """Put what a placeholder stands for in its place."""
        made = self.makers[type(node)](node)
        node.replace_self(made)

    def head(self, node: nodes.Element) -> Nodes:
        return draw_head(self.view.cards[node["index"]], self.pen)

    def card(self, node: nodes.Element) -> Nodes:
        return draw_card(
            self.view.cards[node["index"]],
            self.pen,
            figure=self.config.concept_figures,
            maximum=self.config.concept_figure_maximum,
        )

    def statement(self, node: nodes.Element) -> Nodes:
        statement = self.view.statements[node["index"]]
        return draw_statement(statement, node.children, self.pen) if statement else node.children

    def verdict(self, node: nodes.Element) -> Nodes:
        return draw_verdict(self.view.claims[node["index"]], self.pen)

    def mention(self, node: nodes.Element) -> Nodes:
        ref = self.mentions[node["kind"], node["target"]]
        if node["explicit"] or ref.gap:
            words = node.children
        else:
            words = [nodes.Text(_words_of(node, ref))]
        return [self.pen.link(ref, *words, classes=[f"concept-{node['kind']}-name"])]

    def figure(self, node: nodes.Element) -> Nodes:
        view = self.view.graphs[node["index"]]
        if not view.groups:
            return [paragraph(self.pen.link(view.centre), nodes.Text(_(": no relations to draw.")))]
        card = Card(id=view.centre.id, title=view.centre.text, type=view.type, groups=view.groups)
        _after_figure(node, draw_groups(view.groups, self.pen))
        return [draw_diagram(card, self.pen, view.maximum, description=view.alt)]

    def sources(self, _node: nodes.Element) -> Nodes:
        return draw_sources(self.view.sources, self.pen)


def _after_figure(node: nodes.Element, words: nodes.Node) -> None:
    """Put the relations in words after the figure that draws them."""
    figure = node.parent
    figure.parent.insert(figure.parent.index(figure) + 1, words)


def _words_of(node: nodes.Element, ref: Ref) -> str:
    """Return the title for a bare id or a source key, otherwise the words as written."""
    written = node.astext()
    return ref.text if written == ref.id or node["kind"] in ("source", "relation", "claim") else written
