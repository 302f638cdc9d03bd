"""Whole drawings, byte for byte; UPDATE_GOLDEN=1 writes them anew, to be looked at."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from sphinx_concept_graph.figures import fitted, layout, narrow, svg, tikz
from sphinx_concept_graph.figures.layered import layered

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx_concept_graph.figures.model import BracketFigure, NetworkFigure


#: The release whose drawing is stored.
GRAPHVIZ = "2.0.4"


def compare(path: Path, text: str) -> None:
    """Fail with a difference; or store the text when asked to."""
    if os.environ.get("UPDATE_GOLDEN"):
        path.write_text(text + "\n", encoding="utf-8")
    assert path.read_text(encoding="utf-8").splitlines() == text.splitlines()


@pytest.mark.parametrize("name", ["receptor", "medicine", "every-shape"])
def test_wide(samples: dict[str, BracketFigure], golden: Path, name: str) -> None:
    """The drawing of a wide page."""
    drawn = svg(layout(samples[name]), lambda id_: f"#concept-{id_}", uid=name, classes="cg-wide")
    compare(golden / f"{name}.svg", drawn)


@pytest.mark.parametrize("name", ["receptor", "medicine", "every-shape"])
def test_narrow(samples: dict[str, BracketFigure], golden: Path, name: str) -> None:
    """The drawing of a narrow page."""
    drawn = svg(narrow(samples[name]), lambda id_: f"#concept-{id_}", uid=name, classes="cg-narrow")
    compare(golden / f"{name}-narrow.svg", drawn)


@pytest.mark.parametrize("name", ["receptor", "medicine", "every-shape"])
def test_print(samples: dict[str, BracketFigure], golden: Path, name: str) -> None:
    """The drawing of a printed page."""
    drawn = tikz(fitted(samples[name]), lambda id_: f"concepts:concept-{id_}")
    compare(golden / f"{name}.tex", drawn)


@pytest.mark.parametrize("name", ["mechanism", "chain"])
def test_several_concepts(networks: dict[str, NetworkFigure], golden: Path, name: str) -> None:
    """Layers, by the release of Graphviz that the lock names, and a chain."""
    if name == "mechanism":
        graphviz = pytest.importorskip("pygraphviz", reason="needs Graphviz: the extra [layered]")
        if graphviz.__version__ != GRAPHVIZ:
            pytest.skip(f"the drawing is that of pygraphviz {GRAPHVIZ}")
    diagram = layered(networks[name], across=name == "chain")
    drawn = svg(diagram, lambda id_: f"#concept-{id_}", uid=name, classes="cg-wide")
    compare(golden / f"{name}.svg", drawn)
    compare(golden / f"{name}.tex", tikz(diagram, lambda id_: f"concepts:concept-{id_}"))
