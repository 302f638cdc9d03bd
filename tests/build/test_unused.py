"""Installed and unused, the extension changes nothing; three lines are enough to use it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.build.test_parallel import files

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Project

    Make = Callable[..., Project]

PAGES = {
    "index.rst": "Plain\n=====\n\n.. toctree::\n\n   other\n\n.. figure:: x.png\n\n   A figure.\n",
    "other.rst": "Other\n=====\n\nText, :ref:`search`, a list:\n\n* one\n* two\n",
    "x.png": "",
}


@pytest.mark.parametrize("builder", ["html", "dirhtml", "latex", "text", "man", "texinfo", "xml"])
def test_output_is_that_of_plain_sphinx(project: Make, builder: str) -> None:
    """Pages, files and warnings are the same with and without the extension."""
    without = project({**PAGES, "conf.py": ""}).build(builder, out="without", doctrees="a")
    loaded = project({**PAGES, "conf.py": "extensions = ['sphinx_concept_graph']\n"})
    used = loaded.build(builder, out="with", doctrees="b")
    assert used.warnings == without.warnings == []
    found, expected = files(used.out), files(without.out)
    assert list(found) == list(expected)
    # Sphinx notes every domain it knows in the inventory, the search index and XML namespaces.
    noted = {"objects.inv", "searchindex.js"}
    xmlns = b' xmlns:concept="https://www.sphinx-doc.org/"'
    for name in sorted(set(found) - noted):
        assert found[name].replace(xmlns, b"") == expected[name], name


@pytest.mark.parametrize("builder", ["html", "text", "latex", "epub"])
def test_three_lines_are_enough(project: Make, builder: str) -> None:
    """With a list of extensions alone, concepts and relations of the neutral words work."""
    page = """\
Tea
===

.. concept:: Kettle
   :type: thing

   A vessel.

   .. relation:: causes steam

.. concept:: Steam
   :type: process

   Hot water in the air.

.. concept-graph:: steam
"""
    settings = {"version": "1", "project_copyright": "Tea drinkers"}  # books want these
    built = project({"index.rst": page}, **settings).build(builder)
    assert (built.warnings, built.code) == ([], 0)
    if builder == "text":
        assert "causes\n   * Steam" in built.read("index.txt")
        assert "is caused by\n   * Kettle" in built.read("index.txt")
