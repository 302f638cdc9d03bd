"""Makes the lists of sources: each source with everything that rests on it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from sphinx_concept_graph.core.knowledge import Spot
from sphinx_concept_graph.core.letters import begins_with, sorting
from sphinx_concept_graph.core.views import Resting, SourceListView, SourceView, gap

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sphinx_concept_graph.core.knowledge import Knowledge
    from sphinx_concept_graph.core.values import Claim, Relation, Stance
    from sphinx_concept_graph.core.viewing import Viewer
    from sphinx_concept_graph.core.views import Ref

#: A list of sources names this many statements for each entry that other lists may have.
STATEMENTS_EACH: Final = 3


def source_lists(viewer: Viewer, docname: str) -> Iterator[SourceListView]:
    """Yield the lists of sources of a document."""
    known = viewer.knowledge
    for nth, request in enumerate(known.facts[docname].source_lists):
        chosen = [one for one in viewer.sources if begins_with(one.label, request.letters)]
        total = sum(map(_statements, chosen))
        is_long = 0 < viewer.list_maximum * STATEMENTS_EACH < total
        here = Spot(docname, nth)
        yield SourceListView(
            sources=tuple(map(_counted, chosen) if is_long else chosen),
            linked=tuple(
                one.key for one in chosen if known.source_spot(known.sources[one.key]) == here
            ),
            total=total if is_long else 0,
        )


def _statements(view: SourceView) -> int:
    return sum(len(one.relations) + len(one.claims) for one in (view.supports, view.disputes))


def _counted(view: SourceView) -> SourceView:
    """Return a source with the numbers of statements and pages in place of their names."""
    return replace(
        view,
        supports=Resting(),
        disputes=Resting(),
        pages=(),
        counts=(
            len(view.supports.relations),
            len(view.supports.claims),
            len(view.disputes.relations) + len(view.disputes.claims),
            len({ref.docname for ref in _refs(view)}),
        ),
    )


def _refs(view: SourceView) -> Iterable[Ref]:
    for resting in (view.supports, view.disputes):
        yield from resting.relations
        yield from (claim.ref for claim in resting.claims)
    yield from view.pages


def source_views(viewer: Viewer) -> tuple[SourceView, ...]:
    """Return every source in use, by label."""
    known = viewer.knowledge
    supports, disputes = _resting(viewer, "supports"), _resting(viewer, "disputes")
    views = []
    for key in sources_in_use(known):
        source = known.sources[key]
        kind = known.vocabulary.study_types.get(source.study_type)
        views.append(
            SourceView(
                key=key,
                label=source.label,
                study_type=kind.label if kind else gap(source.study_type),
                retracted=source.retracted,
                verified=source.verified,
                entry=source.entry,
                supports=supports.get(key, Resting()),
                disputes=disputes.get(key, Resting()),
                pages=viewer.refs.page_refs(known.cited_in.get(key, ())),
            )
        )
    return tuple(sorted(views, key=lambda view: (sorting(view.label), view.key)))


def sources_in_use(known: Knowledge) -> set[str]:
    """Return the keys of sources that a text, a claim or a relation cites.

    Links lead to a source also from relations with a gap.
    """
    assessments = (
        *(linked.relation.assessment for linked in known.written.values()),
        *(claim.assessment for claim in known.claims.values()),
    )
    cited = {item.source for assessment in assessments for item in assessment.evidence}
    return (cited | known.cited_in.keys()) & known.sources.keys()


def _resting(viewer: Viewer, stance: Stance) -> dict[str, Resting]:
    """Return source key -> the statements for which it is cited with this stance."""
    relations = _citing(viewer.knowledge.relations, stance)
    claims = _citing(viewer.knowledge.claims, stance)
    return {
        key: Resting(
            relations=tuple(viewer.refs.relation_ref(id_) for id_ in relations.get(key, ())),
            claims=tuple(viewer.claim_line(id_) for id_ in claims.get(key, ())),
        )
        for key in relations.keys() | claims.keys()
    }


def _citing(
    statements: Mapping[str, Relation] | Mapping[str, Claim], stance: Stance
) -> dict[str, list[str]]:
    """Return source key -> ids of the statements that cite it with this stance, each once."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for id_, statement in statements.items():
        for key in dict.fromkeys(statement.assessment.sources(stance)):
            found[key].append(id_)
    return dict(found)
