"""Finds what a name means: by id, title or alias, exact case before any case."""

from __future__ import annotations

from collections import defaultdict
from difflib import get_close_matches
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_concept_graph.core.values import Concept

#: Ids, former ids, titles, aliases: nearer readings first.
_EXACT = 4


class NameIndex:
    """All names of all concepts; looking one up takes constant time."""

    def __init__(self, concepts: Iterable[Concept]) -> None:
        """Index ids, titles (as written and as translated), aliases and former ids."""
        self._levels = tuple(defaultdict[str, set[str]](set) for _ in range(2 * _EXACT))
        self._spelt: set[str] = set()
        for concept in concepts:
            self._add(0, concept.id, (concept.id,))
            self._add(1, concept.id, concept.formerly)
            self._add(2, concept.id, (concept.title, concept.written_title))
            self._add(3, concept.id, concept.aliases)

    def _add(self, level: int, concept_id: str, names: Iterable[str]) -> None:
        for name in names:
            self._levels[level][name].add(concept_id)
            self._levels[level + _EXACT][name.casefold()].add(concept_id)
            self._spelt.add(name)

    def find(self, name: str) -> tuple[str, ...]:
        """Return the ids of the concepts this name can mean, sorted; more than one is ambiguous."""
        # Most names are ids.
        if len(ids := self._levels[0].get(name, ())) == 1:
            return tuple(ids)
        folded = name.casefold()
        for level, names in enumerate(self._levels):
            found = names.get(name if level < _EXACT else folded)
            if found:
                return tuple(sorted(found) if len(found) > 1 else found)
        return ()

    def suggest(self, name: str) -> str:
        """Return the known name nearest to an unknown one, or empty text."""
        return nearest(name, self._spelt)


def nearest(name: str, known: Iterable[str]) -> str:
    """Return the known word nearest to ``name``, or empty text when none is near.

    >>> nearest("blcoks", ["blocks", "binds"])
    'blocks'
    """
    by_fold = {word.casefold(): word for word in sorted(known, reverse=True)}
    found = get_close_matches(name.casefold(), sorted(by_fold), n=1, cutoff=0.7)
    return by_fold[found[0]] if found else ""
