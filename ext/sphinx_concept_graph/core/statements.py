"""Finds relations by what they state."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from sphinx_concept_graph.core.notation import parse_statement

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx_concept_graph.core.knowledge import StatementIndex
    from sphinx_concept_graph.core.names import NameIndex
    from sphinx_concept_graph.core.values import Relation


def find_relations(
    text: str, names: NameIndex, relations: Mapping[str, Relation], statements: StatementIndex
) -> tuple[str, ...]:
    """Return the ids of the relations a text means: an id, or a statement without qualifiers."""
    if text in relations:
        return (text,)
    statement = parse_statement(text)
    subject, object_ = names.find(statement.subject), names.find(statement.object)
    if len(subject) != 1 or len(object_) != 1:
        return ()
    key = (subject[0], statement.predicate, object_[0], statement.negated)
    return tuple(statements.get(key, ()))


def index_statements(relations: Mapping[str, Relation]) -> StatementIndex:
    """Index the ids of relations by subject, predicate, object and polarity."""
    found: defaultdict[tuple[str, str, str, bool], list[str]] = defaultdict(list)
    for id_, relation in sorted(relations.items()):
        ends = [(relation.subject, relation.object)]
        if relation.symmetric:
            ends.append((relation.object, relation.subject))
        for subject, object_ in ends:
            found[subject, relation.predicate, object_, relation.negated].append(id_)
    return dict(found)
