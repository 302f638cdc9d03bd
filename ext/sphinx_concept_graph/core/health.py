"""Makes the view of a page of health: what is thin or missing, each with the way to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sphinx_concept_graph.core import gaps
from sphinx_concept_graph.core.source_views import sources_in_use
from sphinx_concept_graph.core.values import Claim
from sphinx_concept_graph.core.views import HealthItem, HealthSection

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from sphinx_concept_graph.core.facts import HealthRequest
    from sphinx_concept_graph.core.referring import Referrer
    from sphinx_concept_graph.core.values import Concept, Relation

    Finder = Callable[[Referrer], Iterable[HealthItem]]


def health(
    request: HealthRequest, refs: Referrer, most: int | None = None
) -> tuple[HealthSection, ...]:
    """Return the sections asked for, or all; a section with nothing in it says so."""
    wanted = request.sections or _FINDERS.keys()
    found = {name: tuple(find(refs)) for name, find in _FINDERS.items() if name in wanted}
    return tuple(
        HealthSection(name=name, items=items[:most], total=len(items))
        for name, items in found.items()
    )


def _one_source(refs: Referrer) -> Iterator[HealthItem]:
    for claim, source in gaps.thinly_supported(refs.knowledge):
        yield _item(claim, refs, source.label)


def _no_certainty(refs: Referrer) -> Iterator[HealthItem]:
    for relation in gaps.ungraded(refs.knowledge):
        yield _item(relation, refs)


def _concepts(found: Iterable[Concept], refs: Referrer) -> Iterator[HealthItem]:
    for concept in found:
        yield HealthItem(ref=refs.concept_ref(concept.id))


def _unread(refs: Referrer) -> Iterator[HealthItem]:
    known = refs.knowledge.vocabulary.certainty
    for statement in gaps.graded_unread(refs.knowledge):
        level = statement.assessment.certainty
        note = known[level].label if level in known else level
        yield _item(statement, refs, note)


def _unsaid(refs: Referrer) -> Iterator[HealthItem]:
    for statement in gaps.unsaid(refs.knowledge):
        yield _item(statement, refs)


def _unverified(refs: Referrer) -> Iterator[HealthItem]:
    for key in sorted(sources_in_use(refs.knowledge)):
        missing = gaps.missing_fields(refs.knowledge.sources[key])
        if missing:
            yield HealthItem(ref=refs.source_ref(key), missing=missing)


def _item(statement: Claim | Relation, refs: Referrer, note: str = "") -> HealthItem:
    if isinstance(statement, Claim):
        return HealthItem(ref=refs.claim_ref(statement.id), quoted=True, note=note)
    return HealthItem(ref=refs.relation_ref(statement.id), note=note)


_FINDERS: Final[dict[str, Finder]] = {
    "one-source": _one_source,
    "certainty": _no_certainty,
    "definition": lambda refs: _concepts(gaps.undefined(refs.knowledge), refs),
    "relation": lambda refs: _concepts(gaps.unrelated(refs.knowledge), refs),
    "chapter": lambda refs: _concepts(gaps.unmentioned(refs.knowledge), refs),
    "level": _unsaid,
    "unread": _unread,
    "unverified": _unverified,
}
