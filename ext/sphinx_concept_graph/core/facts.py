"""What one document says, before it is linked with the others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx_concept_graph.core.issues import Issue
    from sphinx_concept_graph.core.values import Claim, Concept, Mention, Relation


@dataclass(frozen=True, slots=True, kw_only=True)
class GraphRequest:
    """One ``concept-graph`` directive: what to draw."""

    centre: Mention
    types: tuple[str, ...] = ()
    predicates: tuple[str, ...] = ()
    maximum: int = 0
    alt: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DocFacts:
    """All facts of one document, in the order of the page."""

    concepts: tuple[Concept, ...] = ()
    relations: tuple[Relation, ...] = ()
    claims: tuple[Claim, ...] = ()
    mentions: tuple[Mention, ...] = ()
    graphs: tuple[GraphRequest, ...] = ()
    #: Anchor of the document's source list; empty when it has none.
    source_list: str = ""
    issues: tuple[Issue, ...] = ()

    def __bool__(self) -> bool:
        """Tell whether the document says anything at all."""
        parts = (self.concepts, self.relations, self.claims, self.mentions, self.graphs)
        return any(parts) or bool(self.source_list) or bool(self.issues)
