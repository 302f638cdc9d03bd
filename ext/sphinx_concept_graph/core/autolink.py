"""Finds names of concepts in running text: longest first, once per section, linear in the text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from sphinx_concept_graph.core.facts import Prose
    from sphinx_concept_graph.core.values import Concept

_TOKEN: Final = re.compile(r"\w+|[^\w\s]")
_HYPHENS: Final = ("-", "\u2010", "\u2011")
_HISSING: Final = ("s", "x", "z", "ch", "sh")


class Link(NamedTuple):
    """A stretch of text and the concept it names."""

    start: int
    end: int
    concept: str


@dataclass(slots=True)
class _Branch:
    """Where the tokens read so far can go on, and what they name if they end here."""

    children: dict[str, _Branch] = field(default_factory=dict)
    #: Name as declared, and its concept.
    names: list[tuple[str, str]] = field(default_factory=list)


class Matcher:
    """All names of all concepts as a tree of words.

    A name with a capital after its first letter (NMDA, mTOR) is found as it is written, any other
    in any case. A name that two concepts share is never linked.
    """

    def __init__(self, concepts: Iterable[Concept], *, plurals: bool = True) -> None:
        """Index titles and aliases; ``plurals`` adds the regular English ones."""
        self._root = _Branch()
        for concept in concepts:
            names = (concept.title, concept.written_title, *concept.aliases)
            for name in dict.fromkeys(names):
                self._add(name, concept.id, plurals=plurals)

    def _add(self, name: str, concept_id: str, *, plurals: bool) -> None:
        tokens = _TOKEN.findall(name)
        if not any(token.isalpha() and len(token) > 1 for token in tokens):
            return
        lasts = (tokens[-1], *(_plurals(tokens[-1]) if plurals else ()))
        for last in lasts:
            branch = self._root
            for token in (*tokens[:-1], last):
                branch = branch.children.setdefault(token.casefold(), _Branch())
            written = name[: len(name) - len(tokens[-1])] + last
            branch.names.append((written, concept_id))

    def find(self, text: str) -> Iterator[Link]:
        """Yield the names in a text from left to right, the longest at each place."""
        tokens = [(found[0].casefold(), *found.span()) for found in _TOKEN.finditer(text)]
        place = 0
        while place < len(tokens):
            link, length = self._at(text, tokens, place)
            if link:
                yield link
            place += length

    def _at(
        self, text: str, tokens: list[tuple[str, int, int]], place: int
    ) -> tuple[Link | None, int]:
        branch, best, length = self._root, None, 1
        start = tokens[place][1]
        for count, (token, _, end) in enumerate(tokens[place:], start=1):
            following = branch.children.get(token)
            if following is None:
                break
            branch = following
            if _stands_alone(text, start, end) and (
                concept := _meant(text[start:end], branch.names)
            ):
                best, length = Link(start, end, concept), count
        return best, length


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Tell whether no hyphen joins the words to others: a crane-fly is not a crane."""
    return text[start - 1 : start] not in _HYPHENS and text[end : end + 1] not in _HYPHENS


def _meant(written: str, names: list[tuple[str, str]]) -> str:
    """Return the one concept that a stretch of text names, or empty text."""
    found = {concept for name, concept in names if _fits(written, name)}
    return found.pop() if len(found) == 1 else ""


def _fits(written: str, name: str) -> bool:
    if name[1:] == name[1:].lower():
        return True
    return " ".join(written.split()) == name


def _plurals(word: str) -> tuple[str, ...]:
    """Return the regular English plural of a word of letters.

    >>> _plurals("synapse"), _plurals("therapy"), _plurals("NMDAR")
    (('synapses',), ('therapies',), ('NMDARs',))
    """
    if len(word) < 3 or not word.isalpha():  # noqa: PLR2004 -- too short to have one
        return ()
    if word.endswith(_HISSING):
        return (word + "es",)
    if word.endswith("y") and word[-2] not in "aeiou":
        return (word[:-1] + "ies",)
    return (word + "s",)


def link_prose(
    prose: Iterable[Prose], matcher: Matcher, resolve: Callable[[str], str]
) -> tuple[tuple[Link, ...], ...]:
    """Return the links of each stretch of prose of one page: each concept once per section.

    ``resolve`` gives the concept that an author's own reference means; it counts as the first.
    """
    seen: set[tuple[int, str]] = set()
    links = []
    for item in prose:
        if item.mention:
            seen.add((item.section, resolve(item.mention)))
        found = []
        for link in matcher.find(item.text):
            key = (item.section, link.concept)
            if key not in seen and link.concept not in item.own:
                seen.add(key)
                found.append(link)
        links.append(tuple(found))
    return tuple(links)
