"""The real book, built with its real settings."""

from __future__ import annotations

import re
import subprocess
from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest
from tests.pages import dead_links
from tests.pages import site as parsed

from sphinx_concept_graph import load

if TYPE_CHECKING:
    import networkx as nx
    from tests.conftest import Built, Project


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


def test_every_name_means_one_thing(graph: nx.MultiDiGraph) -> None:
    """No two concepts share a title or an alias; a brand is the product, not its substance."""
    names = Counter(
        name.casefold()
        for _, data in graph.nodes(data=True)
        if data["kind"] == "concept"
        for name in {data["title"], *data["aliases"]}
    )
    assert [name for name, count in names.items() if count > 1] == []
    assert "Spravato" in graph.nodes["esketamine-nasal-spray"]["aliases"]


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


def test_nasal_spray_is_licensed_in_four_places(graph: nx.MultiDiGraph) -> None:
    """The licences of one product are relations of their own, told apart by place and date."""
    ends = ("esketamine-nasal-spray", "treatment-resistant-depression")
    edges = graph.get_edge_data(*ends).values()
    places = {item for edge in edges for item in edge["qualifiers"] if "jurisdiction" in item}
    named = {"United States", "European Union", "Australia", "Canada"}
    assert places == {f"jurisdiction={place}" for place in named}
    assert all(any("as-of=" in item for item in edge["qualifiers"]) for edge in edges)


def test_every_link_leads_somewhere(site: Built) -> None:
    """Every link within the book, those of drawings included, leads to a file and an id of it."""
    pages = parsed(site.out)
    assert len(pages) > 12
    assert dead_links(pages) == []


def test_markup_is_sound(site: Built) -> None:
    """No page has an element that is never closed, a link in a link, or an id that comes twice."""
    for path, page in parsed(site.out).items():
        assert page.errors == [], path
        assert len(page.ids) == len(set(page.ids)), path


def test_book_is_a_sound_epub(book: Project, epubcheck: list[str]) -> None:
    """The checker that shops use finds nothing wrong with the book."""
    (path,) = book.build("epub").out.glob("*.epub")
    run = subprocess.run(
        [*epubcheck, "--failonwarnings", str(path)], capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stdout + run.stderr


def test_help_stands_above_any_text_on_suicide_in_plain_text(book: Project) -> None:
    """Plain text says first where to get help, too."""
    spoke = 0
    for path in book.build("text").out.rglob("*.txt"):
        text = path.read_text(encoding="utf-8").casefold()
        if "suicid" in text:
            spoke += 1
            assert 0 <= text.find("if you need help now") < text.find("suicid"), path.name
    assert spoke >= 3
