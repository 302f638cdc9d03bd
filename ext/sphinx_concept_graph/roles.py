"""The roles: they leave a placeholder with the words as written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from docutils import nodes
from sphinx.util.docutils import SphinxRole

from sphinx_concept_graph.core.notation import split_explicit, split_list
from sphinx_concept_graph.directive_base import place_of
from sphinx_concept_graph.nodes import concept_mention

if TYPE_CHECKING:
    from docutils.nodes import Node, system_message


class MentionRole(SphinxRole):
    """A reference to a concept, relation or claim by name."""

    def __init__(self, kind: str) -> None:
        """Make the role for one kind of thing."""
        self.kind = kind

    def run(self) -> tuple[list[Node], list[system_message]]:
        """Return one mention."""
        words, target = split_explicit(self.text)
        return [self._mention(words, target, explicit=words != target)], []

    def _mention(self, words: str, target: str, *, explicit: bool) -> concept_mention:
        source, line = self.get_source_info()
        place = place_of(self.env, source, line)
        return concept_mention(
            self.rawtext,
            words,
            kind=self.kind,
            target=" ".join(target.split()),
            explicit=explicit,
            line=place.line,
            path=place.path,
        )


class SourceRole(MentionRole):
    """References to sources by key, separated by ``;``."""

    def run(self) -> tuple[list[Node], list[system_message]]:
        """Return one mention for each key."""
        found: list[Node] = []
        for key in split_list(self.text) or (self.text,):
            if found:
                found.append(nodes.Text("; "))
            found.append(self._mention(key, key, explicit=False))
        return found, []


ROLES: Final = {
    "concept": MentionRole("concept"),
    "relation": MentionRole("relation"),
    "claim": MentionRole("claim"),
    "source": SourceRole("source"),
}
