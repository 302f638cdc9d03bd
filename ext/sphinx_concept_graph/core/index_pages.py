"""Divides an index that is too long for one page: by type, then by first letters."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Final

from sphinx_concept_graph.core.letters import sorting
from sphinx_concept_graph.core.values import slug

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

#: Most concepts on one page of an index.
LIMIT: Final = 500

#: Type, heading, title, document, anchor, synonyms.
IndexRow = tuple[str, str, str, str, str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexPart:
    """Concepts of one type that stand together on one page."""

    type: str
    heading: str
    #: First letters of the first and last title; empty when the type is on one page.
    span: str = ""
    #: End of the page's name; empty for the first page.
    name: str = ""
    rows: tuple[IndexRow, ...]


def index_parts(rows: Sequence[IndexRow], *, divided: bool = True) -> tuple[IndexPart, ...]:
    """Return the parts of an index; all are on its first page unless there are many of them."""
    few = len(rows) <= LIMIT or not divided
    parts: list[IndexPart] = []
    kinds = [(*kind, tuple(found)) for kind, found in groupby(rows, key=lambda row: row[:2])]
    for type_, heading, found in kinds:
        chunks = [found] if few else list(_chunks(found))
        for number, chunk in enumerate(chunks, start=1):
            ending = f"-{number}" if len(chunks) > 1 else ""
            parts.append(
                IndexPart(
                    type=type_,
                    heading=heading,
                    span=_span(chunk) if ending else "",
                    name="" if few else f"{slug(type_) or 'type'}{ending}",
                    rows=chunk,
                )
            )
    return tuple(parts)


def _chunks(rows: Sequence[IndexRow]) -> Iterator[tuple[IndexRow, ...]]:
    """Yield runs of whole letters; a letter with too many titles is cut."""
    chunk: list[IndexRow] = []
    for _, found in groupby(rows, key=_letter):
        letter = list(found)
        if chunk and len(chunk) + len(letter) > LIMIT:
            yield tuple(chunk)
            chunk = []
        chunk += letter
        while len(chunk) > LIMIT:
            yield tuple(chunk[:LIMIT])
            chunk = chunk[LIMIT:]
    if chunk:
        yield tuple(chunk)


def _letter(row: IndexRow) -> str:
    return sorting(row[2])[:1]


def _span(rows: tuple[IndexRow, ...]) -> str:
    first, last = (row[2][:3].strip() for row in (rows[0], rows[-1]))
    return first if first == last else f"{first}\u2013{last}"
