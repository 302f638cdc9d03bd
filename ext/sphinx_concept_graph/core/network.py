"""Chooses the concepts and relations of a figure that shows more than one concept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_concept_graph.core.assessing import strength
from sphinx_concept_graph.core.views import NetworkView

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx_concept_graph.core.choosing import Choice
    from sphinx_concept_graph.core.facts import GraphRequest
    from sphinx_concept_graph.core.knowledge import Knowledge, Linked
    from sphinx_concept_graph.core.lining import Liner
    from sphinx_concept_graph.core.values import Mention
    from sphinx_concept_graph.core.views import Ref

#: Concept -> number of steps from the centres, in the order in which they were found.
Steps = dict[str, int]


def network(request: GraphRequest, choice: Choice, lines: Liner) -> NetworkView:
    """Return the concepts within reach of the centres, and what is said between them.

    Relations nearer to the centres come first, then the stronger ones; what is above the maximum
    is counted.
    """
    known = lines.knowledge
    centres = _ids(request.centres, lines)
    depth = request.depth if request.depth >= 0 else int(len(centres) == 1)
    steps = _reached(centres, depth, choice, lines)
    steps |= dict.fromkeys(_ids(request.include, lines), 0)
    between = (one for one in _between(steps, choice, known) if _runs(one, request, steps))
    found = sorted(between, key=lambda one: _order(one, steps, known))
    kept = found[: request.maximum or None]
    ends = {id_ for one in kept for id_ in (one.relation.subject, one.relation.object)}
    shown = [id_ for id_, step in steps.items() if step == 0 or id_ in ends]
    return NetworkView(
        centres=centres,
        named=tuple(id_ for id_ in shown if steps[id_] == 0),
        gaps=tuple(ref for ref in _refs(request, lines) if not ref.id),
        is_apart=request.layout == "brackets",
        entries=tuple(lines.entry(id_, kept) for id_ in shown),
        hidden=len(found) - len(kept),
    )


def _refs(request: GraphRequest, lines: Liner) -> tuple[Ref, ...]:
    """Return what the names of a figure lead to, each once."""
    names = (*request.centres, *request.include)
    return tuple(dict.fromkeys(lines.referrer.mention(mention) for mention in names))


def _runs(linked: Linked, request: GraphRequest, steps: Steps) -> bool:
    """Tell whether a relation runs the way that is asked for, seen from the centres."""
    relation = linked.relation
    if not request.direction or relation.symmetric:
        return True
    start, end = steps[relation.subject], steps[relation.object]
    return start == end == 0 or (start < end if request.direction == "out" else end < start)


def _ids(mentions: Iterable[Mention], lines: Liner) -> tuple[str, ...]:
    found = (lines.referrer.mention(mention).id for mention in mentions)
    return tuple(dict.fromkeys(filter(None, found)))


def _reached(centres: Iterable[str], depth: int, choice: Choice, lines: Liner) -> Steps:
    steps: Steps = dict.fromkeys(centres, 0)
    border = list(steps)
    for step in range(1, depth + 1):
        found = {other for id_ in border for other in _around(id_, choice, lines)}
        border = sorted(found - steps.keys())
        steps |= dict.fromkeys(border, step)
    return steps


def _around(id_: str, choice: Choice, lines: Liner) -> Iterator[str]:
    """Yield the concepts one step from another."""
    for linked, end in lines.both_ways(id_):
        if linked.sound and choice.leads_on(linked, end):
            relation = linked.relation
            yield relation.object if end == "subject" else relation.subject


def _between(steps: Steps, choice: Choice, known: Knowledge) -> Iterator[Linked]:
    """Yield the relations between concepts that were reached, each once."""
    for id_ in steps:
        for linked in known.outgoing.get(id_, ()):
            relation = linked.relation
            if linked.sound and relation.object in steps and choice.wants(relation):
                yield linked


def _order(linked: Linked, steps: Steps, known: Knowledge) -> tuple[int, object]:
    relation = linked.relation
    near = min(steps[relation.subject], steps[relation.object])
    return near, strength(relation, known.sources, known.vocabulary)
