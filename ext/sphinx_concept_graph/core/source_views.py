"""Makes the list of sources: each with everything that rests on it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from sphinx_concept_graph.core.views import SourceView, gap

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx_concept_graph.core.knowledge import Knowledge
    from sphinx_concept_graph.core.values import Claim, Relation
    from sphinx_concept_graph.core.viewing import Viewer


def source_views(viewer: Viewer) -> tuple[SourceView, ...]:
    """Return every source in use, by label."""
    known = viewer.knowledge
    relations = _resting_on(known.relations)
    claims = _resting_on(known.claims)
    cited = _cited(known)
    views = []
    for key, source in known.sources.items():
        pages = known.cited_in.get(key, ())
        if not (pages or key in cited or key in claims):
            continue
        kind = known.vocabulary.study_types.get(source.study_type)
        views.append(
            SourceView(
                key=key,
                label=source.label,
                study_type=kind.label if kind else gap(source.study_type),
                retracted=source.retracted,
                verified=source.verified,
                entry=source.entry,
                relations=tuple(viewer.refs.relation_ref(id_) for id_ in relations.get(key, ())),
                claims=tuple(viewer.refs.claim_ref(id_) for id_ in claims.get(key, ())),
                pages=viewer.refs.page_refs(pages),
            )
        )
    return tuple(sorted(views, key=lambda view: (view.label.casefold(), view.key)))


def _cited(known: Knowledge) -> set[str]:
    """Return the keys that relations cite; links lead here also from those with a gap."""
    written = (linked.relation.assessment.evidence for linked in known.written.values())
    return {item.source for evidence in written for item in evidence}


def _resting_on(statements: Mapping[str, Relation] | Mapping[str, Claim]) -> dict[str, list[str]]:
    """Return source key -> sorted ids of the statements that cite it, for or against."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for id_, statement in statements.items():
        for key in dict.fromkeys(item.source for item in statement.assessment.evidence):
            found[key].append(id_)
    return dict(found)
