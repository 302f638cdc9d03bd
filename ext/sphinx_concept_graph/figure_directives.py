"""The directives that draw a concept's relations, or what lies between two concepts."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives

from sphinx_concept_graph.core.facts import DIRECTIONS, LAYOUTS, GraphRequest, PathRequest
from sphinx_concept_graph.core.notation import PATH_FORM, NotationError, parse_path, split_list
from sphinx_concept_graph.core.values import Mention
from sphinx_concept_graph.directive_base import ConceptGraphDirective, gap_paragraph
from sphinx_concept_graph.nodes import concept_figure, concept_path

if TYPE_CHECKING:
    from sphinx.util.typing import OptionSpec


class GraphDirective(ConceptGraphDirective):
    """Draws the relations of one concept, or of several."""

    optional_arguments = 1
    argument_form = "a concept"
    option_spec: ClassVar[OptionSpec] = {
        "depth": directives.nonnegative_int,
        "types": directives.unchanged,
        "predicates": directives.unchanged,
        "certainty": directives.unchanged,
        "direction": directives.unchanged,
        "include": directives.unchanged,
        "exclude": directives.unchanged,
        "layout": directives.unchanged,
        "maximum": directives.nonnegative_int,
        "caption": directives.unchanged,
        "alt": directives.unchanged,
        "name": directives.unchanged,
        "class": directives.class_option,
    }

    def make(self) -> list[nodes.Node]:
        """Return a figure that waits for its drawing."""
        centres = self._concepts(self.arguments[0])
        if not centres:
            self.report("notation", text=self.arguments[0], expected=self.argument_form)
            return [gap_paragraph(self.arguments[0])]
        request = GraphRequest(
            centres=centres,
            depth=self.options.get("depth", -1),
            types=self.items("types"),
            predicates=self.items("predicates"),
            certainty=self.text("certainty"),
            direction=next(iter(self.known("direction", DIRECTIONS)), ""),
            include=self._concepts(self.text("include")),
            exclude=self._concepts(self.text("exclude")),
            layout=next(iter(self.known("layout", LAYOUTS)), ""),
            maximum=self.options.get("maximum", self.config.concept_figure_maximum),
            alt=self.text("alt"),
        )
        figure = nodes.figure("", concept_figure(fact=request))
        figure["classes"] += ["concept-figure", *self.options.get("class", [])]
        self.set_source_info(figure)
        if caption := self.text("caption"):
            parsed, messages = self.parse_inline(caption)
            node = nodes.caption(caption, "", *parsed, *messages)
            self.set_source_info(node)
            figure += node
        self.add_name(figure)
        return [figure]

    def _concepts(self, text: str) -> tuple[Mention, ...]:
        """Return the concepts that a list names, each name once."""
        place = self.place
        names = dict.fromkeys(split_list(text))
        return tuple(Mention(kind="concept", target=name, place=place) for name in names)


class PathDirective(ConceptGraphDirective):
    """Shows how two concepts are connected."""

    optional_arguments = 1
    argument_form = PATH_FORM
    option_spec: ClassVar[OptionSpec] = {"maximum": directives.positive_int}

    def make(self) -> list[nodes.Node]:
        """Return a placeholder."""
        try:
            start, goal = parse_path(self.arguments[0])
        except NotationError as error:
            self.report("notation", text=error.text, expected=error.expected)
            return [gap_paragraph(self.arguments[0])]
        place = self.place
        request = PathRequest(
            start=Mention(kind="concept", target=start, place=place),
            goal=Mention(kind="concept", target=goal, place=place),
            maximum=self.options.get("maximum", 1),
        )
        node = concept_path(fact=request)
        self.set_source_info(node)
        return [node]
