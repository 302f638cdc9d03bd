"""All facts of all documents, linked: what every view, check and export is made from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from sphinx_concept_graph.core.letters import begins_with

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from sphinx_concept_graph.core.autolink import Link
    from sphinx_concept_graph.core.facts import DocFacts
    from sphinx_concept_graph.core.issues import Issue
    from sphinx_concept_graph.core.names import NameIndex
    from sphinx_concept_graph.core.statements import StatementIndex
    from sphinx_concept_graph.core.values import Claim, Concept, Relation, Source
    from sphinx_concept_graph.core.vocabulary import Vocabulary


class Spot(NamedTuple):
    """The nth fact of its kind in a document."""

    docname: str
    nth: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked:
    """A relation with its names resolved as far as they could be."""

    relation: Relation
    spot: Spot
    #: The parts that could not be resolved: "subject", "predicate", "object".
    gaps: tuple[str, ...] = ()
    #: True when an earlier relation has the same identity.
    repeated: bool = False

    @property
    def sound(self) -> bool:
        """Tell whether the relation belongs to the graph."""
        return not self.gaps and not self.repeated


@dataclass(frozen=True, slots=True, kw_only=True)
class Knowledge:
    """The linked whole; every mapping is sorted by its key."""

    facts: Mapping[str, DocFacts]
    vocabulary: Vocabulary
    concepts: Mapping[str, Concept]
    relations: Mapping[str, Relation]
    statements: StatementIndex
    claims: Mapping[str, Claim]
    #: Id or former id of a claim -> id.
    claim_ids: Mapping[str, str]
    sources: Mapping[str, Source]
    names: NameIndex
    #: Every relation as written, sound or not.
    written: Mapping[Spot, Linked]
    #: Concepts and claims that lost their id to an earlier one.
    repeated: frozenset[tuple[str, Spot]]
    #: Concept id -> what is said of it, strongest first.
    outgoing: Mapping[str, tuple[Linked, ...]]
    incoming: Mapping[str, tuple[Linked, ...]]
    claims_about: Mapping[str, tuple[str, ...]]
    #: Concept id -> documents that mention it outside its own entry, sorted.
    mentioned_in: Mapping[str, tuple[str, ...]]
    #: Document -> links found in each stretch of its prose.
    autolinks: Mapping[str, tuple[tuple[Link, ...], ...]]
    #: Source key -> documents that cite it in running text, sorted.
    cited_in: Mapping[str, tuple[str, ...]]
    #: Each source list -> the letters it is limited to, in the order of documents.
    source_lists: Mapping[Spot, tuple[str, ...]]
    issues: tuple[Issue, ...]

    def source_spot(self, source: Source) -> Spot | None:
        """Return the list of sources that links to a source lead to."""
        return source_spot(source, self.source_lists)

    def home(self, relation: Relation) -> tuple[str, str]:
        """Return document and anchor of the place where the evidence of a relation is printed."""
        anchor = relation_anchor(relation)
        if relation.in_place:
            return relation.place.docname, anchor
        return self.concepts[relation.subject].place.docname, anchor


def source_spot(source: Source, lists: Mapping[Spot, Collection[str]]) -> Spot | None:
    """Return the first list that a source stands on."""
    fits = (spot for spot, letters in lists.items() if begins_with(source.label, letters))
    return next(fits, None)


def relation_anchor(relation: Relation) -> str:
    """Return the anchor of a relation."""
    return f"relation-{relation.id}"
