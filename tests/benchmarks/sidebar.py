"""Measures what a sidebar that lists all pages costs, with furo: whole, and only where one is.

Prints seconds of CPU and kB a page. Needs furo, so run it in the environment of the book.
"""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path
from textwrap import dedent
from typing import Final

from run import sphinx, timed  # type: ignore[import-not-found] # beside this file

PARTS: Final = 15
PAGES_EACH: Final = 20
MANUAL: Final = Path(__file__).resolve().parents[2] / "docs" / "authoring" / "speed.rst"


def told() -> str:
    """Return the code of the manual's page on speed."""
    text = MANUAL.read_text(encoding="utf-8")
    (block,) = re.findall(r"\.\. code-block:: python\n\n((?:   .*\n|\n)+)", text)
    return dedent(block)


def write_book(out: Path, extra: str) -> None:
    """Write 15 parts of 20 pages with one concept each."""
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    conf = "extensions = ['sphinx_concept_graph']\nhtml_theme = 'furo'\n"
    (out / "conf.py").write_text(conf + extra)
    parts = [f"part-{n:02}" for n in range(PARTS)]
    (out / "index.rst").write_text(page("Book", parts))
    for part in parts:
        names = [f"{part}-page-{n:02}" for n in range(PAGES_EACH)]
        (out / f"{part}.rst").write_text(page(part.title(), names))
        for name in names:
            (out / f"{name}.rst").write_text(f".. concept:: {name.title()}\n\n   A thing.\n")


def page(title: str, names: list[str]) -> str:
    """Return a page of contents."""
    entries = "".join(f"   {name}\n" for name in names)
    return f"{title}\n{'=' * len(title)}\n\n.. toctree::\n\n{entries}"


def main() -> None:
    """Build both, and print."""
    work = Path(sys.argv[1])
    for name, extra in (("whole", ""), ("short", told())):
        source = work / f"sidebar-{name}"
        write_book(source, extra)
        cpu, _, _ = timed(sphinx(source, "html", "html"))
        weights = [path.stat().st_size for path in (source / "html").glob("part-*-page-*.html")]
        print(f"{name}: {cpu:.1f} s, {sum(weights) / len(weights) / 1000:.0f} kB a page")


if __name__ == "__main__":
    main()
