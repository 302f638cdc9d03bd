"""Makes the views of lists that authors ask for: tables of relations, concepts, the vocabulary."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_concept_graph.core.assessing import strength, study_type
from sphinx_concept_graph.core.facts import COLUMNS, DEFAULT_COLUMNS, SECTIONS
from sphinx_concept_graph.core.issues import Issue
from sphinx_concept_graph.core.letters import begins_with, sorting
from sphinx_concept_graph.core.views import ListItem, ListView, TableView, TermLine, TermSection
from sphinx_concept_graph.core.vocabulary import Predicate

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sphinx_concept_graph.core.facts import (
        DocFacts,
        ListRequest,
        TableRequest,
        VocabularyRequest,
    )
    from sphinx_concept_graph.core.knowledge import Knowledge
    from sphinx_concept_graph.core.lining import Liner
    from sphinx_concept_graph.core.referring import Referrer
    from sphinx_concept_graph.core.values import Assessment, Claim, Place, Relation
    from sphinx_concept_graph.core.views import PageView
    from sphinx_concept_graph.core.vocabulary import ConceptType, Prefix, Term


def table(request: TableRequest, lines: Liner, most: int | None = None) -> TableView:
    """Return the relations that fit every option given, at most ``most`` of them."""
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
            and begins_with(known.concepts[relation.subject].title, request.letters)
        )

    found = sorted(
        filter(fits, known.relations.values()), key=lambda one: _order(one, request.order, known)
    )
    columns = tuple(name for name in request.columns if name in COLUMNS) or DEFAULT_COLUMNS
    rows = tuple(lines.row(relation) for relation in found[:most])
    return TableView(columns=columns, headings=request.headings, rows=rows, total=len(found))


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
        "subject": sorting(known.concepts[relation.subject].title),
        "object": sorting(known.concepts[relation.object].title),
        "predicate": relation.predicate,
    }
    return words.get(name, ""), strength(relation, known.sources, known.vocabulary)


def concept_list(request: ListRequest, refs: Referrer, most: int | None = None) -> ListView:
    """Return the concepts of the types asked for, by title, or those with a date by date."""
    known = refs.knowledge
    by_date = request.order == "date"
    found = [
        concept
        for concept in known.concepts.values()
        if not request.types or known.vocabulary.is_one_of(concept.type, request.types)
        if concept.date or not by_date
        if begins_with(concept.title, request.letters)
    ]
    found.sort(
        key=lambda one: (one.date if by_date else "", sorting(one.title), one.id),
    )
    items = (
        ListItem(
            ref=refs.concept_ref(concept.id),
            type=concept.type,
            definition=concept.definition,
            date=concept.date if by_date else "",
        )
        for concept in found[:most]
    )
    return ListView(items=tuple(items), total=len(found))


def long_lists(facts: DocFacts, page: PageView) -> Iterator[Issue]:
    """Yield an issue for each list or table of a page that does not show all it was asked for."""
    for table_request, view in zip(facts.tables, page.tables, strict=True):
        if len(view.rows) < view.total:
            yield _too_long(table_request.place, view.total, len(view.rows))
    for list_request, shown in zip(facts.lists, page.lists, strict=True):
        if len(shown.items) < shown.total:
            yield _too_long(list_request.place, shown.total, len(shown.items))
    for source_request, sources in zip(facts.source_lists, page.source_lists, strict=True):
        if sources.total:
            yield _too_long(source_request.place, sources.total)


def _too_long(place: Place, total: int, shown: int = 0) -> Issue:
    values = {"total": str(total), **({"shown": str(shown)} if shown else {})}
    case = "cut" if shown else "counted"
    return Issue(kind="list_length", place=place, case=case, values=tuple(values.items()))


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
