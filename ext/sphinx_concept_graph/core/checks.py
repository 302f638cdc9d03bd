"""Checks of single facts against the vocabulary; each yields what an author should mend."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_concept_graph.core.issues import Issue
from sphinx_concept_graph.core.names import nearest
from sphinx_concept_graph.core.notation import NotationError, split_curie
from sphinx_concept_graph.core.values import OPTIONS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sphinx_concept_graph.core.facts import GraphRequest, ListRequest, TableRequest
    from sphinx_concept_graph.core.issues import IssueKind
    from sphinx_concept_graph.core.values import (
        Assessment,
        Claim,
        Concept,
        Place,
        Relation,
        Source,
    )
    from sphinx_concept_graph.core.vocabulary import Vocabulary


def check_concept(concept: Concept, vocabulary: Vocabulary) -> Iterator[Issue]:
    """Check the type and the identifiers of a concept."""
    yield from _known("unknown_type", concept.type, vocabulary.types, concept.place)
    for curie in concept.xrefs:
        yield from _check_curie(curie, vocabulary, concept.place)


def _check_curie(curie: str, vocabulary: Vocabulary, place: Place) -> Iterator[Issue]:
    try:
        prefix_id, local = split_curie(curie)
    except NotationError as error:
        yield _issue("notation", place, text=error.text, expected=error.expected)
        return
    prefix = vocabulary.prefixes.get(prefix_id)
    if prefix is None:
        yield from _known("unknown_prefix", prefix_id, vocabulary.prefixes, place)
    elif not prefix.accepts(local):
        yield _issue("malformed_identifier", place, name=curie, expected=prefix.pattern)


def check_relation(
    relation: Relation, vocabulary: Vocabulary, sources: Mapping[str, Source]
) -> Iterator[Issue]:
    """Check the finding, qualifiers and assessment of a relation; names are checked elsewhere."""
    yield from _known("unknown_finding", relation.finding, vocabulary.findings, relation.place)
    for name, _value in relation.qualifiers:
        if name not in vocabulary.qualifiers:
            options = {**vocabulary.qualifiers, **dict.fromkeys(OPTIONS)}
            yield from _known("unknown_qualifier", name, options, relation.place)
    yield from check_assessment(relation.assessment, vocabulary, sources, relation.place)


def check_claim(
    claim: Claim, vocabulary: Vocabulary, sources: Mapping[str, Source]
) -> Iterator[Issue]:
    """Check the finding and assessment of a claim."""
    yield from _known("unknown_finding", claim.finding, vocabulary.findings, claim.place)
    yield from check_assessment(claim.assessment, vocabulary, sources, claim.place)


def check_source(source: Source, vocabulary: Vocabulary) -> Iterator[Issue]:
    """Check the study type of a source."""
    yield from _known("unknown_study_type", source.study_type, vocabulary.study_types, source.place)


def check_graph(request: GraphRequest, vocabulary: Vocabulary) -> Iterator[Issue]:
    """Check the words a figure is asked to select by."""
    place = request.centres[0].place
    for name in request.types:
        yield from _known("unknown_type", name, vocabulary.types, place)
    for name in request.predicates:
        yield from _known("unknown_predicate", name, vocabulary.predicates, place)
    yield from _known("unknown_certainty", request.certainty, vocabulary.certainty, place)


def check_types(request: ListRequest, vocabulary: Vocabulary) -> Iterator[Issue]:
    """Check the types a list is asked to show."""
    for name in request.types:
        yield from _known("unknown_type", name, vocabulary.types, request.place)


def check_table(request: TableRequest, vocabulary: Vocabulary) -> Iterator[Issue]:
    """Check the words a table is asked to select by."""
    scales: tuple[tuple[IssueKind, tuple[str, ...], Mapping[str, object]], ...] = (
        ("unknown_type", request.types, vocabulary.types),
        ("unknown_predicate", request.predicates, vocabulary.predicates),
        ("unknown_certainty", request.certainty, vocabulary.certainty),
        ("unknown_status", request.status, vocabulary.statuses),
        ("unknown_finding", request.finding, vocabulary.findings),
    )
    for kind, names, scale in scales:
        for name in names:
            yield from _known(kind, name, scale, request.place)


def check_assessment(
    assessment: Assessment,
    vocabulary: Vocabulary,
    sources: Mapping[str, Source],
    place: Place,
) -> Iterator[Issue]:
    """Check the words of an assessment and the keys of its sources."""
    yield from _known("unknown_status", assessment.status, vocabulary.statuses, place)
    yield from _known("unknown_certainty", assessment.certainty, vocabulary.certainty, place)
    for item in assessment.evidence:
        if not item.readable:
            continue
        yield from _known("unknown_source", item.source, sources, place)
        yield from _known("unknown_study_type", item.study_type, vocabulary.study_types, place)


def _known(
    kind: IssueKind, name: str, known: Mapping[str, object], place: Place
) -> Iterator[Issue]:
    if name and name not in known:
        near = nearest(name, known)
        yield _issue(kind, place, "near" if near else "", name=name, near=near)


def _issue(kind: IssueKind, place: Place, case: str = "", /, **values: str) -> Issue:
    return Issue(kind=kind, place=place, case=case, values=tuple(values.items()))
