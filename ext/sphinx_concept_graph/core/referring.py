"""Makes references: where a concept, relation, claim, source or page is, and what it is called."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from sphinx_concept_graph.core.notation import NotationError
from sphinx_concept_graph.core.values import NO_DIFFERENCE
from sphinx_concept_graph.core.views import Ref

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sphinx_concept_graph.core.knowledge import Knowledge
    from sphinx_concept_graph.core.values import Mention, Relation

End = Literal["subject", "object"]


class Referrer:
    """Answers where things are; ``titles`` are the titles of pages by document name."""

    def __init__(self, knowledge: Knowledge, titles: Mapping[str, str]) -> None:
        """Keep the whole and the page titles."""
        self.knowledge = knowledge
        self.titles = titles
        self._concepts: dict[str, Ref] = {}
        self._sources: dict[str, Ref] = {}

    def concept_ref(self, concept_id: str) -> Ref:
        """Return the way to a concept; an unknown id is a gap."""
        found = self._concepts.get(concept_id)
        if found is None:
            found = self._concepts[concept_id] = self._concept_ref(concept_id)
        return found

    def _concept_ref(self, concept_id: str) -> Ref:
        concept = self.knowledge.concepts.get(concept_id)
        if concept is None:
            return Ref(text=concept_id)
        return Ref(
            text=concept.title,
            docname=concept.place.docname,
            anchor=concept.anchor,
            id=concept.id,
        )

    def claim_ref(self, claim_id: str) -> Ref:
        """Return the way to a claim."""
        claim = self.knowledge.claims[claim_id]
        return Ref(text=claim.title, docname=claim.place.docname, anchor=claim.anchor, id=claim.id)

    def relation_ref(self, relation_id: str) -> Ref:
        """Return the way to a relation, with its statement in words."""
        relation = self.knowledge.relations[relation_id]
        docname, anchor = self.knowledge.home(relation)
        return Ref(text=self.sentence(relation), docname=docname, anchor=anchor, id=relation_id)

    def source_ref(self, key: str) -> Ref:
        """Return the way to a source; it leads nowhere when no page lists the sources."""
        found = self._sources.get(key)
        if found is None:
            found = self._sources[key] = self._source_ref(key)
        return found

    def _source_ref(self, key: str) -> Ref:
        source = self.knowledge.sources.get(key)
        if source is None:
            return Ref(text=key)
        spot = self.knowledge.source_spot(source)
        docname = spot.docname if spot else ""
        return Ref(text=source.label, docname=docname, anchor=f"source-{key}", id=key)

    def page_refs(self, docnames: Iterable[str]) -> tuple[Ref, ...]:
        """Return the ways to whole pages."""
        return tuple(Ref(text=self.titles.get(name, name), docname=name) for name in docnames)

    def sentence(self, relation: Relation) -> str:
        """Return a relation in words, such as "Ketamine blocks NMDA receptor".

        That nothing differed is part of the words: without it they would say the contrary.
        """
        ends = (self.concept_ref(relation.subject), self.concept_ref(relation.object))
        words, _ = self.words(relation, "subject")
        values = [value for _, value in self.qualifiers(relation)]
        if relation.finding == NO_DIFFERENCE:
            finding = self.knowledge.vocabulary.findings.get(NO_DIFFERENCE)
            values.append(finding.label if finding else NO_DIFFERENCE)
        tail = f" ({', '.join(values)})" if values else ""
        return f"{ends[0].text} {words} {ends[1].text}{tail}"

    def words(self, relation: Relation, end: End) -> tuple[str, bool]:
        """Return the predicate as read from one end, and whether the vocabulary lacks it."""
        predicate = self.knowledge.vocabulary.predicates.get(relation.predicate)
        if predicate is None:
            # The author's own words: a denial must stay one.
            return f"not {relation.predicate}" if relation.negated else relation.predicate, True
        return predicate.words(inverse=end == "object", negated=relation.negated), False

    def qualifiers(self, relation: Relation) -> tuple[tuple[str, str], ...]:
        """Return label and value of each qualifier, in the order of the vocabulary."""
        if not relation.qualifiers:
            return ()
        values = dict(relation.qualifiers)
        known = self.knowledge.vocabulary.qualifiers
        named = [(term.label, values.pop(name)) for name, term in known.items() if name in values]
        return (*named, *((f"{name} [?]", value) for name, value in sorted(values.items())))

    def mention(self, mention: Mention) -> Ref:
        """Return where a name in running text leads; a name that fits nothing is a gap."""
        target = mention.target
        if mention.kind == "concept":
            found = self.knowledge.names.find(target)
            return self.concept_ref(found[0]) if len(found) == 1 else Ref(text=target)
        if mention.kind == "claim":
            claim_id = self.knowledge.claim_ids.get(target)
            return self.claim_ref(claim_id) if claim_id else Ref(text=target)
        if mention.kind == "source":
            return self.source_ref(target)
        return self._relation_mention(target)

    def _relation_mention(self, target: str) -> Ref:
        known = self.knowledge
        try:
            found = known.statements.find(target, known.names)
        except NotationError:
            found = ()
        return self.relation_ref(found[0]) if len(found) == 1 else Ref(text=target)
