"""The frozen values everything speaks: concepts, relations, claims, sources, assessments."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection

Stance = Literal["supports", "disputes"]

#: What a relation can say of itself; a qualifier has none of these names.
OPTIONS: Final = ("certainty", "disputes", "finding", "formerly", "status", "supports")

#: Findings that say how large an effect was, not which way it went.
NO_DIFFERENCE = "no-difference"


class Place(NamedTuple):
    """Where something is written: document, line, and the file when it is an included one."""

    docname: str
    line: int = 0
    path: str = ""


NOWHERE: Final = Place(docname="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One source, what it says about the statement as written, and what kind of study it is."""

    source: str
    stance: Stance
    #: Overrides the study type of the source; empty means: as the source.
    study_type: str = ""
    #: False when the author's text could not be read; ``source`` is then that text.
    readable: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """What a body of evidence says of one statement; empty text means: not assessed."""

    evidence: tuple[Evidence, ...] = ()
    certainty: str = ""
    status: str = ""

    def sources(self, stance: Stance) -> tuple[str, ...]:
        """Return the keys of the sources that take this stance, in the author's order."""
        return tuple(item.source for item in self.evidence if item.stance == stance)


@dataclass(frozen=True, slots=True, kw_only=True)
class Concept:
    """One thing the book speaks of; it owns a section."""

    id: str
    #: The title as readers see it (translated, when the book is).
    title: str
    #: The title as the author wrote it; a name in every language.
    written_title: str
    type: str
    aliases: tuple[str, ...] = ()
    #: External identifiers as CURIEs.
    xrefs: tuple[str, ...] = ()
    #: When it happened: a year, a month or a day of ISO 8601; empty for what has no date.
    date: str = ""
    definition: str = ""
    formerly: tuple[str, ...] = ()
    anchor: str
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """Subject, predicate and object (names as written, until linked), polarity and finding."""

    subject: str
    predicate: str
    object: str
    negated: bool = False
    finding: str = ""
    #: Sorted pairs of qualifier and value; part of the identity.
    qualifiers: tuple[tuple[str, str], ...] = ()
    assessment: Assessment = Assessment()
    #: True when the relation, and so its evidence, is shown where it is written: inside the entry
    #: of another concept, or free-standing with prose.
    in_place: bool = False
    #: True when the author wrote prose below it.
    prose: bool = False
    #: That prose as plain text.
    text: str = ""
    #: Ids the relation had before; they still lead to it.
    formerly: tuple[str, ...] = ()
    #: Set when linked: the statement reads the same from both ends.
    symmetric: bool = False
    place: Place

    @property
    def id(self) -> str:
        """Return the identity: it names the parts, never the file."""
        first, last = self.subject, self.object
        if self.symmetric and last < first:
            first, last = last, first
        return relation_id(first, self.predicate, last, self.negated, self.qualifiers)

    @property
    def statement(self) -> str:
        """Return the three tokens (four when negated) as authors write them."""
        middle = ("not", self.predicate) if self.negated else (self.predicate,)
        return " ".join((self.subject, *middle, self.object))


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A statement in a sentence, judged as written."""

    id: str
    title: str
    #: The sentence and the author's prose below it as plain text.
    text: str = ""
    #: Concept in whose entry it is written; empty for none.
    within: str = ""
    about: tuple[str, ...] = ()
    #: Relations the sentence states, in the notation authors write.
    states: tuple[str, ...] = ()
    finding: str = ""
    assessment: Assessment = Assessment()
    formerly: tuple[str, ...] = ()
    anchor: str
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One published source, with only what may be printed of it."""

    key: str
    #: Author and year, told apart by a letter where two would be the same.
    label: str
    title: str = ""
    year: str = ""
    study_type: str = ""
    #: Why the source was withdrawn; empty when it was not.
    retracted: str = ""
    verified: str = ""
    #: How its finding was read: "no", "second-hand", or any other word; empty when nobody said.
    read: str = ""
    doi: str = ""
    pmid: str = ""
    url: str = ""
    #: Kind and fields of the .bib entry, sorted; what the citation is printed from.
    entry: tuple[tuple[str, str], ...] = ()
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A name used in running text or in an option, waiting to be resolved."""

    kind: Literal["concept", "relation", "claim", "source"]
    target: str
    place: Place


def slug(text: str) -> str:
    """Turn any text into an id: case folded, runs of other characters become one hyphen."""
    folded = "".join(c if c.isalnum() else " " for c in text.casefold())
    return "-".join(folded.split())


def value_id(text: str) -> str:
    """Turn the value of a qualifier into a part of an id; a digest keeps apart what a slug cannot.

    >>> value_id("United States"), value_id("> 18 years")
    ('united-states', '18-years-4fa203')
    """
    found = slug(text)
    if found == "-".join(text.casefold().split()):
        return found
    digest = sha256(" ".join(text.casefold().split()).encode()).hexdigest()[:6]
    return f"{found}-{digest}" if found else digest


def relation_id(
    subject: str,
    predicate: str,
    object_: str,
    negated: bool = False,  # noqa: FBT001, FBT002 -- reads as the statement does
    qualifiers: Collection[tuple[str, str]] = (),
) -> str:
    """Join the parts of a statement; ``--`` cannot occur inside a part."""
    middle = f"not--{predicate}" if negated else predicate
    found = f"{subject}--{middle}--{object_}"
    if not qualifiers:
        return found
    tail = (f"{name}.{value_id(value)}" for name, value in sorted(qualifiers))
    return "--".join([found, *tail])
