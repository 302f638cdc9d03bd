"""The directives that list: relations in a table, concepts, the vocabulary, the sources."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives

from sphinx_concept_graph.core.facts import (
    COLUMNS,
    DEFAULT_COLUMNS,
    HEALTH_SECTIONS,
    LIST_ORDERS,
    ORDERS,
    SECTIONS,
    HealthRequest,
    ListRequest,
    SourceRequest,
    TableRequest,
    VocabularyRequest,
)
from sphinx_concept_graph.core.letters import LETTERS_FORM, is_letters
from sphinx_concept_graph.directive_base import ConceptGraphDirective
from sphinx_concept_graph.nodes import (
    concept_health,
    concept_list,
    concept_sources,
    concept_table,
    concept_vocabulary,
)

if TYPE_CHECKING:
    from sphinx.util.typing import OptionSpec


class ListingDirective(ConceptGraphDirective):
    """What the listing directives share."""

    def letters(self) -> tuple[str, ...]:
        """Return the letters that titles may begin with; what names none is reported."""
        found = self.items("letters")
        for text in found:
            if not is_letters(text):
                self.report("notation", text=text, expected=LETTERS_FORM)
        return tuple(filter(is_letters, found))


class TableDirective(ListingDirective):
    """Lists relations in a table."""

    option_spec: ClassVar[OptionSpec] = {
        "subject": directives.unchanged,
        "object": directives.unchanged,
        "types": directives.unchanged,
        "predicates": directives.unchanged,
        "certainty": directives.unchanged,
        "status": directives.unchanged,
        "finding": directives.unchanged,
        "columns": directives.unchanged,
        "headings": directives.unchanged,
        "order": directives.unchanged,
        "letters": directives.unchanged,
        "caption": directives.unchanged,
        "name": directives.unchanged,
        "class": directives.class_option,
    }

    def make(self) -> list[nodes.Node]:
        """Return a table that waits for its body."""
        request = TableRequest(
            place=self.place,
            subjects=self.items("subject"),
            objects=self.items("object"),
            types=self.items("types"),
            predicates=self.items("predicates"),
            certainty=self.items("certainty"),
            status=self.items("status"),
            finding=self.items("finding"),
            columns=self.known("columns", COLUMNS),
            headings=self._headings(),
            order=next(iter(self.known("order", ORDERS)), ""),
            letters=self.letters(),
        )
        # A table as long as this one must be able to break over printed pages.
        classes = ["concept-table", "longtable", "colwidths-given", *self.options.get("class", [])]
        table = nodes.table("", *self._caption(), concept_table(fact=request), classes=classes)
        self.set_source_info(table)
        self.add_name(table)
        return [table]

    def _headings(self) -> tuple[str, ...]:
        """Return the headings of columns; one that has no column is reported."""
        found = self.items("headings")
        columns = len(self.items("columns")) or len(DEFAULT_COLUMNS)
        for text in found[columns:]:
            self.report("notation", text=text, expected="a heading for each column, and no more")
        return found[:columns]

    def _caption(self) -> list[nodes.Node]:
        caption = self.text("caption")
        if not caption:
            return []
        parsed, messages = self.parse_inline(caption)
        title = nodes.title(caption, "", *parsed, *messages)
        self.set_source_info(title)
        return [title]


class ListDirective(ListingDirective):
    """Lists concepts with their definitions."""

    option_spec: ClassVar[OptionSpec] = {
        "types": directives.unchanged,
        "order": directives.unchanged,
        "letters": directives.unchanged,
    }

    def make(self) -> list[nodes.Node]:
        """Return a placeholder."""
        request = ListRequest(
            place=self.place,
            types=self.items("types"),
            order=next(iter(self.known("order", LIST_ORDERS)), ""),
            letters=self.letters(),
        )
        node = concept_list(fact=request)
        self.set_source_info(node)
        return [node]


class VocabularyDirective(ListingDirective):
    """Prints the words of the vocabulary for readers."""

    option_spec: ClassVar[OptionSpec] = {
        "sections": directives.unchanged,
        "all": directives.flag,
    }

    def make(self) -> list[nodes.Node]:
        """Return a placeholder."""
        request = VocabularyRequest(
            place=self.place,
            sections=self.known("sections", SECTIONS),
            everything="all" in self.options,
        )
        node = concept_vocabulary(fact=request)
        self.set_source_info(node)
        return [node]


class HealthDirective(ListingDirective):
    """Lists what is thin or missing in the content, for those who write."""

    option_spec: ClassVar[OptionSpec] = {"sections": directives.unchanged}

    def make(self) -> list[nodes.Node]:
        """Return a placeholder."""
        sections = self.known("sections", HEALTH_SECTIONS)
        node = concept_health(fact=HealthRequest(place=self.place, sections=sections))
        self.set_source_info(node)
        return [node]


class SourceListDirective(ListingDirective):
    """Lists the sources in use, each with everything that rests on it."""

    option_spec: ClassVar[OptionSpec] = {"letters": directives.unchanged}

    def make(self) -> list[nodes.Node]:
        """Return a placeholder."""
        request = SourceRequest(place=self.place, letters=self.letters())
        node = concept_sources(fact=request)
        self.set_source_info(node)
        return [node]
