"""Figures that the tests share, and figures that Hypothesis makes up."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import strategies as st

from sphinx_concept_graph.figures import BracketFigure, FigureNode, Group, Member, keys
from sphinx_concept_graph.figures.model import ENDS, LINES, SHAPES, Edge, NetworkFigure
from sphinx_concept_graph.figures.palette import LIGHT

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

    from sphinx_concept_graph.figures.model import Colour, Direction, End, Line, Shape

COLOURS = tuple(LIGHT)
KINDS: dict[str, tuple[Shape, Colour]] = {
    "medicine": ("pill", "rose"),
    "receptor": ("hexagon", "blue"),
    "process": ("parallelogram", "violet"),
    "condition": ("chamfer", "orange"),
    "region": ("rounded", "green"),
    "route": ("tag", "brown"),
    "method": ("bracketed", "grey"),
    "cell part": ("ellipse", "teal"),
}


def node(label: str, kind: str) -> FigureNode:
    """A concept named by its label."""
    shape, colour = KINDS[kind]
    name = label.lower().replace(" ", "-")
    return FigureNode(id=name, label=label, shape=shape, colour=colour, type_label=kind)


def member(label: str, kind: str, line: Line = "solid", end: End = "arrow", *notes: str) -> Member:
    """A relation's other end."""
    return Member(node=node(label, kind), line=line, end=end, notes=notes)


def group(label: str, direction: Direction, *members: Member, hidden: int = 0) -> Group:
    """A group of relations."""
    return Group(label=label, direction=direction, members=members, hidden=hidden)


def figure(centre: FigureNode, *groups: Group) -> BracketFigure:
    """A figure with a legend."""
    plain = BracketFigure(
        centre=centre,
        groups=groups,
        title=f"Relations of {centre.label}",
        description=f"The relations of {centre.label}, grouped by predicate.",
    )
    lines: dict[Line, str] = {"solid": "high certainty", "dashed": "moderate certainty"}
    return replace(plain, legend=keys(plain, lines=lines, ends={"circle": "no effect"}))


def receptor() -> BracketFigure:
    """Incoming and outgoing relations: the common case."""
    return figure(
        node("NMDA receptor", "receptor"),
        group(
            "blocks",
            "in",
            member("Ketamine", "medicine", "solid", "tee"),
            member("Memantine", "medicine", "dashed", "tee"),
            member("Magnesium", "medicine", "thin", "tee"),
        ),
        group(
            "expressed in",
            "out",
            member("Dorsolateral prefrontal cortex", "region"),
            member("Insula", "region", "dotted", "arrow", "animals only"),
        ),
        group("part of", "out", member("Glutamate synapse", "cell part", "solid", "none")),
        group("mediates", "out", member("Synaptic plasticity", "process", "dash-dot")),
    )


def medicine() -> BracketFigure:
    """A hub with contested, negated and hidden relations, and three kinds of end at its centre."""
    return figure(
        node("Ketamine", "medicine"),
        group(
            "blocks",
            "out",
            member("NMDA receptor", "receptor", "solid", "tee"),
            member("AMPA receptor", "receptor", "dash-dot", "circle", "no difference"),
            hidden=7,
        ),
        group(
            "treats",
            "out",
            member("Treatment-resistant depression", "condition", "dashed"),
            member("Suicidal ideation", "condition", "dashed", "arrow", "contested"),
        ),
        group(
            "not approved for",
            "out",
            member("Major depressive disorder", "condition", "solid", "circle", "United States"),
        ),
        group("given by", "out", member("Intranasal administration", "route", "thin", "none")),
        group("measured with", "out", member("Electroencephalography", "method", "thin", "none")),
        group(
            "raises",
            "in",
            member("Lamotrigine", "medicine", "dash-dot", "circle", "no difference"),
            member("Naltrexone", "medicine", "dotted", "tee", "contested", "animals only"),
            member("Rifampicin", "medicine", "dotted", "arrow"),
        ),
        group("interacts with", "both", member("Midazolam", "medicine", "solid", "none")),
    )


def every_shape() -> BracketFigure:
    """Each shape, colour, line and end, and characters that markup knows."""
    members = tuple(
        Member(
            node=FigureNode(
                id=f"n-{index}",
                label=f"{shape} & <{COLOURS[index]}> 50 % {{of}} $x_1$",
                shape=shape,
                colour=COLOURS[index],
                type_label=shape,
            ),
            line=LINES[index % len(LINES)],
            end=ENDS[index % len(ENDS)],
        )
        for index, shape in enumerate(SHAPES)
    )
    centre = FigureNode(
        id="centre", label='"C" \\& ~^#', shape="rectangle", colour="indigo", type_label="topic"
    )
    return figure(centre, Group(label="shows & <is>", direction="out", members=members))


@pytest.fixture(scope="session")
def samples() -> dict[str, BracketFigure]:
    """Three figures by name."""
    return {"receptor": receptor(), "medicine": medicine(), "every-shape": every_shape()}


def relation(ends: str, label: str, line: Line = "solid", end: End = "arrow", *notes: str) -> Edge:
    """A relation between two concepts named by their labels."""
    source, target = (name.lower().replace(" ", "-") for name in ends.split(" -> "))
    return Edge(source=source, target=target, label=label, line=line, end=end, notes=notes)


