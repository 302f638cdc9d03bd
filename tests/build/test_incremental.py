"""Building again after an edit leaves what a clean build would leave."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING, Final

import pytest
from tests.conftest import Project

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from sphinx.application import Sphinx

    Make = Callable[..., Project]

CONF: Final = """\
project = "Tea"
extensions = ["sphinx_concept_graph"]
concept_vocabulary = "words.yaml"
concept_bibliography = ["books.bib"]
html_theme = "basic"
html_sidebars = {"**": []}
"""
PAGES: Final = {
    "conf.py": CONF,
    "words.yaml": """\
predicates:
  warms: {label: warms, inverse: is warmed by}
study-types:
  tasting: {label: tasting, level: human}
""",
    "books.bib": """\
@book{lee2020, author = {Lee, Ann}, title = {Steam}, publisher = {Leaf}, year = {2020}}
@book{poe1999, author = {Poe, Jo}, title = {Sand}, publisher = {Tin}, year = {1999}}
""",
    "index.rst": """\
Tea
===

.. toctree::

   tea
   people
   text
   plain
   sources
""",
    "tea.rst": """\
Teas
====

.. concept:: Green tea
   :aliases: sencha

   A drink.

   .. relation:: warms guests
      :supports: lee2020
      :certainty: high

.. concept:: Black tea

   Another drink.
""",
    "people.rst": """\
People
======

.. concept:: Guests

   People who drink.
""",
    "text.rst": """\
A meal
======

With :concept:`guests` comes :concept:`green-tea` (:source:`poe1999`).

.. relation:: black-tea warms guests
   :supports: poe1999

.. claim:: Tea warms
   :about: green-tea; guests
   :status: contested
   :supports: lee2020

