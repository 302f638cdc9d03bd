"""All that Sphinx is told of: one flat list."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import sphinx_concept_graph
from sphinx_concept_graph import assets, config, diagrams, events, indices
from sphinx_concept_graph.directives import DIRECTIVES
from sphinx_concept_graph.domain import DATA_VERSION, ConceptDomain
from sphinx_concept_graph.messages import CATALOGUE
from sphinx_concept_graph.nodes import PLACEHOLDERS, concept_diagram, concept_icon
from sphinx_concept_graph.prose import MarkProse
from sphinx_concept_graph.resolving import DrawConcepts, KeepIdsUnique
from sphinx_concept_graph.roles import ROLES
from sphinx_concept_graph.transforms import NamesInTitles, PlaceEntries

if TYPE_CHECKING:
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
        html=(diagrams.html_visit_diagram, None),
        latex=(diagrams.latex_visit_diagram, None),
    )
    app.add_node(
        concept_icon,
        html=(diagrams.html_visit_icon, None),
        latex=(diagrams.latex_visit_icon, None),
    )
    app.add_transform(PlaceEntries)
    app.add_transform(NamesInTitles)
    app.add_transform(MarkProse)
    app.add_post_transform(DrawConcepts)
    app.add_post_transform(KeepIdsUnique)
    app.add_message_catalog(CATALOGUE, str(Path(__file__).with_name("locales")))
    app.connect("config-inited", config.check_types)
    app.connect("config-inited", config.check_vocabulary)
    app.connect("config-inited", config.check_requirements)
    app.connect("config-inited", add_short_names)
    app.connect("config-inited", keep_out_of_epub)
    app.connect("env-before-read-docs", events.on_before_read)
    app.connect("env-updated", events.on_env_updated)
    app.connect("html-page-context", indices.draw_index)
    app.connect("html-page-context", assets.add_style_sheets)
    app.connect("build-finished", events.on_build_finished)
    return {
        "version": sphinx_concept_graph.__version__,
        "env_version": DATA_VERSION,
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }


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
    names = (events.GRAPH_FILE, events.store_name("epub"))
    settings.epub_exclude_files = [*settings.epub_exclude_files, *names]
