"""The vocabulary a project declares: types, predicates, qualifiers and the scales of evidence."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

Level = Literal["human", "animal", "cell", "none"]
Sign = Literal["", "positive", "negative"]
Holds = Literal["yes", "no", "open"]

#: What every vocabulary may say; ``Shape`` and ``Colour`` of the figures hold the same words.
SHAPES: Final = (
    "rectangle",
    "rounded",
    "pill",
    "hexagon",
    "parallelogram",
    "chamfer",
    "tag",
    "ellipse",
    "bracketed",
)
COLOURS: Final = (
    "rose",
    "blue",
    "green",
    "violet",
    "orange",
    "teal",
    "brown",
    "olive",
    "grey",
    "indigo",
)
LEVELS: Final = ("human", "animal", "cell", "none")
HOLDS: Final = ("yes", "no", "open")
LINES: Final = ("solid", "dashed", "dash-dot", "dotted", "thin")
#: Levels whose findings must never read as if people had been studied.
NOT_HUMAN: Final = ("animal", "cell")


@dataclass(frozen=True, slots=True, kw_only=True)
class ConceptType:
    """A kind of concept, and how it is drawn."""

    id: str
    label: str
    plural: str = ""
    description: str = ""
    parent: str = ""
    shape: str = "rectangle"
    colour: str = "grey"
    biolink: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Predicate:
    """A kind of relation: its words from both ends, and what it may join."""

    id: str
    label: str
    inverse: str
    negated: str
    inverse_negated: str
    description: str = ""
    #: One or two words by which tables and entries set such statements off, as licences are.
    badge: str = ""
    negated_badge: str = ""
    domain: tuple[str, ...] = ()
    range: tuple[str, ...] = ()
    symmetric: bool = False
    acyclic: bool = False
    sign: Sign = ""
    biolink: str = ""
    biolink_qualifiers: tuple[tuple[str, str], ...] = ()

    def words(self, *, inverse: bool, negated: bool) -> str:
        """Return the label as read from one end, with its polarity."""
        if inverse and not self.symmetric:
            return self.inverse_negated if negated else self.inverse
        return self.negated if negated else self.label


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A word of a scale or a qualifier: its id, what readers see and what it means."""

    id: str
    label: str
    description: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StudyType(Term):
    """A kind of study, and in whom or what it was made."""

    level: Level = "none"
    #: Words one of which tells readers that a finding comes from such studies.
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Status(Term):
    """A verdict on a statement, and whether the statement holds by it."""

    holds: Holds = "open"


@dataclass(frozen=True, slots=True, kw_only=True)
class Certainty(Term):
    """A level of certainty and the line it is drawn with."""

    line: str = "solid"


@dataclass(frozen=True, slots=True, kw_only=True)
class Prefix:
    """A namespace of external identifiers."""

    id: str
    label: str
    url: str = ""
    pattern: str = ""

    def link(self, local_id: str) -> str:
        """Return the address of one identifier, or empty text."""
        return self.url.replace("{id}", local_id)

    def accepts(self, local_id: str) -> bool:
        """Tell whether the identifier has the declared form."""
        return not self.pattern or re.fullmatch(self.pattern, local_id) is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """All that a project declares; each mapping is by id, in the order of the file."""

    types: Mapping[str, ConceptType] = field(default_factory=dict)
    predicates: Mapping[str, Predicate] = field(default_factory=dict)
    qualifiers: Mapping[str, Term] = field(default_factory=dict)
    study_types: Mapping[str, StudyType] = field(default_factory=dict)
    #: Best first: the order is the scale.
    statuses: Mapping[str, Status] = field(default_factory=dict)
    certainty: Mapping[str, Certainty] = field(default_factory=dict)
    findings: Mapping[str, Term] = field(default_factory=dict)
    prefixes: Mapping[str, Prefix] = field(default_factory=dict)

    def lineage(self, type_id: str) -> tuple[str, ...]:
        """Return a type and its ancestors, nearest first."""
        found = [type_id]
        while (kind := self.types.get(found[-1])) and kind.parent:
            found.append(kind.parent)
        return tuple(found)

    def is_one_of(self, type_id: str, allowed: Collection[str]) -> bool:
        """Tell whether a type, or one of its ancestors, is allowed."""
        return any(name in allowed for name in self.lineage(type_id))
