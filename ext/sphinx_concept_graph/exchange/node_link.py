"""The graph as node-link JSON: what a build publishes as ``graph.json``, and the way back."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import networkx as nx

if TYPE_CHECKING:
    import os

    from sphinx_concept_graph.core.graph import Graph


def generate_node_link(graph: Graph) -> str:
    """Return the graph as JSON text: nodes and edges sorted, the same bytes for the same graph."""
    data: dict[str, Any] = nx.node_link_data(graph, edges="edges")
    data["nodes"].sort(key=lambda node: node["id"])
    data["edges"].sort(key=lambda edge: (edge["source"], edge["target"], edge["key"]))
    return json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def read_node_link(path: str | os.PathLike[str]) -> Graph:
    """Read a ``graph.json``; raises ``OSError`` and ``ValueError`` for files that are none."""
    data = json.loads(Path(path).read_text(encoding="utf-8"))
    try:
        graph: Graph = nx.node_link_graph(data, directed=True, multigraph=True, edges="edges")
    except (AttributeError, LookupError, TypeError) as error:
        raise ValueError(f"{path} is not a node-link graph: {error!r}") from error
    return graph
