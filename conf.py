"""The book: Sphinx reads this file; the pages are in docs/, the extension is in ext/."""

from __future__ import annotations

import sys
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sphinx.application import Sphinx

# The checkout wins over an older installed copy.
sys.path.insert(0, str(Path(__file__).resolve().parent / "ext"))

import sphinx_concept_graph

project = "Ketamine"
author = "The contributors"
project_copyright = "The contributors; text CC BY 4.0"
version = release = sphinx_concept_graph.__version__
language = "en_GB"

extensions = ["sphinx_concept_graph"]
concept_vocabulary = "vocabulary.yaml"
concept_bibliography = ["references.bib"]
concept_autolink = True
concept_refresh_navigation = True

nitpicky = True
numfig = True
smartquotes = True

html_theme = "furo"
html_title = "Ketamine"
html_favicon = "docs/_static/icon.svg"
html_static_path = ["docs/_static"]
html_css_files = ["book.css"]
html_show_sphinx = False
html_copy_source = False
html_show_sourcelink = False

latex_engine = "xelatex"
latex_documents = [
    ("index", "ketamine.tex", "Ketamine", author, "manual"),
]
latex_use_xindy = False
latex_toplevel_sectioning = "chapter"
latex_elements = {
    "papersize": "a4paper",
    "pointsize": "11pt",
    "extraclassoptions": "openany,oneside",
    "figure_align": "htb",
    # Chapter headings without rules and without half a page of air.
    "fncychap": "",
    "preamble": r"""
\hypersetup{pdflang=en-GB,
  pdfsubject={An evidence-graded reference on ketamine},
  pdfkeywords={ketamine, esketamine, NMDA receptor, depression, evidence},
  pdfdisplaydoctitle=true}
% Sphinx names them in the captions of babel's British; polyglossia has English ones.
\addto\captionsenglish{\renewcommand{\figurename}{Figure }\renewcommand{\tablename}{Table }}
% A figure may take most of a page, with text below it, rather than a page of its own.
\renewcommand{\topfraction}{0.9}\renewcommand{\bottomfraction}{0.6}\renewcommand{\textfraction}{0.08}
\titleformat{\chapter}{\sffamily\huge\bfseries}{\thechapter}{0.7em}{}
\titlespacing*{\chapter}{0pt}{0pt}{1.2\baselineskip}
""",
}

epub_language = "en-GB"
epub_show_urls = "no"
text_add_secnumbers = False


def give_captions_a_level(
    _app: Sphinx, _page: str, _template: str, context: dict[str, Any], _doctree: object
) -> None:
    """Tell screen readers how deep the captions of contents are; Sphinx writes them without."""
    for part in ("body", "furo_navigation_tree"):
        if text := context.get(part):
            context[part] = text.replace('role="heading">', 'role="heading" aria-level="2">')


def say_how_to_cite(
    app: Sphinx, page: str, _template: str, context: dict[str, Any], doctree: object
) -> None:
    """End each page with how to cite it and where to report an error."""
    if doctree is None or page == "index":
        return
    title = app.env.titles[page].astext()
    about = app.builder.get_relative_uri(page, "about")
    context["body"] += (
        '<aside class="cite-this"><p><strong>Cite this page:</strong> '
        f"{escape(author)} to <cite>Ketamine</cite>. \u201c{escape(title)}\u201d. "
        f"In: <cite>Ketamine, an evidence-graded reference</cite>, version {release}. "
        "Headings have addresses of their own: point at one, and a sign beside it leads there.</p>"
        f'<p><a href="{about}#if-you-find-an-error">Found an error?</a></p></aside>\n'
    )


def setup(app: Sphinx) -> None:
    """Come after the theme, which makes its sidebar at 500."""
    app.connect("html-page-context", give_captions_a_level, priority=900)
    app.connect("html-page-context", say_how_to_cite, priority=900)
