"""The published graph: the same bytes for the same facts, and a way back."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.strategies import SOURCES, VOCABULARY, documents, projects, steady

from sphinx_concept_graph import load
from sphinx_concept_graph.core.graph import build_graph
from sphinx_concept_graph.core.linking import link
from sphinx_concept_graph.exchange.node_link import generate_node_link, publish_node_link

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx_concept_graph.core.facts import DocFacts
    from sphinx_concept_graph.core.graph import Graph
    from sphinx_concept_graph.core.knowledge import Knowledge

ABOUT = {"name": "Tea", "version": "1"}


def contents(graph: Graph) -> tuple[Any, Any, Any]:
    """Return all that a graph holds, in no order."""
    edges = {(a, b, key): data for a, b, key, data in graph.edges(keys=True, data=True)}
    return dict(graph.graph), dict(graph.nodes(data=True)), edges


@steady
@given(documents().flatmap(lambda f: st.tuples(st.just(f), st.permutations(list(f)))))
def test_the_same_facts_are_the_same_bytes(read: tuple[dict[str, DocFacts], list[str]]) -> None:
    """The text of the graph depends on the facts, not on what was read first."""
    facts, order = read
    one, other = (
        generate_node_link(build_graph(link({n: facts[n] for n in names}, VOCABULARY, SOURCES)))
        for names in (list(facts), order)
    )
    assert one == other


@steady
@given(projects())
def test_the_text_is_sorted(known: Knowledge) -> None:
    """Nodes stand in the order of their names, edges in that of their ends, keys in their own."""
    text = generate_node_link(build_graph(known, ABOUT))
    data = json.loads(text)
    nodes = [node["id"] for node in data["nodes"]]
    edges = [(edge["source"], edge["target"], edge["key"]) for edge in data["edges"]]
    assert (nodes, edges) == (sorted(set(nodes)), sorted(set(edges)))
    parts = (",\n", ": ")
    assert text == json.dumps(data, ensure_ascii=False, separators=parts, sort_keys=True) + "\n"


@steady
@given(projects())
def test_what_is_published_is_the_graph(known: Knowledge) -> None:
    """A build writes the text without networkx; it is the text that networkx's graph gives."""
    assert publish_node_link(known, ABOUT) == generate_node_link(build_graph(known, ABOUT))


@steady
@given(projects())
def test_the_graph_comes_back(known: Knowledge) -> None:
    """What networkx reads from the text is the graph that was written, attributes and all."""
    graph = build_graph(known, ABOUT)
    back = nx.node_link_graph(json.loads(generate_node_link(graph)), edges="edges")
    assert back.is_directed()
    assert back.is_multigraph()
    assert contents(back) == contents(graph)


@steady
@given(projects())
def test_order_of_making_does_not_matter(known: Knowledge) -> None:
    """Two graphs that hold the same are the same text, however they were put together."""
    graph = build_graph(known)
    mirrored: Graph = nx.MultiDiGraph()
    mirrored.add_nodes_from(reversed(list(graph.nodes(data=True))))
    mirrored.add_edges_from(reversed(list(graph.edges(keys=True, data=True))))
    assert generate_node_link(mirrored) == generate_node_link(graph)


def test_loading_is_reading_the_file(tmp_path: Path) -> None:
    """The package reads a published file into the graph it was made from."""
    graph: Graph = nx.MultiDiGraph(name="Tea")
    graph.add_node("thé", kind="concept", aliases=["茶"])
    graph.add_edge("thé", "thé", key="a", kind="relation", negated=True, finding="no-difference")
    graph.add_edge("thé", "thé", key="b", kind="relation", negated=False, finding="")
    path = tmp_path / "graph.json"
    path.write_text(generate_node_link(graph), encoding="utf-8")
    assert contents(load(path)) == contents(graph)
    assert contents(load(str(path))) == contents(graph)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "tea",
        "[]",
        "42",
        "null",
        "{}",
        '{"nodes": []}',
        '{"nodes": [1], "edges": []}',
        '{"nodes": 3, "edges": []}',
        '{"nodes": [{"id": "a"}], "edges": [{}]}',
    ],
)
def test_other_files_are_refused(tmp_path: Path, text: str) -> None:
    """A file that is no graph is a ValueError, whatever is wrong with it."""
    path = tmp_path / "graph.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ValueError):  # noqa: PT011 -- JSON's own error is one as well
        load(path)


def test_a_missing_file_is_an_oserror(tmp_path: Path) -> None:
    """A file that is not there is an error of the system."""
    with pytest.raises(FileNotFoundError):
        load(tmp_path / "graph.json")
