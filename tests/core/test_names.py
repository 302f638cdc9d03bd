"""What a name means, and in which order its readings are tried."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.strategies import NAMES, concept, concepts, steady

from sphinx_concept_graph.core.names import NameIndex, nearest

if TYPE_CHECKING:
    from sphinx_concept_graph.core.values import Concept


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("nmda", ("nmda",)),
        ("NMDA receptor", ("nmda",)),
        ("Récepteur NMDA", ("nmda",)),
        ("NMDAR", ("nmda",)),
        ("grin", ("nmda",)),
        ("récepteur nmda", ("nmda",)),
        ("nmdar", ("nmda",)),
        ("GRIN", ("nmda",)),
        ("NMDA  receptor", ()),
        ("", ()),
        ("ampa", ()),
    ],
)
def test_names_are_found(name: str, expected: tuple[str, ...]) -> None:
    """Id, title as written, translated title, alias and former id all lead to the concept."""
    nmda = concept(
        "nmda",
        "Récepteur NMDA",
        written_title="NMDA receptor",
        aliases=("NMDAR",),
        formerly=("grin",),
    )
    assert NameIndex([nmda]).find(name) == expected


@pytest.mark.parametrize(
    ("concepts_", "name", "expected"),
    [
        ([concept("sleep", "Rest"), concept("rest", "Sleep")], "rest", ("rest",)),
        ([concept("a", "Sleep"), concept("b", aliases=("Sleep",))], "Sleep", ("a",)),
        ([concept("a", "SLEEP"), concept("b", aliases=("Sleep",))], "Sleep", ("b",)),
        ([concept("a", "SLEEP"), concept("b", aliases=("Sleep",))], "sleep", ("a",)),
        ([concept("a", "Sleep"), concept("sleep", "Rest")], "Sleep", ("a",)),
        ([concept("a", "Sleep"), concept("sleep", "Rest")], "SLEEP", ("sleep",)),
        ([concept("a", formerly=("b",)), concept("b")], "b", ("b",)),
        ([concept("a", formerly=("B",)), concept("b")], "B", ("a",)),
    ],
)
def test_the_nearer_reading_wins(
    concepts_: list[Concept], name: str, expected: tuple[str, ...]
) -> None:
    """Ids come before titles, titles before aliases, and exact case before any case."""
    assert NameIndex(concepts_).find(name) == expected


@pytest.mark.parametrize(
    ("concepts_", "name"),
    [
        ([concept("b", "Bank"), concept("a", "Bank")], "Bank"),
        ([concept("b", "BANK"), concept("a", "Bank")], "bank"),
        ([concept("b", aliases=("Bank",)), concept("a", aliases=("Bank",))], "Bank"),
        ([concept("b", "Bank"), concept("a", "Ufer", written_title="Bank")], "Bank"),
        ([concept("b", formerly=("bank",)), concept("a", formerly=("bank",))], "bank"),
    ],
)
def test_two_readings_are_both_named(concepts_: list[Concept], name: str) -> None:
    """A name that two concepts bear alike means both, in the order of their ids."""
    assert NameIndex(concepts_).find(name) == ("a", "b")


def test_one_concept_is_one_reading() -> None:
    """A concept whose title is also its alias and former id is found once."""
    index = NameIndex([concept("x", "Bank", aliases=("Bank", "bank"), formerly=("bank",))])
    assert index.find("Bank") == index.find("bank") == index.find("BANK") == ("x",)


WORLDS = st.lists(concepts(), max_size=4).flatmap(
    lambda found: st.tuples(st.just(found), st.permutations(found))
)


@steady
@given(WORLDS)
def test_the_order_of_concepts_does_not_matter(
    worlds: tuple[list[Concept], list[Concept]],
) -> None:
    """What a name means, and what is suggested, depends on the concepts and not on their order."""
    one, other = map(NameIndex, worlds)
    for name in (*NAMES, "older-name", "ketamin", "THE THING"):
        assert one.find(name) == other.find(name)
        assert one.suggest(name) == other.suggest(name)


@steady
@given(st.lists(concepts(), min_size=1, max_size=4))
def test_every_id_leads_to_its_concept(world: list[Concept]) -> None:
    """Whatever other concepts are called, writing the id is never ambiguous."""
    index = NameIndex(world)
    assert all(index.find(item.id) == (item.id,) for item in world)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("blcoks", "blocks"),
        ("BLOCK", "blocks"),
        ("bind", "Binds"),
        ("zzz", ""),
        ("", ""),
    ],
)
def test_the_nearest_word(name: str, expected: str) -> None:
    """A guess is made without regard to case, spelt as known, and only when it is near."""
    assert nearest(name, ["blocks", "Binds", "treats"]) == expected


def test_a_guess_between_equals_is_settled() -> None:
    """Between words as near, and words that only case tells apart, the order does not decide."""
    words = ["batter", "BATTER", "hatter", "matter"]
    assert nearest("xatter", words) == nearest("xatter", words[::-1]) == "matter"
    assert nearest("better", words[:2]) == nearest("better", words[1::-1]) == "BATTER"


def test_names_are_suggested_from_all_spellings() -> None:
    """An unknown name is answered with the nearest id, title, alias or former id."""
    index = NameIndex([concept("k", "Ketamine", aliases=("Ketalar",), formerly=("ketamin-hcl",))])
    assert index.suggest("Ketamin") == "Ketamine"
    assert index.suggest("ketalr") == "Ketalar"
    assert index.suggest("ketamin-hc") == "ketamin-hcl"
    assert index.suggest("water") == ""
