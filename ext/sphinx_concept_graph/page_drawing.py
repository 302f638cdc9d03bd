"""Replaces the placeholders of a page by what its view values say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

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
from sphinx_concept_graph.diagrams import draw_diagram, draw_network
from sphinx_concept_graph.drawing import Pen, joined, paragraph, shown_of
from sphinx_concept_graph.elsewhere import external_reference
from sphinx_concept_graph.figure_words import draw_entries, folded
from sphinx_concept_graph.health_pages import draw_health
from sphinx_concept_graph.lists import draw_list, draw_table, draw_vocabulary
from sphinx_concept_graph.messages import _
from sphinx_concept_graph.nodes import (
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
    from collections.abc import Iterable, Sequence

    from sphinx.environment import BuildEnvironment

    from sphinx_concept_graph.core.views import Group, PageView, Ref
    from sphinx_concept_graph.drawing import Nodes


class DrawnPage:
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
            concept_head: self._head,
            concept_card: self._card,
            concept_statement: self._statement,
            concept_verdict: self._verdict,
            concept_mention: self._mention,
            concept_figure: self._figure,
            concept_path: self._path,
            concept_table: self._table,
            concept_list: self._listing,
            concept_vocabulary: self._vocabulary,
            concept_health: self._health,
            concept_prose: self._linked_text,
            concept_sources: self._sources,
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
            if isinstance(node, concept_statement) and node["indices"][0] in self.taken:
                self.prose[node["indices"][0]] = node.children
                node.children = []

    def _head(self, node: nodes.Element) -> Nodes:
        return draw_head(self.view.cards[node["index"]], self.pen)

    def _card(self, node: nodes.Element) -> Nodes:
        return draw_card(
            self.view.cards[node["index"]],
            self.pen,
            self.prose,
            figure=self.config.concept_figures,
            maximum=self.config.concept_figure_maximum,
        )

    def _statement(self, node: nodes.Element) -> Nodes:
        statements = [self.view.statements[index] for index in node["indices"]]
        if not any(statements):
            return node.children
        drawn = (draw_statement(one, node.children, self.pen) for one in statements if one)
        return [made for nodes_ in drawn for made in nodes_]

    def _verdict(self, node: nodes.Element) -> Nodes:
        words = claim_words(node.parent)
        label_claim(words)
        words += self.pen.permalink(node.parent["ids"])
        return draw_verdict(self.view.claims[node["index"]], self.pen)

    def _mention(self, node: nodes.Element) -> Nodes:
        ref = self.mentions[node["kind"], node["target"]]
        if ref.gap and (found := self._elsewhere(node)):
            return [found]
        as_written = node["explicit"] or ref.gap
        words = node.children if as_written else [nodes.Text(_words_of(node, ref))]
        return [self.pen.link(ref, *words, classes=[f"concept-{node['kind']}-name"])]

    def _elsewhere(self, node: nodes.Element) -> nodes.Node | None:
        words = [child.deepcopy() for child in node.children] if node["explicit"] else []
        return external_reference(self.env, node["kind"], node["target"], self.pen.docname, words)

    def _figure(self, node: nodes.Element) -> Nodes:
        view = self.view.graphs[node["index"]]
        if view.network and any(entry.groups for entry in view.network.entries):
            words = draw_entries(view.network, self.pen)
            groups = [group for entry in view.network.entries for group in entry.groups]
            _put_after(node.parent, folded(words, _count_lines(groups), self.pen))
            return draw_network(view.network, self.pen, description=view.alt)
        if view.network:
            names = [[self.pen.link(entry.ref)] for entry in view.network.entries]
            names += [[self.pen.link(ref)] for ref in view.network.gaps]
            said = nodes.Text(_(": no relations to draw."))
            return [paragraph(*joined(names, "; "), said)]
        if not view.groups:
            return [paragraph(self.pen.link(view.centre), nodes.Text(_(": no relations to draw.")))]
        card = Card(
            id=view.centre.id,
            title=view.centre.text,
            type=view.type,
            groups=view.groups,
            own=view.centre,
        )
        told = draw_groups(view.groups, self.pen)
        _put_after(node.parent, folded(told, _count_lines(view.groups), self.pen))
        return draw_diagram(card, self.pen, view.maximum, description=view.alt)

    def _path(self, node: nodes.Element) -> Nodes:
        return draw_path(self.view.paths[node["index"]], self.pen)

    def _table(self, node: nodes.Element) -> Nodes:
        view = self.view.tables[node["index"]]
        if not view.rows:
            node.parent.replace_self(paragraph(nodes.Text(_("No relation fits."))))
            return []
        if left_out := shown_of(len(view.rows), view.total):
            _put_after(node.parent, left_out)
        return [draw_table(view, self.pen)]

    def _listing(self, node: nodes.Element) -> Nodes:
        return draw_list(self.view.lists[node["index"]], self.pen)

    def _vocabulary(self, node: nodes.Element) -> Nodes:
        return draw_vocabulary(self.view.vocabularies[node["index"]], self.pen)

    def _health(self, node: nodes.Element) -> Nodes:
        return draw_health(self.view.healths[node["index"]], self.pen)

    def _linked_text(self, node: nodes.Element) -> Nodes:
        text, place = node.astext(), 0
        found: Nodes = []
        for start, end, ref in self.view.autolinks[node["index"]]:
            found.append(nodes.Text(text[place:start]))
            words = nodes.Text(text[start:end])
            found.append(self.pen.link(ref, words, classes=["concept-concept-name"]))
            place = end
        return [*found, nodes.Text(text[place:])]

    def _sources(self, node: nodes.Element) -> Nodes:
        return draw_sources(self.view.source_lists[node["index"]], self.pen)


def _count_lines(groups: Iterable[Group]) -> int:
    """Return how many relations stand in groups."""
    return sum(len(group.lines) for group in groups)


def _put_after(placed: nodes.Element, words: nodes.Node | Sequence[nodes.Node]) -> None:
    """Put words after a figure or a table."""
    placed.parent.insert(placed.parent.index(placed) + 1, words)


def _words_of(node: nodes.Element, ref: Ref) -> str:
    """Return the words of a concept as written, its title for a bare id, theirs for the others."""
    written = node.astext()
    if node["kind"] != "concept" or (written == ref.id and written != ref.text.casefold()):
        return ref.text
    return written
