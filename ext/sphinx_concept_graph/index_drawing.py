"""Draws the pages of the index of concepts for HTML."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, Any

from docutils import nodes

from sphinx_concept_graph.core.views import Ref
from sphinx_concept_graph.drawing import Pen, bullets, paragraph
from sphinx_concept_graph.indices import INDEX_PAGE, ConceptIndex, page_of, parts_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.builders.html import StandaloneHTMLBuilder

    from sphinx_concept_graph.core.index_pages import IndexPart, IndexRow
    from sphinx_concept_graph.domain import ConceptDomain
    from sphinx_concept_graph.drawing import Nodes


def draw_first_page(app: Sphinx, context: dict[str, Any]) -> str:
    """Draw the first page as any other page: Sphinx's makes ids of words with spaces."""
    domain: ConceptDomain = app.env.domains["concept"]  # type: ignore[assignment]
    pen = Pen(app.builder, INDEX_PAGE, count(1))
    parts = parts_of(domain)
    drawn: Nodes = [_section(part, pen) for part in parts if not part.name]
    drawn += _contents([part for part in parts if part.name], pen)
    page = nodes.section("", nodes.title("", context["indextitle"]), *drawn, ids=[INDEX_PAGE])
    context["title"] = context["indextitle"]
    context["body"] = _html(app.builder, page)  # type: ignore[arg-type]
    return "page.html"


def index_page(app: Sphinx, part: IndexPart) -> tuple[str, dict[str, Any], str]:
    """Return name, context and template of a further page of the index."""
    name = page_of(part)
    pen = Pen(app.builder, name, count(1))
    up = paragraph(pen.link(Ref(text=str(ConceptIndex.localname), docname=INDEX_PAGE)))
    body = _html(app.builder, _section(part, pen, up))  # type: ignore[arg-type]
    return name, {"title": _heading(part), "body": body}, "page.html"


def _contents(parts: list[IndexPart], pen: Pen) -> Nodes:
    """Return the ways to the further pages, each with the number of its concepts."""
    lines = []
    for part in parts:
        link = pen.link(Ref(text=_heading(part), docname=page_of(part)))
        words = nodes.Text(f" ({len(part.rows)})")
        lines.append([paragraph(link, words)])
    return [bullets(lines, classes=["simple"])] if lines else []


def _heading(part: IndexPart) -> str:
    return f"{part.heading}: {part.span}" if part.span else part.heading


def _html(builder: StandaloneHTMLBuilder, page: nodes.section) -> str:
    # Sphinx sets these before each page it writes; this one has no numbers.
    builder.secnumbers = {}
    builder.fignumbers = {}
    return builder.render_partial(page)["fragment"]


def _section(part: IndexPart, pen: Pen, *before: nodes.Node) -> nodes.section:
    badge = nodes.inline("", "", *pen.icon(part.type), classes=["concept-type"])
    title = nodes.title("", "", badge, nodes.Text(_heading(part)))
    lines = ([paragraph(*_line(row, pen))] for row in part.rows)
    id_ = nodes.make_id(f"type-{part.type}")
    return nodes.section("", title, *before, bullets(lines, classes=["simple"]), ids=[id_])


def _line(row: IndexRow, pen: Pen) -> Nodes:
    found: Nodes = [pen.link(Ref(text=row[2], docname=row[3], anchor=row[4]))]
    if row[5]:
        found.append(nodes.Text(f" · {row[5]}"))
    return found
