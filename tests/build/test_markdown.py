"""What is written in Markdown comes out as if it were reStructuredText."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Built, Project

    Make = Callable[..., Project]

CONF: Final = """\
extensions = ["myst_parser", "sphinx_concept_graph"]
html_theme = "basic"
html_copy_source = False
concept_bibliography = ["books.bib"]
"""
BOOKS: Final = "@book{lee2020, author = {Lee, Ann}, title = {Steam}, year = {2020}, url = {x}}\n"
RST: Final = """\
Tea
===

Before :concept:`the drink <green-tea>` and :source:`lee2020`.

.. concept:: Green *tea*
   :type: thing
   :aliases: sencha
   :xrefs: WIKIDATA:Q1

   A drink. See :concept:`kettle`.

   .. relation:: causes kettle
      :supports: lee2020
      :certainty: low

      Prose with `a link <https://example.org>`__.

      * one
      * two

.. concept:: Kettle

   A vessel.

.. claim:: Tea *wakes* people
   :id: wakes
   :about: green-tea
   :states: green-tea causes kettle
   :status: contested
   :disputes: lee2020

   Weighed, as :relation:`green-tea causes kettle` and :claim:`wakes` say.

.. concept-graph:: kettle
   :caption: Near the :concept:`kettle`
   :name: near

.. concept-path:: green-tea -> kettle

.. concept-table::
   :subject: green-tea

.. concept-list::

.. source-list::
"""
MARKDOWN: Final = """\
# Tea

Before {concept}`the drink <green-tea>` and {source}`lee2020`.

````{concept} Green *tea*
:type: thing
:aliases: sencha
:xrefs: WIKIDATA:Q1

A drink. See {concept}`kettle`.

```{relation} causes kettle
:supports: lee2020
:certainty: low

Prose with [a link](https://example.org).

* one
* two
```
````

```{concept} Kettle

A vessel.
```

```{claim} Tea *wakes* people
:id: wakes
:about: green-tea
:states: green-tea causes kettle
:status: contested
:disputes: lee2020

Weighed, as {relation}`green-tea causes kettle` and {claim}`wakes` say.
```

```{concept-graph} kettle
:caption: Near the {concept}`kettle`
:name: near
```

```{concept-path} green-tea -> kettle
```

```{concept-table}
:subject: green-tea
```

```{concept-list}
```

```{source-list}
```
"""


def made(project: Make, name: str, text: str, builder: str) -> Built:
    """Build one page; the vocabulary lacks one prefix, so that a warning is compared as well."""
    return project({"conf.py": CONF, "books.bib": BOOKS, name: text}).build(builder)


@pytest.mark.parametrize("builder", ["html", "text", "latex"])
def test_markdown_is_as_good(project: Make, builder: str) -> None:
    """The page, its warnings and the published graph are the same."""
    built = made(project, "index.rst", RST, builder)
    page = next(
        p
        for p in sorted(built.out.iterdir())
        if p.name in {"index.html", "index.txt"} or p.suffix == ".tex"
    )
    files = [page, *built.out.glob("graph.json")]
    rst = [strip(path.read_text(encoding="utf-8")) for path in files]
    warned = [without_place(line) for line in built.warnings]
    (built.out.parents[1] / "source" / "index.rst").unlink()
    again = made(project, "index.md", MARKDOWN, builder)
    assert [without_place(line) for line in again.warnings] == warned != []
    assert [strip(path.read_text(encoding="utf-8")) for path in files] == rst


def strip(text: str) -> str:
    """Leave out what each parser does its own way, beside anything of ours."""
    return re.sub(r' class="(?:reference external|simple)"|\s+', " ", text)


def without_place(line: str) -> str:
    """Return a warning without file and line."""
    return line.partition("WARNING: ")[2]


def test_options_in_a_fenced_block(project: Make) -> None:
    """Options may stand in YAML between dashes, and in quotation marks."""
    text = (
        "# Tea\n\n```{concept} Pot\n---\ntype: thing\naliases: brew\n---\n\nA pot.\n```\n\n"
        '```{concept} Cup\n:type: "thing"\n:id: mug\n\nSee {concept}`brew`.\n```\n\n'
        "```{concept} Lid\n---\n- no\n---\n\nStays.\n```\n"
    )
    built = made(project, "index.md", text, "html")
    page = built.page("index.html")
    assert {"concept-pot", "concept-mug"} <= set(page.ids)
    assert "thing · also called brew" in page.words
    assert "Stays." in page.words
    (warned,) = [line for line in built.warnings if "[concept." in line]
    assert 'cannot read "- no"; expected: one option and its text on each line' in warned