.. concept-graph:: guests
""",
    "plain.rst": "Plain\n=====\n\nNothing of ours.\n",
    "sources.rst": "Sources\n=======\n\n.. source-list::\n",
}
Edit = dict[str, "str | None"]


def changed(name: str, old: str, new: str) -> Edit:
    """Return the edit that replaces a text in one file."""
    assert PAGES[name].count(old) == 1
    return {name: PAGES[name].replace(old, new)}


EDITS: Final[dict[str, Edit]] = {
    "definition": changed("people.rst", "People who drink.", "Those who drink."),
    "title": changed("people.rst", "Guests", "Visitors\n   :id: guests"),
    "title-that-is-a-name": changed("tea.rst", "Green tea", "Leaf tea\n   :id: green-tea"),
    "id": changed("tea.rst", "Black tea", "Black tea\n   :id: dark"),
    "alias": changed("tea.rst", "sencha", "sencha; guests"),
    "type": changed("people.rst", "Guests\n", "Guests\n   :type: agent\n"),
    "object": changed("tea.rst", "warms guests", "warms black-tea"),
    "certainty": changed("tea.rst", "high", "low"),
    "relation-gone": changed("text.rst", "warms guests\n   :supports: poe1999", "warms nobody"),
    "relation-more": {"plain.rst": "Plain\n=====\n\n.. relation:: guests related-to black-tea\n"},
    "concept-more": {"plain.rst": "Plain\n=====\n\n.. concept:: Sugar\n\n   It is sweet.\n"},
    "concept-taken": {"plain.rst": "Plain\n=====\n\n.. concept:: Guests\n\n   Also people.\n"},
    "concept-gone": {"people.rst": "People\n======\n\nNobody came.\n"},
    "concept-moved": {
        "people.rst": "People\n======\n\nNobody here.\n",
        "plain.rst": "Plain\n=====\n\n.. concept:: Guests\n\n   People who drink.\n",
    },
    "mention-gone": changed("text.rst", "With :concept:`guests` comes", "There comes"),
    "claim": changed("text.rst", "contested", "supported"),
    "page-title": changed("text.rst", "A meal\n======", "A feast\n======="),
    "page-gone": {**changed("index.rst", "   text\n", ""), "text.rst": None},
    "page-more": {
        **changed("index.rst", "   plain\n", "   plain\n   more\n"),
        "more.rst": "More\n====\n\nSee :concept:`black tea` and :source:`lee2020`.\n",
    },
    "source-list-gone": {"sources.rst": "Sources\n=======\n\nNone.\n"},
    "bib-year": changed("books.bib", "year = {2020}", "year = {2021}"),
    "bib-entry-gone": {"books.bib": "@book{poe1999, author = {Poe, Jo}, title = {Sand}}\n"},
    "bib-retracted": changed("books.bib", "Jo}", "Jo}, retracted = {made up}"),
    "vocabulary-label": changed("words.yaml", "label: warms", "label: heats"),
    "vocabulary-word-gone": changed("words.yaml", "warms: {", "cools: {"),
}


def tree(out: Path, gone: Mapping[str, object] = {}) -> dict[str, bytes]:
    """Return what Sphinx and the extension made, without what Sphinx itself leaves behind.

    These are its search index and notes, files of removed pages, and links to neighbours.
    """
    skipped = {"searchindex.js", ".buildinfo", ".buildinfo.bak"}
    names = {name.partition(".")[0] for name, text in gone.items() if text is None}
    found = {}
    for path in sorted(out.rglob("*")):
        own = path.name.partition(".")[0] not in names
        if path.is_file() and path.name not in skipped and own:
            found[str(path.relative_to(out))] = _without_neighbours(path)
    return found


def _without_neighbours(path: Path) -> bytes:
    content = path.read_bytes()
    if path.suffix != ".html":
        return content
    content = re.sub(rb'<link rel="(?:next|prev)"[^>]*>\n?', b"", content)
    return re.sub(rb'<div class="related".*?</div>', b"", content, flags=re.DOTALL)


def clean(project: Project, builder: str) -> tuple[dict[str, bytes], list[str]]:
    """Return the output and the warnings of a clean build of the same sources."""
    other = Project(source=project.source, base=project.base.with_name("clean"))
    shutil.rmtree(other.base, ignore_errors=True)
    built = other.build(builder)
    return tree(built.out), built.warnings


@pytest.mark.parametrize("builder", ["html", "text"])
@pytest.mark.parametrize("name", EDITS)
def test_edit_leaves_what_a_clean_build_leaves(project: Make, builder: str, name: str) -> None:
    """After an edit pages and warnings are those of a clean build, byte for byte."""
    made = project(PAGES)
    made.build(builder)
    made.write(EDITS[name])
    built = made.build(builder)
    files, warnings = clean(made, builder)
    assert tree(built.out, EDITS[name]) == files
    assert sorted(set(built.warnings)) == sorted(set(warnings))


@pytest.mark.parametrize("name", EDITS)
def test_undone_edit_leaves_the_first_output(project: Make, name: str) -> None:
    """An edit that is taken back leaves the very pages of before."""
    made = project(PAGES)
    before = tree(made.build().out)
    made.write(EDITS[name])
    made.build()
    made.write({name: PAGES.get(name) for name in EDITS[name]})
    assert tree(made.build().out, {"more.rst": None}) == before


def test_unchanged_build_writes_nothing(project: Make) -> None:
    """When nothing was changed, no page is written, nor anything of ours."""
    made = project(PAGES)
    out = made.build().out
    ours = [
        *(out / f"{name.removesuffix('.rst')}.html" for name in PAGES if name.endswith(".rst")),
        *(out / "graph.json", out / ".concept-graph-html.json"),
        *(out / "_static" / "concept-graph.css", out / "_static" / "concept-figures.css"),
    ]
    before = {path.name: path.stat().st_mtime_ns for path in ours}
    built = made.build()
    assert "no targets are out of date" in built.status
    assert {path.name: path.stat().st_mtime_ns for path in ours} == before


#: Edit -> pages written: the edited ones, those that show what changed, and no others. The page
#: with the table of contents is Sphinx's own doing: it writes it with every page in it.
WRITTEN: Final[dict[str, set[str]]] = {
    "definition": {"people"},
    "title": {"people", "tea", "text", "sources"},
    "alias": {"tea"},
    "type": {"people", "tea", "text"},
    "certainty": {"tea", "people", "text"},
    "object": {"tea", "people", "text", "sources"},
    "claim": {"text", "tea", "people", "sources"},
    "mention-gone": {"text", "people"},
    "concept-more": {"plain"},
    "bib-year": {"tea", "text", "sources"},
}


@pytest.mark.parametrize("name", WRITTEN)
def test_edit_writes_only_the_pages_that_show_it(project: Make, name: str) -> None:
    """An edit writes the pages that show it and leaves the files of all others alone."""
    made = project(PAGES)
    out = made.build().out
    before = {path: path.stat().st_mtime_ns for path in out.glob("*.html")}
    made.write(EDITS[name])
    made.build()
    special = {"genindex", "search", "concept-index", "index"}
    written = {path.stem for path in before if path.stat().st_mtime_ns != before[path]} - special
    assert written == WRITTEN[name]


def test_builders_take_turns_over_the_same_doctrees(project: Make) -> None:
    """HTML, plain text and LaTeX over one folder of doctrees each leave what they leave alone."""
    made = project(PAGES)
    for builder in ("html", "text", "latex", "html"):
        made.build(builder)
    made.write({**EDITS["title"], **EDITS["certainty"], **EDITS["claim"]})
    for builder in ("text", "html", "latex"):
        built = made.build(builder)
        assert tree(built.out) == clean(made, builder)[0], builder


class KilledError(RuntimeError):
    """Stands for a build that ends in the middle."""


@pytest.mark.parametrize("event", ["env-check-consistency", "doctree-resolved"])
@pytest.mark.parametrize("undone", [False, True])
def test_killed_build_is_made_good(project: Make, event: str, undone: bool) -> None:  # noqa: FBT001
    """After a build that was killed, the next one leaves what a clean build leaves."""
    made = project(PAGES)
    made.build()
    made.write({**EDITS["title"], **EDITS["certainty"]})
    drawn: list[str] = []

    def kill(_app: Sphinx, *what: object) -> None:
        drawn.append(str(what[-1]))
        if event != "doctree-resolved" or len(drawn) > 1:
            raise KilledError

    with pytest.raises(Exception, match=r"KilledError|threw an exception"):
        made.build(prepare=lambda app: app.connect(event, kill))
    if undone:
        made.write({name: PAGES[name] for name in ("people.rst", "tea.rst")})
    assert tree(made.build().out) == clean(made, "html")[0]


@pytest.mark.parametrize("lost", ["html", "html/tea.html", "html/.concept-graph-html.json"])
def test_lost_output_is_made_again(project: Make, lost: str) -> None:
    """A deleted output folder, page or note is made again by the next build."""
    made = project(PAGES)
    made.build()
    path = made.base / lost
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink()
    assert tree(made.build().out) == clean(made, "html")[0]


def test_damaged_note_is_made_again(project: Make) -> None:
    """A note of drawn pages that cannot be read counts as none."""
    made = project(PAGES)
    note = made.build().out / ".concept-graph-html.json"
    for text in ("", "[1]", "{", '{"tea": 3}'):
        note.write_text(text, encoding="utf-8")
        assert made.build().warnings == []
    assert tree(note.parent) == clean(made, "html")[0]


def test_second_output_folder_has_a_memory_of_its_own(project: Make) -> None:
    """Two folders of one builder over the same doctrees are both kept up to date."""
    made = project(PAGES)
    made.build()
    made.build(out="other")
    made.write(EDITS["title"])
    made.build()
    assert tree(made.build(out="other").out) == clean(made, "html")[0]


#: What another page holds -> before, after: read by the one builder, written by the other too.
SHARED: Final[dict[str, tuple[Edit, Edit]]] = {
    "no figures": ({}, {"conf.py": CONF + "concept_figures = False\n"}),
    "a shape": ({}, {"words.yaml": PAGES["words.yaml"] + "types: {topic: {shape: tag}}\n"}),
    "no automatic links": (
        {"conf.py": CONF + "concept_autolink = True\n", "plain.rst": "Plain\n=====\n\nGuests.\n"},
        {"conf.py": CONF},
    ),
    "an included mention": (
        {
            "plain.rst": "Plain\n=====\n\n.. include:: part.txt\n",
            "part.txt": "A :concept:`guests`.",
        },
        {"part.txt": "Nothing."},
    ),
    "an included text": (
        {"plain.rst": "Plain\n=====\n\n.. include:: part.txt\n", "part.txt": "One."},
        {"part.txt": "Two."},
    ),
}


@pytest.mark.parametrize("name", SHARED)
def test_what_one_builder_read_the_other_writes(project: Make, name: str) -> None:
    """A page that one builder has read anew is written by the next, whatever its times say."""
    before, after = SHARED[name]
    made = project({**PAGES, **before})
    for first, second in (("html", "text"), ("text", "html")):
        made.write({**PAGES, **before})
        made.build(first)
        made.build(second)
        made.write(after)
        made.build(second)
        assert tree(made.build(first).out) == clean(made, first)[0], first


def test_killed_before_the_search(project: Make) -> None:
    """Words of a page without concepts reach the search though the build that read it died."""
    made = project(PAGES)
    made.build()
    made.write({"plain.rst": PAGES["plain.rst"].replace("Nothing", "Xylophones")})

    def kill(_app: Sphinx) -> list[str]:
        raise KilledError

    with pytest.raises(Exception, match=r"KilledError|threw an exception"):
        made.build(prepare=lambda app: app.connect("html-collect-pages", kill))
    assert "xylophon" in made.build().read("searchindex.js")
