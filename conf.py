"""The book: Sphinx reads this file; the pages are in docs/, the extension is in ext/."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date
from html import escape
from pathlib import Path
from textwrap import shorten
from typing import TYPE_CHECKING, Any

from babel.dates import format_date
from docutils import nodes

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

# Where the site will stand, with a slash at its end: BOOK_URL=... make html
html_baseurl = os.environ.get("BOOK_URL", "")


def day_of_the_text() -> str:
    """Return the day of the newest commit, or empty text where there is no history."""
    command = ["git", "-C", str(Path(__file__).parent), "log", "-1", "--format=%cs"]
    try:
        run = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603 -- ours
    except (OSError, subprocess.CalledProcessError):
        return ""
    return run.stdout.strip()


extensions = ["sphinx_concept_graph"]
concept_vocabulary = "vocabulary.yaml"
concept_bibliography = ["references.bib"]
concept_autolink = True
concept_refresh_navigation = True

# What other sites show of a link needs the whole address.
if html_baseurl:
    extensions.append("sphinxext.opengraph")
ogp_site_url = html_baseurl
ogp_image = "_static/social-card.png"
ogp_image_alt = "Ketamine: an evidence-graded reference in plain English"
ogp_custom_meta_tags = ['<meta name="twitter:card" content="summary_large_image">']

today_fmt = "%-d %B %Y"
nitpicky = True
numfig = True
smartquotes = True

html_theme = "furo"
html_title = "Ketamine"
html_favicon = "docs/_static/icon.svg"
html_static_path = ["docs/_static"]
html_css_files = ["book.css"]
html_js_files = [("cite.js", {"defer": ""})]
# In the settings, so that a new day writes every page anew.
html_context = {"book_day": day_of_the_text()}
html_use_index = False
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
    "figure_align": "H",
    # Chapter headings without rules and without half a page of air.
    "fncychap": "",
    "maketitle": r"""
\begin{titlepage}\sffamily\raggedright
\vspace*{0.14\textheight}
\begin{tikzpicture}[x=2pt, y=-2pt]
\definecolor{half-one}{HTML}{B03370}\definecolor{half-two}{HTML}{105594}
\fill[half-one] (30,7)--(11,18)--(11,46)--(30,57)--(30,41)--(24,37.5)--(24,26.5)--(30,23)--cycle;
\fill[half-two] (34,7)--(53,18)--(53,46)--(34,57)--(34,41)--(40,37.5)--(40,26.5)--(34,23)--cycle;
\end{tikzpicture}\par\vspace{3em}
{\fontsize{56}{60}\selectfont\bfseries Ketamine\par}\vspace{1.2em}
{\LARGE An evidence-graded reference in plain English\par}
\vfill
{\large\makeatletter\@author\makeatother\par\vspace{0.5em}
Version """
    + release
    + r""", \makeatletter\@date\makeatother\par}
\vspace{2em}
This is not medical advice. No clinician, pharmacist or patient has reviewed it yet.\par
\vspace{0.5em}
The text may be reused under the licence CC BY 4.0, the facts as data under CC0.\par
\end{titlepage}
""",
    "preamble": r"""
\hypersetup{pdflang=en-GB, pdftitle={Ketamine}, pdfauthor={The contributors},
  pdfsubject={An evidence-graded reference on ketamine},
  pdfkeywords={ketamine, esketamine, NMDA receptor, depression, evidence},
  pdfdisplaydoctitle=true}
% Sphinx names them in the captions of babel's British; polyglossia has English ones.
\addto\captionsenglish{\renewcommand{\figurename}{Figure }\renewcommand{\tablename}{Table }}
\clubpenalty=10000 \widowpenalty=10000
\titlespacing*{\chapter}{0pt}{0pt}{1.2\baselineskip}
\titleformat{\chapter}{\sffamily\huge\bfseries}{\thechapter}{0.7em}{}
% A part begins with the chapters it holds.
\usepackage{titletoc}
\titlecontents{chapter}[2em]{\addvspace{0.4em}\sffamily}{\contentslabel{2em}}{}{\hfill\contentspage}
\titleformat{\part}[display]{\sffamily\Huge\bfseries\raggedright}%
  {\Large\mdseries Part \thepart}{0.6em}{}[\vspace{2em}{\normalsize\mdseries\startcontents[part]%
   \printcontents[part]{}{0}{\setcounter{tocdepth}{0}}}]
