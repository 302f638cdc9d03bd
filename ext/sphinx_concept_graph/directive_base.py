"""What all directives share: places, issues, option texts, ids."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from docutils.parsers.rst import directives
from sphinx.util.docutils import SphinxDirective

from sphinx_concept_graph.core.issues import Issue
from sphinx_concept_graph.core.notation import EVIDENCE_FORM, parse_evidence, split_list
from sphinx_concept_graph.core.values import Assessment, Place

if TYPE_CHECKING:
    from collections.abc import Callable

    from docutils import nodes

    from sphinx_concept_graph.core.issues import IssueKind
    from sphinx_concept_graph.core.values import Evidence
    from sphinx_concept_graph.domain import ConceptDomain


class OpenOptions(dict[str, "Callable[[str], Any]"]):
    """Options with room for the qualifiers, which only the vocabulary knows."""

    def __missing__(self, _name: str) -> Callable[[str], Any]:
        """Take any other option as text."""
        return directives.unchanged


class ConceptGraphDirective(SphinxDirective):
    """What all directives share: places, issues and option texts."""

    final_argument_whitespace = True

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
        found = parse_evidence(self.options.get(stance) or "", stance)
        for item in found:
            if not item.readable:
                self.report("notation", text=item.source, expected=EVIDENCE_FORM)
        return found

    def free_id(self, wanted: str, node: nodes.Element) -> str:
        """Give the node an id that nothing else on the page has, and return it."""
        found, number = wanted, 1
        while found in self.state.document.ids:
            number += 1
            found = f"{wanted}-{number}"
        node["ids"].append(found)
        self.state.document.ids[found] = node
        return found


def place_of(env: Any, source: str | None, line: int | None) -> Place:  # noqa: ANN401
    """Return the place of a source line; included files are named relative to the sources."""
    own = str(env.doc2path(env.docname))
    path = ""
    if source and source != own:
        # docutils names included files as seen from the working directory.
        path = os.path.relpath(source.partition(":docstring")[0], env.srcdir)
    return Place(docname=env.docname, line=line or 0, path=path)
