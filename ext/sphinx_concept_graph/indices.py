"""The index of concepts, grouped by type; every builder that has indices gets it."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, Any, Final

from docutils import nodes
from sphinx.domains import Index, IndexEntry

from sphinx_concept_graph.core.views import Ref
from sphinx_concept_graph.drawing import Pen, bullets, paragraph
from sphinx_concept_graph.messages import _

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.application import Sphinx
    from sphinx.builders.html import StandaloneHTMLBuilder

    from sphinx_concept_graph.core.values import Concept
    from sphinx_concept_graph.domain import ConceptDomain
    from sphinx_concept_graph.drawing import Nodes

#: The page that Sphinx makes of the index below: domain, hyphen, name.
INDEX_PAGE: Final = "concept-index"


class ConceptIndex(Index):
    """Lists the concepts of each type by title."""

    domain: ConceptDomain
    name = "index"
    localname = _("Index of concepts")
    shortname = _("concepts")

    def generate(
        self, docnames: Iterable[str] | None = None
    ) -> tuple[list[tuple[str, list[IndexEntry]]], bool]:
        """Return entries by the plural of their type, for the documents asked for."""
        wanted = None if docnames is None else set(docnames)
        found = []
        for heading, concepts in by_type(self.domain):
            asked = [c for c in concepts if wanted is None or c.place.docname in wanted]
            if asked:
                found.append((heading, [_entry(concept) for concept in asked]))
        return found, False


def by_type(domain: ConceptDomain) -> list[tuple[str, list[Concept]]]:
    """Return the plural of each type with its concepts, both in the order of the alphabet."""
    found: dict[str, list[Concept]] = {}
    concepts = domain.knowledge.concepts.values()
    for concept in sorted(concepts, key=lambda one: (one.title.casefold(), one.id)):
        kind = domain.vocabulary.types.get(concept.type)
        heading = (kind.plural or kind.label) if kind else concept.type
        found.setdefault(heading[:1].upper() + heading[1:], []).append(concept)
    return sorted(found.items())


def _entry(concept: Concept) -> IndexEntry:
    aliases = "; ".join(concept.aliases)
    return IndexEntry(concept.title, 0, concept.place.docname, concept.anchor, "", "", aliases)


def draw_index(
    app: Sphinx, pagename: str, _template: str, context: dict[str, Any], _doctree: object
) -> str | None:
    """Draw the page of the index as any other page: Sphinx's makes ids of words with spaces."""
    if pagename != INDEX_PAGE:
        return None
    domain: ConceptDomain = app.env.domains["concept"]  # type: ignore[assignment]
    pen = Pen(app.builder, pagename, domain.vocabulary, count(1))
    sections = (_section(heading, found, pen) for heading, found in by_type(domain))
    page = nodes.section("", nodes.title("", context["indextitle"]), *sections, ids=[INDEX_PAGE])
    context["title"] = context["indextitle"]
    context["body"] = _html(app.builder, page)  # type: ignore[arg-type]
    return "page.html"


def _html(builder: StandaloneHTMLBuilder, page: nodes.section) -> str:
    # Sphinx sets these before each page it writes; this one has no numbers.
    builder.secnumbers = {}
    builder.fignumbers = {}
    return builder.render_partial(page)["fragment"]


def _section(heading: str, concepts: list[Concept], pen: Pen) -> nodes.section:
    badge = nodes.inline("", "", *pen.icon(concepts[0].type), classes=["concept-type"])
    title = nodes.title("", "", badge, nodes.Text(heading))
    lines = ([paragraph(*_line(concept, pen))] for concept in concepts)
    id_ = nodes.make_id(f"type-{concepts[0].type}")
    return nodes.section("", title, bullets(lines, classes=["simple"]), ids=[id_])


def _line(concept: Concept, pen: Pen) -> Nodes:
    place = Ref(text=concept.title, docname=concept.place.docname, anchor=concept.anchor)
    found: Nodes = [pen.link(place)]
    if concept.aliases:
        found.append(nodes.Text(f" · {'; '.join(concept.aliases)}"))
    return found