% Chapter and page at the head of a page, the section at its foot.
\setlength{\headheight}{14pt}
\fancypagestyle{normal}{\fancyhf{}%
  \fancyhead[L]{\small\sffamily\nouppercase{\leftmark}}\fancyhead[R]{\small\sffamily\thepage}%
  \fancyfoot[L]{\footnotesize\sffamily\nouppercase{\rightmark}}%
  \renewcommand{\headrulewidth}{0.4pt}\renewcommand{\footrulewidth}{0pt}}
\renewcommand{\chaptermark}[1]{\markboth{\thechapter\quad #1}{}}
\renewcommand{\sectionmark}[1]{\markright{\thesection\quad #1}}
% Cells of tables are narrow: ragged, and a little smaller.
\usepackage{ragged2e}
\makeatletter
\newcolumntype{\X}[2]{>{\RaggedRight\arraybackslash}p{\dimexpr
  (\linewidth-\arrayrulewidth)*#1/#2-\tw@\tabcolsep-\arrayrulewidth\relax}}
\AtBeginEnvironment{longtable}{\small}
\AtBeginEnvironment{varwidth}{\RaggedRight}
% Links are coloured already, and index entries are words.
\protected\def\sphinxcrossref#1{#1}
\protected\def\sphinxstyleindexentry#1{#1}
\makeatother
% A heading has some lines below it; what is said of a relation has the first of its lines.
\usepackage{needspace}
\pretocmd{\section}{\Needspace{11\baselineskip}}{}{}
\pretocmd{\subsection}{\Needspace{7\baselineskip}}{}{}
\let\bookitem\sphinxlineitem
\renewcommand\sphinxlineitem[2]{\needspace{3\baselineskip}\bookitem{#1}{#2}}
\newenvironment{sphinxclassalert}{\sphinxsetup{
  div.note_background-TeXcolor={RGB}{253,240,238},
  div.note_title-background-TeXcolor={RGB}{246,214,210},
  div.note_border-TeXcolor={RGB}{192,57,43}}}{}
""",
}

epub_language = "en-GB"
epub_show_urls = "no"
text_add_secnumbers = False


def format_day(day: str) -> str:
    """Return a day in words, such as 5 March 2019."""
    return format_date(date.fromisoformat(day), "long", locale=language)


def describe(
    _app: Sphinx,
    _page: str,
    _template: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Tell search engines and other sites what a page says in short."""
    for box in doctree.findall(nodes.admonition) if doctree else ():
        if box[0].astext() == "In short":
            words = shorten(" ".join(box[1].astext().split()), 200, placeholder=" \u2026")
            context["metatags"] += f'<meta name="description" content="{escape(words)}" />\n'
            context["meta"] = {**(context["meta"] or {}), "og:description": words}


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
    day = f" of {format_day(context['book_day'])}" if context["book_day"] else ""
    # The pages of an EPUB have no such signs.
    signs = "The sign beside a heading, a concept or a claim leads to it and shows how to cite it. "
    if not getattr(app.builder, "add_permalinks", False):
        signs = ""
    # Without an address of the site's own, the script fills in where the page is read.
    address = f' href="{escape(context["pageurl"] or "")}"' if html_baseurl else ""
    context["body"] += (
        '<aside class="cite-this" aria-live="polite"><p><strong>To cite this:</strong> '
        f'{author}. \u201c<span class="cite-title">{escape(title)}</span>\u201d. '
        f"In: <cite>Ketamine, an evidence-graded reference</cite>, version {release}{day}. "
        f'<a class="cite-address"{address}>{escape(context["pageurl"] or "")}</a></p>'
        f"<p>{signs}"
        f'<a href="{about}#if-you-find-an-error">Found an error?</a></p></aside>\n'
    )


def setup(app: Sphinx) -> None:
    """Describe pages before other extensions do, and come after the theme and its sidebar (500)."""
    app.connect("html-page-context", describe, priority=400)
    app.connect("html-page-context", give_captions_a_level, priority=900)
    app.connect("html-page-context", say_how_to_cite, priority=900)
