"""Tells which relations and concepts a figure is asked to show."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx_concept_graph.core.facts import GraphRequest
    from sphinx_concept_graph.core.knowledge import Linked
    from sphinx_concept_graph.core.referring import End, Referrer
    from sphinx_concept_graph.core.values import Relation


class Choice:
    """The filters of one figure."""

    def __init__(self, request: GraphRequest, refs: Referrer) -> None:
        """Look up the names that the filters speak of."""
        self.request = request
        self.concepts = refs.knowledge.concepts
        self.vocabulary = refs.knowledge.vocabulary
        self.excluded = {refs.mention(mention).id for mention in request.exclude} - {""}
        levels = list(self.vocabulary.certainty)
        least = levels.index(request.certainty) + 1 if request.certainty in levels else 0
        #: The certainties that are high enough; none where nobody asked.
        self.levels = frozenset(levels[:least])

    def wants(self, relation: Relation) -> bool:
        """Tell whether a relation may be shown, whatever its ends are."""
        names = self.request.predicates
        return (
            (not names or relation.predicate in names)
            and (not self.levels or relation.assessment.certainty in self.levels)
            and not {relation.subject, relation.object} & self.excluded
        )

    def leads_on(self, linked: Linked, end: End) -> bool:
        """Tell whether a relation leads from a concept, its one end, to one that may be shown."""
        relation = linked.relation
        way = "out" if end == "subject" else "in"
        other = relation.object if end == "subject" else relation.subject
        return (
            (self.request.direction in {"", way} or relation.symmetric)
            and self.wants(relation)
            and self._takes(other)
        )

    def _takes(self, id_: str) -> bool:
        concept = self.concepts.get(id_)
        type_ = concept.type if concept else ""
        return not self.request.types or self.vocabulary.is_one_of(type_, self.request.types)
