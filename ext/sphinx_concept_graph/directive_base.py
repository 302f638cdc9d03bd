"""What all directives share: places, issues, option texts, ids."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, Any, ClassVar, Final

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.util.docutils import SphinxDirective

from sphinx_concept_graph.core.issues import Issue
from sphinx_concept_graph.core.notation import EVIDENCE_FORM, parse_evidence, split_list
from sphinx_concept_graph.core.values import Assessment, Place

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx_concept_graph.core.issues import IssueKind
    from sphinx_concept_graph.core.values import Evidence
    from sphinx_concept_graph.domain import ConceptDomain


_FIELD: Final = re.compile(r":([\w-]+):(?= |$)")
OPTIONS_FORM: Final = "options on the lines below the first, with no empty line between"


class OpenOptions(dict[str, "Callable[[str], Any]"]):
    """Options with room for the qualifiers, which only the vocabulary knows."""

    def __missing__(self, _name: str) -> Callable[[str], Any]:
        """Take any other option as text."""
        return directives.unchanged


class ConceptGraphDirective(SphinxDirective):
    """What all directives share: places, issues and option texts."""

    #: Directives that have it say themselves that it is missing: docutils would drop their body.
    argument_form: ClassVar[str] = ""
    final_argument_whitespace = True

    def run(self) -> list[nodes.Node]:
        """Make the nodes, or show what is missing and keep the body."""
        if self.argument_form and not self.arguments:
            self.report("notation", text=f".. {self.name}::", expected=self.argument_form)
            return [gap_paragraph(self.name), *self.parse_content_to_nodes()]
        return self.make()

    def make(self) -> list[nodes.Node]:
        """Return the nodes of the directive."""
        raise NotImplementedError

    @property
    def domain(self) -> ConceptDomain:
        """Return the domain of the build."""
        domain: ConceptDomain = self.env.domains["concept"]  # type: ignore[assignment]
        return domain

    @property
    def place(self) -> Place:
        """Return where the directive is written."""
        source, line = self.get_source_info()
        return place_of(self.env, source, line)

    def report(self, kind: IssueKind, **values: str) -> None:
        """Note an issue at the place of the directive."""
        issue = Issue(kind=kind, place=self.place, values=tuple(values.items()))
        self.domain.note_issue(issue)

    def text(self, option: str) -> str:
        """Return an option as one line of text."""
        return " ".join((self.options.get(option) or "").split())

    def items(self, option: str) -> tuple[str, ...]:
        """Return an option as a list."""
        return split_list(self.options.get(option) or "")

    def assessment(self) -> Assessment:
        """Return evidence, certainty and status; what cannot be read is reported and left out."""
        supports = self._evidence("supports")
        return Assessment(
            evidence=supports + self._evidence("disputes"),
            certainty=self.text("certainty"),
            status=self.text("status"),
        )

    def _evidence(self, stance: Any) -> tuple[Evidence, ...]:  # noqa: ANN401 -- one of two literals
        found: dict[str, Evidence] = {}
        for item in parse_evidence(self.options.get(stance) or "", stance):
            if not item.readable:
                self.report("notation", text=item.source, expected=EVIDENCE_FORM)
            if found.setdefault(item.source, item) is not item:
                self.report("duplicate_source", name=item.source)
        return tuple(found.values())

    def check_body(self) -> None:
        """Report options that an empty line has made part of the body."""
        found = _FIELD.match(self.content[0]) if self.content else None
        if found and found[1] in (self.option_spec or {}):
            self.report("notation", text=found[0], expected=OPTIONS_FORM)

    def free_id(self, wanted: str, node: nodes.Element) -> str:
        """Give the node an id that nothing else on the page has, and return it."""
        found, number = wanted, 1
        while found in self.state.document.ids:
            number += 1
            found = f"{wanted}-{number}"
        node["ids"].append(found)
        self.state.document.ids[found] = node
        return found


def gap_paragraph(text: str) -> nodes.paragraph:
    """Return what a reader sees of something that cannot be read."""
    words = f"{' '.join(text.split())} [?]"
    return nodes.paragraph("", "", nodes.inline("", words, classes=["concept-gap"]))


def place_of(env: Any, source: str | None, line: int | None) -> Place:  # noqa: ANN401
    """Return the place of a source line; included files are named relative to the sources."""
    own = str(env.doc2path(env.docname))
    path = ""
    if source and source != own:
        # docutils names included files as seen from the working directory.
        path = os.path.relpath(source.partition(":docstring")[0], env.srcdir)
    return Place(docname=env.docname, line=line or 0, path=path)
