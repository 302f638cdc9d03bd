"""Figures of several concepts: nothing overlaps, every relation is drawn, words fit."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.figures.conftest import node
from tests.strategies import steady

from sphinx_concept_graph.figures import Diagram, svg, tikz
from sphinx_concept_graph.figures.layered import layered
from sphinx_concept_graph.figures.model import ENDS, LINES, PRINT, Box, Edge, NetworkFigure
from sphinx_concept_graph.figures.variants import in_print, on_phone, on_screen

if TYPE_CHECKING:
    from sphinx_concept_graph.figures.model import Label

pytest.importorskip("pygraphviz", reason="needs Graphviz: the extra [layered]")

NODES = tuple(
    node(label, kind)
    for label, kind in (
        ("Ketamine", "medicine"),
        ("NMDA receptor", "receptor"),
        ("GABA interneuron", "cell part"),
        ("Glutamate release", "process"),
        ("Depression", "condition"),
        ("Prefrontal cortex", "region"),
        ("Hydroxynorketamine", "medicine"),
        ("Spray", "route"),
        ("Rating", "method"),
    )
)
LABELS = ("blocks", "is expressed in", "has been compared with", "神经元 α")


@st.composite
def networks(draw: st.DrawFn) -> NetworkFigure:
    """Generate figures of up to nine concepts."""
    nodes = NODES[: draw(st.integers(2, len(NODES)))]
    ids = st.sampled_from([one.id for one in nodes])
    edge = st.builds(
        Edge,
        source=ids,
        target=ids,
        label=st.sampled_from(LABELS),
        line=st.sampled_from(LINES),
        end=st.sampled_from(ENDS),
        notes=st.sampled_from(((), ("contested",), ("support from animals only", "mouse"))),
    )
    return NetworkFigure(
        nodes=nodes,
        edges=tuple(draw(st.lists(edge, max_size=14))),
        title="A title",
        description="Words.",
        focus=draw(st.sampled_from(((), (nodes[0].id,)))),
        named=draw(st.sampled_from(((), tuple(one.id for one in nodes[:2])))),
        hidden=draw(st.sampled_from((0, 7))),
    )


def overlap(one: Box | Label, other: Box | Label) -> bool:
    """Tell whether two rectangles share more than a border."""
    return (
        min(one.x + one.width, other.x + other.width) - max(one.x, other.x) > 0.5
        and min(one.y + one.height, other.y + other.height) - max(one.y, other.y) > 0.5
    )


def check(diagram: Diagram, figure: NetworkFigure) -> None:
    """Nothing lies on something else, all is inside, and every relation has words and two lines."""
    things: list[Box | Label] = [*diagram.boxes, *diagram.labels]
    assert not [pair for pair in combinations(things, 2) if overlap(*pair)]
    for thing in things:
        assert -0.1 <= thing.x <= thing.x + thing.width <= diagram.width + 0.1
        assert -0.1 <= thing.y <= thing.y + thing.height <= diagram.height + 0.1
    assert len(diagram.labels) == len(figure.edges)
    counts = [box.more for box in diagram.boxes if box.more]
    assert counts == ([figure.hidden] if figure.hidden else [])
    assert len(diagram.connectors) == 2 * len(figure.edges)
    marks = [one.mark.end for one in diagram.connectors if one.mark]
    assert marks == [edge.end for edge in figure.edges if edge.end != "none"]


@steady
@given(networks(), st.booleans())
def test_nothing_overlaps(figure: NetworkFigure, across: bool) -> None:  # noqa: FBT001
    """Boxes and words stand apart in both directions, on screen and on paper."""
    check(layered(figure, across=across), figure)
    check(layered(figure, across=across, style=PRINT), figure)


def relations(diagrams: tuple[Diagram, ...]) -> int:
    """Return how many relations drawings show: in brackets a box each, in layers words each."""
    in_brackets = sum(box.group >= 0 and not box.more for one in diagrams for box in one.boxes)
    return in_brackets or sum(len(one.labels) for one in diagrams)


@steady
@given(networks())
def test_every_relation_reaches_every_reader(figure: NetworkFigure) -> None:
    """A page, a telephone and paper show all relations, or count them; named concepts stay."""
    for make, limit in ((on_screen, 736), (on_phone, 340), (in_print, 570)):
        for some in (figure, replace(figure, is_apart=True)):
            diagrams = make(some)
            assert all(diagram.width <= limit for diagram in diagrams)
            counted = sum(box.more for one in diagrams for box in one.boxes)
            assert relations(diagrams) + counted == len(figure.edges) + figure.hidden
    wide = {box.node_id for one in on_screen(figure) for box in one.boxes}
    assert set(figure.named) <= wide
    assert sum(one.height for one in in_print(figure)) <= 545 / 0.8


def test_what_has_no_room_is_left_out_from_the_far_end() -> None:
    """Too many relations for layers: the first concepts keep theirs, the others are counted."""
    nodes = tuple(node(f"Concept with a long name {n}", "process") for n in range(26))
    edges = tuple(
        Edge(source=a.id, target=b.id, label="is related to", line="solid", end="arrow")
        for a, b in combinations(nodes[:8], 2)
    ) + tuple(
        Edge(source=nodes[0].id, target=b.id, label="leads to", line="solid", end="arrow")
        for b in nodes[8:]
    )
    figure = NetworkFigure(nodes=nodes, edges=edges, title="T", description="D")
    (drawn,) = on_screen(figure)
    (count,) = (box.more for box in drawn.boxes if box.more)
    assert count + len(drawn.labels) == len(edges)
    shown = {box.node_id for box in drawn.boxes}
    assert len(drawn.labels) > 3
    assert shown == {one.id for one in nodes[: len(shown)]}


@st.composite
def chains(draw: st.DrawFn) -> NetworkFigure:
    """Generate chains of up to nine concepts whose steps read either way."""
    nodes = draw(st.permutations(NODES))[: draw(st.integers(2, len(NODES)))]
    edges = []
    for pair in pairwise(nodes):
        source, target = pair if draw(st.booleans()) else pair[::-1]
        edges.append(
            Edge(
                source=source.id,
                target=target.id,
                label=draw(st.sampled_from(LABELS)),
                line="solid",
                end=draw(st.sampled_from(ENDS)),
                notes=draw(st.sampled_from(((), ("contested", "mouse")))),
            )
        )
    return NetworkFigure(
        nodes=tuple(nodes), edges=tuple(edges), title="T", description="D", is_chain=True
    )


@steady
@given(chains(), st.booleans())
def test_chains_stand_in_line(figure: NetworkFigure, across: bool) -> None:  # noqa: FBT001
    """Nothing overlaps, and concepts and words stand in turn on one line."""
    diagram = layered(figure, across=across)
    check(diagram, figure)
    axis = (lambda one: one.x) if across else (lambda one: one.y)
    order = [box.node_id for box in sorted(diagram.boxes, key=axis)]
    assert order == [one.id for one in figure.nodes]
    between = sorted([*diagram.boxes, *diagram.labels], key=axis)
    assert [isinstance(one, Box) for one in between[::2]] == [True] * len(figure.nodes)
    assert all(one.width <= 340 for one in on_phone(figure))


def test_chains_need_no_graphviz(monkeypatch: pytest.MonkeyPatch) -> None:
    """A chain is drawn without the extra."""
    monkeypatch.setitem(sys.modules, "pygraphviz", None)
    figure = NetworkFigure(
        nodes=NODES[:2],
        edges=(
            Edge(source=NODES[0].id, target=NODES[1].id, label="blocks", line="solid", end="tee"),
        ),
        title="T",
        description="D",
        is_chain=True,
    )
    assert len(on_screen(figure)[0].boxes) == 2


def whole() -> NetworkFigure:
    """Return a figure with all nodes and a chain between them."""
    ids = [one.id for one in NODES]
    ends = zip(ids, ids[1:] + ids[:1], strict=True)
    edges = tuple(
        Edge(source=a, target=b, label="blocks", line="solid", end="tee") for a, b in ends
    )
    return NetworkFigure(nodes=NODES, edges=edges, title="T", description="D", hidden=3)


def test_long_figures_turn() -> None:
    """What is too wide from left to right is drawn from the top down, its words in full size."""
    (diagram,) = on_screen(whole())
    assert diagram.height > diagram.width
    assert diagram.width <= 736
    (printed,) = in_print(whole())
    assert printed.width <= 450


def test_words_on_lines_are_not_read_out() -> None:
    """Read out one by one, without their ends, they would say nothing; the list does."""
    text = svg(on_screen(whole())[0], str, uid="x")
    hidden = text.partition('<g aria-hidden="true">\n<text')[2]
    assert "blocks" in hidden
    assert text.count("blocks") == hidden.partition("</g>")[0].count("blocks")
    assert tikz(in_print(whole())[0], str).count("blocks") == len(NODES)


def test_without_graphviz_each_concept_is_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is lost: brackets of each subject, the legend once."""
    monkeypatch.setitem(sys.modules, "pygraphviz", None)
    assert len(on_screen(whole())) == len(in_print(whole())) == len(NODES)


SEEDED = """
from tests.figures.test_layered import whole
from sphinx_concept_graph.figures import svg
from sphinx_concept_graph.figures.variants import on_screen
print(svg(on_screen(whole())[0], str, uid="x"))
"""


def test_the_same_bytes_for_every_hash_seed() -> None:
    """The order of sets and dictionaries leaves no trace."""
    found = {
        subprocess.run(
            [sys.executable, "-c", SEEDED],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)},
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        for seed in ("0", "1")
    }
    assert len(found) == 1
