"""Takes the facts of a document from its finished tree, after translation."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from docutils import nodes
from sphinx import addnodes

from sphinx_concept_graph.core.facts import DocFacts
from sphinx_concept_graph.core.values import Mention, Place
from sphinx_concept_graph.nodes import (
    CLAIM_WORDS,
    PLACEHOLDERS,
    concept_card,
    concept_figure,
    concept_head,
    concept_health,
    concept_list,
    concept_mention,
    concept_path,
    concept_sources,
    concept_statement,
    concept_table,
    concept_verdict,
    concept_vocabulary,
)
from sphinx_concept_graph.prose import prose_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx_concept_graph.core.issues import Issue
    from sphinx_concept_graph.core.values import Claim, Concept, Relation

HEADINGS = (nodes.title, nodes.rubric)
N = TypeVar("N", bound=nodes.Element)


def collect(document: nodes.document, docname: str, issues: tuple[Issue, ...]) -> DocFacts:
    """Return the facts of a document, and number the placeholders they came from."""
    found: dict[type[nodes.Node], list[nodes.Element]] = {}
    titled: list[Mention] = []
    for node in document.findall(nodes.Element):
        if isinstance(node, addnodes.pending_xref) and "path" in node:
            titled.append(_mention_in_title(node, docname))
        elif isinstance(node, PLACEHOLDERS):
            # Builders of one document bring the trees of many together.
            node["docname"] = docname
            found.setdefault(type(node), []).append(node)

    def numbered(kind: type[N]) -> Iterator[N]:
        for index, node in enumerate(found.get(kind, ())):
            node["index"] = index
            yield node  # type: ignore[misc] # the list holds nodes of this type

    prose = prose_of(document)
    heads = {node["serial"]: node["index"] for node in numbered(concept_head)}
    for card in found.get(concept_card, ()):
        card["index"] = heads[card["serial"]]
    return DocFacts(
        concepts=tuple(_concept(node) for node in found.get(concept_head, ())),
        relations=tuple(_relations(found.get(concept_statement, ()))),
        claims=tuple(_claim(node) for node in numbered(concept_verdict)),
        mentions=(*titled, *(_mention(node, docname) for node in numbered(concept_mention))),
        graphs=tuple(node.attributes.pop("fact") for node in numbered(concept_figure)),
        paths=tuple(node.attributes.pop("fact") for node in numbered(concept_path)),
        tables=tuple(node.attributes.pop("fact") for node in numbered(concept_table)),
        lists=tuple(node.attributes.pop("fact") for node in numbered(concept_list)),
        vocabularies=tuple(node.attributes.pop("fact") for node in numbered(concept_vocabulary)),
        healths=tuple(node.attributes.pop("fact") for node in numbered(concept_health)),
        prose=prose,
        source_lists=tuple(node.attributes.pop("fact") for node in numbered(concept_sources)),
        issues=issues,
    )


def _concept(node: nodes.Element) -> Concept:
    fact: Concept = node.attributes.pop("fact")
    entry = node.parent
    title = next((child for child in entry.children if isinstance(child, HEADINGS)), None)
    definition = next((c for c in entry.children if isinstance(c, nodes.paragraph)), None)
    return replace(
        fact,
        title=title.astext() if title is not None else fact.written_title,
        definition=_text(definition) if definition is not None else "",
    )


def _relations(placeholders: Iterable[nodes.Element]) -> Iterator[Relation]:
    """Yield the relations; each placeholder learns the numbers of those it stands for."""
    first = 0
    for node in placeholders:
        facts: tuple[Relation, ...] = node.attributes.pop("facts")
        node["indices"] = range(first, first + len(facts))
        first += len(facts)
        yield from (replace(facts[0], text=_text(node)),) if node.children else facts


def _claim(node: nodes.Element) -> Claim:
    fact: Claim = node.attributes.pop("fact")
    return replace(fact, title=claim_words(node.parent).astext(), text=_text(node.parent))


def _text(node: nodes.Element) -> str:
    return " ".join(node.astext().split())


def claim_words(box: nodes.Element) -> nodes.paragraph:
    """Return the paragraph of a claim's box that holds its words."""
    paragraphs = (child for child in box.children if isinstance(child, nodes.paragraph))
    return next(child for child in paragraphs if CLAIM_WORDS in child["classes"])


def _mention_in_title(node: addnodes.pending_xref, docname: str) -> Mention:
    place = Place(docname=docname, line=node["line"], path=node["path"])
    return Mention(kind=node["reftype"], target=node["reftarget"], place=place)


def _mention(node: concept_mention, docname: str) -> Mention:
    place = Place(docname=docname, line=node["line"], path=node["path"])
    return Mention(kind=node["kind"], target=node["target"], place=place)
