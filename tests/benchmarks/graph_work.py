"""Times the work on the graph alone: linking, checks, what each page shows, ``graph.json``.

Run with a number of concepts; prints seconds of CPU for each step as JSON.
"""

from __future__ import annotations

import gc
import json
import sys
import time
from hashlib import sha256
from typing import TYPE_CHECKING

from corpus import PER_PAGE, SOURCES, Item, make_corpus  # type: ignore[import-not-found]

from sphinx_concept_graph.config import DEFAULT_VOCABULARY
from sphinx_concept_graph.core.facts import DocFacts, SourceRequest
from sphinx_concept_graph.core.graph_checks import check_graph
from sphinx_concept_graph.core.linking import link
from sphinx_concept_graph.core.values import (
    Assessment,
    Concept,
    Evidence,
    Mention,
    Place,
    Relation,
    Source,
)
from sphinx_concept_graph.core.viewing import Viewer
from sphinx_concept_graph.exchange.node_link import publish_node_link
from sphinx_concept_graph.exchange.vocabulary_yaml import read_vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeVar

    from sphinx_concept_graph.core.views import PageView

    T = TypeVar("T")


def facts(items: list[Item], docname: str) -> DocFacts:
    """Return what a page of concepts says, two sources on every relation."""
    return DocFacts(
        concepts=tuple(_concept(item, docname) for item in items),
        relations=tuple(
            _relation(item, name, other, docname)
            for item in items
            for name, other in item.relations
        ),
        mentions=tuple(
            Mention(kind="concept", target=_id(other), place=Place(docname))
            for item in items
            for other in item.mentions
        ),
    )


def _id(number: int) -> str:
    return f"c-{number:06d}"


def _concept(item: Item, docname: str) -> Concept:
    return Concept(
        id=item.id,
        title=item.title,
        written_title=item.title,
        type=item.type,
        definition=item.sentences[0],
        anchor=f"concept-{item.id}",
        place=Place(docname, item.number),
    )


def _relation(item: Item, predicate: str, other: int, docname: str) -> Relation:
    keys = (f"s{(item.number + other + shift) % SOURCES}" for shift in (0, 7))
    evidence = tuple(Evidence(source=key, stance="supports") for key in keys)
    return Relation(
        subject=item.id,
        predicate=predicate,
        object=_id(other),
        assessment=Assessment(evidence=evidence, certainty="low"),
        place=Place(docname, item.number),
    )


def _digest(page: PageView) -> str:
    return sha256(repr(page).encode()).hexdigest()


def measure(size: int) -> dict[str, float]:
    """Return seconds of CPU for each step, as a build takes them."""
    corpus = make_corpus(size)
    starts = range(0, size, PER_PAGE)
    pages = {f"page-{n:06d}": facts(corpus[n : n + PER_PAGE], f"page-{n:06d}") for n in starts}
    pages["sources"] = DocFacts(source_lists=(SourceRequest(place=Place("sources")),))
    text = DEFAULT_VOCABULARY.read_text(encoding="utf-8")
    vocabulary = read_vocabulary(((DEFAULT_VOCABULARY.name, text),))
    sources = {
        f"s{n}": Source(key=f"s{n}", label=f"Author {n}", title=f"Title {n}")
        for n in range(SOURCES)
    }
    took: dict[str, float] = {}

    def timed(name: str, work: Callable[[], T]) -> T:
        start = time.process_time()
        done = work()
        took[name] = round(time.process_time() - start, 3)
        return done

    # A build pauses the collector as well.
    gc.disable()
    known = timed("link", lambda: link(pages, vocabulary, sources))
    timed("check", lambda: list(check_graph(known, ["evidence", "definition", "relation"])))
    viewer = Viewer(known, {}, list_maximum=500)
    names = sorted(pages)
    timed("digests", lambda: [_digest(viewer.page(name)) for name in names])
    timed("graph.json", lambda: publish_node_link(known, {}))
    return took


if __name__ == "__main__":
    print(json.dumps(measure(int(sys.argv[1]))))
