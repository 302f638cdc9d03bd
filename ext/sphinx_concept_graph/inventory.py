"""Lists what can be referred to, for objects.inv and the search."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_concept_graph.core.source_views import sources_in_use

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_concept_graph.core.knowledge import Knowledge
    from sphinx_concept_graph.core.referring import Referrer
    from sphinx_concept_graph.core.values import Concept

#: Name, words, object type, document, anchor, rank: as ``Domain.get_objects`` wants them.
Entry = tuple[str, str, str, str, str, int]


def inventory(known: Knowledge, refs: Referrer) -> Iterator[Entry]:
    """Yield concepts by id, title and synonym, then claims, relations and sources."""
    for name, concept, rank in _named(known):
        title = concept.title if name == concept.id else name
        yield name, title, "concept", concept.place.docname, concept.anchor, rank
    for id_, claim in known.claims.items():
        yield id_, claim.title, "claim", claim.place.docname, claim.anchor, -1
        # The search makes up an anchor out of type and words where those of type and name fit.
        yield f"claim:{id_}", claim.title, "claim", claim.place.docname, claim.anchor, 1
    for id_, relation in known.relations.items():
        # Where nothing is said but the relation itself, other projects have nothing to lead to.
        if not (relation.assessment.evidence or relation.prose):
            continue
        ref = refs.relation_ref(id_)
        yield id_, ref.text, "relation", ref.docname, ref.anchor, -1
    for key in sorted(sources_in_use(known)):
        ref = refs.source_ref(key)
        if ref.docname:
            yield key, ref.text, "source", ref.docname, ref.anchor, -1


def _named(known: Knowledge) -> Iterator[tuple[str, Concept, int]]:
    """Yield each name once, with its concept and rank: titles and synonyms are for the search.

    Sphinx shows what has rank 1 first, then 0; what is below 0 is found by other projects only.
    """
    taken = set(known.concepts)
    for id_, concept in known.concepts.items():
        yield id_, concept, 1 if id_ == concept.title else -1
    for concept in known.concepts.values():
        for name, rank in ((concept.title, 1), *((alias, 0) for alias in concept.aliases)):
            if name not in taken:
                taken.add(name)
                yield name, concept, rank
