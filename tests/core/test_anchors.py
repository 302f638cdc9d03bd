"""Anchors: each is given once, and each id that relations had before still leads to one."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from hypothesis import given
from tests.strategies import concept, lines, linked, pages, projects, relation, steady

from sphinx_concept_graph.core.facts import DocFacts

if TYPE_CHECKING:
    from sphinx_concept_graph.core.knowledge import Knowledge


@steady
@given(projects())
def test_every_anchor_is_given_once(known: Knowledge) -> None:
    """No anchor, former ones included, is given to two lines in the whole project."""
    shown = [line for page in pages(known).values() for line in lines(page)]
    anchors = Counter(anchor for line in shown for anchor in line.anchors)
    assert set(anchors.values()) <= {1}
    assert set(anchors) == {f"relation-{id_}" for id_ in known.statements.ids}


@steady
@given(projects())
def test_every_anchor_leads_to_the_relation_of_its_id(known: Knowledge) -> None:
    """What an id means in a reference is the line that bears its anchor."""
    for page in pages(known).values():
        for line in lines(page):
            for anchor in line.anchors:
                id_ = anchor.removeprefix("relation-")
                assert known.statements.ids[id_] == line.relation_id


def test_a_former_id_leads_to_the_line() -> None:
    """A line has the anchors of the ids its relation had before, after its own."""
    written = relation("ketamine treats sleep", formerly=("older", "old"))
    world = (concept("ketamine"), concept("sleep"))
    known = linked(a=DocFacts(concepts=world, relations=(written,)))
    (line,) = pages(known)["a"].cards[0].groups[0].lines
    own = "relation-ketamine--treats--sleep"
    assert line.anchors == (own, "relation-older", "relation-old")
