"""The tea project, which uses every feature, in every builder."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import zipfile
from collections import Counter
from typing import TYPE_CHECKING, Final
from xml.etree import ElementTree as ET

import networkx as nx
import pytest
from tests.pages import Page, dead_links, site

import sphinx_concept_graph

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Built

    Tea = Callable[[str], Built]

BUILDERS: Final = (
    "html",
    "dirhtml",
    "singlehtml",
    "latex",
    "text",
    "man",
    "texinfo",
    "xml",
    "gettext",
    "epub",
)
WEB: Final = ("html", "dirhtml", "singlehtml")
PAGES: Final = ("ceremony", "drinks", "index", "rest", "lists", "sources")


@pytest.mark.parametrize("builder", BUILDERS)
def test_builds_without_a_warning(tea: Tea, builder: str) -> None:
    """Every builder takes every feature, with warnings as errors and every reference checked."""
    built = tea(builder)
    assert built.warnings == []
    assert built.code == 0
    assert any(built.out.iterdir())


def cut_anywhere(page: str) -> object:
    """Mark the page with addresses longer than a line, which older versions cut elsewhere."""
    return pytest.param(page, marks=pytest.mark.newest) if page == "sources" else page


@pytest.mark.parametrize("page", PAGES)
def test_plain_text_whatever_its_lines(tea: Tea, golden: Path, page: str) -> None:
    """Plain text says all that was written, wherever its lines are cut."""
    expected = (golden / f"tea-{page}.txt").read_text(encoding="utf-8")
    assert "".join(tea("text").read(f"{page}.txt").split()) == "".join(expected.split())


@pytest.mark.parametrize("page", [cut_anywhere(page) for page in PAGES])
def test_plain_text(tea: Tea, golden: Path, page: str) -> None:
    """Plain text says all that was written and nothing else, word for word."""
    text = tea("text").read(f"{page}.txt")
    expected = golden / f"tea-{page}.txt"
    if os.environ.get("UPDATE_GOLDEN"):
        expected.write_text(text, encoding="utf-8")
    assert text.splitlines() == expected.read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("builder", WEB)
def test_markup_is_sound(tea: Tea, builder: str) -> None:
    """Every element is closed and stands where it may, no link holds a link, no id comes twice."""
    for path, page in site(tea(builder).out).items():
        assert page.errors == [], path
        assert [id_ for id_, times in Counter(page.ids).items() if times > 1] == [], path


@pytest.mark.parametrize("builder", WEB)
def test_every_link_leads_somewhere(tea: Tea, builder: str) -> None:
    """Every link within the site, those of drawings included, leads to a file and an id of it."""
    assert dead_links(site(tea(builder).out)) == []


def test_entry_head(tea: Tea) -> None:
    """An entry opens with the word for its type, its synonyms and its identifiers."""
    page = tea("html").page("drinks.html")
    assert (
        "Green tea infusion · also called sencha; Grüner Tee Wikidata Q484083 · Plain list 7"
        " A drink made from leaves that were not left to wither." in page.words
    )
    assert "https://www.wikidata.org/wiki/Q484083" in page.links
    assert {"concept-green-tea", "concept-grass-tea"} <= set(page.ids)


def test_relations_read_from_both_ends(tea: Tea) -> None:
    """The subject says the relation with its judgements, the object says it the other way round."""
    drinks, rest = tea("html").page("drinks.html").words, tea("html").page("rest.html").words
    assert (
        "raises * Alertness · found: increase · borne out · high certainty."
        " Evidence: Lee and Müller 2020a (blind tasting); Lee and Müller 2020b (study in mice)."
        in drinks
    )
    assert "is raised by * Green tea · found: increase · borne out · high certainty" in rest
    assert "is not lowered by * Green tea · supported with a caveat" in rest
    assert "is made into * Green tea · contested · moderate certainty" in rest


def test_symmetric_relation_reads_the_same_from_both_ends(tea: Tea) -> None:
    """A symmetric relation has one wording in both entries and where it is written."""
    drinks, rest = tea("html").page("drinks.html").words, tea("html").page("rest.html").words
    assert "Kettle goes with Black tea. Evidence: Poe et al. 1999 (law)." in drinks
    assert "goes with * Kettle" in drinks
    assert "goes with * Black tea" in rest


def test_no_difference_is_never_told_as_an_effect(tea: Tea) -> None:
    """Relations that found no difference stand under words that say so, at both ends."""
    drinks, rest = tea("html").page("drinks.html").words, tea("html").page("rest.html").words
    assert "raises: no difference * Calm · found: no difference" in drinks
    assert "is raised by: no difference * Green tea · found: no difference" in rest


def test_qualifiers_are_part_of_a_relation(tea: Tea) -> None:
    """One statement about two countries is two relations, each with its own anchor."""
    page = tea("html").page("drinks.html")
    assert "Imperial Blend (country: United Kingdom; as of: January 1, 1900)" in page.words
    assert "Imperial Blend (country: Japan) · not studied" in page.words
    ids = [id_ for id_ in page.ids if id_.startswith("relation-black-tea--sold-as")]
    assert ids == [
        "relation-black-tea--sold-as--imperial-blend--as-of.1900-01-01--country.united-kingdom",
        "relation-black-tea--sold-as--imperial-blend--country.japan",
    ]


def test_evidence_from_animals_or_cells_is_marked_everywhere(tea: Tea) -> None:
    """That nobody was studied stands at both ends, and in the drawing's words too."""
    drinks, rest = tea("html").page("drinks.html").words, tea("html").page("rest.html").words
    assert "Caffeine · found: increase · support from animals only." in drinks
    assert (
        "Alertness · supported with a caveat · low certainty · support from animals and cells only"
        in drinks
    )
    assert "Green tea · found: increase · support from animals only" in rest
    assert "Black tea · support from cells only" in rest


