"""Makes the list of sources: each with everything that rests on it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from sphinx_concept_graph.core.views import Resting, SourceView, gap

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx_concept_graph.core.knowledge import Knowledge
    from sphinx_concept_graph.core.values import Claim, Relation, Stance
    from sphinx_concept_graph.core.viewing import Viewer


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
    return tuple(sorted(views, key=lambda view: (view.label.casefold(), view.key)))


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
