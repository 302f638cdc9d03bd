"""Inline SVG: well-formed, linked, escaped, readable without a mouse."""

from __future__ import annotations

import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sphinx_concept_graph.figures import icon, layout, narrow, svg, svg_file
from sphinx_concept_graph.figures.model import SHAPES

if TYPE_CHECKING:
    from hypothesis.strategies import DataObject, SearchStrategy

    from sphinx_concept_graph.figures.model import BracketFigure

NAME = "{http://www.w3.org/2000/svg}"


def drawn(figure: BracketFigure, uid: str = "fig") -> ET.Element:
    """The wide drawing, every node linked."""
    return ET.fromstring(svg(layout(figure), lambda id_: f"page.html#{id_}", uid=uid))


@settings(deadline=None, max_examples=40)
@given(data=st.data())
def test_any_text_gives_xml(
    any_figure: SearchStrategy[BracketFigure], words: SearchStrategy[str], data: DataObject
) -> None:
    """Any text in any place gives well-formed XML of known elements."""
    figure, href, uid = data.draw(any_figure), data.draw(words), data.draw(words)
    for diagram in (layout(figure), narrow(figure)):
        root = ET.fromstring(svg(diagram, lambda _: href, uid=uid, classes=href))
        assert root.tag == f"{NAME}svg"
        tags = {element.tag.removeprefix(NAME) for element in root.iter()}
        assert tags <= {"svg", "title", "desc", "g", "a", "path", "text", "tspan"}
        ET.fromstring(svg_file(diagram))


def test_markup_in_author_text_is_text(samples: dict[str, BracketFigure]) -> None:
    """Markup of an author stays text, in attributes too."""
    evil = '"><script>alert(1)</script>'
    figure = samples["receptor"]
    centre = replace(figure.centre, label=evil, type_label=evil)
    figure = replace(figure, centre=centre, title=evil, description=evil)
    source = svg(layout(figure), lambda _: evil, uid=evil, classes=evil)
    assert "<script" not in source
    root = ET.fromstring(source)
    assert root.findtext(f"{NAME}title") == evil
    assert root.find(f".//{NAME}a[@href='{evil}']") is not None


def test_names_and_roles(samples: dict[str, BracketFigure]) -> None:
    """The drawing has a name, a description, and hidden edges."""
    root = drawn(samples["receptor"], uid="u7")
    assert root.get("role") == "group"
    ids = {element.get("id") for element in root.iter() if element.get("id")}
    assert ids == {root.get("aria-labelledby"), root.get("aria-describedby")}
    assert all(id_ and id_.startswith("u7-") for id_ in ids)
    assert root.findtext(f"{NAME}title") == "Relations of NMDA receptor"
    edges = root.findall(f".//{NAME}g[@class='cg-edges']")
    assert edges
    assert all(edge.get("aria-hidden") == "true" for edge in edges)


def test_each_node_is_a_link_that_is_named_by_its_words(samples: dict[str, BracketFigure]) -> None:
    """A link's name begins with the words it shows."""
    links = drawn(samples["medicine"]).findall(f".//{NAME}a")
    assert len(links) == 12 + 1
    for link in links:
        text = link.find(f"{NAME}text")
        assert text is not None
        shown = "".join(text.itertext())
        name = link.findtext(f"{NAME}title") or ""
        words = shown.replace("-", " ").replace(" \N{MIDDLE DOT} ", " ").split()
        assert words == name.replace("-", " ").split()[: len(words)]
    hrefs = [link.get("href") for link in links]
    assert "page.html#nmda-receptor" in hrefs
    # The hidden relations lead to the centre's own entry.
    assert hrefs.count("page.html#ketamine") == 2


def test_lines_of_a_label_do_not_run_together(samples: dict[str, BracketFigure]) -> None:
    """White space stands between the lines."""
    root = drawn(samples["receptor"])
    shown = {"".join(text.itertext()) for text in root.iter(f"{NAME}text")}
    assert "Dorsolateral prefrontal cortex" in shown
    assert "Insula animals only" in shown


def test_a_node_without_a_target_is_no_link(samples: dict[str, BracketFigure]) -> None:
    """No empty links."""
    figure = samples["receptor"]
    only = svg(layout(figure), lambda id_: "x.html" if id_ == "insula" else "", uid="u")
    root = ET.fromstring(only)
    assert len(root.findall(f".//{NAME}a")) == 1
    assert len(root.findall(f".//{NAME}g[@class]")) > 6


def test_colours_and_lines_come_from_classes(samples: dict[str, BracketFigure]) -> None:
    """The style sheet rules: no colour is written into the drawing."""
    source = svg(layout(samples["every-shape"]), str, uid="u")
    assert not re.search(r"#[0-9a-fA-F]{3,6}\b|<style|style=|rgb\(", source)
    for name in ("cg-c-rose", "cg-c-indigo", "cg-solid", "cg-dashed", "cg-dash-dot", "cg-dotted"):
        assert f"{name}" in source
    for name in ("cg-thin", "cg-arrow", "cg-tee", "cg-circle", "cg-focus", "cg-label"):
        assert f"{name}" in source


def test_reading_order_is_label_then_members(samples: dict[str, BracketFigure]) -> None:
    """The order of the document is the order of reading."""
    shown = ["".join(text.itertext()) for text in drawn(samples["receptor"]).iter(f"{NAME}text")]
    assert shown[:5] == ["NMDA receptor", "blocks", "Ketamine", "Memantine", "Magnesium"]


def test_icons_differ_by_shape() -> None:
    """Nine shapes, nine icons."""
    icons = {icon(shape, "rose") for shape in SHAPES}
    assert len(icons) == len(SHAPES)
    for source in icons:
        root = ET.fromstring(source)
        assert root.get("aria-hidden") == "true"
        assert root.get("width") == "1em"


def test_numbers_are_short(samples: dict[str, BracketFigure]) -> None:
    """At most two decimals, no exponents, no negative zero."""
    source = svg(layout(samples["medicine"]), str, uid="u")
    numbers = " ".join(re.findall(r' (?:d|x|y|width|height|viewBox)="([^"]*)"', source))
    assert len(numbers) > 1000
    assert re.fullmatch(r"(?:-?\d+(?:\.\d{1,2})?|[MLCZ ])*", numbers)
    assert not re.search(r"-0(?![\d.])", numbers)


def test_a_file_carries_its_own_colours(samples: dict[str, BracketFigure]) -> None:
    """A file needs no page around it."""
    source = svg_file(layout(samples["receptor"]))
    assert source.startswith('<?xml version="1.0" encoding="UTF-8"?>')
    assert "<style>" in source
    assert "<a " not in source


@pytest.mark.parametrize("module", ["sphinx", "docutils", "networkx", "yaml"])
def test_the_package_needs_nothing_else(module: str) -> None:
    """Figures import neither the builder nor the graph."""
    code = (
        f"import sys; from sphinx_concept_graph import figures; sys.exit({module!r} in sys.modules)"
    )
    path = ":".join(entry for entry in sys.path if entry)
    done = subprocess.run([sys.executable, "-c", code], env={"PYTHONPATH": path}, check=False)
    assert done.returncode == 0
