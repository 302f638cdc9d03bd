"""What happens when: link and check when all is read, publish when all is written."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from sphinx.util.display import progress_message

from sphinx_concept_graph import assets
from sphinx_concept_graph.collector import set_aside, take_back, without_collector
from sphinx_concept_graph.indices import INDEX_PAGE, is_index, page_of, parts_of
from sphinx_concept_graph.memory import Memory, Readings, load_memory, memory_path
from sphinx_concept_graph.messages import __, logger, warn
from sphinx_concept_graph.navigation import navigation_digest, remove_outputs, tidy_search
from sphinx_concept_graph.publishing import write_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from sphinx_concept_graph.domain import ConceptDomain

GRAPH_FILE: Final = "graph.json"
#: Under this name a folder remembers the order of its pages.
NAVIGATION: Final = "navigation"


def domain_of(env: BuildEnvironment) -> ConceptDomain:
    """Return the domain of a build."""
    domain: ConceptDomain = env.domains["concept"]  # type: ignore[assignment]
    return domain


def on_before_read(app: Sphinx, env: BuildEnvironment, docnames: list[str]) -> None:  # noqa: ARG001 -- the signature of Sphinx
    """Note which documents are about to be read, and so written."""
    domain = domain_of(env)
    domain.start_reading(docnames)
    # Not when a build has ended: most processes end with it, and would search all of it first.
    take_back()
    if domain.by_doc:
        set_aside()


def on_env_updated(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Warn of what is wrong, and name the pages that no longer show what they should."""
    domain = domain_of(env)
    domain.refresh_bibliography()
    if domain.needs_links:
        with progress_message(__("linking concepts")), without_collector():
            domain.remember_links()
    for issue in domain.summary.warnings:
        warn(issue, str(app.srcdir))
    report_links(domain)
    assets.prepare(app, domain)
    return stale_pages(app, domain)


def report_links(domain: ConceptDomain) -> None:
    """Tell how many names were linked on their own, and in verbose runs which."""
    links = domain.autolinks
    if not links:
        return
    total = sum(len(found) for found in links.values())
    logger.info(
        __("linked %(names)d names on %(pages)d pages"), {"names": total, "pages": len(links)}
    )
    for docname, found in links.items():
        logger.verbose(
            __("%(page)s: linked %(names)s"), {"page": docname, "names": ", ".join(found)}
        )


def stale_pages(app: Sphinx, domain: ConceptDomain) -> list[str]:
    """Return the pages that show something else than those written into this output folder.

    Before anything is written the folder forgets these pages, so that a build that is killed
    leaves nothing that looks drawn.
    """
    path = memory_path(app)
    domain.start_drawing(app.builder)
    if path is None:
        return []
    memory = load_memory(path)
    readings = Readings(app)
    digests = domain.summary.digests
    stale = {name for name in digests if memory.drawn.get(name) != digests[name]}
    stale |= readings.outdated(app.env)
    made = dict(memory.made)
    if app.config.concept_refresh_navigation:
        domain.navigation = navigation_digest(app.env)
        if made.get(NAVIGATION) != domain.navigation:
            made = dict.fromkeys(made, "")
            stale = set(app.env.found_docs)
    else:
        made.pop(NAVIGATION, None)
    written = stale | domain.being_read
    kept = {name: memory.drawn[name] for name in digests if name not in written}
    if domain.by_doc or readings.known:
        readings.begin(written)
    replace(memory, drawn=kept, made=made).save(path)
    return sorted(stale)


def on_doctree_resolved(app: Sphinx, _doctree: nodes.document, docname: str) -> None:
    """Note that a page is written in this build."""
    domain_of(app.env).note_written(docname)


