"""Keeps what leads from page to page up to date, where a project wants that.

Sphinx writes again the pages that were edited; menus, links to neighbours and the search of all
others stay as they were. A project that sets ``concept_refresh_navigation`` gets every page
written when titles, headings, the order or the number of its pages change.
"""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sphinx_concept_graph.publishing import write_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

#: What Sphinx writes around the index of the search.
_BEFORE: Final = "Search.setIndex("
_AFTER: Final = ")"


def navigation_digest(env: BuildEnvironment) -> str:
    """Return a digest of titles, headings, tables of contents and numbers of all pages."""
    found = sha256()
    for docname in sorted(env.found_docs):
        if docname in env.titles:
            trees = (env.titles[docname], env.longtitles[docname], env.tocs[docname])
            shown = [tree.pformat() for tree in trees]
            numbers = (env.toc_secnumbers.get(docname), env.toc_fignumbers.get(docname))
            found.update(repr((docname, shown, numbers)).encode())
    return found.hexdigest()[:32]


def tidy_search(app: Sphinx) -> None:
    """Take words that are on no page any more out of the index of the search."""
    path = Path(app.outdir, getattr(app.builder, "searchindex_filename", "") or "searchindex.js")
    if not path.is_file():
        return
    text = path.read_text(encoding="utf-8")
    index = json.loads(text[len(_BEFORE) : -len(_AFTER)])
    for part in ("terms", "titleterms"):
        index[part] = {word: pages for word, pages in index[part].items() if pages != []}
    tidy = json.dumps(index, separators=(",", ":"), sort_keys=True)
    write_text(path, f"{_BEFORE}{tidy}{_AFTER}")


def remove_outputs(app: Sphinx, docnames: Iterable[str]) -> None:
    """Remove the pages of documents that are gone, and the copies of their sources."""
    out = Path(app.outdir)
    for docname in docnames:
        page = out / f"{docname}{getattr(app.builder, 'out_suffix', '')}"
        if find := getattr(app.builder, "get_outfilename", None):
            page = Path(find(docname))
        for path in (page, *_copies(app, docname)):
            _remove(path, out)


def _copies(app: Sphinx, docname: str) -> Iterator[Path]:
    """Yield where Sphinx may have copied the source of a document."""
    ending = app.config.html_sourcelink_suffix
    for suffix in app.config.source_suffix:
        name = f"{docname}{suffix}{ending if suffix != ending else ''}"
        yield Path(app.outdir, "_sources", name)


def _remove(path: Path, out: Path) -> None:
    """Remove a file below ``out``, and the folders that it leaves empty."""
    if not path.is_file() or out not in path.parents:
        return
    path.unlink()
    for folder in path.parents:
        if folder == out or any(folder.iterdir()):
            return
        folder.rmdir()
