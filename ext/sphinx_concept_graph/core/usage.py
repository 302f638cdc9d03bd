"""Works out what is said of what, and where each thing is used."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from sphinx_concept_graph.core.assessing import strength

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sphinx_concept_graph.core.assessing import Strength
    from sphinx_concept_graph.core.autolink import Link
    from sphinx_concept_graph.core.knowledge import Linked
    from sphinx_concept_graph.core.values import Claim, Concept, Source
    from sphinx_concept_graph.core.vocabulary import Vocabulary

Autolinks = dict[str, tuple[tuple["Link", ...], ...]]
Ends = dict[str, tuple["Linked", ...]]
Users = dict[str, tuple[str, ...]]


class Mentions(NamedTuple):
    """Where names are used in running text: id -> documents, sorted."""

    concepts: Users
    sources: Users


def both_ends(
    written: Iterable[Linked], sources: Mapping[str, Source], vocabulary: Vocabulary
) -> tuple[Ends, Ends]:
    """Return the relations from and to each concept, strongest first."""
    outgoing: defaultdict[str, list[Linked]] = defaultdict(list)
    incoming: defaultdict[str, list[Linked]] = defaultdict(list)

    def key(linked: Linked) -> Strength:
        return strength(linked.relation, sources, vocabulary)

    for linked in sorted(written, key=key):
        if "subject" not in linked.gaps and not linked.repeated:
            outgoing[linked.relation.subject].append(linked)
        if linked.sound:
            incoming[linked.relation.object].append(linked)

    return _by_name(outgoing), _by_name(incoming)


def _by_name(ends: Mapping[str, list[Linked]]) -> Ends:
    return {name: tuple(ends[name]) for name in sorted(ends)}


def claims_about(claims: Mapping[str, Claim]) -> Users:
    """Return concept id -> claims about it."""
    about: defaultdict[str, list[str]] = defaultdict(list)
    for claim in claims.values():
        for concept_id in claim.about:
            about[concept_id].append(claim.id)
    return {name: tuple(about[name]) for name in sorted(about)}


def mentions(
    used: Iterable[tuple[str, str, str]], autolinks: Autolinks, concepts: Mapping[str, Concept]
) -> Mentions:
    """Return where concepts and sources are mentioned; a concept's own page does not count.

    ``used``: kind, id and document of each resolved name.
    """
    found: dict[str, defaultdict[str, set[str]]] = {
        "concept": defaultdict(set),
        "source": defaultdict(set),
    }
    for kind, id_, docname in used:
        if kind in found and id_:
            found[kind][id_].add(docname)
    for docname, stretches in autolinks.items():
        for link in (link for links in stretches for link in links):
            found["concept"][link.concept].add(docname)
    for id_, docnames in found["concept"].items():
        docnames.discard(concepts[id_].place.docname)
    return Mentions(_sorted_users(found["concept"]), _sorted_users(found["source"]))


def _sorted_users(found: Mapping[str, set[str]]) -> Users:
    return {name: tuple(sorted(found[name])) for name in sorted(found) if found[name]}
