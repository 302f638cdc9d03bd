"""What all directives share: places, issues, option texts, ids."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, Any, ClassVar, Final

from docutils import nodes
from docutils.parsers.rst.states import RSTState
from docutils.statemachine import StringList
from sphinx.util.docutils import SphinxDirective

from sphinx_concept_graph.core.issues import Issue
from sphinx_concept_graph.core.notation import EVIDENCE_FORM, parse_evidence, split_list
from sphinx_concept_graph.core.option_lines import (
    count_option_lines,
    read_option_lines,
    unquoted,
)
from sphinx_concept_graph.core.values import Assessment, Place

if TYPE_CHECKING:
    from collections.abc import Collection

    from sphinx_concept_graph.core.issues import IssueKind
    from sphinx_concept_graph.core.values import Evidence
    from sphinx_concept_graph.domain import ConceptDomain


_FIELD: Final = re.compile(r":([\w-]+):(?= |$)")
#: Options that assess a statement, and what one without them is: most books have many of these.
ASSESSED: Final = frozenset({"supports", "disputes", "certainty", "status"})
UNASSESSED: Final = Assessment()
#: Where the path of the document being read is kept.
OWN_PATH: Final = "concept:path"
OPTIONS_FORM: Final = "options on the lines below the first, with no empty line between"
BODY_FORM: Final = "an empty line between the options and the text"
ONCE: Final = "each option once"
YAML_FORM: Final = "one option and its text on each line"


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

    @classmethod
    def known_options(cls) -> tuple[str, ...]:
        """Return the names of the options."""
        return tuple(cls.option_spec or ())

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

    def known(self, option: str, allowed: Collection[str]) -> tuple[str, ...]:
        """Return an option as a list; words that are not allowed are reported and left out."""
        found = self.items(option)
        for name in found:
            if name not in allowed:
                self.report("notation", text=name, expected=", ".join(allowed))
        return tuple(name for name in found if name in allowed)

    def assessment(self) -> Assessment:
        """Return evidence, certainty and status; what cannot be read is reported and left out."""
        if not self.options.keys() & ASSESSED:
            return UNASSESSED
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

    def free_id(self, wanted: str, node: nodes.Element) -> str:
        """Give the node an id that nothing else on the page has, and return it."""
        found, number = wanted, 1
        while found in self.state.document.ids:
            number += 1
            found = f"{wanted}-{number}"
        node["ids"].append(found)
        self.state.document.ids[found] = node
        return found


class StatementDirective(ConceptGraphDirective):
    """What concepts, relations and claims share: they read their option lines themselves.

    A book has thousands of them. docutils would build a parser of 15 states for the options of
    each, a third of the time that reading takes, and throw away what it does not know.
    """

    has_content = True
    optional_arguments = 1
    option_spec = None
    option_names: ClassVar[tuple[str, ...]] = ()
    #: True where the vocabulary may know more options.
    is_open: ClassVar[bool] = False

    @classmethod
    def known_options(cls) -> tuple[str, ...]:
        """Return the names of the options."""
        return cls.option_names

    def run(self) -> list[nodes.Node]:
        """Read argument and options, then make the nodes."""
        if not _is_markdown(self.state):
            self._take("\n".join(self.arguments).split("\n"))
        else:
            self._take_block()
        self._check_options()
        return super().run()

    def _take(self, lines: list[str]) -> None:
        found = read_option_lines(lines)
        self.options = found.options
        self.arguments = [found.argument] if found.argument.strip() else []
        for name in found.repeated:
            self.report("notation", text=f":{name}:", expected=ONCE)
        if found.rest:
            self.report("notation", text=found.rest[0], expected=BODY_FORM)
            self.content = self._lines_of(found.rest, len(lines)) + self.content

    def _lines_of(self, rest: tuple[str, ...], count: int) -> StringList:
        """Return lines as content, each with its place: they end the first ``count`` lines."""
        source, line = self.get_source_info()
        first = (line or 1) - 1 + count - len(rest)
        places = [(source, first + number) for number in range(len(rest) + 1)]
        return StringList([*rest, ""], items=places)

    def _take_block(self) -> None:
        """Take the options of Markdown, which stand at the top of the content."""
        count = count_option_lines(list(self.content))
        lines = list(self.content[:count])
        self.content = self.content[count:]
        self.content_offset += count
        if lines and lines[0].startswith("---"):
            self.options = self._yaml("\n".join(line for line in lines if line.rstrip() != "---"))
        else:
            self._take([*self.arguments, *lines])
            self.options = {name: unquoted(value) for name, value in self.options.items()}

    def _yaml(self, text: str) -> dict[str, str]:
        import yaml  # noqa: PLC0415 -- loads late: only Markdown has such blocks

        try:
            found = yaml.load(text, yaml.BaseLoader)  # noqa: S506 -- makes texts only
        except yaml.YAMLError:
            found = None
        if not isinstance(found, dict) or not all(isinstance(one, str) for one in found.values()):
            self.report("notation", text=" ".join(text.split()), expected=YAML_FORM)
            return {}
        return {str(name).lower(): value for name, value in found.items()}

    def _check_options(self) -> None:
        """Report options nobody knows, and those that an empty line has made part of the body."""
        for name in () if self.is_open else sorted(set(self.options) - set(self.option_names)):
            expected = ", ".join(f":{known}:" for known in self.option_names)
            self.report("notation", text=f":{name}:", expected=expected)
        found = _FIELD.match(self.content[0]) if self.content else None
        if found and found[1] in self.option_names:
            self.report("notation", text=found[0], expected=OPTIONS_FORM)

    def body(self, *, headings: bool = False) -> list[nodes.Node]:
        """Return the content, parsed; most statements have none, and a parser costs time."""
        return self.parse_content_to_nodes(allow_section_headings=headings) if self.content else []


def _is_markdown(state: object) -> bool:
    """Tell whether another parser than docutils' own reads the document."""
    return not isinstance(state, RSTState)


def gap_paragraph(text: str) -> nodes.paragraph:
    """Return what a reader sees of something that cannot be read."""
    words = f"{' '.join(text.split())} [?]"
    return nodes.paragraph("", "", nodes.inline("", words, classes=["concept-gap"]))


def place_of(env: Any, source: str | None, line: int | None) -> Place:  # noqa: ANN401
    """Return the place of a source line; included files are named relative to the sources."""
    own = env.temp_data.get(OWN_PATH)
    if own is None:
        own = env.temp_data[OWN_PATH] = str(env.doc2path(env.docname))
    path = ""
    if source and source != own:
        # docutils names included files as seen from the working directory.
        path = os.path.relpath(source.partition(":docstring")[0], env.srcdir)
    return Place(docname=env.docname, line=line or 0, path=path)