def test_evidence_is_printed_once(tea: Tea) -> None:
    """The sources of a statement stand at its home alone; elsewhere a link leads there."""
    built = tea("html")
    evidence = (
        "Evidence: Lee and Müller 2020a (blind tasting); Lee and Müller 2020b (study in mice)."
    )
    # A table that was asked for evidence has it too.
    pages = [name for name in PAGES if name != "lists"]
    assert [name for name in pages if evidence in built.page(f"{name}.html").words] == ["drinks"]
    assert built.page("drinks.html").words.count(evidence) == 1
    assert "drinks.html#relation-green-tea--raises--alertness" in built.page("rest.html").links


def test_claims_are_judged_and_listed(tea: Tea) -> None:
    """A claim stands with verdict, evidence and subjects, and in the entry of each subject."""
    drinks, rest = tea("html").page("drinks.html"), tea("html").page("rest.html")
    assert (
        "Verdict: supported with a caveat · low certainty · disputed. Evidence: Lee and"
        " Müller 2020a (blind tasting). Against: Poe et al. 1999 (study in a dish)."
        " About: Green tea; Black tea; Alertness"
        " States: Green tea raises Alertness; Black tea raises Alertness" in drinks.words
    )
    assert "“tea wakes people up” · supported with a caveat · low certainty" in rest.words
    assert "drinks.html#claim-tea-wakes" in rest.links


def test_entries_name_the_pages_that_mention_them(tea: Tea) -> None:
    """An entry links the other pages whose text names its concept."""
    page = tea("html").page("drinks.html")
    assert "Mentioned in: Ceremony; Tea; Lists; The rest" in page.words
    assert {"ceremony.html", "index.html", "rest.html"} <= set(page.links)


def test_retracted_source_is_marked_wherever_it_is_cited(tea: Tea) -> None:
    """A source that was withdrawn says so beside every citation and in the list."""
    assert (
        "Fake 2001 (blind tasting) retracted: 2003, made up"
        in tea("html").page("drinks.html").words
    )
    assert "Retracted: 2003, made up" in tea("html").page("sources.html").words


def test_source_list(tea: Tea) -> None:
    """The list holds what is cited, with what rests on it, and nothing an author keeps private."""
    page = tea("html").page("sources.html")
    labels = re.findall(r"id=\"source-([\w]+)\"", tea("html").read("sources.html"))
    assert labels == ["hoax2001", "lee2020", "lee2020again", "poe1999", "act1900"]
    assert "Steam, Heat & 50% of the CH4." in page.words
    assert "Kind of study: blind tasting · Verified: record and abstract" in page.words
    assert "Relations: Caffeine raises Alertness; Green tea is made from Camellia;" in page.words
    assert "https://doi.org/10.1000/abc%253C%3C1%3E" in page.links
    assert "Never cited" not in page.words
    for path in tea("html").out.rglob("*"):
        if path.suffix in {".html", ".js", ".json"}:
            assert "SECRET" not in path.read_text(encoding="utf-8"), path