def mechanism() -> NetworkFigure:
    """Concepts in layers: a long way round, two ways to one end, one that nothing leads to."""
    return network(
        (
            node("Ketamine", "medicine"),
            node("NMDA receptor", "receptor"),
            node("GABA interneuron", "cell part"),
            node("Glutamate surge", "process"),
            node("AMPA receptor", "receptor"),
            node("Depression", "condition"),
            node("Rating scale", "method"),
        ),
        relation("Ketamine -> NMDA receptor", "blocks", "solid", "tee"),
        relation("NMDA receptor -> GABA interneuron", "is expressed in"),
        relation("GABA interneuron -> Glutamate surge", "holds back", "dotted", "tee", "contested"),
        relation("Glutamate surge -> AMPA receptor", "activates", "dashed", "arrow", "rat"),
        relation("Ketamine -> Depression", "has been studied for", "dash-dot", "circle"),
        relation("AMPA receptor -> Depression", "takes part in relief of", "thin"),
        hidden=4,
    )


def chain() -> NetworkFigure:
    """Three steps, one of them read against the way."""
    figure = network(
        (
            node("Memantine", "medicine"),
            node("NMDA receptor", "receptor"),
            node("Ketamine", "medicine"),
        ),
        relation("Memantine -> NMDA receptor", "blocks", "solid", "tee", "cells only"),
        relation("Ketamine -> NMDA receptor", "blocks", "dashed", "tee"),
    )
    return replace(figure, is_chain=True, focus=("memantine", "ketamine"))


def network(nodes: tuple[FigureNode, ...], *edges: Edge, hidden: int = 0) -> NetworkFigure:
    """A figure of several concepts with a legend."""
    plain = NetworkFigure(
        nodes=nodes, edges=edges, title="A title", description="Words.", hidden=hidden
    )
    lines: dict[Line, str] = {"solid": "high certainty", "dashed": "moderate certainty"}
    return replace(plain, legend=keys(plain, lines=lines, ends={"tee": "holds back"}))


@pytest.fixture(scope="session")
def networks() -> dict[str, NetworkFigure]:
    """Figures of several concepts, by name."""
    return {"mechanism": mechanism(), "chain": chain()}


@pytest.fixture(scope="session")
def hub() -> BracketFigure:
    """Fifty-five relations in eleven groups."""
    kinds = list(KINDS)
    groups = [
        group(
            f"predicate {index}",
            "in" if index % 4 == 3 else "out",
            *(
                member(
                    f"Concept number {index} {place}",
                    kinds[(index + place) % len(kinds)],
                    LINES[place],
                    ENDS[(index * place) % len(ENDS)],
                    *(("contested",) if place == 2 else ()),
                )
                for place in range(5)
            ),
            hidden=index,
        )
        for index in range(11)
    ]
    return figure(node("Hub", "medicine"), *groups)


@pytest.fixture(scope="session")
def golden() -> Path:
    """The folder of expected drawings."""
    return Path(__file__).parent.parent / "golden" / "figures"


WORDS = st.one_of(
    st.sampled_from(
        ["Ketamine", "Treatment-resistant depression", "x" * 200, "<b>&amp;", "שלום", "神经元受体"]
    ),
    st.text(max_size=60),
    st.text(
        alphabet="abc \t\n-\\{}$%_^~#&<>\"'\0\x1b\u202e\N{COMBINING ACUTE ACCENT}", max_size=60
    ),
)


def _nodes() -> SearchStrategy[FigureNode]:
    return st.builds(
        FigureNode,
        id=st.text(alphabet="abcdef-", min_size=1, max_size=6),
        label=WORDS,
        shape=st.sampled_from(SHAPES),
        colour=st.sampled_from(COLOURS),
        type_label=WORDS,
    )


def _groups() -> SearchStrategy[Group]:
    members = st.builds(
        Member,
        node=_nodes(),
        line=st.sampled_from(LINES),
        end=st.sampled_from(ENDS),
        notes=st.lists(WORDS, max_size=2).map(tuple),
    )
    directions: list[Direction] = ["out", "in", "both"]
    return st.builds(
        Group,
        label=WORDS,
        direction=st.sampled_from(directions),
        members=st.lists(members, max_size=6).map(tuple),
        hidden=st.sampled_from([0, 0, 1, 12]),
    )


@pytest.fixture(scope="session")
def words() -> SearchStrategy[str]:
    """Text as authors may write it, and as they would not."""
    return WORDS


@pytest.fixture(scope="session")
def any_figure() -> SearchStrategy[BracketFigure]:
    """Figures of up to ten groups of any words, shapes, lines and ends."""

    def with_legend(plain: BracketFigure) -> BracketFigure:
        lines: dict[Line, str] = {"solid": "high certainty"}
        return replace(plain, legend=keys(plain, lines=lines, ends={"tee": "lowers"}))

    return st.builds(
        BracketFigure,
        centre=_nodes(),
        groups=st.lists(_groups(), max_size=10).map(tuple),
        title=WORDS,
        description=WORDS,
    ).map(with_legend)
