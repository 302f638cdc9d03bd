"""What an output folder remembers of the pages in it."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_concept_graph.publishing import write_text

if TYPE_CHECKING:
    from sphinx.application import Sphinx


@dataclass(frozen=True, slots=True, kw_only=True)
class Memory:
    """What was written into one folder when a build last ended well."""

    #: Document -> digest of all of ours that its page shows.
    drawn: dict[str, str] = field(default_factory=dict)
    #: Page or file that no document stands for -> digest of what it was made from.
    made: dict[str, str] = field(default_factory=dict)
    #: All documents, where outputs of deleted ones are to be removed.
    documents: tuple[str, ...] = ()

    def save(self, path: Path) -> None:
        """Write it; an empty one leaves no file."""
        if self.drawn or self.made or self.documents:
            write_text(path, json.dumps(asdict(self), sort_keys=True))
        else:
            path.unlink(missing_ok=True)


def load_memory(path: Path) -> Memory:
    """Read a memory; one that cannot be read counts as none."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        return Memory(
            drawn=_texts(found["drawn"]),
            made=_texts(found["made"]),
            documents=tuple(map(str, found["documents"])),
        )
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return Memory()


def _texts(found: dict[str, str]) -> dict[str, str]:
    return {str(name): str(text) for name, text in found.items()}


def memory_path(app: Sphinx) -> Path | None:
    """Return where this output folder remembers what was drawn.

    Builders that make one document of all pages say so by what is outdated; they write
    everything every time and need no memory.
    """
    if isinstance(app.builder.get_outdated_docs(), str):
        return None
    return Path(app.outdir) / memory_name(app.builder.name)


def memory_name(builder: str) -> str:
    """Return the name of the file in which a builder remembers what was drawn."""
    return f".concept-graph-{builder}.json"
