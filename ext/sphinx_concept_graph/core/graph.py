"""The graph: concepts, claims and sources as nodes, relations as edges; plain attributes only."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeAlias

from sphinx_concept_graph.core.assessing import shown_only_in, study_type

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import networkx as nx

    from sphinx_concept_graph.core.knowledge import Knowledge
    from sphinx_concept_graph.core.values import Assessment, Claim, Concept, Relation, Source

# networkx has no annotations of its own.
Graph: TypeAlias = "nx.MultiDiGraph"
Attributes = dict[str, Any]

#: The axes of what no source speaks of.
_UNSUPPORTED: Final[Attributes] = {
    "supports": [],
    "supports_study_types": [],
    "disputes": [],
    "disputes_study_types": [],
    "certainty": "",
    "status": "",
    "shown_only_in": "",
}


class Node(NamedTuple):
    """A node of the graph; its name, and its attributes."""

    name: str
    attributes: Attributes


class Edge(NamedTuple):
    """An edge of the graph between two nodes, its key, and its attributes."""

    source: str
    target: str
    key: str
    attributes: Attributes


def build_graph(knowledge: Knowledge, attributes: Mapping[str, str] | None = None) -> Graph:
    """Return the sorted graph; every attribute is a JSON scalar or a list of such.

    Nodes are concepts (by id), claims (``claim:<id>``) and sources (``source:<key>``), told apart
    by ``kind``. Edges are relations (key: the relation's id), from claims to the concepts they are
    ``about``, and from sources to the claims they ``supports`` or ``disputes``.
    """
    import networkx as nx  # noqa: PLC0415 -- loads late: what is published is written without it

    graph: Graph = nx.MultiDiGraph(**dict(attributes or {}))
    for name, about in graph_nodes(knowledge):
        graph.add_node(name, **about)
    for source, target, key, about in graph_edges(knowledge):
        graph.add_edge(source, target, key=key, **about)
    return graph


def graph_nodes(knowledge: Knowledge) -> Iterator[Node]:
    """Yield the nodes: concepts, claims and sources, each in the order of their names."""
    for id_, concept in knowledge.concepts.items():
        yield Node(id_, _concept(concept))
    for id_, claim in knowledge.claims.items():
        yield Node(f"claim:{id_}", _claim(claim, knowledge))
    for key, source in knowledge.sources.items():
        yield Node(f"source:{key}", _source(source))


def graph_edges(knowledge: Knowledge) -> Iterator[Edge]:
    """Yield the edges: relations, then what claims are about and rest on."""
    for id_, relation in knowledge.relations.items():
        yield Edge(relation.subject, relation.object, id_, _relation(relation, knowledge))
    for claim in knowledge.claims.values():
        yield from _claim_edges(claim, knowledge)


def _concept(concept: Concept) -> Attributes:
    return {
        "kind": "concept",
        "title": concept.title,
        "type": concept.type,
        "aliases": list(concept.aliases),
        "xrefs": list(concept.xrefs),
        "date": concept.date,
        "definition": concept.definition,
        "formerly": list(concept.formerly),
        "docname": concept.place.docname,
        "anchor": concept.anchor,
    }


def _relation(relation: Relation, knowledge: Knowledge) -> Attributes:
    docname, anchor = knowledge.home(relation)
    return {
        "kind": "relation",
        "predicate": relation.predicate,
        "negated": relation.negated,
        "finding": relation.finding,
        "symmetric": relation.symmetric,
        "qualifiers": [f"{name}={value}" for name, value in relation.qualifiers],
        **_assessment(relation.assessment, knowledge),
        "docname": docname,
        "anchor": anchor,
    }


def _assessment(assessment: Assessment, knowledge: Knowledge) -> Attributes:
    """Return the axes; the study types stand in the order of ``supports`` and ``disputes``."""
    if not assessment.evidence:
        return {**_UNSUPPORTED, "certainty": assessment.certainty, "status": assessment.status}

    def types(stance: str) -> list[str]:
        items = [item for item in assessment.evidence if item.stance == stance]
        return [study_type(item, knowledge.sources) for item in items]

    level = shown_only_in(assessment.evidence, knowledge.sources, knowledge.vocabulary)
    return {
        "supports": list(assessment.sources("supports")),
        "supports_study_types": types("supports"),
        "disputes": list(assessment.sources("disputes")),
        "disputes_study_types": types("disputes"),
        "certainty": assessment.certainty,
        "status": assessment.status,
        "shown_only_in": level,
    }


def _claim(claim: Claim, knowledge: Knowledge) -> Attributes:
    return {
        "kind": "claim",
        "title": claim.title,
        "finding": claim.finding,
        "states": list(claim.states),
        **_assessment(claim.assessment, knowledge),
        "docname": claim.place.docname,
        "anchor": claim.anchor,
    }


def _source(source: Source) -> Attributes:
    return {
        "kind": "source",
        "title": source.title,
        "label": source.label,
        "year": source.year,
        "study_type": source.study_type,
        "retracted": source.retracted,
        "doi": source.doi,
        "pmid": source.pmid,
        "url": source.url,
    }


def _claim_edges(claim: Claim, knowledge: Knowledge) -> Iterator[Edge]:
    node = f"claim:{claim.id}"
    for concept_id in claim.about:
        yield Edge(node, concept_id, f"{node}--about", {"kind": "about"})
    for item in claim.assessment.evidence:
        if item.source in knowledge.sources:
            source = f"source:{item.source}"
            yield Edge(source, node, f"{source}--{item.stance}", {"kind": item.stance})
