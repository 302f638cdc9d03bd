"""What one build leaves for the next, so that nothing is linked again where nothing changed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx_concept_graph.core.issues import Issue


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """The whole in a few values; rows are packed."""

    #: What is wrong.
    warnings: tuple[Issue, ...] = ()
    #: Document -> digest of all that its page shows.
    digests: Mapping[str, str] = field(default_factory=dict)
    #: Everything that can be referred to, as ``Domain.get_objects`` lists it.
    objects: bytes = b""
    #: Type, heading, title, document, anchor and synonyms of each concept, in that order.
    index: bytes = b""
    #: Digest of what the rest was made from beside the facts.
    context: str = ""
    #: Number of concepts, relations, claims and sources in use.
    counts: tuple[int, int, int, int] = (0, 0, 0, 0)
