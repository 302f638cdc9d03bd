"""The post-transforms: they draw late, when all that a page shows is known."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinx_concept_graph.nodes import PLACEHOLDERS

if TYPE_CHECKING:
    from sphinx_concept_graph.domain import ConceptDomain


class DrawConcepts(SphinxPostTransform):
    """Draws late: until here an entry is two nodes, whatever is said of it."""

    # After the transforms that walk every node of a page, up to Sphinx's on code (400, 401);
    # before those of themes, such as furo's on tables (500).
    default_priority = 450

    def is_supported(self) -> bool:
        """Leave LaTeX to the one below."""
        domain: ConceptDomain = self.env.domains["concept"]  # type: ignore[assignment]
        return domain.builder.format != "latex"

    def run(self, **_kwargs: Any) -> None:  # noqa: ANN401 -- the signature of Sphinx
        """Replace every placeholder; builders of one document bring those of many pages."""
        found: dict[str, list[nodes.Element]] = {}
        for node in self.document.findall(nodes.Element):
            if isinstance(node, PLACEHOLDERS):
                found.setdefault(node["docname"], []).append(node)
        domain: ConceptDomain = self.env.domains["concept"]  # type: ignore[assignment]
        if found:
            self._draw(found, domain)
        if domain.builder.format == "man":
            _open_boxes(self.document)

    def _draw(self, found: dict[str, list[nodes.Element]], domain: ConceptDomain) -> None:
        # Loads late: most builds of most projects draw nothing.
        from sphinx_concept_graph.drawing import Pen  # noqa: PLC0415
        from sphinx_concept_graph.page_drawing import DrawnPage  # noqa: PLC0415

        numbers = count(1)
        for docname, placeholders in found.items():
            pen = Pen(domain.builder, docname, numbers)
            DrawnPage(domain.view(docname), pen, self.env).draw(placeholders)


class DrawConceptsEarly(DrawConcepts):
    """For LaTeX, whose transforms (from 400 on) make footnotes of the links that are drawn."""

    # Before Sphinx resolves references (10).
    default_priority = 5

    def is_supported(self) -> bool:
        """Leave all else to the one above."""
        return not super().is_supported()


class KeepIdsUnique(SphinxPostTransform):
    """Takes the ids of our tables back from the boxes that themes such as furo put around them."""

    formats = ("html",)
    # After the themes' own transforms, which come at 500.
    default_priority = 900

    def run(self, **_kwargs: Any) -> None:  # noqa: ANN401
        """Leave the ids on the tables, whose permalinks need them."""
        for table in self.document.findall(nodes.table):
            if "concept-table" in table["classes"] and isinstance(table.parent, nodes.container):
                kept = [id_ for id_ in table.parent["ids"] if id_ not in table["ids"]]
                table.parent["ids"] = kept


def _open_boxes(document: nodes.document) -> None:
    """Take the boxes of statements and claims away: the man writer runs them into what precedes."""
    for box in list(document.findall(nodes.container)):
        if {"concept-statement", "concept-claim"} & set(box["classes"]):
            box.replace_self(box.children)
