"""What counts as thin or missing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from tests.strategies import claim, concept, linked, relation

from sphinx_concept_graph.core.facts import DocFacts
from sphinx_concept_graph.core.gaps import graded_unread, missing_fields, unmentioned, unsaid
from sphinx_concept_graph.core.values import Source
from sphinx_concept_graph.core.vocabulary import StudyType

if TYPE_CHECKING:
    from sphinx_concept_graph.core.knowledge import Knowledge

WHOLE = {"": "article", "author": "A", "title": "T", "journal": "J", "year": "1", "volume": "2"}
MICE = StudyType(id="animal", label="animal study", level="animal", words=("mouse", "mice"))
PEOPLE = StudyType(id="trial", label="trial", level="human", words=("people",))


def source(entry: dict[str, str], doi: str = "10.1/a") -> Source:
    """Return a source with these fields."""
    return Source(key="a", label="A 1", doi=doi, entry=tuple(sorted(entry.items())))


@pytest.mark.parametrize(
    ("change", "doi", "missing"),
    [
        ({"pages": "3"}, "10.1/a", ()),
        ({"eid": "e3"}, "10.1/a", ()),
        ({}, "10.1/a", ("pages",)),
        ({"pages": "3", "author": "A and others"}, "", ("authors", "identifier")),
        ({"": "misc", "journal": "", "volume": ""}, "10.1/a", ()),
        ({"": "book", "author": "", "editor": "E"}, "10.1/a", ()),
    ],
)
def test_missing_fields(change: dict[str, str], doi: str, missing: tuple[str, ...]) -> None:
    """A citation lacks what its kind of work has, unless another field stands in."""
    assert missing_fields(source(WHOLE | change, doi)) == missing


def told(text: str, kinds: dict[str, str], read: str = "", **given: str) -> Knowledge:
    """Link one relation with prose; ``kinds`` are the study types of its supporting sources."""
    stated = relation("ketamine treats sleep", line=3, supports="; ".join(kinds), **given)  # type: ignore[arg-type]
    facts = DocFacts(
        concepts=(concept("ketamine"), concept("sleep", line=2)),
        relations=(replace(stated, text=text, prose=bool(text)),),
    )
    found = linked(a=facts)
    sources = {k: Source(key=k, label=k, study_type=v, read=read) for k, v in kinds.items()}
    vocabulary = replace(found.vocabulary, study_types={"animal": MICE, "trial": PEOPLE})
    return replace(found, sources=sources, vocabulary=vocabulary)


@pytest.mark.parametrize(
    ("text", "kinds", "found"),
    [
        ("It rose.", {"a": "animal"}, 1),
        ("It rose in Mice.", {"a": "animal"}, 0),
        ("It rose in dormice.", {"a": "animal"}, 1),
        ("", {"a": "animal"}, 0),
        ("It rose.", {"a": "animal", "b": "trial"}, 0),
        ("It rose.", {"a": "trial"}, 0),
    ],
)
def test_unsaid(text: str, kinds: dict[str, str], found: int) -> None:
    """A finding in animals whose own words do not name them is found; one in people never is."""
    assert len(list(unsaid(told(text, kinds)))) == found


@pytest.mark.parametrize(
    ("read", "certainty", "found"),
    [("no", "high", 1), ("second-hand", "low", 1), ("abstract", "high", 0), ("no", "", 0)],
)
def test_graded_unread(read: str, certainty: str, found: int) -> None:
    """A certainty that rests on sources nobody read is found."""
    known = told("It rose.", {"a": "trial"}, read, certainty=certainty)
    assert len(list(graded_unread(known))) == found


def test_one_read_source_is_enough() -> None:
    """A statement with one supporting source that was read is not listed."""
    known = told("It rose.", {"a": "trial", "b": "trial"}, "no", certainty="high")
    read = replace(known.sources["b"], read="")
    assert list(graded_unread(replace(known, sources={**known.sources, "b": read}))) == []


def test_a_claim_speaks_of_its_concepts() -> None:
    """A concept that only a claim on another page is about is not left without a chapter."""
    world = DocFacts(concepts=(concept("ketamine"), concept("sleep", line=2)))
    stated = claim("rest", about=("sleep",), doc="b")
    found = unmentioned(linked(a=world, b=DocFacts(claims=(stated,))))
    assert [one.id for one in found] == ["ketamine"]