def test_drawings_link_every_node_and_say_it_in_words(tea: Tea) -> None:
    """Each drawing is an image with a title and a description, and its nodes lead to entries."""
    text = tea("html").read("rest.html")
    drawings = re.findall(r"<svg\b.*?</svg>", text, re.DOTALL)
    wide = [one for one in drawings if "cg-wide" in one]
    # The figure of several concepts is three drawings on a telephone, one for each concept.
    assert len(wide) + 2 == len([one for one in drawings if "cg-narrow" in one]) > 6
    for one in drawings:
        if "cg-" not in one[: one.index(">")] or "cg-icon" in one[: one.index(">")]:
            continue
        root = ET.fromstring(one)
        assert root.get("role") in {"img", "group", "figure"}
        assert root.find("{*}title") is not None or root.find("title") is not None
    figure = text[text.index('id="figure-green"') :]
    assert (
        'href="drinks.html#' in figure[: figure.index("</figure>")]
        or 'href="#concept-alertness"' in figure
    )


def test_figure_shows_what_was_asked_for(tea: Tea) -> None:
    """A figure has its caption, number, alternative text and name, and the words beside it."""
    page = tea("html").page("rest.html")
    assert "Fig. 2.1 What green tea does" in page.words
    assert "Green tea raises alertness." in tea("html").read("rest.html")
    figure = page.words[page.words.index("What green tea does") :].partition("From leaf to mind")[0]
    assert "is made from * Camellia" in figure
    assert "contains" not in figure


def test_names_are_in_the_inventory(tea: Tea) -> None:
    """Other projects find concepts, claims, relations and sources in objects.inv."""
    from sphinx.util.inventory import InventoryFile  # noqa: PLC0415

    data = (tea("html").out / "objects.inv").read_bytes()
    inventory = InventoryFile.loads(data, uri="")
    found = {
        kind: set(names) for kind, names in inventory.data.items() if kind.startswith("concept:")
    }
    assert {"green-tea", "kettle", "tea-ceremony"} <= found["concept:concept"]
    assert {"tea-heals", "tea-wakes"} <= found["concept:claim"]
    assert "black-tea--raises--alertness" in found["concept:relation"]
    # Nothing is said of this one, so that there is nothing to lead to.
    assert "black-tea--sold-as--imperial-blend--country.japan" not in found["concept:relation"]
    assert "lee2020" in found["concept:source"]
    assert inventory.data["concept:concept"]["green-tea"].uri == "drinks.html#concept-green-tea"


def test_every_hit_of_the_search_leads_to_its_entry(tea: Tea) -> None:
    """The addresses that the search makes up are ids of the pages."""
    text = (tea("html").out / "searchindex.js").read_text(encoding="utf-8")
    index = json.loads(text.removeprefix("Search.setIndex(").removesuffix(")"))
    hits = [
        (index["filenames"][page], f"{prefix}.{name}" if prefix else name, kind, anchor)
        for prefix, found in index["objects"].items()
        for page, kind, _rank, anchor, name in found
    ]
    assert len(hits) > 10
    lost = []
    for filename, name, kind, anchor in hits:
        # As Sphinx's searchtools.js does it.
        made = {"": name, "-": f"{index['objnames'][str(kind)][1]}-{name}"}.get(anchor, anchor)
        page = tea("html").page(f"{filename.partition('.')[0]}.html")
        if made not in page.ids:
            lost.append((name, made))
    assert lost == []


def test_epub_holds_known_files_only(tea: Tea) -> None:
    """The book file holds pages and style sheets, every page is XML, and nothing of our own."""
    (path,) = tea("epub").out.glob("*.epub")
    with zipfile.ZipFile(path) as book:
        names = book.namelist()
        for name in names:
            if name.endswith(".xhtml"):
                ET.fromstring(book.read(name))
    assert not [name for name in names if name.endswith(".json")]
    assert "_static/concept-graph.css" in "\n".join(names)


def test_latex_has_a_label_for_every_page_number(tea: Tea) -> None:
    """Each page number that is asked for belongs to a label of the same document."""
    text = tea("latex").read("tea.tex")
    asked = set(re.findall(r"\\conceptpage\{\\detokenize\{([^}]*)\}\}", text))
    labels = set(re.findall(r"\\label\{\\detokenize\{([^}]*)\}\}", text))
    assert "drinks:concept-green-tea" in asked
    assert asked <= labels


