"""Sphinx extension: concepts, typed relations and claims with evidence, drawn and published."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import os

    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

    from sphinx_concept_graph.core.graph import Graph

__version__ = "0.1.0"

__all__ = ["__version__", "load", "setup"]


def load(path: str | os.PathLike[str]) -> Graph:
    """Read a published ``graph.json`` into a ``networkx.MultiDiGraph``."""
    from sphinx_concept_graph.exchange.node_link import read_node_link  # noqa: PLC0415

    return read_node_link(path)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the extension with Sphinx."""
    # Imported here so that the core can be used without Sphinx.
    from sphinx_concept_graph.registration import register  # noqa: PLC0415

    return register(app)
