"""Style sheets for HTML and the package for LaTeX, only where there is something to show."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from sphinx_concept_graph.indices import is_index
from sphinx_concept_graph.publishing import write_text

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx

    from sphinx_concept_graph.domain import ConceptDomain

_WORDS_SHEET: Final = "concept-graph.css"
_FIGURES_SHEET: Final = "concept-figures.css"
_STATIC: Final = Path(__file__).with_name("static")
_PACKAGE: Final = "conceptgraph"
_LATEX: Final = r"""\NeedsTeXFormat{LaTeX2e}
\ProvidesPackage{conceptgraph}
% Addresses break anywhere, so that long ones stay inside the margin.
\RequirePackage{xurl}
\newcommand\conceptpage[1]{ {\footnotesize(p.~\pageref{#1})}}
% Sphinx wraps text with a class in an environment of its name; framed's bars break over pages.
\newenvironment{conceptbar}{\par\medskip
  \def\FrameCommand{{\color{cg-trunk}\vrule width 1.5pt}\hspace{8pt}}%
  \MakeFramed{\advance\hsize-\width\FrameRestore}}{\endMakeFramed\medskip}
\newenvironment{sphinxclassconcept-claim}{\begin{conceptbar}}{\end{conceptbar}}
\newenvironment{sphinxclassconcept-statement}{\begin{conceptbar}}{\end{conceptbar}}
\expandafter\newcommand\csname DUroleconcept-evidence\endcsname[1]{{\small #1}}
\expandafter\newcommand\csname DUroleconcept-badge\endcsname[1]{{\small\sffamily #1}}
"""


def style_sheets(app: Sphinx) -> tuple[str, ...]:
    """Return the style sheets of a builder; books have no drawings inside their pages."""
    return (_WORDS_SHEET,) if app.builder.name == "epub" else (_FIGURES_SHEET, _WORDS_SHEET)


def prepare(app: Sphinx, domain: ConceptDomain) -> None:
    """Put into the output folder what the pages about to be written need."""
    out = Path(app.outdir)
    if not domain.by_doc:
        for name in (_WORDS_SHEET, _FIGURES_SHEET):
            (out / "_static" / name).unlink(missing_ok=True)
        return
    if app.builder.format == "html":
        for name in style_sheets(app):
            write_text(out / "_static" / name, (_STATIC / name).read_text(encoding="utf-8"))
    elif app.builder.format == "latex":
        from sphinx_concept_graph.figures.tikz import PREAMBLE  # noqa: PLC0415 -- loads late

        write_text(out / f"{_PACKAGE}.sty", _LATEX + PREAMBLE)
        if not app.registry.has_latex_package(_PACKAGE):
            app.add_latex_package(_PACKAGE)


def add_style_sheets(
    app: Sphinx, pagename: str, _template: str, _context: dict[str, Any], _doctree: nodes.document
) -> None:
    """Add the style sheets to a page that shows something of ours."""
    domain: ConceptDomain = app.env.domains["concept"]  # type: ignore[assignment]
    shows = pagename in domain.by_doc or (is_index(pagename) and domain.by_doc)
    if shows or app.builder.name == "singlehtml":
        for name in style_sheets(app):
            app.add_css_file(name)
