"""Checks of the linked whole; each yields what an author should mend, in a fixed order."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from sphinx_concept_graph.core import gaps
from sphinx_concept_graph.core.issues import Issue

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator

    from sphinx_concept_graph.core.issues import IssueKind
    from sphinx_concept_graph.core.knowledge import Knowledge
    from sphinx_concept_graph.core.values import Assessment, Claim, Place, Relation

    Rule = Callable[[Knowledge], Iterator[Issue]]


def check_graph(knowledge: Knowledge, required: Collection[str] = ()) -> Iterator[Issue]:
    """Yield everything wrong with the whole; ``required`` names the rules of ``REQUIREMENTS``."""
    for rule in RULES:
        yield from rule(knowledge)
    for name, rule in REQUIREMENTS.items():
        if name in required:
            yield from rule(knowledge)


def shared_identifiers(knowledge: Knowledge) -> Iterator[Issue]:
    """Find external identifiers that two concepts claim."""
    owners: dict[str, str] = {}
    for id_, concept in knowledge.concepts.items():
        for curie in concept.xrefs:
            first = owners.setdefault(curie, id_)
            if first != id_:
                yield _issue("shared_identifier", concept.place, name=curie, first=first)


def domains_and_ranges(knowledge: Knowledge) -> Iterator[Issue]:
    """Find relations whose ends have types that their predicate does not join."""
    for relation in knowledge.relations.values():
        predicate = knowledge.vocabulary.predicates[relation.predicate]
        ends = (
            ("domain", relation.subject, predicate.domain),
            ("range", relation.object, predicate.range),
        )
        for kind, id_, allowed in ends:
            type_ = knowledge.concepts[id_].type
            known = type_ in knowledge.vocabulary.types
            if allowed and known and not knowledge.vocabulary.is_one_of(type_, allowed):
                yield _issue(
                    "domain" if kind == "domain" else "range",
                    relation.place,
                    predicate=predicate.id,
                    id=id_,
                    type=type_,
                    allowed=", ".join(allowed),
                )


def self_loops(knowledge: Knowledge) -> Iterator[Issue]:
    """Find relations of a concept with itself."""
    for relation in knowledge.relations.values():
        if relation.subject == relation.object:
            yield _issue("self_loop", relation.place, statement=relation.statement)


def cycles(knowledge: Knowledge) -> Iterator[Issue]:
    """Find one circle in each tangle of asserted relations whose predicate allows none."""
    by_predicate: defaultdict[str, list[Relation]] = defaultdict(list)
    for relation in knowledge.relations.values():
        acyclic = knowledge.vocabulary.predicates[relation.predicate].acyclic
        if acyclic and not relation.negated and relation.subject != relation.object:
            by_predicate[relation.predicate].append(relation)
    for predicate in sorted(by_predicate):
        yield from _circles(predicate, by_predicate[predicate])


def _circles(predicate: str, relations: list[Relation]) -> Iterator[Issue]:
    import networkx as nx  # noqa: PLC0415 -- loads late: most builds check nothing

    graph = nx.DiGraph()
    for relation in relations:
        graph.add_edge(relation.subject, relation.object, place=relation.place)
    tangles = [sorted(group) for group in nx.strongly_connected_components(graph)]
    for tangle in sorted(group for group in tangles if len(group) > 1):
        inside = nx.DiGraph()
        inside.add_edges_from(
            (first, last) for first in tangle for last in sorted(graph[first]) if last in tangle
        )
        circle = nx.find_cycle(inside, source=tangle[0])
        path = [edge[0] for edge in circle] + [circle[-1][1]]
        place = graph.edges[circle[-1][0], circle[-1][1]]["place"]
        yield _issue("cycle", place, predicate=predicate, path=" → ".join(path))


def contradictions(knowledge: Knowledge) -> Iterator[Issue]:
    """Find statements that are both asserted and denied while neither is disputed.

    A statement that holds and its denial that does not say the same.
    """
    for relation in knowledge.relations.values():
        if not relation.negated:
            continue
        key = (relation.subject, relation.predicate, relation.object, False)
        for id_ in knowledge.statements.by_parts.get(key, ()):
            other = knowledge.relations[id_]
            same = other.qualifiers == relation.qualifiers
            sides = (relation, other)
            disputed = any(_disputed(side, knowledge) for side in sides)
            if same and not disputed and not _one_holds(*sides, knowledge):
                where = f"{other.place.docname}:{other.place.line}"
                yield _issue(
                    "contradiction", relation.place, statement=relation.statement, other=where
                )


def _disputed(relation: Relation, knowledge: Knowledge) -> bool:
    status = knowledge.vocabulary.statuses.get(relation.assessment.status)
    return bool(relation.assessment.sources("disputes")) or bool(status and status.holds == "open")


def _one_holds(one: Claim | Relation, other: Relation, knowledge: Knowledge) -> bool:
    """Tell whether one of two statements is judged true and the other false."""
    known = knowledge.vocabulary.statuses
    statuses = (known.get(side.assessment.status) for side in (one, other))
    return {status.holds for status in statuses if status} == {"yes", "no"}


def claims_against_relations(knowledge: Knowledge) -> Iterator[Issue]:
    """Find claims whose verdict contradicts the relations they state."""
    for claim in knowledge.claims.values():
        for id_ in claim.states:
            relation = knowledge.relations[id_]
            if _clash(claim, relation, knowledge):
                yield _issue(
                    "verdict",
                    claim.place,
                    id=claim.id,
                    status=claim.assessment.status or claim.finding,
                    statement=relation.statement,
                    other=relation.assessment.status or relation.finding,
                )


def _clash(claim: Claim, relation: Relation, knowledge: Knowledge) -> bool:
    findings = {claim.finding, relation.finding} - {""}
    return _one_holds(claim, relation, knowledge) or len(findings) > 1


def certainty_without_evidence(knowledge: Knowledge) -> Iterator[Issue]:
    """Find statements that are graded though no source is named."""
    for text, assessment, place in _statements(knowledge):
        if assessment.certainty and not assessment.evidence:
            yield _issue("certainty_without_evidence", place, statement=text)


def retracted_sources(knowledge: Knowledge) -> Iterator[Issue]:
    """Find statements that rest on a source that was withdrawn."""
    for text, assessment, place in _statements(knowledge):
        for item in assessment.evidence:
            source = knowledge.sources.get(item.source)
            if source and source.retracted:
                yield _issue("retracted_source", place, name=item.source, statement=text)


def relations_without_evidence(knowledge: Knowledge) -> Iterator[Issue]:
    """Find relations that no source speaks of."""
    for relation in knowledge.relations.values():
        if not relation.assessment.evidence:
            yield _issue("no_evidence", relation.place, statement=relation.statement)


def concepts_without_definition(knowledge: Knowledge) -> Iterator[Issue]:
    """Find concepts whose entry does not say what they are."""
    for concept in gaps.undefined(knowledge):
        yield _issue("no_definition", concept.place, id=concept.id)


def concepts_without_relation(knowledge: Knowledge) -> Iterator[Issue]:
    """Find concepts that stand alone."""
    for concept in gaps.unrelated(knowledge):
        yield _issue("no_relation", concept.place, id=concept.id)


def concepts_without_chapter(knowledge: Knowledge) -> Iterator[Issue]:
    """Find concepts that no other page speaks of."""
    for concept in gaps.unmentioned(knowledge):
        yield _issue("no_chapter", concept.place, id=concept.id)


def sources_without_identifier(knowledge: Knowledge) -> Iterator[Issue]:
    """Find sources in use that a reader cannot look up."""
    places: dict[str, Place] = {}
    for _, assessment, place in _statements(knowledge):
        for item in assessment.evidence:
            places.setdefault(item.source, place)
    for key in sorted(places.keys() & knowledge.sources.keys()):
        source = knowledge.sources[key]
        if not (source.doi or source.pmid or source.url):
            yield _issue("no_identifier", places[key], name=key)


def figures_in_layers(knowledge: Knowledge) -> Iterator[Issue]:
    """Yield one issue, for the first figure that asks for layers where they cannot be drawn."""
    graphs = (graph for facts in knowledge.facts.values() for graph in facts.graphs)
    for graph in graphs:
        if graph.is_layered:
            yield Issue(kind="no_graphviz", place=graph.centres[0].place)
            return


def _statements(knowledge: Knowledge) -> Iterator[tuple[str, Assessment, Place]]:
    for relation in knowledge.relations.values():
        yield relation.statement, relation.assessment, relation.place
    for claim in knowledge.claims.values():
        yield claim.id, claim.assessment, claim.place


def _issue(kind: IssueKind, place: Place, /, **values: str) -> Issue:
    return Issue(kind=kind, place=place, values=tuple(values.items()))


RULES: Final[Iterable[Rule]] = (
    shared_identifiers,
    domains_and_ranges,
    self_loops,
    cycles,
    contradictions,
    claims_against_relations,
    certainty_without_evidence,
    retracted_sources,
)

#: Rules a project asks for, by the word it writes in ``concept_require``.
REQUIREMENTS: Final[dict[str, Rule]] = {
    "evidence": relations_without_evidence,
    "definition": concepts_without_definition,
    "relation": concepts_without_relation,
    "chapter": concepts_without_chapter,
    "identifier": sources_without_identifier,
}
