"""View values: exactly what a page shows of the whole; drawn from, compared and hashed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Axis = Literal["finding", "certainty", "status", "level", "disputed"]
Direction = Literal["out", "in", "both"]


def gap(text: str) -> str:
    """Return how readers see a word that means nothing here; empty text stays empty."""
    return f"{text} [?]" if text else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ref:
    """Words that lead somewhere; without a document they are a gap, which readers see."""

    text: str
    docname: str = ""
    anchor: str = ""
    #: Id of the concept, relation, claim or source; empty for a page.
    id: str = ""

    @property
    def gap(self) -> bool:
        """Tell whether nothing was found under this name."""
        return not self.docname and not self.id


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One judgement on one axis; an id the vocabulary does not know has no label."""

    axis: Axis
    id: str
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cite:
    """One item of evidence as printed."""

    ref: Ref
    stance: Literal["supports", "disputes"]
    study_type: str = ""
    retracted: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One relation as seen from one of its ends."""

    relation_id: str
    #: Own anchors, when this line is where the relation lives; former ones follow the first.
    anchors: tuple[str, ...] = ()
    other: Ref
    other_type: str = ""
    #: Words that set the statement off, and the predicate that has them.
    badge: tuple[str, str] | None = None
    #: Labels and values of the qualifiers.
    qualifiers: tuple[tuple[str, str], ...] = ()
    marks: tuple[Mark, ...] = ()
    negated: bool = False
    cites: tuple[Cite, ...] = ()
    #: Where the evidence is printed, when not here.
    home: Ref | None = None
    #: Number of the statement on this page whose prose stands below the line; -1 for none.
    prose: int = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The relations of one concept that read alike: predicate, end, polarity, any difference."""

    predicate: str
    #: The predicate as read from the concept.
    words: str
    #: The predicate as read from the subject: along the arrow of a drawing.
    forward: str
    direction: Direction
    sign: str = ""
    #: True when the vocabulary does not know the predicate.
    unknown: bool = False
    #: True when each relation reports that nothing differed.
    no_difference: bool = False
    lines: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Identifier:
    """One external identifier as printed."""

    curie: str
    label: str
    local_id: str
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimLine:
    """A claim as listed elsewhere: its words, its verdict and the way to it."""

    ref: Ref
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """All that the entry of one concept shows beside the author's prose."""

    id: str
    title: str
    type: str
    aliases: tuple[str, ...] = ()
    date: str = ""
    identifiers: tuple[Identifier, ...] = ()
    groups: tuple[Group, ...] = ()
    claims: tuple[ClaimLine, ...] = ()
    mentioned_in: tuple[Ref, ...] = ()
    #: Where the entry itself is.
    own: Ref | None = None
    #: Where the id was taken first, when this entry came second.
    first: Ref | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A relation drawn where it is written; ``None`` ends and line when it lives elsewhere."""

    subject: Ref
    words: str
    unknown: bool = False
    line: Line


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimView:
    """What stands with a claim beside the author's prose."""

    marks: tuple[Mark, ...] = ()
    about: tuple[Ref, ...] = ()
    states: tuple[Ref, ...] = ()
    cites: tuple[Cite, ...] = ()
    first: Ref | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Resting:
    """The statements for which, or against which, a source is cited."""

    relations: tuple[Ref, ...] = ()
    claims: tuple[ClaimLine, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceView:
    """One source of the list, what it is cited for and against, and where."""

    key: str
    label: str
    study_type: str = ""
    retracted: str = ""
    verified: str = ""
    #: The fields of the entry that may be printed, sorted.
    entry: tuple[tuple[str, str], ...] = ()
    supports: Resting = Resting()
    disputes: Resting = Resting()
    pages: tuple[Ref, ...] = ()
    #: Numbers of relations, claims, statements against and pages, where they are not named.
    counts: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceListView:
    """A list of sources."""

    sources: tuple[SourceView, ...] = ()
    #: Keys of the sources whose links lead to this list.
    linked: tuple[str, ...] = ()
    #: Number of the statements that rest on the sources, where they are only counted; else 0.
    total: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkEntry:
    """One concept of a figure of several, with the relations it is the subject of."""

    ref: Ref
    type: str
    groups: tuple[Group, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkView:
    """Several concepts with the relations between them, each told once, from its subject."""

    #: Ids of the concepts around which the others were found.
    centres: tuple[str, ...]
    #: Ids of these and of those that were added by name: they stay whatever is left out.
    named: tuple[str, ...] = ()
    entries: tuple[NetworkEntry, ...]
    #: Names that fit nothing.
    gaps: tuple[Ref, ...] = ()
    #: Number of relations that a cap left out.
    hidden: int = 0
    #: True when each concept but the last has one relation with the next.
    is_chain: bool = False
    #: True when each concept is drawn on its own.
    is_apart: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class GraphView:
    """One figure: a centre and the groups that were asked for, or several concepts."""

    centre: Ref
    type: str = ""
    groups: tuple[Group, ...] = ()
    #: Set where concepts stand in layers.
    network: NetworkView | None = None
    #: Most relations to draw; 0 draws all.
    maximum: int = 0
    alt: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One relation as a table shows it."""

    subject: Ref
    words: str
    line: Line


@dataclass(frozen=True, slots=True, kw_only=True)
class PathView:
    """Chains of statements between two concepts; none when nothing connects them."""

    start: Ref
    goal: Ref
    chains: tuple[tuple[Row, ...], ...] = ()
    #: The same chains as they are drawn.
    drawn: tuple[NetworkView, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TableView:
    """A table of relations."""

    columns: tuple[str, ...] = ()
    #: What stands above the columns; those that have no heading of their own keep the usual one.
    headings: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    #: Number of the relations that fit; there are fewer rows where they are too many.
    total: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ListItem:
    """One concept as a list shows it."""

    ref: Ref
    type: str
    definition: str = ""
    #: Set where the list is in the order of time.
    date: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListView:
    """A list of concepts."""

    items: tuple[ListItem, ...] = ()
    #: Number of the concepts that fit; there are fewer items where they are too many.
    total: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class TermLine:
    """One word of the vocabulary as printed."""

    id: str
    label: str
    #: The label read from the other end, for predicates.
    inverse: str = ""
    description: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TermSection:
    """One section of the vocabulary as printed."""

    name: str
    terms: tuple[TermLine, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class HealthItem:
    """One thing that is thin or missing somewhere."""

    ref: Ref
    #: True for the words of a claim, which are judged and not said.
    quoted: bool = False
    note: str = ""
    #: Names of the fields a citation lacks.
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class HealthSection:
    """Everything that is thin or missing in one way."""

    name: str
    items: tuple[HealthItem, ...] = ()
    #: Number of all that was found; there are fewer items where they are too many.
    total: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class PageView:
    """Everything one page shows, each kind in the order of the page."""

    cards: tuple[Card, ...] = ()
    statements: tuple[Statement | None, ...] = ()
    claims: tuple[ClaimView, ...] = ()
    mentions: tuple[tuple[tuple[str, str], Ref], ...] = ()
    graphs: tuple[GraphView, ...] = ()
    paths: tuple[PathView, ...] = ()
    tables: tuple[TableView, ...] = ()
    lists: tuple[ListView, ...] = ()
    vocabularies: tuple[tuple[TermSection, ...], ...] = ()
    healths: tuple[tuple[HealthSection, ...], ...] = ()
    #: Start, end and target of each automatic link, for each stretch of prose.
    autolinks: tuple[tuple[tuple[int, int, Ref], ...], ...] = ()
    source_lists: tuple[SourceListView, ...] = ()
