"""What a rebuild must not lose: other pages, the search, and long indices."""

from __future__ import annotations

import gc
import json
from typing import TYPE_CHECKING, Final

import pytest

from sphinx_concept_graph.core.index_pages import LIMIT, index_parts

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Project

    Make = Callable[..., Project]

CONF: Final = """\
extensions = ["sphinx_concept_graph"]
html_theme = "basic"
concept_refresh_navigation = True
"""


def pages(*names: str) -> dict[str, str]:
    """Return a project with one concept on each page."""
    contents = "".join(f"   {name}\n" for name in names)
    found = {
        f"{name}.rst": f"{name}\n{'=' * len(name)}\n\n.. concept:: Tea {name}\n\n   Warm {name}.\n"
        for name in names
    }
    index = f"Book\n====\n\n.. toctree::\n\n{contents}"
    return {"conf.py": CONF, "index.rst": index, **found}


def searched(out: Path) -> set[str]:
    """Return the pages that the search knows."""
    text = (out / "searchindex.js").read_text(encoding="utf-8")
    return set(json.loads(text.removeprefix("Search.setIndex(").removesuffix(")"))["docnames"])


def test_a_deleted_page_takes_nothing_else_along(project: Make) -> None:
    """Its page and the copy of its source go; a page whose name begins alike stays."""
    made = project(pages("one", "one.two", "three"))
    out = made.build().out
    assert (out / "_sources" / "one.two.rst.txt").is_file()
    made.write({**pages("one.two", "three"), "one.rst": None})
    made.build()
    assert not (out / "one.html").exists()
    assert not (out / "_sources" / "one.rst.txt").exists()
    assert (out / "one.two.html").is_file()
    assert (out / "_sources" / "one.two.rst.txt").is_file()
    assert searched(out) == {"index", "one.two", "three"}


def test_building_one_file_keeps_the_search_whole(project: Make) -> None:
    """A build of one named file, as editors do, leaves the others in the search."""
    made = project(pages("one", "two"))
    out = made.build().out
    made.write({"one.rst": pages("one")["one.rst"].replace("one\n===", "First\n=====")})
    built = made.build(files=[made.source / "one.rst"])
    assert built.warnings == []
    assert searched(out) == {"index", "one", "two"}
    assert "First" not in (out / "two.html").read_text(encoding="utf-8")
    made.build()
    assert "First" in (out / "index.html").read_text(encoding="utf-8")


def test_a_long_index_is_divided(project: Make) -> None:
    """Above the limit the index leads to pages by type and letters; below it they are gone."""
    many = "".join(
        f".. concept:: {chr(97 + n % 20)}{n}\n   :id: c{n}\n\n" for n in range(LIMIT + 9)
    )
    made = project({**pages("one"), "two.rst": f"Two\n===\n\n{many}"})
    out = made.build().out
    first = made.build().page("concept-index.html")
    parts = sorted((out / "concept-index").glob("*.html"))
    assert len(parts) == 2
    assert all(f"concept-index/{part.name}" in first.links for part in parts)
    before = {part: part.stat().st_mtime_ns for part in parts}
    made.write({"one.rst": pages("one")["one.rst"] + "\nMore.\n"})
    made.build()
    assert {part: part.stat().st_mtime_ns for part in parts} == before
    made.write({"two.rst": "Two\n===\n\nNone.\n"})
    made.build()
    assert not (out / "concept-index").exists()


def test_the_index_goes_with_the_last_concept(project: Make) -> None:
    """Without concepts there is no index, so none of an earlier build may stay."""
    made = project(pages("one"))
    index = made.build().out / "concept-index.html"
    assert index.is_file()
    made.write({"one.rst": "One\n===\n\nNone.\n"})
    made.build()
    assert not index.exists()


def test_parts_hold_every_concept_once() -> None:
    """However titles begin, no part is longer than the limit and none is lost or moved."""
    rows = [
        ("thing", "Things", f"{'ab'[n % 2] * (n % 3 + 1)}{n:05}", "d", "a", "") for n in range(3000)
    ]
    rows.sort(key=lambda row: row[2])
    parts = index_parts(rows)
    assert [row for part in parts for row in part.rows] == rows
    assert max(len(part.rows) for part in parts) <= LIMIT
    assert len({part.name for part in parts}) == len(parts)
    (whole,) = index_parts(rows, divided=False)
    assert (whole.name, len(whole.rows)) == ("", 3000)


def test_what_was_set_aside_is_taken_back(project: Make) -> None:
    """A rebuild hides the old environment from the collector until the next build begins."""
    made = project(pages("one", "two"))
    made.build()
    assert gc.get_freeze_count() == 0
    made.build()
    assert gc.get_freeze_count() > 0
    made.build(out="fresh", doctrees="fresh-doctrees")
    assert gc.get_freeze_count() == 0


@pytest.mark.parametrize(
    "index",
    [
        ".. toctree::\n   :caption: Two\n\n   one\n   two\n",
        ".. toctree::\n   :caption: One\n\n   First of all <one>\n   two\n",
        ".. toctree::\n   :caption: One\n\n   one\n\n.. toctree::\n\n   two\n",
        ".. toctree::\n   :caption: One\n\n   one\n   two\n   Elsewhere <https://example.org>\n",
        ".. toctree::\n   :caption: One\n   :numbered:\n\n   one\n   two\n",
        None,
    ],
)
def test_every_menu_follows_the_contents(project: Make, index: str | None) -> None:
    """Captions, entries, their grouping and numbers, and markup in titles reach all pages."""
    contents = "Book\n====\n\n.. toctree::\n   :caption: One\n\n   one\n   two\n"
    # The theme has a menu of all pages.
    conf = CONF.replace("basic", "alabaster")
    made = project({**pages("one", "two"), "conf.py": conf, "index.rst": contents})
    made.build()
    if index is None:
        made.write({"one.rst": pages("one")["one.rst"].replace("one\n===", "*one*\n=====")})
    else:
        made.write({"index.rst": f"Book\n====\n\n{index}"})
    built = made.build()
    fresh = made.build(out="fresh", doctrees="fresh-doctrees")
    for name in ("one.html", "two.html", "genindex.html", "concept-index.html"):
        assert built.read(name) == fresh.read(name), name
