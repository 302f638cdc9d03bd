"""In whom a statement was shown, and which statement is the stronger."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.strategies import SOURCES, VOCABULARY, assessment, evidence, relation, relations, steady

from sphinx_concept_graph.core.assessing import shown_only_in, strength, study_type
from sphinx_concept_graph.core.values import Evidence

if TYPE_CHECKING:
    from sphinx_concept_graph.core.assessing import Strength
    from sphinx_concept_graph.core.values import Relation


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        (Evidence(source="anis", stance="supports"), "trial"),
        (Evidence(source="anis", stance="supports", study_type="dish"), "dish"),
        (Evidence(source="evans", stance="supports"), ""),
        (Evidence(source="nobody", stance="supports"), ""),
        (Evidence(source="nobody", stance="supports", study_type="mouse"), "mouse"),
    ],
)
def test_the_item_overrides_the_source(item: Evidence, expected: str) -> None:
    """The study type is the item's own, otherwise the source's, otherwise unset."""
    assert study_type(item, SOURCES) == expected


@pytest.mark.parametrize(
    ("supports", "disputes", "expected"),
    [
        ("", "", ""),
        ("berman", "", "animal"),
        ("chen", "", "cell"),
        ("berman; chen", "", "animal-cell"),
        ("anis", "", ""),
        ("berman; anis", "", ""),
        ("berman; duman", "", ""),
        ("duman", "", ""),
        ("berman; evans", "", ""),
        ("berman; nobody", "", ""),
        ("berman; anis [mouse]", "", "animal"),
        ("berman [trial]", "", ""),
        ("berman [hearsay]", "", ""),
        ("berman", "anis", "animal"),
        ("anis", "berman", ""),
        ("", "berman", ""),
    ],
)
def test_where_support_comes_from(supports: str, disputes: str, expected: str) -> None:
    """A statement is marked when each supporting item is known to be from animals or cells."""
    found = assessment(supports, disputes)
    assert shown_only_in(found.evidence, SOURCES, VOCABULARY) == expected


@steady
@given(
    st.lists(evidence(), max_size=5).flatmap(lambda e: st.tuples(st.just(e), st.permutations(e)))
)
def test_the_order_of_evidence_does_not_matter(
    orders: tuple[list[Evidence], list[Evidence]],
) -> None:
    """What a statement was shown in depends on its evidence, not on the author's order."""
    one, other = (shown_only_in(items, SOURCES, VOCABULARY) for items in orders)
    assert one == other


@steady
@given(st.lists(evidence(), max_size=4), st.sampled_from(("anis", "duman", "evans", "nobody")))
def test_one_other_item_clears_the_mark(items: list[Evidence], source: str) -> None:
    """One supporting item that is not known to be from animals or cells clears the mark."""
    other = Evidence(source=source, stance="supports")
    assert not shown_only_in([*items, other], SOURCES, VOCABULARY)


def rank(**more: str) -> Strength:
    """Return the strength of a statement."""
    return strength(relation("a treats b", **more), SOURCES, VOCABULARY)  # type: ignore[arg-type]


ORDERS = {
    "status": [
        {"status": "supported"},
        {},
        {"status": "supported-with-caveat"},
        {"status": "contested"},
        {"status": "insufficient"},
        {"status": "not-studied"},
        {"status": "not-supported"},
        {"status": "maybe"},
    ],
    "certainty": [
        {"certainty": "high"},
        {"certainty": "moderate"},
        {"certainty": "low"},
        {"certainty": "very-low"},
        {},
    ],
    "study type": [
        {"supports": "anis"},
        {"supports": "berman"},
        {"supports": "chen"},
        {"supports": "duman"},
        {"supports": "evans"},
        {},
    ],
    "number of sources": [
        {"supports": "anis; berman; chen"},
        {"supports": "anis; berman"},
        {"supports": "anis"},
    ],
    "axis": [
        {"status": "supported", "certainty": "very-low"},
        {"certainty": "high"},
        {"certainty": "low", "supports": "chen"},
        {"supports": "anis"},
        {"supports": "berman; chen; duman"},
    ],
}


@pytest.mark.parametrize("axis", ORDERS)
def test_the_order_of_strength(axis: str) -> None:
    """Each axis has its order: an unset status ranks second, other unset values rank last."""
    found = [rank(**options) for options in ORDERS[axis]]
    assert found == sorted(found)
    assert len(set(found)) == len(found)


def test_a_withdrawn_source_bears_nothing_out() -> None:
    """A retracted source gives no strength, and no word on whom was studied."""
    withdrawn = {key: replace(source, retracted="made up") for key, source in SOURCES.items()}
    found = relation("anis causes berman", supports="berman; chen")
    assert shown_only_in(found.assessment.evidence, withdrawn, VOCABULARY) == ""
    bare = relation("anis causes berman")
    assert strength(found, withdrawn, VOCABULARY) == strength(bare, withdrawn, VOCABULARY)


def test_only_support_counts() -> None:
    """Disputes and repeated sources add no strength."""
    assert rank(supports="anis") == rank(supports="anis; anis", disputes="berman; chen")


def test_the_id_decides_between_equals() -> None:
    """Of two statements judged alike, the id that sorts first comes first."""
    one, other = (
        strength(relation(text), SOURCES, VOCABULARY) for text in ("a treats b", "a treats c")
    )
    assert one < other
    assert one[:-1] == other[:-1]


@steady
@given(
    st.lists(relations(), max_size=6).flatmap(lambda r: st.tuples(st.just(r), st.permutations(r)))
)
def test_strongest_first_is_one_order(orders: tuple[list[Relation], list[Relation]]) -> None:
    """Sorting by strength gives the same order of ids whatever the order before."""
    one, other = (
        [r.id for r in sorted(found, key=lambda r: strength(r, SOURCES, VOCABULARY))]
        for found in orders
    )
    assert one == other
