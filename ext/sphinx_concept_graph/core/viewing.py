"""Makes the view values of a page from the linked whole."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Literal

from sphinx_concept_graph.core.choosing import Choice
from sphinx_concept_graph.core.health import health
from sphinx_concept_graph.core.knowledge import Spot
from sphinx_concept_graph.core.lining import Liner
from sphinx_concept_graph.core.listing import concept_list, table, vocabulary_sections
from sphinx_concept_graph.core.network import network
from sphinx_concept_graph.core.notation import NotationError, split_curie
from sphinx_concept_graph.core.paths import path_view
from sphinx_concept_graph.core.referring import Referrer
from sphinx_concept_graph.core.source_views import source_lists, source_views
from sphinx_concept_graph.core.values import Mention
from sphinx_concept_graph.core.views import (
    Card,
    ClaimLine,
    ClaimView,
    GraphView,
    Identifier,
    PageView,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sphinx_concept_graph.core.facts import DocFacts, GraphRequest
    from sphinx_concept_graph.core.knowledge import Knowledge
    from sphinx_concept_graph.core.values import Concept, Place
    from sphinx_concept_graph.core.views import Ref, SourceView


class Viewer:
    """Answers what each page shows; ``titles`` are the titles of pages by document name."""

    def __init__(
        self, knowledge: Knowledge, titles: Mapping[str, str], *, list_maximum: int = 0
    ) -> None:
        """Keep the whole, and what knows where things are and how relations read."""
        self.knowledge = knowledge
        #: Most entries of a list or table; 0 for no limit.
        self.list_maximum = list_maximum
        self.refs = Referrer(knowledge, titles)
        self.lines = Liner(self.refs)

    @cached_property
    def sources(self) -> tuple[SourceView, ...]:
        """Return every source in use, by label, with all that rests on it."""
        return source_views(self)

    def page(self, docname: str) -> PageView:
        """Return all that one document shows."""
        facts = self.knowledge.facts[docname]
        spots = range(len(facts.relations))
        most = self.list_maximum or None
        return PageView(
            cards=tuple(self._cards(docname, facts)),
            statements=tuple(self.lines.statement(Spot(docname, index)) for index in spots),
            claims=tuple(self._claims(docname, facts)),
            mentions=self._mentions(facts),
            graphs=tuple(self.graph(request) for request in facts.graphs),
            paths=tuple(path_view(request, self.lines) for request in facts.paths),
            tables=tuple(table(request, self.lines, most) for request in facts.tables),
            lists=tuple(concept_list(request, self.refs, most) for request in facts.lists),
            vocabularies=tuple(
                vocabulary_sections(request, self.knowledge) for request in facts.vocabularies
            ),
            healths=tuple(health(request, self.refs, most) for request in facts.healths),
            autolinks=tuple(self._autolinks(docname)),
            source_lists=tuple(source_lists(self, docname)),
        )

    def _autolinks(self, docname: str) -> Iterator[tuple[tuple[int, int, Ref], ...]]:
        for links in self.knowledge.autolinks.get(docname, ()):
            yield tuple((start, end, self.refs.concept_ref(id_)) for start, end, id_ in links)

    def _cards(self, docname: str, facts: DocFacts) -> Iterator[Card]:
        for index, concept in enumerate(facts.concepts):
            if ("concept", Spot(docname, index)) in self.knowledge.repeated:
                first = self.refs.concept_ref(concept.id)
                yield Card(id=concept.id, title=concept.title, type=concept.type, first=first)
            else:
                yield self.card(concept)

    def card(self, concept: Concept) -> Card:
        """Return what the entry of a concept shows."""
        elsewhere = self.knowledge.mentioned_in.get(concept.id, ())
        return Card(
            id=concept.id,
            title=concept.title,
            type=concept.type,
            aliases=concept.aliases,
            date=concept.date,
            identifiers=tuple(self._identifier(curie) for curie in concept.xrefs),
            groups=self.lines.groups(concept.id),
            claims=tuple(self._claim_lines(concept.id)),
            mentioned_in=self.refs.page_refs(elsewhere),
            own=self.refs.concept_ref(concept.id),
        )

    def _claim_lines(self, concept_id: str) -> Iterator[ClaimLine]:
        """Yield the claims about a concept, but for those that stand in its entry."""
        for id_ in self.knowledge.claims_about.get(concept_id, ()):
            if self.knowledge.claims[id_].within != concept_id:
                yield self.claim_line(id_)

    def _identifier(self, curie: str) -> Identifier:
        try:
            prefix_id, local = split_curie(curie)
        except NotationError:
            return Identifier(curie=curie, label="", local_id=curie)
        prefix = self.knowledge.vocabulary.prefixes.get(prefix_id)
        if prefix is None:
            return Identifier(curie=curie, label=prefix_id, local_id=local)
        url = prefix.link(local) if prefix.accepts(local) else ""
        return Identifier(curie=curie, label=prefix.label, local_id=local, url=url)

    def claim_line(self, claim_id: str) -> ClaimLine:
        """Return a claim as listed away from its home."""
        claim = self.knowledge.claims[claim_id]
        return ClaimLine(
            ref=self.refs.claim_ref(claim_id),
            marks=self.lines.marks(claim.assessment, claim.finding),
        )

    def _claims(self, docname: str, facts: DocFacts) -> Iterator[ClaimView]:
        for index, claim in enumerate(facts.claims):
            if ("claim", Spot(docname, index)) in self.knowledge.repeated:
                yield ClaimView(first=self.refs.claim_ref(claim.id))
                continue
            yield ClaimView(
                marks=self.lines.marks(claim.assessment, claim.finding),
                about=self._named("concept", claim.about, claim.place),
                states=self._named("relation", claim.states, claim.place),
                cites=self.lines.cites(claim.assessment),
            )

    def _named(
        self, kind: Literal["concept", "relation"], names: Iterable[str], place: Place
    ) -> tuple[Ref, ...]:
        """Return what names lead to, each thing once; gaps stay visible."""
        found = (self.refs.mention(Mention(kind=kind, target=name, place=place)) for name in names)
        refs = (self._titled(kind, ref) for ref in found)
        return tuple(dict.fromkeys(refs))

    def _titled(self, kind: str, ref: Ref) -> Ref:
        return self.refs.concept_ref(ref.id) if kind == "concept" and ref.id else ref

    def _mentions(self, facts: DocFacts) -> tuple[tuple[tuple[str, str], Ref], ...]:
        found = {(item.kind, item.target): self.refs.mention(item) for item in facts.mentions}
        return tuple(sorted(found.items(), key=lambda pair: pair[0]))

    def graph(self, request: GraphRequest) -> GraphView:
        """Return a figure's centre and the groups asked for, capped strongest first."""
        centre = self.refs.mention(request.centres[0])
        concept = self.knowledge.concepts.get(centre.id)
        choice = Choice(request, self.refs)
        layered = network(request, choice, self.lines) if request.is_network else None
        groups = self.lines.chosen(centre.id, choice) if concept and not layered else ()
        return GraphView(
            centre=centre,
            type=concept.type if concept else "",
            groups=groups,
            network=layered,
            maximum=request.maximum,
            alt=request.alt,
        )
