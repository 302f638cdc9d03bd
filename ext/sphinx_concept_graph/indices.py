"""The index of concepts, grouped by type; every builder that has indices gets it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx.domains import Index, IndexEntry

from sphinx_concept_graph.messages import _

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_concept_graph.core.values import Concept
    from sphinx_concept_graph.domain import ConceptDomain


class ConceptIndex(Index):
    """Lists the concepts of each type by title."""

    domain: ConceptDomain
    name = "index"
    localname = _("Index of concepts")
    shortname = _("concepts")

    def generate(
        self, docnames: Iterable[str] | None = None
    ) -> tuple[list[tuple[str, list[IndexEntry]]], bool]:
        """Return entries by the plural of their type, for the documents asked for."""
        wanted = None if docnames is None else set(docnames)
        found: dict[str, list[IndexEntry]] = {}
        concepts = self.domain.knowledge.concepts.values()
        for concept in sorted(concepts, key=lambda one: (one.title.casefold(), one.id)):
            if wanted is None or concept.place.docname in wanted:
                found.setdefault(self._heading(concept), []).append(_entry(concept))
        return sorted(found.items()), False

    def _heading(self, concept: Concept) -> str:
        kind = self.domain.vocabulary.types.get(concept.type)
        return (kind.plural or kind.label) if kind else concept.type


def _entry(concept: Concept) -> IndexEntry:
    aliases = "; ".join(concept.aliases)
    return IndexEntry(concept.title, 0, concept.place.docname, concept.anchor, "", "", aliases)
