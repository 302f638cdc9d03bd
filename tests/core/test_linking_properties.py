"""What holds of linking whatever the facts are."""

from __future__ import annotations

import pickle
from dataclasses import fields
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st
from tests.strategies import SOURCES, VOCABULARY, documents, projects, steady

from sphinx_concept_graph.core.knowledge import Knowledge
from sphinx_concept_graph.core.linking import link

if TYPE_CHECKING:
    from sphinx_concept_graph.core.facts import DocFacts

PARTS = [field.name for field in fields(Knowledge) if field.name != "names"]


def told(facts: dict[str, DocFacts], *, backwards: bool = False) -> dict[str, str]:
    """Return all that linking gives, in the very order it gives it."""
    sources = dict(reversed(SOURCES.items())) if backwards else SOURCES
    found = link(facts, VOCABULARY, sources)
    return {name: repr(getattr(found, name)) for name in PARTS if name != "repeated"} | {
        "repeated": repr(sorted(found.repeated))
    }


@steady
@given(documents().flatmap(lambda f: st.tuples(st.just(f), st.permutations(list(f)))))
def test_the_order_of_reading_does_not_matter(
    read: tuple[dict[str, DocFacts], list[str]],
) -> None:
    """Documents and sources read in any order are linked into the same whole, issues included."""
    facts, order = read
    assert told({name: facts[name] for name in order}, backwards=True) == told(facts)


@steady
@given(documents(), st.data())
def test_parts_merge_into_the_whole(facts: dict[str, DocFacts], data: st.DataObject) -> None:
    """Facts read by several processes, sent and merged, say the same as facts read by one."""
    workers = [data.draw(st.integers(0, 2)) for _ in facts]
    merged: dict[str, DocFacts] = {}
    for worker in (2, 0, 1):
        names = [n for n, w in zip(facts, workers, strict=True) if w == worker]
        merged |= pickle.loads(pickle.dumps({name: facts[name] for name in names}))  # noqa: S301
    assert told(merged) == told(facts)


@steady
@given(documents())
def test_linking_twice_is_linking_once(facts: dict[str, DocFacts]) -> None:
    """Linking keeps nothing between two calls and changes no fact."""
    before = repr(facts)
    assert told(facts) == told(facts)
    assert repr(facts) == before


@steady
@given(projects())
def test_every_issue_has_a_place(known: Knowledge) -> None:
    """Each issue lies in a document that was read, on the line of one of its facts."""
    for issue in known.issues:
        doc = known.facts[issue.place.docname]
        places = [
            *(concept.place for concept in doc.concepts),
            *(claim.place for claim in doc.claims),
            *(relation.place for relation in doc.relations),
            *(mention.place for mention in doc.mentions),
            *(graph.centres[0].place for graph in doc.graphs),
            *(table.place for table in doc.tables),
            *(request.place for request in doc.lists),
        ]
        assert issue.place in places, issue


@steady
@given(projects())
def test_nothing_is_lost_in_silence(known: Knowledge) -> None:
    """Every relation as written is in the whole, or an issue at its place says why it is not."""
    blamed = {issue.place for issue in known.issues}
    for item in known.written.values():
        same = known.relations.get(item.relation.id)
        assert (item.sound and same == item.relation) or item.relation.place in blamed
        assert item.sound or item.relation.place in blamed
    assert sum(item.sound for item in known.written.values()) == len(known.relations)


@steady
@given(projects())
def test_everything_resolved_exists(known: Knowledge) -> None:
    """Ends of relations, subjects and statements of claims, and mentions name what is there."""
    for relation in known.relations.values():
        assert {relation.subject, relation.object} <= set(known.concepts)
        assert relation.predicate in known.vocabulary.predicates
    for claim in known.claims.values():
        assert set(claim.about) <= set(known.concepts)
        assert set(claim.states) <= set(known.relations)
    assert set(known.mentioned_in) <= set(known.concepts)
    assert set(known.cited_in) <= set(known.sources)


@steady
@given(projects())
def test_both_ends_know_the_same_relations(known: Knowledge) -> None:
    """Each sound relation is told once by its subject and once by its object."""
    out = [item.relation.id for ends in known.outgoing.values() for item in ends if item.sound]
    into = [item.relation.id for ends in known.incoming.values() for item in ends]
    assert sorted(out) == sorted(into) == list(known.relations)
