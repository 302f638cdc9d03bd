"""The index of concepts, grouped by type; every builder that has indices gets it."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from sphinx.domains import Index, IndexEntry

from sphinx_concept_graph.core.index_pages import index_parts
from sphinx_concept_graph.core.letters import sorting
from sphinx_concept_graph.messages import _
from sphinx_concept_graph.packing import pack_rows, unpack_rows

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_concept_graph.core.index_pages import IndexPart, IndexRow
    from sphinx_concept_graph.core.knowledge import Knowledge
    from sphinx_concept_graph.domain import ConceptDomain

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
        """Return entries by the plural of their type, for the documents asked for.

        For HTML the headings are enough: its pages are drawn below.
        """
        wanted = None if docnames is None else set(docnames)
        found: dict[str, list[IndexEntry]] = {}
        for part in parts_of(self.domain):
            rows = [row for row in part.rows if wanted is None or row[3] in wanted]
            if rows:
                entries = found.setdefault(part.heading, [])
                entries += map(_entry, rows if self.domain.builder.format != "html" else ())
        return list(found.items()), False


def index_rows(knowledge: Knowledge) -> bytes:
    """Return all concepts, packed, in the order of the index."""
    kinds = knowledge.vocabulary.types
    rows: list[IndexRow] = []
    for concept in knowledge.concepts.values():
        kind = kinds.get(concept.type)
        heading = (kind.plural or kind.label) if kind else concept.type
        place = (concept.place.docname, concept.anchor, "; ".join(concept.aliases))
        rows.append((concept.type, heading[:1].upper() + heading[1:], concept.title, *place))
    return pack_rows(sorted(rows, key=_order))


def _order(row: IndexRow) -> tuple[str, str, str, IndexRow]:
    return row[1], row[0], sorting(row[2]), row


@lru_cache(maxsize=2)
def _parts(packed: bytes, *, divided: bool) -> tuple[IndexPart, ...]:
    return index_parts(unpack_rows(packed), divided=divided)


def parts_of(domain: ConceptDomain) -> tuple[IndexPart, ...]:
    """Return the pages of the index, with what is on each.

    A site with a search has room for many; a book or a single file keeps one.
    """
    return _parts(domain.summary.index, divided=bool(getattr(domain.builder, "search", False)))


def is_index(pagename: str) -> bool:
    """Tell whether a page is part of the index."""
    return pagename == INDEX_PAGE or pagename.startswith(f"{INDEX_PAGE}/")


def page_of(part: IndexPart) -> str:
    """Return the name of the page on which a part of the index is."""
    return f"{INDEX_PAGE}/{part.name}" if part.name else INDEX_PAGE


def _entry(row: IndexRow) -> IndexEntry:
    return IndexEntry(row[2], 0, row[3], row[4], "", "", row[5])
