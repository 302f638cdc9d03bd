"""Looks up in other projects what this one does not know."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes
from sphinx.errors import NoUri

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx.environment import BuildEnvironment


def external_reference(
    env: BuildEnvironment, kind: str, target: str, docname: str, words: Sequence[nodes.Node] = ()
) -> nodes.Node | None:
    """Return a reference that an extension such as intersphinx makes, or nothing."""
    content = nodes.inline("", "", *words) if words else nodes.inline("", target)
    pending = addnodes.pending_xref(
        "",
        refdomain="concept",
        reftype=kind,
        reftarget=target,
        refdoc=docname,
        refexplicit=bool(words),
        refwarn=False,
    )
    found: nodes.Node | None = env.events.emit_firstresult(
        "missing-reference", env, pending, content, allowed_exceptions=(NoUri,)
    )
    return found
