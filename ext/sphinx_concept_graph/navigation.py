"""Keeps what leads from page to page up to date, where a project wants that.

Sphinx writes again the pages that were edited; menus, links to neighbours and the search of all
others stay as they were. A project that sets ``concept_refresh_navigation`` gets every page
written when titles, headings, the order or the number of its pages change.
"""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


def navigation_digest(env: BuildEnvironment) -> str:
    """Return a digest of titles, headings and order of all pages."""
    found = sha256()
    for docname in sorted(env.found_docs):
        if docname in env.titles:
            includes = env.toctree_includes.get(docname, ())
            title = env.titles[docname].astext()
            page = (docname, title, tuple(includes), tuple(_headings(env.tocs[docname])))
            found.update(repr(page).encode())
    return found.hexdigest()[:32]


def _headings(contents: nodes.Node) -> Iterator[tuple[str, str]]:
    for link in contents.findall(nodes.reference):
        yield link.get("anchorname", ""), link.astext()


def forget_search(app: Sphinx) -> None:
    """Remove the index of the search, which would keep the words of what is gone."""
    name = getattr(app.builder, "searchindex_filename", None)
    if name:
        Path(app.outdir, name).unlink(missing_ok=True)


def remove_outputs(app: Sphinx, docnames: Iterable[str]) -> None:
    """Remove the pages of documents that are gone, and the copies of their sources."""
    out = Path(app.outdir)
    for docname in docnames:
        page = out / f"{docname}{getattr(app.builder, 'out_suffix', '')}"
        if find := getattr(app.builder, "get_outfilename", None):
            page = Path(find(docname))
        sources = out / "_sources" / docname
        for path in (page, *sources.parent.glob(f"{sources.name}.*")):
            _remove(path, out)


def _remove(path: Path, out: Path) -> None:
    """Remove a file below ``out``, and the folders that it leaves empty."""
    if not path.is_file() or out not in path.parents:
        return
    path.unlink()
    for folder in path.parents:
        if folder == out or any(folder.iterdir()):
            return
        folder.rmdir()
