"""What happens when: link and check when all is read, publish when all is written."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sphinx_concept_graph import assets
from sphinx_concept_graph.messages import __, logger, warn
from sphinx_concept_graph.publishing import write_text

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from sphinx_concept_graph.domain import ConceptDomain

GRAPH_FILE: Final = "graph.json"


def domain_of(env: BuildEnvironment) -> ConceptDomain:
    """Return the domain of a build."""
    domain: ConceptDomain = env.domains["concept"]  # type: ignore[assignment]
    return domain


def on_before_read(app: Sphinx, env: BuildEnvironment, docnames: list[str]) -> None:  # noqa: ARG001 -- the signature of Sphinx
    """Note which documents are about to be read, and so written."""
    domain_of(env).start_reading(docnames)


def on_env_updated(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Warn of what is wrong, and name the pages that no longer show what they should."""
    domain = domain_of(env)
    domain.refresh_bibliography()
    if domain.changed:
        domain.remember_links()
    for issue in domain.warnings:
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
    """Return the pages whose view values differ from those drawn in this output folder.

    Before anything is written the store forgets these pages, so that a build that is killed
    leaves nothing that looks drawn.
    """
    store = _store(app)
    domain.start_drawing(app.builder)
    if store is None:
        return []
    drawn = _read_store(store)
    digests = domain.digests
    stale = sorted(name for name in digests if drawn.get(name) != digests[name])
    written = {*stale, *domain.being_read}
    kept = {name: drawn[name] for name in digests if name not in written}
    _write_store(store, kept)
    return stale


def on_build_finished(app: Sphinx, exception: Exception | None) -> None:
    """Remember what was drawn, and publish the graph."""
    if exception is not None:
        return
    domain = domain_of(app.env)
    store = _store(app)
    if store is not None:
        learnt = {name: domain.digests[name] for name in domain.drawn if name in domain.digests}
        known = {**_read_store(store), **learnt}
        _write_store(store, known)
    if app.builder.format == "html" and app.builder.name != "epub":
        _publish(app, domain)


def _publish(app: Sphinx, domain: ConceptDomain) -> None:
    """Write the graph beside the pages when there is anything in it."""
    target = Path(app.outdir) / GRAPH_FILE
    if not domain.by_doc:
        target.unlink(missing_ok=True)
        return
    from sphinx_concept_graph.core.graph import build_graph  # noqa: PLC0415 -- networkx loads late
    from sphinx_concept_graph.exchange.node_link import generate_node_link  # noqa: PLC0415

    about = {"name": str(app.config.project), "version": str(app.config.version)}
    write_text(target, generate_node_link(build_graph(domain.knowledge, about)))


def _store(app: Sphinx) -> Path | None:
    """Return where this output folder remembers what was drawn.

    Builders that make one document of all pages say so by what is outdated; they write
    everything every time and need no memory.
    """
    if isinstance(app.builder.get_outdated_docs(), str):
        return None
    return Path(app.outdir) / store_name(app.builder.name)


def store_name(builder: str) -> str:
    """Return the name of the file in which a builder remembers what was drawn."""
    return f".concept-graph-{builder}.json"


def _write_store(store: Path, drawn: dict[str, str]) -> None:
    """Keep what was drawn; a project that draws nothing gets no file."""
    if drawn:
        write_text(store, json.dumps(drawn, sort_keys=True))
    else:
        store.unlink(missing_ok=True)


def _read_store(store: Path) -> dict[str, str]:
    try:
        found = json.loads(store.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return {str(k): str(v) for k, v in found.items()} if isinstance(found, dict) else {}
