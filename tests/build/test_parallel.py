"""Many processes, other machines: the same bytes."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from tests.conftest import Project

    Make = Callable[..., Project]

#: What Sphinx itself writes differently.
OTHERS = {".buildinfo", "environment.pickle"}


def files(out: Path) -> dict[str, bytes]:
    """Return the bytes of all files that are ours or Sphinx's pages."""
    return {
        str(path.relative_to(out)): path.read_bytes()
        for path in sorted(out.rglob("*"))
        if path.is_file() and path.name not in OTHERS
    }


def one_page(name: str, n: int) -> str:
    """Return a page whose concept, names and relations clash with those of others."""
    return f"""\
{name}
======

.. concept:: Tea {n % 20}
   :aliases: brew {n % 7}

   A drink.

   .. relation:: related-to tea-{(n * 7) % 20}

   .. relation:: part-of tea-{(n + 1) % 20}

See :concept:`brew {n % 7}` and :concept:`tea-{(n * 3) % 20}`.
"""


def many_pages() -> Mapping[str, str]:
    """Return a project in which mistakes are split over pages."""
    names = [f"page{n:02}" for n in range(40)]
    pages = {f"{name}.rst": one_page(name, n) for n, name in enumerate(names)}
    toctree = "".join(f"   {name}\n" for name in names)
    return {"index.rst": f"Teas\n====\n\n.. toctree::\n\n{toctree}", **pages}


def test_parallel_is_serial(project: Make) -> None:
    """Four processes leave the bytes and the warnings of one."""
    made = project(many_pages())
    one = made.build("html", out="one", doctrees="one-trees")
    two = made.build("html", out="two", doctrees="two-trees", parallel=4)
    kinds = {line.rpartition("[")[2] for line in one.warnings}
    assert {"concept.duplicate_id]", "concept.ambiguous_name]", "concept.cycle]"} <= kinds
    assert two.warnings == one.warnings
    assert files(two.out) == files(one.out)


@pytest.mark.parametrize("builder", ["html", "latex"])
def test_machines_leave_no_trace(project: Make, builder: str) -> None:
    """Other hash seeds, paths and locales leave the same bytes, for the site and for LaTeX."""
    made = project(many_pages())
    elsewhere = made.base / "another place" / "sources"
    shutil.copytree(made.source, elsewhere)
    found = []
    for seed, source, locale in (("1", made.source, "C"), ("2", elsewhere, "C.UTF-8")):
        out = made.base / f"{builder}-{seed}"
        own = {"PYTHONHASHSEED": seed, "LC_ALL": locale, "SOURCE_DATE_EPOCH": "1700000000"}
        subprocess.run(
            [
                sys.executable,
                "-m",
                "sphinx",
                "-q",
                "-b",
                builder,
                "-d",
                f"{out}-trees",
                source,
                out,
            ],
            env={**os.environ, **own},
            check=True,
            capture_output=True,
        )
        found.append(files(out))
    assert found[0] == found[1]
    assert ("graph.json" in found[0]) == (builder == "html")
