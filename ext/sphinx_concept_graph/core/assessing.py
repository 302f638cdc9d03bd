"""Derived judgements: in whom a statement was shown, and the one order of strength."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from sphinx_concept_graph.core.vocabulary import NOT_HUMAN

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from sphinx_concept_graph.core.values import Evidence, Relation, Source
    from sphinx_concept_graph.core.vocabulary import Term, Vocabulary

#: "animal": animals only; "cell": cells only; "animal-cell": both, no people; "": anything else.
ShownOnlyIn = Literal["", "animal", "cell", "animal-cell"]
Strength = tuple[int, int, int, int, str]


def study_type(item: Evidence, sources: Mapping[str, Source]) -> str:
    """Return the study type of one item: its own, otherwise that of its source, otherwise empty."""
    if item.study_type:
        return item.study_type
    source = sources.get(item.source)
    return source.study_type if source else ""


def shown_only_in(
    evidence: Collection[Evidence], sources: Mapping[str, Source], vocabulary: Vocabulary
) -> ShownOnlyIn:
    """Tell whether every supporting item is known to come from animals or cells."""
    if not evidence:
        return ""
    found = supporting(evidence, sources)
    levels = {_level(study_type(item, sources), vocabulary) for item in found}
    if not levels or not levels <= set(NOT_HUMAN):
        return ""
    if levels == {"animal"}:
        return "animal"
    return "cell" if levels == {"cell"} else "animal-cell"


def supporting(evidence: Iterable[Evidence], sources: Mapping[str, Source]) -> list[Evidence]:
    """Return the items that bear a statement out; a source that was withdrawn bears nothing out."""
    return [
        item
        for item in evidence
        if item.stance == "supports"
        and not ((source := sources.get(item.source)) and source.retracted)
    ]


def _level(name: str, vocabulary: Vocabulary) -> str:
    found = vocabulary.study_types.get(name)
    return found.level if found else "unset"


def strength(relation: Relation, sources: Mapping[str, Source], vocabulary: Vocabulary) -> Strength:
    """Return the sort key of a relation; the strongest comes first.

    In turn: status, certainty, best study type (each in the order of the vocabulary), number of
    supporting sources (more is stronger), id. A status that is not set ranks after the first one
    of the scale; an unset certainty or study type ranks last, and a source that was withdrawn
    counts for nothing.
    """
    assessment = relation.assessment
    found = supporting(assessment.evidence, sources)
    types = [study_type(item, sources) for item in found]
    return (
        2 * _rank(assessment.status, vocabulary.statuses) if assessment.status else 1,
        _rank(assessment.certainty, vocabulary.certainty),
        min((_rank(name, vocabulary.study_types) for name in types), default=1000),
        -len({item.source for item in found}),
        relation.id,
    )


def _rank(name: str, scale: Mapping[str, Term]) -> int:
    return list(scale).index(name) if name in scale else len(scale)
