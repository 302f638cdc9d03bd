"""Finds how two concepts are connected: the strongest chains of statements between them."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Final

from sphinx_concept_graph.core.assessing import strength
from sphinx_concept_graph.core.knowledge import Linked, Spot
from sphinx_concept_graph.core.values import NO_DIFFERENCE
from sphinx_concept_graph.core.views import NetworkView, PathView, Ref

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_concept_graph.core.facts import PathRequest
    from sphinx_concept_graph.core.knowledge import Knowledge
    from sphinx_concept_graph.core.lining import Liner
    from sphinx_concept_graph.core.values import Relation

#: Steps of a chain are told away from where they are written.
NOWHERE: Final = Spot("", -1)


def path_view(request: PathRequest, lines: Liner) -> PathView:
    """Return the chains between two concepts as rows of statements."""
    refs = lines.referrer
    start, goal = refs.mention(request.start), refs.mention(request.goal)
    found: Iterator[list[Relation]] = iter(())
    if start.id and goal.id and start.id != goal.id:
        found = strongest_paths(lines.knowledge, start.id, goal.id)
    chains = list(islice(found, request.maximum))
    return PathView(
        start=Ref(text=start.text) if start.gap else start,
        goal=Ref(text=goal.text) if goal.gap else goal,
        chains=tuple(tuple(lines.row(relation) for relation in chain) for chain in chains),
        drawn=tuple(_drawn(chain, start.id, lines) for chain in chains),
    )


def _drawn(chain: list[Relation], start: str, lines: Liner) -> NetworkView:
    """Return a chain as a figure: its concepts in turn, each with what is said of it."""
    ids = [start]
    for relation in chain:
        ids.append(relation.object if relation.subject == ids[-1] else relation.subject)
    said = [Linked(relation=relation, spot=NOWHERE) for relation in chain]
    return NetworkView(
        centres=(ids[0], ids[-1]),
        named=tuple(ids),
        entries=tuple(lines.entry(id_, said) for id_ in ids),
        is_chain=True,
    )


def strongest_paths(knowledge: Knowledge, start: str, goal: str) -> Iterator[list[Relation]]:
    """Yield the simple paths between two concepts, each step the strongest relation of its pair.

    Fewer steps come first; among as many steps, the path whose steps stand higher in the one order
    of strength. Direction does not matter. Denied statements, findings of no difference and
    statements that do not hold connect nothing.
    """
    import networkx as nx  # noqa: PLC0415 -- loads late: most pages ask for no path

    ranked = _ranked(knowledge)
    graph = nx.Graph()
    graph.add_nodes_from((start, goal))
    step = len(ranked) * len(knowledge.concepts) + 1
    for rank, relation in enumerate(ranked):
        if not graph.has_edge(relation.subject, relation.object):
            edge = {"relation": relation, "weight": step + rank}
            graph.add_edge(relation.subject, relation.object, **edge)
    if not nx.has_path(graph, start, goal):
        return
    for path in nx.shortest_simple_paths(graph, start, goal, weight="weight"):
        yield [graph.edges[pair]["relation"] for pair in nx.utils.pairwise(path)]


def _is_refuted(relation: Relation, knowledge: Knowledge) -> bool:
    status = knowledge.vocabulary.statuses.get(relation.assessment.status)
    return status is not None and status.holds == "no"


def _ranked(knowledge: Knowledge) -> list[Relation]:
    """Return the relations that can be steps, strongest first."""
    steps = (
        relation
        for relation in knowledge.relations.values()
        if not relation.negated
        and relation.finding != NO_DIFFERENCE
        and not _is_refuted(relation, knowledge)
        and relation.subject != relation.object
    )
    return sorted(steps, key=lambda one: strength(one, knowledge.sources, knowledge.vocabulary))
