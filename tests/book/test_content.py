"""What must hold of the content as a whole, told by the published graph and the list of sources."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest
from pybtex.database import parse_file
from tests.conftest import ROOT

from sphinx_concept_graph import load

if TYPE_CHECKING:
    from collections.abc import Iterator

    import networkx as nx
    from tests.conftest import Project

UNREAD = frozenset({"no", "second-hand"})


@pytest.fixture(scope="module")
def graph(book: Project) -> nx.MultiDiGraph:
    """Return the published graph."""
    return load(book.build("html").out / "graph.json")


@pytest.fixture(scope="module")
def read() -> dict[str, str]:
    """Return how the finding of each source was read, where nobody read it."""
    entries = parse_file(ROOT / "docs" / "references.bib").entries
    return {key: entry.fields.get("read", "") for key, entry in entries.items()}


def statements(graph: nx.MultiDiGraph) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield id and data of all relations and claims."""
    for _, _, key, data in graph.edges(keys=True, data=True):
        if data["kind"] == "relation":
            yield key, data
    for key, data in graph.nodes(data=True):
        if data["kind"] == "claim":
            yield key, data


def test_nothing_of_the_fact_base_is_lost(graph: nx.MultiDiGraph, read: dict[str, str]) -> None:
    """As many things as were collected, but for the pairs that are merged, and no source unused."""
    kinds = Counter(data["kind"] for _, data in graph.nodes(data=True))
    relations = sum(data["kind"] == "relation" for *_, data in graph.edges(data=True))
    assert kinds["concept"] >= 201
    assert relations >= 369
    assert kinds["claim"] >= 184
    assert {f"source:{key}" for key in read} == {n for n in graph if n.startswith("source:")}


def test_every_claim_knows_its_concepts(graph: nx.MultiDiGraph) -> None:
    """Each claim is about something."""
    told = {source for source, _, data in graph.edges(data=True) if data["kind"] == "about"}
    claims = {name for name, data in graph.nodes(data=True) if data["kind"] == "claim"}
    assert claims - told == set()


def test_what_nobody_read_supports_nothing_above_low_certainty(
    graph: nx.MultiDiGraph, read: dict[str, str]
) -> None:
    """A statement with more certainty than that has a source whose finding was read."""
    bold = {
        key
        for key, data in statements(graph)
        if data["certainty"] in {"high", "moderate"}
        and data["supports"]
        and all(read[source] in UNREAD for source in data["supports"])
    }
    assert bold == set()


def test_licences_have_a_place_and_a_date(graph: nx.MultiDiGraph) -> None:
    """What is approved, or used off label, holds somewhere and was so at some time."""
    for key, data in statements(graph):
        if data.get("predicate") in {"approved-for", "used-off-label-for"}:
            names = {item.partition("=")[0] for item in data["qualifiers"]}
            assert {"jurisdiction", "as-of"} <= names, key


def test_no_difference_has_no_sign(graph: nx.MultiDiGraph) -> None:
    """Where nothing differed, the predicate does not say that something happened."""
    effects = {"treats", "causes", "promotes", "reduces", "blocks", "has-adverse-effect"}
    for key, data in statements(graph):
        if data["finding"] == "no-difference" and not data.get("negated"):
            assert data.get("predicate") not in effects, key


def test_every_concept_is_explained_joined_and_discussed(book: Project) -> None:
    """The page of content health lists no concept without definition, relation or chapter."""
    text = book.build("text").read("authoring/health.txt")
    for what in ("a definition", "a relation", "a chapter"):
        assert f"Concepts without {what}: 0" in text