def on_collect_pages(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Yield the further pages of an index that is too long for one, where they have changed."""
    domain = domain_of(app.env)
    parts = [part for part in parts_of(domain) if part.name]
    path = memory_path(app)
    made = load_memory(path).made if path else {}
    for part in parts if _wants_index(app) else ():
        name = page_of(part)
        domain.made[name] = _digest(repr((part.name, part.heading, part.span, part.rows)))
        is_there = Path(app.builder.get_outfilename(name)).is_file()  # type: ignore[attr-defined] # HTML only
        if made.get(name) != domain.made[name] or not is_there:
            from sphinx_concept_graph.index_drawing import index_page  # noqa: PLC0415 -- as above

            yield index_page(app, part)


def on_page_context(
    app: Sphinx, pagename: str, _template: str, context: dict[str, Any], _doctree: object
) -> str | None:
    """Draw the first page of the index of concepts."""
    if pagename != INDEX_PAGE:
        return None
    from sphinx_concept_graph.index_drawing import draw_first_page  # noqa: PLC0415 -- as below

    domain = domain_of(app.env)
    domain.made[INDEX_PAGE] = _digest(repr(domain.summary.index))
    return draw_first_page(app, context)


def _wants_index(app: Sphinx) -> bool:
    """Tell whether the project wants the index of concepts among its pages."""
    wanted = app.config.html_domain_indices
    return wanted if isinstance(wanted, bool) else INDEX_PAGE in wanted


def on_build_finished(app: Sphinx, exception: Exception | None) -> None:
    """Publish the graph, remember what was written, and tell what was found."""
    if exception is not None:
        return
    domain = domain_of(app.env)
    path = memory_path(app)
    memory = load_memory(path) if path else Memory()
    if app.builder.format == "html" and app.builder.name != "epub":
        _publish(app, domain, memory)
    if path is not None:
        _learn(app, domain, memory).save(path)
        readings = Readings(app)
        if domain.by_doc or readings.known:
            readings.end(app.env, domain.written)
        if app.config.concept_refresh_navigation:
            tidy_search(app)
    if domain.by_doc:
        _tell(domain)


def _learn(app: Sphinx, domain: ConceptDomain, memory: Memory) -> Memory:
    """Return what the folder remembers after this build; forget and remove what is gone."""
    digests = domain.summary.digests
    learnt = {name: digests[name] for name in domain.written if name in digests}
    found = app.env.found_docs
    whole = bool(domain.navigation) and domain.written >= found
    gone = {name for name in memory.made if is_index(name)} - domain.made.keys() - found
    if whole:
        gone |= set(memory.documents) - found
        domain.made[NAVIGATION] = domain.navigation
    remove_outputs(app, sorted(gone))
    return Memory(
        drawn={**memory.drawn, **learnt},
        made={**{name: memory.made[name] for name in memory.made.keys() - gone}, **domain.made},
        documents=tuple(sorted(found)) if whole else memory.documents,
    )


def _publish(app: Sphinx, domain: ConceptDomain, memory: Memory) -> None:
    """Write the graph beside the pages when there is anything in it that was not."""
    target = Path(app.outdir) / GRAPH_FILE
    if not domain.by_doc:
        target.unlink(missing_ok=True)
        return
    about = {"name": str(app.config.project), "version": str(app.config.version)}
    domain.made[GRAPH_FILE] = _digest(repr((about, domain.facts_digest())))
    if memory.made.get(GRAPH_FILE) == domain.made[GRAPH_FILE] and target.is_file():
        return
    from sphinx_concept_graph.exchange.node_link import publish_node_link  # noqa: PLC0415 -- as above

    with progress_message(__("writing the graph")), without_collector():
        write_text(target, publish_node_link(domain.knowledge, about))


def _tell(domain: ConceptDomain) -> None:
    concepts, relations, claims, sources = domain.summary.counts
    logger.info(
        __(
            "%(concepts)d concepts, %(relations)d relations, %(claims)d claims,"
            " %(sources)d sources, %(warnings)d warnings"
        ),
        {
            "concepts": concepts,
            "relations": relations,
            "claims": claims,
            "sources": sources,
            "warnings": len(domain.summary.warnings),
        },
    )


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:32]
