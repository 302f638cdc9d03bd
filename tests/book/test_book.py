"""The real book, built with its real settings."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from sphinx_concept_graph import load

if TYPE_CHECKING:
    import networkx as nx
    from tests.conftest import Built, Project

pytestmark = pytest.mark.xdist_group("book")


@pytest.fixture(scope="module")
def site(book: Project) -> Built:
    """Return the site."""
    return book.build("html", nitpicky=True)


@pytest.fixture(scope="module")
def graph(site: Built) -> nx.MultiDiGraph:
    """Return the published graph."""
    return load(site.out / "graph.json")


def relations(graph: nx.MultiDiGraph) -> dict[str, dict[str, Any]]:
    """Return the relations by id."""
    return {
        key: data
        for _, _, key, data in graph.edges(keys=True, data=True)
        if data["kind"] == "relation"
    }


@pytest.mark.parametrize("builder", ["html", "text", "latex"])
def test_builds_without_a_warning(book: Project, builder: str) -> None:
    """The book builds with every warning an error."""
    built = book.build(builder, nitpicky=True)
    assert (built.warnings, built.code) == ([], 0)


def test_the_hard_cases_are_there(graph: nx.MultiDiGraph) -> None:
    """Denied, undecided, disputed, twice by place, from animals, both ways: all are there."""
    found = relations(graph)
    assert any(data["negated"] for data in found.values())
    assert any(data["finding"] == "no-difference" for data in found.values())
    assert any(data["status"] == "contested" and data["disputes"] for data in found.values())
    assert any(data["shown_only_in"] == "animal" for data in found.values())
    assert any(data["symmetric"] for data in found.values())
    licensed = [key for key in found if "--approved-for--" in key and "--not--" not in key]
    assert len({key.partition("--jurisdiction.")[2] for key in licensed}) >= 2


def test_an_alias_may_be_claimed_twice(graph: nx.MultiDiGraph) -> None:
    """Two concepts share a brand name, and nothing in the book refers to it."""
    names = [n for n, data in graph.nodes(data=True) if "Spravato" in data.get("aliases", [])]
    assert names == ["esketamine", "esketamine-nasal-spray"]


def test_no_difference_is_never_drawn_as_an_effect(site: Built) -> None:
    """Wherever esketamine and suicidal thoughts meet, the words say that nothing differed."""
    page = site.page("concepts/medicines.html").words
    assert "has been studied for: no difference" in page
    assert "has been studied for Suicidal ideation" not in page


def test_help_stands_above_any_text_on_suicide(site: Built) -> None:
    """A page that speaks of suicide says first where to get help."""
    spoke = 0
    for path in sorted(site.out.rglob("*.html")):
        text = path.read_text(encoding="utf-8")
        article = text[text.find("<article") :] if "<article" in text else ""
        found = re.search(r"suicid", re.sub(r"<[^>]*>", " ", article), re.IGNORECASE)
        if found and path.name not in {"genindex.html", "concept-index.html", "search.html"}:
            spoke += 1
            words = re.sub(r"<[^>]*>", " ", article)
            assert 0 <= words.find("If you need help now") < found.start(), path.name
    assert spoke >= 3


def test_notes_of_the_makers_are_not_printed(site: Built) -> None:
    """What is only for authors stays in the source files."""
    for path in site.out.rglob("*.html"):
        assert "Second check:" not in path.read_text(encoding="utf-8")


def test_every_statement_has_a_source(graph: nx.MultiDiGraph) -> None:
    """Each relation and claim of the book names a source, and each source is in the list."""
    claims = [data for _, data in graph.nodes(data=True) if data["kind"] == "claim"]
    cited: set[str] = set()
    for data in (*relations(graph).values(), *claims):
        keys = [*data["supports"], *data["disputes"]]
        assert keys
        cited.update(keys)
    assert {f"source:{key}" for key in cited} <= set(graph.nodes)
