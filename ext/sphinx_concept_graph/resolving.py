"""Replaces the placeholders of a page by what its view values say."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinx_concept_graph.cards import (
    draw_card,
    draw_groups,
    draw_head,
    draw_statement,
    draw_verdict,
    label_claim,
)
from sphinx_concept_graph.collecting import claim_words
from sphinx_concept_graph.core.views import Card
from sphinx_concept_graph.diagrams import draw_diagram
from sphinx_concept_graph.drawing import Pen, paragraph
from sphinx_concept_graph.elsewhere import external_reference
from sphinx_concept_graph.health_pages import draw_health
from sphinx_concept_graph.lists import draw_list, draw_table, draw_vocabulary
from sphinx_concept_graph.messages import _
from sphinx_concept_graph.nodes import (
    PLACEHOLDERS,
    concept_card,
    concept_figure,
    concept_head,
    concept_health,
    concept_list,
    concept_mention,
    concept_path,
    concept_prose,
    concept_sources,
    concept_statement,
    concept_table,
    concept_verdict,
    concept_vocabulary,
)
from sphinx_concept_graph.pathways import draw_path
from sphinx_concept_graph.source_pages import draw_sources

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

    from sphinx_concept_graph.core.views import PageView, Ref
    from sphinx_concept_graph.domain import ConceptDomain
    from sphinx_concept_graph.drawing import Nodes


class DrawConcepts(SphinxPostTransform):
    """Draws late: until here an entry is two nodes, whatever is said of it."""

    # Before Sphinx resolves references (10), so that what is drawn is resolved as well.
    default_priority = 5

    def run(self, **_kwargs: Any) -> None:  # noqa: ANN401 -- the signature of Sphinx
        """Replace every placeholder; builders of one document bring those of many pages."""
        found: dict[str, list[nodes.Element]] = {}
        for node in self.document.findall(nodes.Element):
            if isinstance(node, PLACEHOLDERS):
                found.setdefault(node["docname"], []).append(node)
        domain: ConceptDomain = self.env.domains["concept"]  # type: ignore[assignment]
        numbers = count(1)
        for docname, placeholders in found.items():
            pen = Pen(domain.builder, docname, domain.vocabulary, numbers)
            _Page(domain.view(docname), pen, self.env).draw(placeholders)
            domain.note_drawn(docname)
        if domain.builder.format == "man":
            _open_boxes(self.document)


class KeepIdsUnique(SphinxPostTransform):
    """Takes the ids of our tables back from the boxes that themes such as furo put around them."""

    formats = ("html",)
    # After the themes' own transforms, which come at 500.
    default_priority = 900

    def run(self, **_kwargs: Any) -> None:  # noqa: ANN401
        """Leave the ids on the tables, whose permalinks need them."""
        for table in self.document.findall(nodes.table):
            if "concept-table" in table["classes"] and isinstance(table.parent, nodes.container):
                kept = [id_ for id_ in table.parent["ids"] if id_ not in table["ids"]]
                table.parent["ids"] = kept


class _Page:
    """One page being drawn; inner placeholders are replaced before outer ones."""

    def __init__(self, view: PageView, pen: Pen, env: BuildEnvironment) -> None:
        self.view = view
        self.pen = pen
        self.env = env
        self.config = env.config
        self.mentions = dict(view.mentions)
        #: Statements whose prose stands below their line in an entry.
        self.taken = {
            line.prose for card in view.cards for group in card.groups for line in group.lines
        }
        self.prose: dict[int, Nodes] = {}
        self.makers = {
            concept_head: self.head,
            concept_card: self.card,
            concept_statement: self.statement,
            concept_verdict: self.verdict,
            concept_mention: self.mention,
            concept_figure: self.figure,
            concept_path: self.path,
            concept_table: self.table,
            concept_list: self.listing,
            concept_vocabulary: self.vocabulary,
            concept_health: self.health,
            concept_prose: self.linked_text,
            concept_sources: self.sources,
        }

    def draw(self, found: list[nodes.Element]) -> None:
        """Replace all placeholders of the page."""
        self._keep_prose(found)
        for node in reversed(found):
            made = self.makers[type(node)](node)
            node.replace_self(made)

    def _keep_prose(self, found: list[nodes.Element]) -> None:
        """Take the prose of relations off their statements, for the lines that show them."""
        for node in found:
            if isinstance(node, concept_statement) and node["index"] in self.taken:
                self.prose[node["index"]] = node.children
                node.children = []

    def head(self, node: nodes.Element) -> Nodes:
        return draw_head(self.view.cards[node["index"]], self.pen)

    def card(self, node: nodes.Element) -> Nodes:
        return draw_card(
            self.view.cards[node["index"]],
            self.pen,
            self.prose,
            figure=self.config.concept_figures,
            maximum=self.config.concept_figure_maximum,
        )

    def statement(self, node: nodes.Element) -> Nodes:
        statement = self.view.statements[node["index"]]
        if statement is not None:
            return draw_statement(statement, node.children, self.pen)
        return [] if node["index"] in self.taken else node.children

    def verdict(self, node: nodes.Element) -> Nodes:
        label_claim(claim_words(node.parent))
        return draw_verdict(self.view.claims[node["index"]], self.pen)

    def mention(self, node: nodes.Element) -> Nodes:
        ref = self.mentions[node["kind"], node["target"]]
        if ref.gap and (found := self._elsewhere(node)):
            return [found]
        as_written = node["explicit"] or ref.gap
        words = node.children if as_written else [nodes.Text(_words_of(node, ref))]
        return [self.pen.link(ref, *words, classes=[f"concept-{node['kind']}-name"])]

    def _elsewhere(self, node: nodes.Element) -> nodes.Node | None:
        words = [child.deepcopy() for child in node.children] if node["explicit"] else []
        return external_reference(self.env, node["kind"], node["target"], self.pen.docname, words)

    def figure(self, node: nodes.Element) -> Nodes:
        view = self.view.graphs[node["index"]]
        if not view.groups:
            return [paragraph(self.pen.link(view.centre), nodes.Text(_(": no relations to draw.")))]
        card = Card(
            id=view.centre.id,
            title=view.centre.text,
            type=view.type,
            groups=view.groups,
            own=view.centre,
        )
        _after_figure(node, draw_groups(view.groups, self.pen))
        return draw_diagram(card, self.pen, view.maximum, description=view.alt)

    def path(self, node: nodes.Element) -> Nodes:
        return draw_path(self.view.paths[node["index"]], self.pen)

    def table(self, node: nodes.Element) -> Nodes:
        view = self.view.tables[node["index"]]
        if not view.rows:
            node.parent.replace_self(paragraph(nodes.Text(_("No relation fits."))))
            return []
        return [draw_table(view, self.pen)]

    def listing(self, node: nodes.Element) -> Nodes:
        return draw_list(self.view.lists[node["index"]], self.pen)

    def vocabulary(self, node: nodes.Element) -> Nodes:
        return draw_vocabulary(self.view.vocabularies[node["index"]], self.pen)

    def health(self, node: nodes.Element) -> Nodes:
        return draw_health(self.view.healths[node["index"]], self.pen)

    def linked_text(self, node: nodes.Element) -> Nodes:
        text, place = node.astext(), 0
        found: Nodes = []
        for start, end, ref in self.view.autolinks[node["index"]]:
            found.append(nodes.Text(text[place:start]))
            words = nodes.Text(text[start:end])
            found.append(self.pen.link(ref, words, classes=["concept-concept-name"]))
            place = end
        return [*found, nodes.Text(text[place:])]

    def sources(self, node: nodes.Element) -> Nodes:
        with_ids = self.view.has_source_ids and node["index"] == 0
        return draw_sources(self.view.sources, self.pen, with_ids=with_ids)


def _open_boxes(document: nodes.document) -> None:
    """Take the boxes of statements and claims away: the man writer runs them into what precedes."""
    for box in list(document.findall(nodes.container)):
        if {"concept-statement", "concept-claim"} & set(box["classes"]):
            box.replace_self(box.children)


def _after_figure(node: nodes.Element, words: nodes.Node) -> None:
    """Put the relations in words after the figure that draws them."""
    figure = node.parent
    figure.parent.insert(figure.parent.index(figure) + 1, words)


def _words_of(node: nodes.Element, ref: Ref) -> str:
    """Return the words of a concept as written, its title for a bare id, theirs for the others."""
    written = node.astext()
    if node["kind"] != "concept" or (written == ref.id and written != ref.text.casefold()):
        return ref.text
    return written
