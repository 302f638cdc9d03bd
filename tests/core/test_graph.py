"""The graph: what it holds, in one order, in values that JSON can hold."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st
from tests.strategies import (
    SOURCES,
    VOCABULARY,
    assessment,
    claim,
    concept,
    documents,
    linked,
    projects,
    relation,
    steady,
)

from sphinx_concept_graph.core.facts import DocFacts
from sphinx_concept_graph.core.graph import build_graph
from sphinx_concept_graph.core.linking import link
from sphinx_concept_graph.core.values import Assessment

if TYPE_CHECKING:
    from sphinx_concept_graph.core.knowledge import Knowledge

DOCUMENT = DocFacts(
    concepts=(concept("sleep"), concept("ketamine", aliases=("KET",), xrefs=("MESH:D1",))),
    relations=(
        relation(
            "ketamine not treats sleep",
            supports="berman; anis [dish]",
            disputes="evans",
            certainty="low",
            status="contested",
            finding="no-difference",
            qualifiers={"jurisdiction": "Peru", "dose": "5 mg"},
        ),
        relation("ketamine treats moon"),
    ),
    claims=(
        claim(
            "heals",
            about=("sleep", "moon"),
            states=("ketamine not treats sleep",),
            assessment=assessment("chen; nobody", "chen", status="contested"),
        ),
    ),
)
ID = "ketamine--not--treats--sleep--dose.5-mg--jurisdiction.peru"


def test_things_are_nodes_of_their_kinds() -> None:
    """Concepts, claims and sources are nodes, told apart by kind and name, in one order."""
    graph = build_graph(linked(a=DOCUMENT))
    kinds = {node: kind for node, kind in graph.nodes(data="kind") if kind != "source"}
    assert kinds == {"ketamine": "concept", "sleep": "concept", "claim:heals": "claim"}
    assert [node for node in graph if node.startswith("source:")] == [
        f"source:{k}" for k in SOURCES
    ]
    assert graph.nodes["ketamine"] == {
        "kind": "concept",
        "title": "Ketamine",
        "type": "drug",
        "aliases": ["KET"],
        "xrefs": ["MESH:D1"],
        "date": "",
        "definition": "",
        "formerly": [],
        "docname": "a",
        "anchor": "concept-ketamine",
    }


def test_a_relation_keeps_all_its_axes() -> None:
    """Polarity, finding, evidence, certainty, status and level are attributes of their own."""
    graph = build_graph(linked(a=DOCUMENT))
    found = graph.edges["ketamine", "sleep", ID]
    expected = {
        "kind": "relation",
        "predicate": "treats",
        "negated": True,
        "finding": "no-difference",
        "symmetric": False,
        "qualifiers": ["dose=5 mg", "jurisdiction=Peru"],
        "supports": ["berman", "anis"],
        "supports_study_types": ["mouse", "dish"],
        "disputes": ["evans"],
        "disputes_study_types": [""],
        "certainty": "low",
        "status": "contested",
        "shown_only_in": "animal-cell",
        "docname": "a",
        "anchor": f"relation-{ID}",
    }
    assert {key: found[key] for key in expected} == expected


def test_claims_are_joined_to_concepts_and_sources() -> None:
    """A claim has edges to what it is about and from what supports or disputes it."""
    graph = build_graph(linked(a=DOCUMENT))
    assert [(a, b, kind) for a, b, kind in graph.edges(data="kind") if kind != "relation"] == [
        ("claim:heals", "sleep", "about"),
        ("source:chen", "claim:heals", "supports"),
        ("source:chen", "claim:heals", "disputes"),
    ]
    assert graph.nodes["claim:heals"]["states"] == [ID]


def test_the_graph_says_what_it_is_told() -> None:
    """The attributes that are passed are those of the graph."""
    graph = build_graph(linked(a=DOCUMENT), {"name": "Tea", "version": "1"})
    assert graph.graph == {"name": "Tea", "version": "1"}


def test_nothing_assessed_is_empty() -> None:
    """Without evidence each axis is there and empty."""
    graph = build_graph(
        linked(
            a=DocFacts(concepts=(concept("a"), concept("b")), relations=(relation("a treats b"),))
        )
    )
    found = graph.edges["a", "b", "a--treats--b"]
    assert not any(found[key] for key in ("supports", "disputes", "certainty", "status", "finding"))
    assert Assessment() == Assessment(evidence=(), certainty="", status="")


@steady
@given(documents().flatmap(lambda f: st.tuples(st.just(f), st.permutations(list(f)))))
def test_the_graph_has_one_order(read: tuple[dict[str, DocFacts], list[str]]) -> None:
    """Nodes and edges stand in the same order whatever was read first; concepts are sorted."""
    facts, order = read
    one = build_graph(link(facts, VOCABULARY, SOURCES))
    other = build_graph(link({name: facts[name] for name in order}, VOCABULARY, SOURCES))
    assert list(one.nodes(data=True)) == list(other.nodes(data=True))
    assert list(one.edges(keys=True, data=True)) == list(other.edges(keys=True, data=True))
    found = [node for node, kind in one.nodes(data="kind") if kind == "concept"]
    assert found == sorted(found)


@steady
@given(projects())
def test_attributes_are_plain(known: Knowledge) -> None:
    """Every attribute is a text, a number, a truth value or a list of these, and JSON keeps it."""
    graph = build_graph(known)
    held = [*(d for _, d in graph.nodes(data=True)), *(d for *_, d in graph.edges(data=True))]
    for attributes in held:
        for value in attributes.values():
            items = value if isinstance(value, list) else [value]
            assert all(isinstance(item, str | int | float | bool) for item in items)
        assert json.loads(json.dumps(attributes)) == attributes


@steady
@given(projects())
def test_every_relation_is_one_edge(known: Knowledge) -> None:
    """Each relation is one edge under its id, negation and finding as written."""
    graph = build_graph(known)
    edges = {
        key: (subject, object_, data["negated"], data["finding"])
        for subject, object_, key, data in graph.edges(keys=True, data=True)
        if data["kind"] == "relation"
    }
    assert edges == {
        id_: (r.subject, r.object, r.negated, r.finding) for id_, r in known.relations.items()
    }
