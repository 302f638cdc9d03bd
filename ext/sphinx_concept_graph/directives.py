"""The directives: read options into a value, leave stock nodes and a placeholder."""

from __future__ import annotations

from docutils import nodes
from docutils.parsers.rst.states import RSTState

from sphinx_concept_graph.core.dates import parse_date
from sphinx_concept_graph.core.notation import (
    STATEMENT_FORM,
    NotationError,
    parse_statement,
)
from sphinx_concept_graph.core.values import (
    Claim,
    Concept,
    Relation,
    slug,
)
from sphinx_concept_graph.directive_base import (
    ConceptGraphDirective,
    StatementDirective,
    gap_paragraph,
)
from sphinx_concept_graph.figure_directives import GraphDirective, PathDirective
from sphinx_concept_graph.listing_directives import (
    HealthDirective,
    ListDirective,
    SourceListDirective,
    TableDirective,
    VocabularyDirective,
)
from sphinx_concept_graph.nodes import (
    CLAIM_WORDS,
    concept_card,
    concept_head,
    concept_statement,
    concept_verdict,
)

#: Where the enclosing concept is kept while its body is parsed.
ENCLOSING = "concept:enclosing"
DEFAULT_TYPE = "topic"


class ConceptDirective(StatementDirective):
    """Declares a concept: a section with its definition, and all that is said of it."""

    argument_form = "a title"
    option_names = ("id", "type", "aliases", "xrefs", "date", "formerly")

    def make(self) -> list[nodes.Node]:
        """Return the section; a transform makes it a box where a section cannot stand."""
        title = " ".join(self.arguments[0].split())
        section = nodes.section(classes=["concept"])
        self.set_source_info(section)
        section += self._title(title)
        concept = self._concept(title, section)
        head = concept_head(fact=concept, serial=self.env.new_serialno("concept"))
        section += head
        body = self._body(concept)
        # What is said of a concept follows the prose that opens its entry.
        later = (nodes.section, nodes.target, concept_statement)
        first = next((n for n, c in enumerate(body) if isinstance(c, later)), len(body))
        body.insert(first, concept_card(serial=head["serial"]))
        section += body
        return [section]

    def _title(self, title: str) -> nodes.title:
        parsed, messages = self.parse_inline(title)
        node = nodes.title(title, "", *parsed, *messages)
        self.set_source_info(node)
        return node

    def _concept(self, title: str, section: nodes.section) -> Concept:
        id_ = slug(self.text("id") or title) or "unnamed"
        formerly = tuple(slug(item) for item in self.items("formerly"))
        return Concept(
            id=id_,
            title=title,
            written_title=title,
            type=self.text("type") or DEFAULT_TYPE,
            aliases=self.items("aliases"),
            xrefs=self.items("xrefs"),
            date=self._date(),
            formerly=formerly,
            anchor=self.free_id(f"concept-{id_}", section),
            place=self.place,
        )

    def _date(self) -> str:
        text = self.text("date")
        try:
            if text:
                parse_date(text)
        except NotationError as error:
            self.report("notation", text=error.text, expected=error.expected)
            return ""
        return text

    def _body(self, concept: Concept) -> list[nodes.Node]:
        context = self.env.temp_data
        outer = context.get(ENCLOSING)
        context[ENCLOSING] = concept
        # Under MyST a heading would jump out of the entry and before it.
        headings = isinstance(self.state, RSTState)
        try:
            return joined_statements(self.body(headings=headings))
        finally:
            context[ENCLOSING] = outer


