"""Read-time transforms: what directives and roles cannot decide before the tree is finished."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms import SphinxTransform

from sphinx_concept_graph.core.issues import Issue
from sphinx_concept_graph.nodes import concept_head, concept_mention, concept_verdict

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_concept_graph.domain import ConceptDomain

#: After docutils' own checks of transitions (830), before domains collect (850).
_PRIORITY = 840
_INVISIBLE = (nodes.comment, nodes.target, nodes.substitution_definition, addnodes.index)


class PlaceEntries(SphinxTransform):
    """Makes an entry a box where a section cannot stand, and sets off the prose after it."""

    default_priority = _PRIORITY

    def apply(self, **_kwargs: Any) -> None:  # noqa: ANN401 -- the signature of docutils
        """Look at every entry of the finished tree."""
        heads = list(self.document.findall(concept_head))
        self._know_former_ids(heads)
        for head in heads:
            entry = head.parent
            if not isinstance(entry, nodes.section):
                continue
            if isinstance(entry.parent, (nodes.document, nodes.section, addnodes.only)):
                _set_off(entry)
            else:
                self._make_box(entry, head)

    def _know_former_ids(self, heads: Iterable[nodes.Element]) -> None:
        """Let former ids lead here, unless something on the page has them now."""
        verdicts = self.document.findall(concept_verdict)
        places = [(head.parent, "concept", head["fact"]) for head in heads]
        places += [(_before(verdict.parent), "claim", verdict["fact"]) for verdict in verdicts]
        for node, kind, fact in places:
            for id_ in (f"{kind}-{former}" for former in fact.formerly):
                if id_ not in self.document.ids:
                    node["ids"].append(id_)
                    self.document.ids[id_] = node

    def _make_box(self, entry: nodes.section, head: concept_head) -> None:
        domain: ConceptDomain = self.env.domains["concept"]  # type: ignore[assignment]
        fact = head["fact"]
        values = (("id", fact.id),)
        domain.note_issue(Issue(kind="section", place=fact.place, values=values))
        box = nodes.container(classes=["concept", "concept-box"])
        target = nodes.target(ids=list(entry["ids"]))
        for id_ in entry["ids"]:
            self.document.ids[id_] = target
        box += [target, *(_unsectioned(child) for child in entry.children)]
        # Not replace_self, which gives the ids to the box as well.
        entry.parent.replace(entry, box)


def _before(node: nodes.Element) -> nodes.Element:
    """Return the sibling before a node: the target of a claim's box."""
    return node.parent[node.parent.index(node) - 1]  # type: ignore[return-value]


def _unsectioned(node: nodes.Node) -> nodes.Node:
    """Return a child of a section as it may stand in a box: headings become rubrics."""
    if isinstance(node, nodes.title):
        return nodes.rubric(node.rawsource, "", *node.children)
    if isinstance(node, nodes.section):
        return nodes.container("", *(_unsectioned(child) for child in node.children))
    return node


def _set_off(entry: nodes.section) -> None:
    """Put a transition between an entry and prose that follows it at the same level."""
    parent = entry.parent
    following: Iterable[nodes.Node] = parent.children[parent.index(entry) + 1 :]
    visible = next((node for node in following if not isinstance(node, _INVISIBLE)), None)
    if visible is None or isinstance(visible, (nodes.section, nodes.transition)):
        return
    parent.insert(parent.index(visible), nodes.transition())


class NamesInTitles(SphinxTransform):
    """Turns mentions in titles into Sphinx's own references, which tables of contents know."""

    default_priority = _PRIORITY + 1

    def apply(self, **_kwargs: Any) -> None:  # noqa: ANN401
        """Replace them; they are collected as mentions all the same."""
        for mention in list(self.document.findall(concept_mention)):
            if isinstance(mention.parent, (nodes.title, nodes.rubric)):
                mention.replace_self(_pending(mention, self.env.docname))


def _pending(mention: concept_mention, docname: str) -> addnodes.pending_xref:
    return addnodes.pending_xref(
        mention.rawsource,
        nodes.inline("", "", *mention.children),
        refdomain="concept",
        reftype=mention["kind"],
        reftarget=mention["target"],
        refexplicit=mention["explicit"],
        refdoc=docname,
        refwarn=False,
        line=mention["line"],
        path=mention["path"],
    )
