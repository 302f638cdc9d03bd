"""The prose of the chapters, as paragraphs with what they cite."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes

from sphinx_concept_graph.nodes import CLAIM_WORDS, concept_mention, concept_verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.environment import BuildEnvironment

#: What stands outside the text: help, headings of tables, captions.
ASIDE = (nodes.table, nodes.caption, nodes.title, nodes.Admonition, addnodes.toctree)


@dataclass(frozen=True, kw_only=True)
class Passage:
    """One paragraph of a page: its words, and the words without the names of concepts."""

    page: str
    words: str
    plain: str
    sourced: bool
    #: True for the words of a claim, which are judged and not said.
    judged: bool

    @property
    def sentences(self) -> list[str]:
        """Return its sentences."""
        return [one for one in re.split(r"(?<=[.!?])\s+(?=[A-Z\u201c])", self.words) if one]


def passages(env: BuildEnvironment, page: str) -> Iterator[Passage]:
    """Yield the paragraphs of a page; a list counts as one with what it stands in."""
    for node in env.get_doctree(page).findall(nodes.paragraph):
        if _is_aside(node):
            continue
        yield Passage(
            page=page,
            words=_words(node, named=True),
            plain=_words(node, named=False),
            sourced=_cites(node) or _in_claim(node),
            judged=CLAIM_WORDS in node["classes"],
        )


def _is_aside(node: nodes.Node) -> bool:
    while node.parent is not None:
        node = node.parent
        if isinstance(node, ASIDE):
            return True
    return False


def _in_claim(node: nodes.Node) -> bool:
    """Tell whether a paragraph belongs to a claim or a relation, which has its sources."""
    while node.parent is not None:
        node = node.parent
        if isinstance(node, nodes.container) and set(node["classes"]) & {
            "concept-claim",
            "concept-statement",
        }:
            return True
        if type(node).__name__ == "concept_statement":
            return True
        if any(isinstance(child, concept_verdict) for child in node.children):
            return True
    return False


def _cites(node: nodes.Element) -> bool:
    kinds = {one["kind"] for one in node.findall(concept_mention)}
    return bool(kinds & {"source", "claim", "relation"})


def _words(node: nodes.Element, *, named: bool) -> str:
    """Return the words of a paragraph without its citations."""
    parts = []
    for leaf in node.findall(nodes.Text):
        mention = next((up for up in _above(leaf) if isinstance(up, concept_mention)), None)
        if mention is not None and mention["kind"] == "source":
            continue
        is_name = mention is not None and mention["kind"] == "concept"
        parts.append("it" if is_name and not named else leaf.astext())
    text = re.sub(r"\s*\(\s*[;,\s]*\)", "", "".join(parts))
    return " ".join(text.split())


def _above(leaf: nodes.Node) -> Iterator[nodes.Node]:
    node = leaf
    while node.parent is not None and not isinstance(node, nodes.paragraph):
        node = node.parent
        yield node
