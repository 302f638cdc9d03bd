"""What one build leaves for the next, so that nothing is linked again where nothing changed."""

from __future__ import annotations

from dataclasses import dataclass, field
from hashlib import sha256
from typing import TYPE_CHECKING

from sphinx_concept_graph.indices import index_rows
from sphinx_concept_graph.packing import pack_rows

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx_concept_graph.core.issues import Issue
    from sphinx_concept_graph.core.knowledge import Knowledge
    from sphinx_concept_graph.core.views import PageView
    from sphinx_concept_graph.domain import ConceptDomain


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """The whole in a few values; rows are packed."""

    #: What is wrong.
    warnings: tuple[Issue, ...] = ()
    #: Document -> digest of all that its page shows.
    digests: Mapping[str, str] = field(default_factory=dict)
    #: Everything that can be referred to, as ``Domain.get_objects`` lists it.
    objects: bytes = b""
    #: Type, heading, title, document, anchor and synonyms of each concept, in that order.
    index: bytes = b""
    #: Digest of what the rest was made from beside the facts.
    context: str = ""
    #: Digest of what other projects offered.
    elsewhere: str = ""
    #: Number of concepts, relations, claims and sources in use.
    counts: tuple[int, int, int, int] = (0, 0, 0, 0)


def still_holds(domain: ConceptDomain) -> bool:
    """Tell whether the summary holds though documents were read: what changed shows nowhere else.

    Warnings tell lines, so where there are any they are worked out anew.
    """
    known = domain.by_doc
    return (
        not domain.summary.warnings
        and domain.summary.context == _context(domain)
        and not any(packed.shows_prose for packed in known.values())
        and all(
            outline == (known[name].outline if name in known else "")
            for name, outline in domain.outlines.items()
        )
    )


def summarise(domain: ConceptDomain) -> Summary:
    """Link everything, and return what is kept of it."""
    # Load late: where nothing changed, nothing is linked.
    from sphinx_concept_graph.core.graph_checks import check_graph, figures_in_layers  # noqa: PLC0415
    from sphinx_concept_graph.core.listing import long_lists  # noqa: PLC0415
    from sphinx_concept_graph.inventory import inventory  # noqa: PLC0415

    known = domain.knowledge
    wrong = list(check_graph(known, domain.env.config.concept_require))
    if not domain.env.config.concept_has_graphviz:
        wrong += figures_in_layers(known)
    digests = {}
    for name in sorted(domain.by_doc):
        view = domain.view(name)
        gaps = any(ref.gap for _, ref in view.mentions)
        digests[name] = _digest(view, offered_elsewhere(domain) if gaps else "")
        wrong += long_lists(known.facts[name], view)
    return Summary(
        warnings=(*domain.bibliography[2], *known.issues, *wrong),
        digests=digests,
        objects=pack_rows(list(inventory(known, domain.viewer.refs))),
        index=index_rows(known),
        counts=_counts(known),
        context=_context(domain),
        elsewhere=offered_elsewhere(domain),
    )


def _context(domain: ConceptDomain) -> str:
    """Return a digest of what pages show or checks need beside the facts."""
    env = domain.env
    titles = [(name, env.titles[name].astext()) for name in sorted(domain.by_doc)]
    required = sorted(env.config.concept_require)
    texts = (env.config.concept_vocabulary_digest, domain.bibliography[0], env.config.language)
    most = env.config.concept_list_maximum
    return sha256(repr((texts, required, most, titles)).encode()).hexdigest()[:32]


def _counts(known: Knowledge) -> tuple[int, int, int, int]:
    from sphinx_concept_graph.core.source_views import sources_in_use  # noqa: PLC0415 -- as above

    used = len(sources_in_use(known))
    return len(known.concepts), len(known.relations), len(known.claims), used


def _digest(view: PageView, elsewhere: str) -> str:
    return sha256(f"{view!r}{elsewhere}".encode()).hexdigest()[:32]


def offered_elsewhere(domain: ConceptDomain) -> str:
    """Return a digest of what other projects offer to names that this one does not know."""
    known = getattr(domain.env, "intersphinx_inventory", {})
    found = {kind: sorted(known[kind]) for kind in sorted(known) if kind.startswith("concept:")}
    return sha256(repr(found).encode()).hexdigest() if found else ""
