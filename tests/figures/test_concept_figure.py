"""Which relations of a hub are drawn, and how the rest is counted."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.strategies import VOCABULARY, steady

from sphinx_concept_graph.core.views import Group, Line, Ref
from sphinx_concept_graph.figures.concept_figure import Words, figure_of_groups, node_of

WORDS = Words(
    mark=str, no_difference="none", more="+ {count} more", others="others", unset="?", ends={}
)


def drawn(sizes: list[int], maximum: int) -> list[tuple[str, int, int]]:
    """Return label, shown and hidden of each group of a figure whose groups have these sizes."""
    line = Line(relation_id="r", other=Ref(text="x", id="x"))
    groups = [
        Group(predicate="treats", words="", forward=str(n), direction="out", lines=(line,) * size)
        for n, size in enumerate(sizes)
    ]
    centre = node_of("c", "Centre", "drug", VOCABULARY)
    figure = figure_of_groups(centre, groups, VOCABULARY, WORDS, maximum=maximum)
    return [(group.label, len(group.members), group.hidden) for group in figure.groups]


@pytest.mark.parametrize(
    ("sizes", "maximum", "expected"),
    [
        ([2, 1], 0, [("0", 2, 0), ("1", 1, 0)]),
        ([2, 1], 3, [("0", 2, 0), ("1", 1, 0)]),
        ([5, 1, 3], 6, [("0", 3, 2), ("1", 1, 0), ("2", 2, 1)]),
        ([1, 1, 1, 1], 3, [("0", 1, 0), ("1", 1, 0), ("others", 0, 2)]),
        ([9, 9], 1, [("0", 1, 8), ("others", 0, 9)]),
    ],
)
def test_a_cap(sizes: list[int], maximum: int, expected: list[tuple[str, int, int]]) -> None:
    """Groups share the room in turn; those there is no room for are counted together, last."""
    assert drawn(sizes, maximum) == expected


@steady
@given(st.lists(st.integers(1, 9), min_size=1, max_size=40), st.integers(0, 30))
def test_nothing_is_lost(sizes: list[int], maximum: int) -> None:
    """All relations are drawn or counted, and no more are drawn than asked for."""
    found = drawn(sizes, maximum)
    assert sum(shown + hidden for _, shown, hidden in found) == sum(sizes)
    assert not maximum or sum(shown for _, shown, _ in found) <= maximum


def test_a_label_reads_along_its_arrow() -> None:
    """What comes in reads from the other end, where its line begins: "blocks", to the centre."""
    line = Line(relation_id="r", other=Ref(text="Ketamine", id="ketamine"))
    group = Group(
        predicate="blocks", words="is blocked by", forward="blocks", direction="in", lines=(line,)
    )
    centre = node_of("nmda", "NMDA receptor", "receptor", VOCABULARY)
    (drawn,) = figure_of_groups(centre, [group], VOCABULARY, WORDS).groups
    assert (drawn.direction, drawn.label) == ("in", "blocks")
