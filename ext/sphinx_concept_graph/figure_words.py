"""Says in words, below a drawing, what it shows; on a page readers can fold them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from docutils import nodes

from sphinx_concept_graph.cards import draw_groups
from sphinx_concept_graph.drawing import bullets, paragraph
from sphinx_concept_graph.messages import _
from sphinx_concept_graph.nodes import concept_fold

if TYPE_CHECKING:
    from sphinx.writers.html5 import HTML5Translator

    from sphinx_concept_graph.core.views import NetworkView, Ref
    from sphinx_concept_graph.drawing import Pen

#: Words of so many relations stand open below a drawing; more begin folded.
_MANY_LINES: Final = 8


def draw_entries(view: NetworkView, pen: Pen) -> nodes.Element:
    """Return the relations of a figure of several concepts in words, subject by subject."""
    met = {line.other.id for one in view.entries for group in one.groups for line in group.lines}
    items = [
        [
            paragraph(nodes.strong("", "", *pen.linked_with_page(one.ref))),
            draw_groups(one.groups, pen),
        ]
        for one in view.entries
        if one.groups
    ]
    items += [
        _alone(one.ref, pen) for one in view.entries if not one.groups and one.ref.id not in met
    ]
    items += [[paragraph(pen.link(ref))] for ref in view.gaps]
    words = bullets(items, classes=["concept-entries"])
    if not view.hidden:
        return words
    left_out = _("Relations left out: %(count)d") % {"count": view.hidden}
    note = paragraph(nodes.Text(left_out), classes=["concept-cut"])
    return nodes.container("", words, note, classes=["concept-entries"])


def _alone(ref: Ref, pen: Pen) -> list[nodes.Element]:
    """Return a concept that nothing joins to the others."""
    words = nodes.Text(_(": no relation to the others is shown."))
    return [paragraph(nodes.strong("", "", *pen.linked_with_page(ref)), words)]


def folded(words: nodes.Element, count: int, pen: Pen) -> nodes.Element:
    """Return the words below a drawing; on a page readers can fold them, and many begin folded."""
    if not pen.folds:
        return words
    summary = _("Relations in words: %(count)d") % {"count": count}
    return concept_fold("", words, summary=summary, open=count <= _MANY_LINES)


def html_visit_fold(self: HTML5Translator, node: concept_fold) -> None:
    """Begin what can be folded."""
    state = " open" if node["open"] else ""
    summary = self.encode(node["summary"])
    self.body.append(f'<details class="concept-fold"{state}>\n<summary>{summary}</summary>\n')


def html_depart_fold(self: HTML5Translator, _node: concept_fold) -> None:
    """End it."""
    self.body.append("</details>\n")
