"""Makes the view values of a page from the linked whole."""

from __future__ import annotations

from dataclasses import replace
from itertools import compress
from typing import TYPE_CHECKING, Literal

from sphinx_concept_graph.core.assessing import shown_only_in, study_type
from sphinx_concept_graph.core.knowledge import Spot, relation_anchor
from sphinx_concept_graph.core.linking import find_relations
from sphinx_concept_graph.core.notation import NotationError, split_curie
from sphinx_concept_graph.core.values import NO_DIFFERENCE
from sphinx_concept_graph.core.views import (
    Card,
    Cite,
    ClaimLine,
    ClaimView,
    GraphView,
    Group,
    Identifier,
    Line,
    Mark,
    PageView,
    Ref,
    Statement,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sphinx_concept_graph.core.facts import DocFacts, GraphRequest
    from sphinx_concept_graph.core.knowledge import Knowledge, Linked
    from sphinx_concept_graph.core.values import Assessment, Concept, Mention, Relation
    from sphinx_concept_graph.core.views import Axis, Direction, SourceView
    from sphinx_concept_graph.core.vocabulary import Term

End = Literal["subject", "object"]


class Viewer:
    """Answers what each place shows; ``titles`` are the titles of pages by document name."""

    def __init__(self, knowledge: Knowledge, titles: Mapping[str, str]) -> None:
        """Keep the whole and the page titles."""
        self.knowledge = knowledge
        self.titles = titles

    def page(self, docname: str, sources: tuple[SourceView, ...] = ()) -> PageView:
        """Return all that one document shows."""
        facts = self.knowledge.facts[docname]
        spots = range(len(facts.relations))
        return PageView(
            cards=tuple(self._cards(docname, facts)),
            statements=tuple(self.statement(Spot(docname, index)) for index in spots),
            claims=tuple(self._claims(docname, facts)),
            mentions=self._mentions(facts),
            graphs=tuple(self.graph(request) for request in facts.graphs),
            sources=sources,
        )

    # -- references ------------------------------------------------------------------------

    def concept_ref(self, concept_id: str, text: str = "") -> Ref:
        """Return the way to a concept; an unknown id is a gap."""
        concept = self.knowledge.concepts.get(concept_id)
        if concept is None:
            return Ref(text=text or concept_id)
        return Ref(
            text=text or concept.title,
            docname=concept.place.docname,
            anchor=concept.anchor,
            id=concept.id,
        )

    def claim_ref(self, claim_id: str) -> Ref:
        """Return the way to a claim."""
        claim = self.knowledge.claims[claim_id]
        return Ref(
            text=claim.title, docname=claim.place.docname, anchor=claim.anchor, id=claim.id
        )

    def relation_ref(self, relation_id: str) -> Ref:
        """Return the way to a relation, with its statement in words."""
        relation = self.knowledge.relations[relation_id]
        docname, anchor = self.knowledge.home(relation)
        return Ref(text=self.sentence(relation), docname=docname, anchor=anchor, id=relation_id)

    def source_ref(self, key: str) -> Ref:
        """Return the way to a source; it leads nowhere when no page lists the sources."""
        source = self.knowledge.sources.get(key)
        if source is None:
            return Ref(text=key)
        docname, _ = self.knowledge.source_list
        return Ref(text=source.label, docname=docname, anchor=f"source-{key}", id=key)

    def page_refs(self, docnames: Iterable[str]) -> tuple[Ref, ...]:
        """Return the ways to whole pages."""
        return tuple(Ref(text=self.titles.get(name, name), docname=name) for name in docnames)

    def sentence(self, relation: Relation) -> str:
        """Return a relation in words, such as "Ketamine blocks NMDA receptor"."""
        ends = (self.concept_ref(relation.subject), self.concept_ref(relation.object))
        words, _ = self._words(relation, "subject")
        values = ", ".join(value for _, value in relation.qualifiers)
        tail = f" ({values})" if values else ""
        return f"{ends[0].text} {words} {ends[1].text}{tail}"

    # -- cards -----------------------------------------------------------------------------

    def _cards(self, docname: str, facts: DocFacts) -> Iterator[Card]:
        for index, concept in enumerate(facts.concepts):
            if ("concept", Spot(docname, index)) in self.knowledge.repeated:
                first = self.concept_ref(concept.id)
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
            identifiers=tuple(self._identifier(curie) for curie in concept.xrefs),
            groups=self.groups(concept.id),
            claims=tuple(
                self.claim_line(id_) for id_ in self.knowledge.claims_about.get(concept.id, ())
            ),
            mentioned_in=self.page_refs(name for name in elsewhere),
        )

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
            ref=self.claim_ref(claim_id), marks=self.marks(claim.assessment, claim.finding)
        )

    # -- relations -------------------------------------------------------------------------

    def groups(self, concept_id: str) -> tuple[Group, ...]:
        """Return the relations of a concept, both ways; each group strongest first."""
        found: dict[tuple[str, ...], list[Line]] = {}
        heads: dict[tuple[str, ...], Group] = {}
        for linked, end in self._both_ways(concept_id):
            head = self._head(linked.relation, end)
            key = (head.predicate, head.direction, head.words, str(head.no_difference))
            heads.setdefault(key, head)
            found.setdefault(key, []).append(self.line(linked, end))
        return tuple(replace(heads[key], lines=tuple(lines)) for key, lines in found.items())

    def _both_ways(self, concept_id: str) -> Iterator[tuple[Linked, End]]:
        for linked in self.knowledge.outgoing.get(concept_id, ()):
            yield linked, "subject"
        for linked in self.knowledge.incoming.get(concept_id, ()):
            yield linked, "object"

    def _head(self, relation: Relation, end: End) -> Group:
        words, unknown = self._words(relation, end)
        predicate = self.knowledge.vocabulary.predicates.get(relation.predicate)
        direction: Direction = "out" if end == "subject" else "in"
        return Group(
            predicate=relation.predicate,
            words=words,
            direction="both" if relation.symmetric else direction,
            sign=predicate.sign if predicate else "",
            unknown=unknown,
            no_difference=relation.finding == NO_DIFFERENCE,
        )

    def _words(self, relation: Relation, end: End) -> tuple[str, bool]:
        predicate = self.knowledge.vocabulary.predicates.get(relation.predicate)
        if predicate is None:
            return relation.predicate, True
        return predicate.words(inverse=end == "object", negated=relation.negated), False

    def line(self, linked: Linked, end: End, *, at_home: bool | None = None) -> Line:
        """Return a relation as seen from one end; evidence only where it is at home."""
        relation = linked.relation
        if at_home is None:
            at_home = end == "subject" and not relation.in_place
        other = relation.object if end == "subject" else relation.subject
        concept = self.knowledge.concepts.get(other)
        owner = self.knowledge.home(relation) if linked.sound and not at_home else None
        return Line(
            relation_id=relation.id,
            anchor=relation_anchor(relation) if at_home and linked.sound else "",
            other=self.concept_ref(other),
            other_type=concept.type if concept else "",
            qualifiers=tuple(self._qualifier(pair) for pair in relation.qualifiers),
            marks=self.marks(relation.assessment, relation.finding),
            negated=relation.negated,
            disputed=bool(relation.assessment.sources("disputes")),
            cites=self.cites(relation.assessment) if at_home else (),
            home=Ref(text="", docname=owner[0], anchor=owner[1]) if owner else None,
        )

    def _qualifier(self, pair: tuple[str, str]) -> tuple[str, str]:
        name, value = pair
        term = self.knowledge.vocabulary.qualifiers.get(name)
        return (term.label if term else name), value

    def statement(self, spot: Spot) -> Statement | None:
        """Return what a relation shows where it is written; nothing when an entry shows it."""
        linked = self.knowledge.written[spot]
        relation = linked.relation
        lost = "subject" in linked.gaps or linked.repeated
        if not relation.in_place and not lost:
            return None
        words, unknown = self._words(relation, "subject")
        return Statement(
            subject=self.concept_ref(relation.subject),
            words=words,
            unknown=unknown,
            line=self.line(linked, "subject", at_home=True),
        )

    # -- judgements ------------------------------------------------------------------------

    def marks(self, assessment: Assessment, finding: str) -> tuple[Mark, ...]:
        """Return the judgements in reading order: finding, status, certainty, level."""
        vocabulary = self.knowledge.vocabulary
        found = [
            _mark("finding", finding, vocabulary.findings),
            _mark("status", assessment.status, vocabulary.statuses),
            _mark("certainty", assessment.certainty, vocabulary.certainty),
        ]
        level = shown_only_in(assessment.evidence, self.knowledge.sources, vocabulary)
        if level:
            found.append(Mark(axis="level", id=level))
        return tuple(mark for mark in found if mark)

    def cites(self, assessment: Assessment) -> tuple[Cite, ...]:
        """Return the evidence as printed: supporting items first, each in the author's order."""
        order = sorted(assessment.evidence, key=lambda item: item.stance == "disputes")
        found = []
        for item in order:
            name = study_type(item, self.knowledge.sources)
            kind = self.knowledge.vocabulary.study_types.get(name)
            source = self.knowledge.sources.get(item.source)
            found.append(
                Cite(
                    ref=self.source_ref(item.source),
                    stance=item.stance,
                    study_type=kind.label if kind else name,
                    retracted=source.retracted if source else "",
                )
            )
        return tuple(found)

    # -- claims, mentions, figures ---------------------------------------------------------

    def _claims(self, docname: str, facts: DocFacts) -> Iterator[ClaimView]:
        for index, claim in enumerate(facts.claims):
            if ("claim", Spot(docname, index)) in self.knowledge.repeated:
                yield ClaimView(first=self.claim_ref(claim.id))
                continue
            linked = self.knowledge.claims[claim.id]
            yield ClaimView(
                marks=self.marks(claim.assessment, claim.finding),
                about=tuple(self.concept_ref(id_) for id_ in linked.about),
                states=tuple(self.relation_ref(id_) for id_ in linked.states),
                cites=self.cites(claim.assessment),
            )

    def _mentions(self, facts: DocFacts) -> tuple[tuple[tuple[str, str], Ref], ...]:
        found = {(item.kind, item.target): self.mention(item) for item in facts.mentions}
        return tuple(sorted(found.items(), key=lambda pair: pair[0]))

    def mention(self, mention: Mention) -> Ref:
        """Return where a name in running text leads; a name that fits nothing is a gap."""
        target = mention.target
        if mention.kind == "concept":
            found = self.knowledge.names.find(target)
            return self.concept_ref(found[0]) if len(found) == 1 else Ref(text=target)
        if mention.kind == "claim":
            return self.claim_ref(target) if target in self.knowledge.claims else Ref(text=target)
        if mention.kind == "source":
            return self.source_ref(target)
        return self._relation_mention(target)

    def _relation_mention(self, target: str) -> Ref:
        known = self.knowledge
        try:
            found = find_relations(target, known.names, known.relations, known.statements)
        except NotationError:
            found = ()
        return self.relation_ref(found[0]) if len(found) == 1 else Ref(text=target)

    def graph(self, request: GraphRequest) -> GraphView:
        """Return a figure's centre and the groups asked for, capped strongest first."""
        centre = self.mention(request.centre)
        concept = self.knowledge.concepts.get(centre.id)
        groups = self.groups(centre.id) if concept else ()
        return GraphView(
            centre=centre,
            type=concept.type if concept else "",
            groups=tuple(_asked_for(groups, request)),
            maximum=request.maximum,
            alt=request.alt,
        )


def _mark(axis: Axis, id_: str, scale: Mapping[str, Term]) -> Mark | None:
    if not id_:
        return None
    return Mark(axis=axis, id=id_, label=scale[id_].label if id_ in scale else "")


def _asked_for(groups: tuple[Group, ...], request: GraphRequest) -> Iterator[Group]:
    """Yield the groups of the wanted predicates with the lines to the wanted types."""
    for group in groups:
        if request.predicates and group.predicate not in request.predicates:
            continue
        wanted = (not request.types or line.other_type in request.types for line in group.lines)
        lines = tuple(compress(group.lines, wanted))
        if lines:
            yield replace(group, lines=lines)
