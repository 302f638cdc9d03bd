"""Makes the views of lists that authors ask for: tables of relations, concepts, the vocabulary."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sphinx_concept_graph.core.assessing import strength, study_type
from sphinx_concept_graph.core.facts import COLUMNS, SECTIONS
from sphinx_concept_graph.core.views import ListItem, TableView, TermLine, TermSection
from sphinx_concept_graph.core.vocabulary import Predicate

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sphinx_concept_graph.core.facts import ListRequest, TableRequest, VocabularyRequest
    from sphinx_concept_graph.core.knowledge import Knowledge
    from sphinx_concept_graph.core.lining import Liner
    from sphinx_concept_graph.core.referring import Referrer
    from sphinx_concept_graph.core.values import Assessment, Claim, Relation
    from sphinx_concept_graph.core.vocabulary import ConceptType, Prefix, Term

DEFAULT_COLUMNS: Final = COLUMNS[:6]


def table(request: TableRequest, lines: Liner) -> TableView:
    """Return the relations that fit every option given."""
    known = lines.knowledge
    subjects = _ids(request.subjects, known)
    objects = _ids(request.objects, known)

    def fits(relation: Relation) -> bool:
        return (
            (not request.subjects or relation.subject in subjects)
            and (not request.objects or relation.object in objects)
            and (not request.types or _touches(relation, request.types, known))
            and _chosen(request.predicates, relation.predicate)
            and _chosen(request.certainty, relation.assessment.certainty)
            and _chosen(request.status, relation.assessment.status)
            and _chosen(request.finding, relation.finding)
        )

    found = sorted(
        filter(fits, known.relations.values()), key=lambda one: _order(one, request.order, known)
    )
    columns = tuple(name for name in request.columns if name in COLUMNS) or DEFAULT_COLUMNS
    return TableView(columns=columns, rows=tuple(lines.row(relation) for relation in found))


def _ids(names: Iterable[str], known: Knowledge) -> set[str]:
    return {id_ for name in names for id_ in known.names.find(name)}


def _touches(relation: Relation, types: tuple[str, ...], known: Knowledge) -> bool:
    ends = (known.concepts[relation.subject].type, known.concepts[relation.object].type)
    return any(known.vocabulary.is_one_of(type_, types) for type_ in ends)


def _chosen(wanted: tuple[str, ...], value: str) -> bool:
    return not wanted or value in wanted


def _order(
    relation: Relation, name: str, known: Knowledge
) -> tuple[str, tuple[int, int, int, int, str]]:
    """Return the sort key of a row: the column asked for, then strength."""
    words = {
        "subject": known.concepts[relation.subject].title.casefold(),
        "object": known.concepts[relation.object].title.casefold(),
        "predicate": relation.predicate,
    }
    return words.get(name, ""), strength(relation, known.sources, known.vocabulary)


def concept_list(request: ListRequest, refs: Referrer) -> tuple[ListItem, ...]:
    """Return the concepts of the types asked for, by title, or those with a date by date."""
    known = refs.knowledge
    by_date = request.order == "date"
    found = [
        concept
        for concept in known.concepts.values()
        if not request.types or known.vocabulary.is_one_of(concept.type, request.types)
        if concept.date or not by_date
    ]
    found.sort(
        key=lambda one: (one.date if by_date else "", one.title.casefold(), one.id),
    )
    return tuple(
        ListItem(
            ref=refs.concept_ref(concept.id),
            type=concept.type,
            definition=concept.definition,
            date=concept.date if by_date else "",
        )
        for concept in found
    )


def vocabulary_sections(request: VocabularyRequest, known: Knowledge) -> tuple[TermSection, ...]:
    """Return the words of the vocabulary that are in use, or all of them."""
    wanted = request.sections or SECTIONS
    used = _used(known)
    sections = []
    for name in SECTIONS:
        terms = tuple(
            _term(term)
            for id_, term in _scale(name, known).items()
            if request.everything or id_ in used[name]
        )
        if terms and name in wanted:
            sections.append(TermSection(name=name, terms=terms))
    return tuple(sections)


def _scale(name: str, known: Knowledge) -> Mapping[str, Term | Predicate | ConceptType | Prefix]:
    scale: Mapping[str, Term | Predicate | ConceptType | Prefix]
    scale = getattr(known.vocabulary, name.replace("-", "_"))
    return scale


def _term(term: Term | Predicate | ConceptType | Prefix) -> TermLine:
    both = isinstance(term, Predicate) and not term.symmetric
    return TermLine(
        id=term.id,
        label=term.label,
        inverse=term.inverse if both and isinstance(term, Predicate) else "",
        description=getattr(term, "description", ""),
    )


def _used(known: Knowledge) -> dict[str, set[str]]:
    concepts, relations = known.concepts.values(), known.relations.values()
    statements: tuple[Relation | Claim, ...] = (*relations, *known.claims.values())
    assessments = [statement.assessment for statement in statements]
    return {
        "types": {name for c in concepts for name in known.vocabulary.lineage(c.type)},
        "predicates": {relation.predicate for relation in relations},
        "qualifiers": {name for relation in relations for name, _ in relation.qualifiers},
        "findings": {statement.finding for statement in statements},
        "statuses": {assessment.status for assessment in assessments},
        "certainty": {assessment.certainty for assessment in assessments},
        "study-types": set(_study_types(assessments, known)),
        "prefixes": {curie.partition(":")[0] for c in concepts for curie in c.xrefs},
    }


def _study_types(assessments: Iterable[Assessment], known: Knowledge) -> Iterator[str]:
    for assessment in assessments:
        for item in assessment.evidence:
            yield study_type(item, known.sources)
