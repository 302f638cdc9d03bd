"""Figures of several concepts: who is in, what is said between them, what a cap counts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from tests.strategies import (
    concept,
    linked,
    mention,
    projects,
    relation,
    steady,
    viewer,
)

from sphinx_concept_graph.core.choosing import Choice
from sphinx_concept_graph.core.facts import DocFacts, GraphRequest
from sphinx_concept_graph.core.network import network

if TYPE_CHECKING:
    from sphinx_concept_graph.core.knowledge import Knowledge
    from sphinx_concept_graph.core.views import NetworkView

KNOWN = linked(
    a=DocFacts(
        concepts=(
            concept("ketamine"),
            concept("nmda", "NMDA receptor", type="receptor"),
            concept("sleep", type="condition"),
            concept("neuron", type="topic"),
            concept("alone", type="topic"),
        ),
        relations=(
            relation("ketamine blocks nmda", supports="anis", certainty="high"),
            relation("ketamine treats sleep", supports="anis", certainty="low"),
            relation("nmda related-to neuron"),
            relation("sleep related-to nmda"),
        ),
    )
)


def drawn(*centres: str, known: Knowledge = KNOWN, **options: Any) -> NetworkView:  # noqa: ANN401
    """Return the figure of some concepts."""
    for name in ("include", "exclude"):
        options[name] = tuple(mention("concept", one) for one in options.get(name, ()))
    named = tuple(mention("concept", one) for one in centres)
    request = GraphRequest(centres=named, **options)
    lines = viewer(known).lines
    return network(request, Choice(request, lines.referrer), lines)


def told(view: NetworkView) -> set[str]:
    """Return the ids of the relations of a figure."""
    lines = (line for entry in view.entries for group in entry.groups for line in group.lines)
    return {line.relation_id for line in lines}


def names(view: NetworkView) -> list[str]:
    """Return the ids of the concepts of a figure."""
    return [entry.ref.id for entry in view.entries]


@pytest.mark.parametrize(
    ("centres", "options", "concepts"),
    [
        (["ketamine"], {}, ["ketamine", "nmda", "sleep"]),
        (["ketamine"], {"depth": 2}, ["ketamine", "nmda", "sleep", "neuron"]),
        (["ketamine"], {"depth": 0}, ["ketamine"]),
        (["ketamine", "alone"], {}, ["ketamine", "alone"]),
        (["ketamine", "sleep"], {"depth": 1}, ["ketamine", "sleep", "nmda"]),
        (["ketamine"], {"depth": 0, "include": ["neuron", "nmda"]}, ["ketamine", "neuron", "nmda"]),
        (["ketamine"], {"depth": 2, "exclude": ["nmda"]}, ["ketamine", "sleep"]),
        (["ketamine"], {"types": ("receptor",)}, ["ketamine", "nmda"]),
        (["ketamine"], {"predicates": ("treats",)}, ["ketamine", "sleep"]),
        (["ketamine"], {"certainty": "high"}, ["ketamine", "nmda"]),
        (["ketamine"], {"certainty": "low"}, ["ketamine", "nmda", "sleep"]),
        (["nmda"], {"direction": "in"}, ["nmda", "ketamine", "neuron", "sleep"]),
        (["nmda", "nmda", "moon"], {"depth": 1, "direction": "out"}, ["nmda", "neuron", "sleep"]),
    ],
)
def test_who_is_in(centres: list[str], options: dict[str, Any], concepts: list[str]) -> None:
    """Centres first, then what they reach; named concepts stay though nothing joins them."""
    assert names(drawn(*centres, **options)) == concepts


def test_relations_between_those_reached_are_told_once() -> None:
    """Neighbours are joined as well, each relation under its subject."""
    view = drawn("ketamine")
    assert told(view) == {
        "ketamine--blocks--nmda",
        "ketamine--treats--sleep",
        next(id_ for id_ in KNOWN.relations if "sleep" in id_ and "related" in id_),
    }
    assert view.hidden == 0


@pytest.mark.parametrize(
    ("direction", "ids"),
    [
        ("out", {"ketamine--blocks--nmda", "ketamine--treats--sleep"}),
        ("in", set()),
    ],
)
def test_relations_run_the_way_that_is_asked_for(direction: str, ids: set[str]) -> None:
    """Seen from the centre, relations lead away or towards it; what reads both ways stays."""
    view = drawn("ketamine", depth=1, direction=direction)
    assert {id_ for id_ in told(view) if "related-to" not in id_} == ids


def test_the_nearest_and_strongest_stay() -> None:
    """A cap leaves out what is far, then what is weak, and counts it."""
    view = drawn("ketamine", depth=2, maximum=1)
    assert told(view) == {"ketamine--blocks--nmda"}
    assert names(view) == ["ketamine", "nmda"]
    assert view.hidden == 3


@steady
@given(projects())
def test_every_figure_holds_together(known: Knowledge) -> None:
    """No relation twice, both ends drawn, no more than the cap, and all others counted."""
    lines = viewer(known).lines
    for facts in known.facts.values():
        for request in facts.graphs:
            view = network(request, Choice(request, lines.referrer), lines)
            found = [
                (entry.ref.id, line.other.id, line.relation_id)
                for entry in view.entries
                for group in entry.groups
                for line in group.lines
            ]
            ids = names(view)
            assert len(ids) == len(set(ids))
            assert len({id_ for *_, id_ in found}) == len(found)
            assert all(subject in ids and other in ids for subject, other, _ in found)
            assert not request.maximum or len(found) <= request.maximum
            assert set(view.centres) <= set(ids)
            assert view.hidden == 0 or len(found) == request.maximum
