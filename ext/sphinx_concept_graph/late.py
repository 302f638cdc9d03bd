"""Writes nodes that live only while they are written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.writers.html5 import HTML5Translator


def write_and_release(translator: HTML5Translator, drawn: Iterable[nodes.Node]) -> None:
    """Let a translator write nodes, and each forget the one it stands in.

    ``walkabout`` of docutils formats two messages for every node that nobody reads, and Sphinx's
    dispatch looks up a method twice for each. Nodes that refer to each other in circles are found
    by the garbage collector alone, at a third of the time of a build; these have no circles left.
    """
    for node in drawn:
        _write(translator, node)


def _write(translator: HTML5Translator, node: nodes.Node) -> None:
    name = type(node).__name__
    visit = getattr(translator, f"visit_{name}", translator.unknown_visit)
    depart = getattr(translator, f"depart_{name}", translator.unknown_departure)
    try:
        visit(node)
        write_and_release(translator, node.children)
        depart(node)
    except nodes.SkipNode:
        pass
    finally:
        node.parent = None
