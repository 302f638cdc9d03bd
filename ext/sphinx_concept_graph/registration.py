"""All that Sphinx is told of: one flat list."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import sphinx_concept_graph
from sphinx_concept_graph import assets, config, events
from sphinx_concept_graph.directives import DIRECTIVES
from sphinx_concept_graph.domain import DATA_VERSION, ConceptDomain
from sphinx_concept_graph.memory import memory_name
from sphinx_concept_graph.messages import CATALOGUE
from sphinx_concept_graph.nodes import (
    PLACEHOLDERS,
    concept_diagram,
    concept_fold,
    concept_icon,
    concept_words,
)
from sphinx_concept_graph.prose import MarkProse
from sphinx_concept_graph.resolving import DrawConcepts, DrawConceptsEarly, KeepIdsUnique
from sphinx_concept_graph.roles import ROLES
from sphinx_concept_graph.transforms import NamesInTitles, PlaceEntries

if TYPE_CHECKING:
    from collections.abc import Callable

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.util.typing import ExtensionMetadata


def register(app: Sphinx) -> ExtensionMetadata:
    """Register settings, domain, nodes, transforms and events."""
    config.register(app)
    app.add_domain(ConceptDomain)
    for name, directive in DIRECTIVES.items():
        app.add_directive_to_domain("concept", name, directive)
    for name, role in ROLES.items():
        app.add_role_to_domain("concept", name, role)
    for placeholder in PLACEHOLDERS:
        app.add_node(placeholder)
    app.add_node(
        concept_diagram,
        html=(_on_use("diagrams", "html_visit_diagram"), None),
        latex=(_on_use("diagrams", "latex_visit_diagram"), None),
    )
    app.add_node(
        concept_fold,
        html=(
            _on_use("figure_words", "html_visit_fold"),
            _on_use("figure_words", "html_depart_fold"),
        ),
    )
    app.add_node(concept_words, html=(_on_use("cards", "html_visit_words"), None))
    app.add_node(
        concept_icon,
        html=(_on_use("diagrams", "html_visit_icon"), None),
        latex=(_on_use("diagrams", "latex_visit_icon"), None),
    )
    app.add_transform(PlaceEntries)
    app.add_transform(NamesInTitles)
    app.add_transform(MarkProse)
    app.add_post_transform(DrawConcepts)
    app.add_post_transform(DrawConceptsEarly)
    app.add_post_transform(KeepIdsUnique)
    app.add_message_catalog(CATALOGUE, str(Path(__file__).with_name("locales")))
    app.connect("config-inited", config.check_types)
    app.connect("config-inited", config.check_vocabulary)
    app.connect("config-inited", config.check_requirements)
    app.connect("config-inited", config.look_for_graphviz)
    app.connect("config-inited", add_short_names)
    app.connect("config-inited", keep_out_of_epub)
    app.connect("env-before-read-docs", events.on_before_read)
    app.connect("env-updated", events.on_env_updated)
    app.connect("html-page-context", events.on_page_context)
    app.connect("html-page-context", assets.add_style_sheets)
    app.connect("doctree-resolved", events.on_doctree_resolved)
    app.connect("html-collect-pages", events.on_collect_pages)
    app.connect("build-finished", events.on_build_finished)
    return {
        "version": sphinx_concept_graph.__version__,
        "env_version": DATA_VERSION,
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }


def _on_use(module: str, name: str) -> Callable[[Any, nodes.Element], None]:
    """Return a visitor whose module is imported with the first node that it writes."""

    def visit(translator: Any, node: nodes.Element) -> None:  # noqa: ANN401 -- of any builder
        getattr(import_module(f"sphinx_concept_graph.{module}"), name)(translator, node)

    return visit


def add_short_names(app: Sphinx, settings: Config) -> None:
    """Register directives and roles without the prefix, unless the project says otherwise."""
    if not settings.concept_short_names:
        return
    for name, directive in DIRECTIVES.items():
        app.add_directive(name, directive, override=True)
    for name, role in ROLES.items():
        app.add_role(name, role, override=True)


def keep_out_of_epub(_app: Sphinx, settings: Config) -> None:
    """Leave the files of the extension out of books, which may hold known kinds of file only."""
    names = (events.GRAPH_FILE, memory_name("epub"))
    settings.epub_exclude_files = [*settings.epub_exclude_files, *names]
