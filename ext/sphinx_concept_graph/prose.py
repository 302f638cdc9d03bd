"""Marks the text in which names of concepts are linked on their own, where a page wants that."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms import SphinxTransform

from sphinx_concept_graph.core.facts import Prose
from sphinx_concept_graph.nodes import (
    CLAIM_WORDS,
    concept_head,
    concept_mention,
    concept_prose,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.environment import BuildEnvironment

#: Field at the top of a page that says whether names are linked on it.
FIELD: Final = "concept-autolink"
#: Text in these is left alone: headings, captions, links, code, quotations, and what is not prose.
_CLOSED: Final = (
    nodes.Titular,
    nodes.caption,
    nodes.Referential,
    concept_mention,
    nodes.literal,
    nodes.math,
    nodes.FixedTextElement,
    nodes.Invisible,
    nodes.block_quote,
    nodes.attribution,
    nodes.docinfo,
    nodes.raw,
    nodes.problematic,
    nodes.system_message,
    addnodes.pending_xref,
    addnodes.desc_signature,
    addnodes.index,
    addnodes.toctree,
    addnodes.download_reference,
)


def is_wanted(env: BuildEnvironment, document: nodes.document) -> bool:
    """Tell whether names are linked on a page: its own field, otherwise the setting."""
    for field in document.findall(nodes.field):
        if isinstance(field.parent, nodes.docinfo) and field[0].astext() == FIELD:
            return field[1].astext().strip().lower() not in {"no", "false", "off", "0"}
    return bool(env.config.concept_autolink)


class MarkProse(SphinxTransform):
    """Wraps every stretch of open text in a placeholder."""

    # Quotation marks are typographic by now (750); domains collect next (850).
    default_priority = 849

    def apply(self, **_kwargs: Any) -> None:  # noqa: ANN401 -- the signature of docutils
        """Mark the text of a page that wants it."""
        if is_wanted(self.env, self.document):
            for text in list(_open_text(self.document)):
                text.parent.replace(text, concept_prose("", "", text))


def _open_text(node: nodes.Node) -> Iterator[nodes.Text]:
    if isinstance(node, nodes.Text):
        if node.strip():
            yield node
    elif not isinstance(node, _CLOSED) and not _is_claim(node):
        for child in node.children:
            yield from _open_text(child)


def _is_claim(node: nodes.Node) -> bool:
    return isinstance(node, nodes.paragraph) and CLAIM_WORDS in node["classes"]


def prose_of(document: nodes.document) -> tuple[Prose, ...]:
    """Return the marked text of a page, and the author's own references between it.

    Each placeholder learns its place in what is returned.
    """
    found: list[Prose] = []
    if next(document.findall(concept_prose), None) is not None:
        _walk(document, found, section=0, own=())
    return tuple(found)


def _walk(node: nodes.Node, found: list[Prose], *, section: int, own: tuple[str, ...]) -> None:
    if isinstance(node, concept_prose):
        node["index"] = len(found)
        found.append(Prose(section=section, text=node.astext(), own=own))
    elif isinstance(node, concept_mention):
        if node["kind"] == "concept":
            found.append(Prose(section=section, mention=node["target"]))
    else:
        heads = [child for child in node.children if isinstance(child, concept_head)]
        own = (*own, *(head["fact"].id for head in heads))
        # A section is known by how much text came before it.
        inside = len(found) + 1 if isinstance(node, nodes.section) else section
        for child in node.children:
            _walk(child, found, section=inside, own=own)
