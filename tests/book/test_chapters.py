"""Each chapter has what readers expect: in short, a picture, licence, harms, what may change."""

from __future__ import annotations

import re
import runpy
from typing import TYPE_CHECKING

import pytest
from docutils import nodes
from tests.conftest import ROOT

from sphinx_concept_graph.nodes import concept_figure, concept_table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx.application import Sphinx
    from tests.conftest import Project

PARTS = sorted(path.stem for path in (ROOT / "docs" / "parts").glob("*.rst"))
#: Lists of claims and answers: their tables are the text itself.
WITHOUT_FIGURE = {"questions", "the-page-we-began-from"}
#: It judges the words of others.
WITHOUT_SHORT = {"the-page-we-began-from"}
USES = (
    "anaesthesia",
    "anxiety",
    "bipolar-depression",
    "depression",
    "ocd",
    "pain",
    "ptsd",
    "substance-use",
    "suicidal-thoughts",
)
LICENCE = "approved-for|used-off-label-for|experimental-for"


@pytest.fixture(scope="module")
def trees(book: Project) -> Mapping[str, nodes.document]:
    """Return the chapters as they were read."""
    kept: list[Sphinx] = []
    book.build("dummy", prepare=kept.append)
    return {name: kept[0].env.get_doctree(f"parts/{name}") for name in PARTS}


def titles(tree: nodes.document) -> list[str]:
    """Return the headings below the title."""
    return [section[0].astext() for section in tree.findall(nodes.section)][1:]


@pytest.mark.parametrize("name", [name for name in PARTS if name not in WITHOUT_SHORT])
def test_opens_with_what_it_says_in_short(trees: Mapping[str, nodes.document], name: str) -> None:
    """Three to six sentences stand before the first heading."""
    boxes = [box for box in trees[name].findall(nodes.admonition) if box[0].astext() == "In short"]
    assert len(boxes) == 1
    words = " ".join(boxes[0][1].astext().split())
    assert 3 <= len(re.split(r"(?<=[.!?])\s+(?=[A-Z])", words)) <= 6


@pytest.mark.parametrize("name", [name for name in PARTS if name not in WITHOUT_SHORT])
def test_ends_with_what_would_change_it(trees: Mapping[str, nodes.document], name: str) -> None:
    """The last heading asks what would change the conclusion."""
    assert titles(trees[name])[-1].startswith("What would change th")


@pytest.mark.parametrize("name", [name for name in PARTS if name not in WITHOUT_FIGURE])
def test_shows_something_of_the_graph(trees: Mapping[str, nodes.document], name: str) -> None:
    """A figure or a table is drawn from the graph."""
    drawn = [*trees[name].findall(concept_figure), *trees[name].findall(concept_table)]
    assert drawn


@pytest.mark.parametrize("name", USES)
def test_a_use_tells_of_its_licence_and_its_harms(book: Project, name: str) -> None:
    """Licences stand there as badges with place and date, and harms under a heading."""
    page = book.build("html").read(f"parts/{name}.html")
    assert re.search(rf"concept-badge-(not-)?({LICENCE})", page)
    assert any("go wrong" in title for title in titles_of(page))


def titles_of(html: str) -> list[str]:
    """Return the headings of a page."""
    return [re.sub("<.*?>", "", title) for title in re.findall(r"<h2>(.*?)</h2>", html)]


def test_the_address_of_the_site_is_said_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """BOOK_URL gives canonical links, permalinks and what other sites show; without, none of it."""
    monkeypatch.setenv("BOOK_URL", "https://example.org/book/")
    conf = runpy.run_path(str(ROOT / "conf.py"))
    assert conf["html_baseurl"] == conf["ogp_site_url"] == "https://example.org/book/"
    assert "sphinxext.opengraph" in conf["extensions"]
    assert (ROOT / "docs" / conf["ogp_image"]).is_file()
    monkeypatch.delenv("BOOK_URL")
    assert "sphinxext.opengraph" not in runpy.run_path(str(ROOT / "conf.py"))["extensions"]
