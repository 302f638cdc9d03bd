"""What one document says, before it is linked with the others."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from sphinx_concept_graph.core.issues import Issue
    from sphinx_concept_graph.core.values import Claim, Concept, Mention, Place, Relation

#: What a table can show, and how it can be ordered.
COLUMNS: Final = (
    "subject",
    "predicate",
    "object",
    "finding",
    "status",
    "certainty",
    "qualifiers",
    "evidence",
)
#: Those of a table that asks for none.
DEFAULT_COLUMNS: Final = COLUMNS[:6]
ORDERS: Final = ("strength", "subject", "predicate", "object")
#: How a figure can be laid out, and which way its relations can run.
LAYOUTS: Final = ("brackets", "layered")
DIRECTIONS: Final = ("out", "in")
#: How a list can be ordered.
LIST_ORDERS: Final = ("title", "date")
#: The parts of the vocabulary.
SECTIONS: Final = (
    "types",
    "predicates",
    "qualifiers",
    "findings",
    "statuses",
    "certainty",
    "study-types",
    "prefixes",
)
#: The ways in which something can be thin or missing.
HEALTH_SECTIONS: Final = (
    "one-source",
    "certainty",
    "definition",
    "relation",
    "chapter",
    "level",
    "unread",
    "unverified",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class GraphRequest:
    """One ``concept-graph`` directive: what to draw."""

    #: The concept in the middle, or several that stand side by side.
    centres: tuple[Mention, ...]
    #: How many steps from the centres concepts may be; -1 for one step from a single centre, and
    #: for nothing but the centres where there are several.
    depth: int = -1
    types: tuple[str, ...] = ()
    predicates: tuple[str, ...] = ()
    #: Least certainty; any for empty text.
    certainty: str = ""
    #: "out" or "in" for one way only, seen from the centres.
    direction: str = ""
    #: Concepts to show, or not to show, whatever else is asked for.
    include: tuple[Mention, ...] = ()
    exclude: tuple[Mention, ...] = ()
    #: "brackets" or "layered"; chosen by the rest where it is empty.
    layout: str = ""
    maximum: int = 0
    alt: str = ""

    @property
    def is_network(self) -> bool:
        """Tell whether there is more to see than one concept with its own relations."""
        several = len(self.centres) > 1 or bool(self.include) or self.depth not in {-1, 1}
        return several or self.layout == "layered"

    @property
    def is_layered(self) -> bool:
        """Tell whether concepts stand in layers."""
        return self.is_network and self.layout != "brackets"


@dataclass(frozen=True, slots=True, kw_only=True)
class PathRequest:
    """One ``concept-path`` directive: from where to where."""

    start: Mention
    goal: Mention
    #: Most chains to show.
    maximum: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRequest:
    """One ``concept-table`` directive: which relations, which columns, in which order."""

    place: Place
    subjects: tuple[str, ...] = ()
    objects: tuple[str, ...] = ()
    #: Types of either end.
    types: tuple[str, ...] = ()
    predicates: tuple[str, ...] = ()
    certainty: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    finding: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    #: Headings of the columns, from the first on.
    headings: tuple[str, ...] = ()
    order: str = ""
    #: First letters of the subject's title.
    letters: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ListRequest:
    """One ``concept-list`` directive: which concepts."""

    place: Place
    types: tuple[str, ...] = ()
    order: str = ""
    #: First letters of the title.
    letters: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class VocabularyRequest:
    """One ``concept-vocabulary`` directive: which sections, and whether unused words as well."""

    place: Place
    sections: tuple[str, ...] = ()
    everything: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class HealthRequest:
    """One ``concept-health`` directive: which sections; all when none is named."""

    place: Place
    sections: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRequest:
    """One ``source-list`` directive: sources whose label begins with which letters."""

    place: Place
    letters: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Prose:
    """A stretch of text in which names are linked, or a reference the author made between two."""

    #: Number of the section within the document.
    section: int
    text: str = ""
    #: Name in the author's own reference.
    mention: str = ""
    #: Concepts whose entry the text belongs to; they are not linked in it.
    own: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DocFacts:
    """All facts of one document, in the order of the page."""

    concepts: tuple[Concept, ...] = ()
    relations: tuple[Relation, ...] = ()
    claims: tuple[Claim, ...] = ()
    mentions: tuple[Mention, ...] = ()
    graphs: tuple[GraphRequest, ...] = ()
    paths: tuple[PathRequest, ...] = ()
    tables: tuple[TableRequest, ...] = ()
    lists: tuple[ListRequest, ...] = ()
    vocabularies: tuple[VocabularyRequest, ...] = ()
    healths: tuple[HealthRequest, ...] = ()
    #: Where names are linked on their own, in the order of the page.
    prose: tuple[Prose, ...] = ()
    source_lists: tuple[SourceRequest, ...] = ()
    issues: tuple[Issue, ...] = ()

    def __bool__(self) -> bool:
        """Tell whether the document says anything at all."""
        return any(getattr(self, field.name) for field in fields(self))
