"""What the manual shows can be built as it stands."""

from __future__ import annotations

import re
import textwrap
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Project

MANUAL = Path(__file__).resolve().parents[2] / "docs" / "authoring"
BOOKS = """\
@article{smith2001, author = {Smith, Ann}, title = {A}, journal = {J}, year = {2001}}
@article{jones2010, author = {Jones, Ann}, title = {B}, journal = {J}, year = {2010}}
@article{doe1999, author = {Doe, Ann}, title = {C}, journal = {J}, year = {1999}}
"""
#: What the examples speak of and do not declare.
OTHERS = """\
.. concept:: Caffeine
   :type: substance

   It keeps awake.

   .. relation:: causes alertness

.. concept:: Alertness

   Being awake.

.. concept:: Theanine
   :type: substance

   It calms.
"""


def snippets(language: str, page: str = "index.rst") -> list[str]:
    """Return the code blocks of one language on a page of the manual, in order."""
    text = (MANUAL / page).read_text(encoding="utf-8")
    blocks = re.findall(rf"\.\. code-block:: {language}\n\n((?:   .*\n|\n)+)", text)
    return [textwrap.dedent(block) for block in blocks]


def test_the_guide_builds(project: Callable[..., Project]) -> None:
    """All examples of the guide, one after the other, make a project without a warning."""
    words = snippets("yaml")[0].rstrip()
    # The guide leaves out what it has shown enough of.
    more = "  substance: {label: substance}\npredicates:"
    text = "\n".join(snippets("rst"))
    made = project(
        {
            "conf.py": snippets("python")[0],
            "vocabulary.yaml": words.replace("predicates:", more, 1),
            "references.bib": BOOKS,
            "index.rst": f"Tea\n===\n\n{OTHERS}\n{text}",
        }
    )
    built = made.build("html")
    assert built.warnings == []
    assert "black-tea" in built.read("graph.json")


def test_python_examples_compile() -> None:
    """Each Python example can be read."""
    for snippet in snippets("python"):
        compile(snippet, "manual", "exec")


def test_the_short_sidebar(project: Callable[..., Project]) -> None:
    """With what the manual tells projects of many pages, furo opens only the part being read."""
    (snippet,) = snippets("python", "speed.rst")
    files = {"conf.py": f"html_theme = 'furo'\n{snippet}", "index.rst": contents("one", "two")}
    for part in ("one", "two"):
        files[f"{part}.rst"] = contents(f"{part}-a", f"{part}-b")
        files |= {f"{part}-{name}.rst": "Page\n====\n" for name in ("a", "b")}
    built = project(files).build("html")
    assert built.warnings == []
    links = {link for link in built.page("one-a.html").links if link.endswith(".html")}
    assert {"one.html", "two.html", "one-b.html"} <= links
    assert not {"two-a.html", "two-b.html"} & links


def contents(*names: str) -> str:
    """Return a page that leads to others."""
    entries = "".join(f"   {name}\n" for name in names)
    return f"Part\n====\n\n.. toctree::\n\n{entries}"
