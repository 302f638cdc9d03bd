"""Packs what a build keeps but rarely looks at: bytes take little room and no time."""

from __future__ import annotations

import copyreg
import marshal
import pickle
import zlib
from dataclasses import is_dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from sphinx_concept_graph.core import facts, issues, values
from sphinx_concept_graph.core.outline import outline, shows_prose

if TYPE_CHECKING:
    from sphinx_concept_graph.core.facts import DocFacts

#: More would take longer for little: 1 leaves a fifth, 6 a sixth.
_LEVEL = 1
#: The newest format that every supported Python reads.
_MARSHAL = 4


class Packed(NamedTuple):
    """The facts of a document while nobody asks for them, and what can be asked of them packed."""

    outline: str
    shows_prose: bool
    facts: bytes


def pack(facts: DocFacts) -> Packed:
    """Return facts as bytes.

    Python's garbage collector walks all objects again and again while Sphinx reads and writes;
    a text of bytes it does not enter. The environment on disk is smaller for it, too.
    """
    packed = zlib.compress(pickle.dumps(facts, pickle.HIGHEST_PROTOCOL), _LEVEL)
    return Packed(outline(facts), shows_prose(facts), packed)


def unpack(packed: Packed) -> DocFacts:
    """Return the facts that were packed."""
    found: DocFacts = pickle.loads(zlib.decompress(packed.facts))  # noqa: S301 -- packed above
    return found


def pack_rows(rows: list[tuple[Any, ...]]) -> bytes:
    """Return rows of texts, numbers, tuples and lists as bytes."""
    return zlib.compress(marshal.dumps(rows, _MARSHAL), _LEVEL)


def unpack_rows(packed: bytes) -> list[tuple[Any, ...]]:
    """Return the rows that were packed; none for no bytes."""
    return marshal.loads(zlib.decompress(packed)) if packed else []  # noqa: S302 -- packed above


def _reduced(value: Any) -> tuple[Any, ...]:  # noqa: ANN401 -- any value of ours
    return _restored, (type(value), *(getattr(value, name) for name in value.__slots__))


def _restored(kind: type[Any], *found: object) -> object:
    value: Any = object.__new__(kind)
    for name, content in zip(kind.__slots__, found, strict=True):
        object.__setattr__(value, name, content)
    return value


def _pickle_faster() -> None:
    """Spare the values a look at all their fields for each that is read or written.

    This is what dataclasses do by themselves, three times slower.
    """
    for module in (facts, issues, values):
        for kind in vars(module).values():
            if isinstance(kind, type) and is_dataclass(kind):
                copyreg.pickle(kind, _reduced)


_pickle_faster()
