"""The graph as node-link JSON: what a build publishes as ``graph.json``, and the way back."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx_concept_graph.core.graph import Edge, Node, graph_edges, graph_nodes

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable, Mapping

    from sphinx_concept_graph.core.graph import Graph
    from sphinx_concept_graph.core.knowledge import Knowledge


def generate_node_link(graph: Graph) -> str:
    """Return a graph as JSON text: nodes and edges sorted, the same bytes for the same graph."""
    nodes = (Node(name, about) for name, about in graph.nodes(data=True))
    edges = (Edge(*edge) for edge in graph.edges(keys=True, data=True))
    return _text(nodes, edges, graph.graph)


def publish_node_link(knowledge: Knowledge, attributes: Mapping[str, str]) -> str:
    """Return the text of the graph that knowledge makes, without making it.

    A build publishes with every edit; networkx would take longer to load than all of this takes.
    """
    return _text(graph_nodes(knowledge), graph_edges(knowledge), attributes)


def _text(nodes: Iterable[Node], edges: Iterable[Edge], attributes: Mapping[str, Any]) -> str:
    by_name = {name: {**known, "id": name} for name, known in nodes}
    by_ends = {
        edge[:3]: {**edge.attributes, "source": edge.source, "target": edge.target, "key": edge.key}
        for edge in edges
    }
    data = {
        "directed": True,
        "edges": [by_ends[ends] for ends in sorted(by_ends)],
        "graph": dict(attributes),
        "multigraph": True,
        "nodes": [by_name[name] for name in sorted(by_name)],
    }
    # One value a line, for those who compare; to indent would take 20 times as long.
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",\n", ": ")) + "\n"


def read_node_link(path: str | os.PathLike[str]) -> Graph:
    """Read a ``graph.json``; raises ``OSError`` and ``ValueError`` for files that are none."""
    import networkx as nx  # noqa: PLC0415 -- loads late: a build writes without it

    data = json.loads(Path(path).read_text(encoding="utf-8"))
    try:
        graph: Graph = nx.node_link_graph(data, directed=True, multigraph=True, edges="edges")
    except (AttributeError, LookupError, TypeError) as error:
        raise ValueError(f"{path} is not a node-link graph: {error!r}") from error
    return graph
