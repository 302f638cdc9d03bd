"""Finds relations by id, by former id, or by what they state."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from sphinx_concept_graph.core.notation import parse_statement

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx_concept_graph.core.names import NameIndex
    from sphinx_concept_graph.core.values import Relation

#: Subject, predicate, object, polarity.
Parts: TypeAlias = tuple[str, str, str, bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementIndex:
    """All ways to name a relation."""

    #: Id or former id -> id.
    ids: Mapping[str, str] = field(default_factory=dict)
    #: What is stated -> ids of the relations that state it, sorted.
    by_parts: Mapping[Parts, tuple[str, ...]] = field(default_factory=dict)

    def find(self, text: str, names: NameIndex) -> tuple[str, ...]:
        """Return the ids of the relations a text means: an id, or a statement without qualifiers.

        Raises ``NotationError`` for a text that is neither.
        """
        if text in self.ids:
            return (self.ids[text],)
        statement = parse_statement(text)
        subject, object_ = names.find(statement.subject), names.find(statement.object)
        if len(subject) != 1 or len(object_) != 1:
            return ()
        key = (subject[0], statement.predicate, object_[0], statement.negated)
        return self.by_parts.get(key, ())


def index_statements(relations: Mapping[str, Relation]) -> StatementIndex:
    """Index relations; a present id wins over a former one."""
    parts: defaultdict[Parts, list[str]] = defaultdict(list)
    former: dict[str, str] = {}
    for id_, relation in sorted(relations.items()):
        ends = [(relation.subject, relation.object)]
        if relation.symmetric:
            ends.append((relation.object, relation.subject))
        for subject, object_ in ends:
            parts[subject, relation.predicate, object_, relation.negated].append(id_)
        former.update(dict.fromkeys(relation.formerly, id_))
    ids = {**former, **{id_: id_ for id_ in relations}}
    return StatementIndex(
        ids=ids, by_parts={key: tuple(dict.fromkeys(found)) for key, found in parts.items()}
    )
