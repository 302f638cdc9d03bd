"""What an output folder remembers of the pages in it."""

from __future__ import annotations

import contextlib
import json
from dataclasses import asdict, dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_concept_graph.publishing import write_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


class Readings:
    """Which reading of each document the pages of one output folder were written from.

    Sphinx compares the times of sources and outputs. Where another builder has read a document
    anew, for an included file or a setting, it would leave the old page. Times differ from machine
    to machine, so they are kept beside the environment, not among what is published.
    """

    def __init__(self, app: Sphinx) -> None:
        """Read what is known of this builder's output folder."""
        place = sha256(str(app.outdir).encode()).hexdigest()[:12]
        self.path = Path(app.doctreedir) / f"concept-graph-{app.builder.name}-{place}.json"
        self.known: dict[str, str] = {}
        with contextlib.suppress(OSError, ValueError, AttributeError):
            self.known = _texts(json.loads(self.path.read_text(encoding="utf-8")))

    def outdated(self, env: BuildEnvironment) -> set[str]:
        """Return the documents whose pages were written from an earlier reading, or cut short."""
        known = self.known.items()
        return {
            name for name, when in known if name in env.all_docs and _reading(env, name) != when
        }

    def begin(self, names: Iterable[str]) -> None:
        """Note that pages are about to be written."""
        self._save({**self.known, **dict.fromkeys(names, "")})

    def end(self, env: BuildEnvironment, names: Iterable[str]) -> None:
        """Note that pages were written."""
        known = {name: when for name, when in self.known.items() if name in env.all_docs}
        self._save({**known, **{name: _reading(env, name) for name in names}})

    def _save(self, known: dict[str, str]) -> None:
        if known != self.known:
            self.known = known
            write_text(self.path, json.dumps(known, sort_keys=True))


def _reading(env: BuildEnvironment, docname: str) -> str:
    return str(env.all_docs.get(docname, ""))


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
