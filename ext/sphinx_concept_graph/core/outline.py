"""Tells whether an edit can show anywhere but on its own page."""

from __future__ import annotations

from dataclasses import is_dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Final

from sphinx_concept_graph.core.values import Place

if TYPE_CHECKING:
    from sphinx_concept_graph.core.facts import DocFacts

#: Prose that other pages do not show, but for lists and reports; and where things are written,
#: which only warnings tell.
_OWN: Final = frozenset({"definition", "text"})
#: In these the text is what is searched for names.
_SEARCHED: Final = frozenset({"Prose"})


def outline(facts: DocFacts) -> str:
    """Return a digest of all facts of a document but its own prose and the numbers of its lines.

    While it stays the same, no other page changes, nor any check that found nothing.
    """
    return sha256(repr(_plain(facts)).encode()).hexdigest()[:16]


def shows_prose(facts: DocFacts) -> bool:
    """Tell whether a document may show the prose of others."""
    return bool(facts.lists or facts.healths)


def _plain(value: Any) -> Any:  # noqa: ANN401 -- any value of ours
    if isinstance(value, Place):
        return value.docname, value.path
    if isinstance(value, tuple):
        return tuple(map(_plain, value))
    if not is_dataclass(value):
        return value
    kind: Any = type(value)
    kept = kind.__slots__
    if kind.__name__ in _SEARCHED:
        return tuple(_plain(getattr(value, name)) for name in kept)
    return tuple(
        bool(getattr(value, name)) if name in _OWN else _plain(getattr(value, name))
        for name in kept
    )