class RelationDirective(StatementDirective):
    """States a relation; its evidence is printed at its home."""

    argument_form = STATEMENT_FORM
    option_names = ("supports", "disputes", "certainty", "status", "finding", "formerly")
    is_open = True

    def make(self) -> list[nodes.Node]:
        """Return a placeholder, with the author's prose in it."""
        try:
            relation = self._relation()
        except NotationError as error:
            self.report("notation", text=error.text, expected=error.expected)
            return [gap_paragraph(self.arguments[0]), *self.body()]
        node = concept_statement("", *self.body(), facts=(relation,))
        self.set_source_info(node)
        return [node]

    def _relation(self) -> Relation:
        enclosing: Concept | None = self.env.temp_data.get(ENCLOSING)
        owner = enclosing.id if enclosing else ""
        statement = parse_statement(self.arguments[0], subject=owner)
        return Relation(
            subject=statement.subject,
            predicate=statement.predicate,
            object=statement.object,
            negated=statement.negated,
            finding=self.text("finding"),
            qualifiers=self._qualifiers(),
            assessment=self.assessment(),
            in_place=_is_shown_here(statement.subject, enclosing, prose=bool(self.content)),
            prose=bool(self.content),
            formerly=self.items("formerly"),
            place=self.place,
        )

    def _qualifiers(self) -> tuple[tuple[str, str], ...]:
        names = sorted(set(self.options) - set(self.option_names))
        for name in names:
            if not self.text(name):
                self.report("notation", text=f":{name}:", expected="a value")
        return tuple((name, self.text(name)) for name in names if self.text(name))


def joined_statements(found: list[nodes.Node]) -> list[nodes.Node]:
    """Let one placeholder stand for all relations of a run that have no prose.

    Sphinx keeps every tree it reads until it is written, and every node in it costs time.
    """
    joined: list[nodes.Node] = []
    for node in found:
        last = joined[-1] if joined else None
        if _has_no_prose(node) and _has_no_prose(last):
            last["facts"] += node["facts"]  # type: ignore[index] # both are placeholders
        else:
            joined.append(node)
    return joined


def _has_no_prose(node: nodes.Node | None) -> bool:
    return isinstance(node, concept_statement) and not node.children


def _is_shown_here(subject: str, enclosing: Concept | None, *, prose: bool) -> bool:
    """Tell whether a relation is shown where it is written, and not in its subject's entry."""
    if enclosing is None:
        return prose
    names = (enclosing.id, enclosing.title, *enclosing.aliases)
    return subject.casefold() not in {name.casefold() for name in names}


class ClaimDirective(StatementDirective):
    """Weighs a statement in a sentence, as written."""

    argument_form = "a sentence"
    option_names = (
        "id",
        "about",
        "states",
        "finding",
        "formerly",
        "supports",
        "disputes",
        "certainty",
        "status",
    )

    def make(self) -> list[nodes.Node]:
        """Return a box: the statement, the author's prose, the verdict."""
        title = " ".join(self.arguments[0].split())
        target = nodes.target()
        id_ = slug(self.text("id") or title) or "unnamed"
        formerly = tuple(slug(item) for item in self.items("formerly"))
        enclosing: Concept | None = self.env.temp_data.get(ENCLOSING)
        claim = Claim(
            id=id_,
            title=title,
            within=enclosing.id if enclosing else "",
            about=self.items("about"),
            states=self.items("states"),
            finding=self.text("finding"),
            assessment=self.assessment(),
            anchor=self.free_id(f"claim-{id_}", target),
            formerly=formerly,
            place=self.place,
        )
        parsed, messages = self.parse_inline(title)
        words = nodes.paragraph(title, "", *parsed, classes=[CLAIM_WORDS])
        self.set_source_info(words)
        box = nodes.container("", words, *messages, classes=["concept-claim"])
        self.set_source_info(box)
        box += [*self.body(), concept_verdict(fact=claim)]
        return [target, box]


DIRECTIVES: dict[str, type[ConceptGraphDirective]] = {
    "concept": ConceptDirective,
    "relation": RelationDirective,
    "claim": ClaimDirective,
    "concept-graph": GraphDirective,
    "concept-path": PathDirective,
    "concept-table": TableDirective,
    "concept-list": ListDirective,
    "concept-health": HealthDirective,
    "concept-vocabulary": VocabularyDirective,
    "source-list": SourceListDirective,
}