def test_gettext_holds_the_authors_words_alone(tea: Tea) -> None:
    """Translators get titles and prose, and none of the generated words."""
    text = tea("gettext").read("drinks.pot")
    assert 'msgid "Green tea"' in text
    assert "left to wither" in text
    assert "borne out" not in text
    assert "Evidence:" not in text


@pytest.mark.parametrize("builder", WEB)
def test_graph_beside_the_pages(tea: Tea, builder: str) -> None:
    """The published graph is node-link JSON, and ``load`` reads it as networkx does."""
    path = tea(builder).out / "graph.json"
    data = json.loads(path.read_text(encoding="utf-8"))
    assert (data["directed"], data["multigraph"]) == (True, True)
    assert data["graph"]["name"] == "Tea"
    graph = sphinx_concept_graph.load(path)
    plain = nx.node_link_graph(data, directed=True, multigraph=True, edges="edges")
    assert nx.utils.graphs_equal(graph, plain)
    relations = [edge for *_, edge in graph.edges(data=True) if edge["kind"] == "relation"]
    assert len(relations) == 14
    sold = graph.get_edge_data("black-tea", "imperial-blend")
    assert sorted(edge["qualifiers"] for edge in sold.values()) == [
        ["as-of=1900-01-01", "country=United Kingdom"],
        ["country=Japan"],
    ]
    calm = graph.get_edge_data("green-tea", "calm")["green-tea--raises--calm"]
    assert (calm["finding"], calm["shown_only_in"]) == ("no-difference", "")


def test_graph_is_the_same_for_every_site(tea: Tea) -> None:
    """The graph says the same whatever the pages look like."""
    assert len({tea(builder).read("graph.json") for builder in WEB}) == 1


def test_index_by_type(tea: Tea) -> None:
    """The index has a section for each type, with every concept and its synonyms."""
    page = tea("html").page("concept-index.html")
    assert "Infusions * Black tea * Green tea · sencha; Grüner Tee Plants * Camellia" in page.words
    assert {"type-infusion", "type-trade"} <= set(page.ids)
    assert "drinks.html#concept-green-tea" in page.links


def test_drawings_in_a_book_are_files(tea: Tea) -> None:
    """Each drawing of the book is an SVG file beside the pages, described for who cannot see it."""
    (path,) = tea("epub").out.glob("*.epub")
    with zipfile.ZipFile(path) as book:
        page = Page(book.read("rest.xhtml").decode())
        pictures = page.classes("cg-picture")
        drawn = [ET.fromstring(book.read(picture["src"])) for picture in pictures]
    assert len(drawn) > 4
    assert "Green tea raises alertness." in [picture["alt"] for picture in pictures]
    assert all(root.tag == "{http://www.w3.org/2000/svg}svg" for root in drawn)


def test_book_is_a_sound_epub(tea: Tea, epubcheck: list[str]) -> None:
    """The checker that shops use finds nothing wrong with the book."""
    (path,) = tea("epub").out.glob("*.epub")
    run = subprocess.run(
        [*epubcheck, "--failonwarnings", str(path)], capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stdout + run.stderr


def typeset(latexmk: str, out: Path) -> bytes:
    """Return the PDF that XeLaTeX makes with a clock that stands still."""
    clock = {"SOURCE_DATE_EPOCH": "1700000000", "FORCE_SOURCE_DATE": "1"}
    command = [latexmk, "-xelatex", "-quiet", "-halt-on-error", "-interaction=nonstopmode"]
    env = {**os.environ, **clock}
    subprocess.run([*command, "tea.tex"], cwd=out, env=env, check=True, capture_output=True)
    return (out / "tea.pdf").read_bytes()


@pytest.mark.latex
def test_xelatex_takes_it(tea: Tea, latexmk: str, tmp_path: Path) -> None:
    """XeLaTeX sets every feature, no reference leads nowhere, and a second run is the same."""
    out = tea("latex").out
    shutil.copytree(out, tmp_path / "elsewhere")
    first = typeset(latexmk, out)
    log = (out / "tea.log").read_text(encoding="utf-8", errors="replace")
    assert "undefined" not in log.replace("undefined control", "")
    assert "Missing character" not in log
    assert typeset(latexmk, tmp_path / "elsewhere") == first
